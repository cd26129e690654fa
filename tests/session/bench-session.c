/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A large dossier as the window opens it and scrolls through it, beside one with a single article.
 * Times of the main thread are its own processor time, so that a busy machine does not count.
 *   bench-session DOSSIER */

#include "config.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "attache-article-writer.h"
#include "attache-query-model.h"
#include "attache-session.h"
#include "store-sample.h"

#define N_OPENINGS 5
#define N_STEPS 4000
#define ROWS_OF_WINDOW 24

typedef struct
{
  AttacheAnalyzer *analyzer;
  AttacheDossier *dossier;
  AttacheSession *session;
  double slowest; /* milliseconds of the main thread in one turn of its loop */
} Bench;

static void
print_figure (const char *name, double value, const char *unit)
{
  g_print ("%-56s %12.3f %s\n", name, value, unit);
}

/* Milliseconds of this thread. */
static double
own_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
turn (Bench *bench)
{
  const double begin = own_time ();

  g_main_context_iteration (NULL, TRUE);
  bench->slowest = MAX (bench->slowest, own_time () - begin);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_first_row_there (Bench *bench)
{
  GListModel *articles = attache_session_list_articles (bench->session);
  g_autoptr (AttacheQueryRow) row = g_list_model_get_item (articles, 0);

  return row != NULL && attache_query_row_get_item (row) != NULL;
}

static void
series_cb (AttacheSession *session, GParamSpec *pspec, gboolean *is_there)
{
  *is_there = TRUE;
}

/* Milliseconds until the first row of the list could be drawn; @all: until everything was there. */
static double
open_dossier (Bench *bench, const char *path, double *all)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 begin = g_get_monotonic_time ();
  gboolean is_there = FALSE;
  guint n_all = 0;
  double first;

  attache_dossier_open_async (file, bench->analyzer, NULL, result_cb, &result);
  while (result == NULL)
    turn (bench);
  bench->dossier = attache_dossier_open_finish (result, &error);
  if (bench->dossier == NULL)
    g_error ("%s", error->message);
  bench->session = attache_session_new (bench->dossier);
  g_signal_connect (bench->session, "notify::series", G_CALLBACK (series_cb), &is_there);
  while (!is_first_row_there (bench))
    turn (bench);
  first = (double) (g_get_monotonic_time () - begin) / 1000;
  while (!is_there || n_all == 0)
    {
      turn (bench);
      g_object_get (bench->session, "n-articles-total", &n_all, NULL);
    }
  *all = (double) (g_get_monotonic_time () - begin) / 1000;
  g_signal_handlers_disconnect_by_data (bench->session, &is_there);
  return first;
}

static void
close_dossier (Bench *bench)
{
  g_autoptr (GAsyncResult) result = NULL;

  attache_dossier_close_async (bench->dossier, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&bench->session);
  g_clear_object (&bench->dossier);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static double
resident (void)
{
  g_autofree char *text = NULL;
  gsize pages;

  malloc_trim (0);
  g_file_get_contents ("/proc/self/statm", &text, NULL, NULL);
  pages = strtoul (strchr (text, ' '), NULL, 10);
  return (double) pages * (double) sysconf (_SC_PAGESIZE) / (1 << 20);
}

static int
compare_doubles (const void *a, const void *b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

/* Medians; the last opening stays open. */
static void
open_often (Bench *bench, const char *path, double *first, double *all)
{
  double firsts[N_OPENINGS], alls[N_OPENINGS];

  for (guint i = 0; i < N_OPENINGS; i++)
    {
      firsts[i] = open_dossier (bench, path, &alls[i]);
      if (i + 1 < N_OPENINGS)
        close_dossier (bench);
    }
  qsort (firsts, N_OPENINGS, sizeof *firsts, compare_doubles);
  qsort (alls, N_OPENINGS, sizeof *alls, compare_doubles);
  *first = firsts[N_OPENINGS / 2];
  *all = alls[N_OPENINGS / 2];
}

/* A window's worth of rows at a time, from end to end, each until its rows are there. */
static void
scroll (Bench *bench)
{
  GListModel *articles = attache_session_list_articles (bench->session);
  const guint n = g_list_model_get_n_items (articles);
  double slowest_look = 0;

  bench->slowest = 0;
  for (guint step = 0; step < N_STEPS && n > ROWS_OF_WINDOW; step++)
    {
      const guint first = (guint) ((guint64) step * (n - ROWS_OF_WINDOW) / (N_STEPS - 1));
      AttacheQueryRow *rows[ROWS_OF_WINDOW];
      const double begin = own_time ();

      for (guint i = 0; i < ROWS_OF_WINDOW; i++)
        rows[i] = g_list_model_get_item (articles, first + i);
      slowest_look = MAX (slowest_look, own_time () - begin);
      for (guint i = 0; i < ROWS_OF_WINDOW; i++)
        {
          while (attache_query_row_get_item (rows[i]) == NULL)
            turn (bench);
          g_object_unref (rows[i]);
        }
    }
  print_figure ("scrolling end to end: most of the main thread in a turn",
                MAX (slowest_look, bench->slowest), "ms");
}

static char *
make_small (const char *folder)
{
  char *path = g_build_filename (folder, "small.dossier", NULL);
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  g_autoptr (GError) error = NULL;
  AttacheDatabase *db = attache_database_open (path, ATTACHE_DATABASE_CREATE, &error);

  if (db == NULL)
    g_error ("%s", error->message);
  sample_add (db, talks);
  attache_database_free (db);
  return path;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *small = make_small (folder);
  g_autoptr (GError) error = NULL;
  Bench bench = { .analyzer = attache_analyzer_new (&error) };
  double small_first, small_all, small_resident, first, all;
  guint tick;

  if (argc < 2 || bench.analyzer == NULL)
    g_error ("%s", argc < 2 ? "which dossier?" : error->message);
  tick = g_timeout_add (2, tick_cb, NULL);
  open_often (&bench, small, &small_first, &small_all);
  small_resident = resident ();
  close_dossier (&bench);
  bench.slowest = 0;
  open_often (&bench, argv[1], &first, &all);
  print_figure ("opening to the first row, one article", small_first, "ms");
  print_figure ("opening to the first row, this dossier", first, "ms");
  print_figure ("the ratio (goal 1.5)", first / small_first, "");
  print_figure ("opening until all lists and counts are there", all, "ms");
  print_figure ("opening: most of the main thread in a turn", bench.slowest, "ms");
  print_figure ("memory above that of one article (goal 64)", resident () - small_resident, "MiB");
  scroll (&bench);
  close_dossier (&bench);
  g_source_remove (tick);
  attache_analyzer_unref (bench.analyzer);
  sample_folder_remove (folder);
  return 0;
}
