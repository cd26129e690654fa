/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two dossiers of which each has its own versions of an article, and its own word on who is who and
 * what is one event. Whatever meets whatever: twice is as once, and undo takes all of it back. */

#include "config.h"

#include "attache-fetch-review.h"
#include "attache-journal.h"
#include "attache-merge.h"
#include "attache-original-table.h"
#include "attache-version-table.h"
#include "attache-writing-actors.h"
#include "attache-writing-events.h"
#include "attache-writing.h"
#include "store-dump.h"
#include "store-sample.h"

#define URL "https://courier.example/talks"
#define MEETING                                                                                    \
  "Minister Ada Lorne of Ruritania met Boris Veld of Sylvania in Zenda on Saturday.\n\n"
#define MILL "The old mill by the river was sold to a baker from the hills, people in town say.\n\n"
#define CLASH "At least 40 people were wounded in a clash at the bridge on Thursday.\n"
#define FIRST MEETING MILL CLASH
#define SECOND                                                                                     \
  "Zenda, updated on Sunday with more detail from both of the delegations.\n\n" MEETING CLASH
#define THIRD "Corrected on Monday by the editors of the Courier.\n\n" MEETING MILL CLASH
#define OTHER                                                                                      \
  "The harvest was counted in the valley, and nobody met Boris Veld without hearing of it. " CLASH

typedef struct
{
  char *folder;
  char *theirs_path;
  AttacheDatabase *mine;
  AttacheDatabase *theirs;
} Fixture;

/* Texts in the order in which each side imported them, to NULL. */
typedef struct
{
  const char *mine[3];
  const char *theirs[3];
  AttacheMergeChoice choice;
  const char *after[4]; /* the versions then */
} Case;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *mine = NULL;

  fixture->folder = sample_folder_new ();
  mine = g_build_filename (fixture->folder, "mine.dossier", NULL);
  fixture->theirs_path = g_build_filename (fixture->folder, "theirs.dossier", NULL);
  fixture->mine = sample_open (mine);
  fixture->theirs = sample_open (fixture->theirs_path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sample_assert_whole (fixture->mine);
  attache_database_free (fixture->theirs);
  sample_dossier_free (fixture->mine, fixture->folder);
  g_free (fixture->theirs_path);
}

static SampleArticle *
new_article (const char *text, const char *url)
{
  SampleArticle *self = sample_article_new (text, "Ministers meet in Zenda", "The Courier",
                                            "2031-09-21");
  const gint lorne = sample_add_actor (self, "Ada Lorne", "ada-lorne", ATTACHE_ACTOR_PERSON, NULL);
  const gint veld = sample_add_actor (self, "Boris Veld", NULL, ATTACHE_ACTOR_PERSON, NULL);

  self->fields.url = url;
  self->fields.source = "import";
  sample_add_event (self, "met Boris Veld", ATTACHE_EVENT_CONSULT, "2031-09-20", lorne, veld);
  sample_add_event (self, "people were wounded", ATTACHE_EVENT_ASSAULT, "2031-09-18", lorne, -1);
  return self;
}

static gint64
bring (AttacheDatabase *db, const char *text, const char *url)
{
  g_autoptr (SampleArticle) article = new_article (text, url);

  return sample_import (db, article);
}

static gint64
annotate (AttacheDatabase *db, gint64 article_id, const char *text, const char *words)
{
  g_autoptr (SampleArticle) article = sample_article_new (text, NULL, NULL, NULL);
  gint64 id;

  g_assert_true (attache_writing_annotate (db, ATTACHE_TARGET_SPAN, article_id, 0,
                                           sample_span (article, words), 0, 2000, &id, NULL));
  return id;
}

static void
bring_articles (Fixture *fixture, const AttacheMergePlan *plan, AttacheDatabase *theirs,
                GHashTable *articles, GArray *brought)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < plan->new_articles->len; i++)
    {
      g_autoptr (AttacheMergeArticle) article = attache_merge_load_article (
          theirs, g_array_index (plan->new_articles, gint64, i), &error);
      g_autoptr (SampleArticle)
          sample = new_article (attache_text_get_utf8 (article->text, NULL), NULL);
      gboolean is_known;
      gint64 id;

      g_assert_true (attache_merge_add_article (fixture->mine, article, sample->findings, 1, &id,
                                                &is_known, &error));
      g_array_append_val (brought, id);
      g_hash_table_insert (articles, g_memdup2 (&article->theirs_id, sizeof (gint64)),
                           g_memdup2 (&id, sizeof id));
    }
}

