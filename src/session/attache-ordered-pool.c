/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One lock guards the "done" marks; the items themselves belong to one thread at a time. */

#include "config.h"

#include "attache-ordered-pool.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

/* Who draws the window and who writes to the disk want a processor seldom, and at once. */
#define NICENESS 5

typedef struct
{
  gpointer item;
  guint64 weight;
  gboolean is_done;
} Slot;

struct _AttacheOrderedPool
{
  GThreadPool *threads;
  GQueue slots; /* Slot, oldest first */
  guint max_slots;
  guint64 weight; /* of all slots */
  guint64 max_weight;
  GMutex lock; /* guards is_done */
  GCond changed;
  GFunc work;
  GFunc done;
  gpointer data;
};

/* On Linux a thread has a niceness of its own, elsewhere the process has. */
static void
let_others_go_first (void)
{
#ifdef __linux__
  static GPrivate is_nice;

  if (g_private_get (&is_nice) != NULL)
    return;
  g_private_set (&is_nice, GINT_TO_POINTER (TRUE));
  setpriority (PRIO_PROCESS, 0, getpriority (PRIO_PROCESS, 0) + NICENESS);
#endif
}

static void
work_cb (gpointer data, gpointer user_data)
{
  AttacheOrderedPool *self = user_data;
  Slot *slot = data;

  let_others_go_first ();
  self->work (slot->item, self->data);
  g_mutex_lock (&self->lock);
  slot->is_done = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
}

static gboolean
is_oldest_done (AttacheOrderedPool *self)
{
  const Slot *slot = g_queue_peek_head (&self->slots);
  gboolean is_done;

  g_mutex_lock (&self->lock);
  is_done = slot->is_done;
  g_mutex_unlock (&self->lock);
  return is_done;
}

static void
take_oldest (AttacheOrderedPool *self)
{
  Slot *slot = g_queue_pop_head (&self->slots);

  g_mutex_lock (&self->lock);
  while (!slot->is_done)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
  self->weight -= slot->weight;
  self->done (slot->item, self->data);
  g_free (slot);
}

AttacheOrderedPool *
attache_ordered_pool_new (guint n_threads, guint max_waiting, guint64 max_weight, GFunc work,
                          GFunc done, gpointer data)
{
  AttacheOrderedPool *self = g_new0 (AttacheOrderedPool, 1);

  g_return_val_if_fail (n_threads > 0 && max_waiting > 0, NULL);

  self->max_slots = max_waiting;
  self->max_weight = max_weight;
  self->work = work;
  self->done = done;
  self->data = data;
  g_queue_init (&self->slots);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->threads = g_thread_pool_new (work_cb, self, n_threads, TRUE, NULL);
  return self;
}

void
attache_ordered_pool_push (AttacheOrderedPool *pool, gpointer item, guint64 weight)
{
  Slot *slot = g_new0 (Slot, 1);

  slot->item = item;
  slot->weight = weight;
  while (pool->slots.length > 0
         && (pool->slots.length == pool->max_slots || pool->weight + weight > pool->max_weight
             || is_oldest_done (pool)))
    take_oldest (pool);
  pool->weight += weight;
  g_queue_push_tail (&pool->slots, slot);
  g_thread_pool_push (pool->threads, slot, NULL);
}

void
attache_ordered_pool_finish (AttacheOrderedPool *pool)
{
  while (!g_queue_is_empty (&pool->slots))
    take_oldest (pool);
  g_thread_pool_free (pool->threads, FALSE, TRUE);
  g_mutex_clear (&pool->lock);
  g_cond_clear (&pool->changed);
  g_free (pool);
}
