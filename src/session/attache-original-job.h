/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page that an article came from, as it was fetched, out of the dossier again. Main thread
 * only.
 */

#pragma once

#include "attache-dossier.h"
#include "attache-original-table.h"

G_BEGIN_DECLS

void attache_original_load_async (AttacheDossier *dossier, gint64 article_id,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
/* Transfer full. Where the article did not come from an address the error is G_IO_ERROR_NOT_FOUND,
 * in words for people. */
AttacheOriginal *attache_original_load_finish (AttacheDossier *dossier, GAsyncResult *result,
                                               GError **error);

/* Transfer full: a file name of the last part of the address, without anything that a file system
 * minds. */
char *attache_original_dup_file_name (const AttacheOriginal *original);

G_END_DECLS
