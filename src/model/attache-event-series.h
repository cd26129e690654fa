/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a timeline may draw, as one array and no objects: 48 bytes a mark, sorted by begin. A mark
 * is an event, or, in a large dossier and far from what is looked at, all like events of a day.
 * Immutable and counted, so that the worker that read it and the widget that draws it share it. */

#pragma once

#include "attache-findings.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;         /* of several events that of the first */
  gint64 begin;      /* microseconds UTC; always known; of several that of the first */
  gint64 until;      /* of several: as long after the begin as the longest of them lasts */
  guint32 n_reports; /* of several 0 */
  guint32 n_events;  /* 1, or how many it stands for */
  guint32 n_matches; /* of these, within the filter; the others are drawn quiet */
  guint16 lane;      /* index in lanes */
  guint8 kind;       /* AttacheEventKind; of several that of the first */
  guint8 precision;  /* AttachePrecision */
  guint8 is_sum;     /* stands for a day's like events, be it only one */
  guint8 is_mixed;   /* several, and of several kinds */
} AttacheEventMark;

typedef struct
{
  gatomicrefcount ref_count;
  AttacheEventMark *marks;
  guint n_marks;
  char **labels; /* GRefString, as many as marks, each nullable; or NULL where there are none */
  GStrv lanes;   /* names for people, in order of drawing */
  guint n_lanes;
  AttacheEventMark pinned; /* one that was asked for and may be within a sum; id 0: none */
} AttacheEventSeries;

/* Takes all three: @marks (a GArray of AttacheEventMark, sorted by begin), @labels (nullable, of as
 * many GRefString), @lanes. */
AttacheEventSeries *attache_event_series_new_take (GArray *marks, GPtrArray *labels, GStrv lanes);
AttacheEventSeries *attache_event_series_ref (AttacheEventSeries *series);
void attache_event_series_unref (AttacheEventSeries *series);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheEventSeries, attache_event_series_unref)

/* By begin, then until, then id: the order of a series. For g_array_sort (). */
gint attache_event_mark_compare (gconstpointer a, gconstpointer b);

/* The number of the mark that is, or begins with, the event with this id; where it was pinned and
 * has none of its own, that of the sum it is in; else G_MAXUINT. Linear. */
guint attache_event_series_find (AttacheEventSeries *series, gint64 id);
/* The same for a mark of another series of these lanes; quick. */
guint attache_event_series_find_mark (AttacheEventSeries *series, const AttacheEventMark *mark);
/* The first mark that begins at @instant or later; binary search. */
guint attache_event_series_find_time (AttacheEventSeries *series, gint64 instant);

G_END_DECLS
