/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates in figures: 2022-09-27, 27.09.2022, 9/27/2022, 22/04. Day first where the first number is
 * no month; month first with a slash or a hyphen, day first with a period. */

#include "config.h"

#include "attache-timex-calendar.h"
#include "attache-timex-number.h"

#define GET(i) attache_timex_line_get (line, (i))

typedef struct
{
  gint numbers[3];
  guint8 digits[3];
  guint n;
  gboolean has_name; /* of a month */
  char mark;
  guint end;
} Figures;

static gboolean
is_glued (const AttacheTimexPiece *piece)
{
  return (piece->flags & ATTACHE_PIECE_GLUED) != 0;
}

/* A number of up to four digits, or a month's name in second place ("22/Jan/2019"). */
static gboolean
append_figure (Figures *figures, const AttacheTimexPiece *piece)
{
  if (piece->digits > 0 && piece->digits <= 4)
    figures->numbers[figures->n] = piece->number;
  else if (piece->word == ATTACHE_TW_MONTH && !figures->has_name)
    {
      figures->has_name = TRUE;
      figures->numbers[figures->n] = piece->value;
    }
  else
    return FALSE;
  figures->digits[figures->n] = piece->digits;
  figures->n++;
  return TRUE;
}

/* Two or three figures with the same mark between them, all glued, and nothing of the kind around.
 */
static gboolean
read_figures (const AttacheTimexLine *line, guint at, Figures *figures)
{
  *figures = (Figures){ 0 };
  if (!append_figure (figures, GET (at)))
    return FALSE;
  figures->mark = GET (at + 1)->mark;
  figures->end = at + 1;
  if (figures->mark != '/' && figures->mark != '-' && figures->mark != '.')
    return FALSE;
  while (figures->n < 3 && GET (figures->end)->mark == figures->mark
         && is_glued (GET (figures->end)) && is_glued (GET (figures->end + 1))
         && append_figure (figures, GET (figures->end + 1)))
    figures->end += 2;
  return figures->n > 1;
}

/* Whether digits or a mark of the same kind go on before or after the figures. */
static gboolean
is_part_of_more (const AttacheTimexLine *line, guint at, const Figures *figures)
{
  const AttacheTimexPiece *before = at > 0 ? GET (at - 1) : GET (G_MAXUINT);
  const AttacheTimexPiece *after = GET (figures->end);
  gboolean is_iso = figures->n == 3 && figures->digits[0] == 4;

  if (is_iso)
    return is_glued (GET (at)) && before->digits > 0;
  if (is_glued (GET (at)) && (before->digits > 0 || (before->flags & ATTACHE_PIECE_LETTERS)))
    return TRUE;
  if (is_glued (GET (at)) && figures->n == 2 && figures->mark == '-' && before->mark == '-')
    return TRUE;
  if (is_glued (GET (at)) && (before->mark == '/' || before->mark == '.' || before->mark == '$'))
    return TRUE;
  if (is_glued (after)
      && (after->mark == '/' || (after->mark == '.' && GET (figures->end + 1)->digits > 0)))
    return TRUE;
  return is_glued (after) && ((after->flags & ATTACHE_PIECE_LETTERS) || after->mark == '%');
}

static gboolean
set_month_and_day (AttacheTimexExpression *expression, gint month, gint day)
{
  if (month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  expression->month = (gint8) month;
  expression->day = (gint8) day;
  return TRUE;
}

/* The two figures of month and day in the order that the mark has, or the other where that is none.
 */
static gboolean
order_month_and_day (AttacheTimexExpression *expression, gint first, gint second, char mark)
{
  if (mark == '.')
    return set_month_and_day (expression, second, first)
           || set_month_and_day (expression, first, second);
  return set_month_and_day (expression, first, second)
         || set_month_and_day (expression, second, first);
}

static gboolean
take_three (const Figures *figures, AttacheTimexExpression *expression)
{
  const gint *n = figures->numbers;

  if (figures->digits[0] == 4)
    {
      expression->year = n[0];
      return set_month_and_day (expression, n[1], n[2])
             || set_month_and_day (expression, n[2], n[1]);
    }
  if (figures->digits[2] != 4 && figures->digits[2] != 2)
    return FALSE;
  expression->year = figures->digits[2] == 4 ? n[2] : attache_timex_widen_year (n[2]);
  if (figures->digits[1] == 0)
    return set_month_and_day (expression, n[1], n[0]);
  return order_month_and_day (expression, n[0], n[1], figures->mark);
}

/* Of two figures only what looks like a date: a slash, a month's name, or month and year. */
static gboolean
take_two (const Figures *figures, AttacheTimexExpression *expression)
{
  const gint *n = figures->numbers;

  if (figures->digits[1] == 4 && figures->digits[0] == 2 && figures->mark != '.')
    {
      expression->year = n[1];
      expression->month = (gint8) n[0];
      return n[0] >= 1 && n[0] <= 12 && n[1] >= 1000;
    }
  if (figures->digits[0] == 0)
    return figures->digits[1] <= 2 && set_month_and_day (expression, n[0], n[1]);
  if (figures->digits[1] == 0)
    return figures->digits[0] <= 2 && set_month_and_day (expression, n[1], n[0]);
  if (figures->mark != '/' || figures->digits[0] > 2 || figures->digits[1] > 2)
    return FALSE;
  return order_month_and_day (expression, n[0], n[1], '/');
}

/* Of two figures a slash alone could be a fraction: 1/2, 24/7, 9/11 have a place before them. */
static gboolean
is_fraction (const AttacheTimexLine *line, guint at, const Figures *figures)
{
  const AttacheTimexPiece *before = at > 0 ? GET (at - 1) : GET (G_MAXUINT);

  if (figures->n != 2 || figures->mark != '/' || figures->digits[0] == 0 || figures->digits[1] == 0)
    return FALSE;
  if (before->mark == '-' || before->word == ATTACHE_TW_WEEKDAY)
    return FALSE;
  /* All day, every day. */
  if (figures->numbers[0] == 24 && figures->numbers[1] == 7)
    return TRUE;
  return (before->digits > 0 && !is_glued (GET (at)))
         || (figures->digits[0] == 1 && figures->digits[1] == 1 && figures->numbers[1] <= 8
             && figures->numbers[0] < figures->numbers[1] && before->word == ATTACHE_TW_NONE);
}

gboolean
attache_timex_read_numeric (const AttacheTimexLine *line, guint at,
                            AttacheTimexExpression *expression)
{
  Figures figures;

  *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_CALENDAR, "figures");
  if (GET (at)->word == ATTACHE_TW_RELATIVE)
    expression->direction = (gint8) GET (at++)->value;
  if (!read_figures (line, at, &figures) || is_part_of_more (line, at, &figures)
      || is_fraction (line, at, &figures))
    return FALSE;
  if (figures.n == 3 ? !take_three (&figures, expression) : !take_two (&figures, expression))
    return FALSE;
  expression->end = figures.end;
  if (figures.n == 2 && expression->year == ATTACHE_TIMEX_NO_YEAR)
    attache_timex_read_year_of (line, expression);
  /* The one day that its figures name. */
  if (figures.n == 2 && expression->year == ATTACHE_TIMEX_NO_YEAR && figures.numbers[0] == 9
      && figures.numbers[1] == 11 && figures.mark == '/' && GET (at - 1)->word != ATTACHE_TW_ON)
    expression->year = 2001;
  return TRUE;
}
