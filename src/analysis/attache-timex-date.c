/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates with a month or a weekday in words, and the years that follow them. */

#include "config.h"

#include "attache-timex-calendar.h"
#include "attache-timex-number.h"

#define GET(i) attache_timex_line_get (line, (i))

/* Words before a lone month that make it no verb and no name: "in May", "last March". */
static gboolean
announces_month (const AttacheTimexPiece *before)
{
  switch (before->word)
    {
    case ATTACHE_TW_IN:
    case ATTACHE_TW_OF:
    case ATTACHE_TW_BY:
    case ATTACHE_TW_SINCE:
    case ATTACHE_TW_UNTIL:
    case ATTACHE_TW_FROM:
    case ATTACHE_TW_TO:
    case ATTACHE_TW_BETWEEN:
    case ATTACHE_TW_AND:
    case ATTACHE_TW_OR:
    case ATTACHE_TW_FOR:
    case ATTACHE_TW_BEFORE:
    case ATTACHE_TW_AFTER:
    case ATTACHE_TW_EDGE:
    case ATTACHE_TW_RELATIVE:
    case ATTACHE_TW_PREPOSITION:
    case ATTACHE_TW_EACH:
      return TRUE;
    default:
      return before->mark == '-' || before->mark == '(';
    }
}

/* May, March, and short names that are words as well. */
static gboolean
is_doubtful_month (const AttacheTimexPiece *month)
{
  return (month->flags & (ATTACHE_PIECE_DOUBTFUL | ATTACHE_PIECE_VERB)) != 0;
}

/* Jan, Mar, Jun, Sep alone are persons and things; not in "Jan-Feb". */
static gboolean
is_short_name (const AttacheTimexPiece *month, const AttacheTimexPiece *next)
{
  return month->span.end - month->span.start == 3 && month->value != 5 && next->mark != '-';
}

/* "a March operation", "the May agreement": before a small word that is none of time. */
static gboolean
is_attribute (const AttacheTimexPiece *before, const AttacheTimexPiece *month,
              const AttacheTimexPiece *next)
{
  return (before->word == ATTACHE_TW_THE || before->word == ATTACHE_TW_A)
         && !(month->flags & ATTACHE_PIECE_VERB) && next->word == ATTACHE_TW_NONE
         && (next->flags & ATTACHE_PIECE_LETTERS) && !(next->flags & ATTACHE_PIECE_CAPITALISED);
}

/* "April Jones": a month that nothing announces, before a name. */
static gboolean
is_first_name (const AttacheTimexLine *line, guint at, const AttacheTimexPiece *before)
{
  const AttacheTimexPiece *next = GET (at);

  if (before->word == ATTACHE_TW_ON || before->word == ATTACHE_TW_THE
      || before->word == ATTACHE_TW_A)
    return FALSE;
  return (!announces_month (before) || before->word == ATTACHE_TW_AND)
         && (GET (at - 1)->flags & ATTACHE_PIECE_CAPITALISED) && next->word == ATTACHE_TW_NONE
         && (next->flags & ATTACHE_PIECE_CAPITALISED) && (next->flags & ATTACHE_PIECE_LETTERS);
}

/* "Jan-Feb", "from Sep to Nov", "May–July": a month joined to another is one, whatever else it may
 * mean. */
static gboolean
is_joined_month (const AttacheTimexLine *line, guint at)
{
  const AttacheTimexPiece *next = GET (at + 1), *before = at > 1 ? GET (at - 1) : GET (G_MAXUINT);

  if ((next->mark == '-' || next->word == ATTACHE_TW_TO || next->word == ATTACHE_TW_UNTIL)
      && GET (at + 2)->word == ATTACHE_TW_MONTH
      && (GET (at + 2)->flags & ATTACHE_PIECE_CAPITALISED))
    return TRUE;
  return (before->mark == '-' || before->word == ATTACHE_TW_TO || before->word == ATTACHE_TW_UNTIL)
         && GET (at - 2)->word == ATTACHE_TW_MONTH
         && (GET (at - 2)->flags & ATTACHE_PIECE_CAPITALISED);
}

static gboolean
is_era (const AttacheTimexPiece *piece)
{
  return piece->word == ATTACHE_TW_ERA;
}

/* "2022", "480 BC", "'96", "nineteen ninety-six" at @at. */
static gboolean
read_plain_year (const AttacheTimexLine *line, guint *at, gint *year)
{
  const AttacheTimexPiece *piece = GET (*at);

  if (piece->digits >= 1 && piece->digits <= 4 && is_era (GET (*at + 1))
      && attache_timex_is_free_number (line, *at))
    {
      *year = GET (*at + 1)->value < 0 ? 1 - piece->number : piece->number;
      *at += 2;
      return TRUE;
    }
  return attache_timex_read_year (line, at, year)
         || attache_timex_read_year_in_words (line, at, year)
         || attache_timex_read_short_year (line, at, year);
}

