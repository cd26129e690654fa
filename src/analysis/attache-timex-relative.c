/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole units seen from now or from the story: "last week", "the following year", "the end of the
 * month", "earlier this year", "the quarter", and the days around today. */

#include "config.h"

#include "attache-timex-relative.h"

#define GET(i) attache_timex_line_get (line, (i))

static gboolean
is_whole_unit (const AttacheTimexPiece *piece)
{
  return piece->word == ATTACHE_TW_UNIT && !(piece->flags & ATTACHE_PIECE_PLURAL);
}

/* Where a direction leads, in units, and whether from the story. */
static void
apply_direction (AttacheTimexExpression *expression, AttacheTimexDirection direction)
{
  expression->direction = (gint8) direction;
  expression->amount = 0;
  switch (direction)
    {
    case ATTACHE_TIMEX_LAST:
    case ATTACHE_TIMEX_PAST:
      expression->amount = -1;
      break;
    case ATTACHE_TIMEX_PREVIOUS:
      expression->amount = -1;
      expression->anchor = ATTACHE_TIMEX_FROM_RUNNING;
      break;
    case ATTACHE_TIMEX_NEXT:
    case ATTACHE_TIMEX_COMING:
      expression->amount = 1;
      break;
    case ATTACHE_TIMEX_FOLLOWING:
      expression->amount = 1;
      expression->anchor = ATTACHE_TIMEX_FROM_RUNNING;
      break;
    case ATTACHE_TIMEX_THAT:
    case ATTACHE_TIMEX_SAME:
      expression->anchor = ATTACHE_TIMEX_FROM_RUNNING;
      break;
    case ATTACHE_TIMEX_THIS:
    case ATTACHE_TIMEX_CURRENT:
    case ATTACHE_TIMEX_LATEST:
    case ATTACHE_TIMEX_RECENT:
    case ATTACHE_TIMEX_THESE:
      break;
    }
}

/* "that same", "this past", "this coming", "the following": one or two direction words. */
static gboolean
read_direction (const AttacheTimexLine *line, guint *at, AttacheTimexDirection *direction,
                gboolean *has_article)
{
  guint i = *at;

  *has_article = GET (i)->word == ATTACHE_TW_THE;
  i += *has_article;
  if (GET (i)->word != ATTACHE_TW_RELATIVE)
    return FALSE;
  *direction = GET (i++)->value;
  if (GET (i)->word == ATTACHE_TW_RELATIVE
      && (*direction == ATTACHE_TIMEX_THIS
          || (*direction == ATTACHE_TIMEX_THAT && GET (i)->value == ATTACHE_TIMEX_SAME)))
    *direction = GET (i++)->value;
  *at = i;
  return TRUE;
}

/* "the next day" follows the story; "next week" the calendar. */
static void
anchor_to_story (AttacheTimexExpression *expression, gboolean has_article)
{
  if (expression->direction == ATTACHE_TIMEX_NEXT && has_article)
    expression->anchor = ATTACHE_TIMEX_FROM_RUNNING;
  if (expression->direction == ATTACHE_TIMEX_NEXT && expression->unit == ATTACHE_UNIT_DAY)
    expression->anchor = ATTACHE_TIMEX_FROM_RUNNING;
}

/* "last week", "this fiscal year", "the current quarter", "that same day", "the weekend". */
static gboolean
read_directed_unit (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  AttacheTimexDirection direction;
  gboolean has_article;
  guint i = *at;

  if (!read_direction (line, &i, &direction, &has_article))
    return FALSE;
  if (GET (i)->word == ATTACHE_TW_FISCAL)
    i++;
  if (GET (i)->word == ATTACHE_TW_WEEKEND)
    {
      expression->unit = ATTACHE_UNIT_WEEK;
      expression->weekend = TRUE;
    }
  else if (GET (i)->word == ATTACHE_TW_PERIOD && direction == ATTACHE_TIMEX_LATEST)
    expression->unit = ATTACHE_UNIT_QUARTER;
  else if (!is_whole_unit (GET (i)) || GET (i)->value == ATTACHE_UNIT_SECOND
           || direction == ATTACHE_TIMEX_RECENT || direction == ATTACHE_TIMEX_THESE)
    return FALSE;
  else
    expression->unit = GET (i)->value & 0xff;
  apply_direction (expression, direction);
  anchor_to_story (expression, has_article);
  if (direction == ATTACHE_TIMEX_LATEST && expression->unit == ATTACHE_UNIT_QUARTER)
    expression->anchor = ATTACHE_TIMEX_FROM_RUNNING;
  *at = i + 1;
  return TRUE;
}

