/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lanes with their events and the axis, drawn and worked with by pointer, fingers and keys. It
 * shows a viewport and asks its owner for what concerns others; it knows no session. */

#pragma once

#include <gtk/gtk.h>

#include "attache-timeline-viewport.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_TIMELINE_CANVAS (attache_timeline_canvas_get_type ())
G_DECLARE_FINAL_TYPE (AttacheTimelineCanvas, attache_timeline_canvas, ATTACHE, TIMELINE_CANVAS,
                      GtkWidget)

/* Signals:
 *   "event-activated" (gint64 id)                  a click or Enter on one event
 *   "range-chosen" (gint64 begin, gint64 until)    a drag over time, on whole units of the
 *     calendar
 *   "range-cleared"                                Escape, or a double click beside all events
 * Properties: "viewport" (construct only); "name-width" (int, pixels): of the lane names' column;
 * "adjustment": of the lanes */
GtkWidget *attache_timeline_canvas_new (AttacheTimelineViewport *viewport);

/* The event that is drawn as chosen; 0: none. It is brought into view. */
void attache_timeline_canvas_set_selected (AttacheTimelineCanvas *self, gint64 event_id);
/* The dates that the filter asks for, drawn on the axis; ATTACHE_TIME_UNKNOWN: open. */
void attache_timeline_canvas_set_range (AttacheTimelineCanvas *self, gint64 begin, gint64 until);
/* About the middle of the view. */
void attache_timeline_canvas_zoom (AttacheTimelineCanvas *self, double factor);

G_END_DECLS
