/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Of each lane the members are read, along the covering indexes, rather than of each event its
 * lane: there are few lanes. */

#include "config.h"

#include "attache-event-lanes.h"

#include <glib/gi18n-lib.h>

#include "attache-event-words.h"

/* Lanes of their own for actors and outlets; the rest share one. */
#define MAX_LANES 12
/* Numbers of events are dense, but nothing is said against gaps. */
#define PAGE_BITS 8
#define PAGE_MASK ((1 << PAGE_BITS) - 1)
/* A byte: the lane and one, 0 where there is none; and the filter. */
#define LANE_MASK 0x7f
#define MATCH 0x80

/* The index has every pair of an actor and an event together, once for each report. */
static const char PAIRS[] = "/* scan */ SELECT actor_id, event_id FROM event_actor "
                            "INDEXED BY event_actor_by_actor ORDER BY actor_id, event_id";
static const char ACTOR_NAME[] = "SELECT name FROM actor WHERE id = :id";
static const char EVENTS_OF_ACTOR[] = "SELECT event_id FROM event_actor WHERE actor_id = :id";
static const char TOP_OUTLETS[] =
    "/* scan */ SELECT article.outlet FROM article WHERE article.outlet IS NOT NULL "
    "GROUP BY article.outlet ORDER BY sum (article.n_events) DESC, article.outlet LIMIT :limit";
static const char ARTICLES_OF_OUTLET[] = "SELECT id FROM article WHERE outlet = :outlet";
static const char REPORTS[] = "/* scan */ SELECT event_id, article_id FROM report "
                              "INDEXED BY report_by_event";

/* Bytes by id; no page where all are 0. */
typedef GHashTable Bytes; /* page of bytes by id >> PAGE_BITS */

struct _AttacheEventLanes
{
  AttacheSeriesLanes by;
  GPtrArray *names; /* char * */
  Bytes *bytes;     /* by event */
  gboolean is_filtered;
};

static Bytes *
bytes_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

static guint8
bytes_get (Bytes *bytes, gint64 id)
{
  const guint8 *page = g_hash_table_lookup (bytes, GSIZE_TO_POINTER ((gsize) id >> PAGE_BITS));

  return page != NULL ? page[id & PAGE_MASK] : 0;
}

static guint8 *
bytes_at (Bytes *bytes, gint64 id)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) id >> PAGE_BITS);
  guint8 *page = g_hash_table_lookup (bytes, key);

  if (page == NULL)
    {
      page = g_malloc0 (1 << PAGE_BITS);
      g_hash_table_insert (bytes, key, page);
    }
  return &page[id & PAGE_MASK];
}

/* An event with several of them stands in the lane of the first. */
static void
put (Bytes *bytes, gint64 id, guint lane)
{
  guint8 *byte = bytes_at (bytes, id);

  if ((*byte & LANE_MASK) == 0 || (*byte & LANE_MASK) > lane + 1)
    *byte = (guint8) ((*byte & MATCH) | (lane + 1));
}

typedef struct
{
  gint64 id;
  guint n_events;
} Actor;

static gint
compare_actors (gconstpointer a, gconstpointer b)
{
  const Actor *left = a, *right = b;

  if (left->n_events != right->n_events)
    return left->n_events > right->n_events ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

static void
keep_if_among_top (GArray *top, const Actor *actor)
{
  if (actor->n_events == 0)
    return;
  g_array_append_val (top, *actor);
  g_array_sort (top, compare_actors);
  if (top->len > MAX_LANES)
    g_array_set_size (top, MAX_LANES);
}

/* Actor, those with most events first. */
static GArray *
find_top_actors (AttacheDatabase *db, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, PAIRS, error);
  g_autoptr (GArray) top = g_array_new (FALSE, FALSE, sizeof (Actor));
  Actor actor = { 0 };
  gint64 last_event = 0;

  if (sql == NULL)
    return NULL;
  while (attache_sql_next (sql))
    {
      gint64 actor_id = attache_sql_int (sql, 0), event_id = attache_sql_int (sql, 1);

      if (actor.n_events > 0 && actor_id == actor.id && event_id == last_event)
        continue;
      if (actor_id != actor.id)
        {
          keep_if_among_top (top, &actor);
          actor = (Actor){ actor_id, 0 };
        }
      actor.n_events++;
      last_event = event_id;
    }
  keep_if_among_top (top, &actor);
  return attache_sql_finish (sql, error) ? g_steal_pointer (&top) : NULL;
}

static void
add_name (AttacheEventLanes *self, AttacheSql *sql)
{
  const char *name = attache_sql_text (sql, 0);

  g_ptr_array_add (self->names, g_strdup (name != NULL ? name : ""));
}

