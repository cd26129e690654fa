/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The small bar beside a selection: four colours, a note, a tag, a copy. It only activates actions
 * of the reader around it, and never takes the focus from the text. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ATTACHE_TYPE_SELECTION_BAR (attache_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (AttacheSelectionBar, attache_selection_bar, ATTACHE, SELECTION_BAR,
                      GtkPopover)

GtkWidget *attache_selection_bar_new (void);

G_END_DECLS
