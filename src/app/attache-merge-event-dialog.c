/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A search among the events near in time, and a list of the reports. */

#include "config.h"

#include "attache-merge-event-dialog.h"

#include "attache-dialog-window.h"
#include "attache-event.h"
#include "attache-merging.h"
#include "attache-report.h"
#include "attache-side-row.h"
#include "attache-side-words.h"

#include <glib/gi18n.h>

#define MAX_REPORTS_HEIGHT 190

typedef struct
{
  AttacheSession *session; /* owned */
  GCancellable *cancellable;
  gint64 id;
  GtkWindow *window;
  GListStore *near;       /* owned; AttacheEvent */
  GListStore *reports;    /* owned; AttacheReport */
  GtkFilter *filter;      /* of near; borrowed */
  GtkEditable *search;    /* borrowed */
  GtkWidget *reports_box; /* borrowed */
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_cancellable_cancel (dialog->cancellable);
  g_object_unref (dialog->cancellable);
  g_object_unref (dialog->near);
  g_object_unref (dialog->reports);
  g_object_unref (dialog->session);
  g_free (dialog);
}

/* What a row says below the label. Transfer full. */
static char *
dup_meta (const AttacheEventFields *fields)
{
  g_autofree char *when = attache_side_words_event (fields, g_get_real_time ());
  g_autofree char *actors = attache_side_words_actors (fields);

  return actors != NULL ? g_strdup_printf ("%s · %s", when, actors) : g_steal_pointer (&when);
}

static gboolean
is_wanted (gpointer item, gpointer user_data)
{
  Dialog *dialog = user_data;
  const AttacheEventFields *fields = attache_event_get_fields (item);
  g_autofree char *meta = dup_meta (fields);

  return g_str_match_string (gtk_editable_get_text (dialog->search), fields->label, TRUE)
         || g_str_match_string (gtk_editable_get_text (dialog->search), meta, TRUE);
}

static void
search_changed_cb (Dialog *dialog)
{
  gtk_filter_changed (dialog->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
chosen_cb (GtkListView *list, guint position, gpointer user_data)
{
  Dialog *dialog = user_data;
  g_autoptr (AttacheEvent)
      event = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);

  attache_session_merge_events (dialog->session, dialog->id, attache_event_get_fields (event)->id);
  gtk_window_close (dialog->window);
}

static void
split_clicked_cb (GtkButton *button, gpointer user_data)
{
  Dialog *dialog = user_data;
  AttacheReport *report = gtk_list_item_get_item (
      g_object_get_data (G_OBJECT (button), "list-item"));

  attache_session_split_report (dialog->session, attache_report_get_fields (report)->id);
  gtk_window_close (dialog->window);
}

static GtkWidget *
new_line (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* Two lines, one below the other. */
static GtkWidget *
new_lines (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), new_line ("body"));
  gtk_box_append (GTK_BOX (box), new_line ("dim-label"));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 9);
  gtk_widget_set_margin_end (box, 9);
  return box;
}

static void
show_lines (GtkWidget *box, const char *first, const char *second)
{
  attache_side_row_set_line (GTK_LABEL (gtk_widget_get_first_child (box)), first);
  attache_side_row_set_line (GTK_LABEL (gtk_widget_get_last_child (box)), second);
}

static void
setup_event_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, new_lines ());
}

static void
bind_event_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const AttacheEventFields *fields = attache_event_get_fields (gtk_list_item_get_item (item));
  g_autofree char *meta = dup_meta (fields);

  show_lines (gtk_list_item_get_child (item), fields->label, meta);
}

static void
setup_report_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_ ("Another Event"));

  gtk_widget_set_tooltip_text (button, _ ("This report tells another event"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "list-item", item);
  g_signal_connect (button, "clicked", G_CALLBACK (split_clicked_cb), user_data);
  gtk_box_append (GTK_BOX (box), new_lines ());
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_margin_end (button, 9);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, box);
}

static void
bind_report_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const AttacheReportFields *fields = attache_report_get_fields (gtk_list_item_get_item (item));
  g_autofree char *source = fields->outlet != NULL
                                ? g_strdup_printf ("%s · %s", fields->outlet, fields->article_title)
                                : g_strdup (fields->article_title);

  show_lines (gtk_widget_get_first_child (gtk_list_item_get_child (item)), fields->passage, source);
}

