/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page being put together: rows arrive in any order, objects leave in the order of the ids that
 * were asked. */

#pragma once

#include <glib-object.h>

#include "attache-database.h"
#include "attache-filter-sql.h"

G_BEGIN_DECLS

typedef struct _AttachePage AttachePage;

AttachePage *attache_page_new (const gint64 *ids, guint n_ids);
void attache_page_free (AttachePage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttachePage, attache_page_free)

/* Prepares @text and binds ":ids". */
AttacheSql *attache_page_prepare (AttachePage *page, AttacheDatabase *db, const char *text,
                                  GError **error);
/* Takes @item. */
void attache_page_take (AttachePage *page, gint64 id, gpointer item);
/* Transfer full. The page is empty afterwards. */
GPtrArray *attache_page_steal (AttachePage *page);

/* The set (gint64 *) of those of the page's ids that @text finds: its first column. Transfer full.
 */
GHashTable *attache_page_match (AttachePage *page, AttacheDatabase *db,
                                AttacheFilterSql *conditions, const char *text, GError **error);

/* A map from ids (gint64 *) to GPtrArray of char *, of two columns: id, text. Transfer full. */
GHashTable *attache_page_lists (AttachePage *page, AttacheDatabase *db, const char *text,
                                GError **error);
/* NULL-terminated and borrowed from such a map; an empty list where there is none. */
const char *const *attache_page_list (GHashTable *lists, gint64 id);

G_END_DECLS
