/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The actors behind the noun phrases of an event: whom "the two ministers", "they" or a quoted "we"
 * stands for, too. It remembers what the sentences before named, and nothing else. */

#pragma once

#include "attache-event-roles.h"
#include "attache-event-setting.h"

G_BEGIN_DECLS

typedef struct
{
  AttacheEventSurroundings *surroundings; /* Borrowed */
  AttacheSpan last_source;                /* the subject of the sentence before */
  gint persons[2];                        /* the last two named together (A and B), or -1 */
  gint countries[2];
  guint first_statement; /* cursor */
} AttacheEventParticipants;

void attache_event_participants_init (AttacheEventParticipants *self,
                                      AttacheEventSurroundings *surroundings);

/* After a sentence's events are found. */
void attache_event_participants_remember (AttacheEventParticipants *self,
                                          const AttacheEventSentence *sentence);

/* Fills @event's actors. */
void attache_event_participants_take (AttacheEventParticipants *self,
                                      const AttacheEventSentence *sentence,
                                      const AttacheEventRoles *roles, AttacheFoundEvent *event);

/* TRUE where it was not there yet. */
gboolean attache_event_add_actor (AttacheFoundEvent *event, AttacheEventActor actor);

G_END_DECLS
