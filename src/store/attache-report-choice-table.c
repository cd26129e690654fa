/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report stands in the event that the reader's word puts it into, and remembers the one that the
 * analysis found; where a report goes, those that follow it go along. */

#include "config.h"

#include "attache-report-choice-table.h"

#include "attache-event-table.h"
#include "attache-store-error.h"

#define IMAGE_TYPE ATTACHE_REPORT_CHOICE_IMAGE_TYPE
#define SAME_PLACE ATTACHE_REPORT_CHOICE_SAME_PLACE
#define WITH_PLACE ATTACHE_REPORT_CHOICE_WITH_PLACE

static const char GET[] =
    "SELECT report.event_id, report.found_event_id, choice.id, choice.with_article_id, "
    "target.event_id, event.is_own "
    "FROM report JOIN event ON event.id = report.event_id "
    "LEFT JOIN report_choice AS choice ON " SAME_PLACE (
        "choice", "report") " LEFT JOIN report AS "
                            "target ON " WITH_PLACE ("choice", "target") " WHERE report.id = :id";
static const char FIND_ROOT[] =
    "SELECT report.id FROM report LEFT JOIN report_choice AS choice ON " SAME_PLACE (
        "choice", "report") " WHERE report.event_id = :event AND report.id <> :except "
                            "AND choice.with_article_id IS NULL "
                            "ORDER BY report.found_event_id IS NOT NULL, report.id LIMIT 1";
static const char LIST_REPORTS[] = "SELECT id FROM report WHERE event_id = :id ORDER BY id";
static const char LIST_FOLLOWERS[] =
    "SELECT follower.id FROM report CROSS JOIN report_choice AS choice ON " WITH_PLACE (
        "choice",
        "report") " CROSS JOIN report AS follower ON " SAME_PLACE ("choice",
                                                                   "follower") " WHERE report.id = "
                                                                               ":id ORDER BY "
                                                                               "follower.id";
/* Those that stand in an article, and those that are the same as one of it. */
static const char LIST_OF_ARTICLE[] =
    "SELECT report.id FROM report_choice AS choice CROSS JOIN report ON " SAME_PLACE (
        "choice",
        "report") " WHERE choice.article_id = :id UNION "
                  "SELECT report.id FROM report_choice AS choice CROSS JOIN report ON " SAME_PLACE (
                      "choice", "report") " WHERE choice.with_article_id = :id ORDER BY 1";
static const char LIST_ELSEWHERE[] =
    "SELECT report.id FROM report_choice AS choice CROSS JOIN report ON " SAME_PLACE (
        "choice", "report") " WHERE choice.with_article_id = :id AND choice.article_id <> :id "
                            "ORDER BY report.id";
static const char MAKE_EVENT[] =
    "INSERT OR IGNORE INTO event (id, kind, mode, begin, until, precision, label, is_own) "
    "SELECT :event, kind, mode, begin, until, precision, label, :is_own FROM report "
    "WHERE id = :report";
static const char MOVE_REPORT[] =
    "UPDATE report SET event_id = :event, found_event_id = nullif (:found, :event) "
    "WHERE id = :report";
static const char MOVE_ACTORS[] = "UPDATE event_actor SET event_id = :event "
                                  "WHERE report_id = :report";
static const char COUNT_EVENTS[] =
    "UPDATE article SET n_events = (SELECT count (DISTINCT event_id) FROM report "
    "WHERE article_id = article.id) WHERE id = (SELECT article_id FROM report WHERE id = :id)";
static const char DELETE[] = "DELETE FROM report_choice WHERE id = :id";
static const char PUT[] =
    "INSERT OR REPLACE INTO report_choice (id, article_id, start, end, twin, with_article_id, "
    "with_start, with_end, with_twin, made) VALUES (:id, :article, :start, :end, :twin, "
    ":with_article, iif (:with_article IS NULL, NULL, :with_start), "
    "iif (:with_article IS NULL, NULL, :with_end), "
    "iif (:with_article IS NULL, NULL, :with_twin), :made)";
static const char GET_IMAGE[] =
    "SELECT choice.article_id, choice.start, choice.end, choice.twin, "
    "ifnull (choice.with_article_id, 0), ifnull (choice.with_start, 0), "
    "ifnull (choice.with_end, 0), ifnull (choice.with_twin, 0), choice.made, "
    "ifnull (report.event_id, 0), ifnull (report.id, 0) FROM report_choice AS choice "
    "LEFT JOIN report ON " SAME_PLACE ("choice", "report") " WHERE choice.id = :id";
static const char PLACE[] = "SELECT article_id, start, end, twin FROM report WHERE id = :id";

/* Where a report stands, and where it could. */
typedef struct
{
  AttacheReportChoice choice;
  gint64 found_id;
  gint64 target_id; /* the event of the one that it is the same as; 0: that is not there */
  gboolean is_in_own;
} Standing;

