/* SPDX-License-Identifier: GPL-3.0-or-later */

/* There are never more than some two dozen, so that a plain list holds them. */

#include "config.h"

#include "attache-backups-dialog.h"

#include "attache-backup-job.h"
#include "attache-dialog-window.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *window; /* owns this */
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkListBox *list;
  GCancellable *cancellable; /* owned */
  AttacheBackupFunc restore;
  gpointer user_data;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_cancellable_cancel (dialog->cancellable);
  g_object_unref (dialog->cancellable);
  g_free (dialog);
}

/* Transfer full. */
static char *
describe_time (gint64 made)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (made / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  /* Translators: when a backup was made, such as “Fri 3 May 2031, 14:05” */
  return g_date_time_format (local, _ ("%a %-d %b %Y, %H:%M"));
}

static char *
describe_content (const AttacheBackup *backup)
{
  g_autofree char *size = g_format_size ((guint64) backup->size);
  g_autofree char *articles = NULL;
  g_autofree char *notes = NULL;

  if (backup->n_articles < 0)
    return g_strdup_printf (_ ("Cannot be read · %s"), size);
  articles = g_strdup_printf (ngettext ("%u article", "%u articles", (gulong) backup->n_articles),
                              (guint) backup->n_articles);
  notes = g_strdup_printf (ngettext ("%u note", "%u notes", (gulong) backup->n_annotations),
                           (guint) backup->n_annotations);
  return g_strdup_printf ("%s · %s · %s", articles, notes, size);
}

static void
confirmed_cb (AdwMessageDialog *question, const char *response, gpointer user_data)
{
  Dialog *dialog = user_data;
  const char *path = g_object_get_data (G_OBJECT (question), "backup");

  /* This window goes with its parent: the question still looks for it. */
  if (g_strcmp0 (response, "restore") == 0)
    dialog->restore (path, dialog->user_data);
}

static void
restore_clicked_cb (GtkButton *button, gpointer user_data)
{
  Dialog *dialog = user_data;
  const char *path = g_object_get_data (G_OBJECT (button), "backup");
  const char *when = g_object_get_data (G_OBJECT (button), "when");
  GtkWidget *question = adw_message_dialog_new (GTK_WINDOW (dialog->window),
                                                _ ("Restore This Backup?"), NULL);

  /* Translators: when the backup was made */
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (question),
                                  _ ("The dossier becomes what it was on %s. What is in it now is "
                                     "kept as a backup, so that you "
                                     "can come back to it."),
                                  when);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "cancel", _ ("_Cancel"),
                                    "restore", _ ("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "restore",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "cancel");
  g_object_set_data_full (G_OBJECT (question), "backup", g_strdup (path), g_free);
  g_signal_connect (question, "response", G_CALLBACK (confirmed_cb), dialog);
  gtk_window_present (GTK_WINDOW (question));
}

static GtkWidget *
new_row (Dialog *dialog, const AttacheBackup *backup)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Restore…"));
  g_autofree char *when = describe_time (backup->made);
  g_autofree char *content = describe_content (backup);
  /* Translators: for the screen reader; %s is when the backup was made */
  g_autofree char *label = g_strdup_printf (_ ("Restore the backup of %s"), when);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), content);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, backup->n_articles >= 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "backup", g_strdup (backup->path), g_free);
  g_object_set_data_full (G_OBJECT (button), "when", g_steal_pointer (&when), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (restore_clicked_cb), dialog);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = attache_backup_job_list_finish (result, &error);
  Dialog *dialog = user_data;

  /* Where it was cancelled there is no dialog any more. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  for (guint i = 0; backups != NULL && i < backups->len; i++)
    gtk_list_box_append (dialog->list, new_row (dialog, g_ptr_array_index (backups, i)));
  if (error != NULL)
    adw_status_page_set_description (dialog->empty, error->message);
  gtk_stack_set_visible_child_name (dialog->stack,
                                    backups != NULL && backups->len > 0 ? "list" : "empty");
}

static GtkWidget *
new_list_page (Dialog *dialog)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  dialog->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (dialog->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (dialog->list), "boxed-list");
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group), _ ("Made when a dossier is opened and every hour in which it "
                                        "changes. The last five are kept, "
                                        "one a day for a week, and one a week for two months."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (dialog->list));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page);
  return scroller;
}

static GtkWidget *
new_empty_page (Dialog *dialog)
{
  GtkWidget *page = adw_status_page_new ();

  dialog->empty = ADW_STATUS_PAGE (page);
  adw_status_page_set_icon_name (dialog->empty, "document-open-recent-symbolic");
  adw_status_page_set_title (dialog->empty, _ ("No Backups Yet"));
  adw_status_page_set_description (
      dialog->empty, _ ("The first one is made some seconds after the dossier is opened."));
  return page;
}

void
attache_backups_dialog_present (GtkWindow *parent, GFile *dossier, AttacheBackupFunc restore,
                                gpointer user_data)
{
  GtkWidget *stack = gtk_stack_new ();
  Dialog *dialog = g_new0 (Dialog, 1);

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (G_IS_FILE (dossier));

  if (attache_dialog_window_show_again (parent, _ ("Backups")))
    return;
  dialog->window = attache_dialog_window_new (parent, _ ("Backups"), 480, 520);
  dialog->stack = GTK_STACK (stack);
  dialog->cancellable = g_cancellable_new ();
  dialog->restore = restore;
  dialog->user_data = user_data;
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  gtk_window_set_modal (GTK_WINDOW (dialog->window), TRUE);
  gtk_stack_add_named (dialog->stack, adw_bin_new (), "listing");
  gtk_stack_add_named (dialog->stack, new_list_page (dialog), "list");
  gtk_stack_add_named (dialog->stack, new_empty_page (dialog), "empty");
  attache_dialog_window_set_body (dialog->window, stack);
  attache_backup_job_list_async (dossier, dialog->cancellable, listed_cb, dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
}
