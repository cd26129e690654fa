/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calendar fields into a span: of which year, which week, which month. */

#include "config.h"

#include "attache-timex-resolver.h"

#include "attache-timex-fields.h"

#include <stdio.h>

#define DAY ATTACHE_USEC_PER_DAY

/* In a history a month this much earlier than the running one is the next year's: December, then
 * January. Others go back as often as on. */
#define MONTHS_BACK_TO_TURN 11

/* A date that is over by less is not taken for the next year's, whatever the tense. */
#define LATELY (90 * DAY)

static gboolean
knows_day (const AttacheTimexStory *story)
{
  return story->published != ATTACHE_TIME_UNKNOWN
         && story->published_precision <= ATTACHE_PRECISION_DAY;
}

static gint
year_of (gint64 instant)
{
  return attache_civil_date_of (instant).year;
}

/* The instant that years and weeks are told from. */
static gint64
reference (const AttacheTimexStory *story)
{
  if (story->is_history && attache_time_span_is_known (story->running))
    return story->running.begin;
  return story->published != ATTACHE_TIME_UNKNOWN ? story->published : story->running.begin;
}

/* The year that "of last year", "of that year" names. */
static gint
directed_year (const AttacheTimexStory *story, AttacheTimexDirection direction)
{
  gint64 from = reference (story);
  gint running = attache_time_span_is_known (story->running) ? year_of (story->running.begin)
                                                             : year_of (from);

  switch (direction)
    {
    case ATTACHE_TIMEX_LAST:
    case ATTACHE_TIMEX_PAST:
      return year_of (from) - 1;
    case ATTACHE_TIMEX_NEXT:
    case ATTACHE_TIMEX_COMING:
      return year_of (from) + 1;
    case ATTACHE_TIMEX_PREVIOUS:
      return running - 1;
    case ATTACHE_TIMEX_FOLLOWING:
      return running + 1;
    case ATTACHE_TIMEX_THAT:
    case ATTACHE_TIMEX_SAME:
      return running;
    case ATTACHE_TIMEX_THIS:
    case ATTACHE_TIMEX_CURRENT:
    case ATTACHE_TIMEX_LATEST:
    case ATTACHE_TIMEX_RECENT:
    case ATTACHE_TIMEX_THESE:
    default:
      return year_of (from);
    }
}

/* Whether the fields in the year of the day of writing begin after it; the same month is not later
 * than its days. */
static gboolean
is_ahead (AttacheTimeSpan span, gint64 published)
{
  return span.begin > published;
}

static gboolean
is_over (AttacheTimeSpan span, gint64 published)
{
  return span.until <= published;
}

/* Whether a date that lies ahead in the year of writing is taken for that one and not for last
 * year's: what will be always, what has no tense up to half a year, what was only where it is near
 * ("the rally was called for 14 January"). */
static gboolean
may_lie_ahead (const AttacheTimexExpression *expression, AttacheTense tense, gint64 distance)
{
  switch (tense)
    {
    case ATTACHE_TENSE_FUTURE:
      return TRUE;
    case ATTACHE_TENSE_PAST:
      return distance <= (expression->day != 0 ? 60 : 20) * DAY;
    case ATTACHE_TENSE_UNKNOWN:
    default:
      return distance <= 183 * DAY;
    }
}

/* A weekday with its date tells the year, of the one given and its neighbours. */
static gboolean
find_year_of_weekday (const AttacheTimexExpression *expression, gint *year)
{
  static const gint order[] = { 0, -1, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      AttacheTimeSpan span;

      if (attache_timex_span_in_year (expression, *year + order[i], &span)
          && attache_civil_weekday (span.begin / DAY - (span.begin % DAY < 0))
                 == expression->weekday)
        {
          *year += order[i];
          return TRUE;
        }
    }
  return FALSE;
}

