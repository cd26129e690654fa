/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What part of time is looked at: the data, the scale, and how it may be moved. Canvas and strip
 * share one and draw it; it knows neither. Main thread. */

#pragma once

#include <gio/gio.h>

#include "attache-timeline-index.h"
#include "attache-timeline-scale.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_TIMELINE_VIEWPORT (attache_timeline_viewport_get_type ())
G_DECLARE_FINAL_TYPE (AttacheTimelineViewport, attache_timeline_viewport, ATTACHE,
                      TIMELINE_VIEWPORT, GObject)

/* Signal "changed": the scale or the data. */
AttacheTimelineViewport *attache_timeline_viewport_new (void);

/* @series may be NULL. Large ones are made ready by a worker, and shown when that is done. The
 * part looked at stays, unless the reader never moved it or nothing lies there any more; then all
 * is shown. */
void attache_timeline_viewport_set_series (AttacheTimelineViewport *self,
                                           AttacheEventSeries *series);
/* Borrowed; NULL until there is data. */
AttacheTimelineIndex *attache_timeline_viewport_get_index (AttacheTimelineViewport *self);

AttacheTimelineScale attache_timeline_viewport_get_scale (AttacheTimelineViewport *self);
/* Pixels; the same time is shown on them. */
void attache_timeline_viewport_set_width (AttacheTimelineViewport *self, double width);

/* Moving stops where the data would leave the view, and zooming out where it would become small. */
void attache_timeline_viewport_set_scale (AttacheTimelineViewport *self,
                                          AttacheTimelineScale scale);
void attache_timeline_viewport_zoom (AttacheTimelineViewport *self, double x, double factor);
void attache_timeline_viewport_pan (AttacheTimelineViewport *self, double pixels);
void attache_timeline_viewport_show (AttacheTimelineViewport *self, gint64 begin, gint64 until);
/* Moves as little as needed for [@begin, @until) to be seen. */
void attache_timeline_viewport_reveal (AttacheTimelineViewport *self, gint64 begin, gint64 until);
/* All but what lies far off; where that is shown already, that too. */
void attache_timeline_viewport_fit (AttacheTimelineViewport *self);

/* What an overview of the whole has to show; FALSE where there is nothing. */
gboolean attache_timeline_viewport_get_whole (AttacheTimelineViewport *self, gint64 *begin,
                                              gint64 *until);

G_END_DECLS
