/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One tag of the tree: colour, name, how many notes have it, and what can be done to it. Moving and
 * deleting are left to the actions "tags.move" (x: choose where to), "tags.move-to" ((xx): the tag,
 * and below which; 0: the top) and "tags.delete" (x) of whoever holds it. */

#pragma once

#include <gtk/gtk.h>

#include "attache-query-model.h"
#include "attache-session.h"
#include "attache-tag-list.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_TAG_ROW (attache_tag_row_get_type ())
G_DECLARE_FINAL_TYPE (AttacheTagRow, attache_tag_row, ATTACHE, TAG_ROW, GtkWidget)

/* @can_change: FALSE: it is only shown. */
GtkWidget *attache_tag_row_new (AttacheSession *session, AttacheTagList *list, gboolean can_change);
/* @item holds the AttacheQueryRow, and its position; NULL: nothing is shown. */
void attache_tag_row_set_item (AttacheTagRow *self, GtkListItem *item);
/* 0 where nothing is shown. */
gint64 attache_tag_row_get_id (AttacheTagRow *self);
guint attache_tag_row_get_position (AttacheTagRow *self);
void attache_tag_row_open_menu (AttacheTagRow *self);

G_END_DECLS
