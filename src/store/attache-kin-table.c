/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Candidates are articles that have a band in common; those with more bands are looked at first. A
 * hash that many articles share is of a phrase that an outlet puts under all it prints, or of a
 * dispatch that everybody carried: the second is told by further bands in common. */

#include "config.h"

#include "attache-kin-table.h"

#include "attache-article-table.h"
#include "attache-hash-index.h"
#include "attache-sketch.h"
#include "attache-store-error.h"

/* How many articles of one hash are looked at, newest first, and of how many the text is read. */
#define MAX_OF_HASH 16
#define MAX_READ 16

static const char FIND[] = ATTACHE_HASH_INDEX_FIND (":hash") " ORDER BY article_id DESC LIMIT 16";
static const char GET_UID[] = "SELECT uid FROM article WHERE id = :id";
static const char INSERT_KIN[] = "INSERT OR IGNORE INTO article_kin (article_id, other_id, share) "
                                 "VALUES (:article, :other, :share)";
static const char LIST[] =
    "SELECT article.id, article_kin.share, article.title, article.outlet, article.published, "
    "article.published_precision "
    "FROM article_kin JOIN article ON article.id = article_kin.other_id "
    "WHERE article_kin.article_id = :article AND article.place IS NOT NULL "
    "ORDER BY article_kin.share DESC, article.published, article.id";

typedef struct
{
  gint64 id;
  guint n_bands;    /* in common */
  guint n_of_crowd; /* of them, those that many share */
} Candidate;

static void
note_candidate (GArray *candidates, gint64 id, gboolean is_crowd)
{
  Candidate fresh = { id, 1, is_crowd };

  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->id != id)
        continue;
      candidate->n_bands++;
      candidate->n_of_crowd += is_crowd;
      return;
    }
  g_array_append_val (candidates, fresh);
}

/* Appends to the @n that are @found. */
static gboolean
find_written (AttacheDatabase *db, gint64 hash, gint64 *found, guint *n, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, FIND, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":hash", hash);
  while (*n < MAX_OF_HASH && attache_sql_next (sql))
    {
      const gint64 id = attache_sql_int (sql, 0);
      gboolean is_found = FALSE;

      for (guint i = 0; i < *n; i++)
        is_found |= found[i] == id;
      if (!is_found)
        found[(*n)++] = id;
    }
  return attache_sql_finish (sql, error);
}

/* @is_there: @id itself has the hash, and was sketched before. */
static gboolean
find_by_hash (AttacheDatabase *db, AttacheHashBatch *fresh, gint64 hash, gint64 id,
              GArray *candidates, gboolean *is_there, GError **error)
{
  gint64 found[MAX_OF_HASH];
  guint n = attache_hash_batch_find (fresh, hash, found, MAX_OF_HASH);

  if (!attache_hash_batch_is_new (fresh, hash) && !find_written (db, hash, found, &n, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      note_candidate (candidates, found[i], n == MAX_OF_HASH);
      *is_there |= found[i] == id;
    }
  return TRUE;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a, *y = b;

  if (x->n_bands != y->n_bands)
    return x->n_bands > y->n_bands ? -1 : 1;
  return x->id > y->id ? -1 : x->id < y->id;
}

static gboolean
insert_kin (AttacheDatabase *db, gint64 id, gint64 other, double share, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, INSERT_KIN, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":article", id);
  attache_sql_bind_int (sql, ":other", other);
  attache_sql_bind_double (sql, ":share", share);
  return attache_sql_run (sql, error);
}

/* @uid: transfer full; NULL where the article is gone. */
static gboolean
get_uid (AttacheDatabase *db, gint64 id, char **uid, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, GET_UID, id, error);

  if (sql == NULL)
    return FALSE;
  *uid = attache_sql_next (sql) ? g_strdup (attache_sql_text (sql, 0)) : NULL;
  return attache_sql_finish (sql, error);
}

