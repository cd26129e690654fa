/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of the candidates stand together: no word is said twice. Private to the statements. */

#pragma once

#include "attache-statement-candidate.h"

G_BEGIN_DECLS

/* Transfer full: those chosen (AttacheCandidate), in the order of their cues; the likelier goes first,
 * and the others give up the runs of their content that it took. */
GArray *attache_choose_candidates (const AttacheCandidate *candidates, guint n_candidates,
                                   guint n_units);

/* Sorts chosen candidates by where their content begins, and sets their `outer` anew. */
void attache_order_candidates (GArray *chosen);

G_END_DECLS
