/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calendar arithmetic. Whole numbers only, no time zones of the machine, no locale. */

#include "config.h"

#include "attache-civil.h"

#include <stdio.h>

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b < 0);
}

gint64
attache_civil_to_days (AttacheCivilDate date)
{
  gint64 months = (gint64) date.year * 12 + date.month - 1;
  gint64 year = floor_div (months, 12);
  gint64 month = months - year * 12 + 1;
  gint64 era, year_of_era, day_of_year;

  if (month <= 2)
    year--;
  era = floor_div (year, 400);
  year_of_era = year - era * 400;
  day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468
         + date.day - 1;
}

AttacheCivilDate
attache_civil_from_days (gint64 days)
{
  gint64 shifted = days + 719468;
  gint64 era = floor_div (shifted, 146097);
  gint64 day_of_era = shifted - era * 146097;
  gint64 year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 shifted_month = (5 * day_of_year + 2) / 153;
  AttacheCivilDate date;

  date.day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  date.month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  date.year = year_of_era + era * 400 + (date.month <= 2);
  return date;
}

gint
attache_civil_days_in_month (gint year, gint month)
{
  return attache_civil_to_days ((AttacheCivilDate){ year, month + 1, 1 })
         - attache_civil_to_days ((AttacheCivilDate){ year, month, 1 });
}

gboolean
attache_civil_is_valid (AttacheCivilDate date)
{
  return date.month >= 1 && date.month <= 12 && date.day >= 1
         && date.day <= attache_civil_days_in_month (date.year, date.month);
}

gint
attache_civil_weekday (gint64 days)
{
  return (gint) (days + 3 - floor_div (days + 3, 7) * 7) + 1;
}

void
attache_civil_iso_week (gint64 days, gint *year, gint *week)
{
  gint64 thursday = days - attache_civil_weekday (days) + 4;
  AttacheCivilDate date = attache_civil_from_days (thursday);

  *year = date.year;
  *week = (thursday - attache_civil_to_days ((AttacheCivilDate){ date.year, 1, 1 })) / 7 + 1;
}

gint64
attache_civil_from_iso_week (gint year, gint week)
{
  gint64 fourth = attache_civil_to_days ((AttacheCivilDate){ year, 1, 4 });

  return fourth - attache_civil_weekday (fourth) + 1 + (gint64) (week - 1) * 7;
}

gint64
attache_civil_instant (AttacheCivilDate date, gint hour, gint minute, gint second)
{
  return attache_civil_to_days (date) * ATTACHE_USEC_PER_DAY
         + (gint64) (hour * 3600 + minute * 60 + second) * G_USEC_PER_SEC;
}

gint64
attache_civil_day_of (gint64 instant)
{
  return floor_div (instant, ATTACHE_USEC_PER_DAY);
}

AttacheCivilDate
attache_civil_date_of (gint64 instant)
{
  return attache_civil_from_days (attache_civil_day_of (instant));
}

/* Two digits, and what stands after them. */
static char *
write_two (char *at, gint number, char after)
{
  at[0] = (char) ('0' + number / 10);
  at[1] = (char) ('0' + number % 10);
  at[2] = after;
  return at + 3;
}

const char *
attache_civil_format (gint64 instant, char buffer[ATTACHE_CIVIL_BUFFER])
{
  gint64 days = floor_div (instant, ATTACHE_USEC_PER_DAY);
  gint second = (instant - days * ATTACHE_USEC_PER_DAY) / G_USEC_PER_SEC;
  AttacheCivilDate date = attache_civil_from_days (days);
  char *at = buffer;

  if (date.year >= 0 && date.year <= 9999)
    {
      at = write_two (at, date.year / 100, '\0') - 1;
      at = write_two (at, date.year % 100, '-');
    }
  else
    at += snprintf (at, ATTACHE_CIVIL_BUFFER - 16, "%04d-", date.year);
  at = write_two (at, date.month, '-');
  at = write_two (at, date.day, 'T');
  at = write_two (at, second / 3600, ':');
  at = write_two (at, second / 60 % 60, ':');
  write_two (at, second % 60, '\0');
  return buffer;
}

/* Exactly @n digits at *@string, which is moved past them. */
static gboolean
read_digits (const char **string, guint n, gint *number)
{
  gint value = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*string)[i]))
        return FALSE;
      value = value * 10 + (*string)[i] - '0';
    }
  *string += n;
  *number = value;
  return TRUE;
}

/* A zone at the end: nothing, "Z", "+04:00", "+0400" or "+04"; seconds east of UTC. */
static gboolean
read_zone (const char *string, gint *east)
{
  gint hours, minutes = 0;
  gint sign = *string == '-' ? -1 : 1;

  *east = 0;
  if (*string == '\0' || (*string == 'Z' && string[1] == '\0'))
    return TRUE;
  if (*string != '+' && *string != '-')
    return FALSE;
  string++;
  if (!read_digits (&string, 2, &hours))
    return FALSE;
  if (*string == ':')
    string++;
  if (*string != '\0' && !read_digits (&string, 2, &minutes))
    return FALSE;
  *east = sign * (hours * 3600 + minutes * 60);
  return *string == '\0' && hours <= 14 && minutes < 60;
}

/* "14:05", "14:05:00", "14:05:00.000" and a zone. */
static gboolean
read_clock (const char *string, gint *seconds, gint *east)
{
  gint hour, minute, second = 0;

  if (!read_digits (&string, 2, &hour) || *string++ != ':' || !read_digits (&string, 2, &minute))
    return FALSE;
  if (*string == ':')
    {
      string++;
      if (!read_digits (&string, 2, &second))
        return FALSE;
      if (*string == '.')
        for (string++; g_ascii_isdigit (*string);)
          string++;
    }
  if (hour > 23 || minute > 59 || second > 60 || !read_zone (string, east))
    return FALSE;
  *seconds = hour * 3600 + minute * 60 + second;
  return TRUE;
}

gboolean
attache_civil_parse (const char *string, gint64 *instant, AttachePrecision *precision)
{
  AttacheCivilDate date;
  gint seconds = 0, east = 0;
  gboolean has_clock;

  g_return_val_if_fail (string != NULL, FALSE);

  if (!read_digits (&string, 4, &date.year) || *string++ != '-' || !read_digits (&string, 2, &date.month)
      || *string++ != '-' || !read_digits (&string, 2, &date.day) || !attache_civil_is_valid (date))
    return FALSE;
  has_clock = *string == 'T' || *string == ' ';
  if (has_clock ? !read_clock (string + 1, &seconds, &east) : *string != '\0')
    return FALSE;
  *instant = attache_civil_instant (date, 0, 0, 0) + (gint64) (seconds - east) * G_USEC_PER_SEC;
  *precision = has_clock ? ATTACHE_PRECISION_MINUTE : ATTACHE_PRECISION_DAY;
  return TRUE;
}
