/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reach of an item. */

#include "config.h"

#include "attache-timeline-item.h"

graphene_rect_t
attache_timeline_item_get_bounds (const AttacheTimelineItem *item)
{
  graphene_rect_t bounds;

  g_return_val_if_fail (item != NULL, GRAPHENE_RECT_INIT (0, 0, 0, 0));

  bounds = item->box;
  if (item->count.size.width > 0)
    graphene_rect_union (&bounds, &item->count, &bounds);
  if (item->label.size.width > 0)
    graphene_rect_union (&bounds, &item->label, &bounds);
  return bounds;
}
