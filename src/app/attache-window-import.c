/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Import as the window does it: choose, drop or paste; a bar with progress and cancel; then a word
 * on what came in, with the report. */

#include "config.h"

#include "attache-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define SAMPLE_RESOURCE "/org/attache/Attache/data/sample.jsonl"

static void
choice_response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  AttacheWindow *self = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));

      attache_window_import (self, files);
    }
  g_object_unref (chooser);
}

static void
choose (AttacheWindow *self, const char *title, GtkFileChooserAction action)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action,
                                                               _ ("_Import"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (choice_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  choose (user_data, _ ("Import Articles"), GTK_FILE_CHOOSER_ACTION_OPEN);
}

static void
import_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  choose (user_data, _ ("Import Folders"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER);
}

static void
cancel_import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;

  if (self->import_cancellable == NULL)
    return;
  g_cancellable_cancel (self->import_cancellable);
  g_simple_action_set_enabled (action, FALSE);
  gtk_label_set_label (self->import_label, _ ("Stopping when what was read is written…"));
}

static void
import_pasted (AttacheWindow *self, GBytes *bytes, const char *name)
{
  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    attache_window_toast (self, _ ("There is no text on the clipboard"));
  else
    attache_window_import_bytes (self, bytes, name);
}

static void
text_pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheWindow) self = user_data;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;

  import_pasted (self, bytes, _ ("Pasted text"));
}

static void
page_spliced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    {
      attache_window_toast (self, error->message);
      return;
    }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  import_pasted (self, bytes, _ ("Pasted page"));
}

/* What a browser copies is often a piece of a page that does not begin as one. */
static void
page_pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  static const char beginning[] = "<!DOCTYPE html>\n";
  g_autoptr (AttacheWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream)
      page = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  g_autoptr (GOutputStream) bytes = g_memory_output_stream_new_resizable ();

  if (page == NULL)
    {
      attache_window_toast (self, error->message);
      return;
    }
  g_output_stream_write_all (bytes, beginning, strlen (beginning), NULL, NULL, NULL);
  g_output_stream_splice_async (
      bytes, page, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
      G_PRIORITY_DEFAULT, NULL, page_spliced_cb, g_object_ref (self));
}

/* A browser offers the page as well as its bare text: the page has the paragraphs and the title. */
static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const char *page_types[] = { "text/html", NULL };
  AttacheWindow *self = user_data;
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), page_types[0]))
    gdk_clipboard_read_async (clipboard, page_types, G_PRIORITY_DEFAULT, NULL, page_pasted_cb,
                              g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_pasted_cb, g_object_ref (self));
}

/* No more exact than it can be known. */
static void
append_time_left (GString *text, gint64 time_left)
{
  const guint seconds = (guint) (time_left / G_USEC_PER_SEC);

  if (seconds < 120)
    g_string_append_printf (text, _ (" · %u s left"), seconds);
  else if (seconds < 2 * 3600)
    g_string_append_printf (text, _ (" · %u min left"), (seconds + 30) / 60);
  else
    g_string_append_printf (text, _ (" · %u h left"), (seconds + 1800) / 3600);
}

static void
show_progress (AttacheWindow *self, AttacheImportJob *job)
{
  const AttacheImportProgress *progress = attache_import_job_get_progress (job);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u of %u file", "%u of %u files", progress->n_files),
                          progress->n_files_done, progress->n_files);
  g_string_append_printf (text, ngettext (" · %u article", " · %u articles", progress->n_imported),
                          progress->n_imported);
  if (progress->rate > 0)
    /* Translators: articles a second */
    g_string_append_printf (text, _ (" · %.0f a second"), progress->rate);
  if (progress->time_left >= 0)
    append_time_left (text, progress->time_left);
  gtk_label_set_label (self->import_label, text->str);
  if (progress->is_listing || progress->n_files == 0)
    gtk_progress_bar_pulse (self->import_progress);
  else
    gtk_progress_bar_set_fraction (self->import_progress, progress->share);
}

static void
progressed_cb (AttacheImportJob *job, gpointer user_data)
{
  AttacheWindow *self = user_data;

  if (!g_cancellable_is_cancelled (self->import_cancellable))
    show_progress (self, job);
}

static char *
describe_result (const AttacheImportProgress *progress)
{
  const guint n_unread = progress->n_failed - MIN (progress->n_asking, progress->n_failed);
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text, ngettext ("%u article imported", "%u articles imported", progress->n_imported),
      progress->n_imported);
  if (progress->n_known > 0)
    g_string_append_printf (text, _ (", %u known already"), progress->n_known);
  if (progress->n_asking > 0)
    /* Translators: follows “5 articles imported”: tables. */
    g_string_append_printf (
        text,
        ngettext (", %u waits for its columns", ", %u wait for their columns", progress->n_asking),
        progress->n_asking);
  if (n_unread > 0)
    /* Translators: follows “5 articles imported”: what could not be. */
    g_string_append_printf (
        text, ngettext (", %u could not be read", ", %u could not be read", n_unread), n_unread);
  return g_string_free (text, FALSE);
}

