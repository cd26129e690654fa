/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hashes lie anywhere in an index, so that each row changes a page that nothing else changes. The
 * fresh ones therefore gather in a small table, and each slice of it waits until N_SLICES
 * transactions have filled it: then it goes into the large one in its order, many rows to a page.
 * It is the first two levels of a log-structured merge tree. */

#include "config.h"

#include "attache-hash-index.h"

#include "attache-article-writer.h"

#define N_SLICES 32

static const char ADD[] =
    "INSERT OR IGNORE INTO article_hash_fresh (hash, article_id) VALUES (:hash, :article)";
static const char ADD_QUOTATIONS[] = "INSERT OR IGNORE INTO article_hash_fresh (hash, article_id) "
                                     "SELECT quote_hash, article_id FROM statement "
                                     "WHERE article_id = :id AND quote_hash IS NOT NULL";
#define SLICE "article_hash_fresh WHERE hash BETWEEN :first AND :last"
static const char SETTLE[] = "INSERT OR IGNORE INTO article_hash_settled (hash, article_id) "
                             "SELECT hash, article_id FROM " SLICE " ORDER BY hash, article_id";
static const char FORGET[] = "DELETE FROM " SLICE;

gboolean
attache_hash_index_add (AttacheDatabase *db, gint64 hash, gint64 article_id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, ADD, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":hash", hash);
  attache_sql_bind_int (sql, ":article", article_id);
  return attache_sql_run (sql, error);
}

gboolean
attache_hash_index_add_quotations (AttacheDatabase *db, gint64 article_id, GError **error)
{
  return attache_database_run_for (db, ADD_QUOTATIONS, article_id, error);
}

static gboolean
run_on_slice (AttacheDatabase *db, const char *text, guint slice, GError **error)
{
  const guint64 width = (guint64) 1 << (64 - 5);
  const gint64 first = (gint64) ((guint64) G_MININT64 + slice * width);
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, text, error);

  G_STATIC_ASSERT (N_SLICES == 1 << 5);
  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":first", first);
  attache_sql_bind_int (sql, ":last", first + (gint64) (width - 1));
  return attache_sql_run (sql, error);
}

gboolean
attache_hash_index_settle (AttacheDatabase *db, gint64 last_id, GError **error)
{
  const guint slice = (guint) ((guint64) last_id / ATTACHE_STORE_BATCH % N_SLICES);

  g_return_val_if_fail (db != NULL, FALSE);

  return run_on_slice (db, SETTLE, slice, error) && run_on_slice (db, FORGET, slice, error);
}
