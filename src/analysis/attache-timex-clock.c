/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Times of day and parts of days. */

#include "config.h"

#include "attache-timex-clock.h"

#include "attache-timex-calendar.h"
#include "attache-timex-number.h"
#include "attache-timex-relative.h"

#define GET(i) attache_timex_line_get (line, (i))

static gboolean
is_glued (const AttacheTimexPiece *piece)
{
  return (piece->flags & ATTACHE_PIECE_GLUED) != 0;
}

static gboolean
set_clock (AttacheTimexExpression *expression, gint hour, gint minute)
{
  if (hour > 24 || minute > 59 || (hour == 24 && minute > 0))
    return FALSE;
  expression->hour = (gint8) hour;
  expression->minute = (gint8) minute;
  return TRUE;
}

/* "a.m." or "p.m." makes it a clock time; 12 a.m. is midnight. */
static gboolean
read_half_day (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  const AttacheTimexPiece *piece = GET (*at);

  if (piece->word != ATTACHE_TW_HALF_DAY || expression->hour > 12)
    return FALSE;
  expression->hour = (gint8) (expression->hour % 12 + piece->value);
  *at += 1;
  return TRUE;
}

/* "in the morning", "in the afternoon" after an hour. */
static gboolean
read_in_the_morning (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  if (GET (*at)->word != ATTACHE_TW_IN || GET (*at + 1)->word != ATTACHE_TW_THE
      || GET (*at + 2)->word != ATTACHE_TW_DAY_PART || expression->hour > 12)
    return FALSE;
  if (GET (*at + 2)->value != ATTACHE_DAY_PART_MORNING)
    expression->hour = (gint8) (expression->hour % 12 + 12);
  *at += 3;
  return TRUE;
}

/* "2:48", "2.30 pm", "14:30:15", "8 o'clock", "8 p.m.", "1430 GMT", "4 in the morning". */
static gboolean
read_hour (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  guint i = *at;
  const AttacheTimexPiece *hour = GET (i), *mark = GET (i + 1), *minute = GET (i + 2);
  gboolean is_colon = mark->mark == ':' && is_glued (mark) && minute->digits == 2;
  gboolean is_point = mark->mark == '.' && is_glued (mark) && minute->digits == 2;

  if (hour->word == ATTACHE_TW_CARDINAL && mark->word == ATTACHE_TW_OCLOCK)
    {
      *at += 2;
      return set_clock (expression, hour->value, 0);
    }
  if (hour->digits == 4 && hour->number / 100 < 25
      && (mark->word == ATTACHE_TW_ZONE || GET (i + 1)->word == ATTACHE_TW_HALF_DAY))
    {
      *at += 1;
      return set_clock (expression, hour->number / 100, hour->number % 100)
             && (mark->word == ATTACHE_TW_ZONE || read_half_day (line, at, expression));
    }
  if (hour->digits == 0 || hour->digits > 2)
    return FALSE;
  i += is_colon || is_point ? 3 : 1;
  if (!set_clock (expression, hour->number, is_colon || is_point ? minute->number : -1))
    return FALSE;
  if (is_colon && GET (i)->mark == ':' && GET (i + 1)->digits == 2)
    i += 2;
  if (GET (i)->word == ATTACHE_TW_OCLOCK)
    i++;
  else if (!read_half_day (line, &i, expression) && !read_in_the_morning (line, &i, expression))
    {
      if (!is_colon)
        return FALSE;
      /* "4:3" is a ratio, "1:1 meeting" too; "10:15 hrs" is a time. */
      if (GET (i)->word == ATTACHE_TW_UNIT && is_glued (GET (i)))
        i++;
    }
  if (expression->minute < 0 && GET (i)->word == ATTACHE_TW_OCLOCK)
    i++;
  *at = i;
  return TRUE;
}

/* Words before which a bare "14:30" is a time and no score or verse. */
static gboolean
is_score (const AttacheTimexLine *line, guint at)
{
  const AttacheTimexPiece *before = at > 0 ? GET (at - 1) : GET (G_MAXUINT);

  return is_glued (GET (at)) && (before->digits > 0 || before->mark == '.' || before->mark == ',');
}

