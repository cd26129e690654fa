/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bringing files into a dossier: loaders and analysers on all processors, one writer; progress,
 * cancel, and a report of one line for each file that did not come in. Cancelling keeps what was
 * committed, and a second run goes on from there. Main thread only. */

#pragma once

#include "attache-dossier.h"
#include "attache-download.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_files; /* known so far; folders are still being listed where is_listing */
  gboolean is_listing;
  guint n_files_done;
  guint n_imported; /* articles */
  guint n_known;    /* articles that were there already */
  guint n_failed;   /* files, or parts of files */
  double rate;      /* articles a second */
  gint64 time_left; /* microseconds; -1: not known yet */
} AttacheImportProgress;

/* One line of the report. */
typedef struct
{
  char *name;        /* of the file, for people; with “#3” or “line 3” for a part */
  char *reason;      /* for people */
  gboolean is_error; /* else doubtful: it came in, without a date, with its encoding guessed, … */
  gint64 article_id; /* 0 for errors */
} AttacheImportLine;

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

void attache_import_job_run_async (AttacheImportJob *self, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
/* TRUE also where single files failed; FALSE with an error where it was cancelled or the dossier
 * could not be written. */
gboolean attache_import_job_run_finish (AttacheImportJob *self, GAsyncResult *result,
                                        GError **error);

const AttacheImportProgress *attache_import_job_get_progress (AttacheImportJob *self);
const AttacheImportLine *attache_import_job_get_lines (AttacheImportJob *self, guint *n_lines);
/* Lines and ids are of a run that has ended. The ids are of the articles that came in, for opening
 * on them. */
const gint64 *attache_import_job_get_article_ids (AttacheImportJob *self, guint *n_ids);

G_END_DECLS
