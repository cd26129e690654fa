/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two queues of tasks and the threads that work them off. It knows no table. */

#include "config.h"

#include "attache-store.h"

#include <glib/gi18n-lib.h>

#include "attache-store-error.h"

#define N_READERS 2

typedef enum
{
  LANE_WRITE,
  LANE_READ,
} Lane;

/* One question on its way. */
typedef struct
{
  AttacheTransaction func;
  gpointer data;
  GDestroyNotify destroy;
} Work;

/* One thread with its connection; handed over while it starts. */
typedef struct
{
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
  GAsyncQueue *queues[2];
  GPtrArray *threads; /* GThread */

  /* State */
  AttacheDatabaseFlags flags;
  gboolean is_closed;
};

G_DEFINE_FINAL_TYPE (AttacheStore, attache_store, G_TYPE_OBJECT)

/* Put in a queue to end one thread. */
static gint end_mark;

static void
work_free (gpointer data)
{
  Work *work = data;

  if (work->destroy != NULL)
    work->destroy (work->data);
  g_free (work);
}

static void
do_task (Worker *worker, GTask *task)
{
  Work *work = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (g_task_return_error_if_cancelled (task))
    return;
  attache_database_set_cancellable (worker->db, cancellable);
  if (worker->is_writer)
    is_done = attache_database_transact (worker->db, work->func, work->data, &error);
  else
    is_done = attache_database_look (worker->db, work->func, work->data, &error);
  attache_database_set_cancellable (worker->db, NULL);
  if (is_done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
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

static gpointer
worker_thread (gpointer data)
{
  Worker *worker = data;
  GError *error = NULL;
  gpointer next;

  worker->db = attache_database_open (worker->path, worker->flags, &error);
  if (worker->db == NULL)
    {
      tell_started (worker, error);
      return NULL;
    }
  tell_started (worker, NULL);
  while ((next = g_async_queue_pop (worker->queue)) != &end_mark)
    {
      g_autoptr (GTask) task = next;

      do_task (worker, task);
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

static void
ask (AttacheStore *self, Lane lane, GTask *task, AttacheTransaction func, gpointer data,
     GDestroyNotify destroy)
{
  Work *work = g_new0 (Work, 1);

  work->func = func;
  work->data = data;
  work->destroy = destroy;
  g_task_set_task_data (task, work, work_free);
  /* Whether a commit took place is told by the task's own answer, not by what happens to the
   * cancellable later. */
  g_task_set_check_cancellable (task, FALSE);
  if (self->is_closed)
    g_task_return_new_error (task, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_FAILED,
                             _ ("The dossier is closed"));
  else if (lane == LANE_WRITE && attache_store_is_read_only (self))
    g_task_return_new_error (task, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_READ_ONLY,
                             _ ("The dossier may only be read"));
  else
    g_async_queue_push (self->queues[lane], g_object_ref (task));
}

void
attache_store_write_async (AttacheStore *self, AttacheTransaction func, gpointer data,
                           GDestroyNotify destroy, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ATTACHE_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_store_write_async);
  ask (self, LANE_WRITE, task, func, data, destroy);
}

void
attache_store_read_async (AttacheStore *self, AttacheTransaction func, gpointer data,
                          GDestroyNotify destroy, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ATTACHE_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_store_read_async);
  ask (self, LANE_READ, task, func, data, destroy);
}

gboolean
attache_store_finish (AttacheStore *self, GAsyncResult *result, gpointer *data, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (data != NULL)
    *data = ((Work *)g_task_get_task_data (G_TASK (result)))->data;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What a waiting worker learns of its writing. */
typedef struct
{
  gboolean is_done;
  gboolean is_written;
  GError *error;
} Wait;

static void
write_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->is_written = attache_store_finish (ATTACHE_STORE (source), result, NULL, &wait->error);
  wait->is_done = TRUE;
}

gboolean
attache_store_write (AttacheStore *self, AttacheTransaction func, gpointer data,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  Wait wait = { 0 };

  g_return_val_if_fail (ATTACHE_IS_STORE (self), FALSE);

  g_main_context_push_thread_default (context);
  attache_store_write_async (self, func, data, NULL, cancellable, write_done_cb, &wait);
  while (!wait.is_done)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
  if (wait.error != NULL)
    g_propagate_error (error, wait.error);
  return wait.is_written;
}

void
attache_store_close (AttacheStore *self)
{
  g_return_if_fail (ATTACHE_IS_STORE (self));

  if (self->is_closed)
    return;
  self->is_closed = TRUE;
  for (guint i = 0; i < self->threads->len; i++)
    g_async_queue_push (self->queues[i == 0 ? LANE_WRITE : LANE_READ], &end_mark);
  for (guint i = 0; i < self->threads->len; i++)
    g_thread_join (g_ptr_array_index (self->threads, i));
  g_ptr_array_set_size (self->threads, 0);
}
