/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When and where an event was: the time and the place that its own clause tells, else its sentence.
 * Never the published date: an event without a time of its own has none. */

#pragma once

#include "attache-event-coder.h"

G_BEGIN_DECLS

/* What stands in the findings, by position. */
typedef struct
{
  const AttacheFindings *findings; /* Borrowed */
  guint first_time;                /* cursors: the first that may still matter to this sentence */
  guint first_mention;
} AttacheEventSurroundings;

/* Moves the cursors to the sentence that begins at @start; sentences must come in order. */
void attache_event_surroundings_move (AttacheEventSurroundings *self, guint32 start);

AttacheTimeSpan attache_event_find_time (const AttacheEventSurroundings *surroundings,
                                         const AttacheEventSentence *sentence,
                                         const AttacheEventCode *codes, guint group);
/* As the source writes it; empty where none. */
AttacheSpan attache_event_find_place (const AttacheEventSurroundings *surroundings,
                                      const AttacheEventSentence *sentence, guint first_slot,
                                      guint end_slot);
/* The actor whose mention overlaps @span, persons before bodies before places; -1 where none. */
gint attache_event_find_actor (const AttacheEventSurroundings *surroundings, AttacheSpan span);
/* The same for a span of a sentence before. Logarithmic. */
gint attache_event_find_earlier_actor (const AttacheEventSurroundings *surroundings,
                                       AttacheSpan span);

/* The known time between two slots. */
AttacheTimeSpan attache_event_find_time_between (const AttacheEventSurroundings *surroundings,
                                                 const AttacheEventSentence *sentence,
                                                 guint first_slot, guint end_slot);

G_END_DECLS
