/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The disk fails under the writer, at every write in turn: what was acknowledged stays, what failed
 * did not happen, the message says what is wrong, and when the disk is well again the same
 * connection goes on. */

#include "config.h"

#include <glib/gstdio.h>

#include "attache-lock.h"
#include "attache-store-error.h"
#include "attache-store.h"
#include "attache-writing.h"
#include "faulty-vfs.h"
#include "store-sample.h"

static AttacheDatabase *
open_or_die (const char *path, AttacheDatabaseFlags flags)
{
  g_autoptr (GError) error = NULL;
  AttacheDatabase *db = attache_database_open (path, ATTACHE_DATABASE_CREATE | flags, &error);

  g_assert_no_error (error);
  return db;
}

typedef struct
{
  Fault fault;
  AttacheDatabaseFlags flags;
  AttacheStoreError code;
  const char *name;
} Case;

/* One note, with the fault at its @after'th write. TRUE where it was acknowledged. */
static gboolean
write_note (AttacheDatabase *db, const Case *one, guint after, guint *n_failed)
{
  g_autoptr (GError) error = NULL;
  gint64 id;
  gboolean is_written;

  faulty_vfs_set (one->fault, after);
  is_written = attache_writing_annotate (db, ATTACHE_TARGET_SPAN, 1, 0, (AttacheSpan){ 0, 8 }, 0,
                                         after, &id, &error);
  *n_failed = faulty_vfs_get_n_failed ();
  faulty_vfs_set (FAULT_NONE, 0);
  if (!is_written)
    g_assert_error (error, ATTACHE_STORE_ERROR, (gint) one->code);
  return is_written;
}

static void
test_fault (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *path = g_build_filename (folder, "test.dossier", NULL);
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  AttacheDatabase *db = open_or_die (path, one->flags);
  g_auto (GStrv) problems = NULL;
  guint n_acknowledged = 0, n_refused = 0, n_failed = 1;

  sample_add (db, talks);
  for (guint after = 1; n_failed > 0 && after < 200; after++)
    {
      if (write_note (db, one, after, &n_failed))
        n_acknowledged++;
      else
        n_refused++;
      /* A note that was acknowledged in spite of a fault is there; one that was refused is not. */
      g_assert_cmpint (sample_count (db, "SELECT count(*) FROM annotation"), ==, n_acknowledged);
    }
  attache_database_free (db);
  db = open_or_die (path, one->flags);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM annotation"), ==, n_acknowledged);
  problems = attache_database_check (db, TRUE, NULL);
  g_assert_cmpuint (g_strv_length (problems), ==, 0);
  g_assert_cmpuint (n_refused, >, 0);
  sample_tell_fault (one->name,
                     "the note is refused in words, nothing is half done, and it goes on",
                     "%u faults, at every write in turn: %u notes refused, none half done",
                     n_refused + n_acknowledged - 1, n_refused);
  attache_database_free (db);
  sample_folder_remove (folder);
}

static void
refuse_note (AttacheDatabase *db)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_true (attache_database_has_moved (db));
  g_assert_false (attache_writing_annotate (db, ATTACHE_TARGET_SPAN, 1, 0, (AttacheSpan){ 0, 8 }, 0,
                                            1, &id, &error));
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_MOVED);
  g_test_message ("%s", error->message);
}

/* Deleted, or another dossier put in its place, while it is open: nothing is acknowledged, nothing
 * is written to the other one, and a copy of what was open can be saved. */
static void
test_gone (gconstpointer data)
{
  const AttacheDatabaseFlags flags = (AttacheDatabaseFlags) GPOINTER_TO_UINT (data);
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *path = g_build_filename (folder, "test.dossier", NULL);
  g_autofree char *copy = g_build_filename (folder, "copy.dossier", NULL);
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  AttacheDatabase *db = open_or_die (path, flags);
  g_autoptr (GError) error = NULL;

  sample_add (db, talks);
  g_unlink (path);
  refuse_note (db);
  attache_database_copy_to (db, copy, NULL, &error);
  g_assert_no_error (error);
  attache_database_free (db);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  db = open_or_die (copy, 0);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM article"), ==, 1);
  attache_database_free (db);
  sample_tell_fault (flags != 0 ? "deleted while open, write-ahead log"
                                : "deleted while open, rollback journal",
                     "nothing is acknowledged, a copy can be saved", "refused, and copied whole");
  sample_folder_remove (folder);
}

