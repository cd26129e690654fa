/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is who. An actor row is never deleted: annotations and decisions may lean on it, and its
 * colour stays its own. */

#include "config.h"

#include "attache-actor-table.h"

static const char FIND_KEY[] = "SELECT id FROM actor WHERE key = :key";
static const char FIND_NAME[] = "SELECT id "
                                "FROM actor "
                                "WHERE name = :name AND type = :type AND key IS NULL";
static const char INSERT[] =
    "INSERT INTO actor (key, name, type, is_known) VALUES (:key, :name, :type, :is_known)";
static const char ADD_ALIAS[] =
    "INSERT OR IGNORE INTO alias (actor_id, name) VALUES (:actor, :name)";
static const char ADD_ROLE[] =
    "INSERT INTO role (actor_id, name, begin, until) "
    "VALUES (:actor, :name, :published, :published) "
    "ON CONFLICT (actor_id, name) DO UPDATE SET begin = min (ifnull (begin, excluded.begin), "
    "ifnull (excluded.begin, begin)), until = max (ifnull (until, excluded.until), ifnull "
    "(excluded.until, until))";
static const char ADD_COUNTS[] =
    "INSERT INTO article_actor (article_id, actor_id, n_mentions, n_statements) "
    "VALUES (:article, :actor, :n_mentions, :n_statements) "
    "ON CONFLICT (article_id, actor_id) DO UPDATE SET n_mentions = n_mentions + "
    "excluded.n_mentions, n_statements = n_statements + excluded.n_statements";
/* One row each: a statement that changes several rows may need a savepoint, and a savepoint makes
 * the search index write out what it gathers for the whole transaction. */
static const char ADD_TO_ACTOR[] =
    "UPDATE actor SET n_articles = n_articles + :n_articles, n_mentions = n_mentions + "
    ":n_mentions, n_statements = n_statements + :n_statements "
    "WHERE id = :actor";
static const char COUNTS_OF_ARTICLE[] = "SELECT actor_id, n_mentions, n_statements "
                                        "FROM article_actor "
                                        "WHERE article_id = :id";
static const char FORGET_COUNTS[] = "DELETE FROM article_actor WHERE article_id = :id";
static const char HAS_COLOUR[] = "SELECT 1 FROM actor WHERE id = :actor AND colour IS NOT NULL";
static const char SET_COLOUR[] =
    "UPDATE actor SET colour = ifnull ((SELECT value FROM meta WHERE key = 'n-speakers'), 0) "
    "% 8 "
    "WHERE id = :actor";
static const char COUNT_SPEAKER[] = "INSERT INTO meta (key, value) VALUES ('n-speakers', 1) "
                                    "ON CONFLICT (key) DO UPDATE SET value = value + 1";

typedef struct
{
  gint64 n_articles;
  gint64 n_mentions;
  gint64 n_statements;
} Sum;

static gboolean
find (AttacheDatabase *db, const AttacheFoundActor *actor, gint64 *id, GError **error)
{
  g_autoptr (AttacheSql)
      sql = attache_database_prepare (db, actor->key != NULL ? FIND_KEY : FIND_NAME, error);

  if (sql == NULL)
    return FALSE;
  if (actor->key != NULL)
    {
      attache_sql_bind_text (sql, ":key", actor->key);
    }
  else
    {
      attache_sql_bind_text (sql, ":name", actor->name);
      attache_sql_bind_int (sql, ":type", actor->type);
    }
  return attache_sql_take_int (sql, id, error);
}

static gboolean
ensure (AttacheDatabase *db, const AttacheFoundActor *actor, gint64 *id, GError **error)
{
  g_autoptr (AttacheSql) sql = NULL;

  if (!find (db, actor, id, error))
    return FALSE;
  if (*id != 0)
    return TRUE;
  sql = attache_database_prepare (db, INSERT, error);
  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":key", actor->key);
  attache_sql_bind_text (sql, ":name", actor->name);
  attache_sql_bind_int (sql, ":type", actor->type);
  attache_sql_bind_int (sql, ":is_known", actor->known);
  if (!attache_sql_run (sql, error))
    return FALSE;
  *id = attache_database_get_last_id (db);
  return TRUE;
}

