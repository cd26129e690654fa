/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One question to a store's threads on its way, for the files of the store. It belongs to its task,
 * or to the thread that waits for the answer. */

#pragma once

#include "attache-store.h"

G_BEGIN_DECLS

struct _AttacheStoreTicket
{
  AttacheTransaction func;
  gpointer data;
  GDestroyNotify destroy;    /* nullable */
  GCancellable *cancellable; /* borrowed */
  GTask *task;               /* owned until it is answered; NULL where a thread waits */
  /* For the one who waits */
  GMutex mutex;
  GCond cond;
  gboolean is_answered;
  gboolean is_done;
  GError *error;
};

/* A copy of @question. Transfer full. */
AttacheStoreTicket *attache_store_ticket_new (const AttacheStoreTicket *question);
void attache_store_ticket_free (AttacheStoreTicket *ticket);

/* Takes @error, which is NULL where it @is_done. On any thread. */
void attache_store_ticket_answer (AttacheStoreTicket *ticket, gboolean is_done, GError *error);
/* Waits for it, and frees @ticket. Only where there is no task. */
gboolean attache_store_ticket_wait (AttacheStoreTicket *ticket, GError **error);

G_END_DECLS