/* "GMT", "(EST)"; "local time", "Strelsau time", which are no zones we know. */
static void
read_zone (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  guint i = *at + (GET (*at)->mark == '(');

  if (GET (i)->word == ATTACHE_TW_NONE && (GET (i)->flags & ATTACHE_PIECE_LETTERS)
      && GET (i + 1)->word == ATTACHE_TW_TIME && i == *at)
    {
      *at += 2;
      return;
    }
  if (GET (i)->word != ATTACHE_TW_ZONE)
    return;
  expression->zone = (gint8) GET (i)->value;
  i++;
  /* "UTC+4" */
  if ((GET (i)->mark == '+' || GET (i)->mark == '-') && is_glued (GET (i))
      && GET (i + 1)->digits > 0 && is_glued (GET (i + 1)) && GET (i + 1)->number <= 14)
    {
      expression->zone += (gint8) ((GET (i)->mark == '+' ? 2 : -2) * GET (i + 1)->number);
      i += 2;
    }
  if (GET (*at)->mark == '(' && GET (i)->mark == ')')
    i++;
  *at = i;
}

/* The day after a clock time: "Wednesday", "on 3 May", ", Nov. 6", "tomorrow", "this morning". */
static void
read_day_after (const AttacheTimexLine *line, AttacheTimexExpression *expression)
{
  AttacheTimexExpression day;
  guint at = expression->end;

  at += GET (at)->mark == ',';
  at += GET (at)->word == ATTACHE_TW_ON;
  if (attache_timex_read_today (line, at, &day) && day.part < 0)
    {
      expression->kind = ATTACHE_TIMEX_SHIFT;
      expression->whole = TRUE;
      expression->unit = ATTACHE_UNIT_DAY;
      expression->amount = day.amount;
      expression->end = day.end;
      return;
    }
  if (!attache_timex_read_date (line, at, &day) || (day.day == 0 && day.weekday == 0))
    return;
  expression->year = day.year;
  expression->month = day.month;
  expression->day = day.day;
  expression->weekday = day.weekday;
  expression->direction = day.direction;
  expression->direction_of = day.direction_of;
  expression->end = day.end;
}

/* "8 p.m. (1600 GMT) on Friday": the second time tells the first one's zone. */
static void
read_second_clock (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  AttacheTimexExpression second;
  guint i = *at + 1;
  gint east;

  if (GET (*at)->mark != '(')
    return;
  second = attache_timex_expression_at (i, ATTACHE_TIMEX_CALENDAR, "clock");
  if (!read_hour (line, &i, &second))
    return;
  read_zone (line, &i, &second);
  if (GET (i)->mark != ')' || second.zone != 0)
    return;
  east = (expression->hour - second.hour) * 2
         + (MAX (expression->minute, 0) - MAX (second.minute, 0)) / 30;
  expression->zone = (gint8) (east > 28 ? east - 48 : east < -24 ? east + 48 : east);
  *at = i + 1;
}

gboolean
attache_timex_read_clock (const AttacheTimexLine *line, guint at,
                          AttacheTimexExpression *expression)
{
  guint i = at;

  *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_CALENDAR, "clock");
  expression->type = ATTACHE_TIMEX_TIME;
  if (GET (i)->word == ATTACHE_TW_ABOUT)
    {
      expression->mod = "APPROX";
      i++;
    }
  if (GET (i)->word == ATTACHE_TW_CLOCK)
    {
      set_clock (expression, GET (i)->value, 0);
      i++;
    }
  else if (is_score (line, i) || !read_hour (line, &i, expression))
    return FALSE;
  read_zone (line, &i, expression);
  expression->end = i;
  read_second_clock (line, &expression->end, expression);
  read_day_after (line, expression);
  return TRUE;
}

void
attache_timex_read_part_after (const AttacheTimexLine *line, AttacheTimexExpression *expression)
{
  guint i = expression->end;

  if (GET (i)->word == ATTACHE_TW_EDGE)
    i++;
  if (GET (i)->word != ATTACHE_TW_DAY_PART || (GET (i)->flags & ATTACHE_PIECE_PLURAL))
    return;
  if (GET (i + 1)->mark == '-')
    return;
  expression->part = (gint8) GET (i)->value;
  expression->end = i + 1;
}

/* "12 and 13 September" after "the night between", "12–13 September" after "the night of": the
 * night begins on the first. */
static gboolean
read_first_of_two (const AttacheTimexLine *line, guint at, gboolean is_between,
                   AttacheTimexExpression *day)
{
  gint first;

  if (!attache_timex_read_day (line, &at, &first)
      || !(GET (at)->mark == '-' || (is_between && GET (at)->word == ATTACHE_TW_AND))
      || !attache_timex_read_date (line, at + 1, day) || day->day != first + 1)
    return FALSE;
  day->day = (gint8) first;
  return TRUE;
}

