/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Found rows remember whom the analysis found, so that a merging can be taken back without a new
 * analysis. Where a report names both, the second stays as it is. */

#include "config.h"

#include "attache-merged-actor-table.h"

#include "attache-decision-table.h"
#include "attache-store-error.h"

#define IMAGE_TYPE "(xx)"

static const char GET[] = "SELECT into_id, made FROM merged_actor WHERE id = :id";
static const char LIST[] = "SELECT id FROM merged_actor WHERE into_id = :id ORDER BY id";
static const char DELETE[] = "DELETE FROM merged_actor WHERE id = :id";
static const char PUT[] = "INSERT INTO merged_actor (id, into_id, made) VALUES (:id, :into, :made)";
static const char ARTICLES[] = "SELECT article_id FROM article_actor WHERE actor_id = :id";
static const char MERGED_HERE[] =
    "SELECT merged_actor.id, merged_actor.into_id "
    "FROM article_actor JOIN merged_actor ON merged_actor.id = article_actor.actor_id "
    "WHERE article_actor.article_id = :id";
#define MOVED(found) "iif (:new = :found, NULL, :found) WHERE article_id = :article AND " found
/* A mention has whom the analysis found, and nothing to be moved. */
static const char COUNT_MENTIONS[] = "SELECT count_mentions (content, :found) FROM article_mention "
                                     "WHERE article_id = :article";
static const char *const moves[] = {
  "UPDATE statement SET via_id = :new, found_via_id = " MOVED (
      "via_id = :old AND ifnull (found_via_id, via_id) = :found"),
  "UPDATE statement SET addressee_id = :new, found_addressee_id = " MOVED (
      "addressee_id = :old AND ifnull (found_addressee_id, addressee_id) = :found"),
  "UPDATE OR IGNORE event_actor SET actor_id = :new, found_actor_id = iif (:new = :found, NULL, "
  ":found) WHERE report_id IN (SELECT id FROM report WHERE article_id = :article) "
  "AND actor_id = :old AND ifnull (found_actor_id, actor_id) = :found",
};
static const char IS_HERE[] =
    "SELECT 1 FROM article_actor WHERE article_id = :article AND actor_id = :actor";
static const char ADD_HERE[] =
    "INSERT INTO article_actor (article_id, actor_id, n_mentions) VALUES (:article, :actor, :n) "
    "ON CONFLICT (article_id, actor_id) DO UPDATE SET n_mentions = n_mentions + "
    "excluded.n_mentions";
static const char ADD_TO_ALL[] = "UPDATE actor SET n_mentions = n_mentions + :n, "
                                 "n_articles = n_articles + :n_articles WHERE id = :actor";
static const char LEAVE[] =
    "DELETE FROM article_actor "
    "WHERE article_id = :article AND actor_id = :actor AND n_mentions = 0 AND n_statements = 0 "
    "AND NOT EXISTS (SELECT 1 FROM report JOIN event_actor ON event_actor.report_id = report.id "
    "WHERE report.article_id = :article AND event_actor.actor_id = :actor)";

/* What was found as @found in an article goes from @old to @new. */
typedef struct
{
  AttacheDatabase *db;
  gint64 article_id;
  gint64 found;
  gint64 old;
  gint64 new;
} Move;

static gboolean
load (AttacheDatabase *db, gint64 id, gint64 *into, gint64 *made, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, GET, id, error);

  if (sql == NULL)
    return FALSE;
  *into = *made = 0;
  if (attache_sql_next (sql))
    {
      *into = attache_sql_int (sql, 0);
      *made = attache_sql_int (sql, 1);
    }
  return attache_sql_finish (sql, error);
}

gboolean
attache_merged_actor_table_find_root (AttacheDatabase *db, gint64 id, gint64 *root, GError **error)
{
  gint64 into, made;

  if (!load (db, id, &into, &made, error))
    return FALSE;
  *root = into != 0 ? into : id;
  return TRUE;
}

gboolean
attache_merged_actor_table_list (AttacheDatabase *db, gint64 id, GArray *ids, GError **error)
{
  return attache_database_list_for (db, LIST, id, ids, error);
}

static AttacheSql *
prepare_move (const Move *move, const char *text, GError **error)
{
  AttacheSql *sql = attache_database_prepare (move->db, text, error);

  if (sql == NULL)
    return NULL;
  attache_sql_bind_int (sql, ":article", move->article_id);
  attache_sql_bind_int (sql, ":found", move->found);
  attache_sql_bind_int (sql, ":old", move->old);
  if (attache_sql_has (sql, ":new"))
    attache_sql_bind_int (sql, ":new", move->new);
  return sql;
}

static gboolean
count_mentions (const Move *move, gint64 *n, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (move->db, COUNT_MENTIONS, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":article", move->article_id);
  attache_sql_bind_int (sql, ":found", move->found);
  return attache_sql_take_int (sql, n, error);
}

