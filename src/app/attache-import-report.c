/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sections on one side, the lines of the chosen one on the other. Everything shown was read from
 * the dossier, and is read again when something in it changes. */

#include "config.h"

#include "attache-import-report.h"

#include <glib/gi18n.h>

#include "attache-import-fill.h"
#include "attache-import-history.h"
#include "attache-import-item.h"
#include "attache-import-sections.h"

/* Lines of one section: more is no list that a person goes through. */
#define MAX_ENTRIES 5000

struct _AttacheImportReport
{
  AdwWindow parent_instance;

  /* Owned */
  AttacheSession *session;
  GPtrArray *history; /* AttacheImportRun; nullable */
  GListStore *items;  /* AttacheImportItem */
  GCancellable *cancellable;

  /* Template children */
  AdwLeaflet *leaflet;
  GtkWidget *content;
  GtkDropDown *runs;
  GtkLabel *summary;
  GtkLabel *problem;
  GtkListBox *sections;
  AdwWindowTitle *section_title;
  GtkLabel *explanation;
  GtkListView *list;
  GtkRevealer *fill_revealer;
  AttacheImportFill *fill;
  GtkToggleButton *all_button;

  /* State */
  AttacheImportSection section;
  gint64 run_id; /* 0: the newest */
  gboolean is_filling;
};

enum
{
  SIGNAL_COLUMNS_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttacheImportReport, attache_import_report, ADW_TYPE_WINDOW)

static gboolean
can_fill (AttacheImportReport *self)
{
  return (self->section == ATTACHE_IMPORT_NO_DATE || self->section == ATTACHE_IMPORT_NO_OUTLET
          || self->section == ATTACHE_IMPORT_CAME_IN)
         && !attache_dossier_is_read_only (attache_session_get_dossier (self->session));
}

/* Transfer full: the ids of what is selected. */
static GArray *
list_selected (AttacheImportReport *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AttacheImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (attache_import_item_is_selected (item))
        g_array_append_val (ids, attache_import_item_get_entry (item)->article_id);
    }
  return ids;
}

static void
selected_cb (AttacheImportReport *self)
{
  g_autoptr (GArray) ids = NULL;

  if (self->is_filling)
    return;
  ids = list_selected (self);
  attache_import_fill_set_count (self->fill, ids->len);
}

static void
all_toggled_cb (AttacheImportReport *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  self->is_filling = TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AttacheImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_object_set (item, "selected", gtk_toggle_button_get_active (self->all_button), NULL);
    }
  self->is_filling = FALSE;
  selected_cb (self);
}

static void
show_entries (AttacheImportReport *self, GPtrArray *entries)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      AttacheImportItem *item = attache_import_item_new (
          g_steal_pointer (&g_ptr_array_index (entries, i)));

      g_signal_connect_object (item, "notify::selected", G_CALLBACK (selected_cb), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (items, item);
    }
  g_ptr_array_set_free_func (entries, NULL);
  self->is_filling = TRUE;
  gtk_toggle_button_set_active (self->all_button, FALSE);
  self->is_filling = FALSE;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  gtk_revealer_set_reveal_child (self->fill_revealer, can_fill (self) && entries->len > 0);
  selected_cb (self);
}

static void
show_run (AttacheImportReport *self, const AttacheImportRun *run)
{
  g_autofree char *summary = attache_import_sections_describe_run (run);

  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->problem, run != NULL ? run->problem : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), run != NULL && run->problem != NULL);
  self->is_filling = TRUE;
  attache_import_sections_fill (self->sections, run, self->section);
  self->is_filling = FALSE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheImportReport) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheImportPage)
      page = attache_import_history_load_finish (ATTACHE_DOSSIER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (page == NULL)
    {
      gtk_label_set_label (self->summary, error->message);
      return;
    }
  show_run (self, page->run);
  show_entries (self, page->entries);
}

static void
load (AttacheImportReport *self)
{
  const char *explanation = attache_import_sections_explain (self->section);

  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  adw_window_title_set_title (self->section_title,
                              attache_import_sections_get_title (self->section));
  gtk_label_set_label (self->explanation, explanation);
  gtk_widget_set_visible (GTK_WIDGET (self->explanation), explanation != NULL);
  attache_import_history_load_async (attache_session_get_dossier (self->session), self->run_id,
                                     self->section, MAX_ENTRIES, self->cancellable, loaded_cb,
                                     g_object_ref (self));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheImportReport) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray)
      history = attache_import_history_list_finish (ATTACHE_DOSSIER (source), result, &error);

  if (history == NULL)
    {
      gtk_label_set_label (self->summary, error->message);
      return;
    }
  for (guint i = 0; i < history->len; i++)
    {
      g_autofree char *name = attache_import_sections_name_run (g_ptr_array_index (history, i));

      gtk_string_list_append (names, name);
    }
  self->is_filling = TRUE;
  g_clear_pointer (&self->history, g_ptr_array_unref);
  self->history = g_steal_pointer (&history);
  gtk_drop_down_set_model (self->runs, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->runs), self->history->len > 0);
  self->is_filling = FALSE;
}

