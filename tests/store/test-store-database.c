/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The connection: what opens, what is refused and in which words, what a transaction leaves behind.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "attache-schema.h"
#include "attache-store-error.h"
#include "store-sample.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = sample_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "test.dossier", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sample_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static AttacheDatabase *
open_new (Fixture *fixture, AttacheDatabaseFlags flags)
{
  g_autoptr (GError) error = NULL;
  AttacheDatabase *db = attache_database_open (fixture->path, flags | ATTACHE_DATABASE_CREATE,
                                               &error);

  g_assert_no_error (error);
  g_assert_nonnull (db);
  return db;
}

static void
assert_refused (Fixture *fixture, AttacheDatabaseFlags flags, AttacheStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (attache_database_open (fixture->path, flags, &error));
  g_assert_error (error, ATTACHE_STORE_ERROR, (gint) code);
  g_test_message ("%s", error->message);
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheDatabase) db = NULL;
  g_auto (GStrv) problems = NULL;

  assert_refused (fixture, 0, ATTACHE_STORE_ERROR_NOT_FOUND);
  db = open_new (fixture, 0);
  g_assert_cmpint (sample_count (db, "PRAGMA user_version"), ==, ATTACHE_SCHEMA_VERSION);
  g_assert_cmpint (sample_count (db, "PRAGMA application_id"), ==, ATTACHE_SCHEMA_APPLICATION_ID);
  g_assert_cmpint (sample_count (db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (sample_count (db, "PRAGMA synchronous"), ==, 3);
  problems = attache_database_check (db, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (problems), ==, 0);
}

static void
test_wal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheDatabase) db = open_new (fixture, ATTACHE_DATABASE_WAL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, "PRAGMA journal_mode", &error);

  g_assert_no_error (error);
  g_assert_true (attache_sql_next (sql));
  g_assert_cmpstr (attache_sql_text (sql, 0), ==, "wal");
  g_assert_cmpint (sample_count (db, "PRAGMA synchronous"), ==, 2);
}

static void
write_bytes (Fixture *fixture, const char *bytes)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, bytes, -1, &error);
  g_assert_no_error (error);
}

static void
test_foreign (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_bytes (fixture, "");
  assert_refused (fixture, ATTACHE_DATABASE_CREATE, ATTACHE_STORE_ERROR_NOT_A_DOSSIER);
  write_bytes (fixture, "A letter to the minister, and no database at all. It is long enough to be "
                        "more than one header of a "
                        "database file, so that nobody can take it for one that was cut short.");
  assert_refused (fixture, ATTACHE_DATABASE_CREATE, ATTACHE_STORE_ERROR_NOT_A_DOSSIER);
  g_unlink (fixture->path);
  g_mkdir (fixture->path, 0700);
  assert_refused (fixture, ATTACHE_DATABASE_CREATE, ATTACHE_STORE_ERROR_NOT_A_DOSSIER);
}

static void
test_somebody_elses (Fixture *fixture, gconstpointer data)
{
  AttacheDatabase *db = open_new (fixture, 0);

  sample_run (db, "PRAGMA application_id = 252006673");
  attache_database_free (db);
  assert_refused (fixture, 0, ATTACHE_STORE_ERROR_NOT_A_DOSSIER);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  AttacheDatabase *db = open_new (fixture, 0);

  sample_run (db, "PRAGMA user_version = 999");
  attache_database_free (db);
  assert_refused (fixture, 0, ATTACHE_STORE_ERROR_NEWER);
  assert_refused (fixture, ATTACHE_DATABASE_READ_ONLY, ATTACHE_STORE_ERROR_NEWER);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheDatabase) db = NULL;

  attache_database_free (open_new (fixture, 0));
  db = attache_database_open (fixture->path, ATTACHE_DATABASE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (attache_database_exec (db, "INSERT INTO tag (name) VALUES ('x')", &error));
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_READ_ONLY);
}

static gboolean
write_and_fail (AttacheDatabase *db, gpointer data, GError **error)
{
  sample_run (db, "INSERT INTO tag (name) VALUES ('lost')");
  g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE, "no");
  return FALSE;
}

static gboolean
write_and_return (AttacheDatabase *db, gpointer data, GError **error)
{
  return attache_database_exec (db, "INSERT INTO tag (name) VALUES ('kept')", error);
}

