/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A look at an address before anything is imported: is it a page, a feed, or a list of feeds? */

#pragma once

#include "attache-download.h"
#include "attache-feed.h"

G_BEGIN_DECLS

/* For the reader to choose from; addresses are whole. */
typedef struct
{
  AttacheDownload *download;
  AttacheFeed *feed; /* NULL: a page or another document, or nothing changed since @last */
} AttacheAddressLook;

void attache_address_look_free (AttacheAddressLook *look);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheAddressLook, attache_address_look_free)

/* @last (nullable): the earlier answer. The callback comes on the caller's main context; the feed
 * is read on a worker. */
void attache_address_look_async (const char *address, const AttacheDownload *last,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
/* Transfer full. Errors are ATTACHE_DOWNLOAD_ERROR or G_IO_ERROR_CANCELLED. */
AttacheAddressLook *attache_address_look_finish (GAsyncResult *result, GError **error);

G_END_DECLS
