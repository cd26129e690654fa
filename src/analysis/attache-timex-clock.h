/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grammar of times of day: "14:30 GMT", "10 p.m. Wednesday", "noon", "Friday morning", "the
 * night of 3 May", "overnight". */

#pragma once

#include "attache-timex-expression.h"

G_BEGIN_DECLS

/* A clock time, with the day that follows it. */
gboolean attache_timex_read_clock (const AttacheTimexLine *line, guint at,
                                   AttacheTimexExpression *expression);
/* "this morning", "last night", "the morning of 3 May", "overnight", "that afternoon". */
gboolean attache_timex_read_part_of_day (const AttacheTimexLine *line, guint at,
                                         AttacheTimexExpression *expression);

/* After any day: " morning", " night". Sets the part and the end. */
void attache_timex_read_part_after (const AttacheTimexLine *line,
                                    AttacheTimexExpression *expression);

G_END_DECLS