/* Takes @model. */
static GtkWidget *
new_list (GListModel *model, GCallback setup, GCallback bind, const char *name, Dialog *dialog)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list;

  g_signal_connect (factory, "setup", setup, dialog);
  g_signal_connect (factory, "bind", bind, dialog);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (model)),
                            g_steal_pointer (&factory));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  return scrolled;
}

static GtkWidget *
new_near_list (Dialog *dialog)
{
  GtkFilterListModel *filtered;
  GtkWidget *scrolled;

  dialog->filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, dialog, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (dialog->near)), dialog->filter);
  scrolled = new_list (G_LIST_MODEL (filtered), G_CALLBACK (setup_event_cb),
                       G_CALLBACK (bind_event_cb), _ ("Events near in time"), dialog);
  gtk_list_view_set_single_click_activate (
      GTK_LIST_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled))), TRUE);
  g_signal_connect (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled)), "activate",
                    G_CALLBACK (chosen_cb), dialog);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  return scrolled;
}

/* Where an event has one report there is nothing to take apart. */
static GtkWidget *
new_reports_box (Dialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = new_line ("heading");
  GtkWidget *scrolled = new_list (g_object_ref (G_LIST_MODEL (dialog->reports)),
                                  G_CALLBACK (setup_report_cb), G_CALLBACK (bind_report_cb),
                                  _ ("Reports of this event"), dialog);

  gtk_label_set_label (GTK_LABEL (title), _ ("Reports of This Event"));
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_REPORTS_HEIGHT);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static GtkWidget *
new_page (Dialog *dialog)
{
  GtkWidget *page = attache_dialog_window_new_page (
      _ ("The event is the same as the one that you choose here, which keeps its time and its "
         "words. This can be undone, and taken apart again."));
  GtkWidget *search = gtk_search_entry_new ();

  dialog->search = GTK_EDITABLE (search);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search among events near in time"), -1);
  g_object_set (search, "placeholder-text", _ ("Which event is it?"), NULL);
  gtk_box_append (GTK_BOX (page), search);
  gtk_box_append (GTK_BOX (page), new_near_list (dialog));
  dialog->reports_box = new_reports_box (dialog);
  gtk_box_append (GTK_BOX (page), dialog->reports_box);
  g_signal_connect_swapped (search, "search-changed", G_CALLBACK (search_changed_cb), dialog);
  return page;
}

static void
add_all (GListStore *store, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      if (g_ptr_array_index (items, i) != NULL)
        g_list_store_append (store, g_ptr_array_index (items, i));
    }
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheEventChoices)
      choices = attache_session_event_choices_finish (ATTACHE_SESSION (source), result, &error);
  Dialog *dialog = user_data;

  /* Where it was cancelled the window is gone. */
  if (choices == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("events near in time cannot be listed: %s", error->message);
      return;
    }
  add_all (dialog->near, choices->near);
  add_all (dialog->reports, choices->reports);
  gtk_widget_set_visible (dialog->reports_box, choices->reports->len > 1);
}

void
attache_merge_event_dialog_present (AttacheSession *session, gint64 event_id, GtkWindow *parent)
{
  GtkWidget *window;
  Dialog *dialog;

  g_return_if_fail (ATTACHE_IS_SESSION (session));

  dialog = g_new0 (Dialog, 1);
  dialog->session = g_object_ref (session);
  dialog->cancellable = g_cancellable_new ();
  dialog->id = event_id;
  dialog->near = g_list_store_new (ATTACHE_TYPE_EVENT);
  dialog->reports = g_list_store_new (ATTACHE_TYPE_REPORT);
  window = attache_dialog_window_new (parent, _ ("Same or Another Event"), 460, 560);
  dialog->window = GTK_WINDOW (window);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  attache_dialog_window_set_body (window, new_page (dialog));
  g_object_set_data_full (G_OBJECT (window), "dialog", dialog, dialog_free);
  attache_session_event_choices_async (session, event_id, dialog->cancellable, answered_cb, dialog);
  gtk_window_present (GTK_WINDOW (window));
}
