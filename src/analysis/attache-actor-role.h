/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a text says a person is. Private to the finding of actors. */

#pragma once

#include "attache-actor-roster.h"

G_BEGIN_DECLS

/* The title before the name of @candidate ("State Department spokesperson") or, else, the
 * apposition after it ("the speaker of parliament"). FALSE where there is neither. */
gboolean attache_actor_role_read (const AttacheScan *scan, const AttacheCandidate *candidate,
                                  AttacheSpan *role);

G_END_DECLS
