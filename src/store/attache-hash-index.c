/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hashes lie anywhere in an index, so that each row changes a page that nothing else changes. The
 * fresh ones therefore gather in a small table, and each slice of it waits until N_SLICES
 * transactions have filled it: then it goes into the large one in its order, many rows to a page.
 * It is the first two levels of a log-structured merge tree; and as those have, there is a filter
 * before it, for who asks for many: nearly all hashes of sketches are new. */

#include "config.h"

#include "attache-hash-index.h"

#include "attache-article-writer.h"
#include "attache-database-private.h"
#include "attache-hash-filter.h"
#include "attache-row-batch.h"
#include "attache-sketch.h"

#define N_SLICES 32

/* The filter is made when a connection has asked for one in so many of all hashes of sketches, for
 * all of them have to be read for it; and for twice as many as there are. */
#define WORTH_A_FILTER 64
#define MIN_FILTER (1 << 20)

static const char ADD_QUOTATIONS[] = "INSERT OR IGNORE INTO article_hash_fresh (hash, article_id) "
                                     "SELECT quote_hash, article_id FROM statement "
                                     "WHERE article_id = :id AND quote_hash IS NOT NULL";
/* In their order, so that neighbours are looked up together. */
static const char LOOK_UP[] =
    "SELECT c1, EXISTS (SELECT 1 FROM article_hash_settled WHERE hash = c1) "
    "OR EXISTS (SELECT 1 FROM article_hash_fresh WHERE hash = c1) FROM row_batch (:rows)";
#define IN_SKETCHES " WHERE hash BETWEEN 0 AND :last"
static const char LIST_SKETCHES[] = "SELECT hash FROM article_hash_settled" IN_SKETCHES
                                    " UNION ALL SELECT hash FROM article_hash_fresh" IN_SKETCHES;
static const char COUNT_ARTICLES[] = "SELECT max (id) FROM article";
#define SLICE "article_hash_fresh WHERE hash BETWEEN :first AND :last"
static const char SETTLE[] = "INSERT OR IGNORE INTO article_hash_settled (hash, article_id) "
                             "SELECT hash, article_id FROM " SLICE " ORDER BY hash, article_id";
static const char FORGET[] = "DELETE FROM " SLICE;

typedef struct
{
  gint64 hash;
  gint64 article_id;
  guint before; /* number of the one before it in its chain; 0: none */
} Fresh;

/* Of a connection. */
typedef struct
{
  AttacheHashFilter *filter; /* nullable; of all hashes of sketches */
  guint64 n_asked;
} Memory;

struct _AttacheHashBatch
{
  Memory *memory;    /* Borrowed of the connection */
  GHashTable *known; /* gint64 → whether anybody has it; those that were looked up */
  AttacheRowBatch *rows;
  GArray *all;        /* Fresh, numbered from 1 */
  GHashTable *chains; /* a hash, as far as a pointer holds it → number of the last */
};

static void
memory_free (gpointer data)
{
  Memory *memory = data;

  g_clear_pointer (&memory->filter, attache_hash_filter_free);
  g_free (memory);
}

static Memory *
memory_of (AttacheDatabase *db)
{
  const GQuark quark = g_quark_from_static_string ("attache-hash-index");
  GData **all = attache_database_get_memory (db);
  Memory *memory = g_datalist_id_get_data (all, quark);

  if (memory == NULL)
    {
      memory = g_new0 (Memory, 1);
      g_datalist_id_set_data_full (all, quark, memory, memory_free);
    }
  return memory;
}

