/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The arithmetic of the scale. Instants stay whole numbers, so that a long pan does not drift. */

#include "config.h"

#include "attache-timeline-scale.h"

#include <math.h>

static gint64
span_of (AttacheTimelineScale scale)
{
  return scale.until - scale.begin;
}

AttacheTimelineScale
attache_timeline_scale_new (gint64 begin, gint64 until, double width)
{
  gint64 span, middle;

  g_return_val_if_fail (width > 0, ((AttacheTimelineScale){ 0, ATTACHE_TIMELINE_MIN_SPAN, 1 }));

  begin = CLAMP (begin, ATTACHE_TIME_EARLIEST, ATTACHE_TIME_LATEST);
  until = CLAMP (until, ATTACHE_TIME_EARLIEST, ATTACHE_TIME_LATEST);
  span = CLAMP (until - begin, ATTACHE_TIMELINE_MIN_SPAN, ATTACHE_TIMELINE_MAX_SPAN);
  if (span == until - begin)
    return (AttacheTimelineScale){ begin, until, width };
  middle = begin + (until - begin) / 2;
  middle = CLAMP (middle, ATTACHE_TIME_EARLIEST + span, ATTACHE_TIME_LATEST - span);
  return (AttacheTimelineScale){ middle - span / 2, middle - span / 2 + span, width };
}

AttacheTimelineScale
attache_timeline_scale_fit (gint64 begin, gint64 until, double width, double margin)
{
  gint64 pad;

  g_return_val_if_fail (until >= begin, attache_timeline_scale_new (until, begin, width));

  pad = (gint64) ((double) (until - begin) * margin);
  return attache_timeline_scale_new (begin - pad, until + pad, width);
}

double
attache_timeline_scale_get_x (AttacheTimelineScale scale, gint64 instant)
{
  return (double) (instant - scale.begin) * scale.width / (double) span_of (scale);
}

gint64
attache_timeline_scale_get_instant (AttacheTimelineScale scale, double x)
{
  return scale.begin + attache_timeline_scale_get_length (scale, x);
}

double
attache_timeline_scale_get_pixels (AttacheTimelineScale scale, gint64 length)
{
  return (double) length * scale.width / (double) span_of (scale);
}

gint64
attache_timeline_scale_get_length (AttacheTimelineScale scale, double pixels)
{
  return (gint64) round (pixels * (double) span_of (scale) / scale.width);
}

AttacheTimelineScale
attache_timeline_scale_zoom (AttacheTimelineScale scale, double x, double factor)
{
  gint64 at, span, begin;

  g_return_val_if_fail (factor > 0, scale);

  at = attache_timeline_scale_get_instant (scale, x);
  span = (gint64) CLAMP ((double) span_of (scale) / factor, (double) ATTACHE_TIMELINE_MIN_SPAN,
                         (double) ATTACHE_TIMELINE_MAX_SPAN);
  begin = at - (gint64) (x / scale.width * (double) span);
  return attache_timeline_scale_new (begin, begin + span, scale.width);
}

/* At the edge of the calendar it stops, with its span. */
AttacheTimelineScale
attache_timeline_scale_pan (AttacheTimelineScale scale, double pixels)
{
  gint64 by = attache_timeline_scale_get_length (scale, pixels);

  by = CLAMP (by, ATTACHE_TIME_EARLIEST - scale.begin, ATTACHE_TIME_LATEST - scale.until);
  return (AttacheTimelineScale){ scale.begin + by, scale.until + by, scale.width };
}

AttacheTimelineScale
attache_timeline_scale_resize (AttacheTimelineScale scale, double width)
{
  g_return_val_if_fail (width > 0, scale);

  scale.width = width;
  return scale;
}

gboolean
attache_timeline_scale_equal (AttacheTimelineScale a, AttacheTimelineScale b)
{
  return a.begin == b.begin && a.until == b.until && a.width == b.width;
}
