/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps, lengths and frequencies into values and spans, clock times onto days, and the running date
 * of the story. */

#include "config.h"

#include "attache-timex-resolver.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define DAY ATTACHE_USEC_PER_DAY

/* "A year ago" means the same quarter a year ago for so many sentences after a quarter was told. */
#define SENTENCES_OF_QUARTER 6
#define MINUTE (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

static gboolean
has_running (const AttacheTimexStory *story)
{
  return attache_time_span_is_known (story->running);
}

/* Whether the anchor is told finely enough to count @unit from it: no days from a year. */
static gboolean
is_fine_enough (AttacheTimeSpan anchor, AttacheTimeUnit unit)
{
  return anchor.precision <= attache_time_unit_to_precision (unit)
         || (unit >= ATTACHE_UNIT_MONTH && anchor.precision <= ATTACHE_PRECISION_YEAR
             && unit >= attache_precision_to_time_unit (anchor.precision));
}

/* Where a step starts from; unknown where the text tells none. */
static AttacheTimeSpan
anchor_of (const AttacheTimexExpression *expression, const AttacheTimexStory *story)
{
  AttacheTimeSpan published = { story->published, story->published, story->published_precision };
  /* A history's "next year" is its story's, and its "last night" where the story has come to a day;
   * else such words are the writer's. */
  gboolean from_running = expression->anchor == ATTACHE_TIMEX_FROM_RUNNING
                          || (story->is_history
                              && (story->published == ATTACHE_TIME_UNKNOWN
                                  || is_fine_enough (story->running, expression->unit)));

  if (expression->whole && expression->unit == ATTACHE_UNIT_QUARTER && !story->is_history
      && expression->anchor == ATTACHE_TIMEX_FROM_RUNNING && expression->amount == 0)
    return attache_timex_quarter_of_story (story);
  /* "later in the month": of the one just told, else of this one. */
  if (expression->whole && expression->unit == ATTACHE_UNIT_MONTH && expression->direction == 0
      && expression->amount == 0 && !story->is_history && story->published != ATTACHE_TIME_UNKNOWN
      && (story->running.precision > ATTACHE_PRECISION_MONTH
          || expression->sentence - story->running_sentence > 1))
    return published;
  if (from_running && has_running (story))
    return story->running;
  return published;
}

static void
set_unknown (const AttacheTimexExpression *expression, AttacheTimexMeaning *meaning)
{
  const char *value = expression->unit <= ATTACHE_UNIT_DAY     ? "XXXX-XX-XX"
                      : expression->unit == ATTACHE_UNIT_WEEK  ? "XXXX-WXX"
                      : expression->unit == ATTACHE_UNIT_MONTH ? "XXXX-XX"
                                                               : "XXXX";

  g_strlcpy (meaning->value, value, sizeof meaning->value);
}

/* "last week", "that year", "the weekend". */
static AttacheTimeSpan
whole_unit (const AttacheTimexExpression *expression, AttacheTimeSpan anchor)
{
  gint64 begin = attache_time_unit_floor (expression->unit, anchor.begin);
  AttacheTimeSpan span;

  /* On a Monday "the weekend" and "earlier this weekend" are the one that was. */
  if (expression->weekend && anchor.begin - begin < 3 * DAY
      && (expression->direction == 0 || expression->edge == ATTACHE_TIMEX_START))
    begin -= 7 * DAY;

  begin = attache_time_unit_add (expression->unit, begin, (gint64) expression->amount);
  span = attache_time_unit_span (expression->unit, begin);
  if (expression->weekend)
    {
      span.begin += 5 * DAY;
      span.precision = ATTACHE_PRECISION_DAY;
    }
  return span;
}

AttacheTimeSpan
attache_timex_quarter_of_story (const AttacheTimexStory *story)
{
  gint64 begin;

  if (attache_time_span_is_known (story->quarter) || story->published == ATTACHE_TIME_UNKNOWN)
    return story->quarter;
  begin = attache_time_unit_floor (ATTACHE_UNIT_QUARTER, story->published);
  return attache_time_unit_span (ATTACHE_UNIT_QUARTER,
                                 attache_time_unit_add (ATTACHE_UNIT_QUARTER, begin, -1));
}