AttacheHashBatch *
attache_hash_batch_new (AttacheDatabase *db)
{
  AttacheHashBatch *self = g_new0 (AttacheHashBatch, 1);

  self->memory = memory_of (db);

  self->rows = attache_row_batch_new ("INSERT OR IGNORE INTO article_hash_fresh (hash, article_id)",
                                      2);
  self->all = g_array_new (FALSE, FALSE, sizeof (Fresh));
  self->chains = g_hash_table_new (NULL, NULL);
  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
attache_hash_batch_free (AttacheHashBatch *batch)
{
  g_hash_table_unref (batch->known);
  g_hash_table_unref (batch->chains);
  g_array_unref (batch->all);
  attache_row_batch_free (batch->rows);
  g_free (batch);
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  const gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static gboolean
fill_filter (AttacheHashFilter *filter, AttacheDatabase *db, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, LIST_SKETCHES, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":last", ATTACHE_SKETCH_END - 1);
  while (attache_sql_next (sql))
    attache_hash_filter_add (filter, attache_sql_int (sql, 0));
  return attache_sql_finish (sql, error);
}

/* Makes a filter where there is none, or a larger one, if it is worth it. */
static gboolean
ensure_filter (Memory *memory, AttacheDatabase *db, GError **error)
{
  g_autoptr (AttacheHashFilter) filter = NULL;
  guint64 n_sketches;
  gint64 n_articles;

  if (memory->filter != NULL && !attache_hash_filter_is_full (memory->filter))
    return TRUE;
  if (!attache_database_get_int (db, COUNT_ARTICLES, 0, &n_articles, error))
    return FALSE;
  n_sketches = (guint64) MAX (n_articles, 0) * ATTACHE_SKETCH_BANDS;
  if (memory->filter == NULL && memory->n_asked < n_sketches / WORTH_A_FILTER)
    return TRUE;
  filter = attache_hash_filter_new (MAX (2 * n_sketches, MIN_FILTER));
  if (!fill_filter (filter, db, error))
    return FALSE;
  g_clear_pointer (&memory->filter, attache_hash_filter_free);
  memory->filter = g_steal_pointer (&filter);
  return TRUE;
}

static gboolean
is_surely_new (AttacheHashBatch *self, gint64 hash)
{
  return self->memory->filter != NULL && hash >= 0 && hash < ATTACHE_SKETCH_END
         && !attache_hash_filter_may_have (self->memory->filter, hash);
}

gboolean
attache_hash_batch_look_up (AttacheHashBatch *batch, AttacheDatabase *db, GArray *hashes,
                            GError **error)
{
  g_autoptr (AttacheRowBatch) rows = NULL;
  g_autoptr (AttacheSql) sql = NULL;

  if (hashes->len == 0)
    return TRUE;
  rows = attache_row_batch_new (NULL, 1);
  sql = attache_database_prepare (db, LOOK_UP, error);
  if (sql == NULL || !ensure_filter (batch->memory, db, error))
    return FALSE;
  batch->memory->n_asked += hashes->len;
  g_array_sort (hashes, compare_hashes);
  for (guint i = 0; i < hashes->len; i++)
    {
      if (!is_surely_new (batch, g_array_index (hashes, gint64, i)))
        attache_row_batch_put_int (rows, g_array_index (hashes, gint64, i));
    }
  attache_row_batch_bind (rows, sql);
  while (attache_sql_next (sql))
    {
      const gint64 hash = attache_sql_int (sql, 0);

      g_hash_table_insert (batch->known, g_memdup2 (&hash, sizeof hash),
                           GINT_TO_POINTER (attache_sql_int (sql, 1) + 1));
    }
  return attache_sql_finish (sql, error);
}

gboolean
attache_hash_batch_is_new (AttacheHashBatch *batch, gint64 hash)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (batch->known, &hash)) == 1
         || is_surely_new (batch, hash);
}

static guint
last_of_chain (AttacheHashBatch *self, gint64 hash)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->chains, GSIZE_TO_POINTER ((gsize) hash)));
}

void
attache_hash_batch_add (AttacheHashBatch *batch, gint64 hash, gint64 article_id)
{
  const Fresh fresh = { hash, article_id, last_of_chain (batch, hash) };

  g_array_append_val (batch->all, fresh);
  g_hash_table_insert (batch->chains, GSIZE_TO_POINTER ((gsize) hash),
                       GUINT_TO_POINTER (batch->all->len));
  attache_row_batch_put_int (batch->rows, hash);
  attache_row_batch_put_int (batch->rows, article_id);
  /* Where the transaction fails, it may be held to be there. */
  if (batch->memory->filter != NULL && hash >= 0 && hash < ATTACHE_SKETCH_END)
    attache_hash_filter_add (batch->memory->filter, hash);
}

guint
attache_hash_batch_find (AttacheHashBatch *batch, gint64 hash, gint64 *ids, guint max)
{
  guint n = 0;

  for (guint number = last_of_chain (batch, hash); number > 0 && n < max;)
    {
      const Fresh *fresh = &g_array_index (batch->all, Fresh, number - 1);

      if (fresh->hash == hash)
        ids[n++] = fresh->article_id;
      number = fresh->before;
    }
  return n;
}

gboolean
attache_hash_batch_write (AttacheHashBatch *batch, AttacheDatabase *db, GError **error)
{
  return attache_row_batch_write (batch->rows, db, error);
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
