/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Menus of panes that move. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK 4.8 loses the actions of a menu whose button went from one parent to another, as the panes do
 * when the window becomes narrow: every menu at or below @widget is given again, and finds them. */
void attache_menus_renew (GtkWidget *widget);

G_END_DECLS
