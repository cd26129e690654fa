/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Events that are one by the reader's word, and such that are not: what the lists tell, what a new
 * analysis and a removal leave of it, and the way back. */

#include "config.h"

#include "attache-journal.h"
#include "attache-writing-articles.h"
#include "attache-writing-events.h"
#include "store-dump.h"
#include "store-sample.h"

#define N_ARTICLES 3

/* Two articles on one meeting, and one on another that says a day later. */
typedef struct
{
  char *folder;
  AttacheDatabase *db;
  SampleArticle *articles[N_ARTICLES];
  gint64 ids[N_ARTICLES];
} Fixture;

static SampleArticle *
new_article (const char *outlet, const char *day)
{
  g_autofree char *text = g_strdup_printf ("Ada Lorne met Boris Veld. %s has it.\n", outlet);
  SampleArticle *article = sample_article_new (text, "Met", outlet, day);
  const gint lorne = sample_add_actor (article, "Ada Lorne", "ada-lorne", ATTACHE_ACTOR_PERSON,
                                       NULL);
  const gint veld = sample_add_actor (article, "Boris Veld", "boris-veld", ATTACHE_ACTOR_PERSON,
                                      NULL);

  sample_add_event (article, "met", ATTACHE_EVENT_CONSULT, day, lorne, veld);
  return article;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const outlets[N_ARTICLES] = { "Zenda Post", "Hentzau News", "Strelsau Day" };
  static const char *const days[N_ARTICLES] = { "2031-09-20", "2031-09-20", "2031-09-21" };

  fixture->db = sample_dossier_new (0, &fixture->folder);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      fixture->articles[i] = new_article (outlets[i], days[i]);
      fixture->ids[i] = sample_add (fixture->db, fixture->articles[i]);
    }
}

/* What is written of an event twice says the same. */
static void
assert_whole (Fixture *fixture)
{
  static const char *const none[] = {
    "SELECT count (*) FROM event WHERE n_reports <> (SELECT count (DISTINCT article_id) FROM "
    "report WHERE event_id = event.id)",
    "SELECT count (*) FROM event WHERE n_reports = 0",
    "SELECT count (*) FROM event_actor JOIN report ON report.id = report_id "
    "WHERE event_actor.event_id <> report.event_id",
    "SELECT count (*) FROM article WHERE n_events <> (SELECT count (DISTINCT event_id) FROM "
    "report WHERE article_id = article.id)",
    "SELECT count (*) FROM report WHERE event_id = found_event_id",
    "SELECT count (*) FROM pragma_foreign_key_check",
  };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_cmpint (sample_count (fixture->db, none[i]), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_whole (fixture);
  for (guint i = 0; i < N_ARTICLES; i++)
    sample_article_free (fixture->articles[i]);
  sample_dossier_free (fixture->db, fixture->folder);
}

static gint64
get_report (Fixture *fixture, guint article)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM report WHERE article_id = %" G_GINT64_FORMAT, fixture->ids[article]);

  return sample_count (fixture->db, sql);
}

static gint64
get_event (Fixture *fixture, guint article)
{
  g_autofree char *sql = g_strdup_printf ("SELECT event_id FROM report WHERE article_id "
                                          "= %" G_GINT64_FORMAT,
                                          fixture->ids[article]);

  return sample_count (fixture->db, sql);
}

/* Which articles tell the same: "001" where the first two tell one event and the third another. */
static void
assert_events (Fixture *fixture, const char *expected)
{
  gint64 events[N_ARTICLES];
  char found[N_ARTICLES + 1] = { 0 };

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      guint first = 0;

      events[i] = get_event (fixture, i);
      while (events[first] != events[i])
        first++;
      found[i] = (char) ('0' + first);
    }
  g_assert_cmpstr (found, ==, expected);
  assert_whole (fixture);
}

static void
go (Fixture *fixture, gboolean is_undo)
{
  gboolean is_done;

  g_assert_true (
      (is_undo ? attache_journal_undo : attache_journal_redo) (fixture->db, NULL, &is_done, NULL));
  g_assert_true (is_done);
}

/* There and back again says the same, byte for byte. */
static void
assert_way_back (Fixture *fixture, const char *before)
{
  g_autofree char *after = store_dump (fixture->db, FALSE);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  go (fixture, TRUE);
  undone = store_dump (fixture->db, FALSE);
  store_assert_same (undone, before);
  go (fixture, FALSE);
  redone = store_dump (fixture->db, FALSE);
  store_assert_same (redone, after);
}

