/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window of 100,000 tags, scrolled end to end: what a frame costs the main thread, from the end
 * of the one before it, with all that came between. It is the thread's own processor time, so that
 * a busy machine does not count; drawing, which is the display's, is told apart. Prints figures;
 * asserts nothing. */

#include "config.h"

#include <adwaita.h>
#include <time.h>

#include "attache-article-list.h"
#include "attache-session.h"
#include "attache-tag-view.h"
#include "store-sample.h"
#include "waiting-dossier.h"

#define N_ROWS 100000
#define ROWS_OF_WINDOW 12
#define N_STEPS 400

typedef struct
{
  GtkWidget *window;
  GtkAdjustment *adjustment;
  GListModel *rows;
  GArray *frames; /* double, milliseconds: all but drawing */
  double begin;   /* of the frame that is to come */
  double laid_out;
  double most_drawing;
  gboolean is_painted;
} Bench;

/* Milliseconds of this thread. */
static double
own_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

#define NUMBERS                                                                                    \
  "WITH RECURSIVE number (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i "             \
  "< " G_STRINGIFY (N_ROWS) ") "

/* Of the tags ten stand below each, and each has a note. */
static const char ROWS[] = NUMBERS
    "INSERT INTO article (uid, title, outlet, published, published_precision, published_basis, "
    "length, n_words, n_statements, n_events, imported, place) SELECT printf ('%064x', i), "
    "'Ministers of Ruritania and Sylvania meet on the bridge at Zenda, note ' || i, "
    "'Zenda Courier', (20000 + i / 137) * 86400000000, like.published_precision, "
    "like.published_basis, 1000, 200, i % 9, i % 3, 1, (20000 + i / 137) * 1048576 + i "
    "FROM number, article AS like;" NUMBERS
    "INSERT INTO tag (id, parent_id, name) SELECT i, nullif (i / 10, 0), 'bridge at ' || i "
    "FROM number;"
    "INSERT INTO annotation (uid, target, article_id, colour, note, author, created, modified) "
    "SELECT 'note', 1, id, 0, 'a note', 'Reader', 1, 1 FROM article LIMIT 1;"
    "INSERT INTO annotation_tag SELECT annotation.id, tag.id, tag.id FROM annotation, tag";

static void
write_rows (const char *path)
{
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheDatabase) db = attache_database_open (path, ATTACHE_DATABASE_CREATE, &error);

  g_assert_no_error (error);
  sample_add (db, talks);
  sample_run (db, ROWS);
}

static GtkWidget *
find_view (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LIST_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);
  return found;
}

static void
layout_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->laid_out = own_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  const double work = bench->laid_out - bench->begin;

  g_array_append_val (bench->frames, work);
  bench->begin = own_time ();
  bench->most_drawing = MAX (bench->most_drawing, bench->begin - bench->laid_out);
  bench->is_painted = TRUE;
}

/* @pane holds the view of @rows. */
static void
show (Bench *bench, GtkWidget *pane, GListModel *rows)
{
  GdkFrameClock *clock;

  bench->rows = rows;
  bench->window = gtk_window_new ();
  bench->is_painted = FALSE;
  gtk_window_set_child (GTK_WINDOW (bench->window), pane);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 460, 560);
  gtk_window_present (GTK_WINDOW (bench->window));
  bench->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_view (pane)));
  clock = gtk_widget_get_frame_clock (bench->window);
  /* The window's own came first. */
  g_signal_connect_after (clock, "layout", G_CALLBACK (layout_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
  WAIT (bench->is_painted
        && gtk_adjustment_get_upper (bench->adjustment)
               > gtk_adjustment_get_page_size (bench->adjustment));
}

static int
compare_doubles (const void *a, const void *b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

/* @share: of the whole height, that a frame goes on; each until its rows are shown. */
static void
scroll (Bench *bench, const char *name, const char *how, double share)
{
  const guint n_rows = g_list_model_get_n_items (bench->rows);
  const double height = gtk_adjustment_get_upper (bench->adjustment)
                        - gtk_adjustment_get_page_size (bench->adjustment);

  g_array_set_size (bench->frames, 0);
  bench->most_drawing = 0;
  for (guint i = 1; i <= N_STEPS; i++)
    {
      g_autoptr (AttacheQueryRow) row = NULL;

      bench->is_painted = FALSE;
      bench->begin = own_time ();
      gtk_adjustment_set_value (bench->adjustment, height * share * i);
      WAIT (bench->is_painted);
      /* About the one in sight: it comes with those, or after them. */
      row = g_list_model_get_item (bench->rows, (guint) ((n_rows - 1) * share * i));
      WAIT (attache_query_row_get_item (row) != NULL);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_array_sort (bench->frames, compare_doubles);
  g_print ("%-9s %-18s %5u frames: %6.2f ms median, %6.2f ms at most; drawing %6.2f ms at most\n",
           name, how, bench->frames->len,
           g_array_index (bench->frames, double, bench->frames->len / 2),
           g_array_index (bench->frames, double, bench->frames->len - 1), bench->most_drawing);
}

static void
measure (Bench *bench, const char *name, GtkWidget *pane, GListModel *rows)
{
  show (bench, pane, rows);
  scroll (bench, name, "three rows a frame", 3. / N_ROWS);
  scroll (bench, name, "a window a frame", (double) ROWS_OF_WINDOW / N_ROWS);
  scroll (bench, name, "end to end", 1. / N_STEPS);
  gtk_window_destroy (GTK_WINDOW (bench->window));
}

static void
measure_all (AttacheDossier *dossier)
{
  g_autoptr (AttacheSession) session = attache_session_new (dossier);
  g_autoptr (AttacheTagList) list = attache_tag_list_new (dossier);
  GListModel *articles = attache_session_list_articles (session);
  GListModel *tags = attache_tag_list_get_model (list);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  Bench bench = { .frames = g_array_new (FALSE, FALSE, sizeof (double)) };

  WAIT (g_list_model_get_n_items (articles) > 0 && g_list_model_get_n_items (tags) > 0);
  measure (&bench, "articles,", attache_article_list_new (session), articles);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller),
                                 attache_tag_view_new (session, list, TRUE));
  measure (&bench, "tags,", scroller, tags);
  g_array_unref (bench.frames);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  AttacheDossier *dossier;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  folder = sample_folder_new ();
  path = g_build_filename (folder, "large.dossier", NULL);
  write_rows (path);
  dossier = wait_dossier (path);
  measure_all (dossier);
  end_dossier (dossier);
  sample_folder_remove (folder);
  return 0;
}
