/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The log begins anew at a transaction that finds all of it copied. Where transactions follow one
 * another without a pause none does: then it is let grow, and now and then the writer copies what
 * the last one brought by itself. */

#include "config.h"

#include "attache-log-keeper.h"

#include "attache-store-error.h"

/* Pages of the log: most of them are changed again soon, so it is let grow. */
#define LONG_LOG 16384
#define LONGEST_LOG (8 * LONG_LOG)

struct _AttacheLogKeeper
{
  sqlite3 *writer; /* Borrowed */

  /* Owned */
  sqlite3 *handle; /* the thread's while it runs */
  GThread *thread; /* NULL while there is none */

  gint is_copying; /* atomic */
};

/* No harm where it fails: what is in the log is on disk, and a later commit asks again. */
static void
copy (sqlite3 *handle)
{
  sqlite3_wal_checkpoint_v2 (handle, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

static gpointer
copy_thread (gpointer data)
{
  AttacheLogKeeper *self = data;

  copy (self->handle);
  g_atomic_int_set (&self->is_copying, FALSE);
  return NULL;
}

static void
join (AttacheLogKeeper *self)
{
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
}

/* After each commit of the writer. */
static gint
committed_cb (gpointer data, sqlite3 *handle, const char *name, gint n_pages)
{
  AttacheLogKeeper *self = data;

  if (n_pages >= LONGEST_LOG)
    {
      join (self);
      copy (self->writer);
    }
  else if (n_pages >= LONG_LOG && !g_atomic_int_get (&self->is_copying))
    {
      join (self);
      g_atomic_int_set (&self->is_copying, TRUE);
      self->thread = g_thread_new ("store-log", copy_thread, self);
    }
  return SQLITE_OK;
}

/* The file is opened now, and the log with it (the version is read out of it): by the time there is
 * something to copy another may lie in its place. */
AttacheLogKeeper *
attache_log_keeper_new (const char *path, sqlite3 *writer, GError **error)
{
  g_autoptr (AttacheLogKeeper) self = g_new0 (AttacheLogKeeper, 1);
  gint code = sqlite3_open_v2 (path, &self->handle,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                               NULL);

  if (code == SQLITE_OK)
    code = sqlite3_exec (self->handle, "PRAGMA schema_version", NULL, NULL, NULL);
  if (code != SQLITE_OK)
    {
      attache_store_error_set (error, code, NULL);
      return NULL;
    }
  self->writer = writer;
  sqlite3_wal_hook (writer, committed_cb, self);
  return g_steal_pointer (&self);
}

void
attache_log_keeper_free (AttacheLogKeeper *keeper)
{
  join (keeper);
  if (keeper->writer != NULL)
    sqlite3_wal_hook (keeper->writer, NULL, NULL);
  sqlite3_close (keeper->handle);
  g_free (keeper);
}