static void
test_replaced (gconstpointer data)
{
  const AttacheDatabaseFlags flags = (AttacheDatabaseFlags) GPOINTER_TO_UINT (data);
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *path = g_build_filename (folder, "test.dossier", NULL);
  g_autofree char *other = g_build_filename (folder, "other.dossier", NULL);
  g_autofree char *away = g_build_filename (folder, "away.dossier", NULL);
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  g_autoptr (SampleArticle) echo = sample_echo_new ();
  AttacheDatabase *db = open_or_die (other, 0);
  g_auto (GStrv) problems = NULL;

  sample_add (db, echo);
  attache_database_free (db);
  db = open_or_die (path, flags);
  sample_add (db, talks);
  g_assert_cmpint (g_rename (path, away), ==, 0);
  g_assert_cmpint (g_rename (other, path), ==, 0);
  refuse_note (db);
  attache_database_free (db);
  db = open_or_die (path, flags);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM annotation"), ==, 0);
  g_assert_cmpint (sample_count (db, "SELECT title = 'Veld and Lorne talk' FROM article"), ==, 1);
  problems = attache_database_check (db, TRUE, NULL);
  g_assert_cmpuint (g_strv_length (problems), ==, 0);
  attache_database_free (db);
  /* What stood in its log followed the file. */
  db = open_or_die (away, 0);
  g_assert_cmpint (sample_count (db, "SELECT title = 'Ministers meet in Zenda' FROM article"), ==,
                   1);
  attache_database_free (db);
  sample_folder_remove (folder);
}

static void
test_lock (void)
{
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *path = g_build_filename (folder, "test.dossier", NULL);
  g_autoptr (GError) error = NULL;
  AttacheStore *first = attache_store_open (path, ATTACHE_DATABASE_CREATE, &error);
  g_autoptr (AttacheStore) reader = NULL;
  g_autoptr (AttacheStore) second = NULL;

  g_assert_no_error (error);
  g_assert_null (attache_store_open (path, ATTACHE_DATABASE_CREATE, &error));
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  reader = attache_store_open (path, ATTACHE_DATABASE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_object_unref (first);
  second = attache_store_open (path, ATTACHE_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  g_clear_object (&second);
  g_clear_object (&reader);
  sample_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  static const Case cases[] = {
    { FAULT_FULL, 0, ATTACHE_STORE_ERROR_NO_ROOM, "no room, rollback journal" },
    { FAULT_FULL, ATTACHE_DATABASE_WAL, ATTACHE_STORE_ERROR_NO_ROOM, "no room, write-ahead log" },
    { FAULT_IO, 0, ATTACHE_STORE_ERROR_FAILED, "EIO, rollback journal" },
    { FAULT_IO, ATTACHE_DATABASE_WAL, ATTACHE_STORE_ERROR_FAILED, "EIO, write-ahead log" },
    { FAULT_SHORT_WRITE, 0, ATTACHE_STORE_ERROR_FAILED, "a write cut short, rollback journal" },
    { FAULT_SHORT_WRITE, ATTACHE_DATABASE_WAL, ATTACHE_STORE_ERROR_FAILED,
      "a write cut short, write-ahead log" },
    { FAULT_SYNC, 0, ATTACHE_STORE_ERROR_FAILED, "fsync fails, rollback journal" },
    { FAULT_SYNC, ATTACHE_DATABASE_WAL, ATTACHE_STORE_ERROR_FAILED,
      "fsync fails, write-ahead log" },
  };
  const gpointer wal = GUINT_TO_POINTER (ATTACHE_DATABASE_WAL);
  static const char *const names[] = { "none", "full", "io", "short-write", "sync" };

  faulty_vfs_register ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/faults/%s%s", names[cases[i].fault],
                                               cases[i].flags != 0 ? "-wal" : "");

      g_test_add_data_func (path, &cases[i], test_fault);
    }
  g_test_add_data_func ("/faults/gone", NULL, test_gone);
  g_test_add_data_func ("/faults/gone-wal", wal, test_gone);
  g_test_add_data_func ("/faults/replaced", NULL, test_replaced);
  g_test_add_data_func ("/faults/replaced-wal", wal, test_replaced);
  g_test_add_func ("/faults/lock", test_lock);
  return g_test_run ();
}
