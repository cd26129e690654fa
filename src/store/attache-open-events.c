/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Events lie by kind and by the day on which they begin; those of a day are read when a report
 * first asks for it. */

#include "config.h"

#include "attache-open-events.h"

#include "attache-civil.h"

/* Times told to the day are shorter than that; it bounds the days that are looked at. */
#define LONGEST_DAYS 4
#define LONGEST (LONGEST_DAYS * ATTACHE_USEC_PER_DAY)
/* Of a hundred bytes or two each. */
#define MAX_HELD 50000
#define N_KINDS 16

/* Rows of one event come together, and of one actor within it. Both are read from their indexes
 * alone: the rows of events of one day lie far from each other. */
static const char LOAD[] =
    "SELECT event.id, event.mode, event.begin, event.until, event_actor.actor_id "
    "FROM event CROSS JOIN event_actor ON event_actor.event_id = event.id "
    "WHERE event.kind = :kind AND event.begin >= :first AND event.begin < :last AND "
    "event.until > :after AND event.until <= :upto AND event.until - event.begin <= :longest";
static const char MAY_BE_JOINED[] =
    "SELECT 1 FROM event WHERE id = :event AND precision <= :day AND is_own = 0";

/* What begins on a day. */
typedef struct
{
  GPtrArray *events; /* AttacheOpenEvent */
  gboolean is_whole; /* or only those that go on beyond the day */
} Day;

struct _AttacheOpenEvents
{
  GPtrArray *events;  /* AttacheOpenEvent, owned */
  GPtrArray *changed; /* of them */
  GHashTable *days;   /* gint64, kind and day → Day; those that were asked for */
};

static void
open_event_free (gpointer data)
{
  AttacheOpenEvent *event = data;

  g_array_unref (event->actors);
  g_free (event);
}

static void
day_free (gpointer data)
{
  Day *day = data;

  g_ptr_array_unref (day->events);
  g_free (day);
}

AttacheOpenEvents *
attache_open_events_new (void)
{
  AttacheOpenEvents *self = g_new0 (AttacheOpenEvents, 1);

  self->events = g_ptr_array_new_with_free_func (open_event_free);
  self->changed = g_ptr_array_new ();
  self->days = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, day_free);
  return self;
}

void
attache_open_events_free (AttacheOpenEvents *open)
{
  g_hash_table_unref (open->days);
  g_ptr_array_unref (open->changed);
  g_ptr_array_unref (open->events);
  g_free (open);
}

gboolean
attache_open_events_is_full (AttacheOpenEvents *open)
{
  return open->events->len > MAX_HELD;
}

void
attache_open_events_reset (AttacheOpenEvents *open)
{
  g_return_if_fail (open->changed->len == 0);

  g_hash_table_remove_all (open->days);
  g_ptr_array_set_size (open->events, 0);
}

void
attache_open_events_settle (AttacheOpenEvents *open)
{
  for (guint i = 0; i < open->changed->len; i++)
    {
      AttacheOpenEvent *event = g_ptr_array_index (open->changed, i);

      event->label = NULL;
      event->n_reports = 0;
      event->is_new = event->has_new_mode = event->is_changed = FALSE;
    }
  g_ptr_array_set_size (open->changed, 0);
  if (attache_open_events_is_full (open))
    attache_open_events_reset (open);
}

GPtrArray *
attache_open_events_get_changed (AttacheOpenEvents *open)
{
  return open->changed;
}

static gint64
key_of (AttacheEventKind kind, gint64 day)
{
  return day * N_KINDS + kind;
}

/* Whether another report may be of the same event. */
static gboolean
can_be_shared (const AttacheFoundEvent *report)
{
  return attache_time_span_is_known (report->when)
         && report->when.precision <= ATTACHE_PRECISION_DAY && report->when.begin >= G_MININT64 / 2
         && report->when.until <= G_MAXINT64 / 2 && report->when.until > report->when.begin
         && report->when.until - report->when.begin <= LONGEST;
}