static gboolean
load (AttacheDatabase *db, gint64 report_id, Standing *standing, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, GET, report_id, error);

  if (sql == NULL)
    return FALSE;
  if (!attache_sql_next (sql))
    return attache_sql_finish (sql, error) && attache_store_error_set_gone (error);
  standing->choice.event_id = attache_sql_int (sql, 0);
  standing->choice.is_moved = !attache_sql_is_null (sql, 1);
  standing->found_id = attache_sql_int (sql, standing->choice.is_moved ? 1 : 0);
  standing->choice.choice_id = attache_sql_int (sql, 2);
  standing->choice.is_with = !attache_sql_is_null (sql, 3);
  standing->target_id = attache_sql_int (sql, 4);
  standing->is_in_own = attache_sql_int (sql, 5) != 0 && standing->choice.is_moved;
  return attache_sql_finish (sql, error);
}

gboolean
attache_report_choice_table_get (AttacheDatabase *db, gint64 report_id, AttacheReportChoice *choice,
                                 GError **error)
{
  Standing standing;

  if (!load (db, report_id, &standing, error))
    return FALSE;
  *choice = standing.choice;
  return TRUE;
}

gboolean
attache_report_choice_table_find_root (AttacheDatabase *db, gint64 event_id, gint64 except,
                                       gint64 *report_id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, FIND_ROOT, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":event", event_id);
  attache_sql_bind_int (sql, ":except", except);
  return attache_sql_take_int (sql, report_id, error);
}

gboolean
attache_report_choice_table_list_reports (AttacheDatabase *db, gint64 event_id, GArray *ids,
                                          GError **error)
{
  return attache_database_list_for (db, LIST_REPORTS, event_id, ids, error);
}

gboolean
attache_report_choice_table_list_followers (AttacheDatabase *db, gint64 report_id, GArray *ids,
                                            GError **error)
{
  return attache_database_list_for (db, LIST_FOLLOWERS, report_id, ids, error);
}

static gboolean
run_move (AttacheDatabase *db, const char *text, gint64 report_id, gint64 event_id, gint64 found_id,
          gboolean is_own, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, text, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":report", report_id);
  attache_sql_bind_int (sql, ":event", event_id);
  if (attache_sql_has (sql, ":found"))
    attache_sql_bind_int (sql, ":found", found_id);
  if (attache_sql_has (sql, ":is_own"))
    attache_sql_bind_int (sql, ":is_own", is_own);
  return attache_sql_run (sql, error);
}

static gboolean
move (AttacheDatabase *db, gint64 report_id, const Standing *standing, gint64 event_id,
      gboolean is_own, GError **error)
{
  static const char *const texts[] = { MAKE_EVENT, MOVE_REPORT, MOVE_ACTORS };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (!run_move (db, texts[i], report_id, event_id, standing->found_id, is_own, error))
        return FALSE;
    }
  return attache_database_run_for (db, COUNT_EVENTS, report_id, error)
         && attache_event_table_tell_again (db, standing->choice.event_id, error)
         && attache_event_table_tell_again (db, event_id, error);
}

/* The event of the reader's word. @wanted: a number for a new one, if it is free. */
static gboolean
choose_event (AttacheDatabase *db, const Standing *standing, gint64 wanted, gint64 *event_id,
              gboolean *is_own, GError **error)
{
  *is_own = FALSE;
  if (standing->choice.choice_id == 0 || (standing->choice.is_with && standing->target_id == 0))
    *event_id = standing->found_id;
  else if (standing->choice.is_with)
    *event_id = standing->target_id;
  else if (standing->is_in_own)
    *event_id = standing->choice.event_id;
  else
    {
      *is_own = TRUE;
      return attache_event_table_take_id (db, wanted, event_id, error);
    }
  return TRUE;
}

typedef gboolean (*Visit) (AttacheDatabase *db, gint64 report_id, GError **error);

