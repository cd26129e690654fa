/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the events of a text: what was done, by whom, to whom, when, where and with what toll. */

#pragma once

#include "attache-event-lexicon.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* Adds to @findings->events, in the order of the text. Reads @findings' sections, times, mentions
 * and statements, all of which may be empty. Any thread; linear in the text; no memory but the
 * events'. */
void attache_find_events (const AttacheEventLexicon *lexicon, const AttacheText *text,
                          AttacheFindings *findings);

G_END_DECLS