/* In news: the year that direction and tense give, the nearest where they give none. */
static gint
year_seen_from (const AttacheTimexExpression *expression, AttacheTense tense, gint64 published)
{
  gint year = year_of (published);
  AttacheTimeSpan span;

  if (!attache_timex_span_in_year (expression, year, &span)
      || (expression->week != 0 && expression->month == 0))
    return year;
  if (expression->weekday != 0 && expression->day != 0 && find_year_of_weekday (expression, &year))
    return year;
  switch ((AttacheTimexDirection) expression->direction)
    {
    case ATTACHE_TIMEX_LAST:
    case ATTACHE_TIMEX_PAST:
    case ATTACHE_TIMEX_PREVIOUS:
      return is_over (span, published) ? year : year - 1;
    case ATTACHE_TIMEX_NEXT:
    case ATTACHE_TIMEX_COMING:
    case ATTACHE_TIMEX_FOLLOWING:
      return is_ahead (span, published) ? year : year + 1;
    case ATTACHE_TIMEX_THIS:
    case ATTACHE_TIMEX_CURRENT:
    case ATTACHE_TIMEX_THAT:
    case ATTACHE_TIMEX_SAME:
      return year;
    case ATTACHE_TIMEX_LATEST:
    case ATTACHE_TIMEX_RECENT:
    case ATTACHE_TIMEX_THESE:
    default:
      break;
    }
  if (is_over (span, published) && tense == ATTACHE_TENSE_FUTURE)
    return published - span.until > LATELY ? year + 1 : year;
  if (is_ahead (span, published) && !may_lie_ahead (expression, tense, span.begin - published))
    return year - 1;
  /* In December the January that lies ahead is the next year's. */
  if (is_over (span, published) && tense == ATTACHE_TENSE_UNKNOWN)
    {
      AttacheTimeSpan next;

      if (attache_timex_span_in_year (expression, year + 1, &next)
          && next.begin - published <= 60 * DAY)
        return year + 1;
    }
  return year;
}

/* In a history: the running year, or the next where the months have turned. */
static gint
year_of_story (const AttacheTimexExpression *expression, const AttacheTimexStory *story)
{
  AttacheCivilDate running = attache_civil_date_of (story->running.begin);
  AttacheTimeSpan span;
  gint month, year = running.year;

  if (expression->direction != 0)
    year = directed_year (story, expression->direction);
  if (!attache_timex_span_in_year (expression, running.year, &span) || expression->direction != 0)
    return year;
  month = attache_civil_date_of (span.begin).month;
  if (story->running.precision < ATTACHE_PRECISION_YEAR
      && running.month - month >= MONTHS_BACK_TO_TURN)
    year++;
  return year;
}

/* Whether the running date tells the year of the next: in a history always; in a text without a
 * date only a month or a day does, for a year may be named in passing. */
static gboolean
is_dated_story (const AttacheTimexStory *story)
{
  return attache_time_span_is_known (story->running)
         && (story->is_history || story->running.precision <= ATTACHE_PRECISION_MONTH);
}

/* The first year in which the fields do not begin before @from. */
static gint
year_after (const AttacheTimexExpression *expression, gint64 from)
{
  gint year = year_of (from);
  AttacheTimeSpan span;

  return attache_timex_span_in_year (expression, year, &span) && span.begin < from ? year + 1
                                                                                   : year;
}

/* FALSE where nothing tells the year. */
static gboolean
find_year (const AttacheTimexExpression *expression, AttacheTense tense,
           const AttacheTimexStory *story, gint *year)
{
  gboolean has_running = is_dated_story (story);

  if (expression->year != ATTACHE_TIMEX_NO_YEAR)
    *year = expression->year;
  else if (story->published == ATTACHE_TIME_UNKNOWN && !has_running)
    return FALSE;
  else if (expression->follows && has_running && !story->is_history)
    *year = year_after (expression, story->running.begin);
  else if (expression->direction != 0 && expression->direction_of == ATTACHE_UNIT_YEAR)
    *year = directed_year (story, expression->direction);
  else if ((story->is_history || story->published == ATTACHE_TIME_UNKNOWN) && has_running)
    *year = year_of_story (expression, story);
  else if (story->published != ATTACHE_TIME_UNKNOWN)
    *year = year_seen_from (expression, tense, story->published);
  else
    return FALSE;
  return TRUE;
}

