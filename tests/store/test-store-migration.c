/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dossiers of older releases (dossier-NNN.sql) open with all that was in them; a backup is made
 * first; a migration that is killed happened as a whole or not at all. */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "attache-backup.h"
#include "attache-journal.h"
#include "attache-mark-table.h"
#include "attache-mention-value.h"
#include "attache-schema.h"
#include "attache-store-error.h"
#include "attache-store.h"
#include "attache-writing.h"
#include "store-sample.h"

/* One for each schema that was released; what was only ever between two releases needs none. */
static const guint released[] = { 1 };

static const char *self_path;

/* The file as the old release left it; nothing of ours has touched it. */
static char *
make_old (const char *folder, guint version)
{
  g_autofree char *name = g_strdup_printf ("dossier-%03u.sql", version);
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "store", name, NULL);
  char *path = g_build_filename (folder, "old.dossier", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *handle;

  g_file_get_contents (source, &sql, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  return path;
}

static int
add_row_cb (void *data, int n, char **values, char **names)
{
  for (int i = 0; i < n; i++)
    g_string_append_printf (data, "%s%s", i > 0 ? "|" : "", values[i] != NULL ? values[i] : "NULL");
  g_string_append_c (data, '\n');
  return 0;
}

/* Every row of every table of the release, in its columns of that time: the list of them is the
 * fixture's own, so that what a later schema adds is not looked at. */
static char *
dump (const char *path, const char *old_path)
{
  static const char COLUMNS[] =
      "SELECT 'SELECT ' || quote (t.name) || ', ' || (SELECT group_concat ('quote (\"' || c.name "
      "|| "
      "'\")') FROM pragma_table_info (t.name) AS c) || ' FROM \"' || t.name || '\" ORDER BY 2, 3' "
      "FROM sqlite_schema AS t WHERE t.type = 'table' AND t.name NOT LIKE 'article_search_%' "
      "AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'mention' ORDER BY t.name";
  GString *rows = g_string_new (NULL);
  g_autoptr (GString) selects = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (old_path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, COLUMNS, add_row_cb, selects, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  lines = g_strsplit (selects->str, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 20);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpint (sqlite3_exec (handle, lines[i], add_row_cb, rows, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  return g_string_free (rows, FALSE);
}

/* The mentions of a dossier with a row for each, as lines. */
static char *
list_old_mentions (const char *path)
{
  static const char MENTIONS[] =
      "SELECT article_id, start, end, type, ifnull (actor_id, 0), ifnull (rule, 'NULL') "
      "FROM mention ORDER BY article_id, start, end, type";
  GString *lines = g_string_new (NULL);
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, MENTIONS, add_row_cb, lines, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  return g_string_free (lines, FALSE);
}

/* The same of one with a value for each article. */
static char *
list_mentions (AttacheDatabase *db)
{
  GString *lines = g_string_new (NULL);
  const gint64 n_articles = sample_count (db, "SELECT max (id) FROM article");

  for (gint64 id = 1; id <= n_articles; id++)
    {
      g_autoptr (GPtrArray) rules = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) mentions = attache_mark_table_load_mentions (db, id, &rules, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < mentions->len; i++)
        {
          const AttacheStoredMention *mention = &g_array_index (mentions, AttacheStoredMention, i);

          g_string_append_printf (lines, "%" G_GINT64_FORMAT "|%u|%u|%d|%" G_GINT64_FORMAT "|%s\n",
                                  id, mention->span.start, mention->span.end, (gint) mention->type,
                                  mention->actor_id,
                                  mention->rule != NULL ? mention->rule : "NULL");
        }
    }
  return g_string_free (lines, FALSE);
}

/* By SQLite alone, which also rolls back what a killed program left behind. */
static gint64
version_of (const char *path)
{
  g_autoptr (GString) version = g_string_new (NULL);
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA user_version", add_row_cb, version, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (handle);
  return g_ascii_strtoll (version->str, NULL, 10);
}

static void
assert_whole (AttacheDatabase *db)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) problems = attache_database_check (db, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (problems), ==, 0);
  g_assert_cmpint (sample_count (db, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpint (sample_count (db, "PRAGMA user_version"), ==, ATTACHE_SCHEMA_VERSION);
}

/* What stands in schema of a migrated and of a new dossier. */
static char *
schema_of (AttacheDatabase *db)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (
      db,
      "SELECT t.name || ' ' || ifnull ((SELECT group_concat (c.name || ' ' || c.type) "
      "FROM pragma_table_info (t.name) AS c), t.sql) FROM sqlite_schema AS t "
      "WHERE t.sql IS NOT NULL ORDER BY t.name",
      NULL);
  GString *text = g_string_new (NULL);

  while (attache_sql_next (sql))
    g_string_append_printf (text, "%s\n", attache_sql_text (sql, 0));
  return g_string_free (text, FALSE);
}

static void
test_all_is_there (gconstpointer data)
{
  const guint version = GPOINTER_TO_UINT (data);
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *other = sample_folder_new ();
  g_autofree char *path = make_old (folder, version);
  g_autofree char *pristine = make_old (other, version);
  g_autofree char *before = dump (path, pristine);
  g_autofree char *old_mentions = list_old_mentions (pristine);
  g_autofree char *mentions = NULL;
  g_autofree char *after = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheDatabase) db = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_cmpint (version_of (path), ==, version);
  db = attache_database_open (path, 0, &error);
  g_assert_no_error (error);
  assert_whole (db);
  mentions = list_mentions (db);
  g_assert_cmpstr (mentions, ==, old_mentions);
  g_assert_cmpuint (strlen (mentions), >, 0);
  g_clear_pointer (&db, attache_database_free);
  after = dump (path, pristine);
  g_assert_cmpstr (after, ==, before);
  backups = attache_backup_list (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 1);
  kept = dump (((AttacheBackup *) g_ptr_array_index (backups, 0))->path, pristine);
  g_assert_cmpstr (kept, ==, before);
  g_assert_cmpint (version_of (((AttacheBackup *) g_ptr_array_index (backups, 0))->path), ==,
                   version);
  g_test_message ("schema %u: %zu bytes of rows, all the same", version, strlen (before));
  sample_folder_remove (folder);
  sample_folder_remove (other);
}

/* The road there does not matter. */
static void
test_schema_is_the_same (gconstpointer data)
{
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *old = make_old (folder, GPOINTER_TO_UINT (data));
  g_autofree char *new = g_build_filename (folder, "new.dossier", NULL);
  g_autofree char *migrated = NULL;
  g_autofree char *made = NULL;
  AttacheDatabase *db = attache_database_open (old, 0, NULL);

  migrated = schema_of (db);
  attache_database_free (db);
  db = attache_database_open (new, ATTACHE_DATABASE_CREATE, NULL);
  made = schema_of (db);
  attache_database_free (db);
  g_assert_cmpstr (migrated, ==, made);
  sample_folder_remove (folder);
}

/* The journal was written by the old release: all of it can still be undone and redone. */
static void
test_history_goes_on (gconstpointer data)
{
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *path = make_old (folder, GPOINTER_TO_UINT (data));
  AttacheDatabase *db = attache_database_open (path, 0, NULL);
  gint64 n_steps = sample_count (db, "SELECT count (*) FROM journal WHERE is_undone = 0"), n = 0;
  g_autoptr (GError) error = NULL;
  gboolean is_done = TRUE;

  while (attache_journal_undo (db, NULL, &is_done, &error) && is_done)
    n++;
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, n_steps);
  g_assert_cmpint (sample_count (db, "SELECT count (*) FROM annotation"), ==, 0);
  g_assert_cmpint (sample_count (db, "SELECT count (*) FROM decision"), ==, 0);
  while (n-- > 0)
    g_assert_true (attache_journal_redo (db, NULL, &is_done, &error) && is_done);
  g_assert_cmpint (sample_count (db, "SELECT count (*) FROM annotation WHERE id <= 4"), ==, 4);
  g_assert_cmpint (sample_count (db, "SELECT count (*) FROM decision"), ==, 3);
  g_assert_true (attache_writing_set_note (db, 1, "Written after", 9000, NULL));
  assert_whole (db);
  attache_database_free (db);
  sample_folder_remove (folder);
}

