/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An import that meets everything at once: good files and broken ones, a full disk in the middle.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "attache-dossier-private.h"
#include "attache-dossier.h"
#include "attache-import-error.h"
#include "attache-import-history.h"
#include "attache-import-job.h"
#include "faulty-vfs.h"
#include "store-sample.h"
#include "waiting-dossier.h"

#define N_GOOD 400
/* With their padding more than ATTACHE_ARCHIVE_STREAM_MIN. */
#define N_LINES 1500

typedef struct
{
  char *folder;
  char *files;
  AttacheDossier *dossier;
} Fixture;

static void
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->files, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = sample_folder_new ();
  fixture->files = g_build_filename (fixture->folder, "files", NULL);
  g_mkdir (fixture->files, 0700);
  path = g_build_filename (fixture->folder, "test.dossier", NULL);
  fixture->dossier = wait_dossier (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  faulty_vfs_set (FAULT_NONE, 0);
  g_clear_pointer (&fixture->dossier, end_dossier);
  sample_folder_remove (fixture->files);
  sample_folder_remove (fixture->folder);
  g_free (fixture->files);
  g_free (fixture->folder);
}

typedef struct
{
  double share;
  guint n_ticks;
} Watched;

/* What is expected is known before the first article is in, and nothing is taken back. */
static void
progressed_cb (AttacheImportJob *job, Watched *watched)
{
  const AttacheImportProgress *progress = attache_import_job_get_progress (job);

  g_assert_cmpfloat (progress->share, >=, watched->share);
  g_assert_true (progress->n_imported == 0 || (!progress->is_listing && progress->n_files == 3));
  g_assert_true (progress->n_imported < N_LINES + 2 || progress->share == 1);
  watched->share = progress->share;
  watched->n_ticks++;
}

static AttacheImportJob *
run_watched (Fixture *fixture, Watched *watched, GError **error)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->files);
  g_autoptr (GAsyncResult) result = NULL;
  AttacheImportJob *job;

  g_list_store_append (files, folder);
  job = attache_import_job_new (fixture->dossier, G_LIST_MODEL (files));
  if (watched != NULL)
    g_signal_connect (job, "progressed", G_CALLBACK (progressed_cb), watched);
  attache_import_job_run_async (job, NULL, result_cb, &result);
  WAIT (result != NULL);
  attache_import_job_run_finish (job, result, error);
  return job;
}

static AttacheImportJob *
run (Fixture *fixture, GError **error)
{
  return run_watched (fixture, NULL, error);
}

static AttacheImportPage *
load_report (Fixture *fixture, gint64 run_id, AttacheImportSection section)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AttacheImportPage *page;

  attache_import_history_load_async (fixture->dossier, run_id, section, 100, NULL, result_cb,
                                     &result);
  WAIT (result != NULL);
  page = attache_import_history_load_finish (fixture->dossier, result, &error);
  g_assert_no_error (error);
  return page;
}

/* None of them stops the others, and each is told. */
static void
test_broken_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheImportJob) job = NULL;
  g_autoptr (AttacheImportPage) page = NULL;
  const AttacheImportProgress *progress;

  write_file (fixture, "a.txt", "The ministers met in Zenda.");
  write_file (fixture, "b.txt", "");
  write_file (fixture, "c.pdf", "%PDF-1.4 and no more");
  write_file (fixture, "d.json", "{\"title\": \"Talks\"");
  write_file (fixture, "e.csv", "One,Two,Three\n1,2,3\n4,5,6\n");
  write_file (fixture, "f.txt", "It snowed on the bridge at Zenda.");
  job = run (fixture, &error);
  g_assert_no_error (error);
  progress = attache_import_job_get_progress (job);
  g_assert_cmpuint (progress->n_files, ==, 6);
  g_assert_cmpuint (progress->n_files_done, ==, 6);
  g_assert_cmpuint (progress->n_imported, ==, 2);
  g_assert_cmpuint (progress->n_failed, ==, 4);
  g_assert_cmpuint (progress->n_asking, ==, 1);
  g_assert_cmpfloat (progress->share, ==, 1);
  page = load_report (fixture, attache_import_job_get_run_id (job), ATTACHE_IMPORT_FAILED);
  g_assert_cmpuint (page->entries->len, ==, 4);
  g_assert_cmpuint (page->run->n_in_section[ATTACHE_IMPORT_NO_DATE], ==, 2);
  for (guint i = 0; i < page->entries->len; i++)
    {
      const AttacheImportEntry *entry = g_ptr_array_index (page->entries, i);

      g_assert_cmpuint (strlen (entry->reason), >, 10);
      g_assert_cmpint (entry->code == ATTACHE_IMPORT_ERROR_COLUMNS, ==,
                       g_str_equal (entry->name, "e.csv"));
    }
}

