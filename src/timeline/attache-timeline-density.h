/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The density strip as boxes and as render nodes. Pure. */

#pragma once

#include "attache-timeline-index.h"
#include "attache-timeline-scale.h"
#include "attache-timeline-style.h"

G_BEGIN_DECLS

/* How many events begin in each @step pixels of @scale; of AttacheTimelineDensity, ascending. */
typedef struct
{
  guint n_events;
  guint n_matches;
} AttacheTimelineDensity;
GArray *attache_timeline_density_new (AttacheTimelineIndex *index, AttacheTimelineScale scale,
                                      double step);

/* @index NULL: only the trough. @visible: what the brush covers. Time runs to the left where
 * @is_mirrored. */
void attache_timeline_density_snapshot (GtkSnapshot *snapshot, AttacheTimelineIndex *index,
                                        AttacheTimelineScale whole, AttacheTimelineScale visible,
                                        float height, gboolean is_mirrored,
                                        const AttacheTimelineStyle *style);

G_END_DECLS
