/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows the reader on invented coverage, for looking at it: show-reader [--dark] [ARTICLE]
 * [ACTION]. Not a test. */

#include "config.h"

#include <adwaita.h>

#include "attache-desk.h"
#include "attache-reader-view.h"

typedef struct
{
  const char *action;
  gint64 article_id;
  gboolean is_dark;
} Wish;

static gboolean
act_cb (gpointer user_data)
{
  GtkWidget *view = user_data;

  gtk_widget_grab_focus (view);
  for (guint i = 0; i < 2; i++)
    gtk_widget_activate_action (view, "reader.next-statement", NULL);
  gtk_widget_activate_action (view, g_object_get_data (G_OBJECT (view), "action"), NULL);
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GtkApplication *application, gpointer user_data)
{
  const Wish *wish = user_data;
  g_autoptr (AttacheSession) session = wish->article_id == 0 ? attache_desk_new_empty_session ()
                                                             : attache_desk_new_session ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GtkWidget *window = adw_window_new ();
  GtkWidget *view;

  gtk_css_provider_load_from_resource (provider, "/org/attache/Attache/ui/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  if (wish->is_dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  gtk_window_set_application (GTK_WINDOW (window), application);
  gtk_window_set_default_size (GTK_WINDOW (window), 4000, 4000);
  gtk_window_maximize (GTK_WINDOW (window));
  view = attache_reader_view_new (session);
  adw_window_set_content (ADW_WINDOW (window), view);
  attache_session_open_article (session, wish->article_id);
  gtk_window_present (GTK_WINDOW (window));
  if (wish->action != NULL)
    {
      g_object_set_data (G_OBJECT (view), "action", (gpointer) wish->action);
      g_timeout_add (700, act_cb, view);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication)
      application = adw_application_new ("org.attache.ShowReader", G_APPLICATION_NON_UNIQUE);
  Wish wish = { NULL, 12, FALSE };

  for (int i = 1; i < argc; i++)
    {
      if (g_str_equal (argv[i], "--dark"))
        wish.is_dark = TRUE;
      else if (g_ascii_isdigit (*argv[i]))
        wish.article_id = g_ascii_strtoll (argv[i], NULL, 10);
      else
        wish.action = argv[i];
    }
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &wish);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}
