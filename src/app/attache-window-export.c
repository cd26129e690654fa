/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Export as the window does it: what, how and in which order; then where; then a word on what was
 * written. */

#include "config.h"

#include "attache-window-private.h"

#include "attache-export-job.h"

#include <glib/gi18n.h>

/* What is asked for, from the dialogue to the end of the writing. */
typedef struct
{
  AttacheWindow *window; /* Owned */
  GtkDropDown *format;
  GtkDropDown *grouping;
  GtkCheckButton *only_shown;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->window);
  g_free (request);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

typedef struct
{
  AttacheWindow *window; /* Owned */
  AttacheFilter *filter; /* Owned; nullable: all */
  AttacheExportFormat format;
  AttacheExportGrouping grouping;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->window);
  g_clear_pointer (&export->filter, attache_filter_unref);
  g_free (export);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gint n_notes = attache_export_notes_finish (ATTACHE_DOSSIER (source), result, &error);
  g_autofree char *text = NULL;

  if (n_notes >= 0)
    text = g_strdup_printf (ngettext ("%d note exported", "%d notes exported", n_notes), n_notes);
  attache_window_toast (self, text != NULL ? text : error->message);
}

static void
target_response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GFile) target = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && target != NULL && export->window->session != NULL)
    attache_export_notes_async (attache_session_get_dossier (export->window->session),
                                export->filter, export->format, export->grouping, target, NULL,
                                exported_cb, g_object_ref (export->window));
  g_object_unref (chooser);
}

/* Takes @export. */
static void
choose_target (Export *export)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Export Notes"), GTK_WINDOW (export->window), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"),
      NULL);
  g_autofree char *name = g_strconcat (_ ("Notes"),
                                       attache_export_format_get_suffix (export->format), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data_full (G_OBJECT (chooser), "export", export, export_free);
  g_signal_connect (chooser, "response", G_CALLBACK (target_response_cb), export);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
options_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  AttacheWindow *self = request->window;
  Export *export;

  if (g_strcmp0 (response, "export") != 0 || self->session == NULL)
    return;
  export = g_new0 (Export, 1);
  export->window = g_object_ref (self);
  export->format = gtk_drop_down_get_selected (request->format);
  export->grouping = gtk_drop_down_get_selected (request->grouping);
  if (gtk_check_button_get_active (request->only_shown))
    export->filter = attache_filter_ref (attache_session_get_filter (self->session));
  g_settings_set_string (self->settings, "export-format",
                         attache_export_format_to_string (export->format));
  g_settings_set_string (self->settings, "export-grouping",
                         attache_export_grouping_to_string (export->grouping));
  choose_target (export);
}

static GtkWidget *
add_choice (GtkGrid *grid, int row, const char *label, const char *const *words, guint selected)
{
  GtkWidget *title = gtk_label_new_with_mnemonic (label);
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (words);

  gtk_widget_set_halign (title, GTK_ALIGN_END);
  gtk_widget_set_hexpand (drop_down, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (title), drop_down);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  title, NULL, -1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  gtk_grid_attach (grid, title, 0, row, 1, 1);
  gtk_grid_attach (grid, drop_down, 1, row, 1, 1);
  return drop_down;
}

static void
fill_options (Request *request, GtkGrid *grid)
{
  const char *const formats[] = { _ ("Markdown"), _ ("JSON"), _ ("CSV (spreadsheet)"), NULL };
  const char *const groupings[] = { _ ("Article"), _ ("Speaker"), _ ("Tag"), _ ("Date"), NULL };
  AttacheWindow *self = request->window;
  g_autofree char *last_format = g_settings_get_string (self->settings, "export-format");
  g_autofree char *last_grouping = g_settings_get_string (self->settings, "export-grouping");
  AttacheExportFormat format = ATTACHE_EXPORT_MARKDOWN;
  AttacheExportGrouping grouping = ATTACHE_GROUP_ARTICLE;
  gboolean is_filtered = !attache_filter_is_empty (attache_session_get_filter (self->session));

  attache_export_format_from_string (last_format, &format);
  attache_export_grouping_from_string (last_grouping, &grouping);
  gtk_grid_set_row_spacing (grid, 12);
  gtk_grid_set_column_spacing (grid, 12);
  request->format = GTK_DROP_DOWN (add_choice (grid, 0, _ ("_Format"), formats, format));
  request->grouping = GTK_DROP_DOWN (add_choice (grid, 1, _ ("_Grouped by"), groupings, grouping));
  request->only_shown = GTK_CHECK_BUTTON (
      gtk_check_button_new_with_mnemonic (_ ("Only what the filter _shows")));
  gtk_check_button_set_active (request->only_shown, is_filtered);
  gtk_widget_set_sensitive (GTK_WIDGET (request->only_shown), is_filtered);
  gtk_grid_attach (grid, GTK_WIDGET (request->only_shown), 0, 2, 2, 1);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self), _ ("Export Notes"),
      _ ("Each note goes with its passage, article, outlet, date, speaker "
         "and tags."));
  GtkWidget *grid = gtk_grid_new ();
  Request *request = g_new0 (Request, 1);

  request->window = g_object_ref (self);
  fill_options (request, GTK_GRID (grid));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), grid);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "export",
                                    _ ("_Export…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "export",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "export");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (options_response_cb), request);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
attache_window_add_export_actions (AttacheWindow *self)
{
  static const GActionEntry entries[] = { { "export", export_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
