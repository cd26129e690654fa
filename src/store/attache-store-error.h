/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can go wrong with a dossier, one code for each thing that the window treats differently.
 * Messages are for people. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_STORE_ERROR_FAILED,        /* the system failed underneath */
  ATTACHE_STORE_ERROR_DAMAGED,       /* a dossier, but its bytes do not hang together */
  ATTACHE_STORE_ERROR_NEWER,         /* written by a newer Attaché */
  ATTACHE_STORE_ERROR_NOT_A_DOSSIER, /* another kind of file, or an empty one */
  ATTACHE_STORE_ERROR_LOCKED,        /* somebody else is writing */
  ATTACHE_STORE_ERROR_READ_ONLY,     /* may be looked at, not written */
  ATTACHE_STORE_ERROR_NO_ROOM,       /* the disk is full */
  ATTACHE_STORE_ERROR_NOT_FOUND,     /* no such file, or its folder is gone */
  ATTACHE_STORE_ERROR_GONE,          /* the thing to be changed is no longer there */
  ATTACHE_STORE_ERROR_WORDS,  /* the reader's search cannot be understood; the message says where */
  ATTACHE_STORE_ERROR_CLOSED, /* asked to read when it was closed already: nobody wants it any more
                               */
  ATTACHE_STORE_ERROR_MOVED,  /* deleted, moved or replaced while open; it can still be copied */
} AttacheStoreError;

#define ATTACHE_STORE_ERROR (attache_store_error_quark ())
GQuark attache_store_error_quark (void);

/* Puts SQLite's result code @code into words. @detail: sqlite3_errmsg () or NULL; stands behind the
 * words where it helps. SQLITE_INTERRUPT becomes G_IO_ERROR_CANCELLED. */
void attache_store_error_set (GError **error, gint code, const char *detail);
/* These return FALSE. */
gboolean attache_store_error_set_moved (GError **error);
gboolean attache_store_error_set_gone (GError **error);
/* What the journal holds is not what it ought to be. */
gboolean attache_store_error_set_bad_step (GError **error);

G_END_DECLS
