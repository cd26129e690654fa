/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline's array: every dated event in one pass, by its lane. */

#include "config.h"

#include "attache-query.h"

#include <glib/gi18n-lib.h>

#include "attache-event-words.h"
#include "attache-filter-sql.h"

/* Labels of more events than these could not be read anyway, and would be some megabytes. */
#define MAX_LABELS 50000
/* Lanes of their own for actors and outlets; the rest share one. */
#define MAX_LANES 12

static const char COUNT[] = "/* scan */ SELECT count (*) FROM event WHERE begin IS NOT NULL";

static const char TOP_ACTORS[] =
    "/* scan */ SELECT actor.id, actor.name "
    "FROM event_actor JOIN actor ON actor.id = event_actor.actor_id GROUP BY actor.id "
    "ORDER BY count (DISTINCT event_actor.event_id) DESC, actor.id LIMIT :limit";
static const char TOP_OUTLETS[] =
    "/* scan */ SELECT 0, article.outlet "
    "FROM article "
    "WHERE article.outlet IS NOT NULL GROUP BY article.outlet "
    "ORDER BY sum (article.n_events) DESC, article.outlet LIMIT :limit";

/* An event with several of the actors stands in the lane of the first of them. */
#define LANE_OF_ACTOR                                                                              \
  "(SELECT min (lane.key) FROM json_each (:lanes) AS lane "                                        \
  "JOIN event_actor ON event_actor.actor_id = lane.value WHERE event_actor.event_id = event.id)"
#define LANE_OF_OUTLET                                                                             \
  "(SELECT min (lane.key) FROM json_each (:lanes) AS lane JOIN article "                           \
  "ON article.outlet = lane.value JOIN report ON report.article_id = article.id "                  \
  "WHERE report.event_id = event.id)"

typedef struct
{
  GArray *ids; /* of actors */
  GStrvBuilder *names;
  GStrv list;
} Lanes;

static void
lanes_clear (Lanes *lanes)
{
  g_array_unref (lanes->ids);
  g_strv_builder_unref (lanes->names);
  g_strfreev (lanes->list);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lanes, lanes_clear)

static gboolean
find_lanes (AttacheDatabase *db, AttacheSeriesLanes by, Lanes *lanes, GError **error)
{
  g_autoptr (AttacheSql) sql = NULL;

  if (by == ATTACHE_SERIES_BY_KIND)
    {
      for (guint kind = 0; kind < ATTACHE_N_EVENT_KINDS; kind++)
        g_strv_builder_add (lanes->names, attache_event_kind_to_words (kind));
      lanes->list = g_strv_builder_end (lanes->names);
      return TRUE;
    }
  sql = attache_database_prepare (db, by == ATTACHE_SERIES_BY_ACTOR ? TOP_ACTORS : TOP_OUTLETS,
                                  error);
  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":limit", MAX_LANES);
  while (attache_sql_next (sql))
    {
      gint64 id = attache_sql_int (sql, 0);

      g_array_append_val (lanes->ids, id);
      g_strv_builder_add (lanes->names, attache_sql_text (sql, 1));
    }
  lanes->list = g_strv_builder_end (lanes->names);
  return attache_sql_finish (sql, error);
}

