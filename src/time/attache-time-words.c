/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Formats are translatable strftime strings, given to GDateTime, which knows the month and day
 * names of the locale. GDateTime begins at year 1, so that earlier years are written here. */

#include "config.h"

#include "attache-time-words.h"

#include "attache-timex.h"

#include <glib/gi18n-lib.h>

static GDateTime *
date_time_new (gint64 instant)
{
  AttacheCivilDate date = attache_civil_date_of (instant);
  gint64 second = (instant - attache_civil_instant (date, 0, 0, 0)) / G_USEC_PER_SEC;

  return g_date_time_new_utc (date.year, date.month, date.day, second / 3600, second / 60 % 60,
                              second % 60);
}

static gint
year_of (gint64 instant)
{
  return attache_civil_date_of (instant).year;
}

static char *
year_words (gint year)
{
  /* Translators: a year before the common era. */
  return year > 0 ? g_strdup_printf ("%d", year) : g_strdup_printf (_ ("%d BC"), 1 - year);
}

/* @bare is @format without its year, or the same pointer where that has none: for a year outside
 * GDateTime's range the year is appended to @bare, given a date 400-year cycles away that has the
 * same month, day and weekday. */
static char *
format_words (gint64 instant, const char *format, const char *bare)
{
  const gint64 cycle = G_GINT64_CONSTANT (146097) * ATTACHE_USEC_PER_DAY;
  g_autoptr (GDateTime) date = date_time_new (instant);
  g_autofree char *rest = NULL;
  g_autofree char *year = NULL;

  if (date != NULL)
    return g_date_time_format (date, format);
  date = date_time_new (instant - year_of (instant) / 400 * cycle + 2 * cycle);
  rest = g_date_time_format (date, bare);
  if (format == bare)
    return g_steal_pointer (&rest);
  year = year_words (year_of (instant));
  return g_strdup_printf ("%s %s", rest, year);
}

static char *
day_words (gint64 instant, gboolean is_short, gboolean with_year)
{
  /* Translators: strftime formats of a day; put the parts in the order of your language. */
  const char *bare = is_short ? C_ ("day", "%-e %b") : C_ ("day", "%-e %B");
  const char *full = is_short ? C_ ("day", "%-e %b %Y") : C_ ("day", "%-e %B %Y");

  return format_words (instant, with_year ? full : bare, bare);
}

static char *
month_words (gint64 instant, gboolean is_short, gboolean with_year)
{
  /* Translators: strftime formats of a month; %OB is the name standing alone. */
  const char *bare = is_short ? C_ ("month", "%b") : C_ ("month", "%OB");
  const char *full = is_short ? C_ ("month", "%b %Y") : C_ ("month", "%OB %Y");

  return format_words (instant, with_year ? full : bare, bare);
}

static char *
week_words (gint64 instant, gboolean is_short, gboolean with_year)
{
  g_autofree char *monday = day_words (instant, is_short, with_year);

  /* Translators: a week, named by its Monday. */
  return g_strdup_printf (_ ("week of %s"), monday);
}

/* Quarters, halves and seasons. */
static char *
part_of_year_words (AttacheTimeSpan span)
{
  static const char *const quarters[] = { N_ ("1st quarter %s"), N_ ("2nd quarter %s"),
                                          N_ ("3rd quarter %s"), N_ ("4th quarter %s") };
  static const char *const seasons[] = { N_ ("spring %s"), N_ ("summer %s"), N_ ("autumn %s"),
                                         N_ ("winter %s") };
  static const char *const halves[] = { N_ ("1st half of %s"), N_ ("2nd half of %s") };
  AttacheCivilDate date = attache_civil_date_of (span.begin);
  g_autofree char *year = NULL;
  const char *format;

  if (span.until - span.begin > 120 * ATTACHE_USEC_PER_DAY)
    format = halves[date.month > 6];
  else if (date.month % 3 == 1)
    format = quarters[date.month / 3];
  else
    format = seasons[(date.month + 9) % 12 / 3];
  year = year_words (date.year);
  return g_strdup_printf (_ (format), year);
}

static const char *
day_part_words (AttacheTimeSpan span)
{
  gint64 midnight = attache_time_unit_floor (ATTACHE_UNIT_DAY, span.begin);
  gint64 hour = (span.begin - midnight) / attache_time_unit_length (ATTACHE_UNIT_HOUR);

  if (span.begin == attache_day_part_span (ATTACHE_DAY_PART_DAYTIME, midnight).begin)
    return _ ("daytime");
  if (hour < 12)
    return _ ("morning");
  if (hour < 18)
    return span.until == attache_day_part_span (ATTACHE_DAY_PART_MIDDAY, midnight).until
               ? _ ("midday")
               : _ ("afternoon");
  return hour < 20 ? _ ("evening") : _ ("night");
}

static char *
part_of_day_words (AttacheTimeSpan span, gboolean is_short, gboolean with_year)
{
  g_autofree char *day = day_words (span.begin, is_short, with_year);

  /* Translators: a day and a part of it: "13 September 2022, morning". */
  return g_strdup_printf (_ ("%s, %s"), day, day_part_words (span));
}

static char *
instant_words (gint64 instant, gboolean is_short, gboolean with_year)
{
  g_autofree char *day = day_words (instant, is_short, with_year);
  g_autofree char *clock = attache_time_words_clock (instant);

  /* Translators: a time of day and its day: "14:05, 13 September 2022". */
  return g_strdup_printf (C_ ("clock, day", "%s, %s"), clock, day);
}

static char *
decade_words (gint year)
{
  g_autofree char *first = year_words (year);

  if (year < 1)
    return g_steal_pointer (&first);
  /* Translators: a decade, by its first year: "1990s". */
  return g_strdup_printf (_ ("%ss"), first);
}

