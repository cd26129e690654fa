/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list makes some two hundred rows before it knows how many it has room for: so what opens from a
 * row is made when it is opened. */

#include "config.h"

#include "attache-tag-row.h"

#include <glib/gi18n-lib.h>

#include "attache-line-words.h"
#include "attache-side-row.h"
#include "attache-swatch.h"
#include "attache-tagging.h"

#define INDENT 18
/* A deeper one shows its path. */
#define MAX_INDENTS 6
#define COLOURS_IN_ROW 4

struct _AttacheTagRow
{
  GtkWidget parent_instance;

  /* Owned */
  AttacheSession *session;
  AttacheTagList *list;
  AttacheQueryRow *row; /* nullable */
  GtkWidget *box;

  /* Borrowed: children, and the list's item; nullable */
  GtkListItem *item;
  GtkWidget *swatch;
  GtkWidget *name;
  GtkWidget *path;
  GtkWidget *count;
  GtkWidget *button;
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (AttacheTagRow, attache_tag_row, GTK_TYPE_WIDGET)

/* NULL where it was not fetched yet. */
static const AttacheTagFields *
get_fields (AttacheTagRow *self)
{
  AttacheTag *tag = self->row != NULL ? attache_query_row_get_item (self->row) : NULL;

  return tag != NULL ? attache_tag_get_fields (tag) : NULL;
}

static void
rename_cb (AttacheTagRow *self)
{
  g_autofree char *name = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  const AttacheTagFields *fields = get_fields (self);
  const gint64 id = attache_tag_row_get_id (self);

  if (*name == '\0' || fields == NULL || g_str_equal (name, fields->name))
    return;
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  attache_session_rename_tag (self->session, id, name);
}

static void
colour_cb (GtkButton *button, AttacheTagRow *self)
{
  const guint colour = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "colour"));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  attache_session_set_tag_colour (self->session, attache_tag_row_get_id (self), colour);
}

static void
move_cb (AttacheTagRow *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  gtk_widget_activate_action (GTK_WIDGET (self), "tags.move", "x", attache_tag_row_get_id (self));
}

static void
delete_cb (AttacheTagRow *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  gtk_widget_activate_action (GTK_WIDGET (self), "tags.delete", "x", attache_tag_row_get_id (self));
}

/* In rows, so that a window of 360 pixels has them all. */
static GtkWidget *
new_colours (AttacheTagRow *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);

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
      g_signal_connect (button, "clicked", G_CALLBACK (colour_cb), self);
      gtk_grid_attach (GTK_GRID (grid), button, (int) (i % COLOURS_IN_ROW),
                       (int) (i / COLOURS_IN_ROW), 1, 1);
    }
  return grid;
}

static void
add_button (GtkWidget *box, const char *label, const char *css_class, GCallback clicked,
            AttacheTagRow *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
new_popover (AttacheTagRow *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_ ("The name of another tag makes the two one."));

  self->entry = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name"), -1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (rename_cb), self);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), label);
  add_button (box, _ ("_Rename"), NULL, G_CALLBACK (rename_cb), self);
  gtk_box_append (GTK_BOX (box), new_colours (self));
  add_button (box, _ ("_Move Below Another…"), NULL, G_CALLBACK (move_cb), self);
  add_button (box, _ ("_Delete…"), "destructive-action", G_CALLBACK (delete_cb), self);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  AttacheTagRow *self = user_data;
  const AttacheTagFields *fields = get_fields (self);

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, new_popover (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), fields != NULL ? fields->name : "");
}

/* What is taken hold of is the row of this list: another list does not know it. */
static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, AttacheTagRow *self)
{
  return self->row != NULL ? gdk_content_provider_new_typed (ATTACHE_TYPE_QUERY_ROW, self->row)
                           : NULL;
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, AttacheTagRow *self)
{
  g_autoptr (GdkPaintable) icon = gtk_widget_paintable_new (self->name);

  gtk_drag_source_set_icon (source, icon, 0, 0);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, AttacheTagRow *self)
{
  AttacheQueryRow *dropped = g_value_get_object (value);

  if (dropped == NULL || self->row == NULL || dropped == self->row)
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "tags.move-to", "(xx)",
                                     attache_query_row_get_id (dropped),
                                     attache_tag_row_get_id (self));
}

