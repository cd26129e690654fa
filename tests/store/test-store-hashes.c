/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hashes go from where they gather to where they stay, slice by slice, and none is forgotten. */

#include "config.h"

#include "attache-article-writer.h"
#include "attache-hash-filter.h"
#include "attache-hash-index.h"
#include "attache-sketch.h"
#include "store-sample.h"

#define N_TRANSACTIONS 32

static void
test_settle (void)
{
  static const gint64 hashes[] = { G_MININT64,
                                   G_MININT64 / 2,
                                   -1,
                                   0,
                                   1,
                                   ATTACHE_SKETCH_END / 2,
                                   ATTACHE_SKETCH_END - 1,
                                   ATTACHE_SKETCH_END,
                                   G_MAXINT64 / 2,
                                   G_MAXINT64 };
  g_autofree char *folder = NULL;
  AttacheDatabase *db = sample_dossier_new (0, &folder);
  g_autoptr (AttacheHashBatch) batch = attache_hash_batch_new (db);
  g_autoptr (GError) error = NULL;
  gint64 n_fresh = G_N_ELEMENTS (hashes);
  guint n_moves = 0;

  for (guint i = 0; i < G_N_ELEMENTS (hashes); i++)
    attache_hash_batch_add (batch, hashes[i], 7);
  g_assert_true (attache_hash_batch_write (batch, db, &error));
  for (gint64 i = 0; i < N_TRANSACTIONS; i++)
    {
      gint64 n_left;

      g_assert_true (attache_hash_index_settle (db, i * ATTACHE_STORE_BATCH, &error));
      n_left = sample_count (db, "SELECT count(*) FROM article_hash_fresh");
      n_moves += n_left < n_fresh;
      n_fresh = n_left;
      g_assert_cmpint (sample_count (db, "SELECT count(*) FROM article_hash_settled"), ==,
                       (gint64) G_N_ELEMENTS (hashes) - n_fresh);
    }
  g_assert_no_error (error);
  g_assert_cmpint (n_fresh, ==, 0);
  /* Those of sketches not at once. */
  g_assert_cmpuint (n_moves, >=, 8);
  sample_dossier_free (db, g_steal_pointer (&folder));
}

/* What waits to be written is found too, the last one first. */
static void
test_batch (void)
{
  g_autofree char *folder = NULL;
  AttacheDatabase *db = sample_dossier_new (0, &folder);
  g_autoptr (AttacheHashBatch) batch = attache_hash_batch_new (db);
  g_autoptr (GError) error = NULL;
  gint64 ids[2] = { 0 };

  for (gint64 id = 1; id <= 3; id++)
    {
      attache_hash_batch_add (batch, 5, id);
      attache_hash_batch_add (batch, 6 + id, id);
    }
  attache_hash_batch_add (batch, 5, 3);
  g_assert_cmpuint (attache_hash_batch_find (batch, 8, ids, G_N_ELEMENTS (ids)), ==, 1);
  g_assert_cmpint (ids[0], ==, 2);
  g_assert_cmpuint (attache_hash_batch_find (batch, 5, ids, G_N_ELEMENTS (ids)), ==, 2);
  g_assert_cmpint (ids[0], ==, 3);
  g_assert_cmpuint (attache_hash_batch_find (batch, 4, ids, G_N_ELEMENTS (ids)), ==, 0);
  g_assert_true (attache_hash_batch_write (batch, db, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (attache_hash_batch_find (batch, 5, ids, G_N_ELEMENTS (ids)), ==, 2);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM article_hash_fresh"), ==, 6);
  g_assert_true (attache_hash_batch_write (batch, db, &error));
  sample_dossier_free (db, g_steal_pointer (&folder));
}

/* New is what surely nobody has, and not what nobody asked for. */
static void
test_look_up (void)
{
  g_autofree char *folder = NULL;
  AttacheDatabase *db = sample_dossier_new (0, &folder);
  g_autoptr (AttacheHashBatch) batch = attache_hash_batch_new (db);
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  const gint64 asked[] = { 9, 3, 5, 3 };

  sample_run (db, "INSERT INTO article_hash_settled (hash, article_id) VALUES (3, 1)");
  sample_run (db, "INSERT INTO article_hash_fresh (hash, article_id) VALUES (5, 1)");
  g_array_append_vals (hashes, asked, G_N_ELEMENTS (asked));
  g_assert_true (attache_hash_batch_look_up (batch, db, hashes, &error));
  g_assert_true (attache_hash_batch_is_new (batch, 9));
  g_assert_false (attache_hash_batch_is_new (batch, 3));
  g_assert_false (attache_hash_batch_is_new (batch, 5));
  g_assert_false (attache_hash_batch_is_new (batch, -8));
  sample_dossier_free (db, g_steal_pointer (&folder));
}

/* Numbers that were added are never denied, and few others are not. */
static void
test_filter (void)
{
  g_autoptr (AttacheHashFilter) filter = attache_hash_filter_new (20000);
  guint n_wrong = 0;

  for (gint64 i = 0; i < 20000; i++)
    {
      g_assert_false (attache_hash_filter_is_full (filter));
      attache_hash_filter_add (filter, i * i - 5000);
    }
  g_assert_true (attache_hash_filter_is_full (filter));
  for (gint64 i = 0; i < 20000; i++)
    {
      g_assert_true (attache_hash_filter_may_have (filter, i * i - 5000));
      n_wrong += attache_hash_filter_may_have (filter, G_MAXINT64 - i);
    }
  g_assert_cmpuint (n_wrong, <, 400);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hashes/settle", test_settle);
  g_test_add_func ("/hashes/batch", test_batch);
  g_test_add_func ("/hashes/look-up", test_look_up);
  g_test_add_func ("/hashes/filter", test_filter);
  return g_test_run ();
}
