/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One page from one address, because the reader asked for it: bytes come back, and what they are is
 * for others to say. No cookies are kept and nothing is told to the server but the address. */

#pragma once

#include <gio/gio.h>

#include "attache-download-error.h"

G_BEGIN_DECLS

typedef struct
{
  gsize max_bytes; /* of the answer, unpacked */
  guint max_redirects;
  guint idle_seconds;  /* without a byte */
  guint total_seconds; /* from the first request to the last byte, redirects included */
  /* Which addresses are the reader's own; those of attache_address_is_private () but in tests. */
  gboolean (*is_private) (GInetAddress *address);
} AttacheDownloadLimits;

/* 16 MiB, 10 redirects, 20 s without a byte, 90 s in all. */
extern const AttacheDownloadLimits attache_download_default_limits;

/* An answer: counted, frozen, for any thread. */
typedef struct
{
  char *address;       /* where it stood in the end, after redirects */
  char *media_type;    /* nullable; lower case, without parameters */
  char *charset;       /* nullable */
  char *etag;          /* nullable; for the next time */
  char *last_modified; /* nullable; the same */
  GBytes *bytes;       /* NULL where the server says that nothing changed */
  gint64 fetched;      /* microseconds UTC */

  /*< private >*/
  gatomicrefcount ref_count;
} AttacheDownload;

AttacheDownload *attache_download_ref (AttacheDownload *self);
void attache_download_unref (AttacheDownload *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheDownload, attache_download_unref)

/* TRUE where this build can ask the network at all. */
gboolean attache_download_is_supported (void);

/* @address as typed. @last (nullable): the answer of an earlier time, so that a server can say that
 * nothing changed. Nothing is asked of a private address unless @address itself is one. The
 * callback comes on the caller's main context, which need not be the main thread's. */
void attache_download_async (const char *address, const AttacheDownload *last,
                             const AttacheDownloadLimits *limits, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
/* Transfer full. Errors are ATTACHE_DOWNLOAD_ERROR or G_IO_ERROR_CANCELLED. */
AttacheDownload *attache_download_finish (GAsyncResult *result, GError **error);

/* The same, waiting; for worker threads. */
AttacheDownload *attache_download_run (const char *address, const AttacheDownload *last,
                                       const AttacheDownloadLimits *limits,
                                       GCancellable *cancellable, GError **error);

G_END_DECLS
