/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the words around a name say of it. Private to the finding of actors. */

#pragma once

#include "attache-mention-candidate.h"

G_BEGIN_DECLS

/* Adds to the three weights of @candidate. */
void attache_mention_weigh (const AttacheScan *scan, AttacheCandidate *candidate);

G_END_DECLS
