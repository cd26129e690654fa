/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stretch of time as the coverage tells it: a half-open interval and how precisely it was told.
 * It is a value, copied freely; it knows no text and no calendar words. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From the finest to the coarsest; the order is used. */
typedef enum
{
  ATTACHE_PRECISION_MINUTE,
  ATTACHE_PRECISION_HOUR,
  ATTACHE_PRECISION_PART_OF_DAY,
  ATTACHE_PRECISION_DAY,
  ATTACHE_PRECISION_WEEK,
  ATTACHE_PRECISION_MONTH,
  ATTACHE_PRECISION_QUARTER, /* also a season */
  ATTACHE_PRECISION_YEAR,
  ATTACHE_PRECISION_DECADE,
  ATTACHE_PRECISION_CENTURY,
} AttachePrecision;

/* The instant that stands for "not known". */
#define ATTACHE_TIME_UNKNOWN G_MININT64

/* Microseconds since 1970-01-01T00:00:00 UTC, half-open; civil time counts as UTC where the text
 * names no zone. */
typedef struct
{
  gint64 begin;
  gint64 until;
  AttachePrecision precision;
} AttacheTimeSpan;

#define ATTACHE_TIME_SPAN_UNKNOWN                                                                  \
  ((AttacheTimeSpan){ ATTACHE_TIME_UNKNOWN, ATTACHE_TIME_UNKNOWN, ATTACHE_PRECISION_CENTURY })

#define ATTACHE_USEC_PER_DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

gboolean attache_time_span_is_known (AttacheTimeSpan span);
gboolean attache_time_span_overlaps (AttacheTimeSpan a, AttacheTimeSpan b);

/* "minute" … "century", as in the JSON contract; static. */
const char *attache_precision_to_string (AttachePrecision precision);

G_END_DECLS
