/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grammar of calendar dates: "3 May 2022", "the end of March", "mid-1990s", "the third
 * quarter", "last Friday", "the summer of 1944", "the 3rd century BC". */

#pragma once

#include "attache-timex-expression.h"

G_BEGIN_DECLS

/* Any of them, the longest. */
gboolean attache_timex_read_calendar (const AttacheTimexLine *line, guint at,
                                      AttacheTimexExpression *expression);

/* Without an edge before it ("early", "the end of"). */
gboolean attache_timex_read_date (const AttacheTimexLine *line, guint at,
                                  AttacheTimexExpression *expression);
gboolean attache_timex_read_years (const AttacheTimexLine *line, guint at,
                                   AttacheTimexExpression *expression);
gboolean attache_timex_read_season (const AttacheTimexLine *line, guint at,
                                    AttacheTimexExpression *expression);
gboolean attache_timex_read_quarter (const AttacheTimexLine *line, guint at,
                                     AttacheTimexExpression *expression);
gboolean attache_timex_read_numeric (const AttacheTimexLine *line, guint at,
                                     AttacheTimexExpression *expression);
gboolean attache_timex_read_week (const AttacheTimexLine *line, guint at,
                                  AttacheTimexExpression *expression);

/* A year, with what stands before it: ", 2022", "of 2022", "2022", "480 BC", "of that year". Moves
 * the expression's end. */
gboolean attache_timex_read_year_of (const AttacheTimexLine *line,
                                     AttacheTimexExpression *expression);

G_END_DECLS
