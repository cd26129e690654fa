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
static const char ADD_TO_ACTORS[] =
    "UPDATE actor SET n_articles = n_articles + :sign, n_mentions = actor.n_mentions + :sign "
    "* one.n_mentions, n_statements = actor.n_statements + :sign * one.n_statements "
    "FROM (SELECT * FROM article_actor WHERE article_id = :article) AS one "
    "WHERE actor.id = one.actor_id";
static const char FORGET_COUNTS[] = "DELETE FROM article_actor WHERE article_id = :article";
static const char SET_COLOUR[] =
    "UPDATE actor SET colour = ifnull ((SELECT value FROM meta WHERE key = 'n-speakers'), 0) "
    "% 8 "
    "WHERE id = :actor AND colour IS NULL RETURNING id";
static const char COUNT_SPEAKER[] = "INSERT INTO meta (key, value) VALUES ('n-speakers', 1) "
                                    "ON CONFLICT (key) DO UPDATE SET value = value + 1";

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
  *id = attache_sql_next (sql) ? attache_sql_int (sql, 0) : 0;
  return attache_sql_finish (sql, error);
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
add_to_actors (AttacheDatabase *db, gint64 article_id, gint sign, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, ADD_TO_ACTORS, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":article", article_id);
  attache_sql_bind_int (sql, ":sign", sign);
  return attache_sql_run (sql, error);
}

static gboolean
give_colour (AttacheDatabase *db, gint64 actor_id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, SET_COLOUR, error);
  g_autoptr (AttacheSql) count = NULL;
  gboolean is_new;

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":actor", actor_id);
  is_new = attache_sql_next (sql);
  if (!attache_sql_finish (sql, error))
    return FALSE;
  if (!is_new)
    return TRUE;
  count = attache_database_prepare (db, COUNT_SPEAKER, error);
  return count != NULL && attache_sql_run (count, error);
}

static gboolean
give_colours (AttacheDatabase *db, const AttacheFindings *findings, GArray *actor_ids,
              GError **error)
{
  for (guint i = 0; i < findings->statements->len; i++)
    {
      gint speaker = attache_findings_statement (findings, i)->speaker;

      if (speaker >= 0 && !give_colour (db, g_array_index (actor_ids, gint64, speaker), error))
        return FALSE;
    }
  return TRUE;
}

gboolean
attache_actor_table_count (AttacheDatabase *db, gint64 article_id, const AttacheFindings *findings,
                           GArray *actor_ids, GError **error)
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
      if (!add_counts (db, article_id, g_array_index (actor_ids, gint64, i), n_mentions[i],
                       n_statements[i], error))
        return FALSE;
    }
  return add_to_actors (db, article_id, 1, error) && give_colours (db, findings, actor_ids, error);
}

gboolean
attache_actor_table_uncount (AttacheDatabase *db, gint64 article_id, GError **error)
{
  g_autoptr (AttacheSql) sql = NULL;

  if (!add_to_actors (db, article_id, -1, error))
    return FALSE;
  sql = attache_database_prepare (db, FORGET_COUNTS, error);
  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":article", article_id);
  return attache_sql_run (sql, error);
}
