/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of articles, and the way to it that is likely to be the shortest: along the order of
 * dates, along the hits of the words (which are in that order too), or through all articles of the
 * rarest part of the filter. How many each part has is counted up to a bound, so that the first
 * page comes soon whatever is asked. */

#include "config.h"

#include "attache-query-articles-private.h"

#include "attache-article-place.h"
#include "attache-query.h"

/* Members of a part are counted up to this: some milliseconds. */
#define MAX_COUNTED 20000

/* What it costs to look at one article; only the ratios matter. */
#define COST_STEP 1.0
#define COST_MEMBER 2.0
#define COST_TEST 2.0
#define COST_TEST_WORDS 20.0

#define ROAD_ORDER ATTACHE_ROAD_ORDER

/* What each begins with: id and day, and then what is asked besides. */
#define HEAD(place) "/* scan */ SELECT article.id, " ATTACHE_PLACE_DAY (place)

static const char HITS_HEAD[] = HEAD ("article_search.rowid");
static const char HITS[] = " FROM article_search CROSS JOIN article ON article.place = "
                           "article_search.rowid WHERE article_search MATCH :match";
static const char ALL_HITS[] = "SELECT 1 FROM article_search WHERE article_search MATCH :match";
static const char HITS_ORDER[] = " ORDER BY article_search.rowid DESC";
static const char HITS_BETWEEN[] = " AND article_search.rowid BETWEEN :first AND :last";

static const char ARTICLE_HEAD[] = HEAD ("article.place");
static const char WALK[] =
    " FROM article INDEXED BY article_by_place WHERE article.place BETWEEN :first AND :last";
static const char GATHER_BEGIN[] = " FROM (SELECT DISTINCT id FROM (";
static const char GATHER_END[] =
    ")) AS driver CROSS JOIN article ON article.id = driver.id WHERE article.place IS NOT NULL";
static const char ORDER[] = " ORDER BY article.place DESC";

typedef struct
{
  AttacheDatabase *db;
  AttacheFilterSql *conditions;
  double limit;
  double n_all;
  double n_between;                  /* of them within the dates */
  double n_members[ATTACHE_N_PARTS]; /* 0 where the part is not asked */
} Roads;

static gboolean
count (Roads *roads, const char *text, double *n, GError **error)
{
  g_autofree char *whole = g_strdup_printf ("/* scan */ SELECT count (*) FROM (%s LIMIT :bound)",
                                            text);
  g_autoptr (AttacheSql) sql = attache_database_prepare (roads->db, whole, error);

  if (sql == NULL)
    return FALSE;
  attache_filter_sql_bind (roads->conditions, sql);
  attache_sql_bind_int (sql, ":bound", MAX_COUNTED);
  if (attache_sql_next (sql))
    *n = (double) attache_sql_int (sql, 0);
  return attache_sql_finish (sql, error);
}

/* What stands at the bound may be anything up to all. */
static gboolean
count_all (Roads *roads, GError **error)
{
  gint64 n_all;

  if (!attache_database_get_int (roads->db, "SELECT max (id) FROM article", 0, &n_all, error))
    return FALSE;
  roads->n_all = roads->n_between = (double) n_all;
  if (attache_filter_sql_has_dates (roads->conditions)
      && !count (roads, "SELECT 1 FROM article WHERE place BETWEEN :first AND :last",
                 &roads->n_between, error))
    return FALSE;
  if (roads->n_between >= MAX_COUNTED)
    roads->n_between = (double) n_all;
  for (AttacheFilterPart part = 0; part < ATTACHE_N_PARTS; part++)
    {
      if (attache_filter_sql_has (roads->conditions, part)
          && !count (roads,
                     part == ATTACHE_PART_WORDS ? ALL_HITS : attache_filter_sql_get_members (part),
                     &roads->n_members[part], error))
        return FALSE;
    }
  return TRUE;
}

/* How many articles of a road are let through by the other parts, as a share. */
static double
share_of_others (const Roads *roads, guint road, double *cost)
{
  double share = 1;

  *cost = COST_STEP;
  for (AttacheFilterPart part = 0; part < ATTACHE_N_PARTS; part++)
    {
      if (part == road || !attache_filter_sql_has (roads->conditions, part))
        continue;
      share *= MIN (1, (roads->n_members[part] + 1) / (roads->n_all + 1));
      *cost += part == ATTACHE_PART_WORDS ? COST_TEST_WORDS : COST_TEST;
    }
  return share;
}

