/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be added to the filter: dates, and a searchable list of actors, kinds, modes, outlets
 * and tags under headings. A row in the filter has a check mark, and is taken out by choosing it
 * again. */

#pragma once

#include <gtk/gtk.h>

#include "attache-session.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_FILTER_POPOVER (attache_filter_popover_get_type ())
G_DECLARE_FINAL_TYPE (AttacheFilterPopover, attache_filter_popover, ATTACHE, FILTER_POPOVER,
                      GtkPopover)

GtkWidget *attache_filter_popover_new (AttacheSession *session);

G_END_DECLS
