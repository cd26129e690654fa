/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window offers when something is wrong with its dossier: backups and a salvage; and what
 * it says of it meanwhile. */

#include "config.h"

#include "attache-window-private.h"

#include "attache-backup-job.h"
#include "attache-backups-dialog.h"
#include "attache-salvage-job.h"

#include <glib/gi18n.h>

#define TICK_MSEC 100

/* A salvage on its way, with the window that shows it. */
typedef struct
{
  /* Owned */
  AttacheWindow *window;
  GFile *target;
  GCancellable *cancellable;
  GtkWindow *dialog;

  /* Borrowed: children of the dialog */
  GtkProgressBar *bar;

  /* State */
  gint permille; /* written by the worker */
  guint tick_id;
} Salvage;

static void
salvage_free (Salvage *salvage)
{
  g_clear_handle_id (&salvage->tick_id, g_source_remove);
  gtk_window_destroy (salvage->dialog);
  g_object_unref (salvage->window);
  g_object_unref (salvage->target);
  g_object_unref (salvage->cancellable);
  g_object_unref (salvage->dialog);
  g_free (salvage);
}

void
attache_window_show_read_only (AttacheWindow *self)
{
  AttacheDossier *dossier = attache_session_get_dossier (self->session);
  const gboolean is_read_only = attache_dossier_is_read_only (dossier);
  const char *reason = attache_dossier_get_read_only_reason (dossier);
  const AttacheStoreError cause = attache_dossier_get_read_only_cause (dossier);
  const char *words = reason != NULL ? reason : _ ("This dossier can be read but not changed.");

  /* What SQLite says of the damage helps nobody here. */
  if (cause == ATTACHE_STORE_ERROR_DAMAGED)
    words = _ ("This dossier is damaged. It can still be read, but nothing is written into it.");
  gtk_label_set_label (self->read_only_label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->read_only_label), reason);
  gtk_widget_set_visible (self->bar_backups, is_read_only && cause == ATTACHE_STORE_ERROR_DAMAGED);
  gtk_widget_set_visible (self->bar_salvage, is_read_only && cause == ATTACHE_STORE_ERROR_DAMAGED);
  gtk_widget_set_visible (self->bar_copy, is_read_only && cause == ATTACHE_STORE_ERROR_MOVED);
  gtk_widget_set_visible (gtk_widget_get_parent (self->bar_copy),
                          cause == ATTACHE_STORE_ERROR_DAMAGED
                              || cause == ATTACHE_STORE_ERROR_MOVED);
  gtk_revealer_set_reveal_child (self->read_only_revealer, is_read_only);
}

void
attache_window_show_error (AttacheWindow *self, const GError *error)
{
  g_autofree char *description = g_markup_escape_text (error->message, -1);
  const gboolean is_damaged =
      g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED)
      || g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_NOT_A_DOSSIER)
      || g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_FAILED);

  adw_status_page_set_description (self->error_page, description);
  gtk_widget_set_visible (self->error_rescue, is_damaged);
  gtk_stack_set_visible_child_name (self->stack, "error");
  attache_window_update_actions (self);
}

/* A new window on the same file takes the place of this one. */
static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheApplication) application = g_object_ref (
      ATTACHE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  g_autoptr (GFile) file = g_object_ref (self->file);
  GtkWindow *next;
  const gboolean is_restored = attache_backup_job_restore_finish (result, &error);

  g_application_hold (G_APPLICATION (application));
  self->is_closing = self->is_flushed = TRUE;
  gtk_window_destroy (GTK_WINDOW (self));
  attache_application_open_dossier (application, file);
  next = gtk_application_get_active_window (GTK_APPLICATION (application));
  if (ATTACHE_IS_WINDOW (next))
    attache_window_toast (ATTACHE_WINDOW (next),
                          is_restored ? _ ("The backup was restored") : error->message);
  g_application_release (G_APPLICATION (application));
}