/* A comparison with the year before keeps to the quarter that is reported on. */
static gboolean
compares_quarters (const AttacheTimexExpression *expression, const AttacheTimexStory *story)
{
  return expression->keeps_precision && expression->unit == ATTACHE_UNIT_YEAR && !story->is_history
         && expression->amount == -1 && attache_time_span_is_known (story->quarter)
         && expression->sentence - story->quarter_sentence <= SENTENCES_OF_QUARTER;
}

static gint64
add_rest (const AttacheTimexRest *rest, gint sign, gint64 instant)
{
  for (guint i = 0; i < rest->n; i++)
    instant = attache_time_unit_add (rest->unit[i], instant, sign * rest->amount[i]);
  return instant;
}

/* "two days ago", "a year earlier": by the unit told. A week's step from a day ends on a day, told
 * to the week. */
static AttacheTimeSpan
stepped (const AttacheTimexExpression *expression, const AttacheTimexStory *story,
         AttacheTimeSpan anchor)
{
  AttacheTimeUnit unit = expression->unit;
  gint64 begin = attache_time_unit_add (unit, anchor.begin, (gint64) round (expression->amount));
  AttacheTimeSpan span;

  /* A year and a half ago is eighteen months ago, in the year where those end. */
  if (unit == ATTACHE_UNIT_YEAR && expression->amount != round (expression->amount))
    begin = attache_time_unit_add (ATTACHE_UNIT_MONTH, anchor.begin,
                                   (gint64) round (expression->amount * 12));
  if (expression->rest.n > 0)
    {
      unit = expression->rest.unit[expression->rest.n - 1];
      begin = add_rest (&expression->rest, expression->amount < 0 ? -1 : 1, begin);
    }
  if (compares_quarters (expression, story))
    return attache_time_unit_span (
        ATTACHE_UNIT_QUARTER, attache_time_unit_add (ATTACHE_UNIT_YEAR, story->quarter.begin, -1));
  span = attache_time_unit_span (MIN (unit, ATTACHE_UNIT_YEAR), begin);
  if (unit == ATTACHE_UNIT_WEEK && anchor.precision <= ATTACHE_PRECISION_DAY)
    {
      span = attache_time_unit_span (ATTACHE_UNIT_DAY, begin);
      span.precision = ATTACHE_PRECISION_WEEK;
    }
  return span;
}

void
attache_timex_print_weekend (AttacheTimexMeaning *meaning)
{
  AttacheTimeSpan week = meaning->when;

  week.precision = ATTACHE_PRECISION_WEEK;
  attache_timex_format (week, meaning->value);
  g_strlcat (meaning->value, "-WE", sizeof meaning->value);
}

/* "Three years later" in news, counted from a date that was not just told, would lie years ahead:
 * it was told from another. */
static gboolean
is_beyond_story (const AttacheTimexExpression *expression, const AttacheTimexStory *story)
{
  return expression->anchor == ATTACHE_TIMEX_FROM_RUNNING && !expression->whole
         && expression->amount >= 1 && expression->unit >= ATTACHE_UNIT_YEAR
         && expression->rest.n == 0 && !story->is_history
         && (!has_running (story) || expression->sentence - story->running_sentence > 2);
}

static void
resolve_shift (const AttacheTimexExpression *expression, const AttacheTimexStory *story,
               AttacheTimexMeaning *meaning)
{
  AttacheTimeSpan anchor = anchor_of (expression, story);

  meaning->when = ATTACHE_TIME_SPAN_UNKNOWN;
  if (!attache_time_span_is_known (anchor) || !is_fine_enough (anchor, expression->unit)
      || is_beyond_story (expression, story))
    {
      set_unknown (expression, meaning);
      return;
    }
  meaning->when = expression->whole ? whole_unit (expression, anchor)
                                    : stepped (expression, story, anchor);
  if (expression->weekend)
    attache_timex_print_weekend (meaning);
  else
    attache_timex_format (meaning->when, meaning->value);
}

