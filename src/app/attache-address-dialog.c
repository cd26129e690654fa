/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three pages: the network is off; an address; what a feed or a list of feeds offers. A build that
 * has no network has one page, which says so. */

#include "config.h"

#include "attache-address-dialog.h"

#include "attache-address-choice.h"
#include "attache-address-look.h"

#include <glib/gi18n.h>
#include <string.h>

struct _AttacheAddressDialog
{
  AdwWindow parent_instance;

  /* Owned */
  AttacheFeedList *feeds;
  GSettings *settings;
  GCancellable *cancellable; /* nullable: while it looks */
  AttacheAddressLook *look;  /* nullable: a feed or a list of feeds */
  GListStore *choices;       /* AttacheAddressChoice */

  /* Template children */
  GtkStack *stack;
  GtkWidget *go_button;
  GtkSpinner *spinner;
  GtkWidget *allow_button;
  AdwEntryRow *address_row;
  GtkLabel *error_label;
  GtkCheckButton *all_check;
  GtkLabel *feed_label;
  GtkDropDown *watch_drop_down;
  GtkListView *list_view;
};

/* As the rows of the drop-down stand; the first keeps no feed. */
static const guint minutes[] = { 0, 0, 60, 6 * 60, 24 * 60 };

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttacheAddressDialog, attache_address_dialog, ADW_TYPE_WINDOW)

static gboolean
is_list (AttacheAddressDialog *self)
{
  return self->look != NULL && self->look->feed->is_list;
}

static void all_toggled_cb (AttacheAddressDialog *self);

static guint
count_chosen (AttacheAddressDialog *self)
{
  guint n = 0, n_items = g_list_model_get_n_items (G_LIST_MODEL (self->choices));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (AttacheAddressChoice)
          choice = g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      n += attache_address_choice_is_chosen (choice);
    }
  return n;
}

static gboolean
keeps_feed (AttacheAddressDialog *self)
{
  return !is_list (self) && gtk_drop_down_get_selected (self->watch_drop_down) > 0;
}

/* The box above the list tells of all rows: also of some. */
static void
update_all_check (AttacheAddressDialog *self, guint n_chosen)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->choices));

  g_signal_handlers_block_by_func (self->all_check, all_toggled_cb, self);
  gtk_check_button_set_active (self->all_check, n_chosen == n_items);
  gtk_check_button_set_inconsistent (self->all_check, n_chosen > 0 && n_chosen < n_items);
  g_signal_handlers_unblock_by_func (self->all_check, all_toggled_cb, self);
}

static void
update_go (AttacheAddressDialog *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->stack);
  gboolean is_busy = self->cancellable != NULL;
  g_autofree char *label = NULL;
  guint n;

  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_visible (self->go_button,
                          !g_str_equal (page, "off") && !g_str_equal (page, "missing"));
  if (strcmp (page, "choose") != 0)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (self->address_row));

      gtk_widget_set_sensitive (self->go_button, !is_busy && *text != '\0');
      return;
    }
  n = count_chosen (self);
  update_all_check (self, n);
  if (is_list (self))
    label = g_strdup_printf (ngettext ("_Add %u Feed", "_Add %u Feeds", n), n);
  else if (n == 0 && keeps_feed (self))
    label = g_strdup (_ ("_Keep Feed"));
  else
    label = g_strdup_printf (ngettext ("_Import %u Article", "_Import %u Articles", n), n);
  gtk_button_set_label (GTK_BUTTON (self->go_button), label);
  gtk_widget_set_sensitive (self->go_button, n > 0 || keeps_feed (self));
}

static void
show_error (AttacheAddressDialog *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

static void
address_changed_cb (AttacheAddressDialog *self)
{
  show_error (self, NULL);
  update_go (self);
}

static void
watch_changed_cb (AttacheAddressDialog *self)
{
  update_go (self);
}

static void
allow_cb (AttacheAddressDialog *self)
{
  g_settings_set_boolean (self->settings, "network", TRUE);
  gtk_stack_set_visible_child_name (self->stack, "address");
  gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
  update_go (self);
}

static void
all_toggled_cb (AttacheAddressDialog *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->choices));
  gboolean is_chosen = gtk_check_button_get_active (self->all_check);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (AttacheAddressChoice)
          choice = g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      attache_address_choice_set_chosen (choice, is_chosen);
    }
  update_go (self);
}

static void
row_activated_cb (AttacheAddressDialog *self, guint position)
{
  g_autoptr (AttacheAddressChoice)
      choice = g_list_model_get_item (G_LIST_MODEL (self->choices), position);

  attache_address_choice_set_chosen (choice, !attache_address_choice_is_chosen (choice));
}

static void
choose_addresses (AttacheAddressDialog *self, const char *const *addresses,
                  AttacheDownload *download)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, addresses, download);
  gtk_window_close (GTK_WINDOW (self));
}

