/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands before and after a calendar date of any kind: "the end of", "early", "mid-" before
 * it, a part of the day after it. */

#include "config.h"

#include "attache-timex-calendar.h"
#include "attache-timex-number.h"

#define GET(i) attache_timex_line_get (line, (i))

/* "New Year", "New Year's Day", "New Year's Eve"; a new year is none. */
static gint
read_new_year (const AttacheTimexLine *line, guint *at)
{
  guint i = *at + 2;

  if (GET (*at + 1)->word != ATTACHE_TW_UNIT || GET (*at + 1)->value != ATTACHE_UNIT_YEAR)
    return -1;
  if (!(GET (*at + 1)->flags & ATTACHE_PIECE_CAPITALISED)
      && GET (*at - 1)->word != ATTACHE_TW_BEFORE && GET (*at - 1)->word != ATTACHE_TW_AFTER)
    return -1;
  i += GET (i)->word == ATTACHE_TW_POSSESSIVE;
  *at = i;
  if (GET (i)->word == ATTACHE_TW_EVE)
    {
      *at += 1;
      return ATTACHE_TIMEX_NEW_YEARS_EVE;
    }
  *at += GET (i)->word == ATTACHE_TW_UNIT && GET (i)->value == ATTACHE_UNIT_DAY;
  return ATTACHE_TIMEX_NEW_YEAR;
}

/* The weekday that is the other half of a feast's name; 0 where it has none. */
static gint
weekday_of (gint holiday)
{
  switch (holiday)
    {
    case ATTACHE_TIMEX_GOOD_FRIDAY:
    case ATTACHE_TIMEX_BLACK_FRIDAY:
      return 5;
    case ATTACHE_TIMEX_ASH_WEDNESDAY:
      return 3;
    case ATTACHE_TIMEX_PALM_SUNDAY:
      return 7;
    case ATTACHE_TIMEX_CYBER_MONDAY:
      return 1;
    default:
      return 0;
    }
}

/* "Christmas Eve", "New Year's Day", "Labor Day", "Good Friday". */
static gint
read_holiday_name (const AttacheTimexLine *line, guint *at)
{
  const AttacheTimexPiece *piece = GET (*at), *next = GET (*at + 1);
  gint holiday = piece->value;
  guint i = *at + 1;

  if (piece->word == ATTACHE_TW_HOLIDAY)
    {
      *at += 1;
      if (next->word == ATTACHE_TW_EVE && holiday == ATTACHE_TIMEX_CHRISTMAS)
        {
          *at += 1;
          return ATTACHE_TIMEX_CHRISTMAS_EVE;
        }
      if (next->word == ATTACHE_TW_WEEKDAY && holiday == ATTACHE_TIMEX_EASTER
          && (next->value == 1 || next->value == 7))
        {
          *at += 1;
          return next->value == 1 ? ATTACHE_TIMEX_EASTER_MONDAY : holiday;
        }
      if (next->word == ATTACHE_TW_UNIT && next->value == ATTACHE_UNIT_DAY)
        *at += 1;
      return holiday;
    }
  if (piece->word != ATTACHE_TW_DAY_NAME)
    return -1;
  if (weekday_of (holiday) != 0)
    {
      *at += 2;
      return next->word == ATTACHE_TW_WEEKDAY && next->value == weekday_of (holiday) ? holiday : -1;
    }
  if (holiday == ATTACHE_TIMEX_NEW_YEAR)
    return read_new_year (line, at);
  i += next->word == ATTACHE_TW_POSSESSIVE || next->mark == '\'';
  if (GET (i)->word != ATTACHE_TW_UNIT || GET (i)->value != ATTACHE_UNIT_DAY)
    return -1;
  *at = i + 1;
  return holiday;
}

