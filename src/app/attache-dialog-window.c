/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window over a window. Escape is heard when the content did not want it, so that a menu, a
 * search or a popover within closes first. */

#include "config.h"

#include "attache-dialog-window.h"

GtkWidget *
attache_dialog_window_new (GtkWindow *parent, const char *title, int width, int height)
{
  GtkWidget *window;
  GtkEventController *keys;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  window = adw_window_new ();
  keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  return window;
}

gboolean
attache_dialog_window_show_again (GtkWindow *parent, const char *title)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  g_return_val_if_fail (GTK_IS_WINDOW (parent), FALSE);
  g_return_val_if_fail (title != NULL, FALSE);

  for (GList *link = windows; link != NULL; link = link->next)
    {
      GtkWindow *window = GTK_WINDOW (link->data);

      if (gtk_window_get_transient_for (window) == parent
          && g_strcmp0 (gtk_window_get_title (window), title) == 0)
        {
          gtk_window_present (window);
          return TRUE;
        }
    }
  return FALSE;
}

void
attache_dialog_window_set_body (GtkWidget *window, GtkWidget *body)
{
  GtkWidget *box;

  g_return_if_fail (ADW_IS_WINDOW (window));
  g_return_if_fail (GTK_IS_WIDGET (body));

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_vexpand (body, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), body);
  adw_window_set_content (ADW_WINDOW (window), box);
}

GtkWidget *
attache_dialog_window_new_scroller (GtkWidget *view)
{
  GtkWidget *scroller;

  g_return_val_if_fail (GTK_IS_WIDGET (view), NULL);

  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

GtkWidget *
attache_dialog_window_new_page (const char *words)
{
  GtkWidget *page, *label;

  g_return_val_if_fail (words != NULL, NULL);

  page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_margin_top (page, 6);
  gtk_widget_set_margin_bottom (page, 18);
  gtk_widget_set_margin_start (page, 18);
  gtk_widget_set_margin_end (page, 18);
  label = gtk_label_new (words);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (page), label);
  return page;
}
