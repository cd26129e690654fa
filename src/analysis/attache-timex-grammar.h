/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of the rules: which phrase begins at a piece, and what neighbours share ("13–14
 * September", "April and June 1955", "1914–18"). To teach a phrase, write a rule and name it here.
 */

#pragma once

#include "attache-timex-expression.h"

G_BEGIN_DECLS

/* Appends to @expressions (of AttacheTimexExpression) every time on the line, in order, disjoint.
 * Linear in the line's length. */
void attache_timex_read_line (const AttacheTimexLine *line, GArray *expressions);

/* Adds what a neighbour lets a bare number mean, and gives a month the year its neighbour has;
 * from the index @first of @expressions on. */
void attache_timex_share_fields (const AttacheTimexLine *line, GArray *expressions, guint first);

G_END_DECLS
