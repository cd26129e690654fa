/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A dossier of 200 articles and 100 notes, damaged in many ways: the salvage brings what can be
 * read, what it makes is whole, and what it says is true. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "attache-salvage.h"
#include "attache-store-error.h"
#include "damage-sample.h"
#include "store-sample.h"

#define N_ARTICLES DAMAGE_SAMPLE_ARTICLES
#define N_NOTES DAMAGE_SAMPLE_NOTES
#define PAGE 4096

typedef struct
{
  char *folder;
  char *path;
  char *target;
  char *bytes;
  gsize length;
} Fixture;

static AttacheDatabase *
open_or_die (const char *path, AttacheDatabaseFlags flags)
{
  g_autoptr (GError) error = NULL;
  AttacheDatabase *db = attache_database_open (path, flags, &error);

  g_assert_no_error (error);
  return db;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  AttacheDatabase *db;

  fixture->folder = sample_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "test.dossier", NULL);
  fixture->target = g_build_filename (fixture->folder, "new.dossier", NULL);
  db = open_or_die (fixture->path, ATTACHE_DATABASE_CREATE);
  damage_sample_fill (db);
  attache_database_free (db);
  g_assert_true (g_file_get_contents (fixture->path, &fixture->bytes, &fixture->length, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sample_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->target);
  g_free (fixture->bytes);
}

static void
put (Fixture *fixture, const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_unlink (fixture->path);
  g_file_set_contents_full (fixture->path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600,
                            &error);
  g_assert_no_error (error);
}

static void
assert_whole (AttacheDatabase *db)
{
  g_auto (GStrv) problems = attache_database_check (db, TRUE, NULL);

  g_assert_cmpstr (problems[0], ==, NULL);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
}

/* Of what is saved, nothing is other than it was, unless it is told. */
static void
assert_true_to_itself (AttacheDatabase *db, const AttacheSalvageReport *report)
{
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM article"), ==, report->n_articles);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM annotation"), ==, report->n_notes);
  if (report->altered->len == 0 && report->quoted->len == 0)
    g_assert_cmpint (sample_count (db, "SELECT count(*) FROM article_text "
                                       "WHERE text NOT LIKE 'Report %: the ministers met%'"),
                     ==, 0);
}

/* NULL where there is nothing to be saved. */
static AttacheSalvageReport *
salvage (Fixture *fixture, GError **error)
{
  AttacheSalvageReport *report;

  g_unlink (fixture->target);
  report = attache_salvage_run (fixture->path, fixture->target, NULL, NULL, NULL, error);
  g_assert_true (g_file_test (fixture->target, G_FILE_TEST_EXISTS) == (report != NULL));
  if (report != NULL)
    {
      g_autofree char *words = attache_salvage_report_describe (report);
      AttacheDatabase *db = open_or_die (fixture->target, 0);

      g_assert_nonnull (strstr (words, "article"));
      assert_whole (db);
      assert_true_to_itself (db, report);
      attache_database_free (db);
    }
  return report;
}

static AttacheSalvageReport *
salvage_or_die (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AttacheSalvageReport *report = salvage (fixture, &error);

  g_assert_no_error (error);
  return report;
}

static void
assert_all (const AttacheSalvageReport *report)
{
  g_assert_cmpuint (report->n_articles, ==, N_ARTICLES);
  g_assert_cmpuint (report->n_notes, ==, N_NOTES);
  g_assert_cmpuint (report->n_tags, ==, 2);
  g_assert_cmpuint (report->altered->len + report->quoted->len + report->gone->len, ==, 0);
  g_assert_cmpuint (report->n_retitled, ==, 0);
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheSalvageReport) report = salvage_or_die (fixture);
  g_autofree char *after = NULL;
  AttacheDatabase *db;
  gsize length;

  assert_all (report);
  g_assert_cmpuint (report->n_notes_from_history, ==, 0);
  g_assert_cmpuint (report->n_lost, ==, 0);
  db = open_or_die (fixture->target, 0);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM annotation_tag"), ==, N_NOTES);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM annotation WHERE note = 'note ' || "
                                     "(article_id - 1)"),
                   ==, N_NOTES);
  attache_database_free (db);
  g_assert_true (g_file_get_contents (fixture->path, &after, &length, NULL));
  g_assert_cmpmem (after, length, fixture->bytes, fixture->length);
}

