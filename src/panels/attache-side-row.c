/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three small things said once. */

#include "config.h"

#include "attache-side-row.h"

#include "attache-line-words.h"

#define MAX_NAME 1000

void
attache_side_row_set_text (GtkLabel *label, const char *text)
{
  attache_side_row_set_line (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

void
attache_side_row_set_line (GtkLabel *label, const char *text)
{
  g_autofree char *line = attache_line_words (text, ATTACHE_LINE_CHARS);

  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_label (label, line);
}

void
attache_side_row_set_class (GtkWidget *widget, const char *name, gboolean is_set)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && name != NULL);

  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
attache_side_row_set_name (GtkWidget *row, const char *name)
{
  g_autofree char *words = attache_line_words (name, MAX_NAME);
  GtkWidget *item;

  g_return_if_fail (GTK_IS_WIDGET (row) && name != NULL);

  item = gtk_widget_get_parent (row);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                    -1);
}
