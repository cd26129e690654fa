/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list that is a window over the database: it holds the ordered ids of a query and has the
 * objects fetched, in pages, when somebody looks at their rows. It knows no SQL; whoever made it
 * answers its fetches. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A row: the item arrives later, and may be replaced when it changed ("item" notifies). */
#define ATTACHE_TYPE_QUERY_ROW (attache_query_row_get_type ())
G_DECLARE_FINAL_TYPE (AttacheQueryRow, attache_query_row, ATTACHE, QUERY_ROW, GObject)

gint64 attache_query_row_get_id (AttacheQueryRow *self);
/* Borrowed; NULL until it was fetched. Property "item". */
gpointer attache_query_row_get_item (AttacheQueryRow *self);
/* Whether a heading belongs above it: its group differs from the row's before. Property
 * "first-of-group". */
gboolean attache_query_row_is_first_of_group (AttacheQueryRow *self);

#define ATTACHE_TYPE_QUERY_MODEL (attache_query_model_get_type ())
G_DECLARE_FINAL_TYPE (AttacheQueryModel, attache_query_model, ATTACHE, QUERY_MODEL, GObject)

/* Asks for the items of @ids. To be answered, now or later, with attache_query_model_give (). Main
 * thread. */
typedef void (*AttacheQueryFetch) (AttacheQueryModel *model, const gint64 *ids, guint n_ids,
                                   gpointer user_data);

AttacheQueryModel *attache_query_model_new (AttacheQueryFetch fetch, gpointer user_data);

/* The answer to a query. @groups is NULL or has one number for each id; rows with other numbers
 * than the row before are first of a group. Both are copied. What stays at the ends of the list is
 * not reported as changed. */
void attache_query_model_set_ids (AttacheQueryModel *self, const gint64 *ids, const gint32 *groups,
                                  guint n_ids);

/* @items (GObject, borrowed) of @ids; a NULL item is one that is gone. */
void attache_query_model_give (AttacheQueryModel *self, const gint64 *ids, GObject *const *items,
                               guint n_ids);

/* All items may have changed: those that are looked at are fetched again, and keep showing the old
 * until then. */
void attache_query_model_invalidate (AttacheQueryModel *self);

/* G_MAXUINT where there is none. Linear, 8 bytes a row. */
guint attache_query_model_find (AttacheQueryModel *self, gint64 id);
gint64 attache_query_model_get_id (AttacheQueryModel *self, guint position);

G_END_DECLS
