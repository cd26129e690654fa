/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a calendar TIMEX3 value into its interval: year part, then week, quarter, half, season or
 * month, then day, then clock or part of day. A cursor walks the value; nothing is allocated. */

#include "config.h"

#include "attache-timex.h"

#include <string.h>

/* Up to @max digits. */
static guint
read_digits (const char **cursor, guint max, gint *number)
{
  guint n = 0;

  for (*number = 0; n < max && g_ascii_isdigit (**cursor); n++)
    *number = *number * 10 + *(*cursor)++ - '0';
  return n;
}

static gboolean
skip_text (const char **cursor, const char *expected)
{
  if (!g_str_has_prefix (*cursor, expected))
    return FALSE;
  *cursor += strlen (expected);
  return TRUE;
}

static AttacheTimeSpan
months_from (gint year, gint month, gint n, AttachePrecision precision)
{
  return (AttacheTimeSpan){
    attache_civil_instant ((AttacheCivilDate){ year, month, 1 }, 0, 0, 0),
    attache_civil_instant ((AttacheCivilDate){ year, month + n, 1 }, 0, 0, 0), precision
  };
}

/* "2022", "202", "20", "19XX", "BC0480", "-0479". */
static gboolean
read_year (const char **cursor, gint *year, AttacheTimeSpan *span)
{
  gboolean is_bc = skip_text (cursor, "BC");
  gboolean is_negative = !is_bc && skip_text (cursor, "-");
  guint n = read_digits (cursor, 4, year);
  gint width = n == 4 ? 1 : n == 3 ? 10 : 100;
  guint n_open = strspn (*cursor, "X");

  if (n < 2 || n + n_open > 4)
    return FALSE;
  *cursor += n_open;
  *year *= width;
  if (is_bc)
    *year = 1 - *year - (width - 1);
  else if (is_negative)
    *year = -*year;
  *span = months_from (*year, 1, 12 * width,
                       n == 4   ? ATTACHE_PRECISION_YEAR
                       : n == 3 ? ATTACHE_PRECISION_DECADE
                                : ATTACHE_PRECISION_CENTURY);
  return TRUE;
}

/* After the year's hyphen: "SU", "Q3", "H1". */
static gboolean
read_part_of_year (const char **cursor, gint year, AttacheTimeSpan *span)
{
  static const char *const seasons[] = { "SP", "SU", "FA", "WI" };
  gint number;

  for (gint i = 0; i < (gint)G_N_ELEMENTS (seasons); i++)
    if (skip_text (cursor, seasons[i]))
      {
        *span = months_from (year, 3 + 3 * i, 3, ATTACHE_PRECISION_QUARTER);
        return TRUE;
      }
  if (skip_text (cursor, "QX") || skip_text (cursor, "HX"))
    return TRUE;
  if (skip_text (cursor, "Q"))
    {
      if (read_digits (cursor, 1, &number) == 0 || number < 1 || number > 4)
        return FALSE;
      *span = months_from (year, number * 3 - 2, 3, ATTACHE_PRECISION_QUARTER);
      return TRUE;
    }
  if (skip_text (cursor, "H"))
    {
      if (read_digits (cursor, 1, &number) == 0 || number < 1 || number > 2)
        return FALSE;
      *span = months_from (year, number * 6 - 5, 6, ATTACHE_PRECISION_QUARTER);
      return TRUE;
    }
  return FALSE;
}

/* After the year's hyphen: "W38", "W38-WE", "W38-2", "WXX". */
static gboolean
read_week (const char **cursor, gint year, AttacheTimeSpan *span)
{
  gint week, day;
  gint64 monday;

  if (skip_text (cursor, "WXX"))
    return TRUE;
  if (!skip_text (cursor, "W") || read_digits (cursor, 2, &week) != 2 || week < 1 || week > 53)
    return FALSE;
  monday = attache_civil_from_iso_week (year, week) * ATTACHE_USEC_PER_DAY;
  *span = attache_time_unit_span (ATTACHE_UNIT_WEEK, monday);
  if (skip_text (cursor, "-WE"))
    {
      span->begin = monday + 5 * ATTACHE_USEC_PER_DAY;
      span->precision = ATTACHE_PRECISION_DAY;
    }
  else if (skip_text (cursor, "-"))
    {
      if (read_digits (cursor, 1, &day) == 0 || day < 1 || day > 7)
        return FALSE;
      *span = attache_time_unit_span (ATTACHE_UNIT_DAY, monday + (day - 1) * ATTACHE_USEC_PER_DAY);
    }
  return TRUE;
}

