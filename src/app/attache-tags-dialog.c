/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree of tags as a list. Whether a move or a deletion did what was meant is seen when the list
 * comes back, and only then it is said. */

#include "config.h"

#include "attache-tags-dialog.h"

#include "attache-dialog-window.h"
#include "attache-line-words.h"
#include "attache-tag-list.h"
#include "attache-tag-mover.h"
#include "attache-tag-view.h"
#include "attache-tagging.h"

#include <glib/gi18n.h>

/* Of a name, where it stands in a sentence. */
#define MAX_NAME 80

/* Freed with the window. */
typedef struct
{
  AttacheSession *session;   /* owned */
  AttacheTagList *list;      /* owned */
  GCancellable *cancellable; /* owned */

  /* Borrowed: children */
  GtkWidget *window;
  GtkStack *stack;
  GtkListView *view;
  GtkEditable *search;
  AdwToastOverlay *toasts;

  /* State */
  gint64 moved_id; /* 0: none is on its way */
  gint64 moved_below;
  guint generation; /* of the dossier, before it moved */
  gint64 asked_id;  /* that the question about a deletion is about */
} Tags;

static void
tags_free (gpointer data)
{
  Tags *self = data;

  g_object_unref (self->list);
  g_object_unref (self->session);
  g_object_unref (self->cancellable);
  g_free (self);
}

static AttacheQueryModel *
get_model (Tags *self)
{
  return ATTACHE_QUERY_MODEL (attache_tag_list_get_model (self->list));
}

/* As it can be shown; “…” where it was not fetched yet. Transfer full. */
static char *
dup_name (Tags *self, gint64 id)
{
  const guint position = attache_query_model_find (get_model (self), id);
  g_autoptr (AttacheQueryRow)
      row = g_list_model_get_item (G_LIST_MODEL (get_model (self)), position);
  AttacheTag *tag = row != NULL ? attache_query_row_get_item (row) : NULL;

  return attache_line_words (tag != NULL ? attache_tag_get_fields (tag)->name : "…", MAX_NAME);
}

static void
undo_cb (AdwToast *toast, gpointer user_data)
{
  attache_session_undo (((Tags *) user_data)->session);
}

static void
tell (Tags *self, const char *text, gboolean can_undo)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (can_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_timeout (toast, 15);
      g_signal_connect (toast, "button-clicked", G_CALLBACK (undo_cb), self);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
tell_move (Tags *self)
{
  const gint64 id = self->moved_id;
  const guint position = attache_query_model_find (get_model (self), id);
  g_autofree char *name = dup_name (self, id);
  g_autofree char *text = NULL;

  self->moved_id = 0;
  if (position == G_MAXUINT)
    {
      tell (self, _ ("A tag of that name was there; the two are one now"), TRUE);
      return;
    }
  if (attache_tag_list_find_above (self->list, position) != self->moved_below)
    {
      tell (self, _ ("A tag cannot stand below itself"), FALSE);
      return;
    }
  text = g_strdup_printf (_ ("“%s” moved"), name);
  attache_tag_view_focus (self->view, id, position);
  tell (self, text, TRUE);
}

static guint
get_generation (Tags *self)
{
  guint generation;

  g_object_get (attache_session_get_dossier (self->session), "generation", &generation, NULL);
  return generation;
}

static void
loaded_cb (AttacheTagList *list, gpointer user_data)
{
  Tags *self = user_data;
  const gboolean is_any = g_list_model_get_n_items (G_LIST_MODEL (get_model (self))) > 0;

  gtk_stack_set_visible_child_name (self->stack, is_any                               ? "list"
                                                 : attache_tag_list_has_search (list) ? "none"
                                                                                      : "empty");
  /* What had the focus is not there any more. */
  if (!is_any)
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  if (self->moved_id != 0 && !attache_tag_list_has_search (list)
      && get_generation (self) != self->generation)
    tell_move (self);
}

/* The tree shows where it went. */
static void
move_to (Tags *self, gint64 id, gint64 parent_id)
{
  gtk_editable_set_text (self->search, "");
  attache_tag_list_set_search (self->list, "");
  self->moved_id = id;
  self->moved_below = parent_id;
  self->generation = get_generation (self);
  attache_session_move_tag (self->session, id, parent_id);
}

static void
move_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gint64 id, parent_id;

  g_variant_get (parameter, "(xx)", &id, &parent_id);
  move_to (user_data, id, parent_id);
}

static void
move_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Tags *self = user_data;
  const gint64 id = g_variant_get_int64 (parameter);
  g_autofree char *name = dup_name (self, id);

  attache_tag_mover_present (self->session, id, name, GTK_WINDOW (self->window));
}

