/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An address becomes drafts: the page is asked for, and read as a file would be. The only place
 * where the network and the readers meet. */

#pragma once

#include "attache-download.h"
#include "attache-importer.h"

G_BEGIN_DECLS

/* As attache_importer_load (). @given (nullable): the page, where it was fetched before. @download
 * (out, transfer full): the page as it came, NULL where none did. Blocks on the network: for worker
 * threads. Errors are ATTACHE_DOWNLOAD_ERROR, ATTACHE_IMPORT_ERROR or G_IO_ERROR_CANCELLED. */
GPtrArray *attache_import_address_load (const char *address, AttacheDownload *given,
                                        GPtrArray *problems, AttacheDownload **download,
                                        GCancellable *cancellable, GError **error);

/* Transfer full: an address on one line, of at most 100 characters, as reports name it. */
char *attache_import_address_dup_name (const char *address);

G_END_DECLS