/* After the year's hyphen: "09", "09-26", "XX", "XX-XX", "07-XX". */
static gboolean
read_month_and_day (const char **cursor, gint year, AttacheTimeSpan *span)
{
  AttacheCivilDate date = { year, 1, 1 };

  if (skip_text (cursor, "XX"))
    return skip_text (cursor, "-XX") || **cursor == '\0';
  if (read_digits (cursor, 2, &date.month) != 2 || date.month < 1 || date.month > 12)
    return FALSE;
  *span = months_from (year, date.month, 1, ATTACHE_PRECISION_MONTH);
  if (!skip_text (cursor, "-") || skip_text (cursor, "XX"))
    return TRUE;
  if (read_digits (cursor, 2, &date.day) != 2 || !attache_civil_is_valid (date))
    return FALSE;
  *span = attache_time_unit_span (ATTACHE_UNIT_DAY, attache_civil_instant (date, 0, 0, 0));
  return TRUE;
}

/* "Z", "+04", "+04:00" or nothing; microseconds east of UTC. */
static gboolean
read_zone (const char **cursor, gint64 *east)
{
  gint sign = **cursor == '-' ? -1 : 1;
  gint hours, minutes = 0;

  *east = 0;
  if (skip_text (cursor, "Z") || **cursor == '\0')
    return TRUE;
  if (!skip_text (cursor, "+") && !skip_text (cursor, "-"))
    return FALSE;
  if (read_digits (cursor, 2, &hours) != 2 || hours > 14)
    return FALSE;
  skip_text (cursor, ":");
  read_digits (cursor, 2, &minutes);
  *east = sign * (gint64)(hours * 60 + minutes) * 60 * G_USEC_PER_SEC;
  return TRUE;
}

/* After the T of "T14", "T14:30", "T24:00", "TMO". */
static gboolean
read_clock (const char **cursor, AttacheTimeSpan *span)
{
  gint hour, minute = 0, second = 0;
  gboolean has_minute;
  gint64 east;

  for (guint part = 0; part <= ATTACHE_DAY_PART_DAYTIME; part++)
    if (skip_text (cursor, attache_day_part_to_timex (part) + 1))
      {
        *span = attache_day_part_span (part, span->begin);
        return TRUE;
      }
  if (skip_text (cursor, "XX:XX") || skip_text (cursor, "XX"))
    return TRUE;
  if (read_digits (cursor, 2, &hour) != 2 || hour > 24)
    return FALSE;
  has_minute = skip_text (cursor, ":") && !skip_text (cursor, "XX");
  if (has_minute && (read_digits (cursor, 2, &minute) != 2 || minute > 59))
    return FALSE;
  if (has_minute && skip_text (cursor, ":") && read_digits (cursor, 2, &second) != 2)
    return FALSE;
  if (!read_zone (cursor, &east))
    return FALSE;
  *span = attache_time_unit_span (has_minute ? ATTACHE_UNIT_MINUTE : ATTACHE_UNIT_HOUR,
                                  span->begin + (gint64)(hour * 60 + minute) * 60 * G_USEC_PER_SEC
                                      - east);
  return TRUE;
}

/* What stands after the year's hyphen, each notation read from the same place. */
static gboolean
read_within_year (const char **cursor, gint year, AttacheTimeSpan *span)
{
  static gboolean (*const readers[]) (const char **, gint, AttacheTimeSpan *) = {
    read_part_of_year,
    read_week,
    read_month_and_day,
  };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      const char *after = *cursor;

      if (readers[i](&after, year, span))
        {
          *cursor = after;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
attache_timex_parse (const char *value, AttacheTimeSpan *span)
{
  AttacheTimeSpan found;
  gint year;

  g_return_val_if_fail (value != NULL, FALSE);
  g_return_val_if_fail (span != NULL, FALSE);

  if (!read_year (&value, &year, &found))
    return FALSE;
  if (skip_text (&value, "-")
      && (found.precision != ATTACHE_PRECISION_YEAR || !read_within_year (&value, year, &found)))
    return FALSE;
  if (skip_text (&value, "T")
      && (found.precision != ATTACHE_PRECISION_DAY || !read_clock (&value, &found)))
    return FALSE;
  if (*value != '\0')
    return FALSE;
  *span = found;
  return TRUE;
}
