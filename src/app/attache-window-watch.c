/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The watched folder, as the window has it: choose one, say which it is, import what arrives. */

#include "config.h"

#include "attache-window-private.h"

#include <glib/gi18n.h>

static void
arrived_cb (AttacheWindow *self, GListModel *files)
{
  if (!self->is_closing)
    attache_window_import (self, files);
}

static void
watch_failed_cb (AttacheWindow *self, const GError *error)
{
  g_autofree char *words = g_strdup_printf (_ ("The watched folder: %s"), error->message);

  attache_window_toast (self, words);
}

void
attache_window_start_watch (AttacheWindow *self)
{
  AttacheDossier *dossier = attache_session_get_dossier (self->session);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "watch");

  if (attache_dossier_is_read_only (dossier))
    return;
  self->watch = attache_folder_watch_new (dossier);
  g_signal_connect_object (self->watch, "arrived", G_CALLBACK (arrived_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "failed", G_CALLBACK (watch_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), TRUE);
}

static void
folder_response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  AttacheWindow *self = user_data;

  if (response == GTK_RESPONSE_ACCEPT && self->watch != NULL)
    {
      g_autoptr (GFile) folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      attache_folder_watch_set_folder (self->watch, folder);
    }
  g_object_unref (chooser);
}

static void
choose_folder (AttacheWindow *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Watch a Folder"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Watch"),
      NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (folder_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  AttacheWindow *self = user_data;

  if (self->watch == NULL)
    return;
  if (g_str_equal (response, "stop"))
    attache_folder_watch_set_folder (self->watch, NULL);
  else if (g_str_equal (response, "choose"))
    choose_folder (self);
}

static void
watch_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;
  GFile *folder = attache_folder_watch_get_folder (self->watch);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Watched Folder"), NULL);
  g_autofree char *name = folder != NULL ? g_file_get_parse_name (folder) : NULL;

  if (folder != NULL)
    adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                    _ ("New files in %s come into this dossier by themselves."),
                                    name);
  else
    adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), "%s",
                                    _ ("No folder is watched. New files in a watched folder, and "
                                       "in the folders within it, come "
                                       "into this dossier by themselves while it is open; what "
                                       "lies there already comes in first."));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  if (folder != NULL)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "stop", _ ("_Stop Watching"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "choose", _ ("Choose a _Folder…"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "choose");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
attache_window_add_watch_actions (AttacheWindow *self)
{
  static const GActionEntry entries[] = { { "watch", watch_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "watch")), FALSE);
}
