/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The log begins anew at a transaction that finds all of it copied. Where transactions follow one
 * another without a pause none does: then it is let grow, and now and then the writer copies by
 * itself what came while the rest was copied beside it. */

#include "config.h"

#include "attache-log-keeper.h"

#include "attache-store-error.h"

/* Pages of the log. Most of them are changed again soon, so many are copied at once, each as it
 * stood last; from END_LOG on the writer ends it as soon as little is left to copy, and at the
 * latest at LONGEST_LOG. */
#define LONG_LOG 16384
#define END_LOG (4 * LONG_LOG)
#define LONGEST_LOG (8 * LONG_LOG)

struct _AttacheLogKeeper
{
  sqlite3 *writer; /* Borrowed */

  /* Owned */
  sqlite3 *handle; /* the thread's while it runs */
  GThread *thread; /* NULL while there is none */

  /* State */
  gint n_copied;   /* pages of the log that are copied, or being copied */
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

static void
begin_copying (AttacheLogKeeper *self, gint n_pages)
{
  join (self);
  self->n_copied = n_pages;
  g_atomic_int_set (&self->is_copying, TRUE);
  self->thread = g_thread_new ("store-log", copy_thread, self);
}

/* After each commit of the writer: @n_pages are in the log. */
static gint
committed_cb (gpointer data, sqlite3 *handle, const char *name, gint n_pages)
{
  AttacheLogKeeper *self = data;
  const gboolean is_copying = g_atomic_int_get (&self->is_copying);
  gint n_left;

  if (n_pages < self->n_copied)
    self->n_copied = 0;
  n_left = n_pages - self->n_copied;
  if (n_pages >= LONGEST_LOG || (n_pages >= END_LOG && !is_copying && n_left < LONG_LOG))
    {
      join (self);
      copy (self->writer);
      self->n_copied = n_pages;
    }
  else if (n_left >= LONG_LOG && !is_copying)
    begin_copying (self, n_pages);
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
