/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grammar of times told from another: "last week", "this month", "two days ago", "a year
 * later", "the following day", "yesterday", "the weekend". */

#pragma once

#include "attache-timex-expression.h"

G_BEGIN_DECLS

gboolean attache_timex_read_relative (const AttacheTimexLine *line, guint at,
                                      AttacheTimexExpression *expression);
gboolean attache_timex_read_today (const AttacheTimexLine *line, guint at,
                                   AttacheTimexExpression *expression);

G_END_DECLS
