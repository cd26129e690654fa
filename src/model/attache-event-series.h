/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All events that a timeline may draw, as one array and no objects: 40 bytes an event, sorted by
 * begin. Immutable and counted, so that the worker that read it and the widget that draws it share
 * it. */

#pragma once

#include "attache-findings.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  gint64 begin; /* microseconds UTC; always known */
  gint64 until;
  guint32 n_reports;
  guint16 lane;     /* index in lanes */
  guint8 kind;      /* AttacheEventKind */
  guint8 precision; /* AttachePrecision */
  guint8 is_match;  /* within the filter; the others are drawn quiet */
} AttacheEventMark;

typedef struct
{
  gatomicrefcount ref_count;
  AttacheEventMark *marks;
  guint n_marks;
  char **labels; /* as many as marks, or NULL where there are too many to hold */
  GStrv lanes;   /* names for people, in order of drawing */
  guint n_lanes;
} AttacheEventSeries;

/* Takes all three: @marks (a GArray of AttacheEventMark, sorted by begin), @labels (nullable, of as
 * many char *), @lanes. */
AttacheEventSeries *attache_event_series_new_take (GArray *marks, GPtrArray *labels, GStrv lanes);
AttacheEventSeries *attache_event_series_ref (AttacheEventSeries *series);
void attache_event_series_unref (AttacheEventSeries *series);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheEventSeries, attache_event_series_unref)

G_END_DECLS
