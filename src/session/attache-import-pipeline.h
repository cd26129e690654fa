/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The road of an import: files are loaded and drafts analysed on all processors, in the order they
 * were given, and written in batches by the store's one writer. It blocks, and belongs on a worker;
 * what an onlooker on another thread may read while it runs are the counters. */

#pragma once

#include "attache-analyzer.h"
#include "attache-columns.h"
#include "attache-import-job.h"
#include "attache-import-log.h"
#include "attache-import-work.h"
#include "attache-store.h"

G_BEGIN_DECLS

typedef struct
{
  /* Owned; set before the run */
  AttacheStore *store;
  AttacheAnalyzer *analyzer;
  GPtrArray *files;        /* GFile: files and folders */
  GPtrArray *addresses;    /* char *: pages to be asked for */
  GHashTable *downloads;   /* address → AttacheDownload: pages that were asked for before */
  GBytes *bytes;           /* nullable: text that was pasted; then no files */
  char *name;              /* of the bytes */
  AttacheColumns *columns; /* nullable: for tables, beside what is remembered */
  gboolean is_founding;    /* what the dossier begins with: no step of its history */

  /* Owned; made by the run, to be read when it has ended */
  AttacheImportLog *log;
  GArray *article_ids; /* gint64 */

  /* Counters: written by the run, read by anyone with g_atomic_int_get () */
  gint is_listing;
  gint n_files;
  gint n_files_done;
  gint n_imported;
  gint n_known;
  gint n_failed;
  gint n_asking; /* of them, for want of columns */
  AttacheImportWork work; /* of all files; done is what is written, or failed */
} AttacheImportPipeline;

AttacheImportPipeline *attache_import_pipeline_new (AttacheStore *store, AttacheAnalyzer *analyzer);
void attache_import_pipeline_free (AttacheImportPipeline *pipeline);

/* FALSE where it was cancelled or the dossier could not be written; what was committed stays. The
 * report of it is in the dossier. */
gboolean attache_import_pipeline_run (AttacheImportPipeline *pipeline, GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
