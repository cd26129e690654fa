/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window of 100,000 tags, scrolled end to end: what a frame costs the main thread, from the end
 * of the one before it, with all that came between. It is the thread's own processor time, so that
 * a busy machine does not count; drawing, which is the display's, is told apart. Prints figures;
 * asserts nothing. */

#include "config.h"

#include <adwaita.h>
#include <time.h>

#include "attache-database.h"
#include "attache-session.h"
#include "attache-tag-view.h"
#include "store-sample.h"
#include "waiting-dossier.h"

#define N_TAGS 100000
#define N_STEPS 400

typedef struct
{
  GtkWidget *window;
  GtkAdjustment *adjustment;
  AttacheQueryModel *tags;
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

/* Ten below each, and each has a note. */
static void
write_tags (const char *path)
{
  static const char sql[] =
      "WITH RECURSIVE number (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i "
      "< " G_STRINGIFY (
          N_TAGS) ") INSERT INTO tag (id, parent_id, name) SELECT i, nullif (i / 10, 0), 'bridge "
                  "at ' || i "
                  "FROM number;"
                  "INSERT INTO annotation (uid, target, article_id, colour, note, author, created, "
                  "modified) "
                  "SELECT 'note', 1, id, 0, 'a note', 'Reader', 1, 1 FROM article LIMIT 1;"
                  "INSERT INTO annotation_tag SELECT annotation.id, tag.id, tag.id FROM "
                  "annotation, tag";
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheDatabase) db = attache_database_open (path, ATTACHE_DATABASE_CREATE, &error);

  g_assert_no_error (error);
  sample_add (db, talks);
  attache_database_exec (db, sql, &error);
  g_assert_no_error (error);
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

/* As wide and high as the window of tags is. */
static void
show (Bench *bench, AttacheSession *session, AttacheTagList *list)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GdkFrameClock *clock;

  bench->tags = ATTACHE_QUERY_MODEL (attache_tag_list_get_model (list));
  bench->window = gtk_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller),
                                 attache_tag_view_new (session, list, TRUE));
  gtk_window_set_child (GTK_WINDOW (bench->window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 460, 560);
  gtk_window_present (GTK_WINDOW (bench->window));
  bench->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  clock = gtk_widget_get_frame_clock (bench->window);
  /* The window's own came first. */
  g_signal_connect_after (clock, "layout", G_CALLBACK (layout_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
}

static int
compare_doubles (const void *a, const void *b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

/* @share: of the whole height, that a frame goes on; each until its tags are shown. */
static void
scroll (Bench *bench, const char *name, double share)
{
  const guint n_tags = g_list_model_get_n_items (G_LIST_MODEL (bench->tags));
  const double height = gtk_adjustment_get_upper (bench->adjustment)
                        - gtk_adjustment_get_page_size (bench->adjustment);

  g_array_set_size (bench->frames, 0);
  bench->most_drawing = 0;
  for (guint i = 1; i <= N_STEPS; i++)
    {
      g_autoptr (AttacheQueryRow) row = g_list_model_get_item (G_LIST_MODEL (bench->tags),
                                                               (guint) ((n_tags - 1) * share * i));

      bench->is_painted = FALSE;
      bench->begin = own_time ();
      gtk_adjustment_set_value (bench->adjustment, height * share * i);
      WAIT (bench->is_painted);
      WAIT (attache_query_row_get_item (row) != NULL);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_array_sort (bench->frames, compare_doubles);
  g_print ("tags, %-18s %5u frames: %6.2f ms median, %6.2f ms at most; drawing %6.2f ms at most\n",
           name, bench->frames->len, g_array_index (bench->frames, double, bench->frames->len / 2),
           g_array_index (bench->frames, double, bench->frames->len - 1), bench->most_drawing);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (AttacheSession) session = NULL;
  g_autoptr (AttacheTagList) list = NULL;
  AttacheDossier *dossier;
  Bench bench = { .frames = g_array_new (FALSE, FALSE, sizeof (double)) };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  folder = sample_folder_new ();
  path = g_build_filename (folder, "tags.dossier", NULL);
  write_tags (path);
  dossier = wait_dossier (path);
  session = attache_session_new (dossier);
  list = attache_tag_list_new (dossier);
  WAIT (g_list_model_get_n_items (attache_tag_list_get_model (list)) > 0);
  show (&bench, session, list);
  WAIT (bench.is_painted);
  scroll (&bench, "three rows a frame", 3. / N_TAGS);
  scroll (&bench, "a window a frame", 12. / N_TAGS);
  scroll (&bench, "end to end", 1. / N_STEPS);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_array_unref (bench.frames);
  g_clear_object (&list);
  g_clear_object (&session);
  end_dossier (dossier);
  sample_folder_remove (folder);
  return 0;
}
