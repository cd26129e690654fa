/* SPDX-License-Identifier: GPL-3.0-or-later */

/* flock () on a file of its own: on the dossier itself, closing the descriptor would drop SQLite's
 * locks with it. */

#include "config.h"

#include "attache-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "attache-store-error.h"

struct _AttacheLock
{
  char *path;
  gint fd;
};

static gboolean
fail (gint saved_errno, GError **error)
{
  if (saved_errno == EWOULDBLOCK)
    g_set_error_literal (
        error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_LOCKED,
        _ ("The dossier is open in another window, which writes it. Here it can only be read"));
  else
    g_set_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_READ_ONLY,
                 _ ("Nothing may be written beside the dossier (%s)"), g_strerror (saved_errno));
  return FALSE;
}

/* The holder before us may have removed the file between our opening and locking it. */
static gboolean
is_still_there (gint fd, const char *path)
{
  GStatBuf named, opened;

  return g_stat (path, &named) == 0 && fstat (fd, &opened) == 0 && named.st_ino == opened.st_ino
         && named.st_dev == opened.st_dev;
}

static gint
take (const char *path, GError **error)
{
  while (TRUE)
    {
      gint fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

      if (fd < 0)
        {
          fail (errno, error);
          return -1;
        }
      if (flock (fd, LOCK_EX | LOCK_NB) != 0)
        {
          fail (errno, error);
          close (fd);
          return -1;
        }
      if (is_still_there (fd, path))
        return fd;
      close (fd);
    }
}

AttacheLock *
attache_lock_take (const char *path, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *beside = NULL;
  AttacheLock *self;
  gint fd;

  g_return_val_if_fail (path != NULL, NULL);

  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  beside = g_strdup_printf ("%s/.%s.lock", folder, name);
  fd = take (beside, error);
  if (fd < 0)
    return NULL;
  self = g_new0 (AttacheLock, 1);
  self->path = g_steal_pointer (&beside);
  self->fd = fd;
  return self;
}

void
attache_lock_free (AttacheLock *lock)
{
  g_return_if_fail (lock != NULL);

  g_unlink (lock->path);
  close (lock->fd);
  g_free (lock->path);
  g_free (lock);
}
