/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline pane: the lanes' choice and the density strip above, the canvas below. It shows a
 * session's events and changes the session's selection, filter dates and lanes. */

#pragma once

#include <gtk/gtk.h>

#include "attache-session.h"
#include "attache-timeline-viewport.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_TIMELINE_VIEW (attache_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (AttacheTimelineView, attache_timeline_view, ATTACHE, TIMELINE_VIEW, GtkWidget)

/* Property "session" (nullable, may change). Actions "timeline.zoom-in", "timeline.zoom-out",
 * "timeline.fit", and "timeline.lanes" with the state "kind", "actor" or "outlet"; they are found
 * by what has the focus within the pane, and by the window through attache_timeline_view_zoom ()
 * and _fit (). */
GtkWidget *attache_timeline_view_new (AttacheSession *session);

AttacheSession *attache_timeline_view_get_session (AttacheTimelineView *self);
void attache_timeline_view_set_session (AttacheTimelineView *self, AttacheSession *session);

/* @factor 2: twice as near, about the middle. */
void attache_timeline_view_zoom (AttacheTimelineView *self, double factor);
void attache_timeline_view_fit (AttacheTimelineView *self);

/* Borrowed. */
AttacheTimelineViewport *attache_timeline_view_get_viewport (AttacheTimelineView *self);

G_END_DECLS
