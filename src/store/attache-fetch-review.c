/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The passages are cut from texts, which never change: what is shown is what was there. */

#include "config.h"

#include "attache-fetch-review.h"

#include "attache-decision-table.h"
#include "attache-report-choice-place.h"
#include "attache-statement-choice-table.h"

static const char NOTES[] =
    "SELECT annotation.id, annotation.anchor, ifnull (annotation.score, 0), article.title, "
    "ifnull (annotation.quote, substr (home.text, home_start + 1, home_end - home_start)), "
    "substr (now.text, start + 1, end - start), annotation.note, annotation.article_id, start, "
    "end, home_id, home_start, home_end "
    "FROM annotation JOIN article ON article.id = annotation.article_id "
    "JOIN article_text AS now ON now.article_id = annotation.article_id "
    "LEFT JOIN article_text AS home ON home.article_id = annotation.home_id "
    "WHERE annotation.anchor > 0 ORDER BY annotation.anchor DESC, score, annotation.id LIMIT "
    ":limit";
/* What is found where most of it overlaps. */
#define NEAREST(id, table, condition)                                                              \
  "(SELECT id FROM (SELECT " id " AS id, min (t.end, decision.end) - max (t.start, "               \
  "decision.start) AS overlap FROM " table " AS t WHERE t.article_id = decision.article_id AND "   \
  "t.start < decision.end AND t.end > decision.start" condition                                    \
  ") ORDER BY overlap DESC, id LIMIT 1)"
static const char DECISION[] =
    "SELECT decision.target, decision.decision, article.title, "
    "substr (text, decision.start + 1, decision.end - decision.start), actor.name, "
    "decision.article_id, decision.start, decision.end, CASE decision.target WHEN 0 THEN " NEAREST (
        "t.id", "statement",
        " AND NOT EXISTS (SELECT 1 FROM decision AS other WHERE other.target = 0 AND "
        "other.article_id = t.article_id AND other.start = t.start AND other.end = t.end AND "
        "other.twin = t.twin)") " ELSE " NEAREST ("t.event_id", "report",
                                                  "") " END "
                                                      "FROM decision JOIN article ON article.id = "
                                                      "decision.article_id "
                                                      "JOIN article_text ON "
                                                      "article_text.article_id = "
                                                      "decision.article_id "
                                                      "LEFT JOIN actor ON actor.id = "
                                                      "decision.speaker_id WHERE decision.id = :id";
/* Of the report that is gone, or else of the one that it was to be the same as. */
#define CHOICE_SIDES                                                                               \
  "SELECT 0 AS is_with, choice.id, choice.article_id, choice.start, choice.end, "                  \
  "choice.with_article_id AS other_id FROM report_choice AS choice WHERE NOT EXISTS "              \
  "(SELECT 1 FROM report WHERE " ATTACHE_REPORT_CHOICE_SAME_PLACE (                                \
      "choice", "report") ") UNION ALL "                                                           \
                          "SELECT 1, choice.id, choice.with_article_id, choice.with_start, "       \
                          "choice.with_end, choice.article_id FROM report_choice AS choice "
static const char CHOICE[] =
    "SELECT article.title, substr (text, lost.start + 1, lost.end - lost.start), other.title, "
    "lost.article_id, lost.start, lost.end, (SELECT id FROM (SELECT t.id, min (t.end, lost.end) - "
    "max (t.start, lost.start) AS overlap FROM report AS t WHERE t.article_id = lost.article_id "
    "AND t.start < lost.end AND t.end > lost.start AND NOT EXISTS (SELECT 1 FROM report_choice AS "
    "taken WHERE " ATTACHE_REPORT_CHOICE_SAME_PLACE (
        "taken", "t") ")) ORDER BY overlap DESC, id LIMIT 1) "
                      "FROM (" CHOICE_SIDES ") AS lost "
                      "JOIN article ON article.id = lost.article_id "
                      "JOIN article_text ON article_text.article_id = lost.article_id "
                      "LEFT JOIN article AS other ON other.id = lost.other_id "
                      "WHERE lost.id = :id ORDER BY lost.is_with LIMIT 1";

static const char SHAPE[] =
    "SELECT choice.kind, article.title, "
    "substr (text, min (start, with_start) + 1, max (end, with_end) - min (start, with_start)), "
    "choice.article_id, min (start, with_start), max (end, with_end) "
    "FROM statement_choice AS choice JOIN article ON article.id = choice.article_id "
    "JOIN article_text ON article_text.article_id = choice.article_id WHERE choice.id = :id";

static AttacheSpan
span_at (AttacheSql *sql, gint column)
{
  return (AttacheSpan){ (guint32) attache_sql_int (sql, column),
                        (guint32) attache_sql_int (sql, column + 1) };
}

