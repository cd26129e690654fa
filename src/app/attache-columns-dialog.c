/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row for each field, filled with a guess, with what the first article would have there; what is
 * chosen is kept by the names of the columns, each of which is one field at most. The file is read,
 * and the choice written, on a worker. */

#include "config.h"

#include "attache-columns-dialog.h"

#include <glib/gi18n.h>

#include "attache-import-rules.h"
#include "attache-line-words.h"
#include "attache-table-preview.h"

/* Characters of a cell in the first rows. */
#define MAX_CELL 24

struct _AttacheColumnsDialog
{
  AdwWindow parent_instance;

  /* Owned */
  GFile *file;
  AttacheTablePreview *preview; /* nullable: until it is read */

  /* Template children */
  AdwWindowTitle *title;
  GtkWidget *import_button;
  GtkStack *stack;
  AdwStatusPage *error_page;
  AdwPreferencesGroup *fields;
  GtkGrid *grid;

  /* Borrowed: children of fields */
  AdwComboRow *rows[ATTACHE_N_FIELDS];
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttacheColumnsDialog, attache_columns_dialog, ADW_TYPE_WINDOW)

static const char *
get_field_name (AttacheField field)
{
  switch (field)
    {
    case ATTACHE_FIELD_TEXT:
      return _ ("Text");
    case ATTACHE_FIELD_TITLE:
      return _ ("Title");
    case ATTACHE_FIELD_OUTLET:
      return _ ("Outlet");
    case ATTACHE_FIELD_PUBLISHED:
      return _ ("Date");
    case ATTACHE_FIELD_AUTHOR:
      return _ ("Author");
    case ATTACHE_FIELD_URL:
      return _ ("Address");
    case ATTACHE_FIELD_LANGUAGE:
      return _ ("Language");
    case ATTACHE_N_FIELDS:
    default:
      g_return_val_if_reached ("");
    }
}

static void
show_error (AttacheColumnsDialog *self, const GError *error)
{
  g_autofree char *words = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->error_page, words);
  gtk_stack_set_visible_child_name (self->stack, "error");
  gtk_widget_set_sensitive (self->import_button, FALSE);
}

/* 0 for none, otherwise one more than the number of the column. */
static guint
get_choice (AttacheColumnsDialog *self, AttacheField field)
{
  const guint selected = adw_combo_row_get_selected (self->rows[field]);

  return selected != GTK_INVALID_LIST_POSITION ? selected : 0;
}

/* The column of each row; the first choice is none. Transfer full. */
static AttacheColumns *
read_columns (AttacheColumnsDialog *self)
{
  AttacheColumns *columns = attache_columns_new ((const char *const *) self->preview->names);

  for (AttacheField field = 0; field < ATTACHE_N_FIELDS; field++)
    {
      const guint choice = get_choice (self, field);

      if (choice > 0)
        attache_columns_set (columns, field, self->preview->names[choice - 1]);
    }
  return columns;
}

static void
show_example (AttacheColumnsDialog *self, AttacheField field)
{
  const guint choice = get_choice (self, field);
  g_autofree char *line = NULL;

  if (choice > 0 && self->preview->rows->len > 0)
    line = attache_line_words (((GStrv) g_ptr_array_index (self->preview->rows, 0))[choice - 1],
                               ATTACHE_LINE_CHARS);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[field]), line != NULL ? line : "");
}

static void
update (AttacheColumnsDialog *self)
{
  for (AttacheField field = 0; field < ATTACHE_N_FIELDS; field++)
    show_example (self, field);
  gtk_widget_set_sensitive (self->import_button, get_choice (self, ATTACHE_FIELD_TEXT) > 0);
}

/* What had the column until now has none. */
static void
selected_cb (AttacheColumnsDialog *self, GParamSpec *pspec, AdwComboRow *row)
{
  const guint selected = adw_combo_row_get_selected (row);

  for (AttacheField field = 0; field < ATTACHE_N_FIELDS; field++)
    {
      if (self->rows[field] != row && selected > 0 && get_choice (self, field) == selected)
        adw_combo_row_set_selected (self->rows[field], 0);
    }
  update (self);
}

