/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files become drafts. A file's format is known by its content, not by its name. The functions hold
 * no state: any number of threads may import at once. They know no database. */

#pragma once

#include <gio/gio.h>

#include "attache-archive-stream.h"
#include "attache-draft.h"
#include "attache-import-error.h"
#include "attache-import-rules.h"

G_BEGIN_DECLS

/* Bytes on disk of one file; a plain text or a page has the smaller limit, an archive of many the
 * larger one. */
#define ATTACHE_IMPORT_MAX_TEXT ((gsize) 16 << 20)
#define ATTACHE_IMPORT_MAX_FILE ((gsize) 128 << 20)

/* Transfer full: an array of AttacheDraft with at least one element, in the order of the file; NULL
 * with an ATTACHE_IMPORT_ERROR where nothing came in. @problems (nullable): an array of GError, to
 * which is added what was left out of a file that otherwise came in, such as one bad line. Blocks
 * on the disk: for worker threads. */
GPtrArray *attache_importer_load (GFile *file, GPtrArray *problems, GCancellable *cancellable,
                                  GError **error);

/* An archive of many is read piece by piece (attache-archive-stream.h), and may be this large. */
#define ATTACHE_IMPORT_MAX_ARCHIVE ((guint64) 4 << 30)

/* The same with what the person has told about outlets and columns; @rules is borrowed. */
GPtrArray *attache_importer_load_with (GFile *file, const AttacheImportRules *rules,
                                       GPtrArray *problems, GCancellable *cancellable,
                                       GError **error);

/* The same for a piece of an archive; its name as people know it, such as “coverage.zip/page.html”.
 */
GPtrArray *attache_importer_load_piece (const AttacheArchivePiece *piece,
                                        const AttacheImportRules *rules, GPtrArray *problems,
                                        GCancellable *cancellable, GError **error);

/* The same for bytes that are already here (dropped, pasted, fetched, a member of an archive);
 * @name as for a file. */
GPtrArray *attache_importer_load_bytes (GBytes *bytes, const char *name, GPtrArray *problems,
                                        GCancellable *cancellable, GError **error);

/* The same on a worker thread. The callback comes on the caller's main context. */
void attache_importer_load_async (GFile *file, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
/* @problems (nullable): transfer full, an array of GError, which may be empty; untouched on
 * failure. */
GPtrArray *attache_importer_load_finish (GAsyncResult *result, GPtrArray **problems,
                                         GError **error);

/* Transfer full: every regular file in @folder and below, as GFile, in the order of their names,
 * but in each folder references before what they may point to; @folder itself if it is a file.
 * Hidden ones, and the "_files" folder that a browser saves beside a page, are left out; symbolic
 * links to folders are not followed. Folders that may not be read go to @problems (nullable).
 * Blocks on the disk: for worker threads. */
GPtrArray *attache_importer_list_files (GFile *folder, GPtrArray *problems,
                                        GCancellable *cancellable, GError **error);

/* Transfer full: an empty array for problems. */
GPtrArray *attache_importer_new_problems (void);

G_END_DECLS
