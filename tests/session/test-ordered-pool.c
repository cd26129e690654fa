/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Results come in the order of pushing, and as soon as they are there. */

#include "config.h"

#include "attache-ordered-pool.h"

#define N_ITEMS 2000
#define MAX_WAITING 100000

typedef struct
{
  gint n_worked; /* atomic */
  guint n_done;
  gboolean is_in_order;
} Count;

/* On a worker. */
static void
work (gpointer item, gpointer data)
{
  Count *count = data;

  g_atomic_int_inc (&count->n_worked);
}

static void
done (gpointer item, gpointer data)
{
  Count *count = data;

  count->is_in_order &= GPOINTER_TO_UINT (item) == count->n_done;
  count->n_done++;
}

static void
test_order (void)
{
  Count count = { .is_in_order = TRUE };
  AttacheOrderedPool *pool = attache_ordered_pool_new (2, 16, G_MAXUINT64, work, done, &count);

  for (guint i = 0; i < N_ITEMS; i++)
    attache_ordered_pool_push (pool, GUINT_TO_POINTER (i), 1);
  attache_ordered_pool_finish (pool);
  g_assert_true (count.is_in_order);
  g_assert_cmpuint (count.n_done, ==, N_ITEMS);
}

/* It does not wait until the pool is full. */
static void
test_soon (void)
{
  Count count = { .is_in_order = TRUE };
  AttacheOrderedPool *pool = attache_ordered_pool_new (2, MAX_WAITING, G_MAXUINT64, work, done,
                                                       &count);
  guint n_pushed = 0;

  attache_ordered_pool_push (pool, GUINT_TO_POINTER (n_pushed++), 1);
  while (g_atomic_int_get (&count.n_worked) == 0)
    g_thread_yield ();
  while (count.n_done == 0 && n_pushed < MAX_WAITING)
    {
      g_thread_yield ();
      attache_ordered_pool_push (pool, GUINT_TO_POINTER (n_pushed++), 1);
    }
  g_assert_cmpuint (count.n_done, >, 0);
  attache_ordered_pool_finish (pool);
  g_assert_true (count.is_in_order);
  g_assert_cmpuint (count.n_done, ==, n_pushed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ordered-pool/order", test_order);
  g_test_add_func ("/ordered-pool/soon", test_soon);
  return g_test_run ();
}