void
attache_open_events_add_actor (GArray *actors, gint64 id)
{
  for (guint i = 0; i < actors->len; i++)
    {
      if (g_array_index (actors, gint64, i) == id)
        return;
    }
  g_array_append_val (actors, id);
}

static AttacheOpenEvent *
add_event (AttacheOpenEvents *self, gint64 id, AttacheEventKind kind)
{
  AttacheOpenEvent *event = g_new0 (AttacheOpenEvent, 1);

  event->id = id;
  event->kind = kind;
  event->actors = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (self->events, event);
  return event;
}

static gboolean
load_rows (AttacheOpenEvents *self, AttacheSql *sql, AttacheEventKind kind, GPtrArray *events,
           GError **error)
{
  AttacheOpenEvent *event = NULL;

  while (attache_sql_next (sql))
    {
      const gint64 id = attache_sql_int (sql, 0), actor_id = attache_sql_int (sql, 4);

      if (event == NULL || event->id != id)
        {
          event = add_event (self, id, kind);
          event->mode = attache_sql_int (sql, 1);
          event->when.begin = attache_sql_int (sql, 2);
          event->when.until = attache_sql_int (sql, 3);
          g_ptr_array_add (events, event);
        }
      attache_open_events_add_actor (event->actors, actor_id);
    }
  return attache_sql_finish (sql, error);
}

/* Those of the day that end after @after, and not after @upto. */
static gboolean
load_between (AttacheOpenEvents *self, AttacheDatabase *db, AttacheEventKind kind, gint64 first,
              gint64 after, gint64 upto, GPtrArray *events, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, LOAD, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":kind", kind);
  attache_sql_bind_int (sql, ":first", first);
  attache_sql_bind_int (sql, ":last", first + ATTACHE_USEC_PER_DAY);
  attache_sql_bind_int (sql, ":after", after);
  attache_sql_bind_int (sql, ":upto", upto);
  attache_sql_bind_int (sql, ":longest", LONGEST);
  return load_rows (self, sql, kind, events, error);
}

/* NULL: an error. */
static GPtrArray *
ensure_day (AttacheOpenEvents *self, AttacheDatabase *db, AttacheEventKind kind, gint64 number,
            gboolean is_whole, GError **error)
{
  const gint64 key = key_of (kind, number), first = number * ATTACHE_USEC_PER_DAY;
  const gint64 end = first + ATTACHE_USEC_PER_DAY;
  Day *day = g_hash_table_lookup (self->days, &key);

  if (day == NULL)
    {
      day = g_new0 (Day, 1);
      day->events = g_ptr_array_new ();
      g_hash_table_insert (self->days, g_memdup2 (&key, sizeof key), day);
      if (!load_between (self, db, kind, first, end, G_MAXINT64, day->events, error))
        return NULL;
    }
  if (is_whole && !day->is_whole)
    {
      day->is_whole = TRUE;
      if (!load_between (self, db, kind, first, G_MININT64, end, day->events, error))
        return NULL;
    }
  return day->events;
}

/* Those of the days that are looked at: none is longer than LONGEST. */
static gboolean
agree (const AttacheOpenEvent *event, const AttacheFoundEvent *report)
{
  return !event->is_closed && attache_time_span_overlaps (event->when, report->when)
         && (event->mode == report->mode || event->mode == 0 || report->mode == 0);
}

static guint
count_shared (const AttacheOpenEvent *event, GArray *actors)
{
  guint n = 0;

  for (guint i = 0; i < event->actors->len; i++)
    {
      for (guint k = 0; k < actors->len; k++)
        n += g_array_index (event->actors, gint64, i) == g_array_index (actors, gint64, k);
    }
  return n;
}

/* All actors of the one that names fewer, or two. */
static gboolean
is_same (const AttacheOpenEvent *event, guint n_shared, guint n_actors)
{
  return n_shared >= 2
         || (n_shared > 0 && (n_shared == n_actors || n_shared == event->actors->len));
}