/* Overwrites every page whose owner is listed by @sql. */
static guint
wreck (Fixture *fixture, const char *owners)
{
  AttacheDatabase *db = open_or_die (fixture->path, ATTACHE_DATABASE_READ_ONLY);
  g_autofree char *text = g_strdup_printf (
      "SELECT pageno FROM dbstat WHERE pageno > 1 AND name IN (%s)", owners);
  g_autofree char *bytes = g_memdup2 (fixture->bytes, fixture->length);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, text, &error);
  guint n_pages = 0;

  g_assert_no_error (error);
  while (attache_sql_next (sql))
    {
      memset (bytes + (attache_sql_int (sql, 0) - 1) * PAGE, 0x5a, PAGE);
      n_pages++;
    }
  g_assert_true (attache_sql_finish (sql, &error));
  g_clear_pointer (&sql, attache_sql_drop);
  attache_database_free (db);
  put (fixture, bytes, fixture->length);
  return n_pages;
}

/* All that was found and all indices are overwritten: nothing that is kept is lost. */
static void
test_found_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheSalvageReport) report = NULL;
  guint n_pages = wreck (
      fixture, "SELECT name FROM sqlite_schema WHERE type = 'index' OR name LIKE 'article_search%' "
               "OR name IN ('article_mention', 'statement', 'statement_span', 'event', 'report', "
               "'event_actor', 'figure', 'section', 'found_time', 'article_actor')");

  report = salvage_or_die (fixture);
  assert_all (report);
  g_assert_cmpuint (report->n_notes_from_history, ==, 0);
  g_test_message ("%u pages of indices and found rows overwritten: %u of %u articles and %u of %u "
                  "notes saved",
                  n_pages, report->n_articles, N_ARTICLES, report->n_notes, N_NOTES);
}

/* The notes' own rows are gone: the history has them. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheSalvageReport) report = NULL;

  wreck (fixture, "'annotation', 'annotation_tag'");
  report = salvage_or_die (fixture);
  assert_all (report);
  g_assert_cmpuint (report->n_notes_from_history, ==, N_NOTES);
}

/* The texts are gone: what was highlighted in them is kept, and its notes. */
static void
test_texts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheSalvageReport) report = NULL;
  AttacheDatabase *db;

  wreck (fixture, "'article_text'");
  report = salvage_or_die (fixture);
  g_assert_cmpuint (report->n_notes, ==, N_NOTES);
  g_assert_cmpuint (report->quoted->len, ==, N_NOTES);
  g_assert_cmpuint (report->gone->len, ==, N_ARTICLES - N_NOTES);
  db = open_or_die (fixture->target, 0);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM annotation JOIN article_text ON "
                                     "article_text.article_id = annotation.article_id WHERE "
                                     "substr (text, start + 1, end - start) = quote"),
                   ==, N_NOTES);
  attache_database_free (db);
}

/* Every article is in the list and in the search index. */
static void
assert_listed (Fixture *fixture)
{
  AttacheDatabase *db = open_or_die (fixture->target, 0);

  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM article WHERE place IS NOT NULL"), ==,
                   N_ARTICLES);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM article_search WHERE article_search "
                                     "MATCH 'ministers'"),
                   ==, N_ARTICLES);
  attache_database_free (db);
}

/* All else of the articles is gone: their texts are kept. */
static void
test_titles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheSalvageReport) report = NULL;

  wreck (fixture, "'article'");
  report = salvage_or_die (fixture);
  g_assert_cmpuint (report->n_articles, ==, N_ARTICLES);
  g_assert_cmpuint (report->n_retitled, ==, N_ARTICLES);
  g_assert_cmpuint (report->n_notes, ==, N_NOTES);
  assert_listed (fixture);
}

/* The first page, which tells where everything lies, is gone. */
static void
test_first_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = g_memdup2 (fixture->bytes, fixture->length);
  g_autoptr (AttacheSalvageReport) report = NULL;

  memset (bytes, 0, PAGE);
  put (fixture, bytes, fixture->length);
  report = salvage_or_die (fixture);
  g_assert_cmpuint (report->n_articles, ==, N_ARTICLES);
  g_assert_cmpuint (report->n_notes, ==, N_NOTES);
}

/* What stands only in the write-ahead log is read as well. */
static void
test_log (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "", "-wal" };
  g_autofree char *live = g_build_filename (fixture->folder, "live.dossier", NULL);
  g_autoptr (AttacheSalvageReport) report = NULL;
  AttacheDatabase *db = open_or_die (live, ATTACHE_DATABASE_CREATE | ATTACHE_DATABASE_WAL);

  damage_sample_fill (db);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = g_strconcat (live, names[i], NULL);
      g_autofree char *to = g_strconcat (fixture->path, names[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
      g_assert_cmpuint (length, >, 0);
      g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
    }
  attache_database_free (db);
  report = salvage_or_die (fixture);
  assert_all (report);
}

typedef struct
{
  guint n_articles, n_notes, n_nothing;
} Sum;

static void
add_up (Fixture *fixture, Sum *sum)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheSalvageReport) report = salvage (fixture, &error);

  if (report == NULL)
    {
      sum->n_nothing++;
      return;
    }
  /* What a note stands on is counted where its text is there. */
  sum->n_articles += report->n_articles - report->quoted->len;
  sum->n_notes += report->n_notes;
}

