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

struct _AttacheActorsSeen
{
  GHashTable *ids;      /* char *, by dup_identity () → gint64 */
  GHashTable *aliases;  /* char *, id and alias; the set of those that are written */
  GHashTable *roles;    /* char *, id and role → Term, that is written */
  GHashTable *coloured; /* gint64, the set of actors that have a colour */
};

/* From and until when somebody was told by a role: microseconds UTC. */
typedef struct
{
  gint64 begin;
  gint64 until;
} Term;

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

/* Transfer full. */
static char *
dup_identity (const AttacheFoundActor *actor)
{
  return actor->key != NULL ? g_strconcat ("key ", actor->key, NULL)
                            : g_strdup_printf ("%d %s", actor->type, actor->name);
}

static gboolean
ensure_once (AttacheDatabase *db, AttacheActorsSeen *seen, const AttacheFoundActor *actor,
             gint64 *id, GError **error)
{
  g_autofree char *identity = dup_identity (actor);
  const gint64 *known = g_hash_table_lookup (seen->ids, identity);

  if (known != NULL)
    {
      *id = *known;
      return TRUE;
    }
  if (!ensure (db, actor, id, error))
    return FALSE;
  g_hash_table_insert (seen->ids, g_steal_pointer (&identity), g_memdup2 (id, sizeof *id));
  return TRUE;
}

/* Transfer full. */
static char *
dup_with_id (gint64 id, const char *name)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", id, name);
}

