/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Anything that a reader can do, in any order, undone to the start and redone to the end: the
 * dossier says the same, byte for byte. The seed is told; ATTACHE_TEST_SEED sets it. */

#include "config.h"

#include "attache-journal.h"
#include "attache-store-error.h"
#include "attache-writing-articles.h"
#include "attache-writing-events.h"
#include "attache-writing-statements.h"
#include "attache-writing-tags.h"
#include "attache-writing.h"
#include "store-dump.h"
#include "store-sample.h"

#define N_ACTIONS 700
#define N_ACTIONS_SLOW 10000
#define MAX_ARTICLES 25

typedef struct
{
  char *folder;
  char *path;
  AttacheDatabase *db;
  GRand *rand;
  guint32 seed;
  gint64 now;
  gint action;  /* the last one */
  guint n_made; /* articles, so that each text is new */
} Fixture;

static void
reopen (Fixture *fixture)
{
  g_clear_pointer (&fixture->db, attache_database_free);
  fixture->db = sample_open (fixture->path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *seed = g_getenv ("ATTACHE_TEST_SEED");

  fixture->seed = seed != NULL ? (guint32) g_ascii_strtoull (seed, NULL, 10)
                               : (guint32) g_test_rand_int ();
  g_test_message ("ATTACHE_TEST_SEED=%u", fixture->seed);
  fixture->rand = g_rand_new_with_seed (fixture->seed);
  fixture->folder = sample_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "test.dossier", NULL);
  fixture->now = 1000000;
  reopen (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sample_assert_whole (fixture->db);
  sample_dossier_free (fixture->db, fixture->folder);
  g_rand_free (fixture->rand);
  g_free (fixture->path);
}

/* An id from @table, or 0. */
static gint64
any (Fixture *fixture, const char *table)
{
  g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM %s", table);
  const gint64 n = sample_count (fixture->db, count);
  g_autofree char *pick = NULL;

  if (n == 0)
    return 0;
  pick = g_strdup_printf ("SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET %d", table,
                          g_rand_int_range (fixture->rand, 0, (gint32) n));
  return sample_count (fixture->db, pick);
}

/* Of invented people who meet on one of a few days, so that events are shared. */
static SampleArticle *
new_article (Fixture *fixture)
{
  static const char *const people[] = { "Ada Lorne", "Boris Veld", "Mira Sand", "Oskar Wyn" };
  static const char *const keys[] = { "ada-lorne", NULL, "mira-sand", NULL };
  static const char *const roles[] = { "minister", "envoy", NULL };
  const guint one = (guint) g_rand_int_range (fixture->rand, 0, 4);
  const guint other = (one + (guint) g_rand_int_range (fixture->rand, 1, 4)) % 4;
  g_autofree char *day = g_strdup_printf ("2031-09-%02d", g_rand_int_range (fixture->rand, 10, 14));
  g_autofree char *text = g_strdup_printf (
      "%s met %s on the bridge, note %u.\n\n“We shall open it,” %s said. Then %s left.\n",
      people[one], people[other], fixture->n_made++, people[one], people[other]);
  SampleArticle *article = sample_article_new (text, "News", "Zenda Post", day);
  gint a, b;

  a = sample_add_actor (article, people[one], keys[one], ATTACHE_ACTOR_PERSON,
                        roles[g_rand_int_range (fixture->rand, 0, 3)]);
  b = sample_add_actor (article, people[other], keys[other], ATTACHE_ACTOR_PERSON, NULL);
  sample_add_statement (article, "We shall open it", "said", a, day);
  sample_add_statement (article, "left", "Then", b, NULL);
  sample_add_figure (article, sample_add_event (article, "met", ATTACHE_EVENT_CONSULT, day, a, b),
                     "note", 40);
  sample_add_event (article, "left", ATTACHE_EVENT_RETREAT, NULL, b, -1);
  return article;
}

static gboolean
import (AttacheDatabase *db, gpointer data, GError **error)
{
  Fixture *fixture = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint n = g_rand_int_range (fixture->rand, 1, 5);
  /* Some batches belong to the import before. */
  g_autofree char *name = g_strdup_printf ("%d", g_rand_int_range (fixture->rand, 0, 3));

  for (gint i = 0; i < n; i++)
    {
      g_autoptr (SampleArticle) article = new_article (fixture);
      gint64 id = sample_add (db, article);

      g_array_append_val (ids, id);
    }
  return attache_writing_note_import (db, ids, NULL, name, fixture->now, error);
}

static gboolean
remove_some (Fixture *fixture, GError **error)
{
  const gint64 ids[] = { any (fixture, "article"), any (fixture, "article") };

  return attache_writing_remove_articles (
      fixture->db, ids, (guint) g_rand_int_range (fixture->rand, 1, 3), fixture->now, error);
}

static gboolean
annotate (Fixture *fixture, GError **error)
{
  const AttacheAnnotationTarget target = (AttacheAnnotationTarget) g_rand_int_range (fixture->rand,
                                                                                     0, 4);
  const guint32 start = (guint32) g_rand_int_range (fixture->rand, 0, 40);
  gint64 id;

  return attache_writing_annotate_as (
      fixture->db, target, any (fixture, "article"),
      target == ATTACHE_TARGET_EVENT ? any (fixture, "event") : any (fixture, "actor"),
      (AttacheSpan){ start, start + 7 }, (guint) g_rand_int_range (fixture->rand, 0, 4),
      g_rand_boolean (fixture->rand) ? "Reader" : NULL, fixture->now, &id, error);
}

static gboolean
set_tags (Fixture *fixture, GError **error)
{
  static const char *const names[] = { "bridge", "snow",  "talks", "zenda",
                                       "quote",  "check", "figure" };
  const char *tags[4] = { NULL };
  const guint n = (guint) g_rand_int_range (fixture->rand, 0, 4);

  for (guint i = 0; i < n; i++)
    tags[i] = names[g_rand_int_range (fixture->rand, 0, G_N_ELEMENTS (names))];
  return attache_writing_set_tags (fixture->db, any (fixture, "annotation"), tags, fixture->now,
                                   error);
}

static gboolean
change_tag (Fixture *fixture, GError **error)
{
  static const char *const names[] = { "bridge", "snow", "talks", "new" };
  const gint64 tag = any (fixture, "tag");

  switch (g_rand_int_range (fixture->rand, 0, 6))
    {
    case 0:
      return attache_writing_rename_tag (
          fixture->db, tag, names[g_rand_int_range (fixture->rand, 0, 4)], fixture->now, error);
    case 1:
      return attache_writing_set_tag_colour (
          fixture->db, tag, (guint) g_rand_int_range (fixture->rand, 0, 8), fixture->now, error);
    case 2:
      return attache_writing_merge_tag (fixture->db, tag, any (fixture, "tag"), fixture->now,
                                        error);
    case 3:
      return attache_writing_delete_tag (fixture->db, tag, fixture->now, error);
    default:
      return attache_writing_move_tag (
          fixture->db, tag, g_rand_int_range (fixture->rand, 0, 4) > 0 ? any (fixture, "tag") : 0,
          fixture->now, error);
    }
}

static gboolean
decide (Fixture *fixture, GError **error)
{
  const AttacheDecision decision = (AttacheDecision) g_rand_int_range (fixture->rand, 0, 4);

  if (g_rand_boolean (fixture->rand))
    return attache_writing_decide_event (fixture->db, any (fixture, "event"), decision,
                                         fixture->now, error);
  return attache_writing_decide_statement (fixture->db, any (fixture, "statement"), decision,
                                           any (fixture, "actor"), fixture->now, error);
}

static gboolean
merge_or_split (Fixture *fixture, GError **error)
{
  if (g_rand_boolean (fixture->rand))
    return attache_writing_split_report (fixture->db, any (fixture, "report"), fixture->now, error);
  return attache_writing_merge_events (fixture->db, any (fixture, "event"), any (fixture, "event"),
                                       fixture->now, error);
}

/* Of one article, which need not be the same. */
static gboolean
shape (Fixture *fixture, GError **error)
{
  const gint64 one = any (fixture, "statement");
  g_autofree char *places = g_strdup_printf ("(SELECT statement.id, statement.start, statement.end "
                                             "FROM statement JOIN statement AS one ON "
                                             "one.article_id = statement.article_id AND "
                                             "one.id = %" G_GINT64_FORMAT ")",
                                             one);
  g_autofree char *at = g_strdup_printf ("SELECT start FROM statement WHERE id = %" G_GINT64_FORMAT,
                                         one);
  const guint32 start = (guint32) (sample_count (fixture->db, at)
                                   + g_rand_int_range (fixture->rand, 0, 12));

  switch (g_rand_int_range (fixture->rand, 0, 5))
    {
    case 0:
    case 1:
      return attache_writing_merge_statements (fixture->db, one, any (fixture, places),
                                               fixture->now, error);
    case 2:
    case 3:
      return attache_writing_split_statement (fixture->db, one, start, fixture->now, error);
    default:
      return attache_writing_reword_statement (fixture->db, one, (AttacheSpan){ start, start + 9 },
                                               fixture->now, error);
    }
}

static gboolean
edit_article (Fixture *fixture, GError **error)
{
  static const char *const words[] = { "Bridge opens", "Snow", "No news", "Wyn leaves" };
  const gint64 article = any (fixture, "article");
  const char *word = words[g_rand_int_range (fixture->rand, 0, 4)];

  switch (g_rand_int_range (fixture->rand, 0, 4))
    {
    case 0:
      return attache_writing_set_title (fixture->db, article, word, fixture->now, error);
    case 1:
      return attache_writing_set_outlet (fixture->db, article, word, fixture->now, error);
    case 2:
      return attache_writing_set_starred (fixture->db, article, g_rand_boolean (fixture->rand),
                                          fixture->now, error);
    default:
      return attache_writing_set_published (fixture->db, article,
                                            g_rand_int_range (fixture->rand, 0, 9999),
                                            ATTACHE_PRECISION_DAY, fixture->now, error);
    }
}

static gboolean
write_note (Fixture *fixture, GError **error)
{
  g_autofree char *note = g_strdup_printf ("words %d", g_rand_int_range (fixture->rand, 0, 99));
  const gint64 id = any (fixture, "annotation");

  switch (g_rand_int_range (fixture->rand, 0, 6))
    {
    case 0:
      return attache_writing_delete (fixture->db, id, fixture->now, error);
    case 1:
      return attache_writing_set_colour (
          fixture->db, id, (guint) g_rand_int_range (fixture->rand, 0, 4), fixture->now, error);
    default:
      return attache_writing_set_note (fixture->db, id, note, fixture->now, error);
    }
}

/* FALSE with an error where there was nothing to do it to. */
static gboolean
act (Fixture *fixture, GError **error)
{
  const gint64 n_articles = sample_count (fixture->db, "SELECT count (*) FROM article");
  const gint action = g_rand_int_range (fixture->rand, 0, 100);

  /* Some within the time of typing, some after. */
  fixture->now += g_rand_int_range (fixture->rand, 1, 2 * ATTACHE_TYPING_USEC);
  fixture->action = action;
  if (n_articles == 0 || (action < 6 && n_articles < MAX_ARTICLES))
    return attache_database_transact (fixture->db, import, fixture, error);
  if (action < 11)
    return remove_some (fixture, error);
  if (action < 35)
    return annotate (fixture, error);
  if (action < 55)
    return set_tags (fixture, error);
  if (action < 70)
    return change_tag (fixture, error);
  if (action < 77)
    return decide (fixture, error);
  if (action < 80)
    return merge_or_split (fixture, error);
  if (action < 85)
    return shape (fixture, error);
  if (action < 88)
    return edit_article (fixture, error);
  return write_note (fixture, error);
}

static gboolean
step (Fixture *fixture, gboolean is_undo)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = FALSE;

  if (is_undo)
    attache_journal_undo (fixture->db, NULL, &is_done, &error);
  else
    attache_journal_redo (fixture->db, NULL, &is_done, &error);
  g_assert_no_error (error);
  if (g_rand_int_range (fixture->rand, 0, 100) == 0)
    reopen (fixture);
  return is_done;
}

