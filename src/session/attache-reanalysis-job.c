/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One worker reads texts on a connection of its own, hands them to all processors, and writes what
 * comes back in batches, so that a note never waits longer than for one batch. */

#include "config.h"

#include "attache-reanalysis-job.h"

#include "attache-article-table.h"
#include "attache-decision-table.h"
#include "attache-dossier-private.h"
#include "attache-mark-table.h"
#include "attache-ordered-pool.h"
#include "attache-report-choice-place.h"
#include "attache-statement-choice-table.h"

#include <glib/gi18n-lib.h>

#define TICK_MSEC 100
#define TEXTS_PER_THREAD 8
/* A batch is written when it is as large as this, or as old. */
#define BATCH_ARTICLES 64
#define BATCH_TIME (G_USEC_PER_SEC / 5)
#define SHOW_TIME (5 * G_USEC_PER_SEC)

struct _AttacheReanalysisJob
{
  GObject parent_instance;

  /* Owned */
  AttacheDossier *dossier;

  /* State */
  gboolean all;
  gboolean has_begun;
  guint tick_id;
  gint n_told; /* that the panes know of */
  gint64 told;
  AttacheAnalysisChange change; /* of the run that has ended */
  guint n_without_ground;

  /* Written by the worker, read by anyone with g_atomic_int_get () */
  gint n_articles;
  gint n_done;
};

enum
{
  SIGNAL_PROGRESSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttacheReanalysisJob, attache_reanalysis_job, G_TYPE_OBJECT)

/* One article on its way. */
typedef struct
{
  gint64 id;
  AttacheArticleDetails details;
  AttacheText *text;
  GArray *sections;
  AttacheFindings *findings; /* NULL: cancelled before */
} Item;

typedef struct
{
  AttacheReanalysisJob *job; /* borrowed */
  AttacheStore *store;       /* borrowed */
  AttacheAnalyzer *analyzer; /* borrowed */
  GCancellable *cancellable; /* borrowed */
  GPtrArray *batch;          /* Item */
  gint64 batch_begin;
  GError *error;
} Run;

static void
item_free (gpointer data)
{
  Item *item = data;

  attache_article_details_clear (&item->details);
  g_clear_pointer (&item->text, attache_text_unref);
  g_clear_pointer (&item->sections, g_array_unref);
  g_clear_pointer (&item->findings, attache_findings_free);
  g_free (item);
}

static gboolean
has_ended (Run *run)
{
  return run->error != NULL || g_cancellable_is_cancelled (run->cancellable);
}

/* On a worker. */
static void
analyse (gpointer data, gpointer user_data)
{
  Item *item = data;
  Run *run = user_data;
  AttacheContext context = ATTACHE_CONTEXT_INIT;

  if (g_cancellable_is_cancelled (run->cancellable))
    return;
  context.published = item->details.published;
  context.published_precision = item->details.published_precision;
  context.published_basis = item->details.published_basis;
  context.title = item->details.title;
  context.outlet = item->details.outlet;
  item->findings = attache_analyzer_analyze (run->analyzer, item->text, &context);
}

/* The reader may have changed the date, or removed the article, since it was read. What was read as
 * it is no longer stays outdated, and is found again by the next look. */
