/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list whose rows are made when looked at; what can be done to a tag opens from its row. */

#include "config.h"

#include "attache-tags-dialog.h"

#include "attache-choice.h"
#include "attache-dialog-window.h"
#include "attache-line-words.h"
#include "attache-side-row.h"
#include "attache-swatch.h"
#include "attache-tagging.h"

#include <glib/gi18n.h>

/* A row's parts, all borrowed; it goes with the row's box. */
typedef struct
{
  AttacheSession *session; /* owned */
  GtkListItem *item;
  GtkWidget *swatch;
  GtkWidget *name;
  GtkWidget *count;
  GtkWidget *button;
  GtkWidget *entry;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_object_unref (row->session);
  g_free (row);
}

static const AttacheChoiceFields *
get_fields (Row *row)
{
  return attache_choice_get_fields (gtk_list_item_get_item (row->item));
}

static void
rename_cb (Row *row)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->entry))));
  const AttacheChoiceFields *fields = get_fields (row);
  const gint64 id = fields->id;

  if (*name == '\0' || g_str_equal (name, fields->name))
    return;
  gtk_menu_button_popdown (GTK_MENU_BUTTON (row->button));
  attache_session_rename_tag (row->session, id, name);
}

static void
colour_cb (GtkButton *button, Row *row)
{
  const gint64 id = get_fields (row)->id;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (row->button));
  attache_session_set_tag_colour (
      row->session, id, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "colour")));
}

static void
delete_cb (Row *row)
{
  const gint64 id = get_fields (row)->id;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (row->button));
  attache_session_delete_tag (row->session, id);
}

static GtkWidget *
new_colours (Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  for (guint i = 0; i < ATTACHE_N_TAG_COLOURS; i++)
    {
      GtkWidget *button = gtk_button_new (), *swatch = attache_swatch_new (ATTACHE_SWATCH_DISC);
      /* Translators: %u is the number of a colour. */
      g_autofree char *name = g_strdup_printf (_ ("Colour %u"), i + 1);

      attache_swatch_set_slot (ATTACHE_SWATCH (swatch), i);
      gtk_button_set_child (GTK_BUTTON (button), swatch);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, name);
      g_object_set_data (G_OBJECT (button), "colour", GUINT_TO_POINTER (i));
      g_signal_connect (button, "clicked", G_CALLBACK (colour_cb), row);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
new_popover (Row *row)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_ ("The name of another tag makes the two one."));
  GtkWidget *rename = gtk_button_new_with_mnemonic (_ ("_Rename"));
  GtkWidget *delete = gtk_button_new_with_mnemonic (_ ("_Delete From All Notes"));

  row->entry = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name"), -1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (delete, "destructive-action");
  g_signal_connect_swapped (row->entry, "activate", G_CALLBACK (rename_cb), row);
  g_signal_connect_swapped (rename, "clicked", G_CALLBACK (rename_cb), row);
  g_signal_connect_swapped (delete, "clicked", G_CALLBACK (delete_cb), row);
  gtk_box_append (GTK_BOX (box), row->entry);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), rename);
  gtk_box_append (GTK_BOX (box), new_colours (row));
  gtk_box_append (GTK_BOX (box), delete);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer session)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  Row *row = g_new0 (Row, 1);

  row->session = g_object_ref (session);
  row->item = item;
  row->swatch = attache_swatch_new (ATTACHE_SWATCH_DISC);
  row->name = gtk_label_new (NULL);
  row->count = gtk_label_new (NULL);
  row->button = gtk_menu_button_new ();
  gtk_label_set_xalign (GTK_LABEL (row->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (row->name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (row->name, TRUE);
  gtk_widget_set_valign (row->swatch, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row->count, "dim-label");
  gtk_widget_add_css_class (row->button, "flat");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (row->button), "document-edit-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (row->button), new_popover (row));
  gtk_widget_set_sensitive (row->button,
                            !attache_dossier_is_read_only (attache_session_get_dossier (session)));
  gtk_box_append (GTK_BOX (box), row->swatch);
  gtk_box_append (GTK_BOX (box), row->name);
  gtk_box_append (GTK_BOX (box), row->count);
  gtk_box_append (GTK_BOX (box), row->button);
  gtk_widget_set_margin_start (box, 9);
  gtk_widget_set_margin_end (box, 9);
  g_object_set_data_full (G_OBJECT (box), "row", row, row_free);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer session)
{
  Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), "row");
  const AttacheChoiceFields *fields = get_fields (row);
  g_autofree char *count = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u article", "%u articles", fields->n_articles),
      fields->n_articles);
  g_autofree char *name = attache_line_words (fields->name, ATTACHE_LINE_CHARS);
  /* Translators: %s is the name of a tag. */
  g_autofree char *change = g_strdup_printf (_ ("Change “%s”"), name);

  attache_swatch_set_slot (ATTACHE_SWATCH (row->swatch), fields->colour);
  attache_side_row_set_line (GTK_LABEL (row->name), fields->name);
  gtk_label_set_label (GTK_LABEL (row->count), count);
  gtk_editable_set_text (GTK_EDITABLE (row->entry), fields->name);
  gtk_widget_set_tooltip_text (row->button, change);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  change, -1);
}

static void
update_page (GListModel *tags, guint position, guint n_removed, guint n_added, gpointer stack)
{
  gtk_stack_set_visible_child_name (stack, g_list_model_get_n_items (tags) > 0 ? "list" : "empty");
}

static GtkWidget *
new_list (AttacheSession *session)
{
  GListModel *tags = attache_session_list_tag_choices (session);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (), *view;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), session, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), session, 0);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (tags))),
                            factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tags"),
                                  -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

void
attache_tags_dialog_present (AttacheSession *session, GtkWindow *parent)
{
  GtkWidget *window, *stack, *empty;
  GListModel *tags;

  g_return_if_fail (ATTACHE_IS_SESSION (session));

  if (attache_dialog_window_show_again (parent, _ ("Tags")))
    return;
  tags = attache_session_list_tag_choices (session);
  window = attache_dialog_window_new (parent, _ ("Tags"), 420, 520);
  stack = gtk_stack_new ();
  empty = adw_status_page_new ();
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("No Tags Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty),
                                   _ ("Tags that you give to notes stand here."));
  gtk_stack_add_named (GTK_STACK (stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (stack), new_list (session), "list");
  g_signal_connect_object (tags, "items-changed", G_CALLBACK (update_page), stack, 0);
  update_page (tags, 0, 0, 0, stack);
  attache_dialog_window_set_body (window, stack);
  gtk_window_present (GTK_WINDOW (window));
}
