/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Weeks by their number and days by the month they are in: "the first week of May", "week 10", "the
 * week of 6 March", "the 15th day of next month", "the last Friday of October", "on the 18th". */

#include "config.h"

#include "attache-timex-calendar.h"
#include "attache-timex-number.h"

#define GET(i) attache_timex_line_get (line, (i))

static gboolean
is_unit (const AttacheTimexPiece *piece, AttacheTimeUnit unit)
{
  return piece->word == ATTACHE_TW_UNIT && piece->value == (gint16) unit
         && !(piece->flags & ATTACHE_PIECE_PLURAL);
}

/* A month or a year at @at, as what something is of. */
static gboolean
read_whole (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  AttacheTimexExpression whole;
  gint8 week = expression->week;
  guint first = expression->first;

  if (!attache_timex_read_date (line, at, &whole) && !attache_timex_read_years (line, at, &whole))
    return FALSE;
  if (whole.day != 0 || whole.weekday != 0 || whole.year_precision != ATTACHE_PRECISION_YEAR)
    return FALSE;
  *expression = whole;
  expression->first = first;
  expression->week = week;
  return TRUE;
}

/* "first week of May", "the last week of 2019". */
static gboolean
read_nth_week (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  guint i = at + (GET (at)->word == ATTACHE_TW_THE);
  gint number;

  if (GET (i)->word == ATTACHE_TW_RELATIVE && GET (i)->value == ATTACHE_TIMEX_LAST)
    {
      number = -1;
      i++;
    }
  else if (!attache_timex_read_ordinal (line, &i, &number) || number > 53)
    return FALSE;
  if (!is_unit (GET (i), ATTACHE_UNIT_WEEK) || GET (i + 1)->word != ATTACHE_TW_OF)
    return FALSE;
  expression->week = (gint8) number;
  return read_whole (line, i + 2, expression);
}

/* "week 10", "week 3 of 2027". */
static gboolean
read_numbered_week (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  guint i = at + (GET (at)->word == ATTACHE_TW_THE);
  const AttacheTimexPiece *number = GET (i + 1);

  if (!is_unit (GET (i), ATTACHE_UNIT_WEEK) || number->digits == 0 || number->digits > 2
      || number->number < 1 || number->number > 53 || !attache_timex_is_free_number (line, i + 1))
    return FALSE;
  expression->week = (gint8) number->number;
  expression->end = i + 2;
  attache_timex_read_year_of (line, expression);
  return TRUE;
}

/* "the week of March 6", "the week starting on 4 February", "w/c Feb 4". */
static gboolean
read_week_of_day (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  guint i = at + (GET (at)->word == ATTACHE_TW_THE);
  AttacheTimexExpression day;

  if (!is_unit (GET (i), ATTACHE_UNIT_WEEK))
    return FALSE;
  i++;
  /* "starting", "beginning", "commencing": one word of any kind, then "on" */
  i += GET (i)->word != ATTACHE_TW_OF;
  i += GET (i)->word == ATTACHE_TW_OF || GET (i)->word == ATTACHE_TW_ON;
  if (!attache_timex_read_date (line, i, &day) || day.day == 0 || day.month == 0)
    return FALSE;
  *expression = day;
  expression->first = at;
  expression->week = 1;
  return TRUE;
}

/* "next month", "the month", "this year" at @at, as what something is of. */
static gboolean
read_directed_whole (const AttacheTimexLine *line, guint *at, AttacheTimeUnit whole,
                     AttacheTimexExpression *expression)
{
  guint i = *at + (GET (*at)->word == ATTACHE_TW_THE);
  gboolean has_direction = GET (i)->word == ATTACHE_TW_RELATIVE;

  if (i == *at && !has_direction)
    return FALSE;
  expression->direction = has_direction ? (gint8) GET (i)->value : ATTACHE_TIMEX_THIS;
  i += has_direction;
  if (!is_unit (GET (i), whole))
    return FALSE;
  expression->direction_of = (gint8) whole;
  *at = i + 1;
  return TRUE;
}

/* "first", "the third", "the last". */
static gboolean
read_nth (const AttacheTimexLine *line, guint *at, gint *number)
{
  guint i = *at + (GET (*at)->word == ATTACHE_TW_THE);

  if (GET (i)->word == ATTACHE_TW_RELATIVE && GET (i)->value == ATTACHE_TIMEX_LAST)
    {
      *number = -1;
      i++;
    }
  else if (!attache_timex_read_ordinal (line, &i, number) || *number > 5)
    return FALSE;
  *at = i;
  return TRUE;
}

