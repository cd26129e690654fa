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

/* Hashes that a transaction gathers, and who has them; until they are written no query finds them.
 */
typedef struct _AttacheHashBatch AttacheHashBatch;

AttacheHashBatch *attache_hash_batch_new (AttacheDatabase *db);
void attache_hash_batch_free (AttacheHashBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheHashBatch, attache_hash_batch_free)
void attache_hash_batch_add (AttacheHashBatch *batch, gint64 hash, gint64 article_id);
/* Of @hashes (gint64; sorted here): which anybody has in the dossier. */
gboolean attache_hash_batch_look_up (AttacheHashBatch *batch, AttacheDatabase *db, GArray *hashes,
                                     GError **error);
/* Nobody has it in the dossier, for sure: FALSE also where it was not looked up. */
gboolean attache_hash_batch_is_new (AttacheHashBatch *batch, gint64 hash);
/* The articles for which it was added, the last one first; @max of them at most. Returns how many.
 */
guint attache_hash_batch_find (AttacheHashBatch *batch, gint64 hash, gint64 *ids, guint max);
/* They are still found here. Nothing happens where an article has a hash already. */
gboolean attache_hash_batch_write (AttacheHashBatch *batch, AttacheDatabase *db, GError **error);

/* Those of the quotations of an article's statements. */
gboolean attache_hash_index_add_quotations (AttacheDatabase *db, gint64 article_id, GError **error);

/* Once for each transaction that adds articles, of which @last_id is the last: moves a slice of
 * what is fresh to what is settled. */
gboolean attache_hash_index_settle (AttacheDatabase *db, gint64 last_id, GError **error);

G_END_DECLS
