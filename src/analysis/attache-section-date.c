/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A small reader of printed dates: day, month and year in the orders that outlets use, and perhaps
 * a clock time. It never goes back, never allocates, and knows nothing of sections. A date whose
 * day and month could be swapped is refused, not guessed. */

#include "config.h"

#include "attache-section-date.h"

#include <string.h>

typedef struct
{
  const char *at;
  const char *end;
} Reader;

static const char *const months[] = { "january",   "february", "march",    "april",
                                      "may",       "june",     "july",     "august",
                                      "september", "october",  "november", "december" };
static const char *const weekdays[] = { "monday", "tuesday",  "wednesday", "thursday",
                                        "friday", "saturday", "sunday" };

static gsize
letters (const Reader *reader)
{
  gsize n = 0;

  while (reader->at + n < reader->end && g_ascii_isalpha (reader->at[n]))
    n++;
  return n;
}

static void
skip (Reader *reader, const char *set)
{
  while (reader->at < reader->end && *reader->at != '\0' && strchr (set, *reader->at) != NULL)
    reader->at++;
}

/* The index of the name that the letters here begin (at least three of them), or -1. */
static gint
read_name (Reader *reader, const char *const *names, guint n_names)
{
  gsize n = letters (reader);

  if (n < 3)
    return -1;
  for (guint i = 0; i < n_names; i++)
    if (n <= strlen (names[i]) && g_ascii_strncasecmp (reader->at, names[i], n) == 0)
      {
        reader->at += n;
        return (gint) i;
      }
  if (n == 4 && g_ascii_strncasecmp (reader->at, "sept", 4) == 0)
    {
      reader->at += n;
      return 8;
    }
  return -1;
}

static gint
read_number (Reader *reader, guint max_digits, guint *n_digits)
{
  gint value = 0;
  guint n = 0;

  while (reader->at < reader->end && g_ascii_isdigit (*reader->at) && n < max_digits)
    {
      value = value * 10 + (*reader->at++ - '0');
      n++;
    }
  if (reader->at < reader->end && g_ascii_isdigit (*reader->at))
    n = 0;
  *n_digits = n;
  return n > 0 ? value : -1;
}

static void
skip_ordinal (Reader *reader)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };

  if (letters (reader) != 2)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strncasecmp (reader->at, endings[i], 2) == 0)
      {
        reader->at += 2;
        return;
      }
}

/* Four digits, or two: 50 … 99 are of the 1900s. */
static gint
read_year (Reader *reader)
{
  guint n;
  gint year = read_number (reader, 4, &n);

  if (n == 4 && year >= 1000)
    return year;
  if (n == 2)
    return year >= 50 ? 1900 + year : 2000 + year;
  return -1;
}

static gboolean
read_named_month_first (Reader *reader, AttacheCivilDate *date)
{
  guint n;

  date->month = read_name (reader, months, G_N_ELEMENTS (months)) + 1;
  if (date->month == 0)
    return FALSE;
  skip (reader, ". ");
  date->day = read_number (reader, 2, &n);
  if (n == 0)
    return FALSE;
  skip_ordinal (reader);
  skip (reader, ", ");
  date->year = read_year (reader);
  return date->year > 0;
}

static gboolean
read_day_then_name (Reader *reader, AttacheCivilDate *date)
{
  guint n;

  date->day = read_number (reader, 2, &n);
  if (n == 0)
    return FALSE;
  skip_ordinal (reader);
  skip (reader, " -");
  date->month = read_name (reader, months, G_N_ELEMENTS (months)) + 1;
  if (date->month == 0)
    return FALSE;
  skip (reader, "., -");
  date->year = read_year (reader);
  return date->year > 0;
}

