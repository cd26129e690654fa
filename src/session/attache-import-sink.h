/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The end of the road of an import: what comes in gathers in a batch while the one before is
 * written, so that neither the store's writer nor those who load and analyse wait for the other.
 * For the thread that runs the import. */

#pragma once

#include "attache-import-parcel.h"
#include "attache-import-pipeline.h"

G_BEGIN_DECLS

typedef struct _AttacheImportSink AttacheImportSink;

/* Its counters, its report and its list of articles are those of @pipeline (borrowed). */
AttacheImportSink *attache_import_sink_new (AttacheImportPipeline *pipeline);
void attache_import_sink_free (AttacheImportSink *sink);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheImportSink, attache_import_sink_free)

/* Takes @parcel; waits where the writer is a whole batch behind. */
void attache_import_sink_add (AttacheImportSink *sink, AttacheImportParcel *parcel);
void attache_import_sink_add_remark (AttacheImportSink *sink, const AttacheImportRemark *remark);

/* Whether an error ended the writing: nothing is written afterwards. */
gboolean attache_import_sink_has_failed (AttacheImportSink *sink);
/* Waits until all is written, or the writing has failed. */
gboolean attache_import_sink_finish (AttacheImportSink *sink, GError **error);
/* After it: what was to be told and is not, as the dossier could not be written. */
const AttacheImportLines *attache_import_sink_get_lines (AttacheImportSink *sink);

G_END_DECLS
