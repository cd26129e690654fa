/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A layout and a style become render nodes: rectangles, rounded clips, transforms and text, no
 * paths. Pure: it needs no screen, and the same values give the same nodes. What changes with the
 * pointer is painted over it by the functions below. */

#pragma once

#include "attache-timeline-layout.h"
#include "attache-timeline-style.h"
#include "attache-timeline-text.h"

G_BEGIN_DECLS

/* All that stands still: lanes, weekends, ticks, items. */
void attache_timeline_painter_snapshot (GtkSnapshot *snapshot, AttacheTimelineLayout *layout,
                                        const AttacheTimelineStyle *style,
                                        AttacheTimelineText *text);

/* Over it: one item that is pointed at, selected or has the focus. */
typedef enum
{
  ATTACHE_TIMELINE_HOVERED,
  ATTACHE_TIMELINE_SELECTED,
  ATTACHE_TIMELINE_FOCUSED,
} AttacheTimelineEmphasis;
void attache_timeline_painter_emphasise (GtkSnapshot *snapshot, const AttacheTimelineItem *item,
                                         AttacheTimelineEmphasis emphasis,
                                         const AttacheTimelineStyle *style);

/* Over it: what lies outside [@begin, @until) is veiled, and the edges are drawn;
 * ATTACHE_TIME_UNKNOWN leaves a side open. */
void attache_timeline_painter_veil (GtkSnapshot *snapshot, AttacheTimelineLayout *layout,
                                    gint64 begin, gint64 until, const AttacheTimelineStyle *style);

G_END_DECLS
