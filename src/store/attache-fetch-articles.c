/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles and annotations as nouns. */

#include "config.h"

#include "attache-fetch.h"

#include "attache-query-articles-private.h"
#include "attache-row-page-private.h"

#define COLUMNS                                                                                    \
  "article.id, article.uid, article.version, article.title, article.is_title_derived, "            \
  "article.outlet, article.author, article.url, article.language, article.published, "             \
  "article.published_precision, article.published_basis, article.n_words, article.n_statements, "  \
  "article.n_events, article.is_unread, article.is_starred, (SELECT count (*) FROM annotation "    \
  "WHERE annotation.article_id = article.id), (SELECT count (DISTINCT other.outlet) FROM "         \
  "article_kin JOIN article AS other ON other.id = article_kin.other_id "                          \
  "WHERE article_kin.article_id = article.id AND other.outlet IS NOT article.outlet "              \
  "AND other.place IS NOT NULL)"
#define MARKED "passage (article_search)"

static const char ARTICLES[] = "SELECT " COLUMNS " FROM article "
                               "WHERE article.id IN (SELECT value FROM json_each (:ids))";

/* With the columns of a list of ids before them. */
static const char HIT_COLUMNS[] = ", " COLUMNS ", " MARKED;
#define FIRST_OF_HIT 2
#define N_COLUMNS 19

static const char SNIPPET[] = "SELECT " MARKED " "
                              "FROM article_search "
                              "WHERE article_search MATCH :match AND rowid = "
                              "(SELECT place FROM article WHERE id = :id)";

static const char ANNOTATIONS[] =
    "SELECT annotation.id, annotation.uid, annotation.target, annotation.article_id, "
    "annotation.actor_id, annotation.start, annotation.end, annotation.quote, "
    "annotation.prefix, annotation.suffix, annotation.anchor, annotation.colour, "
    "annotation.note, annotation.author, annotation.created, annotation.modified, "
    "article.title, article.uid, article.outlet, article.url, article.published, "
    "article.published_precision, article.published_basis, CASE annotation.target WHEN 0 THEN "
    "(SELECT actor.name FROM statement JOIN actor ON actor.id = statement.speaker_id WHERE "
    "statement.article_id = annotation.article_id AND statement.start < annotation.end AND "
    "statement.end > annotation.start ORDER BY statement.end - statement.start LIMIT 1) WHEN "
    "3 THEN (SELECT actor.name FROM actor WHERE actor.id = annotation.actor_id) END, CASE "
    "annotation.target WHEN 2 THEN (SELECT report.event_id FROM report WHERE "
    "report.article_id = annotation.article_id AND report.start = annotation.start AND "
    "report.end = annotation.end ORDER BY report.twin LIMIT 1) END, annotation.score, "
    "annotation.home_id, annotation.home_start, annotation.home_end "
    "FROM annotation LEFT JOIN article ON article.id = annotation.article_id "
    "WHERE annotation.id IN (SELECT value FROM json_each (:ids))";

static const char TAGS[] =
    "SELECT annotation_tag.annotation_id, tag.name "
    "FROM annotation_tag JOIN tag ON tag.id = annotation_tag.tag_id "
    "WHERE annotation_tag.annotation_id IN (SELECT value FROM json_each (:ids)) "
    "ORDER BY annotation_tag.annotation_id, annotation_tag.position";

/* @first: the column of COLUMNS that comes first. @snippet: nullable. */
static AttacheArticle *
article_of (AttacheSql *sql, gint first, const char *snippet)
{
  const AttacheArticleFields fields = {
    .id = attache_sql_int (sql, first),
    .uid = attache_sql_text (sql, first + 1),
    .version = (gint) attache_sql_int (sql, first + 2),
    .title = attache_sql_text (sql, first + 3),
    .is_title_derived = attache_sql_int (sql, first + 4) != 0,
    .outlet = attache_sql_text (sql, first + 5),
    .author = attache_sql_text (sql, first + 6),
    .url = attache_sql_text (sql, first + 7),
    .language = attache_sql_text (sql, first + 8),
    .published = attache_sql_time (sql, first + 9),
    .published_precision = attache_sql_int (sql, first + 10),
    .published_basis = attache_sql_int (sql, first + 11),
    .n_words = (guint) attache_sql_int (sql, first + 12),
    .n_statements = (guint) attache_sql_int (sql, first + 13),
    .n_events = (guint) attache_sql_int (sql, first + 14),
    .is_unread = attache_sql_int (sql, first + 15) != 0,
    .is_starred = attache_sql_int (sql, first + 16) != 0,
    .n_annotations = (guint) attache_sql_int (sql, first + 17),
    .n_carriers = (guint) attache_sql_int (sql, first + 18),
    .is_match = TRUE,
    .snippet = snippet,
  };

  return attache_article_new (&fields);
}

/* @snippet: transfer full; untouched where the words are not in the text. */
static gboolean
find_snippet (AttacheDatabase *db, const char *match, gint64 id, char **snippet, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, SNIPPET, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":match", match);
  attache_sql_bind_int (sql, ":id", id);
  if (attache_sql_next (sql))
    *snippet = g_strdup (attache_sql_text (sql, 0));
  return attache_sql_finish (sql, error);
}

