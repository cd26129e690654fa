/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Empty expressions. */

#include "config.h"

#include "attache-timex-expression.h"

AttacheTimexExpression
attache_timex_expression_at (guint first, AttacheTimexKind kind, const char *rule)
{
  return (AttacheTimexExpression){
    .first = first,
    .end = first,
    .type = ATTACHE_TIMEX_DATE,
    .kind = kind,
    .anchor = ATTACHE_TIMEX_FROM_PUBLISHED,
    .rule = rule,
    .year = ATTACHE_TIMEX_NO_YEAR,
    .direction_of = -1,
    .part = -1,
    .hour = -1,
    .minute = -1,
    .zone = ATTACHE_TIMEX_NO_ZONE,
    .holiday = -1,
    .year_precision = ATTACHE_PRECISION_YEAR,
  };
}