/* "the weekend", "the year", "the quarter", "the month", "the week": the one that is spoken of. */
static gboolean
read_definite_unit (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  guint i = *at + 1;
  gboolean is_fiscal = GET (i)->word == ATTACHE_TW_FISCAL;

  if (GET (*at)->word != ATTACHE_TW_THE)
    return FALSE;
  i += is_fiscal;
  if (GET (i)->word == ATTACHE_TW_WEEKEND && !(GET (i)->flags & ATTACHE_PIECE_PLURAL))
    {
      expression->unit = ATTACHE_UNIT_WEEK;
      expression->weekend = TRUE;
      expression->rule = "weekend";
    }
  else if (!is_whole_unit (GET (i)) || GET (i)->value < ATTACHE_UNIT_WEEK
           || GET (i)->value > ATTACHE_UNIT_YEAR)
    return FALSE;
  else
    expression->unit = GET (i)->value & 0xff;
  /* "the quarter-century-old brigade" */
  if (GET (i + 1)->mark == '-')
    return FALSE;
  expression->anchor = expression->unit == ATTACHE_UNIT_QUARTER
                               || expression->unit == ATTACHE_UNIT_MONTH
                           ? ATTACHE_TIMEX_FROM_RUNNING
                           : ATTACHE_TIMEX_FROM_PUBLISHED;
  *at = i + 1;
  return TRUE;
}

/* "early", "later", "the end of" and the like before a unit. */
static gboolean
read_unit_edge (const AttacheTimexLine *line, guint *at, gint8 *edge, gboolean *is_point)
{
  guint i = *at;
  const AttacheTimexPiece *piece;
  gboolean has_article = GET (i)->word == ATTACHE_TW_THE;

  i += has_article;
  piece = GET (i++);
  *is_point = piece->word == ATTACHE_TW_POINT;
  if (piece->word == ATTACHE_TW_LATER && !has_article)
    *edge = piece->value < 0 ? ATTACHE_TIMEX_START : ATTACHE_TIMEX_END;
  else if (piece->word == ATTACHE_TW_EDGE || piece->word == ATTACHE_TW_POINT)
    *edge = (gint8) piece->value;
  else
    return FALSE;
  if (GET (i)->word == ATTACHE_TW_POINT && piece->word == ATTACHE_TW_EDGE)
    {
      *is_point = TRUE;
      i++;
    }
  if (GET (i)->word == ATTACHE_TW_OF || GET (i)->word == ATTACHE_TW_IN)
    i++;
  else if (*is_point)
    return FALSE;
  *at = i;
  return TRUE;
}

/* "year-end", "month's end", "year's end". */
static gboolean
read_end_of_unit (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  const AttacheTimexPiece *unit = GET (at), *mark = GET (at + 1);
  gboolean is_joined = mark->mark == '-';
  guint i = at + 1 + (is_joined || mark->word == ATTACHE_TW_POSSESSIVE);

  if (!is_whole_unit (unit) || unit->value < ATTACHE_UNIT_MONTH || GET (i)->word != ATTACHE_TW_POINT
      || GET (i)->value != ATTACHE_TIMEX_END)
    return FALSE;
  *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_SHIFT, "unit-end");
  expression->unit = unit->value & 0xff;
  expression->whole = TRUE;
  expression->edge = ATTACHE_TIMEX_END;
  /* "by year-end" is by its last day */
  expression->is_point = is_joined;
  if (expression->unit == ATTACHE_UNIT_MONTH)
    expression->anchor = ATTACHE_TIMEX_FROM_RUNNING;
  expression->end = i + 1;
  return TRUE;
}

/* "the week after next", "the day before", "the year after", where nothing follows that it could be
 * before. */
