/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all rows of the side pane do alike: lines that hide when empty, marks that come and go, and
 * a name for a screen reader. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Foreign text: one line that cannot turn its neighbours around. NULL and "" hide it. */
void attache_side_row_set_text (GtkLabel *label, const char *text);
/* The same, always visible. */
void attache_side_row_set_line (GtkLabel *label, const char *text);
void attache_side_row_set_class (GtkWidget *widget, const char *name, gboolean is_set);

/* @row: what a list item holds. The name goes to the list's own item, as that is what gets the
 * focus and is read aloud. */
void attache_side_row_set_name (GtkWidget *row, const char *name);

G_END_DECLS
