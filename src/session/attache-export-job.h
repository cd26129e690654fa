/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing annotated notes to a file: what the filter shows or all, grouped, in one of the formats.
 * Main thread only. */

#pragma once

#include "attache-dossier.h"
#include "attache-filter.h"
#include "attache-note-export.h"

G_BEGIN_DECLS

/* @filter NULL: all. Written to a temporary file beside @target and renamed; where that fails the
 * old file is whole. */
void attache_export_notes_async (AttacheDossier *dossier, AttacheFilter *filter,
                                 AttacheExportFormat format, AttacheExportGrouping grouping,
                                 GFile *target, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
/* The number of notes written, or -1. */
gint attache_export_notes_finish (AttacheDossier *dossier, GAsyncResult *result, GError **error);

G_END_DECLS
