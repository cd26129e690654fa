/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An answer goes to the context of a task, or wakes the one who waits. */

#include "config.h"

#include "attache-store-ticket.h"

AttacheStoreTicket *
attache_store_ticket_new (const AttacheStoreTicket *question)
{
  AttacheStoreTicket *ticket = g_memdup2 (question, sizeof *question);

  g_mutex_init (&ticket->mutex);
  g_cond_init (&ticket->cond);
  return ticket;
}

void
attache_store_ticket_free (AttacheStoreTicket *ticket)
{
  if (ticket->destroy != NULL)
    ticket->destroy (ticket->data);
  g_mutex_clear (&ticket->mutex);
  g_cond_clear (&ticket->cond);
  g_free (ticket);
}

void
attache_store_ticket_answer (AttacheStoreTicket *ticket, gboolean is_done, GError *error)
{
  GTask *task = ticket->task;

  if (task == NULL)
    {
      g_mutex_lock (&ticket->mutex);
      ticket->is_answered = TRUE;
      ticket->is_done = is_done;
      ticket->error = error;
      g_cond_signal (&ticket->cond);
      g_mutex_unlock (&ticket->mutex);
      return;
    }
  if (is_done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

gboolean
attache_store_ticket_wait (AttacheStoreTicket *ticket, GError **error)
{
  gboolean is_done;

  g_assert (ticket->task == NULL);

  g_mutex_lock (&ticket->mutex);
  while (!ticket->is_answered)
    g_cond_wait (&ticket->cond, &ticket->mutex);
  g_mutex_unlock (&ticket->mutex);
  if (ticket->error != NULL)
    g_propagate_error (error, ticket->error);
  is_done = ticket->is_done;
  attache_store_ticket_free (ticket);
  return is_done;
}

gboolean
attache_store_is_written (AttacheStoreTicket *ticket)
{
  gboolean is_answered;

  g_return_val_if_fail (ticket != NULL, FALSE);

  g_mutex_lock (&ticket->mutex);
  is_answered = ticket->is_answered;
  g_mutex_unlock (&ticket->mutex);
  return is_answered;
}

gboolean
attache_store_end_write (AttacheStoreTicket *ticket, GError **error)
{
  g_return_val_if_fail (ticket != NULL, FALSE);

  return attache_store_ticket_wait (ticket, error);
}