static void
add_drag_and_drop (AttacheTagRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (ATTACHE_TYPE_QUERY_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
show_tag (AttacheTagRow *self, const AttacheTagFields *fields)
{
  const guint depth = attache_tag_list_get_depth (self->list, attache_tag_row_get_position (self));
  const gboolean wants_path = depth > MAX_INDENTS || attache_tag_list_has_search (self->list);
  g_autofree char *count = g_strdup_printf (ngettext ("%u note", "%u notes", fields->n_annotations),
                                            fields->n_annotations);
  g_autofree char *name = attache_line_words (fields->name, ATTACHE_LINE_CHARS);
  g_autofree char *path = attache_line_words (fields->path, ATTACHE_LINE_CHARS);
  /* Translators: %s is the name of a tag. */
  g_autofree char *change = g_strdup_printf (_ ("Change “%s”"), name);
  /* Translators: a tag, the one that it stands below, and how many notes have it. */
  g_autofree char *whole = fields->path != NULL
                               ? g_strdup_printf (_ ("%s, below %s, %s"), name, path, count)
                               : g_strdup_printf ("%s, %s", name, count);

  attache_swatch_set_slot (ATTACHE_SWATCH (self->swatch), fields->colour);
  gtk_label_set_label (GTK_LABEL (self->name), name);
  attache_side_row_set_text (GTK_LABEL (self->path), wants_path ? fields->path : NULL);
  gtk_label_set_label (GTK_LABEL (self->count), fields->n_annotations > 0 ? count : "");
  gtk_widget_set_margin_start (self->box, (gint) MIN (depth, MAX_INDENTS) * INDENT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  change, -1);
  attache_side_row_set_name (GTK_WIDGET (self), whole);
}

/* Until it was fetched nothing is seen of it. The words of the tag before it stay meanwhile: others
 * would have to be laid out, for a moment, in two hundred rows. */
static void
refresh (AttacheTagRow *self)
{
  const AttacheTagFields *fields = get_fields (self);

  gtk_widget_set_opacity (self->box, fields != NULL ? 1 : 0);
  if (fields != NULL)
    show_tag (self, fields);
}

static void
forget_row (AttacheTagRow *self)
{
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, refresh, self);
  g_clear_object (&self->row);
}

static void
attache_tag_row_dispose (GObject *object)
{
  AttacheTagRow *self = ATTACHE_TAG_ROW (object);

  forget_row (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (attache_tag_row_parent_class)->dispose (object);
}

static void
attache_tag_row_class_init (AttacheTagRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_tag_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attache-tag-row");
}

static GtkWidget *
append_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
attache_tag_row_init (AttacheTagRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->swatch = attache_swatch_new (ATTACHE_SWATCH_DISC);
  gtk_widget_set_valign (self->swatch, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), self->swatch);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), texts);
  self->name = append_label (texts, NULL);
  self->path = append_label (texts, "side-meta");
  gtk_label_set_ellipsize (GTK_LABEL (self->path), PANGO_ELLIPSIZE_START);
  self->count = append_label (self->box, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (self->count), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (self->count, "numeric");
  self->button = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (self->button, _ ("Change this tag"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popup_cb, self,
                                         NULL);
  gtk_box_append (GTK_BOX (self->box), self->button);
}

GtkWidget *
attache_tag_row_new (AttacheSession *session, AttacheTagList *list, gboolean can_change)
{
  AttacheTagRow *self;

  g_return_val_if_fail (ATTACHE_IS_SESSION (session), NULL);
  g_return_val_if_fail (ATTACHE_IS_TAG_LIST (list), NULL);

  self = g_object_new (ATTACHE_TYPE_TAG_ROW, NULL);
  self->session = g_object_ref (session);
  self->list = g_object_ref (list);
  gtk_widget_set_visible (self->button, can_change);
  if (can_change)
    add_drag_and_drop (self);
  return GTK_WIDGET (self);
}

void
attache_tag_row_set_item (AttacheTagRow *self, GtkListItem *item)
{
  g_return_if_fail (ATTACHE_IS_TAG_ROW (self));
  g_return_if_fail (item == NULL || GTK_IS_LIST_ITEM (item));

  forget_row (self);
  self->item = item;
  if (item == NULL)
    return;
  self->row = g_object_ref (gtk_list_item_get_item (item));
  g_signal_connect_swapped (self->row, "notify::item", G_CALLBACK (refresh), self);
  refresh (self);
}

gint64
attache_tag_row_get_id (AttacheTagRow *self)
{
  g_return_val_if_fail (ATTACHE_IS_TAG_ROW (self), 0);

  return self->row != NULL ? attache_query_row_get_id (self->row) : 0;
}

guint
attache_tag_row_get_position (AttacheTagRow *self)
{
  g_return_val_if_fail (ATTACHE_IS_TAG_ROW (self), 0);

  return self->item != NULL ? gtk_list_item_get_position (self->item) : GTK_INVALID_LIST_POSITION;
}

void
attache_tag_row_open_menu (AttacheTagRow *self)
{
  g_return_if_fail (ATTACHE_IS_TAG_ROW (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