static void
run_chosen_cb (AttacheImportReport *self)
{
  const guint selected = gtk_drop_down_get_selected (self->runs);

  if (self->is_filling || self->history == NULL || selected >= self->history->len)
    return;
  self->run_id = ((AttacheImportRun *) g_ptr_array_index (self->history, selected))->id;
  self->section = ATTACHE_IMPORT_CAME_IN;
  load (self);
}

static void
section_selected_cb (AttacheImportReport *self, GtkListBoxRow *row)
{
  if (self->is_filling || row == NULL)
    return;
  self->section = attache_import_sections_get (row);
  load (self);
}

static void
section_activated_cb (AttacheImportReport *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

static void
back_cb (AttacheImportReport *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
activate_cb (AttacheImportReport *self, guint position)
{
  g_autoptr (AttacheImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  const gint64 id = attache_import_item_get_entry (item)->article_id;

  if (id == 0)
    return;
  attache_session_open_article (self->session, id);
  gtk_window_present (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

static void
outlet_cb (AttacheImportReport *self, const char *outlet)
{
  g_autoptr (GArray) ids = list_selected (self);

  attache_session_fill_outlet (self->session, (const gint64 *) (gconstpointer) ids->data, ids->len,
                               outlet);
}

static void
language_cb (AttacheImportReport *self, const char *language)
{
  g_autoptr (GArray) ids = list_selected (self);

  attache_session_fill_language (self->session, (const gint64 *) (gconstpointer) ids->data,
                                 ids->len, language);
}

static void
day_cb (AttacheImportReport *self, gint64 day)
{
  g_autoptr (GArray) ids = list_selected (self);

  attache_session_fill_published (self->session, (const gint64 *) (gconstpointer) ids->data,
                                  ids->len, day);
}

static void
columns_requested_cb (AttacheImportReport *self, AttacheImportRow *row)
{
  const AttacheImportEntry *entry = attache_import_item_get_entry (
      attache_import_row_get_item (row));
  g_autoptr (GFile) file = g_file_new_for_path (entry->path);

  g_signal_emit (self, signals[SIGNAL_COLUMNS_REQUESTED], 0, file);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *row = attache_import_row_new ();

  g_signal_connect_object (row, "columns-requested", G_CALLBACK (columns_requested_cb), user_data,
                           G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  attache_import_row_set_item (ATTACHE_IMPORT_ROW (gtk_list_item_get_child (list_item)),
                               gtk_list_item_get_item (list_item), can_fill (user_data));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  attache_import_row_set_item (ATTACHE_IMPORT_ROW (gtk_list_item_get_child (list_item)), NULL,
                               FALSE);
}

static void
set_up_list (AttacheImportReport *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->items = g_list_store_new (ATTACHE_TYPE_IMPORT_ITEM);
  selection = GTK_SELECTION_MODEL (
      gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items))));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, selection);
  g_object_unref (factory);
}

static void
attache_import_report_dispose (GObject *object)
{
  AttacheImportReport *self = ATTACHE_IMPORT_REPORT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->items);
  g_clear_object (&self->session);
  g_clear_pointer (&self->history, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATTACHE_TYPE_IMPORT_REPORT);
  G_OBJECT_CLASS (attache_import_report_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AttacheImportReport, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AttacheImportReport, content);
  gtk_widget_class_bind_template_child (widget_class, AttacheImportReport, runs);
  gtk_widget_class_bind_template_child (widget_class, AttacheImportReport, summary);
  gtk_widget_class_bind_template_child (widget_class, AttacheImportReport, problem);
  gtk_widget_class_bind_template_child (widget_class, AttacheImportReport, sections);
  gtk_widget_class_bind_template_child (widget_class, AttacheImportReport, section_title);
  gtk_widget_class_bind_template_child (widget_class, AttacheImportReport, explanation);
  gtk_widget_class_bind_template_child (widget_class, AttacheImportReport, list);
  gtk_widget_class_bind_template_child (widget_class, AttacheImportReport, fill_revealer);
  gtk_widget_class_bind_template_child (widget_class, AttacheImportReport, fill);
  gtk_widget_class_bind_template_child (widget_class, AttacheImportReport, all_button);
}

static void
attache_import_report_class_init (AttacheImportReportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_import_report_dispose;
  signals[SIGNAL_COLUMNS_REQUESTED] = g_signal_new ("columns-requested", G_TYPE_FROM_CLASS (klass),
                                                    G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                    G_TYPE_NONE, 1, G_TYPE_FILE);
  g_type_ensure (ATTACHE_TYPE_IMPORT_FILL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-import-report.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, run_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
attache_import_report_init (AttacheImportReport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_list (self);
  g_signal_connect_swapped (self->fill, "outlet", G_CALLBACK (outlet_cb), self);
  g_signal_connect_swapped (self->fill, "language", G_CALLBACK (language_cb), self);
  g_signal_connect_swapped (self->fill, "day", G_CALLBACK (day_cb), self);
}

AttacheImportReport *
attache_import_report_present (AttacheSession *session, GtkWindow *parent)
{
  AttacheImportReport *self;
  AttacheDossier *dossier;

  g_return_val_if_fail (ATTACHE_IS_SESSION (session), NULL);

  self = g_object_new (ATTACHE_TYPE_IMPORT_REPORT, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  dossier = attache_session_get_dossier (session);
  g_signal_connect_object (dossier, "notify::generation", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  load (self);
  attache_import_history_list_async (dossier, NULL, listed_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
