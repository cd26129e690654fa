/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row for each feed, made anew when the feeds change: there are few. */

#include "config.h"

#include "attache-feeds-dialog.h"

#include "attache-line-words.h"
#include "attache-time-unit.h"
#include "attache-time-words.h"

#include <glib/gi18n.h>

struct _AttacheFeedsDialog
{
  AdwWindow parent_instance;

  /* Owned */
  AttacheFeedList *feeds;
  GSettings *settings;

  /* Template children */
  GtkStack *stack;
  GtkListBox *list_box;
  GtkWidget *check_button;
  GtkWidget *stop_button;
  GtkSpinner *spinner;
};

enum
{
  SIGNAL_ADD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttacheFeedsDialog, attache_feeds_dialog, ADW_TYPE_WINDOW)

/* As the rows of the drop-down stand. */
static const guint minutes[] = { 0, 60, 6 * 60, 24 * 60 };

static gint64
get_id (gpointer widget)
{
  AttacheFeedItem *item = g_object_get_data (widget, "feed");

  return attache_feed_item_get_id (item);
}

static void
check_cb (GtkButton *button, AttacheFeedsDialog *self)
{
  gint64 id = get_id (button);

  attache_feed_list_check (self->feeds, &id, 1);
}

static void
removal_response_cb (GtkWidget *dialog, const char *response, AttacheFeedsDialog *self)
{
  if (g_str_equal (response, "remove"))
    attache_feed_list_remove (self->feeds, get_id (dialog));
}

/* What a feed announced before goes with it, which nothing brings back: so it asks. */
static void
remove_cb (GtkButton *button, AttacheFeedsDialog *self)
{
  AttacheFeedItem *item = g_object_get_data (G_OBJECT (button), "feed");
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), NULL, NULL);
  g_autofree char *title = attache_line_words (attache_feed_item_get_title (item),
                                               ATTACHE_LINE_CHARS);

  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("Remove “%s”?"), title);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                               _ ("Its articles stay. New ones do not come in any more."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "remove",
                                    _ ("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "feed", g_object_ref (item), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (removal_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
interval_cb (GtkDropDown *drop_down, GParamSpec *pspec, AttacheFeedsDialog *self)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (selected < G_N_ELEMENTS (minutes))
    attache_feed_list_set_minutes (self->feeds, get_id (drop_down), minutes[selected]);
}

static GtkWidget *
new_interval (AttacheFeedsDialog *self, AttacheFeedItem *item)
{
  const char *const names[] = { _ ("When asked"), _ ("Every hour"), _ ("Every 6 hours"),
                                _ ("Every day"), NULL };
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (names);

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      if (minutes[i] == attache_feed_item_get_minutes (item))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), i);
    }
  gtk_widget_set_tooltip_text (drop_down, _ ("How often it is looked at"));
  g_object_set_data_full (G_OBJECT (drop_down), "feed", g_object_ref (item), g_object_unref);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (interval_cb), self, 0);
  return drop_down;
}

static GtkWidget *
new_button (AttacheFeedsDialog *self, AttacheFeedItem *item, const char *icon, const char *label,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "feed", g_object_ref (item), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  return button;
}

/* Transfer full: how the last look went. */
static char *
describe (AttacheFeedItem *item)
{
  gint64 checked = attache_feed_item_get_checked (item);
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (attache_feed_item_get_problem (item) != NULL)
    return g_strdup (attache_feed_item_get_problem (item));
  if (checked == ATTACHE_TIME_UNKNOWN)
    return g_strdup (attache_feed_item_get_address (item));
  utc = g_date_time_new_from_unix_utc (checked / G_USEC_PER_SEC);
  local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  /* Translators: date and time of the locale */
  return local != NULL ? g_date_time_format (local, _ ("Looked at %c")) : g_strdup ("");
}

static GtkWidget *
new_row (gpointer object, gpointer user_data)
{
  AttacheFeedsDialog *self = user_data;
  AttacheFeedItem *item = object;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *controls[] = {
    new_interval (self, item),
    new_button (self, item, "view-refresh-symbolic", _ ("Look Now"), G_CALLBACK (check_cb)),
    new_button (self, item, "user-trash-symbolic", _ ("Remove"), G_CALLBACK (remove_cb)),
  };
  g_autofree char *title = attache_line_words (attache_feed_item_get_title (item),
                                               ATTACHE_LINE_CHARS);
  g_autofree char *words = describe (item);
  g_autofree char *subtitle = attache_line_words (words, ATTACHE_LINE_CHARS);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_tooltip_text (row, attache_feed_item_get_address (item));
  if (attache_feed_item_get_problem (item) != NULL)
    adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "dialog-warning-symbolic");
  g_settings_bind (self->settings, "network", controls[1], "sensitive", G_SETTINGS_BIND_GET);
  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    {
      gtk_widget_set_valign (controls[i], GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), controls[i]);
    }
  return row;
}

static void
update (AttacheFeedsDialog *self)
{
  gboolean is_busy = attache_feed_list_is_busy (self->feeds);
  guint n_items = g_list_model_get_n_items (attache_feed_list_get_items (self->feeds));

  gtk_stack_set_visible_child_name (self->stack, n_items > 0 ? "feeds" : "empty");
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_visible (self->stop_button, is_busy);
  gtk_widget_set_sensitive (self->check_button,
                            n_items > 0 && !is_busy
                                && g_settings_get_boolean (self->settings, "network"));
}

static void
add_cb (AttacheFeedsDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_ADD], 0);
}

static void
check_all_cb (AttacheFeedsDialog *self)
{
  GListModel *items = attache_feed_list_get_items (self->feeds);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AttacheFeedItem) item = g_list_model_get_item (items, i);
      gint64 id = attache_feed_item_get_id (item);

      g_array_append_val (ids, id);
    }
  attache_feed_list_check (self->feeds, (const gint64 *) (gconstpointer) ids->data, ids->len);
}

static void
stop_cb (AttacheFeedsDialog *self)
{
  attache_feed_list_cancel (self->feeds);
}

static void
attache_feeds_dialog_dispose (GObject *object)
{
  AttacheFeedsDialog *self = ATTACHE_FEEDS_DIALOG (object);

  g_clear_object (&self->feeds);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (attache_feeds_dialog_parent_class)->dispose (object);
}

static void
attache_feeds_dialog_class_init (AttacheFeedsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_feeds_dialog_dispose;
  signals[SIGNAL_ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-feeds-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheFeedsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AttacheFeedsDialog, list_box);
  gtk_widget_class_bind_template_child (widget_class, AttacheFeedsDialog, check_button);
  gtk_widget_class_bind_template_child (widget_class, AttacheFeedsDialog, stop_button);
  gtk_widget_class_bind_template_child (widget_class, AttacheFeedsDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
attache_feeds_dialog_init (AttacheFeedsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AttacheFeedsDialog *
attache_feeds_dialog_new (GtkWindow *parent, AttacheFeedList *feeds, GSettings *settings)
{
  AttacheFeedsDialog *self;

  g_return_val_if_fail (ATTACHE_IS_FEED_LIST (feeds), NULL);

  self = g_object_new (ATTACHE_TYPE_FEEDS_DIALOG, "transient-for", parent, NULL);
  self->feeds = g_object_ref (feeds);
  self->settings = g_object_ref (settings);
  gtk_list_box_bind_model (self->list_box, attache_feed_list_get_items (feeds), new_row, self,
                           NULL);
  g_signal_connect_object (attache_feed_list_get_items (feeds), "items-changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (feeds, "notify::busy", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::network", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return self;
}
