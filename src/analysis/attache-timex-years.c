/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Years, decades and centuries: "1994", "480 BC", "the 1990s", "the nineties", "the 19th century".
 */

#include "config.h"

#include "attache-timex-calendar.h"
#include "attache-timex-number.h"

#define GET(i) attache_timex_line_get (line, (i))

static gboolean
is_glued (const AttacheTimexPiece *piece)
{
  return (piece->flags & ATTACHE_PIECE_GLUED) != 0;
}

/* "480 BC", "the 480s BC", "AD 79". */
static gboolean
read_era (const AttacheTimexLine *line, guint *at, gboolean *is_before)
{
  if (GET (*at)->word != ATTACHE_TW_ERA)
    return FALSE;
  *is_before = GET (*at)->value < 0;
  *at += 1;
  return TRUE;
}

static gint
year_of_era (gint number, gint width, gboolean is_before)
{
  return is_before ? 1 - number - (width - 1) : number;
}

/* "1990s", "'90s", "1990 s", "480s BC", "nineties". */
static gboolean
read_decade (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  guint i = *at;
  const AttacheTimexPiece *piece;
  gboolean is_short = GET (i)->mark == '\'', is_before = FALSE;

  i += is_short;
  piece = GET (i);
  if (piece->word == ATTACHE_TW_TWENTIES)
    {
      expression->year = attache_timex_widen_year (piece->value);
      i++;
    }
  else if (piece->digits >= 2 && piece->digits <= 4 && piece->number % 10 == 0)
    {
      i++;
      /* "1990's" */
      if (GET (i)->mark == '\'' && is_glued (GET (i)))
        i++;
      if (!(GET (i)->word == ATTACHE_TW_S || GET (i)->word == ATTACHE_TW_POSSESSIVE)
          || (GET (i)->word == ATTACHE_TW_POSSESSIVE && piece->digits != 4))
        return FALSE;
      expression->year = piece->digits == 2 ? attache_timex_widen_year (piece->number)
                                            : piece->number;
      i++;
      if (!read_era (line, &i, &is_before) && piece->digits == 3)
        return FALSE;
    }
  else
    return FALSE;
  expression->year = year_of_era (expression->year, 10, is_before);
  expression->year_precision = ATTACHE_PRECISION_DECADE;
  /* "the 1800s" is the century; "the 1900s" as well, "the 2000s" mostly the decade. */
  if (!is_before && expression->year % 100 == 0 && expression->year < 2000 && piece->digits == 4)
    expression->year_precision = ATTACHE_PRECISION_CENTURY;
  *at = i;
  expression->rule = "decade";
  return TRUE;
}

/* "19th century", "nineteenth-century", "3rd century BC". */
static gboolean
read_century (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  gboolean is_before = FALSE;
  guint i = *at;
  gint number;

  if (!attache_timex_read_ordinal (line, &i, &number))
    return FALSE;
  if (GET (i)->mark == '-')
    i++;
  if (GET (i)->word != ATTACHE_TW_UNIT || GET (i)->value != ATTACHE_UNIT_CENTURY)
    return FALSE;
  i++;
  read_era (line, &i, &is_before);
  expression->year = year_of_era (100 * (number - 1), 100, is_before);
  expression->year_precision = ATTACHE_PRECISION_CENTURY;
  expression->rule = "century";
  *at = i;
  return TRUE;
}

/* Words after four digits that make them a count: "2000 people". */
static gboolean
is_counted (const AttacheTimexLine *line, guint at)
{
  const AttacheTimexPiece *next = GET (at);

  if (is_glued (next) && (next->flags & ATTACHE_PIECE_LETTERS) && next->word == ATTACHE_TW_NONE)
    return TRUE;
  return next->word == ATTACHE_TW_MONEY || (next->word == ATTACHE_TW_UNIT && !is_glued (next))
         || next->word == ATTACHE_TW_HALF_DAY;
}

/* Whether the digits at @at go on a number with hyphens, as telephone numbers have: only other
 * years may be joined to a year, and the two digits of a range's end. */
static gboolean
is_in_number (const AttacheTimexLine *line, guint at)
{
  const AttacheTimexPiece *after = GET (at + 2);
  gint rise;

  for (guint i = at; i >= 2 && GET (i - 1)->mark == '-' && GET (i - 2)->digits > 0 && at - i < 8;
       i -= 2)
    if (GET (i - 2)->digits != 4)
      return TRUE;
  if (GET (at + 1)->mark != '-' || !is_glued (GET (at + 1)) || !is_glued (after)
      || after->digits == 0 || after->digits == 4)
    return FALSE;
  rise = after->number - GET (at)->number % 100;
  return after->digits != 2 || rise < 1 || rise > (GET (at)->number < 2000 ? 20 : 10);
}

