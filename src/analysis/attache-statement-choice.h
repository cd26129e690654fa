/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of the candidates stand together: no word is said twice. Private to the statements. */

#pragma once

#include "attache-statement-candidate.h"

G_BEGIN_DECLS

/* Transfer full: the indices (guint) of those chosen, in the order of their cues; the likelier goes
 * first. */
GArray *attache_choose_candidates (const AttacheCandidate *candidates, guint n_candidates,
                                   guint n_units);

G_END_DECLS