static void
test_transaction (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheDatabase) db = open_new (fixture, 0);
  g_autoptr (GError) error = NULL;

  g_assert_false (attache_database_transact (db, write_and_fail, NULL, &error));
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE);
  g_clear_error (&error);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM tag"), ==, 0);
  g_assert_true (attache_database_transact (db, write_and_return, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM tag"), ==, 1);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  static const char FOREVER[] =
      "WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n) SELECT max (i) "
      "FROM n";
  g_autoptr (AttacheDatabase) db = open_new (fixture, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 value;

  g_cancellable_cancel (cancellable);
  attache_database_set_cancellable (db, cancellable);
  g_assert_false (attache_database_get_int (db, FOREVER, 0, &value, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  attache_database_set_cancellable (db, NULL);
  g_assert_cmpint (sample_count (db, "SELECT 7"), ==, 7);
}

static void
test_same_sql_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheDatabase) db = open_new (fixture, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheSql)
      one = attache_database_prepare (db, "SELECT value FROM json_each (:ids)", &error);
  g_autoptr (AttacheSql)
      two = attache_database_prepare (db, "SELECT value FROM json_each (:ids)", &error);
  const gint64 ids[] = { 3, 4 };

  g_assert_no_error (error);
  attache_sql_bind_ids (one, ":ids", ids, 2);
  attache_sql_bind_ids (two, ":ids", ids + 1, 1);
  g_assert_true (attache_sql_next (one));
  g_assert_true (attache_sql_next (two));
  g_assert_cmpint (attache_sql_int (one, 0), ==, 3);
  g_assert_cmpint (attache_sql_int (two, 0), ==, 4);
  g_assert_false (attache_sql_next (two));
}

static void
test_hostile_strings (Fixture *fixture, gconstpointer data)
{
  const char *const strings[] = { "a\"b",        "back\\slash",          "tab\tnew\nline\x01",
                                  "’) OR 1; --", "\xe2\x80\xaeoverride", NULL };
  g_autoptr (AttacheDatabase) db = open_new (fixture, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheSql)
      sql = attache_database_prepare (db, "SELECT value FROM json_each (:names)", &error);

  g_assert_no_error (error);
  attache_sql_bind_strv (sql, ":names", strings);
  for (guint i = 0; strings[i] != NULL; i++)
    {
      g_assert_true (attache_sql_next (sql));
      g_assert_cmpstr (attache_sql_text (sql, 0), ==, strings[i]);
    }
  g_assert_false (attache_sql_next (sql));
}

/* As a damaged file may hold it: every text can be shown. */
static void
test_bytes_that_are_no_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheDatabase) db = open_new (fixture, 0);
  g_autoptr (AttacheSql) sql = attache_database_prepare (
      db,
      "SELECT CAST (x'5a656e6461ff41' AS TEXT), CAST (x'c3' AS TEXT), CAST (x'41004200' AS TEXT), "
      "'Zenda', NULL UNION ALL SELECT CAST (x'eda080' AS TEXT), '', 'ö', 'n', 'n'",
      NULL);
  const char *text;

  g_assert_true (attache_sql_next (sql));
  text = attache_sql_text (sql, 0);
  g_assert_cmpstr (text, ==, "Zenda\357\277\275A");
  g_assert_cmpstr (attache_sql_text (sql, 1), ==, "\357\277\275");
  g_assert_cmpstr (attache_sql_text (sql, 2), ==, "A\357\277\275B\357\277\275");
  g_assert_cmpstr (attache_sql_text (sql, 3), ==, "Zenda");
  g_assert_null (attache_sql_text (sql, 4));
  /* What was repaired stays until the next row. */
  g_assert_cmpstr (text, ==, "Zenda\357\277\275A");
  g_assert_true (attache_sql_next (sql));
  g_assert_true (g_utf8_validate (attache_sql_text (sql, 0), -1, NULL));
  g_assert_cmpstr (attache_sql_text (sql, 1), ==, "");
  g_assert_cmpstr (attache_sql_text (sql, 2), ==, "ö");
  g_assert_false (attache_sql_next (sql));
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "copy.dossier", NULL);
  g_autoptr (AttacheDatabase) db = open_new (fixture, ATTACHE_DATABASE_WAL);
  g_autoptr (AttacheDatabase) copy = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  sample_run (db, "INSERT INTO tag (name) VALUES ('kept')");
  g_cancellable_cancel (cancelled);
  g_assert_false (attache_database_copy_to (db, target, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  g_assert_true (attache_database_copy_to (db, target, NULL, &error));
  g_assert_no_error (error);
  copy = attache_database_open (target, ATTACHE_DATABASE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sample_count (copy, "SELECT count(*) FROM tag"), ==, 1);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/database/create", test_create);
  ADD ("/database/wal", test_wal);
  ADD ("/database/foreign", test_foreign);
  ADD ("/database/somebody-elses", test_somebody_elses);
  ADD ("/database/newer", test_newer);
  ADD ("/database/read-only", test_read_only);
  ADD ("/database/transaction", test_transaction);
  ADD ("/database/cancel", test_cancel);
  ADD ("/database/same-sql-twice", test_same_sql_twice);
  ADD ("/database/hostile-strings", test_hostile_strings);
  ADD ("/database/bytes-that-are-no-text", test_bytes_that_are_no_text);
  ADD ("/database/copy", test_copy);
  return g_test_run ();
}