static char *
series_sql (AttacheFilterSql *conditions, AttacheSeriesLanes by, gboolean has_labels)
{
  static const char *const columns[] = { "event.kind", LANE_OF_ACTOR, LANE_OF_OUTLET };
  g_autoptr (GString) matched = g_string_new (NULL);
  g_autoptr (GString)
      text = g_string_new ("/* scan */ SELECT event.id, event.begin, event.until, event.kind,"
                           " event.precision, event.n_reports, ");

  g_string_append (text, columns[by]);
  attache_filter_sql_add_events (conditions, matched);
  if (matched->len > 0)
    g_string_append_printf (text, ", event.id IN (SELECT event.id FROM event WHERE 1%s)",
                            matched->str);
  else
    g_string_append (text, ", 1");
  g_string_append (text, has_labels ? ", event.label" : ", NULL");
  g_string_append (
      text,
      " FROM event WHERE event.begin IS NOT NULL ORDER BY event.begin, event.until, event.id");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static AttacheEventMark
mark_of (AttacheSql *sql, guint n_lanes)
{
  AttacheEventMark mark = {
    .id = attache_sql_int (sql, 0),
    .begin = attache_sql_int (sql, 1),
    .until = attache_sql_int (sql, 2),
    .kind = (guint8) attache_sql_int (sql, 3),
    .precision = (guint8) attache_sql_int (sql, 4),
    .n_reports = (guint32) attache_sql_int (sql, 5),
    .lane = (guint16) (attache_sql_is_null (sql, 6) ? n_lanes : (guint) attache_sql_int (sql, 6)),
    .is_match = attache_sql_int (sql, 7) != 0,
  };

  return mark;
}

/* Lanes that hold nothing are taken out; the last stands for all others. */
static GStrv
drop_empty_lanes (GArray *marks, const char *const *names)
{
  guint n_names = g_strv_length ((GStrv) names);
  g_autofree guint *n_marks = g_new0 (guint, n_names + 1);
  g_autofree guint16 *new_lane = g_new0 (guint16, n_names + 1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  guint16 n_kept = 0;

  for (guint i = 0; i < marks->len; i++)
    n_marks[g_array_index (marks, AttacheEventMark, i).lane]++;
  for (guint lane = 0; lane <= n_names; lane++)
    {
      if (n_marks[lane] == 0)
        continue;
      new_lane[lane] = n_kept++;
      g_strv_builder_add (kept, lane < n_names ? names[lane] : _ ("Others"));
    }
  for (guint i = 0; i < marks->len; i++)
    g_array_index (marks, AttacheEventMark, i).lane =
        new_lane[g_array_index (marks, AttacheEventMark, i).lane];
  return g_strv_builder_end (kept);
}

static gboolean
read_marks (AttacheSql *sql, guint n_lanes, GArray *marks, GPtrArray *labels, GError **error)
{
  while (attache_sql_next (sql))
    {
      AttacheEventMark mark = mark_of (sql, n_lanes);

      g_array_append_val (marks, mark);
      if (labels != NULL)
        g_ptr_array_add (labels, g_strdup (attache_sql_text (sql, 8)));
    }
  return attache_sql_finish (sql, error);
}

AttacheEventSeries *
attache_query_series (AttacheDatabase *db, AttacheFilter *filter, AttacheSeriesLanes by,
                      GError **error)
{
  g_autoptr (AttacheFilterSql) conditions = attache_filter_sql_new (filter, error);
  g_auto (Lanes)
      lanes = { g_array_new (FALSE, FALSE, sizeof (gint64)), g_strv_builder_new (), NULL };
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AttacheEventMark));
  g_autoptr (GPtrArray) labels = NULL;
  g_autoptr (AttacheSql) sql = NULL;
  g_autofree char *text = NULL;
  GStrv names;
  gint64 n_events;

  if (conditions == NULL || !find_lanes (db, by, &lanes, error)
      || !attache_database_get_int (db, COUNT, 0, &n_events, error))
    return NULL;
  labels = n_events <= MAX_LABELS ? g_ptr_array_new_with_free_func (g_free) : NULL;
  text = series_sql (conditions, by, labels != NULL);
  sql = attache_database_prepare (db, text, error);
  if (sql == NULL)
    return NULL;
  attache_filter_sql_bind (conditions, sql);
  if (by == ATTACHE_SERIES_BY_ACTOR)
    attache_sql_bind_ids (sql, ":lanes", (const gint64 *) (gconstpointer) lanes.ids->data,
                          lanes.ids->len);
  else if (by == ATTACHE_SERIES_BY_OUTLET)
    attache_sql_bind_strv (sql, ":lanes", (const char *const *) lanes.list);
  if (!read_marks (sql, g_strv_length (lanes.list), marks, labels, error))
    return NULL;
  names = drop_empty_lanes (marks, (const char *const *) lanes.list);
  return attache_event_series_new_take (g_steal_pointer (&marks), g_steal_pointer (&labels), names);
}
