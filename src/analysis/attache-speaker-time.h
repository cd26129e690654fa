/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a statement was made. Private to the resolving of speakers. */

#pragma once

#include "attache-findings.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* Whether @span touches what @statement says. */
gboolean attache_speaker_is_in_content (const AttacheFoundStatement *statement, AttacheSpan span);

/* Sets time and when of @statement. @hint is an index of findings->times, kept from one statement
 * to the next, and 0 at first. */
void attache_speaker_time_resolve (const AttacheText *text, AttacheFindings *findings,
                                   AttacheFoundStatement *statement, guint *hint);

G_END_DECLS
