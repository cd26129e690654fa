/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The writer keeps house while its queue is empty. It knows no table. */

#include "config.h"

#include "attache-store-worker.h"

#include "attache-schema.h"
#include "attache-store-ticket.h"
#include "attache-upkeep.h"

/* So long nobody must have written before the upkeep begins, and then between its steps. */
#define QUIET_USEC (500 * G_TIME_SPAN_MILLISECOND)
#define PAUSE_USEC (50 * G_TIME_SPAN_MILLISECOND)

struct _AttacheStoreQuiet
{
  AttacheUpkeep *upkeep; /* owned; NULL until it was begun. The writer's own */
  GMutex mutex;
  GCancellable *step; /* owned; NULL while none runs */
};

/* One thread with its connection; handed over while it starts. */
typedef struct
{
  AttacheStoreQuiet *quiet; /* borrowed; NULL of a reader */
  GAsyncQueue *queue;       /* owned */
  AttacheDatabase *db;      /* opened on the thread itself */
  char *path;
  AttacheDatabaseFlags flags;
  GMutex mutex;
  GCond cond;
  gboolean is_started;
  GError *error;
} Worker;

/* Known by their addresses. */
static const char marks[ATTACHE_N_STORE_MARKS];

gpointer
attache_store_worker_get_mark (AttacheStoreMark mark)
{
  return (gpointer) &marks[mark];
}

AttacheStoreQuiet *
attache_store_quiet_new (void)
{
  AttacheStoreQuiet *quiet = g_new0 (AttacheStoreQuiet, 1);

  g_mutex_init (&quiet->mutex);
  return quiet;
}

void
attache_store_quiet_free (AttacheStoreQuiet *quiet)
{
  g_clear_pointer (&quiet->upkeep, attache_upkeep_free);
  g_mutex_clear (&quiet->mutex);
  g_free (quiet);
}

void
attache_store_quiet_end_step (AttacheStoreQuiet *quiet)
{
  g_mutex_lock (&quiet->mutex);
  if (quiet->step != NULL)
    g_cancellable_cancel (quiet->step);
  g_mutex_unlock (&quiet->mutex);
}

static gboolean
run (Worker *worker, AttacheStoreTicket *ticket, GError **error)
{
  gboolean is_done;

  if (g_cancellable_set_error_if_cancelled (ticket->cancellable, error))
    return FALSE;
  attache_database_set_cancellable (worker->db, ticket->cancellable);
  if (worker->quiet != NULL)
    is_done = attache_database_transact (worker->db, ticket->func, ticket->data, error);
  else
    is_done = attache_database_look (worker->db, ticket->func, ticket->data, error);
  attache_database_set_cancellable (worker->db, NULL);
  return is_done;
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
  AttacheStoreQuiet *quiet = worker->quiet;
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
  if (next != &marks[ATTACHE_STORE_MARK_UPKEEP] && next != &marks[ATTACHE_STORE_MARK_REST])
    return FALSE;
  g_clear_pointer (&worker->quiet->upkeep, attache_upkeep_free);
  if (next == &marks[ATTACHE_STORE_MARK_UPKEEP])
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
  while ((next = next_or_upkeep (worker)) != &marks[ATTACHE_STORE_MARK_END])
    {
      gboolean is_done;

      if (take_mark (worker, next))
        continue;
      is_done = run (worker, next, &error);
      attache_store_ticket_answer (next, is_done, g_steal_pointer (&error));
      if (worker->quiet != NULL && worker->quiet->upkeep != NULL)
        attache_upkeep_note_write (worker->quiet->upkeep);
    }
  attache_database_free (worker->db);
  worker_free (worker);
  return NULL;
}

GThread *
attache_store_worker_start (GAsyncQueue *queue, const char *path, AttacheDatabaseFlags flags,
                            AttacheStoreQuiet *quiet, GError **error)
{
  Worker *worker = g_new0 (Worker, 1);
  g_autoptr (GThread) thread = NULL;
  GError *failure;

  worker->queue = g_async_queue_ref (queue);
  worker->path = g_strdup (path);
  worker->flags = flags;
  worker->quiet = quiet;
  g_mutex_init (&worker->mutex);
  g_cond_init (&worker->cond);
  thread = g_thread_new (quiet != NULL ? "store-writer" : "store-reader", worker_thread, worker);
  g_mutex_lock (&worker->mutex);
  while (!worker->is_started)
    g_cond_wait (&worker->cond, &worker->mutex);
  failure = worker->error;
  g_mutex_unlock (&worker->mutex);
  if (failure == NULL)
    return g_steal_pointer (&thread);
  g_thread_join (g_steal_pointer (&thread));
  worker_free (worker);
  g_propagate_error (error, failure);
  return NULL;
}