GPtrArray *
attache_fetch_articles (AttacheDatabase *db, AttacheFilter *filter, const gint64 *ids, guint n_ids,
                        GError **error)
{
  g_autoptr (AttacheFilterSql) conditions = attache_filter_sql_new (filter, error);
  g_autoptr (AttacheRowPage) page = attache_row_page_new (ids, n_ids);
  g_autoptr (AttacheSql) sql = attache_row_page_prepare (page, db, ARTICLES, error);
  const char *match;

  if (conditions == NULL || sql == NULL)
    return NULL;
  match = attache_filter_sql_get_match (conditions);
  while (attache_sql_next (sql))
    {
      gint64 id = attache_sql_int (sql, 0);
      g_autofree char *snippet = NULL;

      if (match != NULL && !find_snippet (db, match, id, &snippet, error))
        return NULL;
      attache_row_page_take (page, id, article_of (sql, 0, snippet));
    }
  return attache_sql_finish (sql, error) ? attache_row_page_steal (page) : NULL;
}

/* One walk along the hits gives all that their rows show: neither the places nor the words are
 * looked up again for each. */
static gboolean
load_hits (AttacheDatabase *db, AttacheFilterSql *conditions, guint limit, GArray *ids,
           GArray *groups, GPtrArray *items, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_query_articles_prepare (db, conditions, ATTACHE_PART_WORDS,
                                                               HIT_COLUMNS, limit, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      attache_query_articles_take (sql, ids, groups);
      g_ptr_array_add (
          items, article_of (sql, FIRST_OF_HIT, attache_sql_text (sql, FIRST_OF_HIT + N_COLUMNS)));
    }
  return attache_sql_finish (sql, error);
}

GPtrArray *
attache_fetch_first_articles (AttacheDatabase *db, AttacheFilter *filter, guint limit, GArray *ids,
                              GArray *groups, GError **error)
{
  g_autoptr (AttacheFilterSql) conditions = attache_filter_sql_new (filter, error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint road;

  g_return_val_if_fail (limit > 0 && ids != NULL && groups != NULL, NULL);

  if (conditions == NULL || !attache_query_articles_choose (db, conditions, limit, &road, error))
    return NULL;
  if (road == ATTACHE_PART_WORDS)
    return load_hits (db, conditions, limit, ids, groups, items, error) ? g_steal_pointer (&items)
                                                                        : NULL;
  if (!attache_query_articles_list (db, conditions, road, limit, ids, groups, error))
    return NULL;
  return attache_fetch_articles (db, filter, (const gint64 *) (gconstpointer) ids->data, ids->len,
                                 error);
}

static AttacheAnnotation *
annotation_of (AttacheSql *sql, const char *const *tags)
{
  const AttacheAnnotationTarget target = attache_sql_int (sql, 2);
  const AttacheAnnotationFields fields = {
    .id = attache_sql_int (sql, 0),
    .uid = attache_sql_text (sql, 1),
    .target = target,
    .article_id = attache_sql_int (sql, 3),
    .target_id = attache_sql_int (sql, target == ATTACHE_TARGET_SPEAKER ? 4 : 24),
    .span = { (guint32) attache_sql_int (sql, 5), (guint32) attache_sql_int (sql, 6) },
    .quote = attache_sql_text (sql, 7),
    .prefix = attache_sql_text (sql, 8),
    .suffix = attache_sql_text (sql, 9),
    .anchor = attache_sql_int (sql, 10),
    .colour = attache_sql_int (sql, 11),
    .note = attache_sql_text (sql, 12),
    .author = attache_sql_text (sql, 13),
    .created = attache_sql_int (sql, 14),
    .modified = attache_sql_int (sql, 15),
    .article_title = attache_sql_text (sql, 16),
    .article_uid = attache_sql_text (sql, 17),
    .outlet = attache_sql_text (sql, 18),
    .url = attache_sql_text (sql, 19),
    .published = attache_sql_time (sql, 20),
    .published_precision = attache_sql_int (sql, 21),
    .published_basis = attache_sql_int (sql, 22),
    .speaker = attache_sql_text (sql, 23),
    .score = attache_sql_double (sql, 25),
    .home_article_id = attache_sql_int (sql, 26),
    .home_span = { (guint32) attache_sql_int (sql, 27), (guint32) attache_sql_int (sql, 28) },
    .tags = tags,
  };

  return attache_annotation_new (&fields);
}

GPtrArray *
attache_fetch_annotations (AttacheDatabase *db, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (AttacheRowPage) page = attache_row_page_new (ids, n_ids);
  g_autoptr (GHashTable) tags = attache_row_page_lists (page, db, TAGS, error);
  g_autoptr (AttacheSql) sql = NULL;

  if (tags == NULL)
    return NULL;
  sql = attache_row_page_prepare (page, db, ANNOTATIONS, error);
  if (sql == NULL)
    return NULL;
  while (attache_sql_next (sql))
    {
      gint64 id = attache_sql_int (sql, 0);

      attache_row_page_take (page, id, annotation_of (sql, attache_row_page_list (tags, id)));
    }
  return attache_sql_finish (sql, error) ? attache_row_page_steal (page) : NULL;
}