static void
merge (Fixture *fixture, guint one, guint into)
{
  g_autofree char *before = store_dump (fixture->db, FALSE);

  g_assert_true (attache_writing_merge_events (fixture->db, get_event (fixture, one),
                                               get_event (fixture, into), 1, NULL));
  assert_way_back (fixture, before);
}

static void
split (Fixture *fixture, guint one)
{
  g_autofree char *before = store_dump (fixture->db, FALSE);

  g_assert_true (attache_writing_split_report (fixture->db, get_report (fixture, one), 1, NULL));
  assert_way_back (fixture, before);
}

static void
analyse (Fixture *fixture, guint article)
{
  g_assert_true (attache_store_set_findings (fixture->db, fixture->ids[article],
                                             fixture->articles[article]->text,
                                             fixture->articles[article]->findings, NULL, NULL));
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  gint64 day;

  assert_events (fixture, "002");
  day = sample_count (fixture->db, "SELECT begin FROM event WHERE n_reports = 1");
  merge (fixture, 0, 2);
  assert_events (fixture, "000");
  /* It is told by the one that it was merged into, whichever was found first. */
  g_assert_cmpint (sample_count (fixture->db, "SELECT begin FROM event"), ==, day);
  g_assert_cmpint (sample_count (fixture->db, "SELECT n_reports FROM event"), ==, 3);
  split (fixture, 1);
  assert_events (fixture, "010");
  split (fixture, 0);
  assert_events (fixture, "002");
}

static void
test_split (Fixture *fixture, gconstpointer data)
{
  split (fixture, 0);
  assert_events (fixture, "012");
  /* Alone already: nothing is done, and no step made. */
  g_assert_true (attache_writing_split_report (fixture->db, get_report (fixture, 0), 1, NULL));
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM journal"), ==, 1);
  merge (fixture, 0, 1);
  assert_events (fixture, "002");
  split (fixture, 1);
  assert_events (fixture, "012");
}

/* Whatever is analysed again, in any order, and whatever comes later. */
static void
test_analysis (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SampleArticle) later = new_article ("Ruritanian", "2031-09-20");

  split (fixture, 0);
  merge (fixture, 2, 1);
  assert_events (fixture, "011");
  for (guint i = 0; i < 2 * N_ARTICLES; i++)
    {
      analyse (fixture, (i * 2) % N_ARTICLES);
      assert_events (fixture, "011");
    }
  sample_add (fixture->db, later);
  assert_events (fixture, "011");
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM event WHERE is_own = 1 AND "
                                              "n_reports = 1"),
                   ==, 1);
  g_assert_cmpint (sample_count (fixture->db, "SELECT n_reports FROM event WHERE is_own = 0"), ==,
                   3);
  go (fixture, TRUE);
  assert_events (fixture, "012");
}

/* Those that follow one that is split off stay together. */
static void
test_followers (Fixture *fixture, gconstpointer data)
{
  split (fixture, 0);
  merge (fixture, 1, 0);
  merge (fixture, 2, 0);
  assert_events (fixture, "000");
  split (fixture, 0);
  assert_events (fixture, "011");
  for (guint i = 0; i < N_ARTICLES; i++)
    analyse (fixture, i);
  assert_events (fixture, "011");
}

static void
test_removal (Fixture *fixture, gconstpointer data)
{
  merge (fixture, 2, 0);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *before = store_dump (fixture->db, FALSE);
      g_autofree char *after = NULL;

      g_assert_true (attache_writing_remove_articles (fixture->db, &fixture->ids[i], 1, 2, NULL));
      assert_whole (fixture);
      go (fixture, TRUE);
      after = store_dump (fixture->db, FALSE);
      store_assert_same (after, before);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/events/merge", Fixture, NULL, set_up, test_merge, tear_down);
  g_test_add ("/events/split", Fixture, NULL, set_up, test_split, tear_down);
  g_test_add ("/events/analysis", Fixture, NULL, set_up, test_analysis, tear_down);
  g_test_add ("/events/followers", Fixture, NULL, set_up, test_followers, tear_down);
  g_test_add ("/events/removal", Fixture, NULL, set_up, test_removal, tear_down);
  return g_test_run ();
}