void
attache_window_restore (AttacheWindow *self)
{
  attache_backup_job_restore_async (self->file, self->backup, restored_cb, g_object_ref (self));
}

/* Closing writes what is left, and then comes attache_window_restore (). */
static void
restore_cb (const char *backup, gpointer user_data)
{
  AttacheWindow *self = user_data;

  g_free (self->backup);
  self->backup = g_strdup (backup);
  if (self->session == NULL)
    attache_window_restore (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
backups_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;

  attache_backups_dialog_present (GTK_WINDOW (self), self->file, restore_cb, self);
}

static void
report_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  GFile *target = g_object_get_data (G_OBJECT (dialog), "target");
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (user_data));

  if (g_strcmp0 (response, "open") == 0 && application != NULL)
    attache_application_open_dossier (ATTACHE_APPLICATION (application), target);
}

static void
show_report (AttacheWindow *self, GFile *target, const char *words)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("What Was Saved"), NULL);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scroller);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"), "open",
                                    _ ("_Open New Dossier"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_object_set_data_full (G_OBJECT (dialog), "target", g_object_ref (target), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (report_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
salvaged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Salvage *salvage = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheSalvageReport) report = attache_salvage_job_run_finish (result, &error);
  g_autoptr (AttacheWindow) self = g_object_ref (salvage->window);
  g_autoptr (GFile) target = g_object_ref (salvage->target);

  salvage_free (salvage);
  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;
  if (report != NULL)
    {
      g_autofree char *words = attache_salvage_report_describe (report);

      show_report (self, target, words);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    attache_window_toast (self, error->message);
}

static gboolean
tick_cb (gpointer user_data)
{
  Salvage *salvage = user_data;

  gtk_progress_bar_set_fraction (salvage->bar, g_atomic_int_get (&salvage->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
salvage_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* The dialog ends with the salvage, not with its button. */
static void
show_progress (Salvage *salvage)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (salvage->window),
                                              _ ("Reading the Damaged Dossier"), NULL);
  GtkWidget *bar = gtk_progress_bar_new ();

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), bar);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Salvage progress"), -1);
  g_signal_connect_object (dialog, "response", G_CALLBACK (salvage_response_cb),
                           salvage->cancellable, 0);
  salvage->dialog = g_object_ref (GTK_WINDOW (dialog));
  salvage->bar = GTK_PROGRESS_BAR (bar);
  salvage->tick_id = g_timeout_add (TICK_MSEC, tick_cb, salvage);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
analyzer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Salvage *salvage = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheAnalyzer) analyzer = attache_application_get_analyzer_finish (
      ATTACHE_APPLICATION (source), result, &error);

  if (analyzer == NULL)
    {
      attache_window_toast (salvage->window, error->message);
      salvage_free (salvage);
      return;
    }
  attache_salvage_job_run_async (salvage->window->file, salvage->target, analyzer,
                                 &salvage->permille, salvage->cancellable, salvaged_cb, salvage);
}

static void
target_response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  AttacheWindow *self = user_data;
  g_autoptr (GFile) target = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  Salvage *salvage;

  g_object_unref (chooser);
  if (response != GTK_RESPONSE_ACCEPT || target == NULL)
    return;
  salvage = g_new0 (Salvage, 1);
  salvage->window = g_object_ref (self);
  salvage->target = g_steal_pointer (&target);
  salvage->cancellable = g_cancellable_new ();
  show_progress (salvage);
  attache_application_get_analyzer_async (
      ATTACHE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), analyzer_cb, salvage);
}

static void
salvage_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Salvage Into a New Dossier"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
      _ ("_Salvage"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("Salvaged.dossier"));
  g_signal_connect_object (chooser, "response", G_CALLBACK (target_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
attache_window_add_rescue_actions (AttacheWindow *self)
{
  static const GActionEntry entries[] = { { "backups", backups_cb }, { "salvage", salvage_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
