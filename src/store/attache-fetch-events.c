/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Events and the reports of them, as nouns. */

#include "config.h"

#include "attache-fetch.h"

#include "attache-row-page-private.h"

/* told: the report whose passage is shown. */
static const char EVENTS[] =
    "SELECT event.id, article.uid || '/event/' || told.start || '-' || told.end || CASE "
    "told.twin WHEN 0 THEN '' ELSE '/' || told.twin END, event.kind, event.mode, event.begin, "
    "event.until, event.precision, event.label, told.place, event.n_reports, told.article_id, "
    "told.start, told.end, told.confidence, told.rule, (SELECT decision.decision FROM report "
    "AS any_report JOIN decision ON decision.target = 1 AND decision.article_id = "
    "any_report.article_id AND decision.start = any_report.start AND decision.end = "
    "any_report.end AND decision.twin = any_report.twin WHERE any_report.event_id = event.id "
    "ORDER BY decision.made DESC LIMIT 1) "
    "FROM event JOIN report AS told ON told.id = ifnull ((SELECT min (report.id) FROM report "
    "WHERE report.event_id = event.id AND report.article_id = :article), (SELECT report.id "
    "FROM report WHERE report.event_id = event.id ORDER BY report.found_event_id IS NOT NULL, "
    "report.id LIMIT 1)) JOIN article ON article.id = told.article_id "
    "WHERE event.id IN (SELECT value FROM json_each (:ids))";

#define ACTORS_OF(is_source)                                                                       \
  "SELECT event_actor.event_id, actor.name FROM event_actor "                                      \
  "JOIN actor ON actor.id = event_actor.actor_id "                                                 \
  "WHERE event_actor.event_id IN (SELECT value FROM json_each (:ids)) "                            \
  "AND event_actor.is_source = " is_source " GROUP BY event_actor.event_id, actor.id "             \
  "ORDER BY event_actor.event_id, count (*) DESC, min (event_actor.report_id), actor.id"
static const char SOURCES[] = ACTORS_OF ("1");
static const char TARGETS[] = ACTORS_OF ("0");

static const char FIGURES[] =
    "SELECT DISTINCT report.event_id, substr (article_text.text, figure.start + 1, figure.end "
    "- figure.start) "
    "FROM report JOIN figure ON figure.report_id = report.id JOIN article_text ON "
    "article_text.article_id = report.article_id "
    "WHERE report.event_id IN (SELECT value FROM json_each (:ids)) "
    "ORDER BY report.event_id, report.id, figure.start";

static const char REPORTS[] =
    "SELECT report.id, report.event_id, report.article_id, report.start, report.end, substr "
    "(article_text.text, report.start + 1, report.end - report.start), article.title, "
    "article.outlet, article.published "
    "FROM report JOIN article ON article.id = report.article_id JOIN article_text ON "
    "article_text.article_id = report.article_id "
    "WHERE report.event_id = :event "
    "ORDER BY article.published IS NULL, article.published, report.id";

static const char FIGURES_OF_REPORTS[] =
    "SELECT figure.report_id, substr (article_text.text, figure.start + 1, figure.end - "
    "figure.start) "
    "FROM report JOIN figure ON figure.report_id = report.id JOIN article_text ON "
    "article_text.article_id = report.article_id "
    "WHERE report.event_id IN (SELECT value FROM json_each (:ids)) "
    "ORDER BY figure.report_id, figure.start";

typedef struct
{
  GHashTable *sources;
  GHashTable *targets;
  GHashTable *figures;
  GHashTable *matched; /* nullable: all are */
} Extras;

