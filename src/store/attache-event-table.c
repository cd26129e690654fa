/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing reports and merging them. The event's own time and label are those of its first report,
 * so that a chain of overlaps cannot carry it through the calendar. */

#include "config.h"

#include "attache-event-table.h"

#include "attache-report-choice-table.h"
#include "attache-twins.h"

/* Numbers of events that somebody comes back to are taken. */
#define FREE_ID                                                                                    \
  "max (ifnull ((SELECT max (id) FROM event), 0), ifnull ((SELECT max (found_event_id) FROM "      \
  "report WHERE found_event_id IS NOT NULL), 0)) + 1"
static const char TAKE_ID[] =
    "SELECT iif (:wanted = 0 OR EXISTS (SELECT 1 FROM event WHERE id = :wanted) OR EXISTS "
    "(SELECT 1 FROM report WHERE found_event_id = :wanted), " FREE_ID ", :wanted)";
/* Apart from the mode, which stands in two indexes and seldom changes. */
static const char COUNT_REPORTS[] = "UPDATE event SET n_reports = n_reports + :n WHERE id = :event";
static const char SET_MODE[] = "UPDATE event SET mode = :mode WHERE id = :event AND mode = 0";
static const char LIST_OF_ARTICLE[] = "SELECT DISTINCT event_id "
                                      "FROM report "
                                      "WHERE article_id = :id";
static const char CLEAR[] = "DELETE FROM report WHERE article_id = :id";
static const char DELETE_IF_UNTOLD[] =
    "DELETE "
    "FROM event "
    "WHERE id = :id AND NOT EXISTS (SELECT 1 FROM report WHERE event_id = :id)";
static const char TELL_AGAIN[] =
    "UPDATE event SET mode = ifnull ((SELECT mode FROM report WHERE event_id = :id AND mode "
    "<> 0 ORDER BY found_event_id IS NOT NULL, id LIMIT 1), 0), begin = first.begin, until = "
    "first.until, precision "
    "= first.precision, label = first.label, n_reports = (SELECT count (DISTINCT article_id) "
    "FROM report WHERE event_id = :id) "
    "FROM (SELECT * FROM report WHERE event_id = :id ORDER BY found_event_id IS NOT NULL, id "
    "LIMIT 1) AS first "
    "WHERE event.id = :id";

typedef struct
{
  AttacheArticleBatch *batch;
  AttacheDatabase *db;
  gint64 article_id;
  const AttacheFindings *findings;
  const AttacheFoundValues *values;
  GArray *actor_ids;
  GHashTable *twins;
  GPtrArray *events; /* AttacheOpenEvent; those that were told */
  gint analysis;
} Writer;

AttacheRowBatch *
attache_event_table_new_reports (void)
{
  return attache_row_batch_new (
      "INSERT INTO report (id, event_id, article_id, start, end, twin, kind, mode, begin, until, "
      "precision, place, label, confidence, rule, analysis)",
      16);
}

AttacheRowBatch *
attache_event_table_new_actors (void)
{
  return attache_row_batch_new (
      "INSERT OR IGNORE INTO event_actor (report_id, is_source, actor_id, event_id, start, end)",
      6);
}

AttacheRowBatch *
attache_event_table_new_figures (void)
{
  return attache_row_batch_new (
      "INSERT OR IGNORE INTO figure (report_id, start, end, effect, least, most, whom)", 7);
}

static GArray *
actors_of (const Writer *writer, const AttacheFoundEvent *event)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < event->n_actors; i++)
    {
      if (event->actors[i].actor >= 0)
        attache_open_events_add_actor (
            ids, g_array_index (writer->actor_ids, gint64, event->actors[i].actor));
    }
  return ids;
}

static void
put_when (AttacheRowBatch *rows, AttacheEventKind kind, AttacheEventMode mode, AttacheTimeSpan when)
{
  const gboolean is_known = attache_time_span_is_known (when);

  attache_row_batch_put_int (rows, kind);
  attache_row_batch_put_int (rows, mode);
  attache_row_batch_put_time (rows, is_known ? when.begin : ATTACHE_TIME_UNKNOWN);
  attache_row_batch_put_time (rows, is_known ? when.until : ATTACHE_TIME_UNKNOWN);
  attache_row_batch_put_int (rows, when.precision);
}

static void
put_report (Writer *writer, gint64 id, gint64 event_id, const AttacheFoundEvent *event,
            const char *label)
{
  AttacheRowBatch *rows = writer->batch->reports;

  attache_row_batch_put_int (rows, id);
  attache_row_batch_put_int (rows, event_id);
  attache_row_batch_put_int (rows, writer->article_id);
  attache_row_batch_put_int (rows, event->span.start);
  attache_row_batch_put_int (rows, event->span.end);
  attache_row_batch_put_int (rows, attache_twins_next (writer->twins, event->span));
  put_when (rows, event->kind, event->mode, event->when);
  attache_row_batch_put_text (rows, event->place);
  attache_row_batch_put_text (rows, label);
  attache_row_batch_put_double (rows, CLAMP (event->confidence, 0.0f, 1.0f));
  attache_row_batch_put_text (rows, event->rule);
  attache_row_batch_put_int (rows, writer->analysis);
}

static void
put_actors (Writer *writer, gint64 report_id, gint64 event_id, const AttacheFoundEvent *event)
{
  AttacheRowBatch *rows = writer->batch->event_actors;

  for (guint i = 0; i < event->n_actors; i++)
    {
      const AttacheEventActor *actor = &event->actors[i];

      if (actor->actor < 0)
        continue;
      attache_row_batch_put_int (rows, report_id);
      attache_row_batch_put_int (rows, actor->is_source != FALSE);
      attache_row_batch_put_int (rows, g_array_index (writer->actor_ids, gint64, actor->actor));
      attache_row_batch_put_int (rows, event_id);
      attache_row_batch_put_int (rows, actor->span.start);
      attache_row_batch_put_int (rows, MAX (actor->span.start, actor->span.end));
    }
}

