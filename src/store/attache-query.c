/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ids of lists other than that of articles. One statement each, put together of fixed pieces.
 */

#include "config.h"

#include "attache-query.h"

#include "attache-filter-sql.h"

static AttacheSql *
prepare (AttacheDatabase *db, AttacheFilterSql *conditions, const char *text, GError **error)
{
  AttacheSql *sql = attache_database_prepare (db, text, error);

  if (sql != NULL && conditions != NULL)
    attache_filter_sql_bind (conditions, sql);
  return sql;
}

gboolean
attache_query_speakers (AttacheDatabase *db, AttacheFilter *filter, gint64 article_id, GArray *ids,
                        GError **error)
{
  static const char OF_ARTICLE[] =
      "SELECT actor_id "
      "FROM article_actor "
      "WHERE article_id = :id AND n_statements > 0 ORDER BY n_statements DESC, actor_id";
  static const char OF_ALL[] = "SELECT id "
                               "FROM actor "
                               "WHERE n_statements > 0 ORDER BY n_statements DESC, id DESC";
  g_autoptr (AttacheFilterSql) conditions = NULL;
  g_autoptr (GString) text = g_string_new ("/* scan */ SELECT statement.speaker_id FROM statement "
                                           "WHERE statement.speaker_id IS NOT NULL");
  g_autoptr (AttacheSql) sql = NULL;

  if (article_id != 0)
    return attache_database_list_for (db, OF_ARTICLE, article_id, ids, error);
  conditions = attache_filter_sql_new (filter, error);
  if (conditions == NULL)
    return FALSE;
  attache_filter_sql_add_statements (conditions, text);
  g_string_append (text,
                   " GROUP BY statement.speaker_id ORDER BY count (*) DESC, statement.speaker_id");
  sql = prepare (db, conditions, attache_filter_sql_is_empty (conditions) ? OF_ALL : text->str,
                 error);
  return sql != NULL && attache_sql_take_ids (sql, ids, error);
}

gboolean
attache_query_statements (AttacheDatabase *db, AttacheFilter *filter, gint64 article_id,
                          gint64 speaker_id, GArray *ids, GError **error)
{
  g_autoptr (AttacheFilterSql) conditions = attache_filter_sql_new (filter, error);
  g_autoptr (GString) text = g_string_new ("/* scan */ SELECT statement.id FROM statement WHERE 1");
  g_autoptr (AttacheSql) sql = NULL;

  if (conditions == NULL)
    return FALSE;
  if (article_id != 0)
    g_string_append (text, " AND statement.article_id = :article");
  else
    attache_filter_sql_add_statements (conditions, text);
  if (speaker_id != 0)
    g_string_append (text, " AND statement.speaker_id = :speaker");
  g_string_append (text, article_id != 0
                             ? " ORDER BY statement.start, statement.end, statement.twin"
                             : " ORDER BY statement.begin, statement.article_id, statement.start");
  sql = prepare (db, conditions, text->str, error);
  if (sql == NULL)
    return FALSE;
  if (article_id != 0)
    attache_sql_bind_int (sql, ":article", article_id);
  if (speaker_id != 0)
    attache_sql_bind_int (sql, ":speaker", speaker_id);
  return attache_sql_take_ids (sql, ids, error);
}

gboolean
attache_query_events (AttacheDatabase *db, AttacheFilter *filter, gint64 article_id, GArray *ids,
                      GError **error)
{
  static const char OF_ARTICLE[] =
      "SELECT event_id "
      "FROM report "
      "WHERE article_id = :id GROUP BY event_id ORDER BY min (start), event_id";
  g_autoptr (AttacheFilterSql) conditions = NULL;
  g_autoptr (GString) text = g_string_new ("/* scan */ SELECT event.id FROM event WHERE 1");
  g_autoptr (AttacheSql) sql = NULL;

  if (article_id != 0)
    return attache_database_list_for (db, OF_ARTICLE, article_id, ids, error);
  conditions = attache_filter_sql_new (filter, error);
  if (conditions == NULL)
    return FALSE;
  attache_filter_sql_add_events (conditions, text);
  g_string_append (text, " ORDER BY event.begin IS NULL, event.begin, event.until, event.id");
  sql = prepare (db, conditions, text->str, error);
  return sql != NULL && attache_sql_take_ids (sql, ids, error);
}

gboolean
attache_query_n_events (AttacheDatabase *db, AttacheFilter *filter, guint *n_events, GError **error)
{
  g_autoptr (AttacheFilterSql) conditions = attache_filter_sql_new (filter, error);
  g_autoptr (GString) text = g_string_new ("/* scan */ SELECT count (*) FROM event WHERE 1");
  g_autoptr (AttacheSql) sql = NULL;

  if (conditions == NULL)
    return FALSE;
  attache_filter_sql_add_events (conditions, text);
  sql = prepare (db, conditions, text->str, error);
  if (sql == NULL)
    return FALSE;
  if (attache_sql_next (sql))
    *n_events = (guint) attache_sql_int (sql, 0);
  return attache_sql_finish (sql, error);
}

