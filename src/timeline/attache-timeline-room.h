/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in a lane there is room for words: the count of reports beside a mark, the number in a
 * stack, and labels. What has no room is left out; pointing at the mark tells it. Pure: the width
 * of a text is asked of the caller. */

#pragma once

#include "attache-timeline-item.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_TIMELINE_FONT_LABEL, /* of an event or a lane */
  ATTACHE_TIMELINE_FONT_COUNT, /* numbers beside marks and in stacks */
  ATTACHE_TIMELINE_FONT_TICK,
} AttacheTimelineFont;
#define ATTACHE_TIMELINE_N_FONTS (ATTACHE_TIMELINE_FONT_TICK + 1)

/* Pixels. */
typedef graphene_size_t (*AttacheTimelineMeasure) (const char *text, AttacheTimelineFont font,
                                                   gpointer user_data);

/* @items: @n_items of one lane, in order of their middles. Texts stay within [@left, @right). */
void attache_timeline_room_fill (AttacheEventSeries *series, AttacheTimelineItem *items,
                                 guint n_items, float left, float right,
                                 AttacheTimelineMeasure measure, gpointer user_data);

G_END_DECLS
