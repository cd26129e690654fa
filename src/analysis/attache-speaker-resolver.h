/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which actor the source of a statement means, and when it was said. */

#pragma once

#include "attache-findings.h"
#include "attache-gazetteer.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* Sets speaker, via, addressee, resolution, time and when of every statement from its spans, and
 * the actor of an "I" within a quotation. May append to findings->actors an office holder whom the
 * text does not name. Call it after times, actors and statements were found. Linear in the text. */
void attache_resolve_speakers (const AttacheGazetteer *gazetteer, const AttacheText *text,
                               AttacheFindings *findings);

G_END_DECLS
