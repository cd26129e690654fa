/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the writer does while nobody writes: it makes the search index small, tells the planner of
 * the tables, changes nothing that can be seen, and stands aside for a note. */

#include "config.h"

#include <gio/gio.h>

#include "attache-backup.h"
#include "attache-query.h"
#include "attache-store.h"
#include "attache-upkeep.h"
#include "attache-writing.h"
#include "store-dump.h"
#include "store-sample.h"

#define N_ARTICLES 40
#define N_NOTES 30

static const char N_PARTS[] = "SELECT count (DISTINCT segid) FROM article_search_idx";
static const char HAS_STATISTICS[] =
    "SELECT count (*) FROM sqlite_schema WHERE name = 'sqlite_stat1'";

typedef struct
{
  char *folder;
  char *path;
} Fixture;

/* Empty, and in no list: enough for the planner to be told. */
static const char CROWD[] =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) INSERT INTO "
    "article (uid, title, outlet, published_precision, published_basis, length, n_words, imported) "
    "SELECT printf ('%064d', i), 'Snow', 'Zenda Courier', 0, 0, 0, 0, 1 FROM n";

/* Every article in a transaction of its own, and nothing merged meanwhile: as many parts. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  AttacheDatabase *db;

  fixture->folder = sample_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "test.dossier", NULL);
  db = attache_database_open (fixture->path, ATTACHE_DATABASE_CREATE | ATTACHE_DATABASE_WAL,
                              &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      static const char *const settings[] = { "automerge", "crisismerge" };
      g_autofree char *set = g_strdup_printf (
          "INSERT INTO article_search (article_search, rank) VALUES ('%s', %u)", settings[i],
          i * 500);

      sample_run (db, set);
    }
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *words = g_strdup_printf ("Snow fell in Zenda on day %u of the talks.", i);
      g_autoptr (SampleArticle)
          article = sample_article_new (words, words, "Zenda Courier", "2031-09-20");

      sample_add (db, article);
    }
  g_assert_cmpint (sample_count (db, N_PARTS), >=, N_ARTICLES);
  if (GPOINTER_TO_INT (data))
    sample_run (db, CROWD);
  attache_database_free (db);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sample_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static guint
count_hits (AttacheDatabase *db, const char *words)
{
  g_autoptr (AttacheFilter) all = attache_filter_new ();
  g_autoptr (AttacheFilter) filter = attache_filter_with_words (all, words);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_true (attache_query_articles (db, filter, 0, ids, NULL, NULL));
  return ids->len;
}

static void
test_merged (Fixture *fixture, gconstpointer data)
{
  AttacheDatabase *db = attache_database_open (fixture->path, ATTACHE_DATABASE_WAL, NULL);
  g_autoptr (AttacheUpkeep) upkeep = attache_upkeep_new ();
  g_autofree char *before = store_dump (db, TRUE);
  g_autofree char *after = NULL;
  g_auto (GStrv) problems = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_backed_up;

  g_assert_true (attache_backup_make (db, 1, &is_backed_up, NULL, NULL) && is_backed_up);
  /* The planner is told of what this connection has asked about. */
  g_assert_cmpuint (count_hits (db, "snow outlet:zenda "), ==, N_ARTICLES);
  g_assert_true (attache_upkeep_is_due (upkeep));
  for (guint i = 0; attache_upkeep_is_due (upkeep); i++)
    {
      attache_upkeep_step (upkeep, db, NULL);
      g_assert_cmpuint (i, <, 1000);
    }
  /* Fewer than four of each size. */
  g_assert_cmpint (sample_count (db, N_PARTS), <, 10);
  /* Of big tables only. */
  g_assert_cmpint (sample_count (db, "SELECT count (*) > 0 AND count (*) = sum (tbl = 'article') "
                                     "FROM sqlite_stat1"),
                   ==, 1);
  g_assert_cmpuint (count_hits (db, "snow "), ==, N_ARTICLES);
  g_assert_cmpuint (count_hits (db, "\"day 7 of\""), ==, 1);
  problems = attache_database_check (db, TRUE, &error);
  g_assert_no_error (error);
  g_assert_null (problems[0]);
  /* Nothing that anybody wrote or found, and so nothing to be backed up. */
  after = store_dump (db, TRUE);
  store_assert_same (before, after);
  g_assert_true (attache_backup_make (db, 2, &is_backed_up, NULL, NULL));
  g_assert_false (is_backed_up);
  /* What comes next finds little to do, but looks. */
  attache_upkeep_note_write (upkeep);
  g_assert_true (attache_upkeep_is_due (upkeep));
  attache_database_free (db);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  AttacheDatabase *db = attache_database_open (fixture->path, ATTACHE_DATABASE_WAL, NULL);
  g_autoptr (AttacheUpkeep) upkeep = attache_upkeep_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const gint64 n_parts = sample_count (db, N_PARTS);
  gint64 id;

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 3; i++)
    attache_upkeep_step (upkeep, db, cancellable);
  g_assert_true (attache_upkeep_is_due (upkeep));
  g_assert_cmpint (sample_count (db, HAS_STATISTICS), ==, 0);
  g_assert_cmpint (sample_count (db, N_PARTS), <=, n_parts);
  /* The connection is as good as before. */
  g_assert_true (attache_writing_annotate (db, ATTACHE_TARGET_SPAN, 1, 0, (AttacheSpan){ 0, 4 }, 0,
                                           1, &id, NULL));
  attache_database_free (db);
}