/* What a feed offers, or the feeds of a list. */
static void
show_choices (AttacheAddressDialog *self)
{
  const AttacheFeed *feed = self->look->feed;
  g_autofree char *title = g_utf8_make_valid (
      feed->title != NULL ? feed->title : self->look->download->address, -1);

  for (guint i = 0; i < feed->entries->len; i++)
    {
      const AttacheFeedEntry *entry = g_ptr_array_index (feed->entries, i);
      g_autoptr (AttacheAddressChoice) choice = NULL;

      if (entry->address == NULL)
        continue;
      choice = attache_address_choice_new (entry);
      g_signal_connect_object (choice, "notify::chosen", G_CALLBACK (update_go), self,
                               G_CONNECT_SWAPPED);
      g_list_store_append (self->choices, choice);
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (self->choices)) == 0)
    {
      show_error (self, _ ("The feed is there, and announces nothing at the moment."));
      g_clear_pointer (&self->look, attache_address_look_free);
      return;
    }
  gtk_label_set_label (self->feed_label, title);
  gtk_widget_set_visible (GTK_WIDGET (self->watch_drop_down), !feed->is_list);
  gtk_stack_set_visible_child_name (self->stack, "choose");
  update_go (self);
  gtk_widget_grab_focus (self->go_button);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheAddressDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheAddressLook) look = attache_address_look_finish (result, &error);
  const char *addresses[] = { NULL, NULL };

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->feeds == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (look == NULL)
    show_error (self, error->message);
  else if (look->feed != NULL)
    {
      self->look = g_steal_pointer (&look);
      show_choices (self);
    }
  else
    {
      addresses[0] = look->download->address;
      choose_addresses (self, addresses, look->download);
      return;
    }
  update_go (self);
}

/* Transfer full: addresses of the choices that are, or are not, chosen. */
static GStrv
dup_addresses (AttacheAddressDialog *self, gboolean is_chosen)
{
  g_autoptr (GStrvBuilder) addresses = g_strv_builder_new ();
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->choices));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (AttacheAddressChoice)
          choice = g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      if (attache_address_choice_is_chosen (choice) == is_chosen)
        g_strv_builder_add (addresses, attache_address_choice_get_address (choice));
    }
  return g_strv_builder_end (addresses);
}

static void
add_feeds (AttacheAddressDialog *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->choices));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (AttacheAddressChoice)
          choice = g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      if (attache_address_choice_is_chosen (choice))
        attache_feed_list_add (self->feeds, attache_address_choice_get_address (choice),
                               attache_address_choice_get_title (choice), 0, NULL);
    }
  gtk_window_close (GTK_WINDOW (self));
}

/* All that the feed offers was shown: what the reader left out does not come in later. */
static void
take_choices (AttacheAddressDialog *self)
{
  g_auto (GStrv) chosen = dup_addresses (self, TRUE);
  g_auto (GStrv) others = dup_addresses (self, FALSE);
  const AttacheFeed *feed = self->look->feed;
  g_autoptr (GStrvBuilder) seen = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_strv_builder_addv (seen, (const char **) chosen);
  g_strv_builder_addv (seen, (const char **) others);
  all = g_strv_builder_end (seen);
  if (keeps_feed (self))
    attache_feed_list_add (self->feeds, self->look->download->address, feed->title,
                           minutes[gtk_drop_down_get_selected (self->watch_drop_down)],
                           (const char *const *) all);
  if (chosen[0] != NULL)
    choose_addresses (self, (const char *const *) chosen, NULL);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
go_cb (AttacheAddressDialog *self)
{
  if (!gtk_widget_get_sensitive (self->go_button))
    return;
  if (is_list (self))
    add_feeds (self);
  else if (self->look != NULL)
    take_choices (self);
  else
    {
      show_error (self, NULL);
      self->cancellable = g_cancellable_new ();
      attache_address_look_async (gtk_editable_get_text (GTK_EDITABLE (self->address_row)), NULL,
                                  self->cancellable, looked_cb, g_object_ref (self));
      update_go (self);
    }
}

static void
attache_address_dialog_dispose (GObject *object)
{
  AttacheAddressDialog *self = ATTACHE_ADDRESS_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->feeds);
  g_clear_object (&self->settings);
  g_clear_object (&self->choices);
  g_clear_pointer (&self->look, attache_address_look_free);
  G_OBJECT_CLASS (attache_address_dialog_parent_class)->dispose (object);
}

static gboolean
attache_address_dialog_close_request (GtkWindow *window)
{
  AttacheAddressDialog *self = ATTACHE_ADDRESS_DIALOG (window);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (attache_address_dialog_parent_class)->close_request (window);
}

static void
attache_address_dialog_class_init (AttacheAddressDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_address_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = attache_address_dialog_close_request;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRV,
                                         G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-address-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheAddressDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AttacheAddressDialog, go_button);
  gtk_widget_class_bind_template_child (widget_class, AttacheAddressDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, AttacheAddressDialog, allow_button);
  gtk_widget_class_bind_template_child (widget_class, AttacheAddressDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, AttacheAddressDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, AttacheAddressDialog, all_check);
  gtk_widget_class_bind_template_child (widget_class, AttacheAddressDialog, feed_label);
  gtk_widget_class_bind_template_child (widget_class, AttacheAddressDialog, watch_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AttacheAddressDialog, list_view);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, watch_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, allow_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
attache_address_dialog_init (AttacheAddressDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = attache_address_choice_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->choices = g_list_store_new (ATTACHE_TYPE_ADDRESS_CHOICE);
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->choices)));
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
}

static void
show_first_page (AttacheAddressDialog *self)
{
  if (!attache_download_is_supported ())
    gtk_stack_set_visible_child_name (self->stack, "missing");
  else if (g_settings_get_boolean (self->settings, "network"))
    {
      gtk_stack_set_visible_child_name (self->stack, "address");
      gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
    }
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "off");
      gtk_widget_grab_focus (self->allow_button);
    }
  update_go (self);
}

AttacheAddressDialog *
attache_address_dialog_new (GtkWindow *parent, AttacheFeedList *feeds, GSettings *settings)
{
  AttacheAddressDialog *self;

  g_return_val_if_fail (ATTACHE_IS_FEED_LIST (feeds), NULL);

  self = g_object_new (ATTACHE_TYPE_ADDRESS_DIALOG, "transient-for", parent, NULL);
  self->feeds = g_object_ref (feeds);
  self->settings = g_object_ref (settings);
  show_first_page (self);
  return self;
}
