/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing TIMEX3 values and telling their forms; reading the calendar ones is
 * attache-timex-parse.c. */

#include "config.h"

#include "attache-timex.h"

#include <stdio.h>
#include <string.h>

typedef struct
{
  const char *timex;
  gint begin_hour;
  gint until_hour;
} PartInfo;

static const PartInfo parts[] = {
  [ATTACHE_DAY_PART_MORNING] = { "TMO", 6, 12 },    [ATTACHE_DAY_PART_MIDDAY] = { "TMI", 12, 13 },
  [ATTACHE_DAY_PART_AFTERNOON] = { "TAF", 12, 18 }, [ATTACHE_DAY_PART_EVENING] = { "TEV", 18, 22 },
  [ATTACHE_DAY_PART_NIGHT] = { "TNI", 20, 28 },     [ATTACHE_DAY_PART_DAYTIME] = { "TDT", 8, 18 },
};

/* The designator of each unit, and whether it stands after a T. */
static const struct
{
  const char *letters;
  gboolean is_time;
} designators[] = {
  [ATTACHE_UNIT_SECOND] = { "S", TRUE },   [ATTACHE_UNIT_MINUTE] = { "M", TRUE },
  [ATTACHE_UNIT_HOUR] = { "H", TRUE },     [ATTACHE_UNIT_DAY] = { "D", FALSE },
  [ATTACHE_UNIT_WEEK] = { "W", FALSE },    [ATTACHE_UNIT_MONTH] = { "M", FALSE },
  [ATTACHE_UNIT_QUARTER] = { "Q", FALSE }, [ATTACHE_UNIT_YEAR] = { "Y", FALSE },
  [ATTACHE_UNIT_DECADE] = { "DE", FALSE }, [ATTACHE_UNIT_CENTURY] = { "CE", FALSE },
};

const char *
attache_day_part_to_timex (AttacheDayPart part)
{
  g_return_val_if_fail (part < G_N_ELEMENTS (parts), NULL);

  return parts[part].timex;
}

AttacheTimeSpan
attache_day_part_span (AttacheDayPart part, gint64 midnight)
{
  AttacheTimeSpan span = ATTACHE_TIME_SPAN_UNKNOWN;
  const gint64 hour = attache_time_unit_length (ATTACHE_UNIT_HOUR);

  g_return_val_if_fail (part < G_N_ELEMENTS (parts), span);

  span.begin = midnight + parts[part].begin_hour * hour;
  span.until = midnight + parts[part].until_hour * hour;
  span.precision = ATTACHE_PRECISION_PART_OF_DAY;
  return span;
}

/* "2022", "BC0480"; @digits of a year's four are kept, for decades and centuries. */
static int
print_year (char *buffer, gint year, int digits)
{
  const char *era = year < 1 ? "BC" : "";
  gint shown = year < 1 ? 1 - year : year;

  for (int i = digits; i < 4; i++)
    shown /= 10;
  return snprintf (buffer, ATTACHE_TIMEX_BUFFER, "%s%0*d", era, digits, shown);
}

static void
print_part_of_day (AttacheTimeSpan span, char *buffer, int n)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gint64 midnight = attache_time_unit_floor (ATTACHE_UNIT_DAY, span.begin);
      AttacheTimeSpan part = attache_day_part_span (i, midnight);

      if (part.begin == span.begin && part.until == span.until)
        {
          g_strlcpy (buffer + n, parts[i].timex, ATTACHE_TIMEX_BUFFER - n);
          return;
        }
    }
}

/* Thirds of a year that begin with a quarter are quarters, the others seasons; six months are a
 * half. */
static void
print_part_of_year (AttacheTimeSpan span, AttacheCivilDate date, char *buffer)
{
  static const char *const seasons[] = { "SP", "SU", "FA", "WI" };
  gboolean is_half = span.until - span.begin > 120 * ATTACHE_USEC_PER_DAY;
  int n = print_year (buffer, date.month < 3 && date.month != 1 ? date.year - 1 : date.year, 4);

  if (is_half)
    snprintf (buffer + n, ATTACHE_TIMEX_BUFFER - n, "-H%d", date.month > 6 ? 2 : 1);
  else if (date.month % 3 == 1)
    snprintf (buffer + n, ATTACHE_TIMEX_BUFFER - n, "-Q%d", (date.month + 2) / 3);
  else
    snprintf (buffer + n, ATTACHE_TIMEX_BUFFER - n, "-%s", seasons[(date.month + 9) % 12 / 3]);
}

static void
print_clock (AttacheTimeSpan span, char *buffer, int n)
{
  gint64 seconds = (span.begin - attache_time_unit_floor (ATTACHE_UNIT_DAY, span.begin))
                   / G_USEC_PER_SEC;
  int hour = seconds / 3600, minute = seconds / 60 % 60;

  if (span.precision == ATTACHE_PRECISION_HOUR)
    snprintf (buffer + n, ATTACHE_TIMEX_BUFFER - n, "T%02d", hour);
  else
    snprintf (buffer + n, ATTACHE_TIMEX_BUFFER - n, "T%02d:%02d", hour, minute);
}

