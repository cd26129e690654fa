/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stretch of time as a value, and the words of the JSON contract for its precision. */

#include "config.h"

#include "attache-time-span.h"

static const char *const precision_words[] = {
  [ATTACHE_PRECISION_MINUTE] = "minute",
  [ATTACHE_PRECISION_HOUR] = "hour",
  [ATTACHE_PRECISION_PART_OF_DAY] = "part-of-day",
  [ATTACHE_PRECISION_DAY] = "day",
  [ATTACHE_PRECISION_WEEK] = "week",
  [ATTACHE_PRECISION_MONTH] = "month",
  [ATTACHE_PRECISION_QUARTER] = "quarter",
  [ATTACHE_PRECISION_YEAR] = "year",
  [ATTACHE_PRECISION_DECADE] = "decade",
  [ATTACHE_PRECISION_CENTURY] = "century",
};

gboolean
attache_time_span_is_known (AttacheTimeSpan span)
{
  return span.begin != ATTACHE_TIME_UNKNOWN;
}

gboolean
attache_time_span_overlaps (AttacheTimeSpan a, AttacheTimeSpan b)
{
  return attache_time_span_is_known (a) && attache_time_span_is_known (b) && a.begin < b.until
         && b.begin < a.until;
}

const char *
attache_precision_to_string (AttachePrecision precision)
{
  g_return_val_if_fail (precision < G_N_ELEMENTS (precision_words), NULL);

  return precision_words[precision];
}