/* "nearly 1900", "more than 2000": a count and no year. */
static gboolean
is_bounded (const AttacheTimexLine *line, guint at)
{
  switch (GET (at - 1)->word)
    {
    case ATTACHE_TW_NEARLY:
    case ATTACHE_TW_OVER:
    case ATTACHE_TW_LEAST:
    case ATTACHE_TW_MOST:
      return TRUE;
    case ATTACHE_TW_THAN:
      return GET (at - 2)->word == ATTACHE_TW_MORE || GET (at - 2)->word == ATTACHE_TW_LESS;
    default:
      return FALSE;
    }
}

/* Words before four digits that make them no year. */
static gboolean
is_named_by (const AttacheTimexLine *line, guint at)
{
  const AttacheTimexPiece *before = at > 0 ? GET (at - 1) : GET (G_MAXUINT);

  if (is_in_number (line, at))
    return TRUE;
  if (before->word == ATTACHE_TW_FISCAL)
    return FALSE;
  if (is_glued (GET (at))
      && (before->digits > 0 || before->mark == '@' || (before->flags & ATTACHE_PIECE_LETTERS)))
    return TRUE;
  return before->mark == '#' || before->word == ATTACHE_TW_NUMBERED || is_bounded (line, at);
}

/* "1994", "480 BC", "AD 79", "'96", "nineteen ninety-six". */
static gboolean
read_one_year (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  guint i = *at;
  const AttacheTimexPiece *piece = GET (i);
  gboolean is_before = FALSE;

  if (piece->word == ATTACHE_TW_ERA && piece->value > 0 && GET (i + 1)->digits > 0
      && GET (i + 1)->digits < 5)
    {
      expression->year = GET (i + 1)->number;
      *at = i + 2;
      return TRUE;
    }
  if (piece->digits > 0 && piece->digits < 5 && GET (i + 1)->word == ATTACHE_TW_ERA
      && attache_timex_is_free_number (line, i))
    {
      i++;
      read_era (line, &i, &is_before);
      expression->year = year_of_era (piece->number, 1, is_before);
      *at = i;
      return TRUE;
    }
  if (attache_timex_read_year (line, &i, &expression->year))
    {
      if (is_counted (line, i) || is_named_by (line, *at))
        return FALSE;
      *at = i;
      return TRUE;
    }
  if (attache_timex_read_year_in_words (line, &i, &expression->year))
    {
      if (is_counted (line, i) || GET (i)->word == ATTACHE_TW_SCALE)
        return FALSE;
      *at = i;
      return TRUE;
    }
  /* "'60 Minutes" */
  if (!attache_timex_read_short_year (line, &i, &expression->year) || is_counted (line, i)
      || ((GET (i)->mark == '\'' || GET (i)->mark == '"') && is_glued (GET (i))))
    return FALSE;
  *at = i;
  return TRUE;
}

/* "cy18", "the year 2012", "fiscal 1990", "fiscal year 1990": the words before the number. */
static gboolean
read_year_title (const AttacheTimexLine *line, guint *at)
{
  guint i = *at;

  if (GET (i)->word == ATTACHE_TW_FISCAL)
    i++;
  if (GET (i)->word == ATTACHE_TW_UNIT && GET (i)->value == ATTACHE_UNIT_YEAR)
    i++;
  if (i == *at)
    return FALSE;
  if (GET (i)->word == ATTACHE_TW_OF)
    i++;
  *at = i;
  return TRUE;
}

/* "FY21": two digits right after the letters. */
static gboolean
read_fiscal_year (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  const AttacheTimexPiece *piece = GET (*at);

  if (*at == 0 || GET (*at - 1)->word != ATTACHE_TW_FISCAL || piece->digits != 2
      || !is_glued (piece))
    return FALSE;
  expression->year = attache_timex_widen_year (piece->number);
  *at += 1;
  return TRUE;
}

gboolean
attache_timex_read_years (const AttacheTimexLine *line, guint at,
                          AttacheTimexExpression *expression)
{
  guint i = at;
  gboolean is_titled;

  *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_CALENDAR, "year");
  if (GET (i)->word == ATTACHE_TW_THE)
    i++;
  if (!read_decade (line, &i, expression) && !read_century (line, &i, expression))
    {
      is_titled = read_year_title (line, &i);
      /* "the 2000 election": the article is not the year's, but for "the year 2000". */
      if (!is_titled)
        {
          i = at;
          expression->first = at;
        }
      if (!read_one_year (line, &i, expression) && !read_fiscal_year (line, &i, expression))
        return FALSE;
    }
  expression->end = i;
  return TRUE;
}