static void
put_figures (Writer *writer, gint64 report_id, const AttacheFoundEvent *event)
{
  AttacheRowBatch *rows = writer->batch->figures;

  for (guint i = 0; i < event->n_figures; i++)
    {
      const AttacheFigure *figure = &event->figures[i];

      if (attache_span_is_empty (figure->span))
        continue;
      attache_row_batch_put_int (rows, report_id);
      attache_row_batch_put_int (rows, figure->span.start);
      attache_row_batch_put_int (rows, figure->span.end);
      attache_row_batch_put_int (rows, figure->effect);
      attache_row_batch_put_time (rows, figure->least >= 0 ? figure->least : ATTACHE_TIME_UNKNOWN);
      attache_row_batch_put_time (rows, figure->most >= 0 ? figure->most : ATTACHE_TIME_UNKNOWN);
      attache_row_batch_put_text (rows, figure->whom);
    }
}

static gboolean
put_one (Writer *writer, guint index, GError **error)
{
  const AttacheFoundEvent *report = attache_findings_event (writer->findings, index);
  const char *label = g_ptr_array_index (writer->values->labels, index);
  AttacheArticleBatch *batch = writer->batch;
  g_autoptr (GArray) actors = actors_of (writer, report);
  const gint64 report_id = batch->next_report_id++;
  AttacheOpenEvent *event;
  gboolean is_first;

  if (!attache_open_events_find (batch->events, writer->db, report, actors, &event, error))
    return FALSE;
  if (event == NULL)
    event = attache_open_events_add (batch->events, batch->next_event_id++, report, label);
  is_first = !g_ptr_array_find (writer->events, event, NULL);
  attache_open_events_join (batch->events, event, report, actors, is_first);
  if (is_first)
    g_ptr_array_add (writer->events, event);
  put_report (writer, report_id, event->id, report, label);
  put_actors (writer, report_id, event->id, report);
  put_figures (writer, report_id, report);
  return TRUE;
}

gboolean
attache_event_table_put (AttacheDatabase *db, AttacheArticleBatch *batch, gint64 article_id,
                         const AttacheFindings *findings, const AttacheFoundValues *values,
                         GArray *actor_ids, gint analysis, guint *n_events, GError **error)
{
  g_autoptr (GHashTable) twins = attache_twins_new ();
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  Writer writer = { batch, db, article_id, findings, values, actor_ids, twins, events, analysis };

  for (guint i = 0; i < findings->events->len; i++)
    {
      const AttacheFoundEvent *event = attache_findings_event (findings, i);

      if (!attache_span_is_empty (event->span) && !put_one (&writer, i, error))
        return FALSE;
    }
  *n_events = events->len;
  return TRUE;
}

static gboolean
change_event (AttacheDatabase *db, const AttacheOpenEvent *event, GError **error)
{
  g_autoptr (AttacheSql) count = attache_database_prepare (db, COUNT_REPORTS, error);
  g_autoptr (AttacheSql) set_mode = attache_database_prepare (db, SET_MODE, error);

  if (count == NULL || set_mode == NULL)
    return FALSE;
  attache_sql_bind_int (count, ":event", event->id);
  attache_sql_bind_int (count, ":n", event->n_reports);
  attache_sql_bind_int (set_mode, ":event", event->id);
  attache_sql_bind_int (set_mode, ":mode", event->mode);
  return attache_sql_run (count, error)
         && (!event->has_new_mode || attache_sql_run (set_mode, error));
}

gboolean
attache_event_table_write_events (AttacheDatabase *db, AttacheOpenEvents *open, GError **error)
{
  GPtrArray *changed = attache_open_events_get_changed (open);
  g_autoptr (AttacheRowBatch) rows = attache_row_batch_new (
      "INSERT INTO event (id, kind, mode, begin, until, precision, label, n_reports)", 8);

  for (guint i = 0; i < changed->len; i++)
    {
      const AttacheOpenEvent *event = g_ptr_array_index (changed, i);

      if (!event->is_new)
        {
          if (!change_event (db, event, error))
            return FALSE;
          continue;
        }
      attache_row_batch_put_int (rows, event->id);
      put_when (rows, event->kind, event->mode, event->when);
      attache_row_batch_put_text (rows, event->label);
      attache_row_batch_put_int (rows, event->n_reports);
    }
  if (!attache_row_batch_write (rows, db, error))
    return FALSE;
  attache_open_events_settle (open);
  return TRUE;
}

gboolean
attache_event_table_tell_again (AttacheDatabase *db, gint64 event_id, GError **error)
{
  return attache_database_run_for (db, DELETE_IF_UNTOLD, event_id, error)
         && attache_database_run_for (db, TELL_AGAIN, event_id, error);
}

gboolean
attache_event_table_clear (AttacheDatabase *db, gint64 article_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!attache_report_choice_table_release (db, article_id, error)
      || !attache_database_list_for (db, LIST_OF_ARTICLE, article_id, ids, error)
      || !attache_database_run_for (db, CLEAR, article_id, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      if (!attache_event_table_tell_again (db, g_array_index (ids, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}

gboolean
attache_event_table_take_id (AttacheDatabase *db, gint64 wanted, gint64 *id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, TAKE_ID, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":wanted", wanted);
  *id = attache_sql_next (sql) ? attache_sql_int (sql, 0) : 1;
  return attache_sql_finish (sql, error);
}
