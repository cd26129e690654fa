/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles on the shelf: what it costs, what happens meanwhile, and what somebody tampered with. */

#include "config.h"

#include "attache-journal.h"
#include "attache-writing-articles.h"
#include "store-dump.h"
#include "store-sample.h"

typedef struct
{
  char *folder;
  AttacheDatabase *db;
  guint n_made; /* articles, so that each text is new */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->db = sample_dossier_new (0, &fixture->folder);
  /* What survives a crash is asked elsewhere. */
  sample_run (fixture->db, "PRAGMA synchronous = OFF");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sample_assert_whole (fixture->db);
  sample_dossier_free (fixture->db, fixture->folder);
}

static SampleArticle *
new_article (Fixture *fixture)
{
  g_autofree char *day = g_strdup_printf ("2031-09-%02u", 10 + fixture->n_made % 20);
  g_autofree char *text = g_strdup_printf (
      "Ada Lorne met Boris Veld on the bridge, note %u.\n\n“We shall open it,” Lorne said.\n",
      fixture->n_made++);
  SampleArticle *article = sample_article_new (text, "News", "Zenda Post", day);
  const gint lorne = sample_add_actor (article, "Ada Lorne", "ada-lorne", ATTACHE_ACTOR_PERSON,
                                       "minister");
  const gint veld = sample_add_actor (article, "Boris Veld", NULL, ATTACHE_ACTOR_PERSON, NULL);

  sample_add_statement (article, "We shall open it", "said", lorne, day);
  sample_add_event (article, "met", ATTACHE_EVENT_CONSULT, day, lorne, veld);
  return article;
}

static gint64
import_article (Fixture *fixture)
{
  g_autoptr (SampleArticle) article = new_article (fixture);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  gint64 id = sample_add (fixture->db, article);

  g_array_append_val (ids, id);
  g_assert_true (attache_writing_note_import (fixture->db, ids, NULL, "one", 1, &error));
  return id;
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
  return is_done;
}

/* What a large import costs to undo: told, not judged. */
static void
test_large_import (Fixture *fixture, gconstpointer data)
{
  const guint n_articles = g_test_slow () ? 10000 : 300;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 begun, undone, redone;

  sample_run (fixture->db, "BEGIN");
  for (guint i = 0; i < n_articles; i++)
    {
      g_autoptr (SampleArticle) article = new_article (fixture);
      gint64 id = sample_add (fixture->db, article);

      g_array_append_val (ids, id);
    }
  g_assert_true (attache_writing_note_import (fixture->db, ids, NULL, "large", 1, &error));
  sample_run (fixture->db, "COMMIT");
  before = store_dump (fixture->db, TRUE);
  begun = g_get_monotonic_time ();
  g_assert_true (step (fixture, TRUE));
  undone = g_get_monotonic_time ();
  g_test_message ("%u articles undone in %.1f s; on the shelf %" G_GINT64_FORMAT
                  " bytes, in the step %" G_GINT64_FORMAT,
                  n_articles, (undone - begun) / 1e6,
                  sample_count (fixture->db, "SELECT sum (length (content)) FROM shelf"),
                  sample_count (fixture->db, "SELECT sum (length (changes)) FROM journal"));
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM article"), ==, 0);
  undone = g_get_monotonic_time ();
  g_assert_true (step (fixture, FALSE));
  redone = g_get_monotonic_time ();
  g_test_message ("redone in %.1f s", (redone - undone) / 1e6);
  after = store_dump (fixture->db, TRUE);
  store_assert_same (before, after);
}

/* What was found meanwhile took the ids of what lies on the shelf: it still comes back. */
static void
test_comes_back_to_another_world (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  g_autoptr (SampleArticle) echo = sample_echo_new ();
  const gint64 first = sample_add (fixture->db, talks);
  const gint64 second = sample_add (fixture->db, echo);
  const gint64 n_statements = sample_count (fixture->db, "SELECT count (*) FROM statement");
  const gint64 n_reports = sample_count (fixture->db, "SELECT count (*) FROM report");
  const gint64 n_events = sample_count (fixture->db, "SELECT count (*) FROM event");

  g_assert_true (attache_writing_remove_articles (fixture->db, &second, 1, 1, &error));
  g_assert_cmpint (sample_count (fixture->db, "SELECT n_reports FROM event WHERE kind = 1"), ==, 1);
  g_assert_cmpint (sample_count (fixture->db,
                                 "SELECT count (*) FROM article_search WHERE article_search "
                                 "MATCH 'reporters'"),
                   ==, 0);
  g_assert_true (
      attache_store_set_findings (fixture->db, first, talks->text, talks->findings, NULL, &error));
  g_assert_true (
      attache_store_set_findings (fixture->db, first, talks->text, talks->findings, NULL, &error));
  g_assert_true (step (fixture, TRUE));
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM statement"), ==, n_statements);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM report"), ==, n_reports);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM event"), ==, n_events);
  g_assert_cmpint (sample_count (fixture->db, "SELECT n_reports FROM event WHERE kind = 1"), ==, 2);
  g_assert_cmpint (sample_count (fixture->db,
                                 "SELECT count (*) FROM article_search WHERE article_search "
                                 "MATCH 'reporters'"),
                   ==, 1);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM shelf"), ==, 0);
}

/* A shelf that somebody tampered with refuses; nothing half comes back. */
static void
test_hostile_shelf (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 article = import_article (fixture);
  gboolean is_done;

  g_assert_true (attache_writing_remove_articles (fixture->db, &article, 1, 1, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *spoil = g_strdup_printf (
          "UPDATE shelf SET content = CAST (substr (content, 1, %u) || x'%02x' || substr (content, "
          "%u) AS BLOB)",
          i * 7, i * 3 + 1, i * 7 + 2);
      g_autofree char *whole = store_dump (fixture->db, TRUE);
      g_autofree char *after = NULL;

      g_assert_true (attache_database_exec (fixture->db, spoil, &error));
      if (attache_journal_undo (fixture->db, NULL, &is_done, NULL))
        {
          g_assert_true (attache_journal_redo (fixture->db, NULL, &is_done, NULL));
          continue;
        }
      after = store_dump (fixture->db, TRUE);
      store_assert_same (whole, after);
    }
}

/* Every table that hangs on an article is one that the shelf knows, or belongs to something else.
 */
static void
test_no_table_is_forgotten (Fixture *fixture, gconstpointer data)
{
  const gint64 article = import_article (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (
      sample_count (
          fixture->db,
          "SELECT count (DISTINCT t.name) FROM sqlite_schema AS t JOIN "
          "pragma_foreign_key_list (t.name) AS f WHERE t.type = 'table' AND f.\"table\" IN "
          "('article', 'statement', 'report', 'annotation')"),
      ==, 20);
  g_assert_true (attache_writing_remove_articles (fixture->db, &article, 1, 1, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/shelf/large-import", Fixture, NULL, set_up, test_large_import, tear_down);
  g_test_add ("/shelf/comes-back-to-another-world", Fixture, NULL, set_up,
              test_comes_back_to_another_world, tear_down);
  g_test_add ("/shelf/hostile", Fixture, NULL, set_up, test_hostile_shelf, tear_down);
  g_test_add ("/shelf/no-table-is-forgotten", Fixture, NULL, set_up, test_no_table_is_forgotten,
              tear_down);
  return g_test_run ();
}
