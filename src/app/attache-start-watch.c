/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Watching the frame clock for the bench. */

#include "config.h"

#include "attache-start-watch.h"

#include <string.h>

gboolean
attache_start_point_from_string (const char *string, AttacheStartPoint *point)
{
  g_return_val_if_fail (string != NULL, FALSE);

  if (strcmp (string, "frame") == 0)
    *point = ATTACHE_START_FRAME;
  else if (strcmp (string, "articles") == 0)
    *point = ATTACHE_START_ARTICLES;
  else
    return FALSE;
  return TRUE;
}

/* The loop turns again: what is drawn can be worked with. Said before the closing, which may take
 * its time. */
static gboolean
close_idle_cb (gpointer user_data)
{
  g_print ("drawn\n");
  gtk_window_close (GTK_WINDOW (user_data));
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, user_data);
  g_idle_add_full (G_PRIORITY_HIGH, close_idle_cb, g_object_ref (user_data), g_object_unref);
}

static void
watch_next_frame (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    window);
  gtk_widget_queue_draw (window);
}

void
attache_start_watch_frame (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    watch_next_frame (GTK_WIDGET (window));
  else
    g_signal_connect (window, "realize", G_CALLBACK (watch_next_frame), NULL);
}

static void
articles_changed_cb (GListModel *articles, guint position, guint removed, guint added,
                     gpointer user_data)
{
  if (g_list_model_get_n_items (articles) == 0)
    return;
  g_signal_handlers_disconnect_by_func (articles, articles_changed_cb, user_data);
  watch_next_frame (GTK_WIDGET (user_data));
}

void
attache_start_watch_articles (GtkWindow *window, AttacheSession *session)
{
  GListModel *articles;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (ATTACHE_IS_SESSION (session));

  articles = attache_session_list_articles (session);
  g_signal_connect (articles, "items-changed", G_CALLBACK (articles_changed_cb), window);
  articles_changed_cb (articles, 0, 0, 0, window);
}