static gboolean
find_weekday (const AttacheTimexExpression *expression, AttacheTense tense,
              const AttacheTimexStory *story, AttacheTimeSpan *span)
{
  gint64 today = attache_time_unit_floor (ATTACHE_UNIT_DAY, story->published);
  gint64 monday = attache_time_unit_floor (ATTACHE_UNIT_WEEK, story->published), day;
  gint ahead;

  if (!knows_day (story) || story->is_history)
    return FALSE;
  day = monday + (expression->weekday - 1) * DAY;
  ahead = (gint) ((day - today) / DAY);
  switch ((AttacheTimexDirection) expression->direction)
    {
    case ATTACHE_TIMEX_PREVIOUS:
      ahead -= 7;
      break;
    case ATTACHE_TIMEX_LAST:
      ahead -= expression->direction_of == ATTACHE_UNIT_WEEK || ahead >= 0 ? 7 : 0;
      break;
    case ATTACHE_TIMEX_PAST:
      ahead -= ahead >= 0 ? 7 : 0;
      break;
    case ATTACHE_TIMEX_COMING:
      ahead += ahead <= 0 ? 7 : 0;
      break;
    case ATTACHE_TIMEX_NEXT:
    case ATTACHE_TIMEX_FOLLOWING:
      ahead += 7;
      break;
    case ATTACHE_TIMEX_THIS:
    case ATTACHE_TIMEX_CURRENT:
    case ATTACHE_TIMEX_THAT:
    case ATTACHE_TIMEX_SAME:
      break;
    case ATTACHE_TIMEX_LATEST:
    case ATTACHE_TIMEX_RECENT:
    case ATTACHE_TIMEX_THESE:
    default:
      if (tense == ATTACHE_TENSE_FUTURE)
        ahead += ahead < 0 ? 7 : 0;
      else
        ahead -= ahead > 0 ? 7 : 0;
      break;
    }
  *span = attache_time_unit_span (ATTACHE_UNIT_DAY, today + ahead * DAY);
  return TRUE;
}

/* "the 15th day of next month", "on the 18th": by the month's direction, or of the month that the
 * story or the day of writing is in. */
static gboolean
find_day_of_month (const AttacheTimexExpression *expression, AttacheTense tense,
                   const AttacheTimexStory *story, AttacheTimeSpan *span)
{
  gint64 from = reference (story);
  AttacheCivilDate date;

  if (from == ATTACHE_TIME_UNKNOWN
      || (story->is_history && story->running.precision > ATTACHE_PRECISION_MONTH))
    return FALSE;
  if (!story->is_history && !knows_day (story))
    return FALSE;
  date = attache_civil_date_of (from);
  if (expression->direction == ATTACHE_TIMEX_NEXT || expression->direction == ATTACHE_TIMEX_COMING)
    date.month++;
  else if (expression->direction == ATTACHE_TIMEX_LAST
           || (expression->direction == 0 && !story->is_history && tense == ATTACHE_TENSE_PAST
               && expression->day > date.day))
    date.month--;
  date = attache_civil_from_days (
      attache_civil_to_days ((AttacheCivilDate){ date.year, date.month, 1 }));
  date.day = expression->nth != 0 ? attache_timex_nth_day (expression, date.year, date.month)
                                  : expression->day;
  if (!attache_civil_is_valid (date))
    return FALSE;
  *span = attache_timex_day_span (date);
  return TRUE;
}

/* "Monday 21": the nearest such day, a Monday, back or ahead. */
static gboolean
find_weekday_of_month (const AttacheTimexExpression *expression, const AttacheTimexStory *story,
                       AttacheTimeSpan *span)
{
  gint64 today;

  if (!knows_day (story))
    return FALSE;
  today = attache_time_unit_floor (ATTACHE_UNIT_DAY, story->published);
  for (gint64 distance = 0; distance < 370; distance++)
    for (gint sign = -1; sign <= 1; sign += 2)
      {
        *span = attache_time_unit_span (ATTACHE_UNIT_DAY, today + sign * distance * DAY);
        if (attache_civil_date_of (span->begin).day == expression->day
            && attache_civil_weekday (span->begin / DAY - (span->begin % DAY < 0))
                   == expression->weekday)
          return TRUE;
      }
  return FALSE;
}