/* Goes some steps back, looks, and comes again to the same place. */
static void
wander (Fixture *fixture)
{
  g_autofree char *before = store_dump (fixture->db, FALSE);
  g_autofree char *after = NULL;
  guint n_back = (guint) g_rand_int_range (fixture->rand, 1, 12);
  guint n_steps = 0;

  while (n_steps < n_back && step (fixture, TRUE))
    n_steps++;
  /* Sometimes the way on is another. */
  if (g_rand_int_range (fixture->rand, 0, 3) == 0)
    return;
  for (guint i = 0; i < n_steps; i++)
    g_assert_true (step (fixture, FALSE));
  after = store_dump (fixture->db, FALSE);
  store_assert_same (before, after);
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  const guint n_actions = g_test_slow () ? N_ACTIONS_SLOW : N_ACTIONS;
  g_autofree char *start = store_dump (fixture->db, TRUE);
  g_autofree char *end = NULL;
  g_autofree char *back = NULL;
  g_autofree char *again = NULL;
  guint n_done = 0, n_nothing = 0, n_undone = 0, n_redone = 0;

  while (n_done < n_actions)
    {
      g_autoptr (GError) error = NULL;

      if (act (fixture, &error))
        n_done++;
      else
        {
          if (!g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE))
            g_test_message ("action %d after %u: %s", fixture->action, n_done, error->message);
          g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE);
          n_nothing++;
        }
      if (g_rand_int_range (fixture->rand, 0, 40) == 0)
        wander (fixture);
    }
  /* The last actions may have left steps that can be done again: the end is behind them. */
  while (step (fixture, FALSE))
    ;
  end = store_dump (fixture->db, TRUE);
  while (step (fixture, TRUE))
    n_undone++;
  back = store_dump (fixture->db, TRUE);
  store_assert_same (start, back);
  while (step (fixture, FALSE))
    n_redone++;
  again = store_dump (fixture->db, TRUE);
  store_assert_same (end, again);
  g_assert_cmpuint (n_undone, ==, n_redone);
  g_test_message ("%u actions (%u more had nothing to act on), %u steps back and forth", n_done,
                  n_nothing, n_undone);
}

