/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One event of the side pane: what, when, who, how many reports, who decided that it is one; and,
 * when chosen, the buttons to decide. */

#pragma once

#include <gtk/gtk.h>

#include "attache-query-model.h"
#include "attache-session.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_EVENT_ROW (attache_event_row_get_type ())
G_DECLARE_FINAL_TYPE (AttacheEventRow, attache_event_row, ATTACHE, EVENT_ROW, GtkWidget)

GtkWidget *attache_event_row_new (AttacheSession *session);
/* @row: of an AttacheEvent that may arrive later; nullable. */
void attache_event_row_set_row (AttacheEventRow *self, AttacheQueryRow *row);

G_END_DECLS