static void
add_field (AttacheColumnsDialog *self, AttacheField field, GtkStringList *choices)
{
  GtkWidget *row = adw_combo_row_new ();
  guint selected = 0;

  for (guint i = 0; self->preview->names[i] != NULL; i++)
    {
      if (attache_columns_find (self->preview->columns, self->preview->names[i]) == field)
        selected = i + 1;
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_field_name (field));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  adw_preferences_group_add (self->fields, row);
  self->rows[field] = ADW_COMBO_ROW (row);
}

static void
attach_cell (AttacheColumnsDialog *self, const char *text, int column, int row)
{
  g_autofree char *line = attache_line_words (text, ATTACHE_LINE_CHARS);
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (line, -1), MAX_CELL));
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CELL);
  gtk_widget_add_css_class (label, row == 0 ? "heading" : "report-words");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
show_preview (AttacheColumnsDialog *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  /* Translators: no column of the table. */
  gtk_string_list_append (choices, _ ("None"));
  for (guint i = 0; self->preview->names[i] != NULL; i++)
    {
      gtk_string_list_append (choices, self->preview->names[i]);
      attach_cell (self, self->preview->names[i], (int) i, 0);
      for (guint k = 0; k < self->preview->rows->len; k++)
        attach_cell (self, ((GStrv) g_ptr_array_index (self->preview->rows, k))[i], (int) i,
                     (int) k + 1);
    }
  for (AttacheField field = 0; field < ATTACHE_N_FIELDS; field++)
    add_field (self, field, choices);
  for (AttacheField field = 0; field < ATTACHE_N_FIELDS; field++)
    g_signal_connect_object (self->rows[field], "notify::selected", G_CALLBACK (selected_cb), self,
                             G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->stack, "columns");
  update (self);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  AttacheTablePreview *preview = attache_table_preview_new (data, cancellable, &error);

  if (preview != NULL)
    g_task_return_pointer (task, preview, (GDestroyNotify) attache_table_preview_free);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AttacheColumnsDialog *self = ATTACHE_COLUMNS_DIALOG (source);
  g_autoptr (GError) error = NULL;

  if (self->file == NULL)
    return;
  self->preview = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->preview != NULL)
    show_preview (self);
  else
    show_error (self, error);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (attache_import_rules_save_columns (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AttacheColumnsDialog *self = ATTACHE_COLUMNS_DIALOG (source);
  g_autoptr (GError) error = NULL;

  if (self->file == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      show_error (self, error);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->file);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
import_cb (AttacheColumnsDialog *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, saved_cb, NULL);

  gtk_widget_set_sensitive (self->import_button, FALSE);
  g_task_set_task_data (task, read_columns (self), (GDestroyNotify) attache_columns_free);
  g_task_run_in_thread (task, save_in_thread);
}

static void
attache_columns_dialog_dispose (GObject *object)
{
  AttacheColumnsDialog *self = ATTACHE_COLUMNS_DIALOG (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->preview, attache_table_preview_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATTACHE_TYPE_COLUMNS_DIALOG);
  G_OBJECT_CLASS (attache_columns_dialog_parent_class)->dispose (object);
}

static void
attache_columns_dialog_class_init (AttacheColumnsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_columns_dialog_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-columns-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheColumnsDialog, title);
  gtk_widget_class_bind_template_child (widget_class, AttacheColumnsDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, AttacheColumnsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AttacheColumnsDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, AttacheColumnsDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, AttacheColumnsDialog, grid);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
attache_columns_dialog_init (AttacheColumnsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AttacheColumnsDialog *
attache_columns_dialog_present (GFile *file, GtkWindow *parent)
{
  AttacheColumnsDialog *self;
  g_autoptr (GTask) task = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (ATTACHE_TYPE_COLUMNS_DIALOG, "transient-for", parent, NULL);
  self->file = g_object_ref (file);
  base = g_file_get_basename (file);
  name = g_filename_display_name (base);
  adw_window_title_set_subtitle (self->title, name);
  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