/* "12-13 September" was read from its first day; the second belongs to the same night. */
static void
skip_second_day (const AttacheTimexLine *line, AttacheTimexExpression *expression)
{
  guint at = expression->end + 1;
  gint day;

  if (GET (expression->end)->mark == '-' && expression->day != 0
      && attache_timex_read_day (line, &at, &day) && day == expression->day + 1)
    {
      expression->end = at;
      if (expression->year == ATTACHE_TIMEX_NO_YEAR)
        attache_timex_read_year_of (line, expression);
    }
}

/* "of 3 May", "of that day" after a part of the day: the day it belongs to. */
static gboolean
read_of_day (const AttacheTimexLine *line, AttacheTimexExpression *expression)
{
  AttacheTimexExpression day;
  gint8 part = expression->part;
  gboolean is_between = FALSE;
  guint first = expression->first, at = expression->end;

  if (GET (at)->word == ATTACHE_TW_OF || GET (at)->word == ATTACHE_TW_ON)
    at++;
  else if (GET (at)->word == ATTACHE_TW_BETWEEN)
    is_between = GET (at++)->word == ATTACHE_TW_BETWEEN;
  if (read_first_of_two (line, at, is_between, &day))
    ;
  else if (!attache_timex_read_date (line, at, &day) || (day.day == 0 && day.weekday == 0))
    return FALSE;
  *expression = day;
  expression->first = first;
  expression->part = part;
  expression->rule = "part-of-day";
  skip_second_day (line, expression);
  return TRUE;
}

/* The days that "last night", "that afternoon", "the next morning" belong to. */
static void
apply_direction (AttacheTimexExpression *expression, AttacheTimexDirection direction)
{
  switch (direction)
    {
    case ATTACHE_TIMEX_LAST:
      expression->amount = -1;
      break;
    case ATTACHE_TIMEX_NEXT:
    case ATTACHE_TIMEX_FOLLOWING:
      expression->amount = 1;
      expression->anchor = ATTACHE_TIMEX_FROM_RUNNING;
      break;
    case ATTACHE_TIMEX_PREVIOUS:
      expression->amount = -1;
      expression->anchor = ATTACHE_TIMEX_FROM_RUNNING;
      break;
    case ATTACHE_TIMEX_THAT:
    case ATTACHE_TIMEX_SAME:
      expression->anchor = ATTACHE_TIMEX_FROM_RUNNING;
      break;
    case ATTACHE_TIMEX_THIS:
    case ATTACHE_TIMEX_CURRENT:
    case ATTACHE_TIMEX_PAST:
    case ATTACHE_TIMEX_COMING:
    case ATTACHE_TIMEX_LATEST:
    case ATTACHE_TIMEX_RECENT:
    case ATTACHE_TIMEX_THESE:
      break;
    }
}

gboolean
attache_timex_read_part_of_day (const AttacheTimexLine *line, guint at,
                                AttacheTimexExpression *expression)
{
  guint i = at;
  gboolean has_article, has_direction = FALSE;

  *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_SHIFT, "part-of-day");
  expression->whole = TRUE;
  expression->unit = ATTACHE_UNIT_DAY;
  expression->type = ATTACHE_TIMEX_TIME;
  if (GET (i)->word == ATTACHE_TW_OVERNIGHT)
    {
      /* In news that is the night before. */
      expression->amount = -1;
      expression->part = ATTACHE_DAY_PART_NIGHT;
      expression->end = i + 1;
      read_of_day (line, expression);
      expression->type = ATTACHE_TIMEX_TIME;
      return TRUE;
    }
  if (GET (i)->word == ATTACHE_TW_EDGE || GET (i)->word == ATTACHE_TW_LATER)
    i++;
  i += GET (i)->word == ATTACHE_TW_IN;
  has_article = GET (i)->word == ATTACHE_TW_THE;
  i += has_article;
  if (has_article && GET (i)->word == ATTACHE_TW_EDGE)
    i++;
  if (GET (i)->word == ATTACHE_TW_RELATIVE)
    {
      has_direction = TRUE;
      apply_direction (expression, GET (i++)->value);
    }
  if (GET (i)->word == ATTACHE_TW_EDGE && has_direction)
    i++;
  if (GET (i)->word != ATTACHE_TW_DAY_PART || (GET (i)->flags & ATTACHE_PIECE_PLURAL))
    return FALSE;
  expression->part = (gint8) GET (i)->value;
  expression->end = i + 1;
  if (!has_direction && read_of_day (line, expression))
    {
      expression->type = ATTACHE_TIMEX_TIME;
      return TRUE;
    }
  if (!has_direction && !has_article)
    return FALSE;
  if (!has_direction)
    expression->anchor = ATTACHE_TIMEX_FROM_RUNNING;
  return TRUE;
}
