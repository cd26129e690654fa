/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The proleptic Gregorian calendar as arithmetic: days, dates, weekdays and ISO weeks. Values only;
 * the day algorithms are those of the chronological Julian day in whole numbers (H. Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms"). */

#pragma once

#include "attache-time-span.h"

G_BEGIN_DECLS

/* Room for any formatted instant with its NUL. */
#define ATTACHE_CIVIL_BUFFER 32

typedef struct
{
  gint year;  /* astronomical: 0 is 1 BC */
  gint month; /* 1 … 12 */
  gint day;   /* 1 … 31 */
} AttacheCivilDate;

/* Days since 1970-01-01. @date need not be a real one: month and day overflow into the next (month
 * 13 is January). */
gint64 attache_civil_to_days (AttacheCivilDate date);
AttacheCivilDate attache_civil_from_days (gint64 days);
gboolean attache_civil_is_valid (AttacheCivilDate date);
gint attache_civil_days_in_month (gint year, gint month);

/* 1 Monday … 7 Sunday. */
gint attache_civil_weekday (gint64 days);

/* ISO 8601 week (1 … 53) and the year it belongs to. */
void attache_civil_iso_week (gint64 days, gint *year, gint *week);
/* The Monday of an ISO week, in days. */
gint64 attache_civil_from_iso_week (gint year, gint week);

/* Instants are microseconds since 1970-01-01T00:00:00. */
gint64 attache_civil_instant (AttacheCivilDate date, gint hour, gint minute, gint second);
AttacheCivilDate attache_civil_date_of (gint64 instant);
/* The same in days. */
gint64 attache_civil_day_of (gint64 instant);

/* "2022-09-26T00:00:00" into @buffer, which is returned. */
const char *attache_civil_format (gint64 instant, char buffer[ATTACHE_CIVIL_BUFFER]);

/* Reads "2022-09-27", "2022-09-27T14:05", "2022-09-27T14:05:00Z", "…+04:00" and a space for the T;
 * a zone is converted to UTC. FALSE where @string is no such date; the out parameters are then
 * untouched. */
gboolean attache_civil_parse (const char *string, gint64 *instant, AttachePrecision *precision);

G_END_DECLS