static gboolean
add_aliases (AttacheDatabase *db, gint64 id, const AttacheFoundActor *actor, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, ADD_ALIAS, error);

  if (sql == NULL)
    return FALSE;
  for (guint i = 0; actor->aliases != NULL && actor->aliases[i] != NULL; i++)
    {
      attache_sql_bind_int (sql, ":actor", id);
      attache_sql_bind_text (sql, ":name", actor->aliases[i]);
      if (!attache_sql_run (sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_roles (AttacheDatabase *db, gint64 id, const AttacheFoundActor *actor, gint64 published,
           GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, ADD_ROLE, error);

  if (sql == NULL)
    return FALSE;
  for (guint i = 0; actor->roles != NULL && actor->roles[i] != NULL; i++)
    {
      attache_sql_bind_int (sql, ":actor", id);
      attache_sql_bind_text (sql, ":name", actor->roles[i]);
      attache_sql_bind_time (sql, ":published", published);
      if (!attache_sql_run (sql, error))
        return FALSE;
    }
  return TRUE;
}

GArray *
attache_actor_table_resolve (AttacheDatabase *db, const AttacheFindings *findings, gint64 published,
                             GError **error)
{
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), findings->actors->len);

  for (guint i = 0; i < findings->actors->len; i++)
    {
      const AttacheFoundActor *actor = attache_findings_actor (findings, i);
      gint64 id;

      if (!ensure (db, actor, &id, error) || !add_aliases (db, id, actor, error)
          || !add_roles (db, id, actor, published, error))
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static gboolean
add_counts (AttacheDatabase *db, gint64 article_id, gint64 actor_id, guint n_mentions,
            guint n_statements, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, ADD_COUNTS, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":article", article_id);
  attache_sql_bind_int (sql, ":actor", actor_id);
  attache_sql_bind_int (sql, ":n_mentions", n_mentions);
  attache_sql_bind_int (sql, ":n_statements", n_statements);
  return attache_sql_run (sql, error);
}

static gboolean
add_to_actor (AttacheDatabase *db, gint64 actor_id, gint64 n_articles, gint64 n_mentions,
              gint64 n_statements, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, ADD_TO_ACTOR, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":actor", actor_id);
  attache_sql_bind_int (sql, ":n_articles", n_articles);
  attache_sql_bind_int (sql, ":n_mentions", n_mentions);
  attache_sql_bind_int (sql, ":n_statements", n_statements);
  return attache_sql_run (sql, error);
}

static gboolean
has_colour (AttacheDatabase *db, gint64 actor_id, gboolean *has, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, HAS_COLOUR, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":actor", actor_id);
  return attache_sql_take_any (sql, has, error);
}

static gboolean
give_colour (AttacheDatabase *db, gint64 actor_id, GError **error)
{
  g_autoptr (AttacheSql) sql = NULL;
  g_autoptr (AttacheSql) count = NULL;
  gboolean has;

  if (!has_colour (db, actor_id, &has, error))
    return FALSE;
  if (has)
    return TRUE;
  sql = attache_database_prepare (db, SET_COLOUR, error);
  count = attache_database_prepare (db, COUNT_SPEAKER, error);
  if (sql == NULL || count == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":actor", actor_id);
  return attache_sql_run (sql, error) && attache_sql_run (count, error);
}

