/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list that can be long: rows are made when looked at, and older steps are read when they come
 * near. What was undone is dimmed; the step that stands last is marked. */

#include "config.h"

#include "attache-history-dialog.h"

#include "attache-dialog-window.h"
#include "attache-history.h"
#include "attache-side-row.h"

#include <glib/gi18n.h>

static GtkWidget *
append_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *time;

  gtk_box_append (GTK_BOX (box), mark);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  append_label (texts, NULL);
  gtk_widget_add_css_class (append_label (texts, "caption"), "dim-label");
  time = append_label (box, "caption");
  gtk_widget_add_css_class (time, "dim-label");
  gtk_widget_add_css_class (time, "numeric");
  gtk_widget_add_css_class (box, "history-step");
  gtk_list_item_set_child (item, box);
}

/* Of today only the time, as nearly all are. */
static char *
dup_time (gint64 made)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (made / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  gboolean is_today;

  if (made == 0 || local == NULL)
    return g_strdup ("");
  is_today = g_date_time_get_year (now) == g_date_time_get_year (local)
             && g_date_time_get_day_of_year (now) == g_date_time_get_day_of_year (local);
  /* Translators: the time of a step of the history: of today, and of another day */
  return g_date_time_format (local, is_today ? _ ("%H:%M") : _ ("%-d %b %Y, %H:%M"));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const AttacheHistoryStepFields *step = attache_history_step_get_fields (
      gtk_list_item_get_item (item));
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *mark = gtk_widget_get_first_child (box);
  GtkWidget *texts = gtk_widget_get_next_sibling (mark);
  GtkWidget *words = gtk_widget_get_first_child (texts);
  GtkWidget *about = gtk_widget_get_next_sibling (words);
  g_autofree char *time = dup_time (step->made);
  g_autofree char *undone = g_strdup_printf (_ ("%s (undone)"), step->words);

  gtk_widget_set_opacity (mark, step->is_last ? 1 : 0);
  gtk_label_set_label (GTK_LABEL (words), step->is_undone ? undone : step->words);
  attache_side_row_set_text (GTK_LABEL (about), step->about);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), time);
  if (step->is_undone)
    gtk_widget_add_css_class (box, "dim-label");
  else
    gtk_widget_remove_css_class (box, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  step->is_last ? _ ("The dossier stands here") : "", -1);
}

static void
activate_cb (GtkListView *view, guint position, gpointer user_data)
{
  AttacheSession *session = user_data;
  g_autoptr (AttacheHistoryStep)
      step = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);

  if (!attache_history_step_get_fields (step)->is_last)
    attache_session_move_to_step (session, attache_history_step_get_fields (step)->id);
}

static void
edge_cb (GtkScrolledWindow *scroller, GtkPositionType position, gpointer user_data)
{
  if (position == GTK_POS_BOTTOM)
    attache_history_read_on (user_data);
}

static GtkWidget *
new_list (AttacheSession *session, AttacheHistory *history)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (
      gtk_no_selection_new (G_LIST_MODEL (g_object_ref (history))));
  GtkWidget *view = gtk_list_view_new (selection, factory);
  GtkWidget *scroller = attache_dialog_window_new_scroller (view);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), session, 0);
  g_signal_connect_object (scroller, "edge-reached", G_CALLBACK (edge_cb), history, 0);
  gtk_list_view_set_single_click_activate (
      GTK_LIST_VIEW (view), !attache_dossier_is_read_only (attache_session_get_dossier (session)));
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("History"), -1);
  return scroller;
}

static void
update_page (GListModel *history, guint position, guint n_removed, guint n_added,
             gpointer user_data)
{
  gtk_stack_set_visible_child_name (GTK_STACK (user_data),
                                    g_list_model_get_n_items (history) > 0 ? "list" : "empty");
}

static GtkWidget *
new_stack (AttacheSession *session, AttacheHistory *history)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *empty = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("Nothing Done Yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (empty),
      _ ("What you do in this dossier stands here, and can be undone, also after a restart."));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "document-open-recent-symbolic");
  gtk_stack_add_named (GTK_STACK (stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (stack), new_list (session, history), "list");
  g_signal_connect_object (history, "items-changed", G_CALLBACK (update_page), stack, 0);
  update_page (G_LIST_MODEL (history), 0, 0, 0, stack);
  return stack;
}

void
attache_history_dialog_present (AttacheSession *session, GtkWindow *parent)
{
  g_autoptr (AttacheHistory) history = NULL;
  GtkWidget *window;

  g_return_if_fail (ATTACHE_IS_SESSION (session));

  if (attache_dialog_window_show_again (parent, _ ("History")))
    return;
  history = attache_history_new (attache_session_get_dossier (session));
  window = attache_dialog_window_new (parent, _ ("History"), 420, 520);
  attache_dialog_window_set_body (window, new_stack (session, history));
  gtk_window_present (GTK_WINDOW (window));
}