static AttacheSql *
prepare_here (const Move *move, const char *text, gint64 actor_id, GError **error)
{
  AttacheSql *sql = attache_database_prepare (move->db, text, error);

  if (sql != NULL && attache_sql_has (sql, ":article"))
    attache_sql_bind_int (sql, ":article", move->article_id);
  if (sql != NULL)
    attache_sql_bind_int (sql, ":actor", actor_id);
  return sql;
}

static gboolean
is_here (const Move *move, gint64 actor_id, gboolean *is_there, GError **error)
{
  g_autoptr (AttacheSql) sql = prepare_here (move, IS_HERE, actor_id, error);

  return sql != NULL && attache_sql_take_any (sql, is_there, error);
}

static gboolean
add_to_all (const Move *move, gint64 actor_id, gint64 n, gint n_articles, GError **error)
{
  g_autoptr (AttacheSql) sql = prepare_here (move, ADD_TO_ALL, actor_id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":n", n);
  attache_sql_bind_int (sql, ":n_articles", n_articles);
  return attache_sql_run (sql, error);
}

static gboolean
add_here (const Move *move, gint64 actor_id, gint64 n, GError **error)
{
  g_autoptr (AttacheSql) sql = NULL;
  gboolean was_here;

  if (!is_here (move, actor_id, &was_here, error)
      || (sql = prepare_here (move, ADD_HERE, actor_id, error)) == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":n", n);
  return attache_sql_run (sql, error) && add_to_all (move, actor_id, n, !was_here, error);
}

/* Where nothing of it is left in the article. */
static gboolean
leave (const Move *move, GError **error)
{
  g_autoptr (AttacheSql) sql = prepare_here (move, LEAVE, move->old, error);
  gboolean was_here, stays;

  if (sql == NULL || !is_here (move, move->old, &was_here, error) || !attache_sql_run (sql, error)
      || !is_here (move, move->old, &stays, error))
    return FALSE;
  return !was_here || stays || add_to_all (move, move->old, 0, -1, error);
}

/* Who is held to have spoken follows from the table of merged actors itself. */
static gboolean
run (const Move *move, GError **error)
{
  gint64 n_mentions;

  if (!count_mentions (move, &n_mentions, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr (AttacheSql) sql = prepare_move (move, moves[i], error);

      if (sql == NULL || !attache_sql_run (sql, error))
        return FALSE;
    }
  if (!attache_decision_table_apply (move->db, move->article_id, error))
    return FALSE;
  if (n_mentions > 0
      && (!add_here (move, move->new, n_mentions, error)
          || !add_here (move, move->old, -n_mentions, error)))
    return FALSE;
  return leave (move, error);
}

static gboolean
write_row (AttacheDatabase *db, gint64 id, gint64 into, gint64 made, GError **error)
{
  g_autoptr (AttacheSql) put = NULL;

  if (!attache_database_run_for (db, DELETE, id, error))
    return FALSE;
  if (into == 0)
    return TRUE;
  put = attache_database_prepare_for (db, PUT, id, error);
  if (put == NULL)
    return FALSE;
  attache_sql_bind_int (put, ":into", into);
  attache_sql_bind_int (put, ":made", made);
  return attache_sql_run (put, error);
}

gboolean
attache_merged_actor_table_set (AttacheDatabase *db, gint64 id, gint64 into_id, gint64 now,
                                GError **error)
{
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  Move move = { db, 0, id, 0, into_id != 0 ? into_id : id };

  if (!attache_merged_actor_table_find_root (db, id, &move.old, error)
      || !write_row (db, id, into_id, now, error))
    return FALSE;
  if (move.old == move.new)
    return TRUE;
  if (!attache_database_list_for (db, ARTICLES, move.old, articles, error))
    return FALSE;
  for (guint i = 0; i < articles->len; i++)
    {
      move.article_id = g_array_index (articles, gint64, i);
      if (!run (&move, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
attache_merged_actor_table_apply (AttacheDatabase *db, gint64 article_id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, MERGED_HERE, article_id, error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Move));

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      const gint64 id = attache_sql_int (sql, 0);
      const Move move = { db, article_id, id, id, attache_sql_int (sql, 1) };

      g_array_append_val (found, move);
    }
  if (!attache_sql_finish (sql, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      if (!run (&g_array_index (found, Move, i), error))
        return FALSE;
    }
  return TRUE;
}

gboolean
attache_merged_actor_table_get_image (AttacheDatabase *db, gint64 id, GVariant **image,
                                      GError **error)
{
  gint64 into, made;

  if (!load (db, id, &into, &made, error))
    return FALSE;
  *image = into != 0 ? g_variant_ref_sink (g_variant_new (IMAGE_TYPE, into, made)) : NULL;
  return TRUE;
}

gboolean
attache_merged_actor_table_set_image (AttacheDatabase *db, gint64 id, GVariant *image,
                                      GError **error)
{
  gint64 into = 0, made = 0;

  if (image != NULL && !g_variant_is_of_type (image, G_VARIANT_TYPE (IMAGE_TYPE)))
    return attache_store_error_set_bad_step (error);
  if (image != NULL)
    g_variant_get (image, IMAGE_TYPE, &into, &made);
  return attache_merged_actor_table_set (db, id, into, made, error);
}