static gboolean
give_colours (AttacheDatabase *db, const AttacheFindings *findings, GArray *actor_ids,
              GError **error)
{
  for (guint i = 0; i < findings->statements->len; i++)
    {
      const gint speaker = attache_findings_statement (findings, i)->speaker;
      gboolean is_done = FALSE;

      for (guint k = 0; k < i; k++)
        is_done |= attache_findings_statement (findings, k)->speaker == speaker;
      if (speaker >= 0 && !is_done
          && !give_colour (db, g_array_index (actor_ids, gint64, speaker), error))
        return FALSE;
    }
  return TRUE;
}

GHashTable *
attache_actor_sums_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
add_to_sums (GHashTable *sums, gint64 actor_id, guint n_articles, guint n_mentions,
             guint n_statements)
{
  Sum *sum = g_hash_table_lookup (sums, &actor_id);

  if (sum == NULL)
    {
      sum = g_new0 (Sum, 1);
      g_hash_table_insert (sums, g_memdup2 (&actor_id, sizeof actor_id), sum);
    }
  sum->n_articles += n_articles;
  sum->n_mentions += n_mentions;
  sum->n_statements += n_statements;
}

gboolean
attache_actor_table_count (AttacheDatabase *db, gint64 article_id, const AttacheFindings *findings,
                           GArray *actor_ids, GHashTable *sums, GError **error)
{
  g_autofree guint *n_mentions = g_new0 (guint, actor_ids->len + 1);
  g_autofree guint *n_statements = g_new0 (guint, actor_ids->len + 1);

  for (guint i = 0; i < findings->mentions->len; i++)
    {
      if (attache_findings_mention (findings, i)->actor >= 0)
        n_mentions[attache_findings_mention (findings, i)->actor]++;
    }
  for (guint i = 0; i < findings->statements->len; i++)
    {
      const AttacheFoundStatement *statement = attache_findings_statement (findings, i);

      if (statement->speaker >= 0 && statement->n_content > 0)
        n_statements[statement->speaker]++;
    }
  for (guint i = 0; i < actor_ids->len; i++)
    {
      const gint64 id = g_array_index (actor_ids, gint64, i);
      gboolean is_first = TRUE;

      /* Neither named nor heard: not of this article. */
      if (n_mentions[i] == 0 && n_statements[i] == 0)
        continue;
      for (guint k = 0; k < i; k++)
        is_first &= g_array_index (actor_ids, gint64, k) != id
                    || (n_mentions[k] == 0 && n_statements[k] == 0);
      if (!add_counts (db, article_id, id, n_mentions[i], n_statements[i], error))
        return FALSE;
      add_to_sums (sums, id, is_first, n_mentions[i], n_statements[i]);
    }
  return give_colours (db, findings, actor_ids, error);
}

gboolean
attache_actor_table_add_sums (AttacheDatabase *db, GHashTable *sums, GError **error)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const Sum *sum = value;

      if (!add_to_actor (db, *(gint64 *) id, sum->n_articles, sum->n_mentions, sum->n_statements,
                         error))
        return FALSE;
    }
  return TRUE;
}

/* @sign: 1 or -1. */
static gboolean
add_sums_of (AttacheDatabase *db, gint64 article_id, gint sign, GError **error)
{
  g_autoptr (AttacheSql)
      list = attache_database_prepare_for (db, COUNTS_OF_ARTICLE, article_id, error);

  if (list == NULL)
    return FALSE;
  while (attache_sql_next (list))
    {
      if (!add_to_actor (db, attache_sql_int (list, 0), sign, sign * attache_sql_int (list, 1),
                         sign * attache_sql_int (list, 2), error))
        return FALSE;
    }
  return attache_sql_finish (list, error);
}

gboolean
attache_actor_table_uncount (AttacheDatabase *db, gint64 article_id, GError **error)
{
  return add_sums_of (db, article_id, -1, error)
         && attache_database_run_for (db, FORGET_COUNTS, article_id, error);
}

gboolean
attache_actor_table_recount (AttacheDatabase *db, gint64 article_id, GError **error)
{
  return add_sums_of (db, article_id, 1, error);
}
