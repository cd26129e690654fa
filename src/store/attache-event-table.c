/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing reports and merging them. The event's own time and label are those of its first report,
 * so that a chain of overlaps cannot carry it through the calendar. */

#include "config.h"

#include "attache-event-table.h"

#include "attache-report-choice-table.h"
#include "attache-twins.h"

/* Times told to the day are shorter than that; it bounds the search in the index. */
#define LONGEST (4 * ATTACHE_USEC_PER_DAY)
/* So many actors are told one by one; more as a list. */
#define MAX_FEW 4

/* Rows of one event come together, and of one actor within it. */
#define FIND                                                                                       \
  "SELECT event.id, event_actor.actor_id "                                                         \
  "FROM event CROSS JOIN event_actor ON event_actor.event_id = event.id "                          \
  "WHERE event.kind = :kind AND event.begin > :since AND event.begin < :until AND "                \
  "event.until > :begin AND event.precision <= :day AND (event.mode = :mode OR event.mode = 0 "    \
  "OR :mode = 0) AND event.is_own = 0 AND event_actor.actor_id IN "
static const char FIND_OF_FEW[] = FIND "(:actor1, :actor2, :actor3, :actor4)";
static const char FIND_OF_MANY[] = FIND "(SELECT value FROM json_each (:actors))";
static const char COUNT_ACTORS[] = "SELECT count (DISTINCT actor_id) "
                                   "FROM event_actor "
                                   "WHERE event_id = :event";
/* Numbers of events that somebody comes back to are taken. */
#define FREE_ID                                                                                    \
  "max (ifnull ((SELECT max (id) FROM event), 0), ifnull ((SELECT max (found_event_id) FROM "      \
  "report WHERE found_event_id IS NOT NULL), 0)) + 1"
static const char INSERT[] =
    "INSERT INTO event (id, kind, mode, begin, until, precision, label, n_reports) "
    "VALUES (" FREE_ID ", :kind, :mode, :begin, :until, :precision, :label, 1)";
static const char TAKE_ID[] =
    "SELECT iif (:wanted = 0 OR EXISTS (SELECT 1 FROM event WHERE id = :wanted) OR EXISTS "
    "(SELECT 1 FROM report WHERE found_event_id = :wanted), " FREE_ID ", :wanted)";
/* Apart from the mode, which stands in two indexes and seldom changes. */
static const char JOIN[] =
    "UPDATE event SET n_reports = n_reports + 1 WHERE id = :event "
    "AND NOT EXISTS (SELECT 1 FROM report WHERE event_id = :event AND article_id = :article)";
static const char SET_MODE[] = "UPDATE event SET mode = :mode WHERE id = :event AND mode = 0";
static const char ADD_REPORT[] =
    "INSERT INTO report (event_id, article_id, start, end, twin, kind, mode, begin, until, "
    "precision, place, label, confidence, rule, analysis) "
    "VALUES (:event, :article, :start, :end, :twin, :kind, :mode, :begin, :until, :precision, "
    ":place, :label, :confidence, :rule, :analysis)";
static const char ADD_ACTOR[] =
    "INSERT OR IGNORE INTO event_actor (report_id, is_source, actor_id, event_id, start, end) "
    "VALUES (:report, :is_source, :actor, :event, :start, :end)";
static const char ADD_FIGURE[] =
    "INSERT OR IGNORE INTO figure (report_id, start, end, effect, least, most, whom) "
    "VALUES (:report, :start, :end, :effect, :least, :most, :whom)";
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
  AttacheDatabase *db;
  gint64 article_id;
  const AttacheFindings *findings;
  const AttacheFoundValues *values;
  GArray *actor_ids;
  GHashTable *twins;
  GArray *events; /* gint64; those that were told */
  gint analysis;
} Writer;

static GArray *
actors_of (const Writer *writer, const AttacheFoundEvent *event)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < event->n_actors; i++)
    {
      gint64 id;
      gboolean is_there = event->actors[i].actor < 0;

      if (is_there)
        continue;
      id = g_array_index (writer->actor_ids, gint64, event->actors[i].actor);
      for (guint k = 0; k < ids->len; k++)
        is_there |= g_array_index (ids, gint64, k) == id;
      if (!is_there)
        g_array_append_val (ids, id);
    }
  return ids;
}

static void
bind_actors (AttacheSql *sql, GArray *actors)
{
  static const char *const names[MAX_FEW] = { ":actor1", ":actor2", ":actor3", ":actor4" };
  const gint64 *ids = (const gint64 *) (gconstpointer) actors->data;

  if (actors->len > MAX_FEW)
    {
      attache_sql_bind_ids (sql, ":actors", ids, actors->len);
      return;
    }
  for (guint i = 0; i < actors->len; i++)
    attache_sql_bind_int (sql, names[i], ids[i]);
}

