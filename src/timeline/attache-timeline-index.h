/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A series made ready for drawing at any zoom: within each lane the marks are put in runs of like
 * duration, each sorted by begin, with running totals of the events that they stand for and of
 * those that match the filter. What is in view is then found by binary search, and "how many" is a
 * subtraction, so that a frame costs the same at two thousand and at two million events. Immutable
 * and counted: a worker makes it. */

#pragma once

#include "attache-event-series.h"

G_BEGIN_DECLS

/* Marks of one lane whose durations have the same power of two; sorted by begin. */
typedef struct
{
  gint64 longest; /* no mark in the run lasts longer, microseconds */
  guint first;    /* positions in the index, half-open */
  guint end;
} AttacheTimelineRun;

typedef struct _AttacheTimelineIndex AttacheTimelineIndex;

/* Linear in time; 20 bytes a mark. */
AttacheTimelineIndex *attache_timeline_index_new (AttacheEventSeries *series);
AttacheTimelineIndex *attache_timeline_index_ref (AttacheTimelineIndex *index);
void attache_timeline_index_unref (AttacheTimelineIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheTimelineIndex, attache_timeline_index_unref)

AttacheEventSeries *attache_timeline_index_get_series (AttacheTimelineIndex *index);

/* From the first begin to the last end; FALSE where there is no event. */
gboolean attache_timeline_index_get_extent (AttacheTimelineIndex *index, gint64 *begin,
                                            gint64 *until);
/* The same without the few that lie far off (a treaty of 1828 among the news of a month): the
 * shortest stretch that holds 85 of 100 events, where the whole is more than three times as long.
 */
gboolean attache_timeline_index_get_core (AttacheTimelineIndex *index, gint64 *begin,
                                          gint64 *until);

/* Of all lanes: events that begin in [@begin, @until), and how many of them match. */
guint attache_timeline_index_count (AttacheTimelineIndex *index, gint64 begin, gint64 until,
                                    guint *n_matches);

/* From the shortest durations to the longest. */
const AttacheTimelineRun *attache_timeline_index_get_runs (AttacheTimelineIndex *index, guint lane,
                                                           guint *n_runs);
/* Positions of the run's marks that begin in [@begin, @until). */
void attache_timeline_index_find (AttacheTimelineIndex *index, const AttacheTimelineRun *run,
                                  gint64 begin, gint64 until, guint *first, guint *end);
/* The mark at a position: its number in the series. */
guint attache_timeline_index_get_mark (AttacheTimelineIndex *index, guint position);
/* Events of the marks at these positions, half-open, and how many of them match. */
guint attache_timeline_index_count_events (AttacheTimelineIndex *index, guint first, guint end);
guint attache_timeline_index_count_matches (AttacheTimelineIndex *index, guint first, guint end);

G_END_DECLS
