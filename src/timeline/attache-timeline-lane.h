/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which marks stand in one lane at one scale: a diamond or a bar for each event while there are
 * few, stacks where they touch, columns where there are very many. Events that match the filter
 * are never hidden in a stack with others. Pure. */

#pragma once

#include "attache-timeline-item.h"
#include "attache-timeline-scale.h"

G_BEGIN_DECLS

/* Appends to @items (of AttacheTimelineItem), in order of their middles. @left: where the scale's
 * 0 lies; @middle and @height: of the lane, pixels. At most about @scale.width / 10 items. */
void attache_timeline_lane_fill (AttacheTimelineIndex *index, guint lane,
                                 AttacheTimelineScale scale, float left, float middle, float height,
                                 GArray *items);

G_END_DECLS