#define N_ROUNDS (g_test_slow () ? 1000u : 12u)

/* Random damage, round after round: the shares that are saved, of articles and of notes. */
static void
assert_shares (Fixture *fixture, const char *what, void (*damage) (char *, gsize, guint, GRand *),
               double least_articles, double least_notes)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (41);
  Sum sum = { 0 };
  double articles, notes;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *bytes = g_memdup2 (fixture->bytes, fixture->length);

      damage (bytes, fixture->length, i, random);
      put (fixture, bytes, fixture->length);
      add_up (fixture, &sum);
    }
  articles = (double) sum.n_articles / (N_ARTICLES * N_ROUNDS);
  notes = (double) sum.n_notes / (N_NOTES * N_ROUNDS);
  sample_tell_fault (what, "the salvage brings what can be read",
                     "%u files: %.2f%% of articles, %.2f%% of notes saved", N_ROUNDS,
                     100 * articles, 100 * notes);
  g_assert_cmpuint (sum.n_nothing, ==, 0);
  g_assert_cmpfloat (articles, >, least_articles);
  g_assert_cmpfloat (notes, >, least_notes);
}

static void
overwrite_pages (char *bytes, gsize length, guint round, GRand *random)
{
  const gint32 n_pages = (gint32) (length / PAGE);

  for (gint32 k = 0; k < n_pages / 50; k++)
    {
      char *page = bytes + (gsize) g_rand_int_range (random, 0, n_pages) * PAGE;

      for (guint b = 0; b < PAGE; b++)
        page[b] = round % 2 == 0 ? 0 : (char) g_rand_int_range (random, 0, 256);
    }
}

static void
flip_bytes (char *bytes, gsize length, guint round, GRand *random)
{
  for (guint k = 0; k < 1 + round % 20; k++)
    bytes[g_rand_int_range (random, 0, (gint32) length)] ^= (char) g_rand_int_range (random, 1,
                                                                                     256);
}

static void
test_random_pages (Fixture *fixture, gconstpointer data)
{
  assert_shares (fixture, "2% of the pages overwritten, then salvaged", overwrite_pages, 0.93,
                 0.97);
}

static void
test_random_bytes (Fixture *fixture, gconstpointer data)
{
  assert_shares (fixture, "1 to 20 bytes flipped, then salvaged", flip_bytes, 0.99, 0.99);
}

static void
test_cut_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheSalvageReport) report = NULL;

  put (fixture, fixture->bytes, fixture->length / 2 + 77);
  report = salvage_or_die (fixture);
  g_test_message ("cut in half: %u of %u articles, %u of %u notes saved", report->n_articles,
                  N_ARTICLES, report->n_notes, N_NOTES);
  g_assert_cmpuint (report->n_articles, >, N_ARTICLES / 3);
  g_assert_cmpuint (report->n_notes, >, N_NOTES / 3);
}

static void
assert_nothing (Fixture *fixture, AttacheStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (salvage (fixture, &error));
  g_assert_error (error, ATTACHE_STORE_ERROR, (gint) code);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *newer = g_memdup2 (fixture->bytes, fixture->length);
  g_autoptr (GError) error = NULL;

  put (fixture, "", 0);
  assert_nothing (fixture, ATTACHE_STORE_ERROR_NOT_A_DOSSIER);
  put (fixture, "A letter, and no dossier", 24);
  assert_nothing (fixture, ATTACHE_STORE_ERROR_NOT_A_DOSSIER);
  newer[60] = 1;
  put (fixture, newer, fixture->length);
  assert_nothing (fixture, ATTACHE_STORE_ERROR_NEWER);
  put (fixture, fixture->bytes, fixture->length);
  g_assert_true (g_file_set_contents (fixture->target, "mine", -1, NULL));
  g_assert_null (attache_salvage_run (fixture->path, fixture->target, NULL, NULL, NULL, &error));
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_FAILED);
}

static void
cancel_cb (double fraction, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (attache_salvage_run (fixture->path, fixture->target, cancel_cb, cancellable,
                                      cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (fixture->target, G_FILE_TEST_EXISTS));
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/salvage/whole", test_whole);
  ADD ("/salvage/found-rows", test_found_rows);
  ADD ("/salvage/history", test_history);
  ADD ("/salvage/texts", test_texts);
  ADD ("/salvage/titles", test_titles);
  ADD ("/salvage/first-page", test_first_page);
  ADD ("/salvage/log", test_log);
  ADD ("/salvage/random-pages", test_random_pages);
  ADD ("/salvage/random-bytes", test_random_bytes);
  ADD ("/salvage/cut-off", test_cut_off);
  ADD ("/salvage/nothing", test_nothing);
  ADD ("/salvage/cancelled", test_cancelled);
  return g_test_run ();
}
