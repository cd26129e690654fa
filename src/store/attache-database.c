/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One thread's hold on sqlite3. A new dossier is made beside its place and renamed, so that no
 * half-made file ever bears its name. */

#include "config.h"

#include "attache-database-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "attache-fold.h"
#include "attache-log-keeper.h"
#include "attache-mention-value.h"
#include "attache-passage.h"
#include "attache-row-batch.h"
#include "attache-schema.h"
#include "attache-sql-private.h"
#include "attache-store-error.h"

/* Another connection of ours is done sooner than that. */
#define BUSY_MSEC 10000
/* Opcodes between two looks at the cancellable: some microseconds. */
#define PROGRESS_OPCODES 2000
#define MAX_CACHED 200
/* Statements found by where their text stands, before the text itself is hashed. */
#define N_RECENT 256

/* A statement that was asked for with a text at this address. Another may stand there now. */
typedef struct
{
  const char *address;
  const char *text; /* the cache's own */
  AttacheSql *sql;
} Recent;

struct _AttacheDatabase
{
  /* Owned */
  sqlite3 *handle;
  AttacheLogKeeper *log_keeper; /* NULL where no log is kept */
  GHashTable *cache; /* char * SQL → AttacheSql */
  char *path;

  /* Borrowed */
  GCancellable *cancellable;
  GThread *thread;

  /* State */
  GData *memory;
  Recent recent[N_RECENT];
  AttacheDatabaseFlags flags;
};

static int
progress_cb (void *data)
{
  AttacheDatabase *db = data;

  return g_cancellable_is_cancelled (db->cancellable);
}

static gboolean
fail (AttacheDatabase *db, GError **error)
{
  attache_store_error_set (error, sqlite3_extended_errcode (db->handle),
                           sqlite3_errmsg (db->handle));
  return FALSE;
}

static gboolean
connect_to (AttacheDatabase *db, const char *path, gint open_flags, GError **error)
{
  gint code = sqlite3_open_v2 (path, &db->handle,
                               open_flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

  if (code != SQLITE_OK)
    {
      attache_store_error_set (error, code,
                               db->handle != NULL ? sqlite3_errmsg (db->handle) : NULL);
      return FALSE;
    }
  sqlite3_busy_timeout (db->handle, BUSY_MSEC);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_progress_handler (db->handle, PROGRESS_OPCODES, progress_cb, db);
  if (attache_fold_register (db->handle) != SQLITE_OK
      || attache_passage_register (db->handle) != SQLITE_OK
      || attache_mention_value_register (db->handle) != SQLITE_OK
      || attache_row_batch_register (db->handle) != SQLITE_OK)
    return fail (db, error);
  return TRUE;
}

/* cell_size_check and trusted_schema: a dossier may come from anybody. */
static gboolean
set_pragmas (AttacheDatabase *db, GError **error)
{
  const gboolean is_wal = (db->flags & ATTACHE_DATABASE_WAL) != 0;

  if (!attache_database_exec (
          db,
          "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;"
          "PRAGMA mmap_size = 0",
          error))
    return FALSE;
  if ((db->flags & ATTACHE_DATABASE_READ_ONLY) != 0)
    return attache_database_exec (db, "PRAGMA query_only = ON; PRAGMA cache_size = -2048", error);
  if (!attache_database_exec (db, "PRAGMA cache_size = -65536", error))
    return FALSE;
  return attache_database_exec (db,
                                is_wal ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"
                                       : "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA",
                                error);
}

static AttacheDatabase *
database_new (const char *path, AttacheDatabaseFlags flags)
{
  AttacheDatabase *db = g_new0 (AttacheDatabase, 1);

  db->path = g_strdup (path);
  db->flags = flags;
  db->thread = g_thread_self ();
  db->cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                     (GDestroyNotify) attache_sql_free);
  return db;
}

sqlite3 *
attache_database_get_handle (AttacheDatabase *db)
{
  return db->handle;
}

GData **
attache_database_get_memory (AttacheDatabase *db)
{
  return &db->memory;
}

/* The file is there. */
static AttacheDatabase *
open_existing (const char *path, const char *uri, AttacheDatabaseFlags flags, GError **error)
{
  g_autoptr (AttacheDatabase) db = database_new (path, flags);
  const gboolean is_read_only = (flags & ATTACHE_DATABASE_READ_ONLY) != 0;
  gint version;

  if (!connect_to (db, uri != NULL ? uri : path,
                   (is_read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE)
                       | (uri != NULL ? SQLITE_OPEN_URI : 0),
                   error)
      || !attache_schema_check (db, &version, error) || !set_pragmas (db, error))
    return NULL;
  if (!is_read_only && !attache_schema_migrate (db, version, error))
    return NULL;
  if (!is_read_only && (flags & ATTACHE_DATABASE_WAL) != 0
      && (db->log_keeper = attache_log_keeper_new (path, db->handle, error)) == NULL)
    return NULL;
  return g_steal_pointer (&db);
}