/* One of the files is so large that it is cut: its pieces are no files. */
static void
test_progress (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *padding = g_strnfill (6000, ' ');
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheImportJob) job = NULL;
  Watched watched = { 0 };

  for (guint i = 0; i < N_LINES; i++)
    g_string_append_printf (lines, "{%s\"text\": \"They met %u times in Zenda.\"}\n", padding, i);
  write_file (fixture, "a.txt", "The ministers met in Zenda.");
  write_file (fixture, "b.jsonl", lines->str);
  write_file (fixture, "c.txt", "It snowed on the bridge at Zenda.");
  job = run_watched (fixture, &watched, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (attache_import_job_get_progress (job)->n_imported, ==, N_LINES + 2);
  g_assert_cmpuint (watched.n_ticks, >, 0);
  g_assert_cmpfloat (watched.share, ==, 1);
}

static gboolean
count (AttacheDatabase *db, gpointer data, GError **error)
{
  return attache_database_get_int (db, "SELECT count(*) FROM article", 0, data, error);
}

static gint64
count_articles (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  attache_store_read_async (attache_dossier_get_store (fixture->dossier), count, &n, NULL, NULL,
                            result_cb, &result);
  WAIT (result != NULL);
  attache_store_finish (attache_dossier_get_store (fixture->dossier), result, NULL, &error);
  g_assert_no_error (error);
  return n;
}

/* What was committed stays; the person is told why it ended; the next import goes on from there. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheImportJob) cut_short = NULL;
  g_autoptr (AttacheImportJob) rest = NULL;
  g_autofree char *expected = NULL;
  guint n_first;

  for (guint i = 0; i < N_GOOD; i++)
    {
      g_autofree char *name = g_strdup_printf ("%03u.txt", i);
      g_autofree char *text = g_strdup_printf (
          "Minister Ada Lorne said on day %u that the bridge number %u was open. She left.", i,
          i * 7);

      write_file (fixture, name, text);
    }
  faulty_vfs_set (FAULT_FULL, 300);
  cut_short = run (fixture, &error);
  g_assert_nonnull (error);
  g_test_message ("“%s”", error->message);
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_NO_ROOM);
  g_assert_cmpuint (faulty_vfs_get_n_failed (), >, 0);
  faulty_vfs_set (FAULT_NONE, 0);
  n_first = attache_import_job_get_progress (cut_short)->n_imported;
  g_test_message ("%u of %u came in", n_first, N_GOOD);
  expected = g_strdup_printf ("There is no room left on the disk. %u articles that came in before "
                              "stay; importing again goes on from there.",
                              n_first);
  g_assert_cmpstr (error->message, ==, expected);
  g_assert_cmpuint (n_first, >, 0);
  g_assert_cmpuint (n_first, <, N_GOOD);
  g_clear_error (&error);
  rest = run (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (attache_import_job_get_progress (rest)->n_known, ==, n_first);
  g_assert_cmpint (count_articles (fixture), ==, N_GOOD);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  faulty_vfs_register ();
  g_test_add ("/session/import/broken-files", Fixture, NULL, set_up, test_broken_files, tear_down);
  g_test_add ("/session/import/progress", Fixture, NULL, set_up, test_progress, tear_down);
  g_test_add ("/session/import/full-disk", Fixture, NULL, set_up, test_full_disk, tear_down);
  return g_test_run ();
}
