/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One part of the filter as a chip: a dot in its colour, its name, and a button that takes it out.
 */

#pragma once

#include <gtk/gtk.h>

#include "attache-filter-item.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_FILTER_CHIP (attache_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (AttacheFilterChip, attache_filter_chip, ATTACHE, FILTER_CHIP, GtkWidget)

/* Signal "removed" (): the person wants it out. */
GtkWidget *attache_filter_chip_new (AttacheFilterItem *item);
AttacheFilterItem *attache_filter_chip_get_item (AttacheFilterChip *self);

/* A dot, 10 pixels wide, in the slot of the palette; -1: nothing. */
GtkWidget *attache_filter_dot_new (gint slot);

G_END_DECLS