/* "of that year", "this year", "of the same year" after a month. */
static gboolean
read_relative_year (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  const AttacheTimexPiece *relative;

  if (GET (at)->word == ATTACHE_TW_OF || GET (at)->word == ATTACHE_TW_IN)
    at++;
  if (GET (at)->word == ATTACHE_TW_THE)
    at++;
  relative = GET (at);
  if (relative->word != ATTACHE_TW_RELATIVE || GET (at + 1)->word != ATTACHE_TW_UNIT
      || GET (at + 1)->value != ATTACHE_UNIT_YEAR)
    return FALSE;
  expression->direction = (gint8) relative->value;
  expression->direction_of = ATTACHE_UNIT_YEAR;
  expression->end = at + 2;
  return TRUE;
}

gboolean
attache_timex_read_year_of (const AttacheTimexLine *line, AttacheTimexExpression *expression)
{
  guint at = expression->end;
  gboolean has_day = expression->day != 0, has_of;

  if (read_relative_year (line, at, expression))
    return TRUE;
  if (GET (at)->mark == ',')
    at++;
  has_of = GET (at)->word == ATTACHE_TW_OF || (GET (at)->word == ATTACHE_TW_IN && !has_day)
           || (GET (at)->word == ATTACHE_TW_IN && GET (at + 1)->digits == 4);
  if (has_of)
    at++;
  if (GET (at)->mark == '-' && at == expression->end && GET (at + 1)->digits == 4
      && (GET (at + 1)->flags & ATTACHE_PIECE_GLUED) && !has_day)
    at++;
  if (!read_plain_year (line, &at, &expression->year))
    {
      /* "April of 87" */
      if (!has_of || GET (at)->digits != 2 || GET (at)->number < 32
          || (GET (at + 1)->flags & ATTACHE_PIECE_LETTERS))
        return FALSE;
      expression->year = attache_timex_widen_year (GET (at)->number);
      at++;
    }
  expression->end = at;
  return TRUE;
}

/* The month at @at, with a period of its own or a hyphen before it. */
static gboolean
read_month (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  const AttacheTimexPiece *piece = GET (*at);

  if (piece->word != ATTACHE_TW_MONTH)
    return FALSE;
  expression->month = (gint8) piece->value;
  *at += 1;
  if (GET (*at)->mark == '.' && (GET (*at)->flags & ATTACHE_PIECE_GLUED)
      && GET (*at + 1)->digits > 0)
    *at += 1;
  return TRUE;
}

/* "13 September", "the 13th of September", "third of May". */
static gboolean
read_day_month (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  guint i = *at;
  const AttacheTimexPiece *month;
  double words;
  gint day;

  if (GET (i)->word == ATTACHE_TW_THE)
    i++;
  if (!attache_timex_read_day (line, &i, &day))
    {
      if (GET (i)->word != ATTACHE_TW_CARDINAL || !attache_timex_read_amount (line, &i, &words)
          || words < 1 || words > 31)
        return FALSE;
      day = (gint) words;
    }
  if (GET (i)->word == ATTACHE_TW_UNIT && GET (i)->value == ATTACHE_UNIT_DAY)
    i++;
  if (GET (i)->word == ATTACHE_TW_OF)
    i++;
  else if (GET (i)->mark == '-' && (GET (i)->flags & ATTACHE_PIECE_GLUED))
    i++;
  month = GET (i);
  if (!read_month (line, &i, expression))
    return FALSE;
  if (month->flags & ATTACHE_PIECE_VERB)
    return FALSE;
  expression->day = (gint8) day;
  *at = i;
  return TRUE;
}

/* Whether the number after a month is its day: "May 5", not "May 5,000" and not "May 10 a.m.". */
static gboolean
read_day_after_month (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  guint i = *at;
  gint day;

  if (GET (i)->word == ATTACHE_TW_THE)
    i++;
  else if (GET (i)->mark == '-' && GET (i + 1)->digits > 0 && GET (i + 1)->digits < 3
           && (GET (i + 1)->flags & ATTACHE_PIECE_GLUED))
    i++;
  if (!attache_timex_read_day (line, &i, &day))
    return FALSE;
  if (GET (i)->word == ATTACHE_TW_HALF_DAY || (GET (i)->mark == ':' && GET (i + 1)->digits == 2))
    return FALSE;
  expression->day = (gint8) day;
  *at = i;
  return TRUE;
}

static gboolean
read_month_day (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  const AttacheTimexPiece *before = *at > 0 ? GET (*at - 1) : GET (G_MAXUINT), *month = GET (*at);
  guint i = *at;

  if (!read_month (line, &i, expression))
    return FALSE;
  expression->end = i;
  if (read_day_after_month (line, &i, expression))
    {
      expression->end = i;
      if ((month->flags & ATTACHE_PIECE_VERB) && !announces_month (before)
          && before->word != ATTACHE_TW_ON)
        return FALSE;
      attache_timex_read_year_of (line, expression);
    }
  else if (expression->year == ATTACHE_TIMEX_NO_YEAR && is_first_name (line, i, before))
    return FALSE;
  else if (!attache_timex_read_year_of (line, expression) && is_doubtful_month (month)
           && !is_joined_month (line, *at)
           && ((!announces_month (before) && !is_attribute (before, month, GET (i)))
               || is_short_name (month, GET (i))))
    return FALSE;
  else if ((month->flags & ATTACHE_PIECE_VERB) && expression->year == ATTACHE_TIMEX_NO_YEAR)
    return FALSE;
  *at = expression->end;
  return TRUE;
}

