/* SPDX-License-Identifier: GPL-3.0-or-later */

/* "Early", "mid", "the end of", "later this": which part of a span is meant; "before", "after":
 * which side of it. The value stays that of the whole, as TIMEX3 has it, but for the end of a
 * month, which is its last day. */

#include "config.h"

#include "attache-timex-resolver.h"

#include <string.h>

#define DAY ATTACHE_USEC_PER_DAY

/* Where the part begins and ends, in thirds; months end their first part after ten days. */
static void
cut_thirds (AttacheTimeSpan *span, AttacheTimexEdge edge, AttacheTimeUnit unit, gint n)
{
  gint64 begin = span->begin;

  switch (edge)
    {
    case ATTACHE_TIMEX_START:
      span->until = attache_time_unit_add (unit, begin, n);
      break;
    case ATTACHE_TIMEX_MID:
      span->begin = attache_time_unit_add (unit, begin, n);
      span->until = attache_time_unit_add (unit, begin, 2 * n);
      break;
    case ATTACHE_TIMEX_END:
      span->begin = attache_time_unit_add (unit, begin, 2 * n);
      break;
    case ATTACHE_TIMEX_WHOLE:
    case ATTACHE_TIMEX_PART:
      break;
    }
}

/* Early is before the 15th, mid the 10th to the 20th, late from the 16th. */
static void
cut_month (AttacheTimeSpan *span, AttacheTimexEdge edge)
{
  gint64 begin = span->begin;

  switch (edge)
    {
    case ATTACHE_TIMEX_START:
      span->until = begin + 15 * DAY;
      break;
    case ATTACHE_TIMEX_MID:
      span->begin = begin + 9 * DAY;
      span->until = begin + 20 * DAY;
      break;
    case ATTACHE_TIMEX_END:
      span->begin = begin + 15 * DAY;
      break;
    case ATTACHE_TIMEX_WHOLE:
    case ATTACHE_TIMEX_PART:
      break;
    }
}

static void
cut (AttacheTimeSpan *span, AttacheTimexEdge edge)
{
  switch (span->precision)
    {
    case ATTACHE_PRECISION_MONTH:
      cut_month (span, edge);
      break;
    case ATTACHE_PRECISION_QUARTER:
      cut_thirds (span, edge, ATTACHE_UNIT_MONTH, 1);
      break;
    case ATTACHE_PRECISION_YEAR:
      cut_thirds (span, edge, ATTACHE_UNIT_MONTH, 4);
      break;
    case ATTACHE_PRECISION_DECADE:
      cut_thirds (span, edge, ATTACHE_UNIT_MONTH, 40);
      break;
    case ATTACHE_PRECISION_CENTURY:
      cut_thirds (span, edge, ATTACHE_UNIT_MONTH, 400);
      break;
    case ATTACHE_PRECISION_WEEK:
      cut_thirds (span, edge, ATTACHE_UNIT_DAY, 2);
      break;
    case ATTACHE_PRECISION_MINUTE:
    case ATTACHE_PRECISION_HOUR:
    case ATTACHE_PRECISION_PART_OF_DAY:
    case ATTACHE_PRECISION_DAY:
      break;
    }
}

/* "earlier this month" is over, "later this month" to come. */
static gboolean
cut_at_publication (const AttacheTimexExpression *expression, const AttacheTimexStory *story,
                    AttacheTimeSpan *span)
{
  gint64 today;

  if (!(expression->is_split || expression->edge == ATTACHE_TIMEX_PART)
      || story->published == ATTACHE_TIME_UNKNOWN || story->published < span->begin
      || story->published >= span->until || story->published_precision > ATTACHE_PRECISION_DAY)
    return FALSE;
  today = attache_time_unit_floor (ATTACHE_UNIT_DAY, story->published);
  if (expression->edge == ATTACHE_TIMEX_START)
    span->until = today + DAY;
  else
    span->begin = today;
  return TRUE;
}

/* "the end of the month", "year-end": a day, but in histories. */
static gboolean
is_last_day (const AttacheTimexExpression *expression, const AttacheTimexStory *story,
             AttacheTimeSpan span)
{
  return expression->kind == ATTACHE_TIMEX_SHIFT && expression->is_point
         && expression->edge == ATTACHE_TIMEX_END && !story->is_history
         && (span.precision == ATTACHE_PRECISION_MONTH
             || (span.precision == ATTACHE_PRECISION_YEAR
                 && strcmp (expression->rule, "unit-end") == 0));
}

void
attache_timex_apply_edge (const AttacheTimexExpression *expression, const AttacheTimexStory *story,
                          AttacheTimexMeaning *meaning)
{
  static const char *const mods[] = { NULL, "START", "MID", "END", NULL };

  if (expression->edge == ATTACHE_TIMEX_WHOLE)
    return;
  if (meaning->mod == NULL)
    meaning->mod = mods[expression->edge];
  if (!attache_time_span_is_known (meaning->when))
    return;
  if (is_last_day (expression, story, meaning->when))
    {
      meaning->mod = NULL;
      meaning->when = attache_time_unit_span (ATTACHE_UNIT_DAY, meaning->when.until - DAY);
      attache_timex_format (meaning->when, meaning->value);
    }
  else if (!cut_at_publication (expression, story, &meaning->when))
    cut (&meaning->when, expression->edge);
}

void
attache_timex_apply_side (const AttacheTimexExpression *expression, AttacheTimexMeaning *meaning)
{
  AttacheTimeSpan *when = &meaning->when;

  if (expression->side == 0 || expression->kind != ATTACHE_TIMEX_CALENDAR
      || expression->edge != ATTACHE_TIMEX_WHOLE || !attache_time_span_is_known (*when)
      || (when->precision != ATTACHE_PRECISION_MONTH && when->precision != ATTACHE_PRECISION_YEAR))
    return;
  if (expression->side > 0)
    *when = (AttacheTimeSpan){ when->until, ATTACHE_TIME_UNKNOWN, when->precision };
  else
    *when = (AttacheTimeSpan){ ATTACHE_TIME_UNKNOWN, when->begin, when->precision };
}
