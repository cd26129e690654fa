/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SQLite's result codes in words for people. */

#include "config.h"

#include "attache-store-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>

G_DEFINE_QUARK (attache - store - error - quark, attache_store_error)

typedef struct
{
  gint code;
  AttacheStoreError error;
  const char *words;
} Words;

static const Words words[] = {
  { SQLITE_CORRUPT, ATTACHE_STORE_ERROR_DAMAGED, N_ ("The dossier is damaged") },
  { SQLITE_NOTADB, ATTACHE_STORE_ERROR_NOT_A_DOSSIER,
    N_ ("This file is not a dossier, or its beginning is damaged") },
  { SQLITE_BUSY, ATTACHE_STORE_ERROR_LOCKED,
    N_ ("The dossier is being written by another program") },
  { SQLITE_LOCKED, ATTACHE_STORE_ERROR_LOCKED,
    N_ ("The dossier is being written by another program") },
  { SQLITE_READONLY, ATTACHE_STORE_ERROR_READ_ONLY, N_ ("The dossier may only be read") },
  { SQLITE_PERM, ATTACHE_STORE_ERROR_READ_ONLY,
    N_ ("The system does not permit to write the dossier") },
  { SQLITE_FULL, ATTACHE_STORE_ERROR_NO_ROOM,
    N_ ("There is no room left on the disk; nothing was changed") },
  { SQLITE_CANTOPEN, ATTACHE_STORE_ERROR_NOT_FOUND, N_ ("The dossier cannot be opened") },
  { SQLITE_IOERR, ATTACHE_STORE_ERROR_FAILED,
    N_ ("The disk failed while the dossier was being used") },
  { SQLITE_TOOBIG, ATTACHE_STORE_ERROR_FAILED, N_ ("This is too large to be kept") },
};

gboolean
attache_store_error_set_moved (GError **error)
{
  g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_MOVED,
                       _ ("The dossier was moved, deleted or replaced while it was open. Save a "
                          "copy to keep what is shown here"));
  return FALSE;
}

gboolean
attache_store_error_set_gone (GError **error)
{
  g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE,
                       _ ("This is no longer there"));
  return FALSE;
}

gboolean
attache_store_error_set_bad_step (GError **error)
{
  g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED,
                       _ ("A step of the history is damaged"));
  return FALSE;
}

void
attache_store_error_set (GError **error, gint code, const char *detail)
{
  if ((code & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
      return;
    }
  if (code == SQLITE_READONLY_DBMOVED)
    {
      attache_store_error_set_moved (error);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (words[i].code == code || words[i].code == (code & 0xff))
        {
          g_set_error (error, ATTACHE_STORE_ERROR, (gint) words[i].error, "%s (%s)",
                       _ (words[i].words), detail != NULL ? detail : sqlite3_errstr (code));
          return;
        }
    }
  g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_FAILED,
                       detail != NULL ? detail : sqlite3_errstr (code));
}
