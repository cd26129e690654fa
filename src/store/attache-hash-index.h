/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which articles have a hash: of their sketch, or of a quotation. For the thread of the connection.
 */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

/* Query text: the ids of articles with the hash that the SQL expression @hash gives, each once at
 * least. Some may be gone, or may have lost the quotation since. */
#define ATTACHE_HASH_INDEX_FIND(hash)                                                              \
  "SELECT article_id FROM article_hash_settled WHERE hash = " hash " UNION ALL "                   \
  "SELECT article_id FROM article_hash_fresh WHERE hash = " hash

/* Nothing happens where the article has it already. */
gboolean attache_hash_index_add (AttacheDatabase *db, gint64 hash, gint64 article_id,
                                 GError **error);

/* Those of the quotations of an article's statements. */
gboolean attache_hash_index_add_quotations (AttacheDatabase *db, gint64 article_id, GError **error);

/* Once for each transaction that adds articles, of which @last_id is the last: moves a slice of
 * what is fresh to what is settled. */
gboolean attache_hash_index_settle (AttacheDatabase *db, gint64 last_id, GError **error);

G_END_DECLS
