/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Analysing all of a dossier again in the background, where an older analysis made its rows. It may
 * be cancelled or cut short at any moment and goes on from there the next time; what the reader
 * decided stands, and what lost its ground is listed. Main thread only. */

#pragma once

#include "attache-analysis-change.h"
#include "attache-dossier.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_REANALYSIS_JOB (attache_reanalysis_job_get_type ())
G_DECLARE_FINAL_TYPE (AttacheReanalysisJob, attache_reanalysis_job, ATTACHE, REANALYSIS_JOB,
                      GObject)

/* Signal "progressed" at most ten times a second. @all: also what is up to date. */
AttacheReanalysisJob *attache_reanalysis_job_new (AttacheDossier *dossier, gboolean all);

void attache_reanalysis_job_run_async (AttacheReanalysisJob *self, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
/* FALSE where it was cancelled, or the dossier could not be read or written. */
gboolean attache_reanalysis_job_run_finish (AttacheReanalysisJob *self, GAsyncResult *result,
                                            GError **error);

/* Of this run: done and to be done; both 0 until it is counted. */
void attache_reanalysis_job_get_progress (AttacheReanalysisJob *self, guint *n_done,
                                          guint *n_articles);
/* When it has ended: what changed since the first run for this analysis, and how many decisions
 * have no ground any more. */
const AttacheAnalysisChange *attache_reanalysis_job_get_change (AttacheReanalysisJob *self,
                                                                guint *n_without_ground);

/* Whether there is something to do, for the window that has opened a dossier. */
void attache_reanalysis_check_async (AttacheDossier *dossier, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
/* The number of articles; -1 and an error on failure. */
gint attache_reanalysis_check_finish (AttacheDossier *dossier, GAsyncResult *result,
                                      GError **error);

G_END_DECLS
