/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pass reads nothing but an index that holds all of what is needed; labels and such are asked
 * for those events only that stay single. */

#include "config.h"

#include "attache-query-series.h"

#include "attache-event-lanes.h"
#include "attache-event-sums.h"
#include "attache-filter-sql.h"

/* Events that are all held singly, some 100 bytes each with their labels. */
#define N_WHOLE 50000
/* Single events that are read for what is looked at; for a few days, which nobody could come nearer
 * to otherwise, many more. */
#define MAX_READ 24000
#define MAX_READ_OF_DAYS 200000
#define FEW_STRETCHES 3
/* No clock of ours goes there; differences between such times are whole numbers still. */
#define MAX_TIME ((gint64) 1 << 60)

static const char DETAILS[] = "SELECT event.id, event.precision, event.n_reports, event.label "
                              "FROM json_each (:ids) AS one CROSS JOIN event "
                              "ON event.id = one.value ORDER BY one.key";
static const char STRETCH[] =
    "SELECT event.id, event.begin, event.until, event.kind, event.precision, event.n_reports, "
    "event.label FROM event WHERE event.begin >= :first AND event.begin < :last "
    "ORDER BY event.begin, event.until, event.id";
static const char ONE[] =
    "SELECT event.id, event.begin, event.until, event.kind, event.precision, event.n_reports, "
    "event.label FROM event WHERE event.id = :id AND event.begin IS NOT NULL";

struct _AttacheSeriesGround
{
  gatomicrefcount ref_count;

  /* Owned */
  AttacheEventLanes *lanes;
  AttacheEventSums *sums;
  AttacheEventSeries *series;
  guint16 *shown_lanes; /* of each lane that of the series, which has only those with events */
  guint32 *before;      /* events before each mark of the series, and in all */

  /* State */
  gboolean has_sums;
};

AttacheSeriesGround *
attache_series_ground_ref (AttacheSeriesGround *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
attache_series_ground_unref (AttacheSeriesGround *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->lanes, attache_event_lanes_free);
  g_clear_pointer (&self->sums, attache_event_sums_free);
  g_clear_pointer (&self->series, attache_event_series_unref);
  g_free (self->shown_lanes);
  g_free (self->before);
  g_free (self);
}

AttacheEventSeries *
attache_series_ground_get_series (AttacheSeriesGround *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->series;
}

gboolean
attache_series_ground_has_sums (AttacheSeriesGround *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_sums;
}

static char *
pass_sql (AttacheFilterSql *conditions, gboolean *is_filtered)
{
  g_autoptr (GString)
      text = g_string_new ("/* scan */ SELECT event.id, event.begin, event.until, event.kind, (1");
  const gsize length = text->len;

  attache_filter_sql_add_events (conditions, text);
  *is_filtered = text->len > length;
  g_string_append (text, ") FROM event INDEXED BY event_by_begin WHERE event.begin IS NOT NULL "
                         "ORDER BY event.begin");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A damaged file may hold any times. */
static AttacheEventMark
read_mark (AttacheSeriesGround *self, AttacheSql *sql)
{
  gint64 begin = CLAMP (attache_sql_int (sql, 1), -MAX_TIME, MAX_TIME);
  AttacheEventMark mark = {
    .id = attache_sql_int (sql, 0),
    .begin = begin,
    .until = CLAMP (attache_sql_int (sql, 2), begin, MAX_TIME),
    .kind = (guint8) attache_sql_int (sql, 3),
    .n_events = 1,
  };

  mark.lane = (guint16) attache_event_lanes_get (self->lanes, mark.id, mark.kind);
  mark.n_matches = attache_event_lanes_is_match (self->lanes, mark.id);
  return mark;
}

static gboolean
pass (AttacheSeriesGround *self, AttacheDatabase *db, AttacheFilterSql *conditions, GError **error)
{
  gboolean is_filtered;
  g_autofree char *text = pass_sql (conditions, &is_filtered);
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, text, error);

  if (sql == NULL)
    return FALSE;
  attache_filter_sql_bind (conditions, sql);
  if (is_filtered)
    attache_event_lanes_set_filtered (self->lanes);
  while (attache_sql_next (sql))
    {
      AttacheEventMark mark;

      if (is_filtered && attache_sql_int (sql, 4) != 0)
        attache_event_lanes_set_match (self->lanes, attache_sql_int (sql, 0));
      mark = read_mark (self, sql);
      attache_event_sums_add (self->sums, &mark);
    }
  return attache_sql_finish (sql, error);
}