/* P2Y3M, P1DT12H. */
static void
print_compound (const AttacheTimexExpression *expression, AttacheTimexMeaning *meaning)
{
  const AttacheTimexRest *rest = &expression->rest;
  gboolean has_clock = expression->unit < ATTACHE_UNIT_DAY;
  char part[ATTACHE_TIMEX_BUFFER];

  attache_timex_format_duration (expression->amount, expression->unit, meaning->value);
  for (guint i = 0; i < rest->n; i++)
    {
      gboolean is_clock = rest->unit[i] < ATTACHE_UNIT_DAY;

      attache_timex_format_duration (rest->amount[i], rest->unit[i], part);
      /* Its P, and its T but for the first. */
      g_strlcat (meaning->value, part + (is_clock && has_clock ? 2 : 1), sizeof meaning->value);
      has_clock |= is_clock;
    }
}

/* Halves are told in the next finer unit: P2Y6M, PT5H30M. */
static void
print_length (double amount, AttacheTimeUnit unit, AttacheTimexMeaning *meaning)
{
  gint64 whole = (gint64) amount;

  if (unit == ATTACHE_UNIT_DECADE || unit == ATTACHE_UNIT_CENTURY)
    {
      amount *= unit == ATTACHE_UNIT_DECADE ? 10 : 100;
      unit = ATTACHE_UNIT_YEAR;
    }
  if (amount > 0 && amount - (double) whole == 0.5 && unit == ATTACHE_UNIT_YEAR)
    snprintf (meaning->value, sizeof meaning->value, whole > 0 ? "P%dY6M" : "P6M",
              (gint) MIN (whole, 999999));
  else if (amount > 0 && amount - (double) whole == 0.5 && unit == ATTACHE_UNIT_HOUR)
    snprintf (meaning->value, sizeof meaning->value, whole > 0 ? "PT%dH30M" : "PT30M",
              (gint) MIN (whole, 999999));
  else if (amount > 0 && amount - (double) whole == 0.5 && unit == ATTACHE_UNIT_MINUTE && whole > 0)
    snprintf (meaning->value, sizeof meaning->value, "PT%dM30S", (gint) MIN (whole, 999999));
  else
    attache_timex_format_duration (amount, unit, meaning->value);
}

/* "the past two months" reaches up to the day of writing, "the next two days" begins after it. */
static void
place_length (const AttacheTimexExpression *expression, const AttacheTimexStory *story,
              AttacheTimexMeaning *meaning)
{
  AttacheTimeUnit unit = expression->unit;
  gint64 amount = (gint64) expression->amount, from;

  if (expression->amount <= 0 || story->published == ATTACHE_TIME_UNKNOWN || story->is_history
      || story->published_precision > ATTACHE_PRECISION_DAY)
    return;
  from = attache_time_unit_floor (unit == ATTACHE_UNIT_QUARTER ? unit : ATTACHE_UNIT_DAY,
                                  story->published);
  switch ((AttacheTimexDirection) expression->direction)
    {
    case ATTACHE_TIMEX_LAST:
    case ATTACHE_TIMEX_PAST:
    case ATTACHE_TIMEX_PREVIOUS:
      meaning->when.begin = add_rest (&expression->rest, -1,
                                      attache_time_unit_add (unit, from, -amount));
      meaning->when.until = from;
      break;
    case ATTACHE_TIMEX_NEXT:
    case ATTACHE_TIMEX_COMING:
    case ATTACHE_TIMEX_FOLLOWING:
      from = unit == ATTACHE_UNIT_QUARTER ? attache_time_unit_add (unit, from, 1) : from + DAY;
      meaning->when.begin = from;
      meaning->when.until = add_rest (&expression->rest, 1,
                                      attache_time_unit_add (unit, from, amount));
      break;
    case ATTACHE_TIMEX_THIS:
    case ATTACHE_TIMEX_CURRENT:
    case ATTACHE_TIMEX_THAT:
    case ATTACHE_TIMEX_SAME:
    case ATTACHE_TIMEX_LATEST:
    case ATTACHE_TIMEX_RECENT:
    case ATTACHE_TIMEX_THESE:
    default:
      return;
    }
  meaning->when.precision = MAX (attache_time_unit_to_precision (unit), ATTACHE_PRECISION_DAY);
}