/* All actors of the one that names fewer, or two: the first is asked for only where it may hold. */
static gboolean
is_same (AttacheDatabase *db, gint64 event_id, guint n_shared, guint n_actors, gboolean *same,
         GError **error)
{
  g_autoptr (AttacheSql) sql = NULL;

  *same = n_shared >= 2 || n_shared == n_actors;
  if (*same)
    return TRUE;
  sql = attache_database_prepare (db, COUNT_ACTORS, error);
  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":event", event_id);
  *same = attache_sql_next (sql) && attache_sql_int (sql, 0) == n_shared;
  return attache_sql_finish (sql, error);
}

/* An event that shares actors with the report. */
typedef struct
{
  gint64 id;
  gint64 last_actor;
  guint n_shared;
} Candidate;

/* Takes over @candidate where it is the better one. */
static gboolean
compare_with_best (AttacheDatabase *db, const Candidate *candidate, guint n_actors, Candidate *best,
                   GError **error)
{
  gboolean same;

  if (candidate->n_shared < best->n_shared
      || (candidate->n_shared == best->n_shared && candidate->id > best->id))
    return TRUE;
  if (!is_same (db, candidate->id, candidate->n_shared, n_actors, &same, error))
    return FALSE;
  if (same)
    *best = *candidate;
  return TRUE;
}

static gboolean
choose_same (AttacheDatabase *db, AttacheSql *sql, guint n_actors, gint64 *id, GError **error)
{
  Candidate candidate = { 0, 0, 0 }, best = { G_MAXINT64, 0, 0 };

  while (attache_sql_next (sql))
    {
      const gint64 event_id = attache_sql_int (sql, 0), actor_id = attache_sql_int (sql, 1);

      if (event_id != candidate.id)
        {
          if (candidate.id != 0 && !compare_with_best (db, &candidate, n_actors, &best, error))
            return FALSE;
          candidate = (Candidate){ event_id, 0, 0 };
        }
      candidate.n_shared += actor_id != candidate.last_actor;
      candidate.last_actor = actor_id;
    }
  if (!attache_sql_finish (sql, error))
    return FALSE;
  if (candidate.id != 0 && !compare_with_best (db, &candidate, n_actors, &best, error))
    return FALSE;
  *id = best.n_shared > 0 ? best.id : 0;
  return TRUE;
}

/* @id: 0 where no event is the same. */
static gboolean
find_same (Writer *writer, const AttacheFoundEvent *event, gint64 *id, GError **error)
{
  g_autoptr (GArray) actors = actors_of (writer, event);
  g_autoptr (AttacheSql) sql = NULL;

  *id = 0;
  if (actors->len == 0 || !attache_time_span_is_known (event->when)
      || event->when.precision > ATTACHE_PRECISION_DAY)
    return TRUE;
  sql = attache_database_prepare (writer->db, actors->len > MAX_FEW ? FIND_OF_MANY : FIND_OF_FEW,
                                  error);
  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":kind", event->kind);
  attache_sql_bind_int (sql, ":mode", event->mode);
  attache_sql_bind_int (sql, ":since", event->when.begin - LONGEST);
  attache_sql_bind_int (sql, ":begin", event->when.begin);
  attache_sql_bind_int (sql, ":until", event->when.until);
  attache_sql_bind_int (sql, ":day", ATTACHE_PRECISION_DAY);
  bind_actors (sql, actors);
  return choose_same (writer->db, sql, actors->len, id, error);
}

static void
bind_when (AttacheSql *sql, const AttacheFoundEvent *event, const char *label)
{
  const gboolean is_known = attache_time_span_is_known (event->when);

  attache_sql_bind_int (sql, ":kind", event->kind);
  attache_sql_bind_int (sql, ":mode", event->mode);
  attache_sql_bind_time (sql, ":begin", is_known ? event->when.begin : ATTACHE_TIME_UNKNOWN);
  attache_sql_bind_time (sql, ":until", is_known ? event->when.until : ATTACHE_TIME_UNKNOWN);
  attache_sql_bind_int (sql, ":precision", event->when.precision);
  attache_sql_bind_text (sql, ":label", label);
}

static gboolean
make_event (Writer *writer, const AttacheFoundEvent *event, const char *label, gint64 *id,
            GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (writer->db, INSERT, error);

  if (sql == NULL)
    return FALSE;
  bind_when (sql, event, label);
  if (!attache_sql_run (sql, error))
    return FALSE;
  *id = attache_database_get_last_id (writer->db);
  return TRUE;
}

static gboolean
join_event (Writer *writer, gint64 event_id, AttacheEventMode mode, GError **error)
{
  g_autoptr (AttacheSql) join = attache_database_prepare (writer->db, JOIN, error);
  g_autoptr (AttacheSql) set_mode = attache_database_prepare (writer->db, SET_MODE, error);

  if (join == NULL || set_mode == NULL)
    return FALSE;
  attache_sql_bind_int (join, ":event", event_id);
  attache_sql_bind_int (join, ":article", writer->article_id);
  attache_sql_bind_int (set_mode, ":event", event_id);
  attache_sql_bind_int (set_mode, ":mode", mode);
  return attache_sql_run (join, error) && (mode == 0 || attache_sql_run (set_mode, error));
}