static gboolean
read_holiday (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  guint i = at;
  gint holiday;

  *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_CALENDAR, "holiday");
  if (GET (i)->word == ATTACHE_TW_THE && GET (i + 1)->word == ATTACHE_TW_RELATIVE)
    i++;
  if (GET (i)->word == ATTACHE_TW_RELATIVE)
    expression->direction = (gint8) GET (i++)->value;
  holiday = read_holiday_name (line, &i);
  if (holiday < 0)
    return FALSE;
  expression->holiday = (gint8) holiday;
  expression->end = i;
  /* "Easter week" */
  if (GET (i)->word == ATTACHE_TW_UNIT && GET (i)->value == ATTACHE_UNIT_WEEK)
    {
      expression->week = 1;
      expression->end = i + 1;
    }
  attache_timex_read_year_of (line, expression);
  /* "Labor Day weekend", "Halloween weekend 2021", "Labor Day 2021 weekend" */
  if (expression->week == 0 && GET (expression->end)->word == ATTACHE_TW_WEEKEND)
    {
      expression->weekend = TRUE;
      expression->end++;
      attache_timex_read_year_of (line, expression);
    }
  return TRUE;
}

/* "early", "late in", "mid-", "the end of the", "the early part of"; FALSE leaves @at. */
static gboolean
read_edge (const AttacheTimexLine *line, guint *at, gint8 *edge)
{
  guint i = *at;
  const AttacheTimexPiece *piece;

  if (GET (i)->word == ATTACHE_TW_THE)
    i++;
  /* "the very end of" has an unknown word; "the latter part of" two known ones. */
  piece = GET (i++);
  /* "the second half of September" */
  if (piece->word == ATTACHE_TW_ORDINAL && piece->value <= 2 && GET (i)->word == ATTACHE_TW_HALF
      && GET (i + 1)->word == ATTACHE_TW_OF && GET (i + 2)->word == ATTACHE_TW_MONTH)
    {
      *edge = piece->value == 1 ? ATTACHE_TIMEX_START : ATTACHE_TIMEX_END;
      *at = i + 2;
      return TRUE;
    }
  if (piece->word != ATTACHE_TW_EDGE && piece->word != ATTACHE_TW_POINT
      && piece->word != ATTACHE_TW_LATER)
    return FALSE;
  *edge = piece->word == ATTACHE_TW_LATER
              ? (piece->value < 0 ? ATTACHE_TIMEX_START : ATTACHE_TIMEX_END)
              : (gint8) piece->value;
  if (piece->word != ATTACHE_TW_LATER && GET (i)->word == ATTACHE_TW_POINT)
    i++;
  if (GET (i)->word == ATTACHE_TW_OF || GET (i)->mark == '-'
      || (GET (i)->word == ATTACHE_TW_IN && piece->word != ATTACHE_TW_POINT))
    {
      i++;
      if (GET (i)->word == ATTACHE_TW_THE && GET (i)->mark != '-')
        i++;
    }
  else if (piece->word == ATTACHE_TW_POINT || piece->word == ATTACHE_TW_LATER)
    return FALSE;
  *at = i;
  return TRUE;
}

static gboolean
read_without_edge (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  static const AttacheTimexRule rules[] = { attache_timex_read_date,    attache_timex_read_numeric,
                                            attache_timex_read_quarter, attache_timex_read_season,
                                            attache_timex_read_week,    read_holiday,
                                            attache_timex_read_years };
  AttacheTimexExpression candidate;
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i](line, at, &candidate) && (!found || candidate.end > expression->end))
      {
        *expression = candidate;
        found = TRUE;
      }
  return found;
}

gboolean
attache_timex_read_calendar (const AttacheTimexLine *line, guint at,
                             AttacheTimexExpression *expression)
{
  guint inner = at;
  gint8 edge;

  if (!read_edge (line, &inner, &edge))
    return read_without_edge (line, at, expression);
  if (!read_without_edge (line, inner, expression))
    return read_without_edge (line, at, expression);
  expression->first = at;
  expression->edge = edge;
  /* "the late-November trip": the article is the trip's. */
  if (GET (at)->word == ATTACHE_TW_THE && GET (inner - 1)->mark == '-' && expression->month != 0)
    expression->first = at + 1;
  return TRUE;
}