/* Precisions of a day and finer. */
static void
print_day (AttacheTimeSpan span, AttacheCivilDate date, char *buffer)
{
  int n = print_year (buffer, date.year, 4);

  n += snprintf (buffer + n, ATTACHE_TIMEX_BUFFER - n, "-%02d-%02d", date.month, date.day);
  if (span.precision == ATTACHE_PRECISION_PART_OF_DAY)
    print_part_of_day (span, buffer, n);
  else if (span.precision < ATTACHE_PRECISION_PART_OF_DAY)
    print_clock (span, buffer, n);
}

static void
print_week (AttacheTimeSpan span, char *buffer)
{
  gint year, week;
  int n;

  attache_civil_iso_week (attache_civil_to_days (attache_civil_date_of (span.begin)), &year, &week);
  n = print_year (buffer, year, 4);
  snprintf (buffer + n, ATTACHE_TIMEX_BUFFER - n, "-W%02d", week);
}

const char *
attache_timex_format (AttacheTimeSpan span, char buffer[ATTACHE_TIMEX_BUFFER])
{
  AttacheCivilDate date;
  int n;

  g_return_val_if_fail (buffer != NULL, NULL);

  buffer[0] = '\0';
  if (!attache_time_span_is_known (span))
    return buffer;
  date = attache_civil_date_of (span.begin);
  if (span.precision <= ATTACHE_PRECISION_DAY)
    print_day (span, date, buffer);
  else if (span.precision == ATTACHE_PRECISION_WEEK)
    print_week (span, buffer);
  else if (span.precision == ATTACHE_PRECISION_QUARTER)
    print_part_of_year (span, date, buffer);
  else
    {
      n = print_year (buffer, date.year,
                      span.precision == ATTACHE_PRECISION_CENTURY  ? 2
                      : span.precision == ATTACHE_PRECISION_DECADE ? 3
                                                                   : 4);
      if (span.precision == ATTACHE_PRECISION_MONTH)
        snprintf (buffer + n, ATTACHE_TIMEX_BUFFER - n, "-%02d", date.month);
    }
  return buffer;
}

const char *
attache_timex_format_duration (double amount, AttacheTimeUnit unit,
                               char buffer[ATTACHE_TIMEX_BUFFER])
{
  char number[G_ASCII_DTOSTR_BUF_SIZE] = "X";

  g_return_val_if_fail (unit < G_N_ELEMENTS (designators), NULL);
  g_return_val_if_fail (buffer != NULL, NULL);

  if (amount >= 0)
    g_ascii_formatd (number, sizeof number, amount == (gint64)amount ? "%.0f" : "%.4g", amount);
  snprintf (buffer, ATTACHE_TIMEX_BUFFER, "P%s%.30s%s", designators[unit].is_time ? "T" : "",
            number, designators[unit].letters);
  return buffer;
}

gboolean
attache_timex_parse_duration (const char *value, double *amount, AttacheTimeUnit *unit)
{
  gboolean is_time;
  double number = -1;
  gsize n;

  g_return_val_if_fail (value != NULL, FALSE);

  if (*value++ != 'P')
    return FALSE;
  is_time = *value == 'T';
  value += is_time;
  if (*value == 'X')
    value += strspn (value, "X");
  else if (g_ascii_isdigit (*value))
    number = g_ascii_strtod (value, (char **)&value);
  else
    return FALSE;
  /* Centuries and decades first: their letters are no prefix of others. */
  for (guint i = G_N_ELEMENTS (designators); i-- > 0;)
    {
      n = strlen (designators[i].letters);
      if (is_time == designators[i].is_time && strncmp (value, designators[i].letters, n) == 0)
        {
          *amount = number;
          *unit = i;
          return TRUE;
        }
    }
  return FALSE;
}

AttacheTimexForm
attache_timex_classify (const char *value)
{
  AttacheTimeSpan span;
  AttacheTimeUnit unit;
  double amount;

  g_return_val_if_fail (value != NULL, ATTACHE_TIMEX_FORM_NONE);

  if (g_str_equal (value, "PRESENT_REF") || g_str_equal (value, "PAST_REF")
      || g_str_equal (value, "FUTURE_REF"))
    return ATTACHE_TIMEX_FORM_REFERENCE;
  if (attache_timex_parse_duration (value, &amount, &unit))
    return ATTACHE_TIMEX_FORM_DURATION;
  if (attache_timex_parse (value, &span))
    return ATTACHE_TIMEX_FORM_CALENDAR;
  return g_str_has_prefix (value, "XXXX") ? ATTACHE_TIMEX_FORM_OPEN : ATTACHE_TIMEX_FORM_NONE;
}