static gboolean
add_aliases (AttacheDatabase *db, AttacheActorsSeen *seen, gint64 id,
             const AttacheFoundActor *actor, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, ADD_ALIAS, error);

  if (sql == NULL)
    return FALSE;
  for (guint i = 0; actor->aliases != NULL && actor->aliases[i] != NULL; i++)
    {
      if (!g_hash_table_add (seen->aliases, dup_with_id (id, actor->aliases[i])))
        continue;
      attache_sql_bind_int (sql, ":actor", id);
      attache_sql_bind_text (sql, ":name", actor->aliases[i]);
      if (!attache_sql_run (sql, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether it tells nothing that is not written; notes it. An article without a date tells of a role
 * that somebody has it, and not when. */
static gboolean
is_told (AttacheActorsSeen *seen, gint64 id, const char *role, gint64 published)
{
  g_autofree char *name = dup_with_id (id, role);
  Term *term = g_hash_table_lookup (seen->roles, name);

  if (term == NULL)
    {
      const Term fresh = { published, published };

      g_hash_table_insert (seen->roles, g_steal_pointer (&name), g_memdup2 (&fresh, sizeof fresh));
      return FALSE;
    }
  if (published == ATTACHE_TIME_UNKNOWN
      || (term->begin != ATTACHE_TIME_UNKNOWN && term->begin <= published
          && published <= term->until))
    return TRUE;
  if (term->begin == ATTACHE_TIME_UNKNOWN)
    *term = (Term){ published, published };
  term->begin = MIN (term->begin, published);
  term->until = MAX (term->until, published);
  return FALSE;
}

static gboolean
add_roles (AttacheDatabase *db, AttacheActorsSeen *seen, gint64 id, const AttacheFoundActor *actor,
           gint64 published, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, ADD_ROLE, error);

  if (sql == NULL)
    return FALSE;
  for (guint i = 0; actor->roles != NULL && actor->roles[i] != NULL; i++)
    {
      if (is_told (seen, id, actor->roles[i], published))
        continue;
      attache_sql_bind_int (sql, ":actor", id);
      attache_sql_bind_text (sql, ":name", actor->roles[i]);
      attache_sql_bind_time (sql, ":published", published);
      if (!attache_sql_run (sql, error))
        return FALSE;
    }
  return TRUE;
}

AttacheActorsSeen *
attache_actors_seen_new (void)
{
  AttacheActorsSeen *self = g_new0 (AttacheActorsSeen, 1);

  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->coloured = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
attache_actors_seen_free (AttacheActorsSeen *seen)
{
  g_hash_table_unref (seen->ids);
  g_hash_table_unref (seen->aliases);
  g_hash_table_unref (seen->roles);
  g_hash_table_unref (seen->coloured);
  g_free (seen);
}

GArray *
attache_actor_table_resolve (AttacheDatabase *db, AttacheActorsSeen *seen,
                             const AttacheFindings *findings, gint64 published, GError **error)
{
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), findings->actors->len);

  for (guint i = 0; i < findings->actors->len; i++)
    {
      const AttacheFoundActor *actor = attache_findings_actor (findings, i);
      gint64 id;

      if (!ensure_once (db, seen, actor, &id, error) || !add_aliases (db, seen, id, actor, error)
          || !add_roles (db, seen, id, actor, published, error))
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
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
give_colour (AttacheDatabase *db, AttacheActorsSeen *seen, gint64 actor_id, GError **error)
{
  g_autoptr (AttacheSql) sql = NULL;
  g_autoptr (AttacheSql) count = NULL;
  gboolean has;

  if (!g_hash_table_add (seen->coloured, g_memdup2 (&actor_id, sizeof actor_id)))
    return TRUE;
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

gboolean
attache_actor_table_give_colours (AttacheDatabase *db, AttacheActorsSeen *seen,
                                  const AttacheFindings *findings, GArray *actor_ids,
                                  GError **error)
{
  for (guint i = 0; i < findings->statements->len; i++)
    {
      const gint speaker = attache_findings_statement (findings, i)->speaker;

      if (speaker >= 0
          && !give_colour (db, seen, g_array_index (actor_ids, gint64, speaker), error))
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
add_to_sums (GHashTable *sums, gint64 actor_id, guint n_mentions, guint n_statements)
{
  Sum *sum = g_hash_table_lookup (sums, &actor_id);

  if (sum == NULL)
    {
      sum = g_new0 (Sum, 1);
      g_hash_table_insert (sums, g_memdup2 (&actor_id, sizeof actor_id), sum);
    }
  sum->n_articles++;
  sum->n_mentions += n_mentions;
  sum->n_statements += n_statements;
}

/* Mentions and statements by each of the found actors; of those with the same id, by the first. */
static void
count_found (const AttacheFindings *findings, const guint *first, guint *n_mentions,
             guint *n_statements)
{
  for (guint i = 0; i < findings->mentions->len; i++)
    {
      const gint actor = attache_findings_mention (findings, i)->actor;

      if (actor >= 0)
        n_mentions[first[actor]]++;
    }
  for (guint i = 0; i < findings->statements->len; i++)
    {
      const AttacheFoundStatement *statement = attache_findings_statement (findings, i);

      if (statement->speaker >= 0 && statement->n_content > 0)
        n_statements[first[statement->speaker]]++;
    }
}

AttacheRowBatch *
attache_actor_table_new_counts (void)
{
  return attache_row_batch_new (
      "INSERT INTO article_actor (article_id, actor_id, n_mentions, n_statements)", 4);
}

void
attache_actor_table_count (AttacheRowBatch *counts, GHashTable *sums, gint64 article_id,
                           const AttacheFindings *findings, GArray *actor_ids)
{
  const gint64 *ids = (const gint64 *) (gconstpointer) actor_ids->data;
  g_autofree guint *first = g_new0 (guint, actor_ids->len + 1);
  g_autofree guint *n_mentions = g_new0 (guint, actor_ids->len + 1);
  g_autofree guint *n_statements = g_new0 (guint, actor_ids->len + 1);

  for (guint i = 0; i < actor_ids->len; i++)
    {
      while (ids[first[i]] != ids[i])
        first[i]++;
    }
  count_found (findings, first, n_mentions, n_statements);
  for (guint i = 0; i < actor_ids->len; i++)
    {
      /* Neither named nor heard: not of this article. */
      if (n_mentions[i] == 0 && n_statements[i] == 0)
        continue;
      attache_row_batch_put_int (counts, article_id);
      attache_row_batch_put_int (counts, ids[i]);
      attache_row_batch_put_int (counts, n_mentions[i]);
      attache_row_batch_put_int (counts, n_statements[i]);
      add_to_sums (sums, ids[i], n_mentions[i], n_statements[i]);
    }
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
