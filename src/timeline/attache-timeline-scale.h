/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How time lies on a line of pixels. A value: zooming and panning give a new one. It knows no
 * widget and no event. */

#pragma once

#include "attache-time-unit.h"

G_BEGIN_DECLS

/* Spans that can be shown: from a minute to about ten thousand years. */
#define ATTACHE_TIMELINE_MIN_SPAN (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)
#define ATTACHE_TIMELINE_MAX_SPAN (ATTACHE_USEC_PER_DAY * 3652425)

/* [begin, until), microseconds UTC, over @width pixels; begin lies at x = 0. */
typedef struct
{
  gint64 begin;
  gint64 until;
  double width;
} AttacheTimelineScale;

/* Brought within the limits: a span too short or too long grows or shrinks about its middle. */
AttacheTimelineScale attache_timeline_scale_new (gint64 begin, gint64 until, double width);

/* [@begin, @until) with a margin on either side of @margin of its length (0.05: a twentieth). */
AttacheTimelineScale attache_timeline_scale_fit (gint64 begin, gint64 until, double width,
                                                 double margin);

double attache_timeline_scale_get_x (AttacheTimelineScale scale, gint64 instant);
gint64 attache_timeline_scale_get_instant (AttacheTimelineScale scale, double x);
/* Pixels of a length of time, and back. */
double attache_timeline_scale_get_pixels (AttacheTimelineScale scale, gint64 length);
gint64 attache_timeline_scale_get_length (AttacheTimelineScale scale, double pixels);

/* @factor 2 shows half as long a time; the instant at @x stays there. */
AttacheTimelineScale attache_timeline_scale_zoom (AttacheTimelineScale scale, double x,
                                                  double factor);
/* Positive: what is later comes into view. */
AttacheTimelineScale attache_timeline_scale_pan (AttacheTimelineScale scale, double pixels);
/* The same time on another width. */
AttacheTimelineScale attache_timeline_scale_resize (AttacheTimelineScale scale, double width);

gboolean attache_timeline_scale_equal (AttacheTimelineScale a, AttacheTimelineScale b);

G_END_DECLS
