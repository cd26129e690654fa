/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first documents of a process may be read by several threads at once. */

#include "config.h"

#include "attache-importer.h"

#define N_THREADS 8

/* Each try is a process of its own: only its first readers can meet so. */
#define N_TRIES 60

typedef struct
{
  GMutex mutex;
  GCond all_there;
  guint n_there;
} Gate;

static void
wait_for_all (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->n_there++;
  g_cond_broadcast (&gate->all_there);
  while (gate->n_there < N_THREADS)
    g_cond_wait (&gate->all_there, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static gpointer
read_one (gpointer user_data)
{
  static const char page[] = "<html><body><p>The ministers met in Zenda, and they spoke.</p>";
  static const char feed[] = "<rss version='2.0'><channel><title>Zenda Post</title><item><title>T"
                             "</title><description>The ministers met in Zenda, and they spoke."
                             "</description></item></channel></rss>";
  static gint n_started = 0;
  gboolean is_page = g_atomic_int_add (&n_started, 1) % 2 == 0;
  g_autoptr (GBytes) bytes = is_page ? g_bytes_new_static (page, sizeof page - 1)
                                     : g_bytes_new_static (feed, sizeof feed - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  wait_for_all (user_data);
  drafts = attache_importer_load_bytes (bytes, is_page ? "a.html" : "a.rss", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 1);
  return NULL;
}

static void
read_at_once (void)
{
  GThread *threads[N_THREADS];
  Gate gate = { .n_there = 0 };

  g_mutex_init (&gate.mutex);
  g_cond_init (&gate.all_there);
  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("reader", read_one, &gate);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  g_mutex_clear (&gate.mutex);
  g_cond_clear (&gate.all_there);
}

static void
test_first_readers (void)
{
  if (g_test_subprocess ())
    {
      read_at_once ();
      return;
    }
  for (guint i = 0; i < N_TRIES; i++)
    {
      g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/xml/first-readers", test_first_readers);
  return g_test_run ();
}
