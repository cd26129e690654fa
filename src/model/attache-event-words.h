/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kinds and modes of events and statements in words for people, translated: plain verbs that
 * take no side, where the JSON contract has PLOVER's capitals. */

#pragma once

#include "attache-decision.h"

G_BEGIN_DECLS

/* "Meet and talk", "Ask, urge", "Attack" …; translated, static. */
const char *attache_event_kind_to_words (AttacheEventKind kind);
/* "meeting", "call" …; NULL for none. Translated, static. */
const char *attache_event_mode_to_words (AttacheEventMode mode);
/* "direct", "indirect", "mixed"; translated, static. */
const char *attache_statement_kind_to_words (AttacheStatementKind kind);
/* "accepted", "rejected", "edited"; NULL for none. Translated, static. */
const char *attache_decision_to_words (AttacheDecision decision);
/* How sure the machine is, in words, as the number would pretend to more than is known; translated,
 * static. */
const char *attache_confidence_to_words (float confidence);

G_END_DECLS
