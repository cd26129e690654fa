/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days, weeks, months, quarters, halves and feasts, once their year is known. */

#include "config.h"

#include "attache-timex-fields.h"

#define DAY ATTACHE_USEC_PER_DAY

AttacheTimeSpan
attache_timex_day_span (AttacheCivilDate date)
{
  return attache_time_unit_span (ATTACHE_UNIT_DAY, attache_civil_instant (date, 0, 0, 0));
}

/* The numbered week of a month or a year: one belongs where its Thursday lies (ISO 8601). */
static AttacheTimeSpan
week_span (const AttacheTimexExpression *expression, gint year)
{
  gint first = expression->month != 0 ? expression->month : 1;
  gint next = expression->month != 0 ? first + 1 : 13;
  gboolean is_last = expression->week < 0;
  gint64 day = attache_civil_instant ((AttacheCivilDate){ year, is_last ? next : first, 1 }, 0, 0,
                                      0);
  /* The Thursday on or after the first day; the last week's is the one before the next first. */
  gint64 monday = attache_time_unit_floor (ATTACHE_UNIT_WEEK, day + 3 * DAY);

  monday += (is_last ? -1 : expression->week - 1) * 7 * DAY;
  return attache_time_unit_span (ATTACHE_UNIT_WEEK, monday);
}

/* The day that "the second Friday", "the last Monday" or "the last day" of a month is; 0 where the
 * month has no such. */
gint
attache_timex_nth_day (const AttacheTimexExpression *expression, gint year, gint month)
{
  gint n_days = attache_civil_days_in_month (year, month), first, day;
  gint64 beginning = attache_civil_to_days ((AttacheCivilDate){ year, month, 1 });

  if (expression->weekday == 0)
    return expression->nth < 0 ? n_days : expression->nth;
  first = 1 + (expression->weekday - attache_civil_weekday (beginning) + 7) % 7;
  day = expression->nth < 0 ? first + (n_days - first) / 7 * 7 : first + 7 * (expression->nth - 1);
  return day <= n_days ? day : 0;
}

/* The Saturday and Sunday that a feast lengthens: the nearest. */
static AttacheTimeSpan
weekend_at (gint64 day)
{
  AttacheTimeSpan span;

  span.begin = attache_time_unit_floor (ATTACHE_UNIT_WEEK, day + 3 * DAY) - 2 * DAY;
  span.until = span.begin + 2 * DAY;
  span.precision = ATTACHE_PRECISION_DAY;
  return span;
}

/* The fields as a span in @year; FALSE where there is no such day. */
gboolean
attache_timex_span_in_year (const AttacheTimexExpression *expression, gint year,
                            AttacheTimeSpan *span)
{
  AttacheCivilDate date = { year, expression->month, expression->day };

  if (expression->holiday >= 0)
    date = attache_timex_holiday_in_year (expression->holiday, year);
  if (expression->nth != 0)
    date.day = attache_timex_nth_day (expression, year, date.month);
  if (expression->holiday >= 0 || expression->day != 0 || expression->nth != 0)
    {
      if (!attache_civil_is_valid (date))
        return FALSE;
      *span = attache_timex_day_span (date);
      if (expression->weekend)
        *span = weekend_at (span->begin);
      if (expression->week != 0)
        *span = attache_time_unit_span (ATTACHE_UNIT_WEEK, span->begin);
      return TRUE;
    }
  if (expression->week != 0)
    {
      *span = week_span (expression, year);
      return TRUE;
    }
  date.day = 1;
  if (expression->season != 0)
    date.month = expression->season * 3;
  else if (expression->quarter != 0)
    date.month = expression->quarter * 3 - 2;
  else if (expression->half != 0)
    date.month = expression->half * 6 - 5;
  *span = attache_time_unit_span (ATTACHE_UNIT_MONTH, attache_civil_instant (date, 0, 0, 0));
  if (expression->month == 0)
    {
      span->until = attache_time_unit_add (ATTACHE_UNIT_MONTH, span->begin,
                                           expression->half != 0 ? 6 : 3);
      span->precision = ATTACHE_PRECISION_QUARTER;
    }
  return TRUE;
}