/* "in two weeks" is a day, told to the week; in the past it is a length. */
static void
place_ahead (const AttacheTimexExpression *expression, AttacheTense tense,
             const AttacheTimexStory *story, AttacheTimexMeaning *meaning)
{
  gint64 begin;

  if (expression->amount <= 0 || story->published == ATTACHE_TIME_UNKNOWN || story->is_history
      || tense == ATTACHE_TENSE_PAST || story->published_precision > ATTACHE_PRECISION_DAY)
    return;
  begin = attache_time_unit_add (expression->unit, story->published, (gint64) expression->amount);
  begin = add_rest (&expression->rest, 1, begin);
  meaning->when = attache_time_unit_span (MIN (expression->unit, ATTACHE_UNIT_DAY), begin);
  meaning->when.precision = attache_time_unit_to_precision (expression->unit);
}

/* The day that a clock time alone belongs to: the one the sentence told, else that of writing. */
static void
resolve_bare_clock (const AttacheTimexExpression *expression, const AttacheTimexStory *story,
                    AttacheTimexMeaning *meaning)
{
  gboolean has_day = has_running (story) && story->running.precision <= ATTACHE_PRECISION_DAY;
  gint64 from = ATTACHE_TIME_UNKNOWN;

  meaning->when = ATTACHE_TIME_SPAN_UNKNOWN;
  if (has_day && (story->is_history || story->running_sentence == expression->sentence))
    from = story->running.begin;
  else if (story->published != ATTACHE_TIME_UNKNOWN && !story->is_history
           && story->published_precision <= ATTACHE_PRECISION_DAY)
    from = story->published;
  g_strlcpy (meaning->value, "XXXX-XX-XX", sizeof meaning->value);
  if (from == ATTACHE_TIME_UNKNOWN)
    return;
  meaning->when = attache_time_unit_span (ATTACHE_UNIT_DAY, from);
  attache_timex_format (meaning->when, meaning->value);
}

static gboolean
is_bare_clock (const AttacheTimexExpression *expression)
{
  return expression->kind == ATTACHE_TIMEX_CALENDAR && expression->hour >= 0 && expression->day == 0
         && expression->weekday == 0 && expression->holiday < 0;
}

/* Puts the hour or the part of the day onto the day that was found. */
static void
apply_clock (const AttacheTimexExpression *expression, AttacheTimexMeaning *meaning)
{
  gsize n = strlen (meaning->value);
  gboolean is_day = meaning->when.precision == ATTACHE_PRECISION_DAY
                    && attache_time_span_is_known (meaning->when);
  gint64 midnight = meaning->when.begin;

  if (expression->part >= 0)
    {
      g_strlcat (meaning->value, attache_day_part_to_timex (expression->part),
                 sizeof meaning->value);
      if (is_day)
        meaning->when = attache_day_part_span (expression->part, midnight);
    }
  if (expression->hour < 0)
    return;
  if (n > 11)
    return;
  snprintf (meaning->value + n, sizeof meaning->value - n, "T%02d:%02d", expression->hour,
            MAX (expression->minute, 0));
  if (!is_day)
    return;
  midnight += (expression->hour * 60 + MAX (expression->minute, 0)) * MINUTE;
  if (expression->zone != ATTACHE_TIMEX_NO_ZONE)
    midnight -= expression->zone * 30 * MINUTE;
  meaning->when = attache_time_unit_span (
      expression->minute >= 0 ? ATTACHE_UNIT_MINUTE : ATTACHE_UNIT_HOUR, midnight);
}

/* "two days before Christmas": from what was told, by a step of its own. */
static void
apply_step (const AttacheTimexExpression *expression, AttacheTimexMeaning *meaning)
{
  gint64 begin;

  if (!expression->has_step || !attache_time_span_is_known (meaning->when))
    return;
  begin = attache_time_unit_add (expression->step_unit, meaning->when.begin,
                                 (gint64) round (expression->step));
  begin = add_rest (&expression->step_rest, expression->step < 0 ? -1 : 1, begin);
  meaning->when = attache_time_unit_span (
      MIN (expression->step_unit, attache_precision_to_time_unit (meaning->when.precision)), begin);
  attache_timex_format (meaning->when, meaning->value);
}

