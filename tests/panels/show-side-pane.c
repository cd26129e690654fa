/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens a window with a side pane of invented coverage, to look at: show-side-pane
 * [WIDTHxHEIGHT] [dark] [PAGE]. */

#include "config.h"

#include <adwaita.h>

#include "attache-side-pane.h"
#include "side-sample.h"

typedef struct
{
  int width, height;
  const char *page;
} Options;

static void
activate_cb (GApplication *application, Options *options)
{
  g_autoptr (AttacheSession) session = side_sample_new ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GtkWidget *window = gtk_application_window_new (GTK_APPLICATION (application));
  GtkWidget *pane = attache_side_pane_new (session);

  gtk_css_provider_load_from_resource (provider, "/org/attache/Attache/ui/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  attache_side_pane_set_page (ATTACHE_SIDE_PANE (pane), options->page);
  attache_session_select_speaker (session, 12);
  attache_session_select_statement (session, 1);
  attache_session_select_event (session, 1);
  attache_session_select_annotation (session, 1);
  gtk_window_set_default_size (GTK_WINDOW (window), options->width, options->height);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), pane);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication)
      application = adw_application_new ("org.attache.ShowSidePane", G_APPLICATION_NON_UNIQUE);
  Options options = { 290, 500, "speakers" };

  adw_init ();
  for (int i = 1; i < argc; i++)
    {
      if (sscanf (argv[i], "%dx%d", &options.width, &options.height) == 2)
        continue;
      if (g_str_equal (argv[i], "dark"))
        adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                            ADW_COLOR_SCHEME_FORCE_DARK);
      else
        options.page = argv[i];
    }
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &options);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
