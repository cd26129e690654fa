/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where everything of the timeline stands at one scale and size: lanes, weekends, ticks and items.
 * Pure: the same values give the same boxes. It knows no colour, no widget and no session. */

#pragma once

#include "attache-ticks.h"
#include "attache-timeline-room.h"
#include "attache-timeline-scale.h"

G_BEGIN_DECLS

/* Pixels. */
typedef struct
{
  float width, height; /* of the whole drawing */
  float name_width;    /* the column of lane names; time begins right of it */
  float lane_height;
  float axis_height;
  float end_padding;
  float scroll;         /* how much of the lanes lies above the drawing */
  gboolean is_mirrored; /* time runs to the left */
} AttacheTimelineGeometry;

/* For a drawing of that size with lanes whose widest name is @widest_name. */
AttacheTimelineGeometry attache_timeline_geometry_new (float width, float height, guint n_lanes,
                                                       float widest_name);
float attache_timeline_geometry_get_plot_width (const AttacheTimelineGeometry *geometry);
/* Of the part where lanes are seen, and of all lanes. */
float attache_timeline_geometry_get_view_height (const AttacheTimelineGeometry *geometry);
float attache_timeline_geometry_get_content_height (const AttacheTimelineGeometry *geometry,
                                                    guint n_lanes);

typedef struct
{
  guint lane;
  const char *name;      /* borrowed from the series */
  graphene_rect_t box;   /* the whole lane */
  graphene_rect_t label; /* its name */
} AttacheTimelineLaneBox;

typedef struct
{
  float x;
  const char *text; /* owned by the layout; NULL for a minor tick and where it had no room */
  graphene_rect_t label;
} AttacheTimelineTickBox;

typedef struct
{
  AttacheTimelineGeometry geometry;
  AttacheTimelineScale scale;
  AttacheTimelineIndex *index; /* nullable */
  graphene_rect_t plot;        /* where time is, without the axis */
  GArray *lanes;               /* AttacheTimelineLaneBox, those in view */
  GArray *bands;               /* graphene_rect_t, weekends */
  GArray *ticks;               /* AttacheTimelineTickBox, ascending in time */
  GArray *items; /* AttacheTimelineItem of the lanes in view, lane by lane, ascending in time */
  GStringChunk *strings;
} AttacheTimelineLayout;

/* @scale is as wide as the geometry's plot. @index may be NULL: an empty timeline. */
AttacheTimelineLayout *attache_timeline_layout_new (AttacheTimelineIndex *index,
                                                    AttacheTimelineScale scale,
                                                    const AttacheTimelineGeometry *geometry,
                                                    AttacheTimelineMeasure measure,
                                                    gpointer user_data);
void attache_timeline_layout_free (AttacheTimelineLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheTimelineLayout, attache_timeline_layout_free)

/* Borrowed; NULL where nothing is. The nearest of those that the point (with @slack pixels around
 * it) touches. */
const AttacheTimelineItem *attache_timeline_layout_pick (AttacheTimelineLayout *layout, float x,
                                                         float y, float slack);
/* The item that shows this event alone or among others; NULL where it is not in view. */
const AttacheTimelineItem *attache_timeline_layout_find (AttacheTimelineLayout *layout, guint mark);

/* Between x in the drawing (mirrored or not) and x on the scale. */
float attache_timeline_layout_to_scale (const AttacheTimelineGeometry *geometry, float x);
float attache_timeline_layout_from_scale (const AttacheTimelineGeometry *geometry, float x);

G_END_DECLS