static void
delete_answered_cb (AdwMessageDialog *question, const char *response, gpointer user_data)
{
  Tags *self = user_data;
  g_autofree char *name = dup_name (self, self->asked_id);
  g_autofree char *text = g_strdup_printf (_ ("“%s” deleted"), name);

  if (!g_str_equal (response, "delete"))
    return;
  attache_session_delete_tag (self->session, self->asked_id);
  tell (self, text, TRUE);
}

/* Transfer full. */
static char *
describe_extent (const AttacheTagExtent *extent)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (extent->n_below > 0)
    g_string_append_printf (
        words,
        ngettext ("%u tag below it goes along. ", "%u tags below it go along. ", extent->n_below),
        extent->n_below);
  if (extent->n_notes > 0)
    g_string_append_printf (words,
                            ngettext ("%u note loses it; the note itself stays. ",
                                      "%u notes lose it; the notes themselves stay. ",
                                      extent->n_notes),
                            extent->n_notes);
  else
    g_string_append (words, _ ("No note has it. "));
  g_string_append (words, _ ("You can undo this, also later."));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Tags *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *words = NULL;
  AttacheTagExtent extent;
  GtkWidget *question;

  /* Where it was cancelled the window is gone. */
  if (!attache_tag_list_measure_finish (ATTACHE_TAG_LIST (source), result, &extent, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("what goes with a tag cannot be told: %s", error->message);
      return;
    }
  name = dup_name (self, self->asked_id);
  /* Translators: %s is the name of a tag. */
  heading = g_strdup_printf (_ ("Delete “%s”?"), name);
  words = describe_extent (&extent);
  question = adw_message_dialog_new (GTK_WINDOW (self->window), heading, words);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "cancel", _ ("_Cancel"),
                                    "delete", _ ("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "cancel");
  g_signal_connect (question, "response", G_CALLBACK (delete_answered_cb), self);
  gtk_window_present (GTK_WINDOW (question));
}

static void
delete_tag (Tags *self, gint64 id)
{
  self->asked_id = id;
  attache_tag_list_measure_async (self->list, id, self->cancellable, measured_cb, self);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  delete_tag (user_data, g_variant_get_int64 (parameter));
}

/* Alt and right: below the one before it. */
static gboolean
lower_cb (GtkWidget *view, GVariant *arguments, gpointer user_data)
{
  Tags *self = user_data;
  AttacheTagRow *row = attache_tag_view_get_focused (self->view);
  const gint64 beside = row != NULL ? attache_tag_list_find_beside (
                            self->list, attache_tag_row_get_position (row))
                                    : 0;

  if (beside != 0)
    move_to (self, attache_tag_row_get_id (row), beside);
  return row != NULL;
}

/* Alt and left: beside the one that it stands below. */
static gboolean
raise_cb (GtkWidget *view, GVariant *arguments, gpointer user_data)
{
  Tags *self = user_data;
  AttacheTagRow *row = attache_tag_view_get_focused (self->view);
  AttacheQueryModel *model = get_model (self);
  gint64 above;

  if (row == NULL)
    return FALSE;
  above = attache_tag_list_find_above (self->list, attache_tag_row_get_position (row));
  if (above != 0)
    move_to (self, attache_tag_row_get_id (row),
             attache_tag_list_find_above (self->list, attache_query_model_find (model, above)));
  return TRUE;
}

static gboolean
ask_delete_cb (GtkWidget *view, GVariant *arguments, gpointer user_data)
{
  AttacheTagRow *row = attache_tag_view_get_focused (((Tags *) user_data)->view);

  if (row != NULL)
    delete_tag (user_data, attache_tag_row_get_id (row));
  return row != NULL;
}

static gboolean
open_cb (GtkWidget *view, GVariant *arguments, gpointer user_data)
{
  AttacheTagRow *row = attache_tag_view_get_focused (((Tags *) user_data)->view);

  if (row != NULL)
    attache_tag_row_open_menu (row);
  return row != NULL;
}

static gboolean
undo_key_cb (GtkWidget *view, GVariant *arguments, gpointer user_data)
{
  attache_session_undo (((Tags *) user_data)->session);
  return TRUE;
}

static gboolean
redo_key_cb (GtkWidget *view, GVariant *arguments, gpointer user_data)
{
  attache_session_redo (((Tags *) user_data)->session);
  return TRUE;
}

static void
add_keys (Tags *self)
{
  static const struct
  {
    const char *trigger;
    GtkShortcutFunc func;
  } keys[] = {
    { "<Alt>Right", lower_cb }, { "<Alt>Left", raise_cb },     { "Delete", ask_delete_cb },
    { "F2", open_cb },          { "<Control>z", undo_key_cb }, { "<Shift><Control>z", redo_key_cb },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                          gtk_callback_action_new (keys[i].func, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

static gboolean
can_change (Tags *self)
{
  return !attache_dossier_is_read_only (attache_session_get_dossier (self->session));
}

static GtkWidget *
new_page (const char *icon, const char *title, const char *description)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

static GtkWidget *
new_search (Tags *self)
{
  GtkWidget *search = attache_tag_view_new_search (self->list, _ ("Search tags"));

  self->search = GTK_EDITABLE (search);
  g_signal_connect_swapped (search, "stop-search", G_CALLBACK (gtk_window_close), self->window);
  gtk_widget_set_margin_start (search, 12);
  gtk_widget_set_margin_end (search, 12);
  gtk_widget_set_margin_bottom (search, 6);
  return search;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  AttacheQueryRow *row = g_value_get_object (value);

  if (row == NULL)
    return FALSE;
  move_to (user_data, attache_query_row_get_id (row), 0);
  return TRUE;
}

/* It says what can be done, and takes what is to stand below no other. */
static GtkWidget *
new_top (Tags *self)
{
  GtkWidget *label = gtk_label_new (_ ("Drag a tag onto another to put it below that, or here to "
                                       "put it at the top"));
  GtkDropTarget *target = gtk_drop_target_new (ATTACHE_TYPE_QUERY_ROW, GDK_ACTION_MOVE);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "tags-top");
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (target));
  gtk_widget_set_visible (label, can_change (self));
  return label;
}

static GtkWidget *
new_content (Tags *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *stack = gtk_stack_new (), *toasts = adw_toast_overlay_new ();

  self->stack = GTK_STACK (stack);
  self->toasts = ADW_TOAST_OVERLAY (toasts);
  self->view = GTK_LIST_VIEW (attache_tag_view_new (self->session, self->list, can_change (self)));
  if (can_change (self))
    add_keys (self);
  gtk_box_append (GTK_BOX (page), attache_dialog_window_new_scroller (GTK_WIDGET (self->view)));
  gtk_box_append (GTK_BOX (page), new_top (self));
  gtk_stack_add_named (self->stack, adw_bin_new (), "loading");
  gtk_stack_add_named (self->stack, page, "list");
  gtk_stack_add_named (
      self->stack,
      new_page (NULL, _ ("No Tags Yet"), _ ("Tags that you give to notes stand here.")), "empty");
  gtk_stack_add_named (
      self->stack,
      new_page ("system-search-symbolic", _ ("No Such Tag"), _ ("No tag has these words.")),
      "none");
  gtk_widget_set_vexpand (toasts, TRUE);
  adw_toast_overlay_set_child (self->toasts, stack);
  gtk_box_append (GTK_BOX (box), new_search (self));
  gtk_box_append (GTK_BOX (box), toasts);
  return box;
}

static void
add_actions (Tags *self)
{
  static const GActionEntry entries[] = {
    { "move", move_cb, "x" },
    { "move-to", move_to_cb, "(xx)" },
    { "delete", delete_cb, "x" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->window, "tags", G_ACTION_GROUP (group));
}

/* Answers that are still on their way find nobody. */
static void
closed_cb (GtkWidget *window, gpointer user_data)
{
  Tags *self = user_data;

  g_cancellable_cancel (self->cancellable);
  g_signal_handlers_disconnect_by_func (self->list, loaded_cb, self);
}

void
attache_tags_dialog_present (AttacheSession *session, GtkWindow *parent)
{
  Tags *self;

  g_return_if_fail (ATTACHE_IS_SESSION (session));

  if (attache_dialog_window_show_again (parent, _ ("Tags")))
    return;
  self = g_new0 (Tags, 1);
  self->session = g_object_ref (session);
  self->cancellable = g_cancellable_new ();
  self->list = attache_tag_list_new (attache_session_get_dossier (session));
  self->window = attache_dialog_window_new (parent, _ ("Tags"), 460, 560);
  attache_dialog_window_set_body (self->window, new_content (self));
  add_actions (self);
  g_object_set_data_full (G_OBJECT (self->window), "tags", self, tags_free);
  g_signal_connect (self->window, "destroy", G_CALLBACK (closed_cb), self);
  g_signal_connect (self->list, "loaded", G_CALLBACK (loaded_cb), self);
  gtk_window_present (GTK_WINDOW (self->window));
}