static double
cost_of (const Roads *roads, guint road)
{
  double step, share = share_of_others (roads, road, &step);
  const double between = MIN (1, (roads->n_between + 1) / (roads->n_all + 1));

  if (road == ROAD_ORDER)
    return step * MIN (roads->n_between, roads->limit / share);
  if (road == ATTACHE_PART_WORDS)
    return step * MIN (roads->n_members[road] * between, roads->limit / share);
  return (step + COST_MEMBER)
         * (roads->n_members[road] < MAX_COUNTED ? roads->n_members[road] : roads->n_all);
}

gboolean
attache_query_articles_choose (AttacheDatabase *db, AttacheFilterSql *conditions, guint limit,
                               guint *road, GError **error)
{
  const gboolean has_words = attache_filter_sql_has (conditions, ATTACHE_PART_WORDS);
  Roads roads = { db, conditions, limit > 0 ? limit : G_MAXUINT, 0, 0, { 0 } };
  guint n_parts = 0;
  double best;

  for (AttacheFilterPart part = 0; part < ATTACHE_N_PARTS; part++)
    n_parts += attache_filter_sql_has (conditions, part);
  *road = has_words ? (guint) ATTACHE_PART_WORDS : ROAD_ORDER;
  if (n_parts == (has_words ? 1 : 0))
    return TRUE;
  if (!count_all (&roads, error))
    return FALSE;
  best = cost_of (&roads, *road);
  for (guint other = 0; other <= ROAD_ORDER; other++)
    {
      double cost;

      if (other < ROAD_ORDER && !attache_filter_sql_has (conditions, other))
        continue;
      cost = cost_of (&roads, other);
      if (cost < best)
        {
          best = cost;
          *road = other;
        }
    }
  return TRUE;
}

static char *
write_sql (AttacheFilterSql *conditions, guint road, const char *columns, gboolean is_limited)
{
  GString *text = g_string_new (road == ATTACHE_PART_WORDS ? HITS_HEAD : ARTICLE_HEAD);

  g_string_append (text, columns);
  if (road == ATTACHE_PART_WORDS)
    {
      g_string_append (text, HITS);
      if (attache_filter_sql_has_dates (conditions))
        g_string_append (text, HITS_BETWEEN);
    }
  else if (road == ROAD_ORDER)
    {
      g_string_append (text, WALK);
    }
  else
    {
      g_string_append (text, GATHER_BEGIN);
      g_string_append (text, attache_filter_sql_get_members (road));
      g_string_append (text, GATHER_END);
    }
  attache_filter_sql_add_tests (conditions, road, text);
  g_string_append (text, road == ATTACHE_PART_WORDS ? HITS_ORDER : ORDER);
  if (is_limited)
    g_string_append (text, " LIMIT :limit");
  return g_string_free (text, FALSE);
}

AttacheSql *
attache_query_articles_prepare (AttacheDatabase *db, AttacheFilterSql *conditions, guint road,
                                const char *columns, guint limit, GError **error)
{
  g_autofree char *text = write_sql (conditions, road, columns, limit > 0);
  AttacheSql *sql = attache_database_prepare (db, text, error);

  if (sql == NULL)
    return NULL;
  attache_filter_sql_bind (conditions, sql);
  if (limit > 0)
    attache_sql_bind_int (sql, ":limit", limit);
  return sql;
}

void
attache_query_articles_take (AttacheSql *sql, GArray *ids, GArray *groups)
{
  gint64 id = attache_sql_int (sql, 0);
  gint32 day = attache_sql_is_null (sql, 1) ? ATTACHE_GROUP_UNDATED
                                            : (gint32) attache_sql_int (sql, 1);

  g_array_append_val (ids, id);
  if (groups != NULL)
    g_array_append_val (groups, day);
}

gboolean
attache_query_articles_list (AttacheDatabase *db, AttacheFilterSql *conditions, guint road,
                             guint limit, GArray *ids, GArray *groups, GError **error)
{
  g_autoptr (AttacheSql)
      sql = attache_query_articles_prepare (db, conditions, road, "", limit, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    attache_query_articles_take (sql, ids, groups);
  return attache_sql_finish (sql, error);
}

gboolean
attache_query_articles (AttacheDatabase *db, AttacheFilter *filter, guint limit, GArray *ids,
                        GArray *groups, GError **error)
{
  g_autoptr (AttacheFilterSql) conditions = attache_filter_sql_new (filter, error);
  guint road;

  return conditions != NULL && attache_query_articles_choose (db, conditions, limit, &road, error)
         && attache_query_articles_list (db, conditions, road, limit, ids, groups, error);
}
