/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the person is asked, and may say by himself, about imports: the columns of tables, and the
 * outlets behind addresses. */

#include "config.h"

#include "attache-window-private.h"

#include "attache-columns-dialog.h"
#include "attache-import-error.h"
#include "attache-import-history.h"
#include "attache-import-report.h"
#include "attache-outlet-rules.h"
#include "attache-outlets-dialog.h"

#include <glib/gi18n.h>

/* Failures among which a table is looked for. */
#define MAX_FAILURES 200

static void
chosen_cb (AttacheWindow *self, GFile *file)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  g_list_store_append (files, file);
  attache_window_import (self, G_LIST_MODEL (files));
}

static void
ask_columns (AttacheWindow *self, GFile *file)
{
  AttacheColumnsDialog *dialog = attache_columns_dialog_present (file, GTK_WINDOW (self));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
failures_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheImportPage)
      page = attache_import_history_load_finish (ATTACHE_DOSSIER (source), result, &error);

  if (page == NULL)
    {
      attache_window_toast (self, error->message);
      return;
    }
  for (guint i = 0; i < page->entries->len && !self->is_closing; i++)
    {
      const AttacheImportEntry *entry = g_ptr_array_index (page->entries, i);

      if (entry->code == ATTACHE_IMPORT_ERROR_COLUMNS && entry->path != NULL)
        {
          g_autoptr (GFile) file = g_file_new_for_path (entry->path);

          ask_columns (self, file);
          return;
        }
    }
}

void
attache_window_ask_columns_of (AttacheWindow *self, gint64 run_id)
{
  attache_import_history_load_async (attache_session_get_dossier (self->session), run_id,
                                     ATTACHE_IMPORT_FAILED, MAX_FAILURES, NULL, failures_cb,
                                     g_object_ref (self));
}

static void
import_report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;
  AttacheImportReport *report;

  if (self->session == NULL)
    return;
  report = attache_import_report_present (self->session, GTK_WINDOW (self));
  g_signal_connect_object (report, "columns-requested", G_CALLBACK (ask_columns), self,
                           G_CONNECT_SWAPPED);
}

static void
table_response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      ask_columns (user_data, file);
    }
  g_object_unref (chooser);
}

static void
import_table_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Import a Table"), GTK_WINDOW (user_data), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"),
      NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (table_response_cb), user_data, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    attache_window_toast (self, error->message);
}

static void
make_file_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (attache_outlet_rules_make_file (&error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
made_file_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AttacheWindow *self = ATTACHE_WINDOW (source);
  g_autoptr (GFile) file = attache_outlet_rules_get_file ();
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GError) error = NULL;

  if (self->is_closing)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    attache_window_toast (self, error->message);
  else
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, launched_cb, g_object_ref (self));
}

/* The file may be written by hand, too. */
static void
outlets_file_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (user_data, NULL, made_file_cb, NULL);

  g_task_run_in_thread (task, make_file_in_thread);
}

static void
outlets_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  attache_outlets_dialog_present (GTK_WINDOW (user_data));
}

void
attache_window_add_rule_actions (AttacheWindow *self)
{
  static const GActionEntry entries[] = {
    { "import-table", import_table_cb },
    { "import-report", import_report_cb },
    { "outlets", outlets_cb },
    { "outlets-file", outlets_file_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
