/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One connection to a dossier's file. It stays on the thread that opened it. It knows transactions
 * and prepared statements, and what makes a file a dossier; it knows no noun. */

#pragma once

#include <gio/gio.h>

#include "attache-sql.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_DATABASE_READ_ONLY = 1 << 0, /* nothing is written, not even beside the file */
  ATTACHE_DATABASE_CREATE = 1 << 1,    /* an empty dossier where there is no file */
  ATTACHE_DATABASE_WAL = 1 << 2, /* for the default dossier; else a rollback journal, so that a
                                    synced folder never holds half of it */
} AttacheDatabaseFlags;

typedef struct _AttacheDatabase AttacheDatabase;

/* Opens, creates and migrates. Errors are ATTACHE_STORE_ERROR and tell what is wrong with the file
 * in words for people.
 * @path in the file system's encoding. Blocks on the disk. */
AttacheDatabase *attache_database_open (const char *path, AttacheDatabaseFlags flags,
                                        GError **error);
void attache_database_free (AttacheDatabase *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheDatabase, attache_database_free)

const char *attache_database_get_path (AttacheDatabase *db);
gboolean attache_database_is_read_only (AttacheDatabase *db);
/* Whether the file was deleted, moved or replaced while it was open. What is there can still be
 * copied; nothing can be committed. */
gboolean attache_database_has_moved (AttacheDatabase *db);

/* From the cache; to be dropped. NULL and an error where the file is damaged or gone, or @sql
 * wrong. */
AttacheSql *attache_database_prepare (AttacheDatabase *db, const char *sql, GError **error);
/* The same, with @id bound as ":id". */
AttacheSql *attache_database_prepare_for (AttacheDatabase *db, const char *sql, gint64 id,
                                          GError **error);
/* Where ":id" is all that there is to bind. */
gboolean attache_database_run_for (AttacheDatabase *db, const char *sql, gint64 id, GError **error);
gboolean attache_database_run_all_for (AttacheDatabase *db, const char *const *sqls, guint n_sqls,
                                       gint64 id, GError **error);
/* Appends the first column of each row, as gint64. */
gboolean attache_database_list_for (AttacheDatabase *db, const char *sql, gint64 id, GArray *ids,
                                    GError **error);
/* For statements without parameters; @sql may hold several. */
gboolean attache_database_exec (AttacheDatabase *db, const char *sql, GError **error);
/* The first column of the first row, or @otherwise where there is none. */
gboolean attache_database_get_int (AttacheDatabase *db, const char *sql, gint64 otherwise,
                                   gint64 *value, GError **error);
gint64 attache_database_get_last_id (AttacheDatabase *db);

/* TRUE commits, FALSE (with @error set) rolls back. */
typedef gboolean (*AttacheTransaction) (AttacheDatabase *db, gpointer data, GError **error);

/* BEGIN IMMEDIATE around @func; one within another is part of it. FALSE: nothing happened. */
gboolean attache_database_transact (AttacheDatabase *db, AttacheTransaction func, gpointer data,
                                    GError **error);
/* The same for a view that does not change between queries. */
gboolean attache_database_look (AttacheDatabase *db, AttacheTransaction func, gpointer data,
                                GError **error);

/* While set (borrowed), cancelling it ends what runs on this connection with G_IO_ERROR_CANCELLED.
 * NULL: nothing can. */
void attache_database_set_cancellable (AttacheDatabase *db, GCancellable *cancellable);

/* PRAGMA quick_check, or integrity_check with the search index where @is_thorough. Empty: whole.
 * Transfer full. */
GStrv attache_database_check (AttacheDatabase *db, gboolean is_thorough, GError **error);
/* By the online-backup API into @path, which is replaced as a whole or not at all. */
gboolean attache_database_copy_to (AttacheDatabase *db, const char *path, GCancellable *cancellable,
                                   GError **error);
/* The same, but a writer never waits for more than a step of it, also without a write-ahead log. What
 * is written meanwhile makes it begin anew; LOCKED where that was too often. */
gboolean attache_database_copy_gently_to (AttacheDatabase *db, const char *path,
                                          GCancellable *cancellable, GError **error);

G_END_DECLS