static gboolean
add_actor (AttacheEventLanes *self, AttacheDatabase *db, gint64 id, GError **error)
{
  g_autoptr (AttacheSql) name = attache_database_prepare_for (db, ACTOR_NAME, id, error);
  g_autoptr (AttacheSql) events = NULL;
  guint lane = self->names->len;

  if (name == NULL)
    return FALSE;
  if (!attache_sql_next (name))
    return attache_sql_finish (name, error);
  add_name (self, name);
  events = attache_database_prepare_for (db, EVENTS_OF_ACTOR, id, error);
  if (events == NULL)
    return FALSE;
  while (attache_sql_next (events))
    put (self->bytes, attache_sql_int (events, 0), lane);
  return attache_sql_finish (events, error);
}

static gboolean
add_actors (AttacheEventLanes *self, AttacheDatabase *db, GError **error)
{
  g_autoptr (GArray) top = find_top_actors (db, error);

  for (guint i = 0; top != NULL && i < top->len; i++)
    {
      if (!add_actor (self, db, g_array_index (top, Actor, i).id, error))
        return FALSE;
    }
  return top != NULL;
}

static gboolean
find_top_outlets (AttacheEventLanes *self, AttacheDatabase *db, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, TOP_OUTLETS, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":limit", MAX_LANES);
  while (attache_sql_next (sql))
    add_name (self, sql);
  return attache_sql_finish (sql, error);
}

static gboolean
read_articles (AttacheEventLanes *self, AttacheDatabase *db, Bytes *articles, GError **error)
{
  for (guint lane = 0; lane < self->names->len; lane++)
    {
      g_autoptr (AttacheSql) sql = attache_database_prepare (db, ARTICLES_OF_OUTLET, error);

      if (sql == NULL)
        return FALSE;
      attache_sql_bind_text (sql, ":outlet", self->names->pdata[lane]);
      while (attache_sql_next (sql))
        put (articles, attache_sql_int (sql, 0), lane);
      if (!attache_sql_finish (sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_outlets (AttacheEventLanes *self, AttacheDatabase *db, GError **error)
{
  g_autoptr (GHashTable) articles = bytes_new ();
  g_autoptr (AttacheSql) sql = NULL;

  if (!find_top_outlets (self, db, error) || !read_articles (self, db, articles, error))
    return FALSE;
  sql = attache_database_prepare (db, REPORTS, error);
  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      guint8 lane = bytes_get (articles, attache_sql_int (sql, 1));

      if (lane != 0)
        put (self->bytes, attache_sql_int (sql, 0), lane - 1u);
    }
  return attache_sql_finish (sql, error);
}

AttacheEventLanes *
attache_event_lanes_new (AttacheDatabase *db, AttacheSeriesLanes by, GError **error)
{
  g_autoptr (AttacheEventLanes) self = g_new0 (AttacheEventLanes, 1);

  g_return_val_if_fail (db != NULL, NULL);

  self->by = by;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->bytes = bytes_new ();
  if (by == ATTACHE_SERIES_BY_KIND)
    {
      for (guint kind = 0; kind < ATTACHE_N_EVENT_KINDS; kind++)
        g_ptr_array_add (self->names, g_strdup (attache_event_kind_to_words (kind)));
      return g_steal_pointer (&self);
    }
  if (by == ATTACHE_SERIES_BY_ACTOR ? !add_actors (self, db, error)
                                    : !add_outlets (self, db, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
attache_event_lanes_free (AttacheEventLanes *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->bytes);
  g_free (self);
}

guint
attache_event_lanes_get (AttacheEventLanes *self, gint64 event_id, guint kind)
{
  guint lane;

  g_return_val_if_fail (self != NULL, 0);

  if (self->by == ATTACHE_SERIES_BY_KIND)
    return MIN (kind, self->names->len);
  lane = bytes_get (self->bytes, event_id) & LANE_MASK;
  return lane > 0 ? lane - 1 : self->names->len;
}

guint
attache_event_lanes_get_n (AttacheEventLanes *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->names->len + 1;
}

const char *
attache_event_lanes_get_name (AttacheEventLanes *self, guint lane)
{
  g_return_val_if_fail (self != NULL, NULL);

  return lane < self->names->len ? self->names->pdata[lane] : _ ("Others");
}

void
attache_event_lanes_set_filtered (AttacheEventLanes *self)
{
  g_return_if_fail (self != NULL);

  self->is_filtered = TRUE;
}

void
attache_event_lanes_set_match (AttacheEventLanes *self, gint64 event_id)
{
  g_return_if_fail (self != NULL);

  *bytes_at (self->bytes, event_id) |= MATCH;
}

gboolean
attache_event_lanes_is_match (AttacheEventLanes *self, gint64 event_id)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !self->is_filtered || (bytes_get (self->bytes, event_id) & MATCH) != 0;
}
