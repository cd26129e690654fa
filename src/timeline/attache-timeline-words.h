/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a mark says when it is pointed at or read aloud. */

#pragma once

#include "attache-timeline-item.h"

G_BEGIN_DECLS

/* "Ministers meet in Lorn, 20 September 2022, meet and talk, 4 reports"; of a stack how many
 * events it holds and from when to when. Transfer full. @separator: between the parts ("\n" for a
 * tooltip). */
char *attache_timeline_words_item (AttacheEventSeries *series, const AttacheTimelineItem *item,
                                   const char *separator);

G_END_DECLS
