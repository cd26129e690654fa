/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two queues of tasks and the threads that work them off. The writer keeps house while its queue is
 * empty. It knows no table. */

#include "config.h"

#include "attache-store.h"

#include <glib/gi18n-lib.h>

#include "attache-lock.h"
#include "attache-schema.h"
#include "attache-store-error.h"
#include "attache-upkeep.h"

/* So long nobody must have written before the upkeep begins, and then between its steps. */
#define QUIET_USEC (500 * G_TIME_SPAN_MILLISECOND)
#define PAUSE_USEC (50 * G_TIME_SPAN_MILLISECOND)
/* Three long questions, of articles, of the other lists and of the timeline, leave one for the rows
 * that are looked at. */
#define N_READERS 4

typedef enum
{
  LANE_WRITE,
  LANE_READ,
} Lane;

/* One question on its way; it belongs to its task, or to the thread that waits for the answer. */
typedef struct
{
  AttacheTransaction func;
  gpointer data;
  GDestroyNotify destroy;
  GTask *task;               /* borrowed; NULL where a thread waits */
  GCancellable *cancellable; /* borrowed */
  /* For the one who waits */
  GMutex mutex;
  GCond cond;
  gboolean is_done;
  gboolean is_written;
  GError *error;
} Work;

/* What the writer does while nobody writes, and what stops it when somebody does. */
typedef struct
{
  AttacheUpkeep *upkeep; /* owned; NULL until it was begun. The writer's own */
  GMutex mutex;
  GCancellable *step; /* owned; NULL while none runs */
} Quiet;

/* One thread with its connection; handed over while it starts. */
typedef struct
{
  Quiet *quiet;        /* borrowed; NULL of a reader */
  GAsyncQueue *queue;  /* owned */
  AttacheDatabase *db; /* opened on the thread itself */
  char *path;
  AttacheDatabaseFlags flags;
  gboolean is_writer;
  GMutex mutex;
  GCond cond;
  gboolean is_started;
  GError *error;
} Worker;

struct _AttacheStore
{
  GObject parent_instance;

  /* Owned */
  char *path;
  AttacheLock *lock; /* nullable: nobody needs it to read */
  GAsyncQueue *queues[2];
  GPtrArray *threads; /* GThread */
  Quiet quiet;

  /* State */
  AttacheDatabaseFlags flags;
  gboolean is_closed;
};

G_DEFINE_FINAL_TYPE (AttacheStore, attache_store, G_TYPE_OBJECT)

/* Put in a queue to end one thread, and to begin and end the upkeep. */
static gint end_mark, upkeep_mark, rest_mark;

static void
work_free (gpointer data)
{
  Work *work = data;

  if (work->destroy != NULL)
    work->destroy (work->data);
  g_free (work);
}

static gboolean
run (Worker *worker, Work *work, GError **error)
{
  gboolean is_done;

  if (g_cancellable_set_error_if_cancelled (work->cancellable, error))
    return FALSE;
  attache_database_set_cancellable (worker->db, work->cancellable);
  if (worker->is_writer)
    is_done = attache_database_transact (worker->db, work->func, work->data, error);
  else
    is_done = attache_database_look (worker->db, work->func, work->data, error);
  attache_database_set_cancellable (worker->db, NULL);
  return is_done;
}