/* All are listed first, for what is done to one may change what the others are listed by. */
static gboolean
for_each (AttacheDatabase *db, const char *text, gint64 id, Visit visit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!attache_database_list_for (db, text, id, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      if (!visit (db, g_array_index (ids, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean settle (AttacheDatabase *db, gint64 report_id, gint64 wanted, GError **error);

static gboolean
settle_again (AttacheDatabase *db, gint64 report_id, GError **error)
{
  return settle (db, report_id, 0, error);
}

/* Two that are said to be the same as each other end here: the second is there already. */
static gboolean
settle (AttacheDatabase *db, gint64 report_id, gint64 wanted, GError **error)
{
  Standing standing;
  gint64 event_id;
  gboolean is_own;

  if (!load (db, report_id, &standing, error)
      || !choose_event (db, &standing, wanted, &event_id, &is_own, error))
    return FALSE;
  return event_id == standing.choice.event_id
         || (move (db, report_id, &standing, event_id, is_own, error)
             && for_each (db, LIST_FOLLOWERS, report_id, settle_again, error));
}

gboolean
attache_report_choice_table_apply (AttacheDatabase *db, gint64 article_id, GError **error)
{
  return for_each (db, LIST_OF_ARTICLE, article_id, settle_again, error);
}

static gboolean
release (AttacheDatabase *db, gint64 report_id, GError **error)
{
  Standing standing;

  return load (db, report_id, &standing, error)
         && (!standing.choice.is_moved
             || move (db, report_id, &standing, standing.found_id, FALSE, error));
}

gboolean
attache_report_choice_table_release (AttacheDatabase *db, gint64 article_id, GError **error)
{
  return for_each (db, LIST_ELSEWHERE, article_id, release, error);
}

/* @report_id: the report that the choice is about; 0: it is not there. */
static gboolean
load_image (AttacheDatabase *db, gint64 id, GVariant **image, gint64 *report_id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, GET_IMAGE, id, error);

  if (sql == NULL)
    return FALSE;
  *image = NULL;
  *report_id = 0;
  if (attache_sql_next (sql))
    {
      *report_id = attache_sql_int (sql, 10);
      *image = g_variant_ref_sink (
          g_variant_new (IMAGE_TYPE, attache_sql_int (sql, 0), (guint32) attache_sql_int (sql, 1),
                         (guint32) attache_sql_int (sql, 2), (guint32) attache_sql_int (sql, 3),
                         attache_sql_int (sql, 4), (guint32) attache_sql_int (sql, 5),
                         (guint32) attache_sql_int (sql, 6), (guint32) attache_sql_int (sql, 7),
                         attache_sql_int (sql, 8), attache_sql_int (sql, 9)));
    }
  return attache_sql_finish (sql, error);
}

gboolean
attache_report_choice_table_get_image (AttacheDatabase *db, gint64 id, GVariant **image,
                                       GError **error)
{
  gint64 report_id;

  return load_image (db, id, image, &report_id, error);
}

static gboolean
put (AttacheDatabase *db, gint64 id, GVariant *image, gint64 *wanted, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, PUT, id, error);
  AttacheFoundPlace place, with;
  gint64 made;

  if (sql == NULL)
    return FALSE;
  g_variant_get (image, IMAGE_TYPE, &place.article_id, &place.span.start, &place.span.end,
                 &place.twin, &with.article_id, &with.span.start, &with.span.end, &with.twin, &made,
                 wanted);
  attache_found_place_bind (sql, &place);
  attache_sql_bind_id (sql, ":with_article", with.article_id);
  attache_sql_bind_int (sql, ":with_start", with.span.start);
  attache_sql_bind_int (sql, ":with_end", with.span.end);
  attache_sql_bind_int (sql, ":with_twin", with.twin);
  attache_sql_bind_int (sql, ":made", made);
  return attache_sql_run (sql, error);
}

/* What was said before is taken back first, so that each word stands on what was found. */
static gboolean
take_back (AttacheDatabase *db, gint64 id, GError **error)
{
  g_autoptr (GVariant) old = NULL;
  gint64 report_id;

  if (!load_image (db, id, &old, &report_id, error))
    return FALSE;
  return old == NULL
         || (attache_database_run_for (db, DELETE, id, error)
             && (report_id == 0 || settle_again (db, report_id, error)));
}

gboolean
attache_report_choice_table_set_image (AttacheDatabase *db, gint64 id, GVariant *image,
                                       GError **error)
{
  g_autoptr (GVariant) present = NULL;
  gint64 report_id, wanted;

  if (image != NULL && !g_variant_is_of_type (image, G_VARIANT_TYPE (IMAGE_TYPE)))
    return attache_store_error_set_bad_step (error);
  if (!take_back (db, id, error))
    return FALSE;
  if (image == NULL)
    return TRUE;
  return put (db, id, image, &wanted, error) && load_image (db, id, &present, &report_id, error)
         && (report_id == 0 || settle (db, report_id, wanted, error));
}

gboolean
attache_report_choice_table_get_place (AttacheDatabase *db, gint64 report_id,
                                       AttacheFoundPlace *place, GError **error)
{
  return attache_found_place_load (db, PLACE, report_id, place, error);
}

gboolean
attache_report_choice_table_set (AttacheDatabase *db, gint64 id, gint64 report_id, gint64 with_id,
                                 gint64 now, GError **error)
{
  g_autoptr (GVariant) image = NULL;
  AttacheFoundPlace place, with = { 0 };

  if (!attache_report_choice_table_get_place (db, report_id, &place, error)
      || (with_id != 0 && !attache_report_choice_table_get_place (db, with_id, &with, error)))
    return FALSE;
  image = g_variant_ref_sink (
      g_variant_new (IMAGE_TYPE, place.article_id, place.span.start, place.span.end, place.twin,
                     with.article_id, with.span.start, with.span.end, with.twin, now, (gint64) 0));
  return attache_report_choice_table_set_image (db, id, image, error);
}
