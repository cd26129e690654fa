/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who "the spokesperson" and "Sylvania's president" are. Private to the resolving of speakers. */

#pragma once

#include "attache-findings.h"
#include "attache-gazetteer.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* The actor whose office @source names, tokens [first, end); @mention is the first mention that
 * does not end before it. -1 where nobody in sight holds it. May append to findings->actors. */
gint attache_speaker_office_resolve (const AttacheGazetteer *gazetteer, const AttacheText *text,
                                     AttacheFindings *findings, guint first, guint end,
                                     guint mention);

G_END_DECLS
