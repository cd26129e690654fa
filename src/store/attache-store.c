/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two queues of questions, and the threads that answer them. */

#include "config.h"

#include "attache-store.h"

#include <glib/gi18n-lib.h>

#include "attache-lock.h"
#include "attache-store-error.h"
#include "attache-store-ticket.h"
#include "attache-store-worker.h"

/* Three long questions, of articles, of the other lists and of the timeline, leave one for the rows
 * that are looked at. */
#define N_READERS 4

typedef enum
{
  LANE_WRITE,
  LANE_READ,
} Lane;

struct _AttacheStore
{
  GObject parent_instance;

  /* Owned */
  char *path;
  AttacheLock *lock; /* nullable: nobody needs it to read */
  GAsyncQueue *queues[2];
  GPtrArray *threads; /* GThread */
  AttacheStoreQuiet *quiet;

  /* State */
  AttacheDatabaseFlags flags;
  gboolean is_closed;
};

G_DEFINE_FINAL_TYPE (AttacheStore, attache_store, G_TYPE_OBJECT)

static void
attache_store_finalize (GObject *object)
{
  AttacheStore *self = ATTACHE_STORE (object);

  attache_store_close (self);
  attache_store_quiet_free (self->quiet);
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
  self->quiet = attache_store_quiet_new ();
}

static gboolean
start_worker (AttacheStore *self, Lane lane, AttacheDatabaseFlags flags, AttacheStoreQuiet *quiet,
              GError **error)
{
  GThread *thread = attache_store_worker_start (self->queues[lane], self->path, flags, quiet,
                                                error);

  if (thread == NULL)
    return FALSE;
  g_ptr_array_add (self->threads, thread);
  return TRUE;
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
  if (!start_worker (self, LANE_WRITE, flags, self->quiet, error))
    return NULL;
  for (guint i = 0; i < N_READERS; i++)
    {
      if (!start_worker (self, LANE_READ, reading, NULL, error))
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
  if (lane == LANE_WRITE)
    attache_store_quiet_end_step (self->quiet);
}

static void
push_or_refuse (AttacheStore *self, Lane lane, AttacheStoreTicket *ticket)
{
  GError *error = NULL;

  if (may_ask (self, lane, &error))
    push (self, lane, ticket);
  else
    attache_store_ticket_answer (ticket, FALSE, error);
}

/* Takes @task. Whether a commit took place is told by the task's own answer, not by what happens to
 * the cancellable later. */
static void
ask (AttacheStore *self, Lane lane, GTask *task, const AttacheStoreTicket *question)
{
  AttacheStoreTicket *ticket = attache_store_ticket_new (question);

  ticket->task = task;
  ticket->cancellable = g_task_get_cancellable (task);
  g_task_set_task_data (task, ticket, (GDestroyNotify) attache_store_ticket_free);
  g_task_set_check_cancellable (task, FALSE);
  push_or_refuse (self, lane, ticket);
}

void
attache_store_write_async (AttacheStore *self, AttacheTransaction func, gpointer data,
                           GDestroyNotify destroy, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  const AttacheStoreTicket question = { .func = func, .data = data, .destroy = destroy };
  GTask *task;

  g_return_if_fail (ATTACHE_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_store_write_async);
  ask (self, LANE_WRITE, task, &question);
}

void
attache_store_read_async (AttacheStore *self, AttacheTransaction func, gpointer data,
                          GDestroyNotify destroy, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  const AttacheStoreTicket question = { .func = func, .data = data, .destroy = destroy };
  GTask *task;

  g_return_if_fail (ATTACHE_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_store_read_async);
  ask (self, LANE_READ, task, &question);
}

gboolean
attache_store_finish (AttacheStore *self, GAsyncResult *result, gpointer *data, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (data != NULL)
    *data = ((AttacheStoreTicket *) g_task_get_task_data (G_TASK (result)))->data;
  /* There are two readers: the answer to an older question may come after that to a newer one. */
  if (g_async_result_is_tagged (result, attache_store_read_async)
      && g_cancellable_set_error_if_cancelled (g_task_get_cancellable (G_TASK (result)), error))
    return FALSE;
  return g_task_propagate_boolean (G_TASK (result), error);
}

static AttacheStoreTicket *
begin (AttacheStore *self, Lane lane, const AttacheStoreTicket *question)
{
  AttacheStoreTicket *ticket = attache_store_ticket_new (question);

  push_or_refuse (self, lane, ticket);
  return ticket;
}

gboolean
attache_store_write (AttacheStore *self, AttacheTransaction func, gpointer data,
                     GCancellable *cancellable, GError **error)
{
  const AttacheStoreTicket question = { .func = func, .data = data, .cancellable = cancellable };

  g_return_val_if_fail (ATTACHE_IS_STORE (self), FALSE);

  return attache_store_ticket_wait (begin (self, LANE_WRITE, &question), error);
}

gboolean
attache_store_read (AttacheStore *self, AttacheTransaction func, gpointer data,
                    GCancellable *cancellable, GError **error)
{
  const AttacheStoreTicket question = { .func = func, .data = data, .cancellable = cancellable };

  g_return_val_if_fail (ATTACHE_IS_STORE (self), FALSE);

  return attache_store_ticket_wait (begin (self, LANE_READ, &question), error);
}

AttacheStoreTicket *
attache_store_begin_write (AttacheStore *self, AttacheTransaction func, gpointer data)
{
  const AttacheStoreTicket question = { .func = func, .data = data };

  g_return_val_if_fail (ATTACHE_IS_STORE (self), NULL);

  return begin (self, LANE_WRITE, &question);
}

static void
push_mark (AttacheStore *self, AttacheStoreMark mark)
{
  if (!self->is_closed && !attache_store_is_read_only (self))
    push (self, LANE_WRITE, attache_store_worker_get_mark (mark));
}

void
attache_store_begin_upkeep (AttacheStore *self)
{
  g_return_if_fail (ATTACHE_IS_STORE (self));

  push_mark (self, ATTACHE_STORE_MARK_UPKEEP);
}

void
attache_store_end_upkeep (AttacheStore *self)
{
  g_return_if_fail (ATTACHE_IS_STORE (self));

  push_mark (self, ATTACHE_STORE_MARK_REST);
}

void
attache_store_close (AttacheStore *self)
{
  g_return_if_fail (ATTACHE_IS_STORE (self));

  if (self->is_closed)
    return;
  self->is_closed = TRUE;
  for (guint i = 0; i < self->threads->len; i++)
    push (self, i == 0 ? LANE_WRITE : LANE_READ,
          attache_store_worker_get_mark (ATTACHE_STORE_MARK_END));
  for (guint i = 0; i < self->threads->len; i++)
    g_thread_join (g_ptr_array_index (self->threads, i));
  g_ptr_array_set_size (self->threads, 0);
  g_clear_pointer (&self->lock, attache_lock_free);
}