/* Where it may only be read it cannot be migrated: that is told, and nothing is written. */
static void
test_read_only_is_told (void)
{
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *path = make_old (folder, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheStore) store = attache_store_open (path, ATTACHE_DATABASE_READ_ONLY, &error);

  g_assert_null (store);
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "older"));
  g_assert_cmpint (version_of (path), ==, 1);
  sample_folder_remove (folder);
}

/* Child. */
static int
open_and_say (const char *path, const char *data_folder)
{
  g_autoptr (AttacheDatabase) db = NULL;

  g_setenv ("XDG_DATA_HOME", data_folder, TRUE);
  if (write (STDOUT_FILENO, "b", 1) != 1)
    return 3;
  db = attache_database_open (path, 0, NULL);
  if (db == NULL || write (STDOUT_FILENO, "e", 1) != 1)
    return 3;
  return 0;
}

/* @usec: microseconds after it began at which the child is killed; -1: not. The time that it took.
 */
static gint64
run_child (const char *path, const char *folder, gint64 usec)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data_folder = g_build_filename (folder, "data", NULL);
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                    self_path, "--open", path, data_folder, NULL);
  GInputStream *out;
  gint64 begin;
  char said;

  g_assert_no_error (error);
  out = g_subprocess_get_stdout_pipe (child);
  g_assert_cmpint (g_input_stream_read (out, &said, 1, NULL, NULL), ==, 1);
  begin = g_get_monotonic_time ();
  if (usec >= 0)
    {
      g_usleep ((gulong) usec);
      g_subprocess_send_signal (child, SIGKILL);
    }
  else
    g_assert_cmpint (g_input_stream_read (out, &said, 1, NULL, NULL), ==, 1);
  begin = g_get_monotonic_time () - begin;
  g_assert_true (g_subprocess_wait (child, NULL, NULL));
  return begin;
}