/* As the session does it. Whether there was anything to do. */
static gboolean
merge (Fixture *fixture, AttacheMergeChoice choice, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheMergeSource)
      source = attache_merge_source_open (fixture->theirs_path, NULL, &error);
  AttacheDatabase *theirs = attache_merge_source_get_database (source);
  g_autoptr (AttacheMergePlan) plan = attache_merge_look (fixture->mine, theirs, &error);
  g_autoptr (GHashTable)
      articles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) brought = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_no_error (error);
  for (guint i = 0; i < plan->conflicts->len; i++)
    ((AttacheMergeConflict *) g_ptr_array_index (plan->conflicts, i))->choice = choice;
  bring_articles (fixture, plan, theirs, articles, brought);
  g_assert_true (attache_merge_note_articles (fixture->mine, brought, name, 100, &error));
  attache_merge_apply (fixture->mine, theirs, articles, plan, name, 101, &error);
  g_assert_no_error (error);
  return !attache_merge_plan_is_empty (plan);
}

/* Merges, and again, and there and back. */
static void
merge_for_good (Fixture *fixture, AttacheMergeChoice choice)
{
  g_autofree char *before = store_dump (fixture->mine, FALSE);
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  const gint64 n_steps = sample_count (fixture->mine, "SELECT count (*) FROM journal");
  gboolean is_done;

  g_assert_true (merge (fixture, choice, "one"));
  once = store_dump (fixture->mine, FALSE);
  g_assert_cmpint (sample_count (fixture->mine, "SELECT count (*) FROM journal"), ==, n_steps + 1);
  /* Where mine stands it is told of again. */
  g_assert_true (!merge (fixture, choice, "two") || choice == ATTACHE_MERGE_MINE);
  twice = store_dump (fixture->mine, FALSE);
  store_assert_same (once, twice);
  g_assert_cmpint (sample_count (fixture->mine, "SELECT count (*) FROM journal"), ==, n_steps + 1);
  g_assert_true (attache_journal_undo (fixture->mine, NULL, &is_done, NULL) && is_done);
  undone = store_dump (fixture->mine, FALSE);
  store_assert_same (before, undone);
  g_assert_true (attache_journal_redo (fixture->mine, NULL, &is_done, NULL) && is_done);
  redone = store_dump (fixture->mine, FALSE);
  store_assert_same (once, redone);
}

static gint64
find_text (AttacheDatabase *db, const char *text)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (
      db, "SELECT article_id FROM article_text WHERE text = :text", NULL);

  attache_sql_bind_text (sql, ":text", text);
  return attache_sql_next (sql) ? attache_sql_int (sql, 0) : 0;
}

static void
assert_versions (Fixture *fixture, const char *const *texts)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint i;

  g_assert_true (
      attache_version_table_list (fixture->mine, find_text (fixture->mine, texts[0]), ids, NULL));
  for (i = 0; texts[i] != NULL; i++)
    {
      g_assert_cmpuint (i, <, ids->len);
      g_assert_cmpint (g_array_index (ids, gint64, i), ==, find_text (fixture->mine, texts[i]));
    }
  g_assert_cmpuint (ids->len, ==, i);
  g_assert_cmpint (sample_count (fixture->mine, "SELECT max (version) FROM article"), ==, i);
  g_assert_cmpint (
      sample_count (fixture->mine, "SELECT count (*) FROM article WHERE place NOT NULL"), ==, 1);
  g_assert_cmpint (sample_count (fixture->mine, "SELECT count (DISTINCT article_id) FROM report"),
                   ==, 1);
  /* Each person's note on the clash stands in the newest, and says where it was put. */
  g_assert_cmpint (sample_count (fixture->mine, "SELECT count (*) FROM annotation"), ==,
                   sample_count (fixture->mine, "SELECT count (*) FROM annotation JOIN article ON "
                                                "article.id = article_id WHERE place NOT NULL"));
  g_assert_cmpint (sample_count (fixture->mine,
                                 "SELECT count (*) FROM annotation WHERE anchor > 0 AND home_id "
                                 "IS NULL"),
                   ==, 0);
}

