/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Buttons with a menu, wherever they stand. */

#include "config.h"

#include "attache-menus.h"

static void
renew (GtkMenuButton *button)
{
  GMenuModel *menu = gtk_menu_button_get_menu_model (button);

  if (menu == NULL)
    return;
  g_object_ref (menu);
  gtk_menu_button_set_menu_model (button, NULL);
  gtk_menu_button_set_menu_model (button, menu);
  g_object_unref (menu);
}

void
attache_menus_renew (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_MENU_BUTTON (widget))
    {
      renew (GTK_MENU_BUTTON (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    attache_menus_renew (child);
}