/* A day's number or a month, perhaps after a comma. */
static gboolean
begins_date (const AttacheTimexPiece *first, const AttacheTimexPiece *second)
{
  const AttacheTimexPiece *piece = first->mark == ',' ? second : first;

  return (piece->digits > 0 && piece->digits < 3) || piece->word == ATTACHE_TW_MONTH;
}

/* "Friday", "Friday," or "Friday the" before a date, or alone; a part of the day may follow. */
static gboolean
read_weekday (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  const AttacheTimexPiece *piece = GET (*at);

  if (piece->word != ATTACHE_TW_WEEKDAY
      || (piece->flags & (ATTACHE_PIECE_PLURAL | ATTACHE_PIECE_VERB)))
    return FALSE;
  /* Sun and Mon are days only before a date, or after "on". */
  if ((piece->flags & ATTACHE_PIECE_DOUBTFUL) && GET (*at - 1)->word != ATTACHE_TW_ON
      && !begins_date (GET (*at + 1), GET (*at + 2)))
    return FALSE;
  expression->weekday = (gint8) piece->value;
  *at += 1;
  return TRUE;
}

/* "Tuesday the eleventh", "Monday 21", after the weekday. */
static gboolean
read_day_after_weekday (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  guint i = *at;
  gboolean has_article = GET (i)->word == ATTACHE_TW_THE;
  gboolean is_ordinal = GET (i + has_article)->word == ATTACHE_TW_ORDINAL
                        || GET (i + has_article + 1)->word == ATTACHE_TW_SUFFIX;
  gint day;

  i += has_article;
  if (!attache_timex_read_day (line, &i, &day))
    return FALSE;
  if (!is_ordinal && !(GET (i)->word == ATTACHE_TW_NONE && GET (i)->mark != 0))
    return FALSE;
  if (GET (i)->mark == ':' || GET (i)->mark == '/' || GET (i)->mark == '-')
    return FALSE;
  if (GET (i)->flags & ATTACHE_PIECE_LETTERS)
    return FALSE;
  expression->day = (gint8) day;
  *at = i;
  return TRUE;
}

/* "tuesday of last week", "Tuesday next week": the week's direction. */
static void
read_week_of_weekday (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  guint i = *at;

  if (GET (i)->word == ATTACHE_TW_OF)
    i++;
  if (GET (i)->word != ATTACHE_TW_RELATIVE || GET (i + 1)->word != ATTACHE_TW_UNIT
      || GET (i + 1)->value != ATTACHE_UNIT_WEEK || expression->direction != 0)
    return;
  expression->direction = (gint8) GET (i)->value;
  expression->direction_of = ATTACHE_UNIT_WEEK;
  *at = i + 2;
}

static gboolean
read_after_weekday (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  gboolean is_in_brackets = GET (*at)->mark == '(';
  guint i = *at + (GET (*at)->mark == ',' || is_in_brackets);
  guint start = i;

  if (read_day_month (line, &i, expression))
    {
      expression->end = i;
      attache_timex_read_year_of (line, expression);
      *at = expression->end;
    }
  else if (GET (i)->word == ATTACHE_TW_MONTH && read_month_day (line, &i, expression)
           && expression->day != 0)
    *at = i;
  else
    {
      expression->month = 0;
      expression->year = ATTACHE_TIMEX_NO_YEAR;
      i = start;
      if (start == *at && read_day_after_weekday (line, &i, expression))
        *at = i;
      else
        read_week_of_weekday (line, at, expression);
    }
  if (is_in_brackets && expression->day != 0 && GET (*at)->mark == ')')
    *at += 1;
  return TRUE;
}

/* "last", "this coming", "next" before a weekday or a month. */
static void
read_direction (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  guint i = *at;

  if (GET (i)->word == ATTACHE_TW_THE && GET (i + 1)->word == ATTACHE_TW_RELATIVE)
    i++;
  if (GET (i)->word != ATTACHE_TW_RELATIVE)
    return;
  if ((GET (i)->value == ATTACHE_TIMEX_THIS || GET (i)->value == ATTACHE_TIMEX_LAST)
      && GET (i + 1)->word == ATTACHE_TW_RELATIVE)
    i++;
  expression->direction = (gint8) GET (i)->value;
  *at = i + 1;
}

gboolean
attache_timex_read_date (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  guint i = at;

  *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_CALENDAR, "date");
  if (read_day_month (line, &i, expression))
    {
      expression->end = i;
      attache_timex_read_year_of (line, expression);
      return TRUE;
    }
  read_direction (line, &i, expression);
  if (read_weekday (line, &i, expression))
    {
      expression->rule = "weekday";
      read_after_weekday (line, &i, expression);
      expression->end = i;
      return TRUE;
    }
  if (read_month_day (line, &i, expression))
    {
      expression->rule = expression->day != 0 ? "date" : "month";
      return TRUE;
    }
  return FALSE;
}