static gint64
get_event (AttacheDatabase *db, const char *text, AttacheEventKind kind)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT event_id FROM report WHERE article_id = %d AND kind = %d",
      (gint) find_text (db, text), kind);

  return sample_count (db, sql);
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  const Case *one = data;
  gint64 id = 0;

  for (guint i = 0; one->mine[i] != NULL; i++)
    {
      id = bring (fixture->mine, one->mine[i], URL);
      annotate (fixture->mine, id, one->mine[i], "wounded in a clash");
    }
  for (guint i = 0; one->theirs[i] != NULL; i++)
    {
      id = bring (fixture->theirs, one->theirs[i], URL);
      annotate (fixture->theirs, id, one->theirs[i], "wounded in a clash at the bridge");
      g_assert_true (attache_writing_decide_event (
          fixture->theirs, get_event (fixture->theirs, one->theirs[i], ATTACHE_EVENT_CONSULT),
          ATTACHE_DECISION_ACCEPTED, 2000, NULL));
    }
  merge_for_good (fixture, one->choice);
  assert_versions (fixture, one->after);
  g_assert_cmpint (sample_count (fixture->mine,
                                 "SELECT count (*) FROM decision JOIN article ON article.id = "
                                 "article_id WHERE place IS NULL"),
                   ==, 0);
}

static void
split (AttacheDatabase *db, const char *text, AttacheEventKind kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM report WHERE article_id = %d AND kind = "
                                          "%d",
                                          (gint) find_text (db, text), kind);

  g_assert_true (attache_writing_split_report (db, sample_count (db, sql), 2000, NULL));
}

/* They keep the two meetings apart, and hold the clash in one for the meeting of the other; mine,
 * where @is_mine, says the opposite of the first. */
static void
test_events (Fixture *fixture, gconstpointer data)
{
  const AttacheMergeChoice choice = GPOINTER_TO_UINT (data);
  const gboolean is_mine = choice != ATTACHE_MERGE_BOTH;

  bring (fixture->mine, OTHER, NULL);
  bring (fixture->mine, FIRST, URL);
  bring (fixture->theirs, FIRST, URL);
  bring (fixture->theirs, OTHER, NULL);
  split (fixture->theirs, FIRST, ATTACHE_EVENT_CONSULT);
  if (is_mine)
    {
      split (fixture->mine, FIRST, ATTACHE_EVENT_CONSULT);
      g_assert_true (attache_writing_merge_events (
          fixture->mine, get_event (fixture->mine, FIRST, ATTACHE_EVENT_CONSULT),
          get_event (fixture->mine, OTHER, ATTACHE_EVENT_CONSULT), 2000, NULL));
    }
  split (fixture->theirs, OTHER, ATTACHE_EVENT_ASSAULT);
  g_assert_true (attache_writing_merge_events (
      fixture->theirs, get_event (fixture->theirs, OTHER, ATTACHE_EVENT_ASSAULT),
      get_event (fixture->theirs, FIRST, ATTACHE_EVENT_CONSULT), 2000, NULL));
  merge_for_good (fixture, choice);
  g_assert_cmpint (get_event (fixture->mine, FIRST, ATTACHE_EVENT_CONSULT)
                       == get_event (fixture->mine, OTHER, ATTACHE_EVENT_CONSULT),
                   ==, choice == ATTACHE_MERGE_MINE);
  g_assert_cmpint (get_event (fixture->mine, OTHER, ATTACHE_EVENT_ASSAULT), ==,
                   get_event (fixture->mine, FIRST, ATTACHE_EVENT_CONSULT));
  /* Never a chain. */
  g_assert_cmpint (sample_count (fixture->mine,
                                 "SELECT count (*) FROM report_choice AS a JOIN report_choice AS b "
                                 "ON a.with_article_id = b.article_id AND a.with_start = b.start "
                                 "AND b.with_article_id NOT NULL"),
                   ==, 0);
}

static gint64
get_actor (AttacheDatabase *db, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM actor WHERE name = '%s'", name);

  return sample_count (db, sql);
}

static void
add_third_actor (AttacheDatabase *db)
{
  g_autoptr (SampleArticle) article = sample_article_new ("Veld's aide Carl Zorn left. Ada Lorne "
                                                          "and Boris Veld stayed.\n",
                                                          "Left", "Hill Herald", "2031-09-30");

  sample_add_actor (article, "Carl Zorn", NULL, ATTACHE_ACTOR_PERSON, NULL);
  sample_add_actor (article, "Boris Veld", NULL, ATTACHE_ACTOR_PERSON, NULL);
  sample_add_actor (article, "Ada Lorne", "ada-lorne", ATTACHE_ACTOR_PERSON, NULL);
  sample_add (db, article);
}

