/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the timeline asks. A small dossier's events are read one by one. Of a large one the days'
 * sums are read once, in one pass along an index, and then single events only for the stretch of
 * time that is looked at, where they are few enough to be told apart. */

#pragma once

#include "attache-query.h"

G_BEGIN_DECLS

/* Immutable and counted: what is the same for every stretch of time. */
typedef struct _AttacheSeriesGround AttacheSeriesGround;

AttacheSeriesGround *attache_series_ground_ref (AttacheSeriesGround *ground);
void attache_series_ground_unref (AttacheSeriesGround *ground);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheSeriesGround, attache_series_ground_unref)

/* Up to @n_whole events (0: as many as suits) are all held singly. On a reader; passes once through
 * all events. @filter nullable. Transfer full. */
AttacheSeriesGround *attache_query_series_ground (AttacheDatabase *db, AttacheFilter *filter,
                                                  AttacheSeriesLanes lanes, guint n_whole,
                                                  GError **error);
/* Without regard to what is looked at; borrowed. */
AttacheEventSeries *attache_series_ground_get_series (AttacheSeriesGround *ground);

/* Whether anything was added up. */
gboolean attache_series_ground_has_sums (AttacheSeriesGround *ground);

/* FALSE: for who looks at [@begin, @until) there is no more to be read, because nothing was added
 * up or too many events lie there. Else: the stretch to read, which reaches beyond what is looked
 * at, so that moving on needs nothing new at once. Any thread. */
gboolean attache_series_ground_plan (AttacheSeriesGround *ground, gint64 begin, gint64 until,
                                     gint64 *read_begin, gint64 *read_until);
/* The series with single events in the stretch, which must be one that was planned; an empty one
 * reads none. @pinned_id (0: none): an event that is to be pinned. On a reader. Transfer full. */
AttacheEventSeries *attache_query_series_stretch (AttacheDatabase *db, AttacheSeriesGround *ground,
                                                  gint64 read_begin, gint64 read_until,
                                                  gint64 pinned_id, GError **error);

G_END_DECLS
