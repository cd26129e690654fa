/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An import as the main thread sees it: begun, looked at ten times a second, ended. */

#include "config.h"

#include "attache-import-job.h"

#include "attache-dossier-private.h"
#include "attache-import-pipeline.h"
#include "attache-journal.h"

#define TICK_MSEC 100

struct _AttacheImportJob
{
  GObject parent_instance;

  /* Owned */
  AttacheDossier *dossier;
  AttacheImportPipeline *pipeline;

  /* State */
  AttacheImportProgress progress;
  gint64 begin; /* monotonic; 0 before the run */
  guint tick_id;
};

enum
{
  SIGNAL_PROGRESSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttacheImportJob, attache_import_job, G_TYPE_OBJECT)

static void
attache_import_job_dispose (GObject *object)
{
  AttacheImportJob *self = ATTACHE_IMPORT_JOB (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_pointer (&self->pipeline, attache_import_pipeline_free);
  g_clear_object (&self->dossier);
  G_OBJECT_CLASS (attache_import_job_parent_class)->dispose (object);
}

static void
attache_import_job_class_init (AttacheImportJobClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attache_import_job_dispose;
  signals[SIGNAL_PROGRESSED] = g_signal_new ("progressed", G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             0);
}

static void
attache_import_job_init (AttacheImportJob *self)
{
  self->progress.time_left = -1;
}

static AttacheImportJob *
new_job (AttacheDossier *dossier)
{
  AttacheImportJob *self = g_object_new (ATTACHE_TYPE_IMPORT_JOB, NULL);

  self->dossier = g_object_ref (dossier);
  self->pipeline = attache_import_pipeline_new (attache_dossier_get_store (dossier),
                                                attache_dossier_get_analyzer (dossier));
  return self;
}

AttacheImportJob *
attache_import_job_new (AttacheDossier *dossier, GListModel *files)
{
  AttacheImportJob *self;
  guint n_files;

  g_return_val_if_fail (ATTACHE_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (files), NULL);

  self = new_job (dossier);
  n_files = g_list_model_get_n_items (files);
  for (guint i = 0; i < n_files; i++)
    g_ptr_array_add (self->pipeline->files, g_list_model_get_item (files, i));
  return self;
}

AttacheImportJob *
attache_import_job_new_for_bytes (AttacheDossier *dossier, GBytes *bytes, const char *name)
{
  AttacheImportJob *self;

  g_return_val_if_fail (ATTACHE_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  self = new_job (dossier);
  self->pipeline->bytes = g_bytes_ref (bytes);
  self->pipeline->name = g_strdup (name);
  return self;
}

AttacheImportJob *
attache_import_job_new_for_addresses (AttacheDossier *dossier, const char *const *addresses)
{
  AttacheImportJob *self;

  g_return_val_if_fail (ATTACHE_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (addresses != NULL, NULL);

  self = new_job (dossier);
  for (guint i = 0; addresses[i] != NULL; i++)
    g_ptr_array_add (self->pipeline->addresses, g_strdup (addresses[i]));
  return self;
}

void
attache_import_job_add_download (AttacheImportJob *self, const char *address,
                                 AttacheDownload *download)
{
  g_return_if_fail (ATTACHE_IS_IMPORT_JOB (self));
  g_return_if_fail (address != NULL && download != NULL && download->bytes != NULL);
  g_return_if_fail (self->begin == 0);

  g_hash_table_insert (self->pipeline->downloads, g_strdup (address),
                       attache_download_ref (download));
}

void
attache_import_job_take_columns (AttacheImportJob *self, AttacheColumns *columns)
{
  g_return_if_fail (ATTACHE_IS_IMPORT_JOB (self));
  g_return_if_fail (columns != NULL && self->begin == 0);

  g_clear_pointer (&self->pipeline->columns, attache_columns_free);
  self->pipeline->columns = columns;
}

static void
update_progress (AttacheImportJob *self)
{
  AttacheImportPipeline *pipeline = self->pipeline;
  AttacheImportProgress *progress = &self->progress;
  const gint64 elapsed = g_get_monotonic_time () - self->begin;

  /* What came of the files before the files: whoever sees an article sees what is expected. */
  progress->n_imported = g_atomic_int_get (&pipeline->n_imported);
  progress->n_known = g_atomic_int_get (&pipeline->n_known);
  progress->n_failed = g_atomic_int_get (&pipeline->n_failed);
  progress->n_asking = g_atomic_int_get (&pipeline->n_asking);
  progress->is_listing = g_atomic_int_get (&pipeline->is_listing);
  progress->n_files_done = g_atomic_int_get (&pipeline->n_files_done);
  progress->n_files = g_atomic_int_get (&pipeline->n_files);
  progress->rate = elapsed > 0 ? (progress->n_imported + progress->n_known)
                                     * (double) G_USEC_PER_SEC / elapsed
                               : 0;
  progress->share = attache_import_work_get_share (&pipeline->work);
  /* Of a list that still grows nothing is known. */
  progress->time_left = progress->is_listing
                            ? -1
                            : attache_import_work_reckon_left (progress->share, elapsed);
  g_signal_emit (self, signals[SIGNAL_PROGRESSED], 0);
}

/* What is committed meanwhile shows at once. */
static gboolean
tick_cb (gpointer user_data)
{
  AttacheImportJob *self = user_data;
  guint n_imported = self->progress.n_imported;

  update_progress (self);
  if (self->progress.n_imported != n_imported)
    attache_dossier_changed (self->dossier);
  return G_SOURCE_CONTINUE;
}

void
attache_import_job_set_founding (AttacheImportJob *self)
{
  g_return_if_fail (ATTACHE_IS_IMPORT_JOB (self));
  g_return_if_fail (self->begin == 0);

  self->pipeline->is_founding = TRUE;
}

/* On the store's writer. */
static gboolean
look_for_history (AttacheDatabase *db, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) steps = attache_journal_list (db, 0, 1, error);
  gboolean *has_history = data;

  *has_history = steps != NULL && steps->len > 0;
  return steps != NULL;
}

static gboolean
run_pipeline (AttacheImportPipeline *pipeline, GCancellable *cancellable, GError **error)
{
  gboolean has_history = FALSE;

  if (pipeline->is_founding
      && !attache_store_write (pipeline->store, look_for_history, &has_history, cancellable, error))
    return FALSE;
  return has_history || attache_import_pipeline_run (pipeline, cancellable, error);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (run_pipeline (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
attache_import_job_run_async (AttacheImportJob *self, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ATTACHE_IS_IMPORT_JOB (self));
  g_return_if_fail (self->begin == 0);

  self->begin = g_get_monotonic_time ();
  self->tick_id = g_timeout_add (TICK_MSEC, tick_cb, self);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_import_job_run_async);
  g_task_set_task_data (task, self->pipeline, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run_in_thread);
}

gboolean
attache_import_job_run_finish (AttacheImportJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (ATTACHE_IS_IMPORT_JOB (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  update_progress (self);
  attache_dossier_changed (self->dossier);
  return g_task_propagate_boolean (G_TASK (result), error);
}

const AttacheImportProgress *
attache_import_job_get_progress (AttacheImportJob *self)
{
  g_return_val_if_fail (ATTACHE_IS_IMPORT_JOB (self), NULL);

  return &self->progress;
}

gint64
attache_import_job_get_run_id (AttacheImportJob *self)
{
  g_return_val_if_fail (ATTACHE_IS_IMPORT_JOB (self), 0);

  return attache_import_log_get_run_id (self->pipeline->log);
}

const gint64 *
attache_import_job_get_article_ids (AttacheImportJob *self, guint *n_ids)
{
  g_return_val_if_fail (ATTACHE_IS_IMPORT_JOB (self), NULL);

  *n_ids = self->pipeline->article_ids->len;
  return (const gint64 *) (gconstpointer) self->pipeline->article_ids->data;
}