/* They hold Veld for Zorn; mine holds Veld for Lorne, or nobody for another (@data is BOTH). */
static void
test_speakers (Fixture *fixture, gconstpointer data)
{
  const AttacheMergeChoice choice = GPOINTER_TO_UINT (data);
  gint64 into;

  bring (fixture->mine, FIRST, URL);
  add_third_actor (fixture->mine);
  add_third_actor (fixture->theirs);
  g_assert_true (attache_writing_merge_actors (fixture->theirs,
                                               get_actor (fixture->theirs, "Boris Veld"),
                                               get_actor (fixture->theirs, "Carl Zorn"), 2, NULL));
  if (choice != ATTACHE_MERGE_BOTH)
    g_assert_true (attache_writing_merge_actors (fixture->mine,
                                                 get_actor (fixture->mine, "Boris Veld"),
                                                 get_actor (fixture->mine, "Ada Lorne"), 2, NULL));
  if (choice == ATTACHE_MERGE_MINE)
    merge (fixture, choice, "one");
  else
    merge_for_good (fixture, choice);
  into = sample_count (fixture->mine, "SELECT into_id FROM merged_actor");
  g_assert_cmpint (
      into, ==,
      get_actor (fixture->mine, choice == ATTACHE_MERGE_MINE ? "Ada Lorne" : "Carl Zorn"));
  g_assert_cmpint (sample_count (fixture->mine, "SELECT n_mentions FROM actor WHERE id = "
                                                "(SELECT id FROM merged_actor)"),
                   ==, 0);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<p>page</p>", 11);
  AttacheOriginal page = { (char *) URL, (char *) "text/html", NULL, 77, bytes };
  g_autoptr (AttacheOriginal) found = NULL;
  gint64 first;

  bring (fixture->mine, SECOND, URL);
  bring (fixture->theirs, FIRST, URL);
  bring (fixture->theirs, SECOND, URL);
  for (gint64 id = 1; id <= 2; id++)
    g_assert_true (attache_original_table_add (fixture->theirs, id, &page, NULL));
  merge_for_good (fixture, ATTACHE_MERGE_MINE);
  g_assert_cmpint (sample_count (fixture->mine, "SELECT count (*) FROM original"), ==, 2);
  first = find_text (fixture->mine, FIRST);
  g_assert_true (attache_original_table_load (fixture->mine, first, &found, NULL));
  g_assert_cmpstr (found->media_type, ==, "text/html");
  g_assert_true (g_bytes_equal (found->bytes, bytes));
}

int
main (int argc, char **argv)
{
  static const Case cases[] = {
    { { NULL }, { FIRST, SECOND, NULL }, ATTACHE_MERGE_MINE, { FIRST, SECOND, NULL } },
    { { FIRST, NULL }, { FIRST, SECOND, NULL }, ATTACHE_MERGE_MINE, { FIRST, SECOND, NULL } },
    { { SECOND, NULL }, { FIRST, SECOND, NULL }, ATTACHE_MERGE_MINE, { FIRST, SECOND, NULL } },
    { { FIRST, SECOND, NULL }, { FIRST, NULL }, ATTACHE_MERGE_MINE, { FIRST, SECOND, NULL } },
    { { FIRST, SECOND, NULL },
      { FIRST, THIRD, NULL },
      ATTACHE_MERGE_MINE,
      { FIRST, THIRD, SECOND, NULL } },
    { { FIRST, SECOND, NULL },
      { FIRST, THIRD, NULL },
      ATTACHE_MERGE_THEIRS,
      { FIRST, SECOND, THIRD, NULL } },
    { { FIRST, THIRD, NULL },
      { SECOND, THIRD, NULL },
      ATTACHE_MERGE_MINE,
      { FIRST, SECOND, THIRD, NULL } },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/merge-versions/%u", i);

      g_test_add (name, Fixture, &cases[i], set_up, test_versions, tear_down);
    }
  for (AttacheMergeChoice choice = ATTACHE_MERGE_MINE; choice <= ATTACHE_MERGE_BOTH; choice++)
    {
      g_autofree char *events = g_strdup_printf ("/merge-events/%u", choice);
      g_autofree char *speakers = g_strdup_printf ("/merge-speakers/%u", choice);

      g_test_add (events, Fixture, GUINT_TO_POINTER (choice), set_up, test_events, tear_down);
      g_test_add (speakers, Fixture, GUINT_TO_POINTER (choice), set_up, test_speakers, tear_down);
    }
  g_test_add ("/merge-versions/pages", Fixture, NULL, set_up, test_pages, tear_down);
  return g_test_run ();
}
