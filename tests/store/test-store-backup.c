/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Backups: made when something changed, never of a damaged dossier, let go by their age, and put
 * back. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "attache-backup.h"
#include "attache-store-error.h"
#include "attache-writing.h"
#include "store-sample.h"

#define DAY ATTACHE_USEC_PER_DAY

typedef struct
{
  char *folder;
  char *path;
  AttacheDatabase *db;
  gint64 now;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SampleArticle) talks = sample_talks_new ();

  fixture->folder = sample_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "test.dossier", NULL);
  fixture->db = attache_database_open (fixture->path,
                                       ATTACHE_DATABASE_CREATE | ATTACHE_DATABASE_WAL, &error);
  g_assert_no_error (error);
  sample_add (fixture->db, talks);
  fixture->now = 20000 * DAY;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->db, attache_database_free);
  sample_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
make (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gboolean is_made;

  attache_backup_make (fixture->db, fixture->now, &is_made, NULL, &error);
  g_assert_no_error (error);
  return is_made;
}

static void
note (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  attache_writing_annotate (fixture->db, ATTACHE_TARGET_SPAN, 1, 0, (AttacheSpan){ 0, 8 }, 0,
                            fixture->now, &id, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *backups = attache_backup_list (fixture->path, &error);

  g_assert_no_error (error);
  return backups;
}

static void
test_make (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) backups = NULL;
  const AttacheBackup *newest;

  g_assert_true (make (fixture));
  g_assert_false (make (fixture));
  note (fixture);
  g_assert_true (make (fixture));
  g_assert_false (make (fixture));
  backups = list (fixture);
  g_assert_cmpuint (backups->len, ==, 2);
  newest = g_ptr_array_index (backups, 0);
  g_assert_cmpint (newest->made, ==, 20000 * DAY + G_USEC_PER_SEC);
  g_assert_cmpint (newest->n_articles, ==, 1);
  g_assert_cmpint (newest->n_annotations, ==, 1);
  g_assert_cmpint (newest->size, >, 10000);
}

static void
restore (Fixture *fixture, guint which, char **replaced)
{
  g_autoptr (GPtrArray) backups = list (fixture);
  g_autoptr (GError) error = NULL;
  const AttacheBackup *one = g_ptr_array_index (backups, which);

  g_clear_pointer (&fixture->db, attache_database_free);
  g_assert_true (attache_backup_restore (fixture->path, one->path, fixture->now, replaced, &error));
  g_assert_no_error (error);
  fixture->db = attache_database_open (fixture->path, 0, &error);
  g_assert_no_error (error);
}

/* What is restored over was backed up, so that the restoring is undone by another one. */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *replaced = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  make (fixture);
  note (fixture);
  restore (fixture, 0, &replaced);
  g_assert_null (replaced);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count(*) FROM annotation"), ==, 0);
  backups = list (fixture);
  g_assert_cmpuint (backups->len, ==, 2);
  restore (fixture, 0, &replaced);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count(*) FROM annotation"), ==, 1);
}

/* What is damaged is not backed up but put aside, byte for byte. */
static void
test_restore_over_damage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *replaced = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  make (fixture);
  g_clear_pointer (&fixture->db, attache_database_free);
  g_assert_true (g_file_set_contents (fixture->path, "torn to pieces", -1, NULL));
  restore (fixture, 0, &replaced);
  g_assert_true (g_file_get_contents (replaced, &aside, NULL, NULL));
  g_assert_cmpstr (aside, ==, "torn to pieces");
  g_assert_cmpint (sample_count (fixture->db, "SELECT count(*) FROM article"), ==, 1);
  backups = list (fixture);
  g_assert_cmpuint (backups->len, ==, 1);
}

/* The page that holds the texts. */
static void
overwrite_texts (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length, page;

  page = (gsize) sample_count (fixture->db,
                               "SELECT rootpage FROM sqlite_schema WHERE name = 'article_text'");
  g_clear_pointer (&fixture->db, attache_database_free);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  memset (bytes + (page - 1) * 4096, 0x5a, 4096);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
  fixture->db = attache_database_open (fixture->path, ATTACHE_DATABASE_READ_ONLY, &error);
  g_assert_no_error (error);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_true (make (fixture));
  note (fixture);
  overwrite_texts (fixture);
  g_assert_false (attache_backup_make (fixture->db, fixture->now, NULL, NULL, &error));
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED);
  backups = list (fixture);
  g_assert_cmpuint (backups->len, ==, 1);
}

/* A backup every hour for @n_hours, thinned after each, as it happens; answers how many stay. */
static guint
thin (gint64 *made, guint n_hours, gint64 *now)
{
  gboolean is_kept[64];
  guint n_made = 0;

  for (guint hour = 0; hour < n_hours; hour++)
    {
      guint n_kept = 0;

      *now += (gint64) 3600 * G_USEC_PER_SEC;
      memmove (made + 1, made, n_made * sizeof *made);
      made[0] = *now;
      attache_backup_choose (made, n_made + 1, *now, is_kept);
      for (guint i = 0; i <= n_made; i++)
        {
          if (is_kept[i])
            made[n_kept++] = made[i];
        }
      n_made = n_kept;
      g_assert_cmpuint (n_made, <, 63);
    }
  return n_made;
}