static gint64
import_one (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->now++;
  attache_database_transact (fixture->db, import, fixture, &error);
  g_assert_no_error (error);
  return sample_count (fixture->db, "SELECT max (id) FROM article");
}

static void
test_move_to (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *now = NULL;
  g_autofree char *end = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const gint64 article = import_one (fixture);
  gint64 step_id, id;

  step_id = sample_count (fixture->db, "SELECT max (id) FROM journal");
  first = store_dump (fixture->db, FALSE);
  g_assert_true (attache_writing_annotate (fixture->db, ATTACHE_TARGET_ARTICLE, article, 0,
                                           (AttacheSpan){ 0 }, 0, 5, &id, &error));
  g_assert_true (attache_writing_remove_articles (fixture->db, &article, 1, 6, &error));
  last = store_dump (fixture->db, FALSE);
  entries = attache_journal_list (fixture->db, 0, 10, &error);
  g_assert_cmpuint (entries->len, ==, 3);
  g_assert_cmpstr (((AttacheJournalEntry *) entries->pdata[0])->label, ==, "removal");
  g_assert_cmpstr (((AttacheJournalEntry *) entries->pdata[0])->about, ==, "News");
  g_assert_cmpuint (((AttacheJournalEntry *) entries->pdata[0])->n_articles, ==, 1);
  g_assert_cmpint (((AttacheJournalEntry *) entries->pdata[2])->id, ==, step_id);
  g_assert_true (attache_journal_move_to (fixture->db, step_id, NULL, &error));
  now = store_dump (fixture->db, FALSE);
  store_assert_same (first, now);
  g_assert_true (attache_journal_move_to (fixture->db, 0, NULL, &error));
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM article"), ==, 0);
  g_assert_true (attache_journal_move_to (
      fixture->db, ((AttacheJournalEntry *) entries->pdata[0])->id, NULL, &error));
  g_assert_no_error (error);
  end = store_dump (fixture->db, FALSE);
  store_assert_same (last, end);
  g_assert_false (attache_journal_move_to (fixture->db, 99, NULL, &error));
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/history/random", Fixture, NULL, set_up, test_random, tear_down);
  g_test_add ("/history/move-to", Fixture, NULL, set_up, test_move_to, tear_down);
  return g_test_run ();
}