/* The month that an nth day is of: "December", "May 2019", "next month"; the last day of a year or
 * of a week is a date of its own. */
static gboolean
read_month_of_nth (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  gint8 nth = expression->nth, weekday = expression->weekday;
  guint i = at;

  if (read_directed_whole (line, &i, ATTACHE_UNIT_MONTH, expression))
    expression->end = i;
  else if (weekday == 0 && read_directed_whole (line, &i, ATTACHE_UNIT_WEEK, expression))
    {
      expression->weekday = nth < 0 ? 7 : nth;
      expression->nth = 0;
      expression->end = i;
      return expression->direction != 0;
    }
  else if (weekday == 0 && read_directed_whole (line, &i, ATTACHE_UNIT_YEAR, expression))
    {
      expression->month = nth < 0 ? 12 : 1;
      expression->end = i;
    }
  else if (!read_whole (line, at, expression)
           || expression->year_precision != ATTACHE_PRECISION_YEAR)
    return FALSE;
  else if (expression->month == 0)
    {
      if (weekday != 0 || expression->year == ATTACHE_TIMEX_NO_YEAR)
        return FALSE;
      expression->month = nth < 0 ? 12 : 1;
    }
  expression->nth = nth;
  expression->weekday = weekday;
  return TRUE;
}

/* "the second Friday of December", "the first Sunday of next month", "the last day of May". */
static gboolean
read_nth_weekday (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  guint i = at;
  gint number;

  if (!read_nth (line, &i, &number))
    return FALSE;
  if (GET (i)->word == ATTACHE_TW_WEEKDAY && !(GET (i)->flags & ATTACHE_PIECE_PLURAL))
    expression->weekday = (gint8) GET (i)->value;
  else if (!is_unit (GET (i), ATTACHE_UNIT_DAY) || number > 1)
    return FALSE;
  if (GET (i + 1)->word != ATTACHE_TW_OF && GET (i + 1)->word != ATTACHE_TW_IN)
    return FALSE;
  expression->nth = (gint8) number;
  return read_month_of_nth (line, i + 2, expression);
}

/* "the 15th day of next month", "the 20th of last month", "the 9th month of 2021". */
static gboolean
read_nth_of (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  guint i = at + (GET (at)->word == ATTACHE_TW_THE);
  AttacheTimeUnit unit, whole;
  gint number;

  if (!attache_timex_read_ordinal (line, &i, &number))
    return FALSE;
  unit = is_unit (GET (i), ATTACHE_UNIT_MONTH) ? ATTACHE_UNIT_MONTH : ATTACHE_UNIT_DAY;
  i += is_unit (GET (i), unit);
  whole = unit == ATTACHE_UNIT_DAY ? ATTACHE_UNIT_MONTH : ATTACHE_UNIT_YEAR;
  if (GET (i)->word != ATTACHE_TW_OF || number > (unit == ATTACHE_UNIT_DAY ? 31 : 12))
    return FALSE;
  i++;
  if (!read_directed_whole (line, &i, whole, expression))
    return FALSE;
  if (unit == ATTACHE_UNIT_DAY)
    expression->day = (gint8) number;
  else
    expression->month = (gint8) number;
  expression->end = i;
  return TRUE;
}

/* "on the 18th", "on 29th": the day of a month that is not said; not "on the 18th floor". */
static gboolean
read_bare_day (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  guint i = at + (GET (at)->word == ATTACHE_TW_THE);
  gint day;

  if (at == 0 || GET (at - 1)->word != ATTACHE_TW_ON || GET (i)->digits == 0
      || !attache_timex_read_ordinal (line, &i, &day) || day < 1 || day > 31)
    return FALSE;
  if ((GET (i)->flags & ATTACHE_PIECE_LETTERS)
      && (GET (i)->word == ATTACHE_TW_NONE || GET (i)->word == ATTACHE_TW_OF
          || GET (i)->word == ATTACHE_TW_UNIT))
    return FALSE;
  expression->day = (gint8) day;
  expression->end = i;
  return TRUE;
}

gboolean
attache_timex_read_week (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  static const AttacheTimexRule rules[] = { read_nth_week,    read_week_of_day, read_numbered_week,
                                            read_nth_weekday, read_nth_of,      read_bare_day };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_CALENDAR, "week");
      if (rules[i](line, at, expression))
        {
          expression->rule = expression->week != 0 ? "week" : "day-of-month";
          return TRUE;
        }
    }
  return FALSE;
}
