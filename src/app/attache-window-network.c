/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window does with the network: addresses, feeds, and the page that an article came from.
 * Where it was not allowed, nothing here asks for anything. */

#include "config.h"

#include "attache-window-private.h"

#include "attache-address-dialog.h"
#include "attache-feeds-dialog.h"

#include <glib/gi18n.h>

static void
address_chosen_cb (AttacheAddressDialog *dialog, const char *const *addresses,
                   AttacheDownload *download, AttacheWindow *self)
{
  attache_window_import_addresses (self, addresses, download);
}

static void
import_address_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;
  AttacheAddressDialog *dialog;

  if (self->feeds == NULL)
    return;
  dialog = attache_address_dialog_new (GTK_WINDOW (self), self->feeds, self->settings);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (address_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
feeds_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;

  if (self->feeds != NULL)
    attache_feeds_dialog_present (GTK_WINDOW (self), self->feeds, self->settings);
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
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
