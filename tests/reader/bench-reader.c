/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the reader takes to open an article of a given length, to its first frame and to the
 * worst frame while the rest is laid out, and to scroll. Prints figures; asserts nothing. */

#include "config.h"

#include <adwaita.h>

#include "attache-desk-waiting.h"
#include "attache-desk.h"
#include "attache-reader-text.h"
#include "attache-reader-view.h"

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static double
get_ms_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.;
}

/* The longest that one turn of the main loop takes until nothing is left to do. */
static double
settle (double *total)
{
  const gint64 start = g_get_monotonic_time ();
  double worst = 0;
  gboolean is_busy = TRUE;

  while (is_busy && get_ms_since (start) < 20000)
    {
      const gint64 turn = g_get_monotonic_time ();

      is_busy = g_main_context_iteration (NULL, FALSE);
      worst = MAX (worst, get_ms_since (turn));
    }
  *total = get_ms_since (start);
  return worst;
}

static void
measure (guint n_paragraphs)
{
  g_autoptr (AttacheSession) session = attache_desk_new_long_session (n_paragraphs);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = attache_reader_view_new (session);
  AttacheReaderText *text = ATTACHE_READER_TEXT (find_child (view, ATTACHE_TYPE_READER_TEXT));
  gint64 start;
  double opened;
  double framed;
  double worst;
  double total;

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 800);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  attache_desk_wait_for_frame (window);
  start = g_get_monotonic_time ();
  attache_session_open_article (session, 11);
  opened = get_ms_since (start);
  attache_desk_wait_for_frame (window);
  framed = get_ms_since (start);
  worst = settle (&total);
  g_print ("%7.2f MB, %6u statements: open %7.1f ms, first frames %7.1f ms, worst turn %6.1f ms, "
           "all laid out %8.1f ms",
           n_paragraphs * 92 / 1e6, n_paragraphs, opened, framed, worst, total);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 20; i++)
    {
      attache_reader_text_set_top (text, n_paragraphs * 92 / 21 * (i + 1));
      attache_desk_wait_for_frame (window);
    }
  g_print (", jump %5.1f ms\n", get_ms_since (start) / 40);
  gtk_window_destroy (GTK_WINDOW (window));
  settle (&total);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  measure (60);
  measure (1100);
  measure (11000);
  measure (110000);
  return 0;
}
