/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window's commands but for import and export: undo, dossiers, folding panes, finding. */

#include "config.h"

#include "attache-window-private.h"

#include "attache-merge-dialog.h"

#include <glib/gi18n.h>

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  attache_session_undo (ATTACHE_WINDOW (user_data)->session);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  attache_session_redo (ATTACHE_WINDOW (user_data)->session);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;

  attache_shell_show_pane (self->shell, ATTACHE_PANE_LIST);
  gtk_widget_activate_action (self->list, "article-list.search", NULL);
}

static void
read_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  attache_shell_show_pane (ATTACHE_WINDOW (user_data)->shell, ATTACHE_PANE_READER);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;

  attache_shell_show_pane (self->shell, ATTACHE_PANE_READER);
  gtk_widget_activate_action (self->reader, "reader.find", NULL);
}

static GtkFileFilter *
new_dossier_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Dossiers"));
  gtk_file_filter_add_pattern (filter, "*.dossier");
  return filter;
}

/* @response is called with the window; it takes the chooser. */
static void
choose_dossier (AttacheWindow *self, const char *title, GtkFileChooserAction action,
                const char *name, GCallback response)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action,
                                                               NULL, NULL);
  g_autoptr (GtkFileFilter) filter = new_dossier_filter ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", response, self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Transfer full; NULL where nothing was chosen. Ends the chooser. */
static GFile *
take_choice (GtkFileChooserNative *chooser, int response)
{
  GFile *file = response == GTK_RESPONSE_ACCEPT
                    ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                    : NULL;

  g_object_unref (chooser);
  return file;
}

static void
open_response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  AttacheWindow *self = user_data;
  g_autoptr (GFile) file = take_choice (chooser, response);

  if (file != NULL)
    attache_application_open_dossier (
        ATTACHE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), file);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  choose_dossier (user_data, _ ("Open Dossier"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
                  G_CALLBACK (open_response_cb));
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  choose_dossier (user_data, _ ("New Dossier"), GTK_FILE_CHOOSER_ACTION_SAVE,
                  _ ("Untitled.dossier"), G_CALLBACK (open_response_cb));
}

static void
copy_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (attache_dossier_save_copy_finish (ATTACHE_DOSSIER (source), result, &error))
    attache_window_toast (self, _ ("The copy is saved"));
  else
    attache_window_toast (self, error->message);
}

static void
copy_response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  AttacheWindow *self = user_data;
  g_autoptr (GFile) file = take_choice (chooser, response);

  if (file != NULL && self->session != NULL)
    attache_dossier_save_copy_async (attache_session_get_dossier (self->session), file, NULL,
                                     copy_saved_cb, g_object_ref (self));
}

static void
save_copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  choose_dossier (user_data, _ ("Save a Copy"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Copy.dossier"),
                  G_CALLBACK (copy_response_cb));
}

static void
merge_response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  AttacheWindow *self = user_data;
  g_autoptr (GFile) file = take_choice (chooser, response);

  if (file != NULL && self->session != NULL)
    attache_merge_dialog_present (self->session, file, GTK_WINDOW (self));
}

static void
merge_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  choose_dossier (user_data, _ ("Merge a Dossier"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
                  G_CALLBACK (merge_response_cb));
}

static void
set_enabled (AttacheWindow *self, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static void
set_tooltip (AttacheWindow *self, GtkWidget *button, const char *property, const char *fallback,
             const char *keys)
{
  g_autofree char *label = NULL;
  g_autofree char *tooltip = NULL;

  g_object_get (self->session, property, &label, NULL);
  tooltip = g_strdup_printf ("%s (%s)", label != NULL ? label : fallback, keys);
  gtk_widget_set_tooltip_text (button, tooltip);
}

void
attache_window_update_actions (AttacheWindow *self)
{
  static const char *const writing[] = { "import",        "import-folder",  "import-address",
                                         "feeds",         "paste",          "remove-article",
                                         "remove-listed", "merge",          "note-on-article",
                                         "note-on-event", "note-on-speaker" };
  gboolean is_open = self->session != NULL, can_undo = FALSE, can_redo = FALSE;
  gboolean is_writable = is_open
                         && !attache_dossier_is_read_only (
                             attache_session_get_dossier (self->session));

  if (is_open)
    {
      g_object_get (self->session, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
      set_tooltip (self, self->undo_button, "undo-label", _ ("Undo"), _ ("Ctrl+Z"));
      set_tooltip (self, self->redo_button, "redo-label", _ ("Redo"), _ ("Ctrl+Shift+Z"));
    }
  set_enabled (self, "undo", can_undo && is_writable);
  set_enabled (self, "redo", can_redo && is_writable);
  set_enabled (self, "search", is_open);
  set_enabled (self, "find", is_open);
  set_enabled (self, "save-copy", is_open);
  set_enabled (self, "export", is_open);
  set_enabled (self, "history", is_open);
  set_enabled (self, "review", is_open);
  set_enabled (self, "tags", is_open);
  set_enabled (self, "compare", is_open);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    set_enabled (self, writing[i], is_writable);
}

/* A page of rows that fits any width. A GtkShortcutsWindow is as wide as its two columns; and as the
 * help overlay of the application it would be made with the window, and not shown. Who looks over
 * the accessibility bus while another window closes is handed such a one by GTK 4.8, which then
 * fails. */
static void
show_shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GtkBuilder)
      builder = gtk_builder_new_from_resource ("/org/attache/Attache/ui/attache-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (user_data));
  gtk_window_present (shortcuts);
}

void
attache_window_add_actions (AttacheWindow *self)
{
  static const GActionEntry entries[] = {
    { "undo", undo_cb },           { "redo", redo_cb },   { "search", search_cb },
    { "find", find_cb },           { "open", open_cb },   { "new", new_cb },
    { "save-copy", save_copy_cb }, { "merge", merge_cb }, { "show-shortcuts", show_shortcuts_cb },
    { "read", read_cb },
  };
  static const char *const panes[] = { "show-list", "show-side-pane", "show-timeline" };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      g_autoptr (GPropertyAction) action = g_property_action_new (panes[i], self->shell, panes[i]);

      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
}