static AttacheTimeSpan
years_span (gint year, AttachePrecision precision)
{
  AttacheTimeUnit unit = attache_precision_to_time_unit (precision);
  AttacheTimeSpan span;

  span.begin = attache_civil_instant ((AttacheCivilDate){ year, 1, 1 }, 0, 0, 0);
  span.until = attache_time_unit_add (unit, span.begin, 1);
  span.precision = precision;
  return span;
}

/* "the 1988 period": the quarter that the story is in, of that year. */
static gboolean
find_quarter_of_story (const AttacheTimexExpression *expression, const AttacheTimexStory *story,
                       AttacheTimeSpan *span)
{
  AttacheTimeSpan quarter = attache_timex_quarter_of_story (story);

  if (!attache_time_span_is_known (quarter))
    *span = years_span (expression->year, ATTACHE_PRECISION_YEAR);
  else
    *span = attache_time_unit_span (
        ATTACHE_UNIT_QUARTER, attache_time_unit_add (ATTACHE_UNIT_YEAR, quarter.begin,
                                                     expression->year - year_of (quarter.begin)));
  return TRUE;
}

/* A value with its year left open. */
static void
print_open (const AttacheTimexExpression *expression, char *value)
{
  static const char *const seasons[] = { "", "SP", "SU", "FA", "WI" };

  if (expression->month != 0 && expression->day != 0)
    snprintf (value, ATTACHE_TIMEX_BUFFER, "XXXX-%02d-%02d", expression->month, expression->day);
  else if (expression->month != 0)
    snprintf (value, ATTACHE_TIMEX_BUFFER, "XXXX-%02d", expression->month);
  else if (expression->season != 0)
    snprintf (value, ATTACHE_TIMEX_BUFFER, "XXXX-%s", seasons[expression->season]);
  else if (expression->quarter != 0)
    snprintf (value, ATTACHE_TIMEX_BUFFER, "XXXX-Q%d", expression->quarter);
  else if (expression->weekday != 0)
    snprintf (value, ATTACHE_TIMEX_BUFFER, "XXXX-WXX-%d", expression->weekday);
  else
    snprintf (value, ATTACHE_TIMEX_BUFFER, "XXXX-XX-XX");
}

static gboolean
has_fields_in_year (const AttacheTimexExpression *expression)
{
  return expression->month != 0 || expression->season != 0 || expression->quarter != 0
         || expression->half != 0 || expression->holiday >= 0 || expression->week != 0;
}

gboolean
attache_timex_resolve_calendar (const AttacheTimexExpression *expression, AttacheTense tense,
                                const AttacheTimexStory *story, AttacheTimexMeaning *meaning)
{
  gint year;
  gboolean is_known;

  meaning->when = ATTACHE_TIME_SPAN_UNKNOWN;
  if (expression->quarter < 0)
    is_known = find_quarter_of_story (expression, story, &meaning->when);
  else if (has_fields_in_year (expression))
    {
      is_known = find_year (expression, tense, story, &year);
      /* 29 February: of the last leap year. */
      for (gint back = 0; is_known && back < 8 && expression->year == ATTACHE_TIMEX_NO_YEAR
                          && !attache_timex_span_in_year (expression, year, &meaning->when);
           back++)
        year--;
      if (is_known && !attache_timex_span_in_year (expression, year, &meaning->when))
        return FALSE;
    }
  else if (expression->nth != 0)
    is_known = find_day_of_month (expression, tense, story, &meaning->when);
  else if (expression->weekday != 0 && expression->day != 0)
    is_known = find_weekday_of_month (expression, story, &meaning->when);
  else if (expression->day != 0)
    is_known = find_day_of_month (expression, tense, story, &meaning->when);
  else if (expression->weekday != 0)
    is_known = find_weekday (expression, tense, story, &meaning->when);
  else if (expression->year != ATTACHE_TIMEX_NO_YEAR)
    {
      meaning->when = years_span (expression->year, expression->year_precision);
      is_known = TRUE;
    }
  else
    is_known = FALSE;
  if (is_known && expression->weekend)
    attache_timex_print_weekend (meaning);
  else if (is_known)
    attache_timex_format (meaning->when, meaning->value);
  else
    print_open (expression, meaning->value);
  return TRUE;
}
