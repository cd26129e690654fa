/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An event in a few words for the timeline: who, and the passage that tells it. Pure; any thread.
 */

#pragma once

#include "attache-findings.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* The names are said only where the passage does not hold them; a person by the last name. Transfer
 * full, one line. */
char *attache_event_label (const AttacheText *text, const AttacheFindings *findings,
                           const AttacheFoundEvent *event);

G_END_DECLS
