/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree of tags on screen, and the entry that searches it, wherever they are to stand. */

#pragma once

#include <gtk/gtk.h>

#include "attache-session.h"
#include "attache-tag-list.h"
#include "attache-tag-row.h"

G_BEGIN_DECLS

/* A GtkListView of AttacheTagRow. @can_change: as for these. */
GtkWidget *attache_tag_view_new (AttacheSession *session, AttacheTagList *list,
                                 gboolean can_change);
/* A GtkSearchEntry. */
GtkWidget *attache_tag_view_new_search (AttacheTagList *list, const char *placeholder);
/* The row that has the focus, or holds what has it; nullable. */
AttacheTagRow *attache_tag_view_get_focused (GtkListView *view);
/* Scrolls there, and gives the row of that tag the focus. */
void attache_tag_view_focus (GtkListView *view, gint64 tag_id, guint position);

G_END_DECLS
