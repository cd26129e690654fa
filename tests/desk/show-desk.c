/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows the article list beside the reader on invented coverage, for looking at them: show-desk
 * [--dark] [--empty] [WORDS]. Not a test. */

#include "config.h"

#include <adwaita.h>

#include "attache-article-list.h"
#include "attache-desk.h"
#include "attache-filter-bar.h"
#include "attache-reader-view.h"

typedef struct
{
  gboolean is_dark;
  gboolean is_empty;
  const char *words;
} Wish;

static void
activate_cb (GtkApplication *application, gpointer user_data)
{
  const Wish *wish = user_data;
  g_autoptr (AttacheSession) session = wish->is_empty ? attache_desk_new_empty_session ()
                                                      : attache_desk_new_session ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GtkWidget *window = adw_window_new ();
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *panes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *list = attache_article_list_new (session);
  GtkWidget *reader = attache_reader_view_new (session);

  gtk_css_provider_load_from_resource (provider, "/org/attache/Attache/ui/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  if (wish->is_dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  gtk_widget_set_size_request (list, 257, -1);
  gtk_widget_set_hexpand (reader, TRUE);
  gtk_widget_set_vexpand (panes, TRUE);
  gtk_box_append (GTK_BOX (panes), list);
  gtk_box_append (GTK_BOX (panes), reader);
  gtk_box_append (GTK_BOX (all), attache_filter_bar_new (session));
  gtk_box_append (GTK_BOX (all), panes);
  gtk_window_set_application (GTK_WINDOW (window), application);
  gtk_window_maximize (GTK_WINDOW (window));
  adw_window_set_content (ADW_WINDOW (window), all);
  attache_session_open_article (session, 12);
  if (wish->words != NULL)
    {
      g_autoptr (AttacheFilter)
          actor = attache_filter_with_actor (attache_session_get_filter (session), 2, TRUE);
      g_autoptr (AttacheFilter) mode = attache_filter_with_mode (actor, ATTACHE_MODE_MEETING, TRUE);
      g_autoptr (AttacheFilter) dates = attache_filter_with_dates (
          mode, G_GINT64_CONSTANT (1947110400000000), ATTACHE_TIME_UNKNOWN);
      g_autoptr (AttacheFilter) filter = attache_filter_with_words (dates, wish->words);

      attache_session_set_filter (session, filter);
    }
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication)
      application = adw_application_new ("org.attache.ShowDesk", G_APPLICATION_NON_UNIQUE);
  Wish wish = { FALSE, FALSE, NULL };

  for (int i = 1; i < argc; i++)
    {
      if (g_str_equal (argv[i], "--dark"))
        wish.is_dark = TRUE;
      else if (g_str_equal (argv[i], "--empty"))
        wish.is_empty = TRUE;
      else
        wish.words = argv[i];
    }
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &wish);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}