static char *
join_words (char *first, char *last)
{
  /* Translators: from one time to another; the dash has narrow spaces around it. */
  char *joined = g_strdup_printf (C_ ("range", "%s – %s"), first, last);

  g_free (first);
  g_free (last);
  return joined;
}

/* The one unit at the span's begin. */
static char *
unit_words (AttacheTimeSpan span, gboolean is_short, gboolean with_year)
{
  switch (span.precision)
    {
    case ATTACHE_PRECISION_MINUTE:
    case ATTACHE_PRECISION_HOUR:
      return instant_words (span.begin, is_short, with_year);
    case ATTACHE_PRECISION_PART_OF_DAY:
      return part_of_day_words (span, is_short, with_year);
    case ATTACHE_PRECISION_DAY:
      return day_words (span.begin, is_short, with_year);
    case ATTACHE_PRECISION_WEEK:
      return week_words (span.begin, is_short, with_year);
    case ATTACHE_PRECISION_MONTH:
      return month_words (span.begin, is_short, with_year);
    case ATTACHE_PRECISION_QUARTER:
      return part_of_year_words (span);
    case ATTACHE_PRECISION_DECADE:
      return decade_words (year_of (span.begin));
    case ATTACHE_PRECISION_CENTURY:
      return join_words (year_words (year_of (span.begin)), year_words (year_of (span.until - 1)));
    case ATTACHE_PRECISION_YEAR:
    default:
      return year_words (year_of (span.begin));
    }
}

/* A span of more than one of its units, from first to last. */
static char *
several_words (AttacheTimeSpan span, gint64 today, gboolean is_short)
{
  AttacheTimeUnit unit = attache_precision_to_time_unit (span.precision);
  AttacheTimeSpan first = attache_time_unit_span (unit, span.begin);
  AttacheTimeSpan last = attache_time_unit_span (unit, span.until - 1);
  gboolean same_year = year_of (first.begin) == year_of (last.begin);
  gboolean needs_year = today == ATTACHE_TIME_UNKNOWN || year_of (today) != year_of (last.begin)
                        || !same_year;

  if (span.precision == ATTACHE_PRECISION_DAY || span.precision == ATTACHE_PRECISION_WEEK)
    return attache_time_words_range (span.begin, span.until, today);
  return join_words (unit_words (first, is_short, needs_year && !same_year),
                     unit_words (last, is_short, needs_year));
}

static gboolean
is_several (AttacheTimeSpan span)
{
  AttacheTimeUnit unit = attache_precision_to_time_unit (span.precision);

  if (span.precision == ATTACHE_PRECISION_PART_OF_DAY || span.precision == ATTACHE_PRECISION_QUARTER
      || span.until <= span.begin)
    return FALSE;
  return attache_time_unit_add (unit, attache_time_unit_floor (unit, span.begin), 1) < span.until;
}

static char *
span_words (AttacheTimeSpan span, gint64 today, gboolean is_short)
{
  gboolean with_year;

  if (!attache_time_span_is_known (span))
    return g_strdup ("");
  if (is_several (span))
    return several_words (span, today, is_short);
  with_year = today == ATTACHE_TIME_UNKNOWN || year_of (today) != year_of (span.begin);
  return unit_words (span, is_short, with_year);
}

char *
attache_time_words_span (AttacheTimeSpan span)
{
  return span_words (span, ATTACHE_TIME_UNKNOWN, FALSE);
}

char *
attache_time_words_short (AttacheTimeSpan span, gint64 today)
{
  return span_words (span, today, TRUE);
}

char *
attache_time_words_range (gint64 begin, gint64 until, gint64 today)
{
  AttacheCivilDate first, last;
  gboolean with_year, same_year;
  g_autofree char *end = NULL;

  if (begin == ATTACHE_TIME_UNKNOWN || until == ATTACHE_TIME_UNKNOWN || begin >= until)
    return g_strdup ("");
  first = attache_civil_date_of (begin);
  last = attache_civil_date_of (until - 1);
  same_year = first.year == last.year;
  with_year = !same_year || today == ATTACHE_TIME_UNKNOWN || year_of (today) != last.year;
  end = day_words (until - 1, TRUE, with_year);
  if (attache_civil_to_days (first) == attache_civil_to_days (last))
    return g_steal_pointer (&end);
  if (same_year && first.month == last.month)
    /* Translators: days of one month: the first day's number, then the last day with its month:
     * "13–19 Sep 2022". */
    return g_strdup_printf (C_ ("days of one month", "%1$d–%2$s"), first.day, end);
  return join_words (day_words (begin, TRUE, !same_year), g_steal_pointer (&end));
}

char *
attache_time_words_clock (gint64 instant)
{
  /* Translators: strftime format of a time of day. */
  const char *format = C_ ("clock", "%H:%M");

  return format_words (instant, format, format);
}

static char *
weekday_words (gint64 instant)
{
  /* Translators: strftime format of a day with its short weekday: "Fri 9 Sep". */
  const char *format = C_ ("day", "%a %-e %b");

  return format_words (instant, format, format);
}

char *
attache_time_words_tick (AttacheTick tick)
{
  switch (tick.label)
    {
    case ATTACHE_TICK_CLOCK:
      return attache_time_words_clock (tick.at);
    case ATTACHE_TICK_DAY:
      return day_words (tick.at, TRUE, FALSE);
    case ATTACHE_TICK_WEEKDAY:
      return weekday_words (tick.at);
    case ATTACHE_TICK_MONTH:
      return month_words (tick.at, TRUE, FALSE);
    case ATTACHE_TICK_YEAR:
      return year_words (year_of (tick.at));
    case ATTACHE_TICK_NONE:
    default:
      return NULL;
    }
}