/* 27.09.2022, 27/9/2022, 9/27/2022; and 2022-09-27, 2022/09/27. */
static gboolean
read_numbers (Reader *reader, AttacheCivilDate *date)
{
  guint n[3];
  gint value[3];
  char separator = 0;

  for (guint i = 0; i < 3; i++)
    {
      value[i] = read_number (reader, 4, &n[i]);
      if (n[i] == 0)
        return FALSE;
      if (i == 2)
        break;
      if (reader->at >= reader->end || strchr ("-./", *reader->at) == NULL || *reader->at == '\0'
          || (i == 1 && *reader->at != separator))
        return FALSE;
      separator = *reader->at++;
    }
  if (n[0] == 4 && n[1] <= 2 && n[2] <= 2)
    *date = (AttacheCivilDate){ value[0], value[1], value[2] };
  else if (n[2] != 4 || n[0] > 2 || n[1] > 2)
    return FALSE;
  else if (separator == '.' || value[0] > 12 || value[0] == value[1])
    *date = (AttacheCivilDate){ value[2], value[1], value[0] };
  else if (value[1] > 12)
    *date = (AttacheCivilDate){ value[2], value[0], value[1] };
  else
    return FALSE;
  return TRUE;
}

/* ", 9:50 PM", "T14:05:00Z", "at 14.05": nothing is taken where it is no clock time. */
static gboolean
read_clock (Reader *reader, gint *hour, gint *minute)
{
  Reader probe = *reader;
  guint n;

  skip (&probe, ",-| ");
  if (letters (&probe) == 2 && g_ascii_strncasecmp (probe.at, "at", 2) == 0)
    probe.at += 2;
  if (probe.at < probe.end && *probe.at == 'T')
    probe.at++;
  skip (&probe, " ");
  *hour = read_number (&probe, 2, &n);
  if (n == 0 || probe.at >= probe.end || (*probe.at != ':' && *probe.at != '.'))
    return FALSE;
  probe.at++;
  *minute = read_number (&probe, 2, &n);
  if (n != 2 || *hour > 23 || *minute > 59)
    return FALSE;
  if (probe.end - probe.at >= 3 && *probe.at == ':' && g_ascii_isdigit (probe.at[1])
      && g_ascii_isdigit (probe.at[2]))
    probe.at += 3;
  *reader = probe;
  return TRUE;
}

/* "PM", "p.m.", and the zones that are UTC by name. */
static void
read_half_and_zone (Reader *reader, gint *hour)
{
  Reader probe = *reader;
  char half;

  skip (&probe, " ");
  half = probe.at < probe.end ? g_ascii_tolower (*probe.at) : 0;
  if (half == 'a' || half == 'p')
    {
      probe.at++;
      skip (&probe, ".");
      if (probe.at < probe.end && g_ascii_tolower (*probe.at) == 'm')
        {
          probe.at++;
          skip (&probe, ".");
          *reader = probe;
          if (*hour <= 12)
            *hour = *hour % 12 + (half == 'p' ? 12 : 0);
        }
    }
  probe = *reader;
  skip (&probe, " ");
  if (letters (&probe) == 3
      && (strncmp (probe.at, "GMT", 3) == 0 || strncmp (probe.at, "UTC", 3) == 0))
    probe.at += 3, *reader = probe;
  else if (reader->at < reader->end && *reader->at == 'Z')
    reader->at++;
}

gboolean
attache_section_date_read (const char *bytes, gsize n_bytes, gsize *used, gint64 *instant,
                           AttachePrecision *precision)
{
  static gboolean (*const forms[]) (
      Reader *, AttacheCivilDate *) = { read_named_month_first, read_day_then_name, read_numbers };
  Reader start = { bytes, bytes + n_bytes };

  g_return_val_if_fail (bytes != NULL || n_bytes == 0, FALSE);

  if (read_name (&start, weekdays, G_N_ELEMENTS (weekdays)) >= 0)
    skip (&start, "., ");
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      Reader reader = start;
      AttacheCivilDate date;
      gint hour = 0, minute = 0;
      gboolean clock;

      if (!forms[i](&reader, &date) || !attache_civil_is_valid (date))
        continue;
      clock = read_clock (&reader, &hour, &minute);
      if (clock)
        read_half_and_zone (&reader, &hour);
      *used = (gsize) (reader.at - bytes);
      *instant = clock ? attache_civil_instant (date, hour, minute, 0)
                       : attache_civil_instant (date, 0, 0, 0);
      *precision = clock ? ATTACHE_PRECISION_MINUTE : ATTACHE_PRECISION_DAY;
      return TRUE;
    }
  return FALSE;
}
