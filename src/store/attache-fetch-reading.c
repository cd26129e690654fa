/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The marks of a text, and the nouns that stand in it. */

#include "config.h"

#include "attache-fetch-reading.h"

#include "attache-article-table.h"
#include "attache-fetch.h"
#include "attache-kin-table.h"
#include "attache-mark-table.h"
#include "attache-query.h"
#include "attache-version-table.h"

static const char MENTIONS[] =
    "SELECT mention.start, mention.end, mention.actor_id, mention.type, ifnull (actor.colour, "
    "mention.actor_id % 8) "
    "FROM mention LEFT JOIN actor ON actor.id = mention.actor_id "
    "WHERE mention.article_id = :id ORDER BY mention.start, mention.end";
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

static gboolean
fetch_mentions (AttacheDatabase *db, gint64 article_id, GArray *mentions, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, MENTIONS, article_id, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      const AttacheMentionRow mention = { span_of (sql), attache_sql_int (sql, 2),
                                          attache_sql_int (sql, 3),
                                          (guint) attache_sql_int (sql, 4) };

      g_array_append_val (mentions, mention);
    }
  return attache_sql_finish (sql, error);
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

static const gint64 *
ids_of (GArray *ids)
{
  return (const gint64 *) (gconstpointer) ids->data;
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
