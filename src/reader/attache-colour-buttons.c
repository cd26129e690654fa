/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each button has its colour by a style class "highlight-yellow" …, and says its name, since
 * colours alone say nothing to many. */

#include "config.h"

#include "attache-colour-buttons.h"

#include <glib/gi18n.h>

/* "Yellow" …, translated, static. */
static const char *
get_name (AttacheHighlight colour)
{
  switch (colour)
    {
    case ATTACHE_HIGHLIGHT_GREEN:
      return _ ("Green");
    case ATTACHE_HIGHLIGHT_BLUE:
      return _ ("Blue");
    case ATTACHE_HIGHLIGHT_PINK:
      return _ ("Pink");
    case ATTACHE_HIGHLIGHT_YELLOW:
    default:
      return _ ("Yellow");
    }
}

void
attache_colour_buttons_add (GtkBox *box, const char *action_name)
{
  GtkWidget *before = NULL;

  g_return_if_fail (GTK_IS_BOX (box) && action_name != NULL);

  for (guint i = 0; i < ATTACHE_N_HIGHLIGHTS; i++)
    {
      const char *nick = attache_highlight_to_string (i);
      const char *name = get_name (i);
      g_autofree char *css_class = g_strdup_printf ("highlight-%s", nick);
      GtkWidget *button = gtk_button_new ();
      GtkWidget *swatch = gtk_image_new ();

      gtk_image_set_pixel_size (GTK_IMAGE (swatch), 18);
      gtk_widget_set_halign (swatch, GTK_ALIGN_CENTER);
      gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (swatch, "swatch");
      gtk_widget_add_css_class (swatch, css_class);
      gtk_button_set_child (GTK_BUTTON (button), swatch);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "circular");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", nick);
      gtk_box_insert_child_after (box, button, before);
      before = button;
    }
}
