/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who does it and to whom, read off a parsed and coded sentence. It knows noun phrases, not the
 * actors behind them. */

#pragma once

#include "attache-event-coder.h"

G_BEGIN_DECLS

#define ATTACHE_MAX_ROLE_PHRASES 8

/* Indices of noun phrases. */
typedef struct
{
  guint n_sources;
  guint n_targets;
  gint16 sources[ATTACHE_MAX_ROLE_PHRASES];
  gint16 targets[ATTACHE_MAX_ROLE_PHRASES];
  gboolean source_is_pronoun; /* it stands for somebody in a sentence before */
  gboolean source_is_speaker; /* we, I: whoever is quoted */
} AttacheEventRoles;

void attache_event_find_roles (const AttacheEventSentence *sentence, const AttacheEventCode *codes,
                               guint group, AttacheEventRoles *roles);

/* For an event that @phrase names (the talks between A and B). */
void attache_event_find_nominal_roles (const AttacheEventSentence *sentence, guint phrase,
                                       AttacheEventRoles *roles);

G_END_DECLS
