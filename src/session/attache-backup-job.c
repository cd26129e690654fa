/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each call once around a worker. */

#include "config.h"

#include "attache-backup-job.h"

typedef struct
{
  char *dossier;
  char *backup; /* nullable */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->dossier);
  g_free (job->backup);
  g_free (job);
}

/* Takes @task. */
static void
run (GTask *task, GFile *dossier, const char *backup, GTaskThreadFunc func)
{
  Job *job = g_new0 (Job, 1);

  job->dossier = g_file_get_path (dossier);
  job->backup = g_strdup (backup);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, func);
  g_object_unref (task);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  GPtrArray *list = attache_backup_list (job->dossier, &error);

  if (list != NULL)
    g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
attache_backup_job_list_async (GFile *dossier, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (G_IS_FILE (dossier));

  run (g_task_new (NULL, cancellable, callback, user_data), dossier, NULL, list_in_thread);
}

GPtrArray *
attache_backup_job_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;

  if (attache_backup_restore (job->dossier, job->backup, g_get_real_time (), NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
attache_backup_job_restore_async (GFile *dossier, const char *backup, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (G_IS_FILE (dossier));
  g_return_if_fail (backup != NULL);

  run (g_task_new (NULL, NULL, callback, user_data), dossier, backup, restore_in_thread);
}

gboolean
attache_backup_job_restore_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
