/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window does with the network: addresses, feeds, and the page that an article came from.
 * Where it was not allowed, nothing here asks for anything. */

#include "config.h"

#include "attache-window-private.h"

#include "attache-address-dialog.h"
#include "attache-dialog-window.h"
#include "attache-feeds-dialog.h"
#include "attache-original-job.h"

#include <glib/gi18n.h>

static void
address_chosen_cb (AttacheAddressDialog *dialog, const char *const *addresses,
                   AttacheDownload *download, AttacheWindow *self)
{
  attache_window_import_addresses (self, addresses, download);
}

static void
ask_address (AttacheWindow *self, GtkWindow *parent)
{
  AttacheAddressDialog *dialog = attache_address_dialog_new (parent, self->feeds, self->settings);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (address_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
import_address_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;

  if (self->feeds != NULL)
    ask_address (self, GTK_WINDOW (self));
}

static void
add_feed_cb (AttacheWindow *self, AttacheFeedsDialog *dialog)
{
  ask_address (self, GTK_WINDOW (dialog));
}

static void
feeds_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;
  AttacheFeedsDialog *dialog;

  if (self->feeds == NULL || attache_dialog_window_show_again (GTK_WINDOW (self), _ ("Feeds")))
    return;
  dialog = attache_feeds_dialog_new (GTK_WINDOW (self), self->feeds, self->settings);
  g_signal_connect_object (dialog, "add", G_CALLBACK (add_feed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
page_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    attache_window_toast (self, _ ("The page is saved"));
  else
    attache_window_toast (self, error->message);
}

static void
page_response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  AttacheWindow *self = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  AttacheOriginal *original = g_object_get_data (G_OBJECT (chooser), "original");

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    g_file_replace_contents_bytes_async (file, original->bytes, NULL, FALSE, G_FILE_CREATE_NONE,
                                         NULL, page_saved_cb, g_object_ref (self));
  g_object_unref (chooser);
}

static void
page_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  AttacheOriginal *original = attache_original_load_finish (ATTACHE_DOSSIER (source), result,
                                                            &error);
  g_autofree char *name = NULL;
  GtkFileChooserNative *chooser;

  if (original == NULL)
    {
      attache_window_toast (self, error->message);
      return;
    }
  name = attache_original_dup_file_name (original);
  chooser = gtk_file_chooser_native_new (_ ("Save Page as Fetched"), GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data_full (G_OBJECT (chooser), "original", original,
                          (GDestroyNotify) attache_original_free);
  g_signal_connect_object (chooser, "response", G_CALLBACK (page_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
save_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;
  AttacheReading *reading = self->session != NULL ? attache_session_get_reading (self->session)
                                                  : NULL;
  const AttacheArticleFields *article;

  if (reading == NULL)
    return;
  article = attache_article_get_fields (attache_reading_get_article (reading));
  attache_original_load_async (attache_session_get_dossier (self->session), article->id, NULL,
                               page_loaded_cb, g_object_ref (self));
}

static void
feed_imported_cb (AttacheFeedList *feeds, AttacheFeedItem *item, AttacheImportJob *job,
                  AttacheWindow *self)
{
  guint n = attache_import_job_get_progress (job)->n_imported;
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (ngettext ("%u new article from %s", "%u new articles from %s", n), n,
                          attache_feed_item_get_title (item));
  attache_window_toast (self, text);
}

static void
feed_failed_cb (AttacheFeedList *feeds, const GError *error, AttacheWindow *self)
{
  attache_window_toast (self, error->message);
}

static void
network_changed_cb (AttacheWindow *self)
{
  gboolean is_allowed = g_settings_get_boolean (self->settings, "network");

  attache_feed_list_set_watching (self->feeds, is_allowed);
  if (!is_allowed)
    attache_feed_list_cancel (self->feeds);
}

void
attache_window_begin_network (AttacheWindow *self)
{
  AttacheDossier *dossier = attache_session_get_dossier (self->session);

  if (attache_dossier_is_read_only (dossier))
    return;
  self->feeds = attache_feed_list_new (dossier);
  g_signal_connect_object (self->feeds, "imported", G_CALLBACK (feed_imported_cb), self, 0);
  g_signal_connect_object (self->feeds, "failed", G_CALLBACK (feed_failed_cb), self, 0);
  g_signal_connect_object (self->settings, "changed::network", G_CALLBACK (network_changed_cb),
                           self, G_CONNECT_SWAPPED);
  network_changed_cb (self);
}

void
attache_window_end_network (AttacheWindow *self)
{
  if (self->feeds == NULL)
    return;
  attache_feed_list_set_watching (self->feeds, FALSE);
  attache_feed_list_cancel (self->feeds);
}

void
attache_window_add_network_actions (AttacheWindow *self)
{
  static const GActionEntry entries[] = {
    { "import-address", import_address_cb },
    { "feeds", feeds_cb },
    { "save-page", save_page_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
