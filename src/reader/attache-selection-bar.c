/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar beside a selection. */

#include "config.h"

#include "attache-selection-bar.h"

#include "attache-colour-buttons.h"

struct _AttacheSelectionBar
{
  GtkPopover parent_instance;

  /* Template children */
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (AttacheSelectionBar, attache_selection_bar, GTK_TYPE_POPOVER)

static void
attache_selection_bar_class_init (AttacheSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheSelectionBar, box);
}

static void
attache_selection_bar_init (AttacheSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  attache_colour_buttons_add (self->box, "reader.highlight-in");
}

GtkWidget *
attache_selection_bar_new (void)
{
  return g_object_new (ATTACHE_TYPE_SELECTION_BAR, NULL);
}
