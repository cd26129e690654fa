/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parts of a year: seasons, quarters, halves, weekends and numbered weeks. */

#include "config.h"

#include "attache-timex-calendar.h"
#include "attache-timex-number.h"

#define GET(i) attache_timex_line_get (line, (i))

static gboolean
is_glued (const AttacheTimexPiece *piece)
{
  return (piece->flags & ATTACHE_PIECE_GLUED) != 0;
}

static gboolean
is_unit (const AttacheTimexPiece *piece, AttacheTimeUnit unit)
{
  return piece->word == ATTACHE_TW_UNIT && piece->value == (gint16) unit
         && !(piece->flags & ATTACHE_PIECE_PLURAL);
}

/* Whether what stands before a bare season makes it one: "in spring", "by fall". */
static gboolean
announces_season (const AttacheTimexPiece *before)
{
  switch (before->word)
    {
    case ATTACHE_TW_IN:
    case ATTACHE_TW_BY:
    case ATTACHE_TW_SINCE:
    case ATTACHE_TW_UNTIL:
    case ATTACHE_TW_OF:
    case ATTACHE_TW_EDGE:
    case ATTACHE_TW_PREPOSITION:
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
attache_timex_read_season (const AttacheTimexLine *line, guint at,
                           AttacheTimexExpression *expression)
{
  guint i = at, season_at;
  const AttacheTimexPiece *before = at > 0 ? GET (at - 1) : GET (G_MAXUINT), *season;
  gboolean has_article, is_doubtful;

  *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_CALENDAR, "season");
  has_article = GET (i)->word == ATTACHE_TW_THE;
  i += has_article;
  while (GET (i)->word == ATTACHE_TW_RELATIVE && i < at + 3)
    expression->direction = (gint8) GET (i++)->value;
  /* "the early summer" */
  if (has_article && GET (i)->word == ATTACHE_TW_EDGE)
    expression->edge = (gint8) GET (i++)->value;
  season_at = i;
  season = GET (i++);
  if (season->word != ATTACHE_TW_SEASON || (season->flags & ATTACHE_PIECE_PLURAL))
    return FALSE;
  expression->season = (gint8) season->value;
  expression->end = i;
  is_doubtful = (season->flags & ATTACHE_PIECE_VERB) != 0;
  if (attache_timex_read_year_of (line, expression))
    return TRUE;
  /* "the fall of Girona", "spring up" */
  if (is_doubtful && season_at == at && !announces_season (before)
      && !(GET (i)->mark == '-' && GET (i + 1)->word == ATTACHE_TW_SEASON))
    return FALSE;
  if (is_doubtful && season_at != at && expression->direction == 0
      && GET (i)->word == ATTACHE_TW_OF)
    return FALSE;
  return TRUE;
}

/* "third quarter", "third-quarter", "second half", "first quarter"; the piece after. */
static gboolean
read_quarter_in_words (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  guint i = *at;
  gint number;

  if (GET (i)->word == ATTACHE_TW_RELATIVE && GET (i)->value == ATTACHE_TIMEX_LAST
      && GET (i + 1)->word == ATTACHE_TW_HALF)
    {
      number = 2;
      i++;
    }
  else if (!attache_timex_read_ordinal (line, &i, &number) || number > 4)
    return FALSE;
  if (GET (i)->mark == '-')
    {
      /* "the third-quarter loss": the article is the loss's. */
      if (GET (expression->first)->word == ATTACHE_TW_THE)
        expression->first++;
      i++;
    }
  if (is_unit (GET (i), ATTACHE_UNIT_QUARTER))
    expression->quarter = (gint8) number;
  else if (GET (i)->word == ATTACHE_TW_HALF && number <= 2)
    expression->half = (gint8) number;
  else
    return FALSE;
  *at = i + 1;
  return TRUE;
}

/* "Q3", "H1". */
static gboolean
read_quarter_letter (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  const AttacheTimexPiece *letter = GET (*at), *number = GET (*at + 1);

  if (letter->word != ATTACHE_TW_QUARTER_LETTER || number->digits != 1 || !is_glued (number)
      || number->number < 1 || number->number > 4)
    return FALSE;
  if (letter->value == 2 && number->number > 2)
    return FALSE;
  if (letter->value == 2)
    expression->half = (gint8) number->number;
  else
    expression->quarter = (gint8) number->number;
  *at += 2;
  return TRUE;
}

/* "of the year", "of 1989", "of this year" after a quarter or half. */
static gboolean
read_quarter_year (const AttacheTimexLine *line, AttacheTimexExpression *expression)
{
  guint i = expression->end;

  if (attache_timex_read_year_of (line, expression))
    return TRUE;
  if (GET (i)->word == ATTACHE_TW_OF && GET (i + 1)->word == ATTACHE_TW_THE)
    {
      i += 2;
      if (GET (i)->word == ATTACHE_TW_FISCAL)
        i++;
      if (is_unit (GET (i), ATTACHE_UNIT_YEAR))
        {
          expression->end = i + 1;
          return TRUE;
        }
    }
  return FALSE;
}

/* "this year's", "1989", "the 1989", "fiscal", "2017" before a quarter. */
static void
read_before_quarter (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  guint i = *at;

  if (GET (i)->word == ATTACHE_TW_THE)
    i++;
  if (GET (i)->word == ATTACHE_TW_RELATIVE && is_unit (GET (i + 1), ATTACHE_UNIT_YEAR)
      && GET (i + 2)->word == ATTACHE_TW_POSSESSIVE)
    {
      expression->direction = (gint8) GET (i)->value;
      expression->direction_of = ATTACHE_UNIT_YEAR;
      i += 3;
    }
  else if (attache_timex_read_year (line, &i, &expression->year))
    i += GET (i)->mark == '-' || GET (i)->word == ATTACHE_TW_POSSESSIVE;
  if (GET (i)->word == ATTACHE_TW_FISCAL)
    i += GET (i + 1)->mark == '-' ? 2 : 1;
  *at = i;
}

gboolean
attache_timex_read_quarter (const AttacheTimexLine *line, guint at,
                            AttacheTimexExpression *expression)
{
  guint i = at;

  *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_CALENDAR, "quarter");
  read_before_quarter (line, &i, expression);
  if (expression->year != ATTACHE_TIMEX_NO_YEAR && GET (at)->word == ATTACHE_TW_THE
      && (GET (i)->word == ATTACHE_TW_PERIOD || is_unit (GET (i), ATTACHE_UNIT_QUARTER)))
    {
      expression->quarter = -1;
      expression->end = i + 1;
      return TRUE;
    }
  if (!read_quarter_in_words (line, &i, expression) && !read_quarter_letter (line, &i, expression))
    return FALSE;
  expression->end = i;
  if (expression->half != 0 && expression->year == ATTACHE_TIMEX_NO_YEAR
      && expression->direction == 0)
    return read_quarter_year (line, expression);
  if (expression->year == ATTACHE_TIMEX_NO_YEAR && expression->direction == 0)
    read_quarter_year (line, expression);
  return TRUE;
}
