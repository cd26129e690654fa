/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The calendar fields of an expression as a span of a year that is known; which year that is, the
 * resolver says. */

#pragma once

#include "attache-timex-expression.h"

G_BEGIN_DECLS

/* FALSE where that year has no such day. */
gboolean attache_timex_span_in_year (const AttacheTimexExpression *expression, gint year,
                                     AttacheTimeSpan *span);

/* The day of the month that "the second Friday", "the last Monday" or "the last day" is; 0 where
 * the month has no such. */
gint attache_timex_nth_day (const AttacheTimexExpression *expression, gint year, gint month);

AttacheTimeSpan attache_timex_day_span (AttacheCivilDate date);

G_END_DECLS
