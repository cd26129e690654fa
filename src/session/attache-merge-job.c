/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One worker reads the other dossier, all processors analyse, the store's writer writes. The other
 * dossier is opened anew on each thread that reads it, and only to be read. */

#include "config.h"

#include "attache-merge-job.h"

#include "attache-dossier-private.h"
#include "attache-ordered-pool.h"

#include <glib/gi18n-lib.h>

#define TICK_MSEC 100
#define TEXTS_PER_THREAD 8
#define BATCH_ARTICLES 100

struct _AttacheMergeJob
{
  GObject parent_instance;

  /* Owned */
  AttacheDossier *dossier;
  char *path;             /* of theirs; nullable: not on this machine */
  char *name;             /* of this merge, in the history */
  AttacheMergePlan *plan; /* nullable: until looked at */

  /* State */
  guint tick_id;

  /* Written by the worker, read by anyone with g_atomic_int_get () */
  gint n_done;
};

enum
{
  SIGNAL_PROGRESSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttacheMergeJob, attache_merge_job, G_TYPE_OBJECT)

/* One article on its way. */
typedef struct
{
  AttacheMergeArticle *article;
  AttacheFindings *findings; /* NULL: cancelled before */
} Item;

typedef struct
{
  AttacheMergeJob *job;      /* borrowed */
  AttacheStore *store;       /* borrowed */
  AttacheAnalyzer *analyzer; /* borrowed */
  GCancellable *cancellable; /* borrowed */
  GHashTable *articles;      /* gint64 → gint64: ids from there to here */
  GPtrArray *batch;          /* Item */
  GError *error;
} Run;

static void
item_free (gpointer data)
{
  Item *item = data;

  attache_merge_article_free (item->article);
  g_clear_pointer (&item->findings, attache_findings_free);
  g_free (item);
}

static gboolean
has_ended (Run *run)
{
  return run->error != NULL || g_cancellable_is_cancelled (run->cancellable);
}

static void
attache_merge_job_dispose (GObject *object)
{
  AttacheMergeJob *self = ATTACHE_MERGE_JOB (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->dossier);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->plan, attache_merge_plan_free);
  G_OBJECT_CLASS (attache_merge_job_parent_class)->dispose (object);
}

static void
attache_merge_job_class_init (AttacheMergeJobClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attache_merge_job_dispose;
  signals[SIGNAL_PROGRESSED] = g_signal_new ("progressed", G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             0);
}

static void
attache_merge_job_init (AttacheMergeJob *self)
{
  self->name = g_uuid_string_random ();
}

AttacheMergeJob *
attache_merge_job_new (AttacheDossier *dossier, GFile *theirs)
{
  AttacheMergeJob *self;

  g_return_val_if_fail (ATTACHE_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (G_IS_FILE (theirs), NULL);

  self = g_object_new (ATTACHE_TYPE_MERGE_JOB, NULL);
  self->dossier = g_object_ref (dossier);
  self->path = g_file_get_path (theirs);
  return self;
}

static AttacheMergeSource *
open_theirs (AttacheMergeJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) theirs = self->path != NULL ? g_file_new_for_path (self->path) : NULL;

  if (theirs == NULL)
    g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_NOT_FOUND,
                         _ ("A dossier must be a file on this machine."));
  else if (g_file_equal (theirs, attache_dossier_get_file (self->dossier)))
    g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_FAILED,
                         _ ("This is the dossier that is open."));
  else
    return attache_merge_source_open (self->path, cancellable, error);
  return NULL;
}

typedef struct
{
  AttacheMergeJob *job;      /* owned */
  GCancellable *cancellable; /* owned; nullable */
  AttacheMergePlan *plan;    /* nullable: until answered */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->job);
  g_clear_object (&look->cancellable);
  g_clear_pointer (&look->plan, attache_merge_plan_free);
  g_free (look);
}

/* On a reader of the store. */
static gboolean
look_at (AttacheDatabase *db, gpointer data, GError **error)
{
  Look *look = data;
  g_autoptr (AttacheMergeSource) theirs = open_theirs (look->job, look->cancellable, error);

  if (theirs == NULL)
    return FALSE;
  look->plan = attache_merge_look (db, attache_merge_source_get_database (theirs), error);
  return look->plan != NULL;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AttacheMergeJob *self = g_task_get_source_object (task);
  GError *error = NULL;
  gpointer data;

  if (!attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_pointer (&self->plan, attache_merge_plan_free);
  self->plan = g_steal_pointer (&((Look *) data)->plan);
  g_task_return_boolean (task, TRUE);
}

void
attache_merge_job_look_async (AttacheMergeJob *self, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  Look *look;
  GTask *task;

  g_return_if_fail (ATTACHE_IS_MERGE_JOB (self));

  look = g_new0 (Look, 1);
  look->job = g_object_ref (self);
  g_set_object (&look->cancellable, cancellable);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_merge_job_look_async);
  attache_store_read_async (attache_dossier_get_store (self->dossier), look_at, look, look_free,
                            cancellable, looked_cb, task);
}