/* Lanes that hold nothing are taken out. */
static GStrv
number_lanes (AttacheSeriesGround *self, GArray *marks)
{
  guint n_lanes = attache_event_lanes_get_n (self->lanes);
  g_autofree gboolean *is_used = g_new0 (gboolean, n_lanes);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  guint16 n_shown = 0;

  self->shown_lanes = g_new0 (guint16, n_lanes);
  for (guint i = 0; i < marks->len; i++)
    is_used[g_array_index (marks, AttacheEventMark, i).lane] = TRUE;
  for (guint lane = 0; lane < n_lanes; lane++)
    {
      if (!is_used[lane])
        continue;
      self->shown_lanes[lane] = n_shown++;
      g_strv_builder_add (names, attache_event_lanes_get_name (self->lanes, lane));
    }
  for (guint i = 0; i < marks->len; i++)
    {
      AttacheEventMark *mark = &g_array_index (marks, AttacheEventMark, i);

      mark->lane = self->shown_lanes[mark->lane];
    }
  return g_strv_builder_end (names);
}

static void
label_release (gpointer label)
{
  if (label != NULL)
    g_ref_string_release (label);
}

static char *
new_label (AttacheSql *sql, gint column)
{
  const char *text = attache_sql_text (sql, column);

  return g_ref_string_new (text != NULL ? text : "");
}

/* What the pass did not tell of events that stay single, in the order of @marks. */
static GPtrArray *
read_details (AttacheDatabase *db, GArray *marks, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, DETAILS, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) labels = NULL;
  guint next = 0;

  if (sql == NULL)
    return NULL;
  for (guint i = 0; i < marks->len; i++)
    {
      const AttacheEventMark *mark = &g_array_index (marks, AttacheEventMark, i);

      if (!mark->is_sum)
        g_array_append_val (ids, mark->id);
    }
  attache_sql_bind_ids (sql, ":ids", (const gint64 *) (gconstpointer) ids->data, ids->len);
  labels = g_ptr_array_new_full (marks->len, label_release);
  g_ptr_array_set_size (labels, (gint) marks->len);
  while (attache_sql_next (sql))
    {
      AttacheEventMark *mark = NULL;

      while (next < marks->len
             && (mark = &g_array_index (marks, AttacheEventMark, next))->id
                    != attache_sql_int (sql, 0))
        next++;
      if (next == marks->len)
        break;
      mark->precision = (guint8) attache_sql_int (sql, 1);
      mark->n_reports = (guint32) attache_sql_int (sql, 2);
      labels->pdata[next++] = new_label (sql, 3);
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&labels) : NULL;
}

static void
count_before (AttacheSeriesGround *self)
{
  self->before = g_new (guint32, (gsize) self->series->n_marks + 1);
  self->before[0] = 0;
  for (guint i = 0; i < self->series->n_marks; i++)
    self->before[i + 1] = self->before[i] + self->series->marks[i].n_events;
}

AttacheSeriesGround *
attache_query_series_ground (AttacheDatabase *db, AttacheFilter *filter, AttacheSeriesLanes by,
                             guint n_whole, GError **error)
{
  g_autoptr (AttacheFilterSql) conditions = attache_filter_sql_new (filter, error);
  g_autoptr (AttacheSeriesGround) self = g_new0 (AttacheSeriesGround, 1);
  g_autoptr (GPtrArray) labels = NULL;
  g_autoptr (GArray) marks = NULL;
  GStrv names;

  g_return_val_if_fail (db != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  if (conditions == NULL)
    return NULL;
  self->sums = attache_event_sums_new (n_whole > 0 ? n_whole : N_WHOLE);
  self->lanes = attache_event_lanes_new (db, by, error);
  if (self->lanes == NULL || !pass (self, db, conditions, error))
    return NULL;
  self->has_sums = attache_event_sums_has_any_folded (self->sums);
  marks = attache_event_sums_dup_marks (self->sums);
  labels = read_details (db, marks, error);
  if (labels == NULL)
    return NULL;
  names = number_lanes (self, marks);
  self->series = attache_event_series_new_take (g_steal_pointer (&marks), g_steal_pointer (&labels),
                                                names);
  count_before (self);
  attache_event_sums_forget_marks (self->sums);
  return g_steal_pointer (&self);
}

static guint
count_events (AttacheSeriesGround *self, gint64 begin, gint64 until)
{
  guint first = attache_event_series_find_time (self->series, begin);
  guint end = attache_event_series_find_time (self->series, until);

  return end > first ? self->before[end] - self->before[first] : 0;
}

/* To whole stretches of the sums, which are read or not read as a whole. */
static void
widen (AttacheSeriesGround *self, gint64 *begin, gint64 *until)
{
  *begin = attache_event_sums_floor (self->sums, *begin);
  *until = attache_event_sums_floor (self->sums, *until)
           + attache_event_sums_get_length (self->sums);
}

gboolean
attache_series_ground_plan (AttacheSeriesGround *self, gint64 begin, gint64 until,
                            gint64 *read_begin, gint64 *read_until)
{
  static const guint margins[] = { 4, 2, 1 }; /* quarters of what is looked at, on either side */

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (begin <= until, FALSE);

  if (!self->has_sums)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (margins); i++)
    {
      gint64 margin = (until - begin) / 4 * margins[i];

      *read_begin = begin - margin;
      *read_until = until + margin;
      widen (self, read_begin, read_until);
      if (count_events (self, *read_begin, *read_until) <= MAX_READ)
        return TRUE;
    }
  *read_begin = begin;
  *read_until = until;
  widen (self, read_begin, read_until);
  return *read_until - *read_begin <= attache_event_sums_get_length (self->sums) * FEW_STRETCHES
         && count_events (self, *read_begin, *read_until) <= MAX_READ_OF_DAYS;
}