static gboolean
sync_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gint fd = g_open (folder, O_RDONLY | O_CLOEXEC, 0);
  gboolean is_done = fd >= 0 && fsync (fd) == 0;

  return fd >= 0 && close (fd) == 0 && is_done;
}

static gboolean
fail_with_errno (const char *path, gint saved_errno, GError **error)
{
  AttacheStoreError code = ATTACHE_STORE_ERROR_FAILED;
  g_autofree char *name = g_filename_display_name (path);

  if (saved_errno == EACCES || saved_errno == EPERM || saved_errno == EROFS)
    code = ATTACHE_STORE_ERROR_READ_ONLY;
  else if (saved_errno == ENOSPC || saved_errno == EDQUOT)
    code = ATTACHE_STORE_ERROR_NO_ROOM;
  else if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    code = ATTACHE_STORE_ERROR_NOT_FOUND;
  g_set_error (error, ATTACHE_STORE_ERROR, (gint) code, "%s: %s", name, g_strerror (saved_errno));
  return FALSE;
}

gboolean
attache_database_rename_over (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) != 0)
    {
      gint saved_errno = errno;

      g_unlink (from);
      return fail_with_errno (to, saved_errno, error);
    }
  sync_folder_of (to);
  return TRUE;
}

AttacheDatabase *
attache_database_build (const char *path, gint version, GError **error)
{
  AttacheDatabase *db = database_new (path, 0);

  g_unlink (path);
  if (connect_to (db, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error)
      && set_pragmas (db, error) && attache_schema_build (db, version, error))
    return db;
  attache_database_free (db);
  g_unlink (path);
  return NULL;
}

static gboolean
create (const char *path, GError **error)
{
  g_autofree char *beside = g_strdup_printf ("%s.new-%d", path, (gint) getpid ());
  AttacheDatabase *db = attache_database_build (beside, ATTACHE_SCHEMA_VERSION, error);

  if (db == NULL)
    return FALSE;
  attache_database_free (db);
  return attache_database_rename_over (beside, path, error);
}

/* A dossier in a folder that may not be written, and in WAL mode, opens only where SQLite may take
 * it as unchanging. */
static AttacheDatabase *
open_unchanging (const char *path, AttacheDatabaseFlags flags, GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);

  return open_existing (path, uri, flags, error);
}

AttacheDatabase *
attache_database_open (const char *path, AttacheDatabaseFlags flags, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  AttacheDatabase *db;
  GStatBuf info;

  g_return_val_if_fail (path != NULL, NULL);

  if (g_stat (path, &info) != 0)
    {
      if (errno != ENOENT || (flags & ATTACHE_DATABASE_CREATE) == 0)
        {
          fail_with_errno (path, errno, error);
          return NULL;
        }
      if (!create (path, error))
        return NULL;
    }
  else if (!S_ISREG (info.st_mode) || info.st_size == 0)
    {
      g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_NOT_A_DOSSIER,
                           S_ISREG (info.st_mode) ? _ (
                               "This file is empty; it is not a dossier, or all of it was lost")
                                                  : _ ("This is not a file"));
      return NULL;
    }
  db = open_existing (path, NULL, flags, &local_error);
  if (db == NULL && (flags & ATTACHE_DATABASE_READ_ONLY) != 0
      && (g_error_matches (local_error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_NOT_FOUND)
          || g_error_matches (local_error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_READ_ONLY)))
    return open_unchanging (path, flags, error);
  if (db == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return db;
}

