/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The hits of the reader's words: their places, and those that tell most of the words. One pass
 * over all hits; what is kept of them is as many as are asked for. */

#include "config.h"

#include "attache-query.h"

#include "attache-article-place.h"
#include "attache-query-articles-private.h"

static const char HITS[] = "SELECT rowid FROM article_search WHERE article_search MATCH :match";
static const char HITS_BETWEEN[] = " AND rowid BETWEEN :first AND :last";
static const char HITS_ORDER[] = " ORDER BY rowid DESC LIMIT :limit";

/* Okapi BM25 as FTS5 has it (less is better), where a word of the title counts for five of the
 * text: it is what the article is about. SQLite keeps no more than :limit while it goes. */
static const char BEST_BEGIN[] = "/* scan */ SELECT article.id, " ATTACHE_PLACE_DAY (
    "best.place") " FROM (SELECT "
                  "article_search.rowid AS place, bm25 (article_search, 5.0, 1.0) AS score "
                  "FROM article_search";
static const char BEST_JOIN[] = " CROSS JOIN article ON article.place = article_search.rowid";
static const char BEST_MATCH[] = " WHERE article_search MATCH :match";
static const char BEST_BETWEEN[] = " AND article_search.rowid BETWEEN :first AND :last";
static const char BEST_END[] =
    " ORDER BY score, place DESC LIMIT :limit) AS best CROSS JOIN article "
    "ON article.place = best.place ORDER BY best.score, best.place DESC";

gboolean
attache_query_hits (AttacheDatabase *db, AttacheFilter *filter, guint limit, GArray *places,
                    GError **error)
{
  g_autoptr (AttacheFilterSql) conditions = attache_filter_sql_new (filter, error);
  g_autoptr (AttacheSql) sql = NULL;
  g_autoptr (GString) text = g_string_new (HITS);

  if (conditions == NULL)
    return FALSE;
  if (!attache_filter_sql_has (conditions, ATTACHE_PART_WORDS))
    return TRUE;
  if (attache_filter_sql_has_dates (conditions))
    g_string_append (text, HITS_BETWEEN);
  g_string_append (text, HITS_ORDER);
  sql = attache_database_prepare (db, text->str, error);
  if (sql == NULL)
    return FALSE;
  attache_filter_sql_bind (conditions, sql);
  attache_sql_bind_int (sql, ":limit", limit);
  return attache_sql_take_ids (sql, places, error);
}

/* Places tell the days, and so much needs no look at the article. */
static gboolean
asks_articles (AttacheFilterSql *conditions)
{
  gboolean is_asked = attache_filter_sql_has_dates (conditions);

  for (AttacheFilterPart part = 0; part < ATTACHE_PART_WORDS; part++)
    is_asked |= attache_filter_sql_has (conditions, part);
  return is_asked;
}

static char *
write_best (AttacheFilterSql *conditions)
{
  GString *text = g_string_new (BEST_BEGIN);

  if (asks_articles (conditions))
    g_string_append (text, BEST_JOIN);
  g_string_append (text, BEST_MATCH);
  if (attache_filter_sql_has_dates (conditions))
    g_string_append (text, BEST_BETWEEN);
  attache_filter_sql_add_tests (conditions, ATTACHE_PART_WORDS, text);
  g_string_append (text, BEST_END);
  return g_string_free (text, FALSE);
}

gboolean
attache_query_best_articles (AttacheDatabase *db, AttacheFilter *filter, guint limit, GArray *ids,
                             GArray *groups, GError **error)
{
  g_autoptr (AttacheFilterSql) conditions = attache_filter_sql_new (filter, error);
  g_autofree char *text = NULL;
  g_autoptr (AttacheSql) sql = NULL;

  if (conditions == NULL)
    return FALSE;
  if (!attache_filter_sql_has (conditions, ATTACHE_PART_WORDS))
    return TRUE;
  text = write_best (conditions);
  sql = attache_database_prepare (db, text, error);
  if (sql == NULL)
    return FALSE;
  attache_filter_sql_bind (conditions, sql);
  attache_sql_bind_int (sql, ":limit", limit);
  while (attache_sql_next (sql))
    attache_query_articles_take (sql, ids, groups);
  return attache_sql_finish (sql, error);
}