/* Transfer full; NULL, and no error, where the article is gone: its sketch outlived it. */
static AttacheShingles *
load_shingles (AttacheDatabase *db, gint64 id, AttacheSeenTexts *seen, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (AttacheText) text = NULL;
  g_autofree char *uid = NULL;
  AttacheShingles *shingles;

  if (!get_uid (db, id, &uid, error) || uid == NULL)
    return NULL;
  shingles = attache_seen_texts_find (seen, uid);
  if (shingles != NULL)
    return shingles;
  text = attache_article_table_load_text (db, id, &local_error);
  if (text == NULL)
    {
      if (!g_error_matches (local_error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE))
        g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  shingles = attache_shingles_new (text);
  attache_seen_texts_add (seen, uid, shingles);
  return shingles;
}

static gboolean
compare_with (AttacheDatabase *db, gint64 id, const AttacheShingles *shingles, gint64 other,
              AttacheSeenTexts *seen, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (AttacheShingles) others = load_shingles (db, other, seen, &local_error);
  double share;

  if (others == NULL)
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  share = attache_shingles_share (shingles, others);
  return share < ATTACHE_SKETCH_SHARE
         || (insert_kin (db, id, other, share, error) && insert_kin (db, other, id, share, error));
}

gboolean
attache_kin_table_prepare (AttacheDatabase *db, AttacheArticleBatch *batch,
                           const AttacheNewArticle *articles, guint n_articles, GError **error)
{
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 bands[ATTACHE_SKETCH_BANDS];

  for (guint i = 0; i < n_articles; i++)
    {
      if (articles[i].shingles != NULL && attache_shingles_sketch (articles[i].shingles, bands))
        g_array_append_vals (hashes, bands, ATTACHE_SKETCH_BANDS);
    }
  return attache_hash_batch_look_up (batch->hashes, db, hashes, error);
}

gboolean
attache_kin_table_add (AttacheDatabase *db, AttacheArticleBatch *batch, gint64 id, const char *uid,
                       const AttacheText *text, AttacheShingles *shingles, GError **error)
{
  g_autoptr (AttacheShingles) own = shingles == NULL ? attache_shingles_new (text) : NULL;
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  gint64 bands[ATTACHE_SKETCH_BANDS];
  gboolean is_there = FALSE;

  if (shingles == NULL)
    shingles = own;
  if (!attache_shingles_sketch (shingles, bands))
    return TRUE;
  if (uid != NULL)
    attache_seen_texts_add (batch->seen, uid, shingles);
  for (guint i = 0; i < ATTACHE_SKETCH_BANDS; i++)
    {
      if (!find_by_hash (db, batch->hashes, bands[i], id, candidates, &is_there, error))
        return FALSE;
    }
  if (is_there)
    return TRUE;
  for (guint i = 0; i < ATTACHE_SKETCH_BANDS; i++)
    attache_hash_batch_add (batch->hashes, bands[i], id);
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0, n_read = 0; i < candidates->len && n_read < MAX_READ; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->n_of_crowd == 1 && candidate->n_bands == 1)
        continue;
      n_read++;
      if (!compare_with (db, id, shingles, candidate->id, batch->seen, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
attache_kin_table_list (AttacheDatabase *db, gint64 id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, LIST, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_kin_free);

  if (sql == NULL)
    return NULL;
  attache_sql_bind_int (sql, ":article", id);
  while (attache_sql_next (sql))
    {
      AttacheKin *kin = g_new0 (AttacheKin, 1);

      kin->article_id = attache_sql_int (sql, 0);
      kin->share = attache_sql_double (sql, 1);
      kin->title = g_strdup (attache_sql_text (sql, 2));
      kin->outlet = g_strdup (attache_sql_text (sql, 3));
      kin->published = attache_sql_time (sql, 4);
      kin->published_precision = attache_sql_int (sql, 5);
      g_ptr_array_add (list, kin);
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&list) : NULL;
}