static void
test_kill (gconstpointer data)
{
  const guint version = GPOINTER_TO_UINT (data), n_kills = g_test_slow () ? 1000 : 40;
  g_autoptr (GRand) random = g_rand_new_with_seed (23);
  g_autofree char *first = sample_folder_new ();
  g_autofree char *pristine = make_old (first, version);
  g_autofree char *model = g_build_filename (first, "model.dossier", NULL);
  g_autofree char *before = NULL;
  g_autofree char *again = NULL;
  gint64 whole;
  guint n_old = 0, n_new = 0;

  g_assert_true (g_rename (pristine, model) == 0);
  before = dump (model, model);
  again = make_old (first, version);
  whole = run_child (again, first, -1);
  for (guint i = 0; i < n_kills; i++)
    {
      g_autofree char *folder = sample_folder_new ();
      g_autofree char *path = make_old (folder, version);
      g_autofree char *after = NULL;
      AttacheDatabase *db;
      gint64 found;

      run_child (path, folder, g_rand_int_range (random, 0, (gint32) whole));
      found = version_of (path);
      n_old += found == version;
      n_new += found == ATTACHE_SCHEMA_VERSION;
      db = attache_database_open (path, 0, NULL);
      g_assert_nonnull (db);
      assert_whole (db);
      attache_database_free (db);
      after = dump (path, model);
      g_assert_cmpstr (after, ==, before);
      sample_folder_remove (folder);
    }
  g_test_message ("%u kills: %u files were as before, %u migrated, 0 half", n_kills, n_old, n_new);
  g_assert_cmpuint (n_old + n_new, ==, n_kills);
  sample_folder_remove (first);
}

int
main (int argc, char **argv)
{
  self_path = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--open"))
    return open_and_say (argv[2], argv[3]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (released); i++)
    {
      const gpointer version = GUINT_TO_POINTER (released[i]);
      g_autofree char *all = g_strdup_printf ("/migration/%03u/all-is-there", released[i]);
      g_autofree char *same = g_strdup_printf ("/migration/%03u/schema-is-the-same", released[i]);
      g_autofree char *history = g_strdup_printf ("/migration/%03u/history-goes-on", released[i]);
      g_autofree char *kill = g_strdup_printf ("/migration/%03u/kill", released[i]);

      g_test_add_data_func (all, version, test_all_is_there);
      g_test_add_data_func (same, version, test_schema_is_the_same);
      g_test_add_data_func (history, version, test_history_goes_on);
      g_test_add_data_func (kill, version, test_kill);
    }
  g_test_add_func ("/migration/read-only-is-told", test_read_only_is_told);
  return g_test_run ();
}
