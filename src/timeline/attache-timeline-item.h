/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is drawn for an event, or for several that stand too near each other to be told apart:
 * plain boxes in pixels, measured from the left as if time ran to the right. It knows no colour. */

#pragma once

#include <graphene.h>

#include "attache-timeline-index.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_TIMELINE_DIAMOND, /* one event, known to the day or better */
  ATTACHE_TIMELINE_BAR,     /* one event that lasted */
  ATTACHE_TIMELINE_STACK,   /* several, with their number where it has room */
  ATTACHE_TIMELINE_COLUMN,  /* many, in a view so dense that only their number is shown, as a height
                             */
} AttacheTimelineShape;

typedef struct
{
  guint mark;      /* in the series: the event, or the first mark of several */
  guint last_mark; /* the last mark of several, else the same */
  guint n_events;  /* 1, or how many stand here */
  guint n_matches;
  AttacheTimelineShape shape;
  gboolean is_faded;  /* told no better than by its week, month … */
  gboolean is_mixed;  /* of several kinds */
  gboolean is_on_bar; /* a point that lies on a bar, and needs an edge to be told from it */
  guint16 lane;
  guint8 kind;
  graphene_rect_t box; /* of the shape */
  graphene_rect_t
      extent; /* of the time that a diamond stands for, where that is wider; else empty */
  graphene_rect_t count; /* text; empty where none is shown */
  graphene_rect_t label; /* text; empty where there is no room */
  char count_text[12];   /* "" where none */
} AttacheTimelineItem;

/* All that is drawn for it, for pointing at. */
graphene_rect_t attache_timeline_item_get_bounds (const AttacheTimelineItem *item);

G_END_DECLS