gboolean
attache_query_annotations (AttacheDatabase *db, AttacheFilter *filter, gint64 article_id,
                           GArray *ids, GError **error)
{
  static const char OF_ARTICLE[] = "SELECT id "
                                   "FROM annotation "
                                   "WHERE article_id = :id ORDER BY start, end, id";
  g_autoptr (AttacheFilterSql) conditions = NULL;
  g_autoptr (GString)
      text = g_string_new ("/* scan */ SELECT annotation.id FROM annotation "
                           "LEFT JOIN article AS home ON home.id = annotation.article_id WHERE 1");
  g_autoptr (AttacheSql) sql = NULL;

  if (article_id != 0)
    return attache_database_list_for (db, OF_ARTICLE, article_id, ids, error);
  conditions = attache_filter_sql_new (filter, error);
  if (conditions == NULL)
    return FALSE;
  attache_filter_sql_add_annotations (conditions, text);
  g_string_append (text, " ORDER BY home.id IS NOT NULL, home.place DESC, annotation.start,"
                         " annotation.end, annotation.id");
  sql = prepare (db, conditions, text->str, error);
  return sql != NULL && attache_sql_take_ids (sql, ids, error);
}

gboolean
attache_query_totals (AttacheDatabase *db, AttacheTotals *totals, GError **error)
{
  static const char TOTALS[] = "/* scan */ SELECT (SELECT count (*) FROM article WHERE place IS "
                               "NOT NULL), (SELECT count (*) FROM event), "
                               "(SELECT count (*) FROM actor WHERE n_statements > 0)";
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, TOTALS, error);

  if (sql == NULL)
    return FALSE;
  if (attache_sql_next (sql))
    {
      totals->n_articles = (guint) attache_sql_int (sql, 0);
      totals->n_events = (guint) attache_sql_int (sql, 1);
      totals->n_speakers = (guint) attache_sql_int (sql, 2);
    }
  return attache_sql_finish (sql, error);
}

/* An event, and how far from another in time. */
typedef struct
{
  gint64 id;
  gint64 distance;
} Near;

static gint
compare_near (gconstpointer a, gconstpointer b)
{
  const Near *one = a, *other = b;

  if (one->distance != other->distance)
    return one->distance < other->distance ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

static gboolean
add_near (AttacheDatabase *db, const char *text, gint64 begin, gint kind, guint limit, GArray *all,
          GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, text, error);

  if (sql == NULL)
    return FALSE;
  if (attache_sql_has (sql, ":begin"))
    attache_sql_bind_int (sql, ":begin", begin);
  if (attache_sql_has (sql, ":kind"))
    attache_sql_bind_int (sql, ":kind", kind);
  attache_sql_bind_int (sql, ":limit", limit);
  while (attache_sql_next (sql))
    {
      Near near = { attache_sql_int (sql, 0), G_MAXINT64 };

      if (!attache_sql_is_null (sql, 1))
        near.distance = ABS (attache_sql_int (sql, 1) - begin);
      g_array_append_val (all, near);
    }
  return attache_sql_finish (sql, error);
}

/* @begin: where it is not dated, when its first article was published. */
static gboolean
load_begin (AttacheDatabase *db, gint64 event_id, gint64 *begin, gint *kind, GError **error)
{
  static const char THIS[] =
      "SELECT kind, ifnull (begin, (SELECT published FROM report CROSS JOIN article ON article.id "
      "= report.article_id WHERE event_id = event.id ORDER BY report.id LIMIT 1)) FROM event "
      "WHERE id = :event";
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, THIS, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":event", event_id);
  *begin = 0;
  *kind = -1;
  if (attache_sql_next (sql))
    {
      *kind = (gint) attache_sql_int (sql, 0);
      *begin = attache_sql_int (sql, 1);
    }
  return attache_sql_finish (sql, error);
}

gboolean
attache_query_near_events (AttacheDatabase *db, gint64 event_id, guint limit, GArray *ids,
                           GError **error)
{
  static const char *const texts[] = {
    "SELECT id, begin FROM event WHERE begin >= :begin ORDER BY begin LIMIT :limit",
    "SELECT id, begin FROM event WHERE begin < :begin ORDER BY begin DESC LIMIT :limit",
    "SELECT id, begin FROM event WHERE begin IS NULL AND kind = :kind LIMIT :limit",
  };
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Near));
  gint64 begin;
  gint kind;

  g_return_val_if_fail (ids != NULL, FALSE);

  if (!load_begin (db, event_id, &begin, &kind, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (!add_near (db, texts[i], begin, kind, limit, all, error))
        return FALSE;
    }
  g_array_sort (all, compare_near);
  for (guint i = 0; i < all->len; i++)
    {
      const gint64 id = g_array_index (all, Near, i).id;

      if (id != event_id)
        g_array_append_val (ids, id);
    }
  return TRUE;
}
