/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The units of the calendar, and stepping from one to the next: what "a month later" and "the start
 * of that week" mean. Weeks begin on Monday; decades and centuries are those of the digits (the
 * 1990s, 1900 to 1999). It knows no words. */

#pragma once

#include "attache-civil.h"

G_BEGIN_DECLS

/* From the finest to the coarsest; the order is used. */
typedef enum
{
  ATTACHE_UNIT_SECOND,
  ATTACHE_UNIT_MINUTE,
  ATTACHE_UNIT_HOUR,
  ATTACHE_UNIT_DAY,
  ATTACHE_UNIT_WEEK,
  ATTACHE_UNIT_MONTH,
  ATTACHE_UNIT_QUARTER,
  ATTACHE_UNIT_YEAR,
  ATTACHE_UNIT_DECADE,
  ATTACHE_UNIT_CENTURY,
} AttacheTimeUnit;

/* Instants that any function here takes: some 126,000 years either way; what lies outside is moved
 * to the edge. */
#define ATTACHE_TIME_EARLIEST (G_GINT64_CONSTANT (-4000000000000) * G_USEC_PER_SEC)
#define ATTACHE_TIME_LATEST (G_GINT64_CONSTANT (4000000000000) * G_USEC_PER_SEC)

/* The start of the unit that holds @instant (microseconds UTC). */
gint64 attache_time_unit_floor (AttacheTimeUnit unit, gint64 instant);

/* @instant moved by @n units. Months and longer keep the day of the month, or take the month's last
 * where it has no such day (31 January and one month is 28 February). */
gint64 attache_time_unit_add (AttacheTimeUnit unit, gint64 instant, gint64 n);

/* The unit that holds @instant, whole, with the precision that goes with it. */
AttacheTimeSpan attache_time_unit_span (AttacheTimeUnit unit, gint64 instant);

/* A mean length in microseconds (a month is a twelfth of 365.2425 days). */
gint64 attache_time_unit_length (AttacheTimeUnit unit);

/* Seconds count as minutes, a part of a day as hours. */
AttachePrecision attache_time_unit_to_precision (AttacheTimeUnit unit);
AttacheTimeUnit attache_precision_to_time_unit (AttachePrecision precision);

G_END_DECLS
