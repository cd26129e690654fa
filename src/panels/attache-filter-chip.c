/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chip of the filter bar. */

#include "config.h"

#include "attache-filter-chip.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "attache-line-words.h"
#include "attache-palette.h"

#define DOT_SIZE 8

struct _AttacheFilterChip
{
  GtkWidget parent_instance;

  /* Owned */
  AttacheFilterItem *item;
};

static guint removed_signal;

G_DEFINE_FINAL_TYPE (AttacheFilterChip, attache_filter_chip, GTK_TYPE_WIDGET)

static void
draw_dot (GtkDrawingArea *area, cairo_t *cairo, int width, int height, gpointer user_data)
{
  const gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const AttacheColour colour = attache_palette_get_slot (GPOINTER_TO_UINT (user_data), is_dark);

  cairo_set_source_rgb (cairo, colour.red / 255., colour.green / 255., colour.blue / 255.);
  cairo_arc (cairo, width / 2., height / 2., DOT_SIZE / 2., 0, 2 * G_PI);
  cairo_fill (cairo);
}

GtkWidget *
attache_filter_dot_new (gint slot)
{
  GtkWidget *dot = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (dot), DOT_SIZE + 2);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (dot), DOT_SIZE + 2);
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  if (slot >= 0)
    gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (dot), draw_dot, GINT_TO_POINTER (slot), NULL);
  return dot;
}

static void
remove_cb (AttacheFilterChip *self)
{
  g_signal_emit (self, removed_signal, 0);
}

static void
attache_filter_chip_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&ATTACHE_FILTER_CHIP (object)->item);
  G_OBJECT_CLASS (attache_filter_chip_parent_class)->dispose (object);
}

static void
attache_filter_chip_class_init (AttacheFilterChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_filter_chip_dispose;
  removed_signal = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attache-filter-chip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
attache_filter_chip_init (AttacheFilterChip *self)
{
}

GtkWidget *
attache_filter_chip_new (AttacheFilterItem *item)
{
  AttacheFilterChip *self;
  GtkWidget *label;
  GtkWidget *button;
  g_autofree char *name = NULL;
  g_autofree char *removal = NULL;

  g_return_val_if_fail (ATTACHE_IS_FILTER_ITEM (item), NULL);

  self = g_object_new (ATTACHE_TYPE_FILTER_CHIP, NULL);
  self->item = g_object_ref (item);
  name = attache_line_words (attache_filter_item_get_name (item), ATTACHE_LINE_CHARS);
  if (attache_filter_item_get_colour (item) >= 0)
    gtk_widget_set_parent (attache_filter_dot_new (attache_filter_item_get_colour (item)),
                           GTK_WIDGET (self));
  label = gtk_label_new (name);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  removal = g_strdup_printf (_ ("Remove filter %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, removal,
                                  -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

AttacheFilterItem *
attache_filter_chip_get_item (AttacheFilterChip *self)
{
  g_return_val_if_fail (ATTACHE_IS_FILTER_CHIP (self), NULL);

  return self->item;
}
