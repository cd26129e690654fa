/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The marks of a text, and the nouns that stand in it. */

#include "config.h"

#include "attache-fetch-reading.h"

#include "attache-article-table.h"
#include "attache-fetch.h"
#include "attache-kin-table.h"
#include "attache-mark-table.h"
#include "attache-mention-value.h"
#include "attache-query.h"
#include "attache-version-table.h"

/* For whom those count who were found, and in which colour. */
static const char ACTORS[] =
    "SELECT found.id, actor.id, ifnull (actor.colour, actor.id % 8) "
    "FROM actor AS found LEFT JOIN merged_actor ON merged_actor.id = found.id "
    "JOIN actor ON actor.id = ifnull (merged_actor.into_id, found.id) "
    "WHERE found.id IN (SELECT value FROM json_each (:ids))";
static const char TIMES[] = "SELECT start, end, type, begin, until, precision "
                            "FROM found_time "
                            "WHERE article_id = :id ORDER BY start, end";
static const char ANNOTATIONS[] =
    "SELECT id "
    "FROM annotation "
    "WHERE article_id = :id AND target IN (0, 1) ORDER BY target DESC, start, end, id";

static AttacheSpan
span_of (AttacheSql *sql)
{
  return (AttacheSpan){ (guint32) attache_sql_int (sql, 0), (guint32) attache_sql_int (sql, 1) };
}

static const gint64 *
ids_of (GArray *ids)
{
  return (const gint64 *) (gconstpointer) ids->data;
}

typedef struct
{
  gint64 found_id;
  gint64 id;
  guint colour;
} Actor;

static const Actor *
find_actor (GArray *actors, gint64 found_id)
{
  for (guint i = 0; i < actors->len; i++)
    {
      if (g_array_index (actors, Actor, i).found_id == found_id)
        return &g_array_index (actors, Actor, i);
    }
  return NULL;
}

/* Whom @mentions name, each once. Transfer full. */
static GArray *
list_actors (GArray *mentions)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < mentions->len; i++)
    {
      gint64 *id = &g_array_index (mentions, AttacheStoredMention, i).actor_id;

      if (*id != 0 && g_hash_table_add (known, id))
        g_array_append_val (ids, *id);
    }
  return ids;
}

/* Of Actor. Transfer full. */
static GArray *
fetch_actors (AttacheDatabase *db, GArray *mentions, GError **error)
{
  g_autoptr (GArray) ids = list_actors (mentions);
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (Actor));
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, ACTORS, error);

  if (sql == NULL)
    return NULL;
  attache_sql_bind_ids (sql, ":ids", ids_of (ids), ids->len);
  while (attache_sql_next (sql))
    {
      const Actor actor = { attache_sql_int (sql, 0), attache_sql_int (sql, 1),
                            (guint) attache_sql_int (sql, 2) };

      g_array_append_val (actors, actor);
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&actors) : NULL;
}

static gboolean
fetch_mentions (AttacheDatabase *db, gint64 article_id, GArray *mentions, GError **error)
{
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GArray) stored = attache_mark_table_load_mentions (db, article_id, &rules, error);
  g_autoptr (GArray) actors = stored != NULL ? fetch_actors (db, stored, error) : NULL;

  if (actors == NULL)
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    {
      const AttacheStoredMention *mention = &g_array_index (stored, AttacheStoredMention, i);
      const Actor *actor = find_actor (actors, mention->actor_id);
      const AttacheMentionRow row = { mention->span, actor != NULL ? actor->id : mention->actor_id,
                                      mention->type,
                                      actor != NULL ? actor->colour
                                                    : (guint) (mention->actor_id % 8) };

      g_array_append_val (mentions, row);
    }
  return TRUE;
}