/* @n_most: actors that @found shares. */
static void
take_better (GPtrArray *events, const AttacheFoundEvent *report, GArray *actors, guint *n_most,
             AttacheOpenEvent **found)
{
  for (guint i = 0; i < events->len; i++)
    {
      AttacheOpenEvent *event = g_ptr_array_index (events, i);
      const guint n_shared = agree (event, report) ? count_shared (event, actors) : 0;

      if (n_shared < *n_most || !is_same (event, n_shared, actors->len)
          || (n_shared == *n_most && event->id > (*found)->id))
        continue;
      *found = event;
      *n_most = n_shared;
    }
}

static gboolean
find_open (AttacheOpenEvents *self, AttacheDatabase *db, const AttacheFoundEvent *report,
           GArray *actors, AttacheOpenEvent **found, GError **error)
{
  const gint64 own = attache_civil_day_of (report->when.begin),
               last = attache_civil_day_of (report->when.until - 1);
  guint n_most = 0;

  *found = NULL;
  for (gint64 day = own - LONGEST_DAYS; day <= last; day++)
    {
      GPtrArray *events = ensure_day (self, db, report->kind, day, day >= own, error);

      if (events == NULL)
        return FALSE;
      take_better (events, report, actors, &n_most, found);
    }
  return TRUE;
}

static gboolean
look_at (AttacheDatabase *db, AttacheOpenEvent *event, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, MAY_BE_JOINED, error);
  gboolean may_be_joined;

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":event", event->id);
  attache_sql_bind_int (sql, ":day", ATTACHE_PRECISION_DAY);
  if (!attache_sql_take_any (sql, &may_be_joined, error))
    return FALSE;
  event->is_looked_at = TRUE;
  event->is_closed = !may_be_joined;
  return TRUE;
}

gboolean
attache_open_events_find (AttacheOpenEvents *open, AttacheDatabase *db,
                          const AttacheFoundEvent *report, GArray *actors, AttacheOpenEvent **found,
                          GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  *found = NULL;
  if (actors->len == 0 || !can_be_shared (report))
    return TRUE;
  do
    {
      if (!find_open (open, db, report, actors, found, error)
          || (*found != NULL && !(*found)->is_looked_at && !look_at (db, *found, error)))
        return FALSE;
    }
  while (*found != NULL && (*found)->is_closed);
  return TRUE;
}

static void
note_changed (AttacheOpenEvents *self, AttacheOpenEvent *event)
{
  if (!event->is_changed)
    g_ptr_array_add (self->changed, event);
  event->is_changed = TRUE;
}

AttacheOpenEvent *
attache_open_events_add (AttacheOpenEvents *open, gint64 id, const AttacheFoundEvent *report,
                         const char *label)
{
  AttacheOpenEvent *event = add_event (open, id, report->kind);
  Day *day = NULL;

  event->mode = report->mode;
  event->when = report->when;
  event->label = label;
  event->is_new = event->is_looked_at = TRUE;
  note_changed (open, event);
  if (can_be_shared (report))
    {
      const gint64 key = key_of (report->kind, attache_civil_day_of (report->when.begin));

      day = g_hash_table_lookup (open->days, &key);
    }
  /* One without actors comes to a day that nobody asked for, and is the same as no other. */
  if (day != NULL)
    g_ptr_array_add (day->events, event);
  return event;
}

void
attache_open_events_join (AttacheOpenEvents *open, AttacheOpenEvent *event,
                          const AttacheFoundEvent *report, GArray *actors, gboolean is_first)
{
  for (guint i = 0; i < actors->len; i++)
    attache_open_events_add_actor (event->actors, g_array_index (actors, gint64, i));
  event->n_reports += is_first;
  if (event->mode == 0 && report->mode != 0)
    {
      event->mode = report->mode;
      event->has_new_mode = TRUE;
    }
  note_changed (open, event);
}