static gboolean
add_report (Writer *writer, gint64 event_id, const AttacheFoundEvent *event, const char *label,
            GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (writer->db, ADD_REPORT, error);

  if (sql == NULL)
    return FALSE;
  bind_when (sql, event, label);
  attache_sql_bind_int (sql, ":event", event_id);
  attache_sql_bind_int (sql, ":article", writer->article_id);
  attache_sql_bind_int (sql, ":start", event->span.start);
  attache_sql_bind_int (sql, ":end", event->span.end);
  attache_sql_bind_int (sql, ":twin", attache_twins_next (writer->twins, event->span));
  attache_sql_bind_text (sql, ":place", event->place);
  attache_sql_bind_double (sql, ":confidence", CLAMP (event->confidence, 0.0f, 1.0f));
  attache_sql_bind_text (sql, ":rule", event->rule);
  attache_sql_bind_int (sql, ":analysis", writer->analysis);
  return attache_sql_run (sql, error);
}

static gboolean
add_actors (Writer *writer, gint64 report_id, gint64 event_id, const AttacheFoundEvent *event,
            GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (writer->db, ADD_ACTOR, error);

  if (sql == NULL)
    return FALSE;
  for (guint i = 0; i < event->n_actors; i++)
    {
      const AttacheEventActor *actor = &event->actors[i];

      if (actor->actor < 0)
        continue;
      attache_sql_bind_int (sql, ":report", report_id);
      attache_sql_bind_int (sql, ":is_source", actor->is_source != FALSE);
      attache_sql_bind_int (sql, ":actor", g_array_index (writer->actor_ids, gint64, actor->actor));
      attache_sql_bind_int (sql, ":event", event_id);
      attache_sql_bind_int (sql, ":start", actor->span.start);
      attache_sql_bind_int (sql, ":end", MAX (actor->span.start, actor->span.end));
      if (!attache_sql_run (sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_figures (Writer *writer, gint64 report_id, const AttacheFoundEvent *event, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (writer->db, ADD_FIGURE, error);

  if (sql == NULL)
    return FALSE;
  for (guint i = 0; i < event->n_figures; i++)
    {
      const AttacheFigure *figure = &event->figures[i];

      if (attache_span_is_empty (figure->span))
        continue;
      attache_sql_bind_int (sql, ":report", report_id);
      attache_sql_bind_int (sql, ":start", figure->span.start);
      attache_sql_bind_int (sql, ":end", figure->span.end);
      attache_sql_bind_int (sql, ":effect", figure->effect);
      attache_sql_bind_time (sql, ":least",
                             figure->least >= 0 ? figure->least : ATTACHE_TIME_UNKNOWN);
      attache_sql_bind_time (sql, ":most", figure->most >= 0 ? figure->most : ATTACHE_TIME_UNKNOWN);
      attache_sql_bind_text (sql, ":whom", figure->whom);
      if (!attache_sql_run (sql, error))
        return FALSE;
    }
  return TRUE;
}

static void
note_event (GArray *events, gint64 id)
{
  for (guint i = 0; i < events->len; i++)
    {
      if (g_array_index (events, gint64, i) == id)
        return;
    }
  g_array_append_val (events, id);
}

static gboolean
write_one (Writer *writer, guint index, GError **error)
{
  const AttacheFoundEvent *event = attache_findings_event (writer->findings, index);
  const char *label = g_ptr_array_index (writer->values->labels, index);
  gint64 event_id, report_id;

  if (!find_same (writer, event, &event_id, error))
    return FALSE;
  if (!(event_id != 0 ? join_event (writer, event_id, event->mode, error)
                      : make_event (writer, event, label, &event_id, error))
      || !add_report (writer, event_id, event, label, error))
    return FALSE;
  note_event (writer->events, event_id);
  report_id = attache_database_get_last_id (writer->db);
  return add_actors (writer, report_id, event_id, event, error)
         && add_figures (writer, report_id, event, error);
}

gboolean
attache_event_table_write (AttacheDatabase *db, gint64 article_id, const AttacheFindings *findings,
                           const AttacheFoundValues *values, GArray *actor_ids, gint analysis,
                           guint *n_events, GError **error)
{
  g_autoptr (GHashTable) twins = attache_twins_new ();
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (gint64));
  Writer writer = { db, article_id, findings, values, actor_ids, twins, events, analysis };

  for (guint i = 0; i < findings->events->len; i++)
    {
      const AttacheFoundEvent *event = attache_findings_event (findings, i);

      if (!attache_span_is_empty (event->span) && !write_one (&writer, i, error))
        return FALSE;
    }
  *n_events = events->len;
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
