/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens a window with a timeline of invented events, to look at: show-timeline [WIDTHxHEIGHT]
 * [dark|light] [rtl] [EVENTS]. */

#include "config.h"

#include <adwaita.h>

#include "attache-timeline-view.h"
#include "recording-session.h"
#include "sample-series.h"

typedef struct
{
  int width, height;
  guint n_events;
} Options;

static void
activate_cb (GApplication *application, Options *options)
{
  g_autoptr (AttacheSession) session = recording_session_new ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autoptr (AttacheFilter) filter = NULL;
  GtkWidget *window = gtk_application_window_new (GTK_APPLICATION (application));
  GtkWidget *view = attache_timeline_view_new (session);

  gtk_css_provider_load_from_resource (provider, "/org/attache/Attache/ui/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  filter = attache_filter_with_dates (attache_session_get_filter (session),
                                      G_GINT64_CONSTANT (1663027200000000),
                                      G_GINT64_CONSTANT (1664928000000000));
  attache_session_set_filter (session, filter);
  recording_session_take_series (session, options->n_events > 0
                                              ? sample_series_new_large (options->n_events, 16)
                                              : sample_series_new ());
  gtk_window_set_default_size (GTK_WINDOW (window), options->width, options->height);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication)
      application = adw_application_new ("org.attache.ShowTimeline", G_APPLICATION_NON_UNIQUE);
  Options options = { 1280, 212, 0 };

  adw_init ();
  for (int i = 1; i < argc; i++)
    {
      if (sscanf (argv[i], "%dx%d", &options.width, &options.height) == 2)
        continue;
      if (g_str_equal (argv[i], "dark"))
        adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                            ADW_COLOR_SCHEME_FORCE_DARK);
      else if (g_str_equal (argv[i], "rtl"))
        gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
      else
        options.n_events = (guint) g_ascii_strtoull (argv[i], NULL, 10);
    }
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &options);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
