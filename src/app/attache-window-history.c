/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window does that is large and can be taken back: removing articles, and the history. */

#include "config.h"

#include "attache-window-private.h"

#include "attache-compare-dialog.h"
#include "attache-history-dialog.h"
#include "attache-preferences.h"
#include "attache-query-model.h"

#include <glib/gi18n.h>

/* What it offers to undo is undone, and the button would undo the step before. */
static void
undone_cb (AttacheSession *session, GParamSpec *property, AdwToast *toast)
{
  gboolean can_redo;

  g_object_get (session, "can-redo", &can_redo, NULL);
  if (can_redo)
    adw_toast_dismiss (toast);
}

static void
offer_undo (AttacheWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_signal_connect_object (self->session, "notify::can-redo", G_CALLBACK (undone_cb), toast, 0);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
toast_removed (AttacheWindow *self, guint n_articles)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u article removed", "%u articles removed", n_articles), n_articles);

  offer_undo (self, text);
}

static void
offer_undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  offer_undo (user_data, g_variant_get_string (parameter, NULL));
}

static void
remove_article_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;
  const gint64 id = g_variant_get_int64 (parameter);

  attache_session_remove_articles (self->session, &id, 1);
  toast_removed (self, 1);
}

/* Ids of what is listed now, which may be other than when it was asked. Transfer full. */
static GArray *
list_ids (AttacheWindow *self)
{
  AttacheQueryModel *articles = ATTACHE_QUERY_MODEL (attache_session_list_articles (self->session));
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (articles));
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (guint i = 0; i < n; i++)
    {
      gint64 id = attache_query_model_get_id (articles, i);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
listed_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  AttacheWindow *self = user_data;
  const GArray *ids = g_object_get_data (G_OBJECT (dialog), "article-ids");

  if (!g_str_equal (response, "remove") || self->session == NULL)
    return;
  attache_session_remove_articles (self->session, (const gint64 *) (gconstpointer) ids->data,
                                   ids->len);
  toast_removed (self, ids->len);
}

static void
remove_listed_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;
  GArray *ids = list_ids (self);
  g_autofree char *heading = g_strdup_printf (
      ngettext ("Remove %u Article?", "Remove %u Articles?", ids->len), ids->len);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self), heading,
      _ ("They go with all that you wrote in them. You can undo this, also later."));

  g_object_set_data_full (G_OBJECT (dialog), "article-ids", ids, (GDestroyNotify) g_array_unref);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "remove",
                                    _ ("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (listed_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;

  attache_history_dialog_present (self->session, GTK_WINDOW (self));
}

static void
set_author (AttacheWindow *self)
{
  g_autofree char *author = g_settings_get_string (self->settings, "author");

  if (self->session != NULL)
    attache_session_set_author (self->session,
                                *author != '\0' ? author : attache_preferences_get_user_name ());
}

void
attache_window_follow_author (AttacheWindow *self)
{
  g_signal_connect_object (self->settings, "changed::author", G_CALLBACK (set_author), self,
                           G_CONNECT_SWAPPED);
  set_author (self);
}

static void
compare_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttacheWindow *self = user_data;

  attache_compare_dialog_present (self->session, GTK_WINDOW (self));
}

void
attache_window_add_history_actions (AttacheWindow *self)
{
  static const GActionEntry entries[] = {
    { "remove-article", remove_article_cb, "x" },
    { "remove-listed", remove_listed_cb },
    { "history", history_cb },
    { "compare", compare_cb },
    { "offer-undo", offer_undo_cb, "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