static gboolean
write_item (AttacheDatabase *db, const Item *item, AttacheAnalysisChange *change, GError **error)
{
  g_auto (AttacheArticleDetails) now = { 0 };
  g_autoptr (GError) local_error = NULL;

  if (!attache_article_table_get_details (db, item->id, &now, &local_error))
    {
      if (g_error_matches (local_error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return now.published != item->details.published
         || now.published_precision != item->details.published_precision
         || attache_analysis_replace (db, item->id, item->text, item->findings, item->sections,
                                      change, error);
}

/* On the store's writer. */
static gboolean
write_batch (AttacheDatabase *db, gpointer data, GError **error)
{
  Run *run = data;
  AttacheAnalysisChange change;

  if (!attache_analysis_change_load (db, &change, error))
    return FALSE;
  for (guint i = 0; i < run->batch->len; i++)
    {
      if (!write_item (db, g_ptr_array_index (run->batch, i), &change, error))
        return FALSE;
    }
  return attache_analysis_change_save (db, &change, error);
}

static void
flush (Run *run)
{
  if (run->batch->len > 0 && !has_ended (run)
      && attache_store_write (run->store, write_batch, run, NULL, &run->error))
    g_atomic_int_add (&run->job->n_done, (gint) run->batch->len);
  g_ptr_array_set_size (run->batch, 0);
}

/* On the coordinator. */
static void
analysed (gpointer data, gpointer user_data)
{
  Item *item = data;
  Run *run = user_data;

  if (item->findings == NULL)
    {
      item_free (item);
      return;
    }
  if (run->batch->len == 0)
    run->batch_begin = g_get_monotonic_time ();
  g_ptr_array_add (run->batch, item);
  if (run->batch->len >= BATCH_ARTICLES || g_get_monotonic_time () - run->batch_begin >= BATCH_TIME)
    flush (run);
}

/* NULL without an error: it is gone. */
static Item *
load_item (AttacheDatabase *db, gint64 id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  Item *item = g_new0 (Item, 1);

  item->id = id;
  if (attache_article_table_get_details (db, id, &item->details, &local_error)
      && (item->text = attache_article_table_load_text (db, id, &local_error)) != NULL
      && (item->sections = attache_mark_table_load_sections (db, id, &local_error)) != NULL)
    return item;
  item_free (item);
  if (!g_error_matches (local_error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE))
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* All that is outdated. */
static void
go_through (Run *run, AttacheDatabase *db)
{
  const guint n_threads = g_get_num_processors ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  AttacheOrderedPool *pool;

  if (!attache_analysis_list_outdated (db, ATTACHE_ANALYSIS_VERSION, ids, &run->error))
    return;
  pool = attache_ordered_pool_new (n_threads, n_threads * TEXTS_PER_THREAD, G_MAXUINT64, analyse,
                                   analysed, run);
  for (guint i = 0; i < ids->len && !has_ended (run); i++)
    {
      Item *item = load_item (db, g_array_index (ids, gint64, i), &run->error);

      if (item != NULL)
        attache_ordered_pool_push (pool, item, 0);
    }
  attache_ordered_pool_finish (pool);
  flush (run);
}

/* On the store's writer. A run for another version, or after one that came to its end, begins a sum
 * of its own. */
static gboolean
begin (AttacheDatabase *db, gpointer data, GError **error)
{
  AttacheReanalysisJob *job = data;
  AttacheAnalysisChange change;
  guint n_articles;

  if ((job->all && !attache_analysis_outdate_all (db, error))
      || !attache_analysis_count_outdated (db, ATTACHE_ANALYSIS_VERSION, &n_articles, error)
      || !attache_analysis_change_load (db, &change, error))
    return FALSE;
  g_atomic_int_set (&job->n_articles, (gint) n_articles);
  if (n_articles == 0
      || (change.version == ATTACHE_ANALYSIS_VERSION && change.ended == 0 && change.begun != 0))
    return TRUE;
  change = (AttacheAnalysisChange){ .version = ATTACHE_ANALYSIS_VERSION,
                                    .begun = g_get_real_time () };
  return attache_analysis_change_save (db, &change, error);
}

/* On the store's writer. */
static gboolean
end (AttacheDatabase *db, gpointer data, GError **error)
{
  AttacheReanalysisJob *job = data;
  g_autoptr (GArray) lost = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_left;

  if (!attache_analysis_change_load (db, &job->change, error)
      || !attache_analysis_count_outdated (db, ATTACHE_ANALYSIS_VERSION, &n_left, error)
      || !attache_decision_table_list_unattached (db, lost, error)
      || !attache_report_choice_place_list_lost (db, lost, error)
      || !attache_statement_choice_table_list_unmet (db, lost, error))
    return FALSE;
  job->n_without_ground = lost->len;
  if (n_left > 0 || job->change.begun == 0 || job->change.ended != 0)
    return TRUE;
  job->change.ended = g_get_real_time ();
  return attache_analysis_change_save (db, &job->change, error);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AttacheReanalysisJob *self = source;
  Run run = { .job = self, .cancellable = cancellable };
  g_autoptr (AttacheDatabase) db = NULL;

  run.store = attache_dossier_get_store (self->dossier);
  run.analyzer = attache_dossier_get_analyzer (self->dossier);
  run.batch = g_ptr_array_new_with_free_func (item_free);
  if (attache_store_write (run.store, begin, self, NULL, &run.error))
    db = attache_database_open (attache_store_get_path (run.store), ATTACHE_DATABASE_READ_ONLY,
                                &run.error);
  if (db != NULL)
    {
      go_through (&run, db);
      /* Also where it was cancelled: what was done so far is told. */
      if (run.error == NULL)
        attache_store_write (run.store, end, self, NULL, &run.error);
    }
  g_ptr_array_unref (run.batch);
  if (run.error == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, &run.error);
  if (run.error != NULL)
    g_task_return_error (task, run.error);
  else
    g_task_return_boolean (task, TRUE);
}

/* What is committed meanwhile shows now and then: lists that are asked again ten times a second
 * could not be read. */
static gboolean
tick_cb (gpointer user_data)
{
  AttacheReanalysisJob *self = user_data;
  const gint n_done = g_atomic_int_get (&self->n_done);
  const gint64 now = g_get_monotonic_time ();

  g_signal_emit (self, signals[SIGNAL_PROGRESSED], 0);
  if (n_done != self->n_told && now - self->told >= SHOW_TIME)
    {
      self->n_told = n_done;
      self->told = now;
      attache_dossier_changed (self->dossier);
    }
  return G_SOURCE_CONTINUE;
}

static void
attache_reanalysis_job_dispose (GObject *object)
{
  AttacheReanalysisJob *self = ATTACHE_REANALYSIS_JOB (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->dossier);
  G_OBJECT_CLASS (attache_reanalysis_job_parent_class)->dispose (object);
}

static void
attache_reanalysis_job_class_init (AttacheReanalysisJobClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attache_reanalysis_job_dispose;
  signals[SIGNAL_PROGRESSED] = g_signal_new ("progressed", G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             0);
}

static void
attache_reanalysis_job_init (AttacheReanalysisJob *self)
{
}

AttacheReanalysisJob *
attache_reanalysis_job_new (AttacheDossier *dossier, gboolean all)
{
  AttacheReanalysisJob *self;

  g_return_val_if_fail (ATTACHE_IS_DOSSIER (dossier), NULL);

  self = g_object_new (ATTACHE_TYPE_REANALYSIS_JOB, NULL);
  self->dossier = g_object_ref (dossier);
  self->all = all != FALSE;
  return self;
}

void
attache_reanalysis_job_run_async (AttacheReanalysisJob *self, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ATTACHE_IS_REANALYSIS_JOB (self));
  g_return_if_fail (!self->has_begun);

  self->has_begun = TRUE;
  self->tick_id = g_timeout_add (TICK_MSEC, tick_cb, self);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_reanalysis_job_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run_in_thread);
}

gboolean
attache_reanalysis_job_run_finish (AttacheReanalysisJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (ATTACHE_IS_REANALYSIS_JOB (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (g_atomic_int_get (&self->n_done) > 0)
    attache_dossier_changed (self->dossier);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
attache_reanalysis_job_get_progress (AttacheReanalysisJob *self, guint *n_done, guint *n_articles)
{
  g_return_if_fail (ATTACHE_IS_REANALYSIS_JOB (self));

  *n_done = (guint) g_atomic_int_get (&self->n_done);
  *n_articles = (guint) g_atomic_int_get (&self->n_articles);
}

const AttacheAnalysisChange *
attache_reanalysis_job_get_change (AttacheReanalysisJob *self, guint *n_without_ground)
{
  g_return_val_if_fail (ATTACHE_IS_REANALYSIS_JOB (self), NULL);

  if (n_without_ground != NULL)
    *n_without_ground = self->n_without_ground;
  return &self->change;
}

/* On a reader. */
static gboolean
count (AttacheDatabase *db, gpointer data, GError **error)
{
  return attache_analysis_count_outdated (db, ATTACHE_ANALYSIS_VERSION, data, error);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer data;

  if (attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    g_task_return_int (task, *(guint *) data);
  else
    g_task_return_error (task, error);
}

void
attache_reanalysis_check_async (AttacheDossier *dossier, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ATTACHE_IS_DOSSIER (dossier));

  task = g_task_new (dossier, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_reanalysis_check_async);
  attache_store_read_async (attache_dossier_get_store (dossier), count, g_new0 (guint, 1), g_free,
                            cancellable, counted_cb, task);
}

gint
attache_reanalysis_check_finish (AttacheDossier *dossier, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, dossier), -1);

  return (gint) g_task_propagate_int (G_TASK (result), error);
}