static void
toast_result (AttacheWindow *self, AttacheImportJob *job)
{
  g_autofree char *text = describe_result (attache_import_job_get_progress (job));
  AdwToast *toast = adw_toast_new (text);

  if (attache_import_job_get_run_id (job) != 0)
    {
      adw_toast_set_button_label (toast, _ ("_Report"));
      adw_toast_set_action_name (toast, "win.import-report");
      adw_toast_set_timeout (toast, 15);
    }
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
show_result (AttacheWindow *self, AttacheImportJob *job)
{
  guint n_ids;
  const gint64 *ids = attache_import_job_get_article_ids (job, &n_ids);

  if (!self->is_making_sample)
    toast_result (self, job);
  if (n_ids > 0 && (self->opens_import || attache_session_get_reading (self->session) == NULL))
    {
      attache_session_open_article (self->session, ids[0]);
      if (self->opens_import)
        attache_shell_show_pane (self->shell, ATTACHE_PANE_READER);
    }
  self->opens_import = FALSE;
}

static void
set_importing (AttacheWindow *self, gboolean is_importing)
{
  GAction *cancel = g_action_map_lookup_action (G_ACTION_MAP (self), "cancel-import");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (cancel), is_importing);
  gtk_revealer_set_reveal_child (self->import_revealer, is_importing);
}

static void
job_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheWindow) self = user_data;
  AttacheImportJob *job = ATTACHE_IMPORT_JOB (source);
  g_autoptr (GError) error = NULL;
  gboolean is_done = attache_import_job_run_finish (job, result, &error);

  g_clear_object (&self->import_cancellable);
  if (self->is_closing)
    return;
  set_importing (self, FALSE);
  if (!is_done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    attache_window_toast (self, error->message);
  if (is_done && self->watch != NULL)
    attache_folder_watch_note_imported (self->watch);
  show_result (self, job);
  if (attache_import_job_get_progress (job)->n_failed > 0)
    attache_window_ask_columns_of (self, attache_import_job_get_run_id (job));
  self->is_making_sample = FALSE;
  attache_window_import_waiting (self);
}

/* Takes @job. */
static void
start (AttacheWindow *self, AttacheImportJob *job)
{
  g_set_object (&self->import_job, job);
  self->import_cancellable = g_cancellable_new ();
  g_signal_connect_object (job, "progressed", G_CALLBACK (progressed_cb), self, 0);
  set_importing (self, TRUE);
  show_progress (self, job);
  attache_import_job_run_async (job, self->import_cancellable, job_done_cb, g_object_ref (self));
  g_object_unref (job);
}

/* Takes @job: now, or when the import that runs has ended. */
static void
start_or_wait (AttacheWindow *self, AttacheImportJob *job)
{
  g_queue_push_tail (&self->waiting_jobs, job);
  attache_window_import_waiting (self);
}

void
attache_window_import_bytes (AttacheWindow *self, GBytes *bytes, const char *name)
{
  start_or_wait (self, attache_import_job_new_for_bytes (
                           attache_session_get_dossier (self->session), bytes, name));
}

/* What it has already is passed over, so that a sample whose making was cut short is completed. */
void
attache_window_import_sample (AttacheWindow *self)
{
  g_autoptr (GBytes)
      bytes = g_resources_lookup_data (SAMPLE_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  AttacheImportJob *job;

  g_assert (bytes != NULL);
  job = attache_import_job_new_for_bytes (attache_session_get_dossier (self->session), bytes,
                                          "sample.jsonl");
  attache_import_job_set_founding (job);
  self->is_making_sample = TRUE;
  start (self, job);
}

void
attache_window_import_addresses (AttacheWindow *self, const char *const *addresses,
                                 AttacheDownload *download)
{
  AttacheImportJob *job = attache_import_job_new_for_addresses (
      attache_session_get_dossier (self->session), addresses);

  if (download != NULL)
    attache_import_job_add_download (job, addresses[0], download);
  start_or_wait (self, job);
}

void
attache_window_import_waiting (AttacheWindow *self)
{
  g_autoptr (GListStore) files = NULL;

  if (self->session == NULL || self->import_cancellable != NULL)
    return;
  if (!g_queue_is_empty (&self->waiting_jobs))
    {
      start (self, g_queue_pop_head (&self->waiting_jobs));
      return;
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (self->waiting_imports)) == 0)
    return;
  files = g_steal_pointer (&self->waiting_imports);
  self->waiting_imports = g_list_store_new (G_TYPE_FILE);
  start (self, attache_import_job_new (attache_session_get_dossier (self->session),
                                       G_LIST_MODEL (files)));
}

void
attache_window_import (AttacheWindow *self, GListModel *files)
{
  guint n_files;

  g_return_if_fail (ATTACHE_IS_WINDOW (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  self->opens_import |= self->session == NULL;
  n_files = g_list_model_get_n_items (files);
  for (guint i = 0; i < n_files; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      g_list_store_append (self->waiting_imports, file);
    }
  attache_window_import_waiting (self);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  AttacheWindow *self = user_data;

  if (self->session == NULL
      || attache_dossier_is_read_only (attache_session_get_dossier (self->session)))
    return FALSE;
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

      for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
        g_list_store_append (files, l->data);
      attache_window_import (self, G_LIST_MODEL (files));
    }
  else
    {
      const char *text = g_value_get_string (value);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      attache_window_import_bytes (self, bytes, _ ("Dropped text"));
    }
  return TRUE;
}

void
attache_window_accept_drops (AttacheWindow *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), GTK_EVENT_CONTROLLER (target));
}

void
attache_window_add_import_actions (AttacheWindow *self)
{
  static const GActionEntry entries[] = {
    { "import", import_cb },
    { "import-folder", import_folder_cb },
    { "paste", paste_cb },
    { "cancel-import", cancel_import_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  attache_window_add_rule_actions (self);
  attache_window_add_watch_actions (self);
  set_importing (self, FALSE);
}