static gboolean
read_unit_before (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  const AttacheTimexPiece *step = GET (at + 2), *beyond = GET (at + 3);
  gboolean is_beyond = beyond->word == ATTACHE_TW_RELATIVE
                       && beyond->value
                              == (step->word == ATTACHE_TW_BEFORE ? ATTACHE_TIMEX_LAST
                                                                  : ATTACHE_TIMEX_NEXT)
                       && GET (at + 4)->word != ATTACHE_TW_UNIT;

  if (GET (at)->word != ATTACHE_TW_THE || !is_whole_unit (GET (at + 1))
      || GET (at + 1)->value < ATTACHE_UNIT_DAY
      || (step->word != ATTACHE_TW_BEFORE && step->word != ATTACHE_TW_AFTER)
      || (!is_beyond && at + 3 < line->array->len && GET (at + 3)->mark == 0))
    return FALSE;
  *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_SHIFT, "unit");
  expression->whole = TRUE;
  expression->anchor = ATTACHE_TIMEX_FROM_RUNNING;
  expression->unit = GET (at + 1)->value & 0xff;
  expression->amount = step->word == ATTACHE_TW_BEFORE ? -1 : 1;
  expression->end = at + 3;
  if (is_beyond)
    {
      expression->anchor = ATTACHE_TIMEX_FROM_PUBLISHED;
      expression->amount *= 2;
      expression->end = at + 4;
    }
  return TRUE;
}

/* "next week Wednesday", "next week on Tuesday". */
static void
read_weekday_of_week (const AttacheTimexLine *line, AttacheTimexExpression *expression)
{
  guint i = expression->end + (GET (expression->end)->word == ATTACHE_TW_ON);

  if (expression->unit != ATTACHE_UNIT_WEEK || expression->direction == 0 || expression->weekend
      || GET (i)->word != ATTACHE_TW_WEEKDAY || (GET (i)->flags & ATTACHE_PIECE_PLURAL))
    return;
  expression->kind = ATTACHE_TIMEX_CALENDAR;
  expression->rule = "weekday";
  expression->weekday = (gint8) GET (i)->value;
  expression->direction_of = ATTACHE_UNIT_WEEK;
  expression->end = i + 1;
}

gboolean
attache_timex_read_relative (const AttacheTimexLine *line, guint at,
                             AttacheTimexExpression *expression)
{
  guint i = at;
  gint8 edge = 0;
  gboolean is_point = FALSE, has_edge;

  if (read_end_of_unit (line, at, expression) || read_unit_before (line, at, expression))
    return TRUE;
  *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_SHIFT, "unit");
  expression->whole = TRUE;
  has_edge = read_unit_edge (line, &i, &edge, &is_point);
  if (!read_directed_unit (line, &i, expression) && !read_definite_unit (line, &i, expression))
    return FALSE;
  expression->edge = edge;
  expression->end = i;
  expression->is_point = has_edge && is_point;
  expression->is_split = GET (at)->word == ATTACHE_TW_LATER;
  if (!has_edge)
    read_weekday_of_week (line, expression);
  return TRUE;
}

/* "the day before yesterday", "the day after tomorrow". */
static gboolean
read_day_beyond (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  guint i = *at + (GET (*at)->word == ATTACHE_TW_THE);
  const AttacheTimexPiece *step = GET (i + 1);

  if (!is_whole_unit (GET (i)) || GET (i)->value != ATTACHE_UNIT_DAY
      || (step->word != ATTACHE_TW_BEFORE && step->word != ATTACHE_TW_AFTER)
      || GET (i + 2)->word != ATTACHE_TW_TODAY)
    return FALSE;
  expression->amount = GET (i + 2)->value + (step->word == ATTACHE_TW_BEFORE ? -1 : 1);
  *at = i + 3;
  return TRUE;
}

gboolean
attache_timex_read_today (const AttacheTimexLine *line, guint at,
                          AttacheTimexExpression *expression)
{
  guint i = at;

  *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_SHIFT, "today");
  expression->whole = TRUE;
  expression->unit = ATTACHE_UNIT_DAY;
  if (read_day_beyond (line, &i, expression))
    {
      expression->end = i;
      return TRUE;
    }
  if (GET (i)->word == ATTACHE_TW_EDGE || GET (i)->word == ATTACHE_TW_LATER)
    {
      expression->edge = GET (i)->word == ATTACHE_TW_LATER
                             ? (GET (i)->value < 0 ? ATTACHE_TIMEX_START : ATTACHE_TIMEX_END)
                             : (gint8) GET (i)->value;
      i++;
    }
  if (GET (i)->word == ATTACHE_TW_TODAY)
    expression->amount = GET (i)->value;
  else if (GET (i)->word == ATTACHE_TW_TONIGHT)
    {
      expression->part = ATTACHE_DAY_PART_NIGHT;
      expression->type = ATTACHE_TIMEX_TIME;
    }
  else
    return FALSE;
  expression->end = i + 1;
  return TRUE;
}