static void
answer (Work *work, gboolean is_done, GError *error)
{
  GTask *task = work->task;

  if (task == NULL)
    {
      g_mutex_lock (&work->mutex);
      work->is_done = TRUE;
      work->is_written = is_done;
      work->error = error;
      g_cond_signal (&work->cond);
      g_mutex_unlock (&work->mutex);
      return;
    }
  if (is_done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

static void
tell_started (Worker *worker, GError *error)
{
  g_mutex_lock (&worker->mutex);
  worker->is_started = TRUE;
  worker->error = error;
  g_cond_signal (&worker->cond);
  g_mutex_unlock (&worker->mutex);
}

static void
worker_free (Worker *worker)
{
  g_async_queue_unref (worker->queue);
  g_free (worker->path);
  g_mutex_clear (&worker->mutex);
  g_cond_clear (&worker->cond);
  g_free (worker);
}

/* A note that comes meanwhile ends the step. */
static void
run_upkeep (Worker *worker)
{
  Quiet *quiet = worker->quiet;
  GCancellable *step = g_cancellable_new ();

  g_mutex_lock (&quiet->mutex);
  quiet->step = step;
  g_mutex_unlock (&quiet->mutex);
  if (g_async_queue_length (worker->queue) <= 0)
    attache_upkeep_step (quiet->upkeep, worker->db, step);
  g_mutex_lock (&quiet->mutex);
  g_clear_object (&quiet->step);
  g_mutex_unlock (&quiet->mutex);
}

static gpointer
next_or_upkeep (Worker *worker)
{
  gint64 pause = QUIET_USEC;

  while (worker->quiet != NULL && worker->quiet->upkeep != NULL
         && attache_upkeep_is_due (worker->quiet->upkeep))
    {
      gpointer next = g_async_queue_timeout_pop (worker->queue, (guint64) pause);

      if (next != NULL)
        return next;
      run_upkeep (worker);
      pause = PAUSE_USEC;
    }
  return g_async_queue_pop (worker->queue);
}

/* Whether @next was one of the marks. */
static gboolean
take_mark (Worker *worker, gpointer next)
{
  if (next != &upkeep_mark && next != &rest_mark)
    return FALSE;
  g_clear_pointer (&worker->quiet->upkeep, attache_upkeep_free);
  if (next == &upkeep_mark)
    worker->quiet->upkeep = attache_upkeep_new ();
  return TRUE;
}

static gpointer
worker_thread (gpointer data)
{
  Worker *worker = data;
  GError *error = NULL;
  gpointer next;

  worker->db = attache_database_open (worker->path, worker->flags, &error);
  if (worker->db != NULL && !attache_schema_assert_current (worker->db, &error))
    g_clear_pointer (&worker->db, attache_database_free);
  if (worker->db == NULL)
    {
      tell_started (worker, error);
      return NULL;
    }
  tell_started (worker, NULL);
  while ((next = next_or_upkeep (worker)) != &end_mark)
    {
      gboolean is_done;

      if (take_mark (worker, next))
        continue;
      is_done = run (worker, next, &error);
      answer (next, is_done, g_steal_pointer (&error));
      if (worker->quiet != NULL && worker->quiet->upkeep != NULL)
        attache_upkeep_note_write (worker->quiet->upkeep);
    }
  attache_database_free (worker->db);
  worker_free (worker);
  return NULL;
}

/* Waits until the connection is open or failed. */
static gboolean
start_worker (AttacheStore *self, Lane lane, AttacheDatabaseFlags flags, GError **error)
{
  Worker *worker = g_new0 (Worker, 1);
  g_autoptr (GThread) thread = NULL;
  GError *failure;

  worker->queue = g_async_queue_ref (self->queues[lane]);
  worker->path = g_strdup (self->path);
  worker->flags = flags;
  worker->is_writer = lane == LANE_WRITE;
  worker->quiet = worker->is_writer ? &self->quiet : NULL;
  g_mutex_init (&worker->mutex);
  g_cond_init (&worker->cond);
  thread = g_thread_new (worker->is_writer ? "store-writer" : "store-reader", worker_thread,
                         worker);
  g_mutex_lock (&worker->mutex);
  while (!worker->is_started)
    g_cond_wait (&worker->cond, &worker->mutex);
  failure = worker->error;
  g_mutex_unlock (&worker->mutex);
  if (failure == NULL)
    {
      g_ptr_array_add (self->threads, g_steal_pointer (&thread));
      return TRUE;
    }
  g_thread_join (g_steal_pointer (&thread));
  worker_free (worker);
  g_propagate_error (error, failure);
  return FALSE;
}

static void
attache_store_finalize (GObject *object)
{
  AttacheStore *self = ATTACHE_STORE (object);

  attache_store_close (self);
  g_clear_pointer (&self->quiet.upkeep, attache_upkeep_free);
  g_mutex_clear (&self->quiet.mutex);
  g_async_queue_unref (self->queues[LANE_WRITE]);
  g_async_queue_unref (self->queues[LANE_READ]);
  g_ptr_array_unref (self->threads);
  g_free (self->path);
  G_OBJECT_CLASS (attache_store_parent_class)->finalize (object);
}

static void
attache_store_class_init (AttacheStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attache_store_finalize;
}

static void
attache_store_init (AttacheStore *self)
{
  self->queues[LANE_WRITE] = g_async_queue_new ();
  self->queues[LANE_READ] = g_async_queue_new ();
  self->threads = g_ptr_array_new ();
  g_mutex_init (&self->quiet.mutex);
}

AttacheStore *
attache_store_open (const char *path, AttacheDatabaseFlags flags, GError **error)
{
  g_autoptr (AttacheStore) self = NULL;
  const AttacheDatabaseFlags reading = ATTACHE_DATABASE_READ_ONLY;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (ATTACHE_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->flags = flags;
  if ((flags & ATTACHE_DATABASE_READ_ONLY) == 0
      && (self->lock = attache_lock_take (path, error)) == NULL)
    return NULL;
  if (!start_worker (self, LANE_WRITE, flags, error))
    return NULL;
  for (guint i = 0; i < N_READERS; i++)
    {
      if (!start_worker (self, LANE_READ, reading, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

const char *
attache_store_get_path (AttacheStore *self)
{
  g_return_val_if_fail (ATTACHE_IS_STORE (self), NULL);

  return self->path;
}

gboolean
attache_store_is_read_only (AttacheStore *self)
{
  g_return_val_if_fail (ATTACHE_IS_STORE (self), TRUE);

  return (self->flags & ATTACHE_DATABASE_READ_ONLY) != 0;
}

static gboolean
may_ask (AttacheStore *self, Lane lane, GError **error)
{
  if (self->is_closed)
    g_set_error_literal (error, ATTACHE_STORE_ERROR,
                         lane == LANE_WRITE ? ATTACHE_STORE_ERROR_FAILED
                                            : ATTACHE_STORE_ERROR_CLOSED,
                         _ ("The dossier is closed"));
  else if (lane == LANE_WRITE && attache_store_is_read_only (self))
    g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_READ_ONLY,
                         _ ("The dossier may only be read"));
  else
    return TRUE;
  return FALSE;
}

static void
push (AttacheStore *self, Lane lane, gpointer work)
{
  g_async_queue_push (self->queues[lane], work);
  if (lane != LANE_WRITE)
    return;
  g_mutex_lock (&self->quiet.mutex);
  if (self->quiet.step != NULL)
    g_cancellable_cancel (self->quiet.step);
  g_mutex_unlock (&self->quiet.mutex);
}

/* Takes @task. Whether a commit took place is told by the task's own answer, not by what happens to
 * the cancellable later. */
static void
ask (AttacheStore *self, Lane lane, GTask *task, const Work *question)
{
  Work *work = g_memdup2 (question, sizeof *question);
  GError *error = NULL;

  work->task = task;
  work->cancellable = g_task_get_cancellable (task);
  g_task_set_task_data (task, work, work_free);
  g_task_set_check_cancellable (task, FALSE);
  if (may_ask (self, lane, &error))
    push (self, lane, work);
  else
    answer (work, FALSE, error);
}

void
attache_store_write_async (AttacheStore *self, AttacheTransaction func, gpointer data,
                           GDestroyNotify destroy, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  const Work work = { .func = func, .data = data, .destroy = destroy };
  GTask *task;

  g_return_if_fail (ATTACHE_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_store_write_async);
  ask (self, LANE_WRITE, task, &work);
}

void
attache_store_read_async (AttacheStore *self, AttacheTransaction func, gpointer data,
                          GDestroyNotify destroy, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  const Work work = { .func = func, .data = data, .destroy = destroy };
  GTask *task;

  g_return_if_fail (ATTACHE_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_store_read_async);
  ask (self, LANE_READ, task, &work);
}

gboolean
attache_store_finish (AttacheStore *self, GAsyncResult *result, gpointer *data, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (data != NULL)
    *data = ((Work *) g_task_get_task_data (G_TASK (result)))->data;
  /* There are two readers: the answer to an older question may come after that to a newer one. */
  if (g_async_result_is_tagged (result, attache_store_read_async)
      && g_cancellable_set_error_if_cancelled (g_task_get_cancellable (G_TASK (result)), error))
    return FALSE;
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
attache_store_write (AttacheStore *self, AttacheTransaction func, gpointer data,
                     GCancellable *cancellable, GError **error)
{
  Work work = { .func = func, .data = data, .cancellable = cancellable };

  g_return_val_if_fail (ATTACHE_IS_STORE (self), FALSE);

  if (!may_ask (self, LANE_WRITE, error))
    return FALSE;
  g_mutex_init (&work.mutex);
  g_cond_init (&work.cond);
  push (self, LANE_WRITE, &work);
  g_mutex_lock (&work.mutex);
  while (!work.is_done)
    g_cond_wait (&work.cond, &work.mutex);
  g_mutex_unlock (&work.mutex);
  g_mutex_clear (&work.mutex);
  g_cond_clear (&work.cond);
  if (work.error != NULL)
    g_propagate_error (error, work.error);
  return work.is_written;
}

static void
push_mark (AttacheStore *self, gint *mark)
{
  if (!self->is_closed && !attache_store_is_read_only (self))
    push (self, LANE_WRITE, mark);
}

void
attache_store_begin_upkeep (AttacheStore *self)
{
  g_return_if_fail (ATTACHE_IS_STORE (self));

  push_mark (self, &upkeep_mark);
}

void
attache_store_end_upkeep (AttacheStore *self)
{
  g_return_if_fail (ATTACHE_IS_STORE (self));

  push_mark (self, &rest_mark);
}

void
attache_store_close (AttacheStore *self)
{
  g_return_if_fail (ATTACHE_IS_STORE (self));

  if (self->is_closed)
    return;
  self->is_closed = TRUE;
  for (guint i = 0; i < self->threads->len; i++)
    push (self, i == 0 ? LANE_WRITE : LANE_READ, &end_mark);
  for (guint i = 0; i < self->threads->len; i++)
    g_thread_join (g_ptr_array_index (self->threads, i));
  g_ptr_array_set_size (self->threads, 0);
  g_clear_pointer (&self->lock, attache_lock_free);
}
