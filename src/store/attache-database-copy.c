/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies of a dossier by SQLite's online-backup API: while it is being written, and never as half a
 * file. */

#include "config.h"

#include "attache-database-private.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "attache-store-error.h"

/* 4 MiB at the usual page size, between two looks at the cancellable. */
#define PAGES 1024
/* 1 MiB: a writer waits no longer than for that. */
#define GENTLE_PAGES 256
#define MAX_RESTARTS 8

typedef struct
{
  sqlite3 *target;
  GCancellable *cancellable;
} Copy;

static gboolean
copy_pages (AttacheDatabase *db, gpointer data, GError **error)
{
  Copy *copy = data;
  sqlite3_backup *backup;
  gint code = SQLITE_OK;
  gint64 n_keys;

  /* The read holds the view still from the first page to the last. */
  if (!attache_database_get_int (db, "SELECT count(*) FROM meta", 0, &n_keys, error))
    return FALSE;
  backup = sqlite3_backup_init (copy->target, "main", attache_database_get_handle (db), "main");
  if (backup == NULL)
    {
      attache_store_error_set (error, sqlite3_extended_errcode (copy->target),
                               sqlite3_errmsg (copy->target));
      return FALSE;
    }
  while (code == SQLITE_OK && !g_cancellable_is_cancelled (copy->cancellable))
    code = sqlite3_backup_step (backup, PAGES);
  sqlite3_backup_finish (backup);
  if (code == SQLITE_DONE)
    return TRUE;
  if (!g_cancellable_set_error_if_cancelled (copy->cancellable, error))
    attache_store_error_set (error, code, NULL);
  return FALSE;
}

/* Between two steps others may write; then SQLite begins anew. */
static gboolean
copy_between_writes (AttacheDatabase *db, Copy *copy, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (copy->target, "main",
                                                attache_database_get_handle (db), "main");
  gint code = SQLITE_OK, left = G_MAXINT;
  guint n_restarts = 0;

  while (backup != NULL && (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED)
         && n_restarts <= MAX_RESTARTS && !g_cancellable_is_cancelled (copy->cancellable))
    {
      code = sqlite3_backup_step (backup, GENTLE_PAGES);
      n_restarts += code != SQLITE_OK || sqlite3_backup_remaining (backup) > left;
      left = sqlite3_backup_remaining (backup);
    }
  if (backup != NULL)
    sqlite3_backup_finish (backup);
  if (backup != NULL && code == SQLITE_DONE)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (copy->cancellable, error))
    return FALSE;
  if (backup != NULL && n_restarts > MAX_RESTARTS)
    code = SQLITE_BUSY;
  attache_store_error_set (error, backup != NULL ? code : sqlite3_extended_errcode (copy->target),
                           NULL);
  return FALSE;
}

/* The copy stands alone: no journal of its own beside it. */
static gboolean
write_copy (AttacheDatabase *db, const char *path, gboolean is_gentle, GCancellable *cancellable,
            GError **error)
{
  Copy copy = { .cancellable = cancellable };
  gint code = sqlite3_open_v2 (path, &copy.target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                               NULL);
  gboolean is_done = code == SQLITE_OK;

  if (!is_done)
    attache_store_error_set (error, code,
                             copy.target != NULL ? sqlite3_errmsg (copy.target) : NULL);
  is_done = is_done
            && (is_gentle ? copy_between_writes (db, &copy, error)
                          : attache_database_look (db, copy_pages, &copy, error));
  if (is_done)
    {
      code = sqlite3_exec (copy.target, "PRAGMA synchronous = EXTRA; PRAGMA journal_mode = DELETE",
                           NULL, NULL, NULL);
      is_done = code == SQLITE_OK;
      if (!is_done)
        attache_store_error_set (error, code, sqlite3_errmsg (copy.target));
    }
  sqlite3_close (copy.target);
  return is_done;
}

static gboolean
copy_to (AttacheDatabase *db, const char *path, gboolean is_gentle, GCancellable *cancellable,
         GError **error)
{
  g_autofree char *beside = NULL;

  beside = g_strdup_printf ("%s.part-%d", path, (gint) getpid ());
  g_unlink (beside);
  if (!write_copy (db, beside, is_gentle, cancellable, error))
    {
      g_unlink (beside);
      return FALSE;
    }
  return attache_database_rename_over (beside, path, error);
}

gboolean
attache_database_copy_to (AttacheDatabase *db, const char *path, GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return copy_to (db, path, FALSE, cancellable, error);
}

gboolean
attache_database_copy_gently_to (AttacheDatabase *db, const char *path, GCancellable *cancellable,
                                 GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return copy_to (db, path, TRUE, cancellable, error);
}
