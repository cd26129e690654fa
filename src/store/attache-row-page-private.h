/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page being put together: rows arrive in any order, objects leave in the order of the ids that
 * were asked. */

#pragma once

#include <glib-object.h>

#include "attache-database.h"
#include "attache-filter-sql.h"

G_BEGIN_DECLS

typedef struct _AttacheRowPage AttacheRowPage;

AttacheRowPage *attache_row_page_new (const gint64 *ids, guint n_ids);
void attache_row_page_free (AttacheRowPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheRowPage, attache_row_page_free)

/* Prepares @text and binds ":ids". */
AttacheSql *attache_row_page_prepare (AttacheRowPage *page, AttacheDatabase *db, const char *text,
                                      GError **error);
/* Takes @item. */
void attache_row_page_take (AttacheRowPage *page, gint64 id, gpointer item);
/* Transfer full. The page is empty afterwards. */
GPtrArray *attache_row_page_steal (AttacheRowPage *page);

/* The set (gint64 *) of those of the page's ids that @text finds: its first column. Transfer full.
 */
GHashTable *attache_row_page_match (AttacheRowPage *page, AttacheDatabase *db,
                                    AttacheFilterSql *conditions, const char *text, GError **error);

/* A map from ids (gint64 *) to GPtrArray of char *, of two columns: id, text. Transfer full. */
GHashTable *attache_row_page_lists (AttacheRowPage *page, AttacheDatabase *db, const char *text,
                                    GError **error);
/* NULL-terminated and borrowed from such a map; an empty list where there is none. */
const char *const *attache_row_page_list (GHashTable *lists, gint64 id);

G_END_DECLS