static void
test_choose (void)
{
  gint64 made[64];
  gint64 now = 30000 * DAY;
  const guint n_kept = thin (made, 24 * 100, &now);
  guint n_days = 0, n_weeks = 0;

  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (made[i], ==, now - (gint64) i * 3600 * G_USEC_PER_SEC);
  for (guint day = 0; day < 7; day++)
    {
      for (guint i = 0; i < n_kept; i++)
        {
          if (made[i] / DAY == now / DAY - day)
            {
              n_days++;
              break;
            }
        }
    }
  for (guint i = 0; i < n_kept; i++)
    n_weeks += made[i] <= now - 7 * DAY;
  g_test_message (
      "100 days of hourly backups: %u kept, of %u of the last 7 days and %u weeks before", n_kept,
      n_days, n_weeks);
  g_assert_cmpuint (n_days, ==, 7);
  g_assert_cmpuint (n_weeks, >=, 7);
  g_assert_cmpuint (n_weeks, <=, 10);
  g_assert_cmpint (made[n_kept - 1], <=, now - 56 * DAY);
}

/* Writes notes on a thread of its own, as fast as they are taken. */
typedef struct
{
  const char *path;
  guint n_notes;
  gint is_enough;
} Writer;

static gpointer
write_notes (gpointer data)
{
  Writer *writer = data;
  g_autoptr (AttacheDatabase) db = attache_database_open (writer->path, 0, NULL);
  g_autoptr (GError) error = NULL;
  gint64 id;

  while (!g_atomic_int_get (&writer->is_enough))
    {
      attache_writing_annotate (db, ATTACHE_TARGET_SPAN, 1, 0, (AttacheSpan){ 0, 8 }, 0,
                                writer->n_notes, &id, &error);
      g_assert_no_error (error);
      writer->n_notes++;
    }
  return NULL;
}

static void
open_without_log (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->db, attache_database_free);
  fixture->db = attache_database_open (fixture->path, 0, &error);
  g_assert_no_error (error);
  /* Sixteen steps of the copy. */
  attache_database_exec (
      fixture->db, "INSERT INTO meta (key, value) VALUES ('much', zeroblob (16777216))", &error);
  g_assert_no_error (error);
}

/* No note waits for it, and what comes of it in the end is whole. */
static void
test_gently (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheDatabase) reader = NULL;
  g_autoptr (AttacheDatabase) copy = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_auto (GStrv) problems = NULL;
  Writer writer = { fixture->path, 0, FALSE };
  GThread *thread;
  gboolean is_made;

  open_without_log (fixture);
  reader = attache_database_open (fixture->path, ATTACHE_DATABASE_READ_ONLY, &error);
  thread = g_thread_new ("writer", write_notes, &writer);
  if (!attache_backup_make_gently (reader, fixture->now, &is_made, NULL, &error))
    g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  g_atomic_int_set (&writer.is_enough, TRUE);
  g_thread_join (thread);
  g_assert_cmpuint (writer.n_notes, >, 0);
  g_assert_true (attache_backup_make_gently (reader, fixture->now + DAY, &is_made, NULL, &error));
  backups = list (fixture);
  g_assert_cmpuint (backups->len, >=, 1);
  copy = attache_database_open (((AttacheBackup *) g_ptr_array_index (backups, 0))->path,
                                ATTACHE_DATABASE_READ_ONLY, &error);
  g_assert_no_error (error);
  problems = attache_database_check (copy, TRUE, NULL);
  g_assert_cmpuint (g_strv_length (problems), ==, 0);
  g_assert_cmpint (sample_count (copy, "SELECT count (*) FROM annotation"), ==, writer.n_notes);
  g_assert_true (
      attache_backup_make_gently (reader, fixture->now + 2 * DAY, &is_made, NULL, &error));
  g_assert_false (is_made);
}

static void
test_gently_never_of_a_damaged_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = attache_backup_dup_folder (fixture->path);
  g_autoptr (GDir) dir = NULL;

  open_without_log (fixture);
  overwrite_texts (fixture);
  g_assert_false (attache_backup_make_gently (fixture->db, fixture->now, NULL, NULL, &error));
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  g_assert_null (g_dir_read_name (dir));
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *home = sample_folder_new ();
  gint status;

  /* Backups go where the user's data is. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("/backup/make", test_make);
  ADD ("/backup/restore", test_restore);
  ADD ("/backup/restore-over-damage", test_restore_over_damage);
  ADD ("/backup/damaged", test_damaged);
  ADD ("/backup/gently", test_gently);
  ADD ("/backup/gently-never-of-a-damaged-one", test_gently_never_of_a_damaged_one);
  g_test_add_func ("/backup/choose", test_choose);
  status = g_test_run ();
  sample_folder_remove (home);
  return status;
}
