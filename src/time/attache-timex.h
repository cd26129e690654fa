/* SPDX-License-Identifier: GPL-3.0-or-later */

/* TIMEX3 values (ISO 8601 with TimeML's additions: 2022-W38-WE, 2022-Q3, 2022-SU, 202, 19, BC0480,
 * …TMO, PXD, PRESENT_REF,
 * XXXX-WXX-1) and the stretches of calendar they name. It knows the notation, not the words of any
 * language. */

#pragma once

#include "attache-time-unit.h"

G_BEGIN_DECLS

/* Room for any value that is written here, with its NUL. */
#define ATTACHE_TIMEX_BUFFER 40

typedef enum
{
  ATTACHE_TIMEX_FORM_NONE,      /* no TIMEX3 value */
  ATTACHE_TIMEX_FORM_CALENDAR,  /* names a stretch of the calendar: 2022-09-26, 2022-SU, 1943-07-XX
                                 */
  ATTACHE_TIMEX_FORM_OPEN,      /* a calendar value without its year: XXXX-09-13, XXXX-WXX-1 */
  ATTACHE_TIMEX_FORM_DURATION,  /* P2D, PXD, PT36H */
  ATTACHE_TIMEX_FORM_REFERENCE, /* PAST_REF, PRESENT_REF, FUTURE_REF */
} AttacheTimexForm;

typedef enum
{
  ATTACHE_DAY_PART_MORNING,   /* TMO, 06:00 to 12:00 */
  ATTACHE_DAY_PART_MIDDAY,    /* TMI, 12:00 to 13:00 */
  ATTACHE_DAY_PART_AFTERNOON, /* TAF, 12:00 to 18:00 */
  ATTACHE_DAY_PART_EVENING,   /* TEV, 18:00 to 22:00 */
  ATTACHE_DAY_PART_NIGHT,     /* TNI, 20:00 to 04:00 of the next day */
  ATTACHE_DAY_PART_DAYTIME,   /* TDT, 08:00 to 18:00 */
} AttacheDayPart;

AttacheTimexForm attache_timex_classify (const char *value);

/* The half-open interval and precision of a calendar value; a year's summer is June to August, its
 * winter December to the next February. A placeholder widens: 1943-07-XX is July, 19XX the century.
 * A zone is converted to UTC. FALSE, with @span untouched, for any other form and for what is no
 * value. */
gboolean attache_timex_parse (const char *value, AttacheTimeSpan *span);

/* The value of the unit that holds @span's begin at its precision ("2022-W38", "2022-SU", "202"),
 * into @buffer, which is returned; years before 1 as "BC0480" (481 BC would be "BC0481"). "" where
 * the span is unknown. */
const char *attache_timex_format (AttacheTimeSpan span, char buffer[ATTACHE_TIMEX_BUFFER]);

/* "P3M", "PT36H", "P2DE"; "PXD" where @amount is negative; halves as "P1.5Y". */
const char *attache_timex_format_duration (double amount, AttacheTimeUnit unit,
                                           char buffer[ATTACHE_TIMEX_BUFFER]);

/* The first term of a duration ("P1Y6M": 1 and years); @amount is −1 for X. FALSE where @value is
 * none. */
gboolean attache_timex_parse_duration (const char *value, double *amount, AttacheTimeUnit *unit);

/* "TMO" …; static. */
const char *attache_day_part_to_timex (AttacheDayPart part);
/* The part of the day that begins at @midnight. */
AttacheTimeSpan attache_day_part_span (AttacheDayPart part, gint64 midnight);

G_END_DECLS