static gboolean
fetch_times (AttacheDatabase *db, gint64 article_id, GArray *times, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, TIMES, article_id, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      const AttacheTimeRow time = { span_of (sql),
                                    attache_sql_int (sql, 2),
                                    { attache_sql_time (sql, 3), attache_sql_time (sql, 4),
                                      attache_sql_int (sql, 5) } };

      g_array_append_val (times, time);
    }
  return attache_sql_finish (sql, error);
}

static gboolean
fetch_nouns (AttacheDatabase *db, AttacheFilter *filter, gint64 article_id,
             AttacheReadingRows *rows, GError **error)
{
  g_autoptr (GArray) statements = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) annotations = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!attache_query_statements (db, NULL, article_id, 0, statements, error)
      || !attache_query_events (db, NULL, article_id, events, error)
      || !attache_database_list_for (db, ANNOTATIONS, article_id, annotations, error))
    return FALSE;
  rows->statements = attache_fetch_statements (db, filter, ids_of (statements), statements->len,
                                               error);
  if (rows->statements == NULL)
    return FALSE;
  rows->events = attache_fetch_events (db, filter, article_id, ids_of (events), events->len, error);
  if (rows->events == NULL)
    return FALSE;
  rows->annotations = attache_fetch_annotations (db, ids_of (annotations), annotations->len, error);
  return rows->annotations != NULL;
}

static gboolean
fetch_article (AttacheDatabase *db, AttacheFilter *filter, gint64 article_id,
               AttacheReadingRows *rows, GError **error)
{
  g_autoptr (GPtrArray) articles = attache_fetch_articles (db, filter, &article_id, 1, error);

  if (articles == NULL)
    return FALSE;
  /* Where it is not there, loading its text says so. */
  if (g_ptr_array_index (articles, 0) != NULL)
    rows->article = g_object_ref (g_ptr_array_index (articles, 0));
  if (rows->article == NULL || rows->text == NULL)
    {
      g_clear_pointer (&rows->text, attache_text_unref);
      rows->text = attache_article_table_load_text (db, article_id, error);
    }
  return rows->text != NULL;
}

AttacheReadingRows *
attache_fetch_reading (AttacheDatabase *db, AttacheFilter *filter, gint64 article_id,
                       AttacheText *text, GError **error)
{
  g_autoptr (AttacheReadingRows) rows = g_new0 (AttacheReadingRows, 1);

  rows->text = text != NULL ? attache_text_ref (text) : NULL;
  rows->mentions = g_array_new (FALSE, FALSE, sizeof (AttacheMentionRow));
  rows->versions = g_array_new (FALSE, FALSE, sizeof (gint64));
  rows->times = g_array_new (FALSE, FALSE, sizeof (AttacheTimeRow));
  if (!fetch_article (db, filter, article_id, rows, error)
      || (rows->sections = attache_mark_table_load_sections (db, article_id, error)) == NULL
      || !fetch_mentions (db, article_id, rows->mentions, error)
      || !fetch_times (db, article_id, rows->times, error)
      || !fetch_nouns (db, filter, article_id, rows, error)
      || (rows->kin = attache_kin_table_list (db, article_id, error)) == NULL
      || !attache_version_table_list (db, article_id, rows->versions, error))
    return NULL;
  return g_steal_pointer (&rows);
}

void
attache_reading_rows_free (AttacheReadingRows *rows)
{
  g_return_if_fail (rows != NULL);

  g_clear_object (&rows->article);
  g_clear_pointer (&rows->text, attache_text_unref);
  g_clear_pointer (&rows->sections, g_array_unref);
  g_clear_pointer (&rows->mentions, g_array_unref);
  g_clear_pointer (&rows->times, g_array_unref);
  g_clear_pointer (&rows->statements, g_ptr_array_unref);
  g_clear_pointer (&rows->events, g_ptr_array_unref);
  g_clear_pointer (&rows->annotations, g_ptr_array_unref);
  g_clear_pointer (&rows->kin, g_ptr_array_unref);
  g_clear_pointer (&rows->versions, g_array_unref);
  g_free (rows);
}
