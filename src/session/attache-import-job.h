/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bringing files into a dossier: loaders and analysers on all processors, one writer; progress,
 * cancel, and a report that stays in the dossier (attache-import-history.h). Cancelling keeps what
 * was committed, and a second run goes on from there. Main thread only. */

#pragma once

#include "attache-columns.h"
#include "attache-dossier.h"
#include "attache-download.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_files; /* known so far; folders are still being listed where is_listing */
  gboolean is_listing;
  guint n_files_done;
  double share;     /* of the work that is known so far, mostly by bytes, from 0 to 1 */
  guint n_imported; /* articles */
  guint n_known;    /* articles that were there already */
  guint n_failed;   /* files, or parts of files */
  guint n_asking;   /* of them, tables of which the columns are to be told */
  double rate;      /* articles a second */
  gint64 time_left; /* microseconds; -1: not known yet */
} AttacheImportProgress;

#define ATTACHE_TYPE_IMPORT_JOB (attache_import_job_get_type ())
G_DECLARE_FINAL_TYPE (AttacheImportJob, attache_import_job, ATTACHE, IMPORT_JOB, GObject)

/* @files: GFile, files and folders. Signal "progressed" at most ten times a second. */
AttacheImportJob *attache_import_job_new (AttacheDossier *dossier, GListModel *files);
/* Text that was pasted or came by drag and drop. */
AttacheImportJob *attache_import_job_new_for_bytes (AttacheDossier *dossier, GBytes *bytes,
                                                    const char *name);

/* Pages of the network, because the reader asked for them; each stays with its article as it was
 * fetched. */
AttacheImportJob *attache_import_job_new_for_addresses (AttacheDossier *dossier,
                                                        const char *const *addresses);
/* Before the run: the page of @address, where it was fetched before. */
void attache_import_job_add_download (AttacheImportJob *self, const char *address,
                                      AttacheDownload *download);
/* Takes @columns: for tables of this import, before what is remembered. */
void attache_import_job_take_columns (AttacheImportJob *self, AttacheColumns *columns);

/* What the dossier begins with: it is no step of the history, and cannot be undone. Does nothing
 * where something was done in the dossier already. */
void attache_import_job_set_founding (AttacheImportJob *self);

void attache_import_job_run_async (AttacheImportJob *self, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
/* TRUE also where single files failed; FALSE with an error where it was cancelled or the dossier
 * could not be written. */
gboolean attache_import_job_run_finish (AttacheImportJob *self, GAsyncResult *result,
                                        GError **error);

const AttacheImportProgress *attache_import_job_get_progress (AttacheImportJob *self);
/* Of a run that has ended: the number of its report, 0 where the dossier could not be written; and
 * the articles that came in, for opening on them. */
gint64 attache_import_job_get_run_id (AttacheImportJob *self);
const gint64 *attache_import_job_get_article_ids (AttacheImportJob *self, guint *n_ids);

G_END_DECLS
