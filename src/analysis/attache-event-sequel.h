/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The time of violent events over several sentences: a sentence without a time goes on telling of
 * the one before ("Unidentified men set off a bomb."), and "the attack was at dawn" dates the one
 * told before. Such a time is inferred, and the rule says so. */

#pragma once

#include "attache-findings.h"

G_BEGIN_DECLS

typedef struct
{
  AttacheTimeSpan when; /* of the last dated one */
  guint sentence;       /* where it was told */
  gint undated;         /* the last event without a time, or -1 */
  guint undated_sentence;
} AttacheEventSequel;

#define ATTACHE_EVENT_SEQUEL_INIT                                                                  \
  {                                                                                                \
    .when = ATTACHE_TIME_SPAN_UNKNOWN, .undated = -1                                               \
  }

/* Events [first_event, events->len) are those of @sentence; @definite: the first of them points
 * back ("the attack"). */
void attache_event_sequel_apply (AttacheEventSequel *self, GArray *events, guint first_event,
                                 guint sentence, gboolean definite);

G_END_DECLS
