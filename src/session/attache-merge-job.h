/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Merging a colleague's dossier into one's own: first a look at what it would bring and where the
 * two disagree, then, with the choices made, the merge: new articles are analysed on all
 * processors, and all of it is one step of the history. Main thread only. */

#pragma once

#include "attache-dossier.h"
#include "attache-merge.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_MERGE_JOB (attache_merge_job_get_type ())
G_DECLARE_FINAL_TYPE (AttacheMergeJob, attache_merge_job, ATTACHE, MERGE_JOB, GObject)

/* Signal "progressed" at most ten times a second while it runs. */
AttacheMergeJob *attache_merge_job_new (AttacheDossier *dossier, GFile *theirs);

/* Reads both. */
void attache_merge_job_look_async (AttacheMergeJob *self, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
/* The plan, borrowed; its choices may be set until it is run. NULL and an error on failure. */
AttacheMergePlan *attache_merge_job_look_finish (AttacheMergeJob *self, GAsyncResult *result,
                                                 GError **error);
/* Of all conflicts at once; BOTH of those that are not of notes leaves what is mine. */
void attache_merge_job_prefer (AttacheMergeJob *self, AttacheMergeChoice choice);

/* After a look. Cancelling leaves the articles that came so far, as a step that can be undone;
 * merging again goes on. */
void attache_merge_job_run_async (AttacheMergeJob *self, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
gboolean attache_merge_job_run_finish (AttacheMergeJob *self, GAsyncResult *result, GError **error);
void attache_merge_job_get_progress (AttacheMergeJob *self, guint *n_done, guint *n_articles);

G_END_DECLS