AttacheMergePlan *
attache_merge_job_look_finish (AttacheMergeJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (ATTACHE_IS_MERGE_JOB (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_boolean (G_TASK (result), error) ? self->plan : NULL;
}

void
attache_merge_job_prefer (AttacheMergeJob *self, AttacheMergeChoice choice)
{
  g_return_if_fail (ATTACHE_IS_MERGE_JOB (self));
  g_return_if_fail (self->plan != NULL);

  for (guint i = 0; i < self->plan->conflicts->len; i++)
    {
      AttacheMergeConflict *conflict = g_ptr_array_index (self->plan->conflicts, i);

      conflict->choice = choice == ATTACHE_MERGE_BOTH && conflict->kind != ATTACHE_MERGE_NOTE
                             ? ATTACHE_MERGE_MINE
                             : choice;
    }
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
  context.published = item->article->published;
  context.published_precision = item->article->published_precision;
  context.published_basis = item->article->published_basis;
  context.title = item->article->title;
  context.outlet = item->article->outlet;
  item->findings = attache_analyzer_analyze (run->analyzer, item->article->text, &context);
}

/* On the store's writer. */
static gboolean
write_batch (AttacheDatabase *db, gpointer data, GError **error)
{
  Run *run = data;
  const gint64 now = g_get_real_time ();
  g_autoptr (GArray) brought = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < run->batch->len; i++)
    {
      const Item *item = g_ptr_array_index (run->batch, i);
      gboolean is_known;
      gint64 id;

      if (!attache_merge_add_article (db, item->article, item->findings, now, &id, &is_known,
                                      error))
        return FALSE;
      if (!is_known)
        g_array_append_val (brought, id);
      g_hash_table_insert (run->articles, g_memdup2 (&item->article->theirs_id, sizeof (gint64)),
                           g_memdup2 (&id, sizeof id));
    }
  return attache_merge_note_articles (db, brought, run->job->name, now, error);
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
  g_ptr_array_add (run->batch, item);
  if (run->batch->len >= BATCH_ARTICLES)
    flush (run);
}

static void
bring_articles (Run *run, AttacheDatabase *theirs)
{
  const GArray *ids = run->job->plan->new_articles;
  const guint n_threads = g_get_num_processors ();
  AttacheOrderedPool *pool = attache_ordered_pool_new (n_threads, n_threads * TEXTS_PER_THREAD,
                                                       G_MAXUINT64, analyse, analysed, run);

  for (guint i = 0; i < ids->len && !has_ended (run); i++)
    {
      AttacheMergeArticle *article = attache_merge_load_article (
          theirs, g_array_index (ids, gint64, i), &run->error);
      Item *item = article != NULL ? g_new0 (Item, 1) : NULL;

      if (item == NULL)
        break;
      item->article = article;
      attache_ordered_pool_push (pool, item, 0);
    }
  attache_ordered_pool_finish (pool);
  flush (run);
}

/* On the store's writer. */
static gboolean
apply (AttacheDatabase *db, gpointer data, GError **error)
{
  Run *run = data;
  g_autoptr (AttacheMergeSource) theirs = open_theirs (run->job, run->cancellable, error);

  return theirs != NULL
         && attache_merge_apply (db, attache_merge_source_get_database (theirs), run->articles,
                                 run->job->plan, run->job->name, g_get_real_time (), error);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AttacheMergeJob *self = source;
  Run run = { .job = self, .cancellable = cancellable };
  g_autoptr (AttacheMergeSource) theirs = open_theirs (self, cancellable, &run.error);

  run.store = attache_dossier_get_store (self->dossier);
  run.analyzer = attache_dossier_get_analyzer (self->dossier);
  run.batch = g_ptr_array_new_with_free_func (item_free);
  run.articles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (theirs != NULL)
    bring_articles (&run, attache_merge_source_get_database (theirs));
  if (!has_ended (&run))
    attache_store_write (run.store, apply, &run, cancellable, &run.error);
  g_ptr_array_unref (run.batch);
  g_hash_table_unref (run.articles);
  if (run.error == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, &run.error);
  if (run.error != NULL)
    g_task_return_error (task, run.error);
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
tick_cb (gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_PROGRESSED], 0);
  return G_SOURCE_CONTINUE;
}

void
attache_merge_job_run_async (AttacheMergeJob *self, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ATTACHE_IS_MERGE_JOB (self));
  g_return_if_fail (self->plan != NULL && self->tick_id == 0);

  self->tick_id = g_timeout_add (TICK_MSEC, tick_cb, self);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_merge_job_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run_in_thread);
}

gboolean
attache_merge_job_run_finish (AttacheMergeJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (ATTACHE_IS_MERGE_JOB (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_PROGRESSED], 0);
  attache_dossier_changed (self->dossier);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
attache_merge_job_get_progress (AttacheMergeJob *self, guint *n_done, guint *n_articles)
{
  g_return_if_fail (ATTACHE_IS_MERGE_JOB (self));

  *n_done = (guint) g_atomic_int_get (&self->n_done);
  *n_articles = self->plan != NULL ? self->plan->new_articles->len : 0;
}