static gboolean
add_notes (AttacheDatabase *db, guint limit, GPtrArray *items, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, NOTES, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":limit", limit);
  while (attache_sql_next (sql))
    {
      AttacheReviewItem *item = g_new0 (AttacheReviewItem, 1);

      item->kind = ATTACHE_REVIEW_NOTE;
      item->id = attache_sql_int (sql, 0);
      item->anchor = attache_sql_int (sql, 1);
      item->score = attache_sql_double (sql, 2);
      item->title = g_strdup (attache_sql_text (sql, 3));
      item->quote = g_strdup (attache_sql_text (sql, 4));
      item->article_id = attache_sql_int (sql, 7);
      item->span = span_at (sql, 8);
      item->quote_now = attache_span_is_empty (item->span) ? NULL
                                                           : g_strdup (attache_sql_text (sql, 5));
      item->words = g_strdup (attache_sql_text (sql, 6));
      item->home_id = attache_sql_int (sql, 10);
      item->home_span = span_at (sql, 11);
      g_ptr_array_add (items, item);
    }
  return attache_sql_finish (sql, error);
}

static gboolean
add_decision (AttacheDatabase *db, gint64 id, GPtrArray *items, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, DECISION, id, error);

  if (sql == NULL)
    return FALSE;
  if (attache_sql_next (sql))
    {
      AttacheReviewItem *item = g_new0 (AttacheReviewItem, 1);

      item->kind = attache_sql_int (sql, 0) == ATTACHE_DECIDES_EVENT ? ATTACHE_REVIEW_EVENT
                                                                     : ATTACHE_REVIEW_STATEMENT;
      item->id = id;
      item->anchor = ATTACHE_ANCHOR_UNATTACHED;
      item->decision = attache_sql_int (sql, 1);
      item->title = g_strdup (attache_sql_text (sql, 2));
      item->quote = g_strdup (attache_sql_text (sql, 3));
      item->words = g_strdup (attache_sql_text (sql, 4));
      item->article_id = attache_sql_int (sql, 5);
      item->span = span_at (sql, 6);
      item->candidate_id = attache_sql_int (sql, 8);
      g_ptr_array_add (items, item);
    }
  return attache_sql_finish (sql, error);
}

static gboolean
add_choice (AttacheDatabase *db, gint64 id, GPtrArray *items, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, CHOICE, id, error);

  if (sql == NULL)
    return FALSE;
  if (attache_sql_next (sql))
    {
      AttacheReviewItem *item = g_new0 (AttacheReviewItem, 1);

      item->kind = ATTACHE_REVIEW_CHOICE;
      item->id = id;
      item->anchor = ATTACHE_ANCHOR_UNATTACHED;
      item->title = g_strdup (attache_sql_text (sql, 0));
      item->quote = g_strdup (attache_sql_text (sql, 1));
      item->words = g_strdup (attache_sql_text (sql, 2));
      item->article_id = attache_sql_int (sql, 3);
      item->span = span_at (sql, 4);
      item->candidate_id = attache_sql_int (sql, 6);
      g_ptr_array_add (items, item);
    }
  return attache_sql_finish (sql, error);
}

static gboolean
add_shape (AttacheDatabase *db, gint64 id, GPtrArray *items, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, SHAPE, id, error);

  if (sql == NULL)
    return FALSE;
  if (attache_sql_next (sql))
    {
      AttacheReviewItem *item = g_new0 (AttacheReviewItem, 1);

      item->kind = ATTACHE_REVIEW_SHAPE;
      item->id = id;
      item->anchor = ATTACHE_ANCHOR_UNATTACHED;
      item->shape = attache_sql_int (sql, 0);
      item->title = g_strdup (attache_sql_text (sql, 1));
      item->quote = g_strdup (attache_sql_text (sql, 2));
      item->article_id = attache_sql_int (sql, 3);
      item->span = span_at (sql, 4);
      g_ptr_array_add (items, item);
    }
  return attache_sql_finish (sql, error);
}

typedef gboolean (*List) (AttacheDatabase *db, GArray *ids, GError **error);
typedef gboolean (*Add) (AttacheDatabase *db, gint64 id, GPtrArray *items, GError **error);

static gboolean
add_lost (AttacheDatabase *db, List list, Add add, guint limit, GPtrArray *items, GError **error)
{
  g_autoptr (GArray) lost = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!list (db, lost, error))
    return FALSE;
  for (guint i = 0; i < MIN (lost->len, limit); i++)
    {
      if (!add (db, g_array_index (lost, gint64, i), items, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
attache_fetch_review (AttacheDatabase *db, guint limit, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (attache_review_item_free);

  g_return_val_if_fail (db != NULL, NULL);

  return add_notes (db, limit, items, error)
                 && add_lost (db, attache_decision_table_list_unattached, add_decision, limit,
                              items, error)
                 && add_lost (db, attache_report_choice_place_list_lost, add_choice, limit, items,
                              error)
                 && add_lost (db, attache_statement_choice_table_list_unmet, add_shape, limit,
                              items, error)
             ? g_steal_pointer (&items)
             : NULL;
}