/* The marks of the ground and those that are read, as they come. */
typedef struct
{
  AttacheSeriesGround *ground;
  gint64 begin, until; /* that is read */
  guint next;          /* of the ground's marks */
  GArray *marks;
  GPtrArray *labels;
} Weave;

static void
add_mark (Weave *weave, const AttacheEventMark *mark, char *label)
{
  g_array_append_vals (weave->marks, mark, 1);
  g_ptr_array_add (weave->labels, label);
}

/* The ground's up to @mark, and at the end (NULL) all. */
static void
add_ground (Weave *weave, const AttacheEventMark *mark)
{
  AttacheEventSeries *series = weave->ground->series;

  for (; weave->next < series->n_marks; weave->next++)
    {
      const AttacheEventMark *own = &series->marks[weave->next];
      char *label = series->labels[weave->next];

      if (mark != NULL && attache_event_mark_compare (own, mark) > 0)
        return;
      if (!own->is_sum || own->begin < weave->begin || own->begin >= weave->until)
        add_mark (weave, own, label != NULL ? g_ref_string_acquire (label) : NULL);
    }
}

/* Of one that was added up; the others are in the ground. */
static AttacheEventMark
read_whole_mark (AttacheSeriesGround *ground, AttacheSql *sql, gboolean *was_folded)
{
  AttacheEventMark mark = read_mark (ground, sql);

  mark.precision = (guint8) attache_sql_int (sql, 4);
  mark.n_reports = (guint32) attache_sql_int (sql, 5);
  *was_folded = attache_event_sums_has_folded (ground->sums, &mark);
  mark.lane = ground->shown_lanes[mark.lane];
  return mark;
}

static gboolean
read_stretch (Weave *weave, AttacheDatabase *db, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, STRETCH, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":first", weave->begin);
  attache_sql_bind_int (sql, ":last", weave->until);
  while (attache_sql_next (sql))
    {
      gboolean was_folded;
      AttacheEventMark mark = read_whole_mark (weave->ground, sql, &was_folded);

      if (!was_folded)
        continue;
      add_ground (weave, &mark);
      add_mark (weave, &mark, new_label (sql, 6));
    }
  return attache_sql_finish (sql, error);
}

static gboolean
read_pinned (AttacheDatabase *db, AttacheSeriesGround *ground, gint64 id, AttacheEventMark *pinned,
             GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, ONE, id, error);
  gboolean was_folded;

  if (sql == NULL)
    return FALSE;
  if (attache_sql_next (sql))
    *pinned = read_whole_mark (ground, sql, &was_folded);
  return attache_sql_finish (sql, error);
}

AttacheEventSeries *
attache_query_series_stretch (AttacheDatabase *db, AttacheSeriesGround *ground, gint64 read_begin,
                              gint64 read_until, gint64 pinned_id, GError **error)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AttacheEventMark));
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (label_release);
  Weave weave = { ground, read_begin, read_until, 0, marks, labels };
  AttacheEventMark pinned = { 0 };
  AttacheEventSeries *series;

  g_return_val_if_fail (db != NULL && ground != NULL, NULL);

  if (read_begin >= read_until && pinned_id == 0)
    return attache_event_series_ref (ground->series);
  if ((read_begin < read_until && !read_stretch (&weave, db, error))
      || (pinned_id != 0 && !read_pinned (db, ground, pinned_id, &pinned, error)))
    return NULL;
  add_ground (&weave, NULL);
  series = attache_event_series_new_take (g_steal_pointer (&marks), g_steal_pointer (&labels),
                                          g_strdupv (ground->series->lanes));
  series->pinned = pinned;
  return series;
}

AttacheEventSeries *
attache_query_series (AttacheDatabase *db, AttacheFilter *filter, AttacheSeriesLanes lanes,
                      GError **error)
{
  g_autoptr (AttacheSeriesGround)
      ground = attache_query_series_ground (db, filter, lanes, 0, error);

  return ground != NULL ? attache_event_series_ref (ground->series) : NULL;
}
