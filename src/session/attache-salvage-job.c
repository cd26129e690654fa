/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The store's salvage is the first third of the way, the analysis of every text the rest. */

#include "config.h"

#include "attache-salvage-job.h"

#include "attache-database.h"
#include "attache-reanalysis.h"

#define SALVAGE_SHARE 333
/* Articles in one transaction: its cost is spread, and little is repeated where it is cut short. */
#define BATCH 50

static const char LIST[] = "SELECT id FROM article WHERE analysis IS NULL ORDER BY id";

typedef struct
{
  AttacheAnalyzer *analyzer; /* borrowed */
  GArray *ids;               /* gint64; borrowed */
  guint next;
} Batch;

static void
tell (gint *permille, gint value)
{
  if (permille != NULL)
    g_atomic_int_set (permille, value);
}

static void
progress_cb (double fraction, gpointer user_data)
{
  tell (user_data, (gint) (fraction * SALVAGE_SHARE));
}

static gboolean
list_articles (AttacheDatabase *db, GArray *ids, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, LIST, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      const gint64 id = attache_sql_int (sql, 0);

      g_array_append_val (ids, id);
    }
  return attache_sql_finish (sql, error);
}

static gboolean
analyse_batch (AttacheDatabase *db, gpointer data, GError **error)
{
  Batch *batch = data;
  const guint end = MIN (batch->next + BATCH, batch->ids->len);

  for (; batch->next < end; batch->next++)
    {
      if (!attache_reanalysis_run (db, batch->analyzer,
                                   g_array_index (batch->ids, gint64, batch->next), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
analyse (const char *path, AttacheAnalyzer *analyzer, gint *permille, GCancellable *cancellable,
         GError **error)
{
  g_autoptr (AttacheDatabase) db = attache_database_open (path, 0, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Batch batch = { .analyzer = analyzer, .ids = ids };

  if (db == NULL || !list_articles (db, ids, error))
    return FALSE;
  while (batch.next < ids->len && !g_cancellable_is_cancelled (cancellable))
    {
      if (!attache_database_transact (db, analyse_batch, &batch, error))
        return FALSE;
      tell (permille, SALVAGE_SHARE + (gint) (batch.next * (1000 - SALVAGE_SHARE) / ids->len));
    }
  return TRUE;
}

AttacheSalvageReport *
attache_salvage_job_run (const char *damaged, const char *target, AttacheAnalyzer *analyzer,
                         gint *permille, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttacheSalvageReport) report = NULL;

  g_return_val_if_fail (damaged != NULL && target != NULL && analyzer != NULL, NULL);

  report = attache_salvage_run (damaged, target, progress_cb, permille, cancellable, error);
  return report != NULL && analyse (target, analyzer, permille, cancellable, error)
             ? g_steal_pointer (&report)
             : NULL;
}

typedef struct
{
  char *damaged;
  char *target;
  AttacheAnalyzer *analyzer;
  gint *permille; /* borrowed */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->damaged);
  g_free (job->target);
  attache_analyzer_unref (job->analyzer);
  g_free (job);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  AttacheSalvageReport *report = attache_salvage_job_run (job->damaged, job->target, job->analyzer,
                                                          job->permille, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) attache_salvage_report_free);
  else
    g_task_return_error (task, error);
}

void
attache_salvage_job_run_async (GFile *damaged, GFile *target, AttacheAnalyzer *analyzer,
                               gint *permille, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->damaged = g_file_get_path (damaged);
  job->target = g_file_get_path (target);
  job->analyzer = attache_analyzer_ref (analyzer);
  job->permille = permille;
  g_task_set_source_tag (task, attache_salvage_job_run_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_in_thread);
}

AttacheSalvageReport *
attache_salvage_job_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