gboolean
attache_database_has_moved (AttacheDatabase *db)
{
  gint has_moved = 0;

  g_return_val_if_fail (db != NULL, TRUE);

  sqlite3_file_control (db->handle, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
  return has_moved != 0;
}

/* What stands in the write-ahead log goes into the file that it belongs to, wherever that is now:
 * another dossier that was put in its place would otherwise be opened with our log. */
static void
empty_log (AttacheDatabase *db)
{
  if (db->handle != NULL && (db->flags & ATTACHE_DATABASE_WAL) != 0
      && attache_database_has_moved (db)
      && sqlite3_wal_checkpoint_v2 (db->handle, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL)
             != SQLITE_OK)
    g_message ("the log beside %s could not be emptied", db->path);
}

void
attache_database_free (AttacheDatabase *db)
{
  g_return_if_fail (db != NULL);

  g_clear_pointer (&db->log_keeper, attache_log_keeper_free);
  empty_log (db);
  g_datalist_clear (&db->memory);
  g_hash_table_unref (db->cache);
  /* A statement still in use would be a bug; _v2 then waits for it and does not fail. */
  sqlite3_close_v2 (db->handle);
  g_free (db->path);
  g_free (db);
}

const char *
attache_database_get_path (AttacheDatabase *db)
{
  g_return_val_if_fail (db != NULL, NULL);

  return db->path;
}

gboolean
attache_database_is_read_only (AttacheDatabase *db)
{
  g_return_val_if_fail (db != NULL, TRUE);

  return (db->flags & ATTACHE_DATABASE_READ_ONLY) != 0;
}

void
attache_database_set_cancellable (AttacheDatabase *db, GCancellable *cancellable)
{
  g_return_if_fail (db != NULL);

  db->cancellable = cancellable;
}

void
attache_database_set_humble (AttacheDatabase *db, gboolean is_humble)
{
  sqlite3_busy_timeout (db->handle, is_humble ? 0 : BUSY_MSEC);
}

static gboolean
is_idle (gpointer key, gpointer value, gpointer data)
{
  return !attache_sql_is_used (value);
}

static AttacheSql *
prepare_new (AttacheDatabase *db, const char *text, GError **error)
{
  sqlite3_stmt *stmt;

  if (sqlite3_prepare_v3 (db->handle, text, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL)
      != SQLITE_OK)
    {
      fail (db, error);
      return NULL;
    }
  return attache_sql_new (stmt);
}

/* NULL where it is not cached. */
static AttacheSql *
look_up (AttacheDatabase *db, const char *text)
{
  Recent *recent = &db->recent[(GPOINTER_TO_SIZE (text) >> 4) % N_RECENT];
  gpointer key, sql;

  if (recent->address == text && strcmp (recent->text, text) == 0)
    return recent->sql;
  if (!g_hash_table_lookup_extended (db->cache, text, &key, &sql))
    return NULL;
  *recent = (Recent){ text, key, sql };
  return sql;
}

static void
make_room (AttacheDatabase *db)
{
  if (g_hash_table_size (db->cache) < MAX_CACHED)
    return;
  memset (db->recent, 0, sizeof db->recent);
  g_hash_table_foreach_remove (db->cache, is_idle, NULL);
}

AttacheSql *
attache_database_prepare (AttacheDatabase *db, const char *sql, GError **error)
{
  AttacheSql *cached, *made;

  g_return_val_if_fail (db != NULL, NULL);
  g_assert (db->thread == g_thread_self ());

  cached = look_up (db, sql);
  if (cached != NULL && !attache_sql_is_used (cached))
    {
      attache_sql_set_used (cached);
      return cached;
    }
  made = prepare_new (db, sql, error);
  if (made == NULL)
    return NULL;
  if (cached != NULL)
    {
      attache_sql_set_orphan (made);
    }
  else
    {
      make_room (db);
      g_hash_table_insert (db->cache, g_strdup (sql), made);
    }
  attache_sql_set_used (made);
  return made;
}

gboolean
attache_database_exec (AttacheDatabase *db, const char *sql, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return sqlite3_exec (db->handle, sql, NULL, NULL, NULL) == SQLITE_OK || fail (db, error);
}

gboolean
attache_database_get_int (AttacheDatabase *db, const char *sql, gint64 otherwise, gint64 *value,
                          GError **error)
{
  g_autoptr (AttacheSql) query = attache_database_prepare (db, sql, error);
  gint64 found = otherwise;

  if (query == NULL)
    return FALSE;
  if (attache_sql_next (query) && !attache_sql_is_null (query, 0))
    found = attache_sql_int (query, 0);
  if (!attache_sql_finish (query, error))
    return FALSE;
  *value = found;
  return TRUE;
}

/* With a write-ahead log SQLite itself would go on writing a file that nobody finds again. */
static gboolean
assert_in_place (AttacheDatabase *db, GError **error)
{
  return !attache_database_has_moved (db) || attache_store_error_set_moved (error);
}

static gboolean
run_between (AttacheDatabase *db, gboolean is_writing, AttacheTransaction func, gpointer data,
             GError **error)
{
  if (!sqlite3_get_autocommit (db->handle))
    return func (db, data, error);
  if (!attache_database_exec (db, is_writing ? "BEGIN IMMEDIATE" : "BEGIN", error))
    return FALSE;
  if (func (db, data, error) && (!is_writing || assert_in_place (db, error))
      && attache_database_exec (db, "COMMIT", error))
    return TRUE;
  /* Some failures, such as a full disk, have rolled back already. */
  if (!sqlite3_get_autocommit (db->handle))
    {
      GCancellable *cancellable = g_steal_pointer (&db->cancellable);

      attache_database_exec (db, "ROLLBACK", NULL);
      db->cancellable = cancellable;
    }
  return FALSE;
}

gboolean
attache_database_transact (AttacheDatabase *db, AttacheTransaction func, gpointer data,
                           GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return run_between (db, TRUE, func, data, error);
}

gboolean
attache_database_look (AttacheDatabase *db, AttacheTransaction func, gpointer data, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return run_between (db, FALSE, func, data, error);
}
