/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hashes lie anywhere in an index, so that each row changes a page that nothing else changes. The
 * fresh ones therefore gather in a small table, and each slice of it waits until N_SLICES
 * transactions have filled it: then it goes into the large one in its order, many rows to a page.
 * It is the first two levels of a log-structured merge tree. */

#include "config.h"

#include "attache-hash-index.h"

#include "attache-article-writer.h"
#include "attache-sketch.h"

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

/* Hashes of quotations lie anywhere, those of sketches within a narrow range, which has half of the
 * slices. */
static gint64
first_of (guint slice)
{
  const guint n_below = N_SLICES / 4, n_sketches = N_SLICES / 2;

  if (slice < n_below)
    return G_MININT64 + (gint64) slice * (G_MAXINT64 / n_below + 1);
  if (slice < n_below + n_sketches)
    return (gint64) (slice - n_below) * (ATTACHE_SKETCH_END / n_sketches);
  return ATTACHE_SKETCH_END
         + (gint64) (slice - n_below - n_sketches) * ((G_MAXINT64 - ATTACHE_SKETCH_END) / n_below);
}

static gboolean
run_on_slice (AttacheDatabase *db, const char *text, guint slice, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, text, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":first", first_of (slice));
  attache_sql_bind_int (sql, ":last", slice + 1 < N_SLICES ? first_of (slice + 1) - 1 : G_MAXINT64);
  return attache_sql_run (sql, error);
}

gboolean
attache_hash_index_settle (AttacheDatabase *db, gint64 last_id, GError **error)
{
  const guint slice = (guint) ((guint64) last_id / ATTACHE_STORE_BATCH % N_SLICES);

  g_return_val_if_fail (db != NULL, FALSE);

  return run_on_slice (db, SETTLE, slice, error) && run_on_slice (db, FORGET, slice, error);
}
