/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reports of the last imports, as they stand in the dossier. Main thread only; nothing waits
 * for the disk. */

#pragma once

#include "attache-dossier.h"
#include "attache-import-record.h"

G_BEGIN_DECLS

/* AttacheImportRun, the newest first; sections are not counted. Transfer full. */
void attache_import_history_list_async (AttacheDossier *dossier, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *attache_import_history_list_finish (AttacheDossier *dossier, GAsyncResult *result,
                                               GError **error);

/* What the report of one import shows of one section. */
typedef struct
{
  AttacheImportRun *run; /* NULL: there is none */
  GPtrArray *entries;    /* AttacheImportEntry; no more than was asked for */
} AttacheImportPage;

void attache_import_page_free (AttacheImportPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheImportPage, attache_import_page_free)

/* @run_id 0: the newest. */
void attache_import_history_load_async (AttacheDossier *dossier, gint64 run_id,
                                        AttacheImportSection section, guint limit,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
/* Transfer full. */
AttacheImportPage *attache_import_history_load_finish (AttacheDossier *dossier,
                                                       GAsyncResult *result, GError **error);

G_END_DECLS