/* A year that a history only names: "the constitution of 1791", "since 1776". */
static gboolean
is_in_passing (const AttacheTimexExpression *expression, const AttacheTimexMeaning *meaning,
               const AttacheTimexStory *story)
{
  /* Nor is the writer's "last week" a turn of the story. */
  if (story->is_history && expression->kind == ATTACHE_TIMEX_SHIFT
      && expression->anchor == ATTACHE_TIMEX_FROM_PUBLISHED
      && !is_fine_enough (story->running, expression->unit))
    return TRUE;
  return story->is_history && has_running (story) && expression->kind == ATTACHE_TIMEX_CALENDAR
         && meaning->when.precision == ATTACHE_PRECISION_YEAR
         && (expression->before == ATTACHE_TW_OF || expression->before == ATTACHE_TW_SINCE);
}

/* The story goes on from a date that was told by the calendar or by a step. */
static void
advance (const AttacheTimexExpression *expression, const AttacheTimexMeaning *meaning,
         AttacheTimexStory *story)
{
  if (!attache_time_span_is_known (meaning->when))
    return;
  if (expression->kind != ATTACHE_TIMEX_CALENDAR && expression->kind != ATTACHE_TIMEX_SHIFT)
    return;
  if (meaning->when.precision >= ATTACHE_PRECISION_DECADE
      || (expression->keeps_precision && expression->amount < 0))
    return;
  if (meaning->when.precision == ATTACHE_PRECISION_QUARTER && expression->season == 0
      && expression->half == 0)
    {
      story->quarter = meaning->when;
      story->quarter_sentence = expression->sentence;
    }
  if (is_in_passing (expression, meaning, story))
    return;
  story->running = meaning->when;
  story->running_sentence = expression->sentence;
}

gboolean
attache_timex_resolve (const AttacheTimexExpression *expression, AttacheTense tense,
                       AttacheTimexStory *story, AttacheTimexMeaning *meaning)
{
  *meaning = (AttacheTimexMeaning){ .mod = expression->mod, .when = ATTACHE_TIME_SPAN_UNKNOWN };
  switch (expression->kind)
    {
    case ATTACHE_TIMEX_CALENDAR:
      if (is_bare_clock (expression))
        resolve_bare_clock (expression, story, meaning);
      else if (!attache_timex_resolve_calendar (expression, tense, story, meaning))
        return FALSE;
      break;
    case ATTACHE_TIMEX_SHIFT:
      resolve_shift (expression, story, meaning);
      break;
    case ATTACHE_TIMEX_LENGTH:
      if (expression->rest.n > 0)
        print_compound (expression, meaning);
      else
        print_length (expression->amount, expression->unit, meaning);
      if (expression->is_ahead)
        place_ahead (expression, tense, story, meaning);
      else
        place_length (expression, story, meaning);
      break;
    case ATTACHE_TIMEX_FREQUENCY:
      if (expression->value != NULL)
        g_strlcpy (meaning->value, expression->value, sizeof meaning->value);
      else
        print_length (expression->amount, expression->unit, meaning);
      break;
    case ATTACHE_TIMEX_VAGUE:
      if (expression->whole && story->published != ATTACHE_TIME_UNKNOWN && !story->is_history)
        meaning->when = attache_time_unit_span (ATTACHE_UNIT_DAY, story->published);
      g_strlcpy (meaning->value, expression->value, sizeof meaning->value);
      break;
    }
  apply_step (expression, meaning);
  apply_clock (expression, meaning);
  attache_timex_apply_edge (expression, story, meaning);
  /* Half a day, or a step beyond all time, leaves nothing between begin and end. */
  if (meaning->when.begin >= meaning->when.until)
    meaning->when = ATTACHE_TIME_SPAN_UNKNOWN;
  advance (expression, meaning, story);
  attache_timex_apply_side (expression, meaning);
  return TRUE;
}
