/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Work spread over threads whose results come back in the order it was given: a bounded queue in
 * front of a thread pool, so that memory stays flat however long the input is. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AttacheOrderedPool AttacheOrderedPool;

/* @work runs on a worker thread; @done on the thread that pushes, in the order of pushing, and
 * takes the item back. No more than @max_waiting items are in the pool at once, and no more than
 * one where together they weigh more than @max_weight. */
AttacheOrderedPool *attache_ordered_pool_new (guint n_threads, guint max_waiting,
                                              guint64 max_weight, GFunc work, GFunc done,
                                              gpointer data);
/* Hands over what is done already; may block until the oldest items are. @weight: bytes, or any
 * other measure. */
void attache_ordered_pool_push (AttacheOrderedPool *pool, gpointer item, guint64 weight);
/* Waits for all, then frees. */
void attache_ordered_pool_finish (AttacheOrderedPool *pool);

G_END_DECLS