/* Where another connection writes, a step gives way at once, and is done later. */
static void
test_gives_way (Fixture *fixture, gconstpointer data)
{
  AttacheDatabase *db = attache_database_open (fixture->path, ATTACHE_DATABASE_WAL, NULL);
  AttacheDatabase *other = attache_database_open (fixture->path, ATTACHE_DATABASE_WAL, NULL);
  g_autoptr (AttacheUpkeep) upkeep = attache_upkeep_new ();

  sample_run (other, "BEGIN IMMEDIATE");
  attache_upkeep_step (upkeep, db, NULL);
  g_assert_true (attache_upkeep_is_due (upkeep));
  sample_run (other, "COMMIT");
  while (attache_upkeep_is_due (upkeep))
    attache_upkeep_step (upkeep, db, NULL);
  g_assert_cmpint (sample_count (db, N_PARTS), <, 10);
  attache_database_free (other);
  attache_database_free (db);
}

/* Of a small dossier the planner is not told. */
static void
test_small (Fixture *fixture, gconstpointer data)
{
  AttacheDatabase *db = attache_database_open (fixture->path, ATTACHE_DATABASE_WAL, NULL);
  g_autoptr (AttacheUpkeep) upkeep = attache_upkeep_new ();

  while (attache_upkeep_is_due (upkeep))
    attache_upkeep_step (upkeep, db, NULL);
  g_assert_cmpint (sample_count (db, N_PARTS), <, 10);
  g_assert_cmpint (sample_count (db, HAS_STATISTICS), ==, 0);
  attache_database_free (db);
}

static gboolean
ask_outlet (AttacheDatabase *db, gpointer data, GError **error)
{
  return count_hits (db, "snow outlet:zenda ") > 0;
}

static gboolean
write_note (AttacheDatabase *db, gpointer data, GError **error)
{
  const guint number = GPOINTER_TO_UINT (data);
  gint64 id;

  return attache_writing_annotate (db, ATTACHE_TARGET_SPAN, 1 + number, 0, (AttacheSpan){ 0, 4 }, 0,
                                   number + 1, &id, error);
}

static gint64
count_beside (Fixture *fixture, const char *text)
{
  AttacheDatabase *db = attache_database_open (fixture->path, ATTACHE_DATABASE_READ_ONLY, NULL);
  const gint64 n = sample_count (db, text);

  attache_database_free (db);
  return n;
}

/* The store begins by itself once it may, with notes coming in between, none of which is lost. */
static void
test_in_the_background (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheStore) store = attache_store_open (fixture->path, ATTACHE_DATABASE_WAL, NULL);
  guint n_notes = 0;

  attache_store_begin_upkeep (store);
  g_assert_true (attache_store_write (store, ask_outlet, NULL, NULL, NULL));
  while (count_beside (fixture, HAS_STATISTICS) == 0 || n_notes < N_NOTES)
    {
      if (n_notes < N_NOTES)
        g_assert_true (
            attache_store_write (store, write_note, GUINT_TO_POINTER (n_notes++), NULL, NULL));
      else
        g_thread_yield ();
    }
  g_assert_cmpint (count_beside (fixture, N_PARTS), <, 10);
  attache_store_close (store);
  g_assert_cmpint (count_beside (fixture, "SELECT count (*) FROM annotation"), ==, N_NOTES);
}

/* Not of one that may only be read, nor after it was ended, nor before it was begun. */
static void
test_not_allowed (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AttacheStore) store = attache_store_open (
          fixture->path, i == 0 ? ATTACHE_DATABASE_READ_ONLY : ATTACHE_DATABASE_WAL, NULL);

      if (i < 2)
        attache_store_begin_upkeep (store);
      attache_store_end_upkeep (store);
      if (i > 0)
        g_assert_true (attache_store_write (store, write_note, GUINT_TO_POINTER (i), NULL, NULL));
      attache_store_close (store);
      g_assert_cmpint (count_beside (fixture, HAS_STATISTICS), ==, 0);
      g_assert_cmpint (count_beside (fixture, N_PARTS), >=, N_ARTICLES);
    }
}

#define ADD(name, func)                                                                            \
  g_test_add (name, Fixture,                                                                       \
              GINT_TO_POINTER (func == test_merged || func == test_in_the_background), set_up,     \
              func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/upkeep/merged", test_merged);
  ADD ("/upkeep/small", test_small);
  ADD ("/upkeep/cancelled", test_cancelled);
  ADD ("/upkeep/gives-way", test_gives_way);
  ADD ("/upkeep/in-the-background", test_in_the_background);
  ADD ("/upkeep/not-allowed", test_not_allowed);
  return g_test_run ();
}
