/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline's events. Of a large dossier the sums are asked for when the filter, the lanes or
 * the dossier change, and single events when what is looked at moves; until an answer is there the
 * one before it is shown. */

#include "config.h"

#include "attache-session-private.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* A question about events, and its answer. */
typedef struct
{
  AttacheFilter *filter;
  AttacheLanes lanes;
  gint64 sight_begin, sight_until;
  gint64 read_begin, read_until;
  gint64 pinned_id;
  AttacheSeriesGround *ground; /* nullable: is asked for too */
  AttacheEventSeries *series;  /* nullable: until answered */
} SeriesQuery;

static void
series_query_free (gpointer data)
{
  SeriesQuery *query = data;

  attache_filter_unref (query->filter);
  g_clear_pointer (&query->ground, attache_series_ground_unref);
  g_clear_pointer (&query->series, attache_event_series_unref);
  g_free (query);
}

/* On a reader: what is looked at is known, but not before the sums whether it can be read. */
static gboolean
ask_ground (AttacheDatabase *db, SeriesQuery *query, GError **error)
{
  query->ground = attache_query_series_ground (db, query->filter, (AttacheSeriesLanes) query->lanes,
                                               0, error);
  if (query->ground == NULL)
    return FALSE;
  if (query->sight_begin == query->sight_until
      || !attache_series_ground_plan (query->ground, query->sight_begin, query->sight_until,
                                      &query->read_begin, &query->read_until))
    query->read_begin = query->read_until = 0;
  return TRUE;
}

/* The allocator keeps what was freed on another thread, unless it is asked for it. */
static void
give_back_memory (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

/* On a reader. */
static gboolean
ask_series (AttacheDatabase *db, gpointer data, GError **error)
{
  SeriesQuery *query = data;

  const gboolean is_new = query->ground == NULL;

  if (is_new && !ask_ground (db, query, error))
    return FALSE;
  if (attache_series_ground_has_sums (query->ground))
    query->series = attache_query_series_stretch (db, query->ground, query->read_begin,
                                                  query->read_until, query->pinned_id, error);
  else
    query->series = attache_event_series_ref (attache_series_ground_get_series (query->ground));
  /* Of what the pass needed for a while little is left. */
  if (is_new && attache_series_ground_has_sums (query->ground))
    give_back_memory ();
  return query->series != NULL;
}

static void look (AttacheSession *self);

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheSession) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;
  SeriesQuery *query;

  if (!attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    {
      /* What is wrong with the reader's words is told once, with the articles. */
      if (!g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_WORDS))
        attache_session_fail (self, error);
      return;
    }
  query = data;
  if (query->filter != self->filter || query->lanes != self->lanes || self->dossier == NULL)
    return;
  g_clear_pointer (&self->ground, attache_series_ground_unref);
  self->ground = g_steal_pointer (&query->ground);
  g_clear_pointer (&self->series, attache_event_series_unref);
  self->series = g_steal_pointer (&query->series);
  self->read_begin = query->read_begin;
  self->read_until = query->read_until;
  self->is_ground_stale = FALSE;
  attache_session_notify (self, PROP_SERIES);
  look (self);
  if (query->pinned_id != self->selected_event)
    attache_session_pin_selected (self);
}

/* @ground NULL: everything anew. */
static void
ask (AttacheSession *self, AttacheSeriesGround *ground, gint64 begin, gint64 until)
{
  SeriesQuery *query = g_new0 (SeriesQuery, 1);

  query->filter = attache_filter_ref (self->filter);
  query->lanes = self->lanes;
  query->sight_begin = self->sight_begin;
  query->sight_until = self->sight_until;
  query->read_begin = self->read_begin = begin;
  query->read_until = self->read_until = until;
  query->pinned_id = self->selected_event;
  query->ground = ground != NULL ? attache_series_ground_ref (ground) : NULL;
  attache_store_read_async (attache_dossier_get_store (self->dossier), ask_series, query,
                            series_query_free, attache_session_renew (&self->series_cancellable),
                            answered_cb, g_object_ref (self));
}

void
attache_session_query_series (AttacheSession *self)
{
  self->is_ground_stale = TRUE;
  g_clear_pointer (&self->series_filter, attache_filter_unref);
  self->series_filter = attache_filter_ref (self->filter);
  ask (self, NULL, 0, 0);
}

/* Whether what is looked at, with a little beside it, is read or on its way. */
static gboolean
is_read (AttacheSession *self)
{
  AttacheEventSeries *whole = attache_series_ground_get_series (self->ground);
  gint64 margin = (self->sight_until - self->sight_begin) / 8;
  gint64 begin = MAX (self->sight_begin - margin, whole->marks[0].begin);
  gint64 until = MIN (self->sight_until + margin, whole->marks[whole->n_marks - 1].begin + 1);

  return begin >= until || (begin >= self->read_begin && until <= self->read_until);
}

static void
look (AttacheSession *self)
{
  gint64 begin, until;

  /* Sums that are on their way bring what is looked at with them, and look again. */
  if (self->ground == NULL || self->is_ground_stale || self->sight_begin == self->sight_until
      || !attache_series_ground_plan (self->ground, self->sight_begin, self->sight_until, &begin,
                                      &until)
      || is_read (self))
    return;
  ask (self, self->ground, begin, until);
}

void
attache_session_look_at (AttacheSession *self, gint64 begin, gint64 until)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));
  g_return_if_fail (begin <= until);

  self->sight_begin = begin;
  self->sight_until = until;
  look (self);
}

void
attache_session_pin_selected (AttacheSession *self)
{
  if (self->ground == NULL || self->is_ground_stale || self->selected_event == 0
      || !attache_series_ground_has_sums (self->ground)
      || attache_event_series_find (self->series, self->selected_event) != G_MAXUINT)
    return;
  ask (self, self->ground, self->read_begin, self->read_until);
}