static void
extras_clear (Extras *extras)
{
  g_clear_pointer (&extras->sources, g_hash_table_unref);
  g_clear_pointer (&extras->targets, g_hash_table_unref);
  g_clear_pointer (&extras->figures, g_hash_table_unref);
  g_clear_pointer (&extras->matched, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Extras, extras_clear)

static gboolean
find_matches (AttacheDatabase *db, AttacheRowPage *page, AttacheFilter *filter,
              GHashTable **matched, GError **error)
{
  g_autoptr (AttacheFilterSql) conditions = attache_filter_sql_new (filter, error);
  g_autoptr (GString) text = g_string_new (
      "SELECT event.id FROM event WHERE event.id IN (SELECT value FROM json_each (:ids))");

  if (conditions == NULL)
    return FALSE;
  if (attache_filter_sql_is_empty (conditions))
    return TRUE;
  attache_filter_sql_add_events (conditions, text);
  *matched = attache_row_page_match (page, db, conditions, text->str, error);
  return *matched != NULL;
}

static gboolean
find_extras (AttacheDatabase *db, AttacheRowPage *page, AttacheFilter *filter, Extras *extras,
             GError **error)
{
  return find_matches (db, page, filter, &extras->matched, error)
         && (extras->sources = attache_row_page_lists (page, db, SOURCES, error)) != NULL
         && (extras->targets = attache_row_page_lists (page, db, TARGETS, error)) != NULL
         && (extras->figures = attache_row_page_lists (page, db, FIGURES, error)) != NULL;
}

static AttacheEvent *
event_of (AttacheSql *sql, const Extras *extras)
{
  const gint64 id = attache_sql_int (sql, 0);
  const AttacheEventFields fields = {
    .id = id,
    .uid = attache_sql_text (sql, 1),
    .kind = attache_sql_int (sql, 2),
    .mode = attache_sql_int (sql, 3),
    .when = { attache_sql_time (sql, 4), attache_sql_time (sql, 5), attache_sql_int (sql, 6) },
    .label = attache_sql_text (sql, 7),
    .place = attache_sql_text (sql, 8),
    .sources = attache_row_page_list (extras->sources, id),
    .targets = attache_row_page_list (extras->targets, id),
    .figures = attache_row_page_list (extras->figures, id),
    .n_reports = (guint) attache_sql_int (sql, 9),
    .article_id = attache_sql_int (sql, 10),
    .span = { (guint32) attache_sql_int (sql, 11), (guint32) attache_sql_int (sql, 12) },
    .confidence = (float) attache_sql_double (sql, 13),
    .rule = attache_sql_text (sql, 14),
    .decision = attache_sql_int (sql, 15),
    .is_match = extras->matched == NULL || g_hash_table_contains (extras->matched, &id),
  };

  return attache_event_new (&fields);
}

GPtrArray *
attache_fetch_events (AttacheDatabase *db, AttacheFilter *filter, gint64 article_id,
                      const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (AttacheRowPage) page = attache_row_page_new (ids, n_ids);
  g_auto (Extras) extras = { 0 };
  g_autoptr (AttacheSql) sql = NULL;

  if (!find_extras (db, page, filter, &extras, error)
      || (sql = attache_row_page_prepare (page, db, EVENTS, error)) == NULL)
    return NULL;
  attache_sql_bind_id (sql, ":article", article_id);
  while (attache_sql_next (sql))
    attache_row_page_take (page, attache_sql_int (sql, 0), event_of (sql, &extras));
  return attache_sql_finish (sql, error) ? attache_row_page_steal (page) : NULL;
}

static AttacheReport *
report_of (AttacheSql *sql, GHashTable *figures)
{
  const gint64 id = attache_sql_int (sql, 0);
  const AttacheReportFields fields = {
    .id = id,
    .event_id = attache_sql_int (sql, 1),
    .article_id = attache_sql_int (sql, 2),
    .span = { (guint32) attache_sql_int (sql, 3), (guint32) attache_sql_int (sql, 4) },
    .passage = attache_sql_text (sql, 5),
    .article_title = attache_sql_text (sql, 6),
    .outlet = attache_sql_text (sql, 7),
    .published = attache_sql_time (sql, 8),
    .figures = attache_row_page_list (figures, id),
  };

  return attache_report_new (&fields);
}

GPtrArray *
attache_fetch_reports (AttacheDatabase *db, gint64 event_id, GError **error)
{
  g_autoptr (AttacheRowPage) page = attache_row_page_new (&event_id, 1);
  g_autoptr (GHashTable) figures = attache_row_page_lists (page, db, FIGURES_OF_REPORTS, error);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AttacheSql) sql = NULL;

  if (figures == NULL)
    return NULL;
  sql = attache_database_prepare (db, REPORTS, error);
  if (sql == NULL)
    return NULL;
  attache_sql_bind_int (sql, ":event", event_id);
  while (attache_sql_next (sql))
    g_ptr_array_add (reports, report_of (sql, figures));
  return attache_sql_finish (sql, error) ? g_steal_pointer (&reports) : NULL;
}
