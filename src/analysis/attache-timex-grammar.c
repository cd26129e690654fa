/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Trying the rules at each piece that may begin a time; the longest match wins, the earlier rule
 * among equals. */

#include "config.h"

#include "attache-timex-grammar.h"

#include "attache-timex-calendar.h"
#include "attache-timex-clock.h"
#include "attache-timex-number.h"
#include "attache-timex-quantity.h"
#include "attache-timex-relative.h"

#define GET(i) attache_timex_line_get (line, (i))

/* "now", "currently", "the future", "the past". */
static gboolean
read_reference (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  static const char *const references[] = { "PAST_REF", "PRESENT_REF", "FUTURE_REF" };
  const AttacheTimexPiece *piece = GET (at), *next = GET (at + 1);
  gboolean follows_in = at > 0 && GET (at - 1)->word == ATTACHE_TW_IN;
  guint end = at + 1;
  gint when;

  if (piece->word == ATTACHE_TW_NOW)
    when = 0;
  else if (piece->word == ATTACHE_TW_REFERENCE)
    when = piece->value;
  else if (piece->word == ATTACHE_TW_RELATIVE && piece->value == ATTACHE_TIMEX_CURRENT)
    when = 0;
  else if (piece->word == ATTACHE_TW_THE && next->word == ATTACHE_TW_FUTURE && next->value > 0
           && (follows_in || (at > 0 && GET (at - 1)->word == ATTACHE_TW_PREPOSITION)))
    {
      when = 1;
      end = at + 2;
    }
  else if (piece->word == ATTACHE_TW_THE && next->word == ATTACHE_TW_RELATIVE
           && next->value == ATTACHE_TIMEX_PAST && follows_in)
    {
      when = -1;
      end = at + 2;
    }
  else
    return FALSE;
  *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_VAGUE, "reference");
  /* "between now and Friday": a day like another. */
  expression->whole = at > 0 && GET (at - 1)->word == ATTACHE_TW_BETWEEN;
  expression->value = references[when + 1];
  expression->end = end;
  return TRUE;
}

/* "around 6 November", "about 1930", "ca. 480 BC". */
static gboolean
read_about (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  if (GET (at)->word != ATTACHE_TW_ABOUT || !attache_timex_read_calendar (line, at + 1, expression))
    return FALSE;
  if (expression->weekday != 0)
    return FALSE;
  expression->first = at;
  expression->mod = "APPROX";
  return TRUE;
}

/* A day of the calendar or by its distance, with the part of it that follows. */
static gboolean
read_calendar_day (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  if (!attache_timex_read_calendar (line, at, expression))
    return FALSE;
  if (expression->day != 0 || expression->weekday != 0 || expression->holiday >= 0)
    attache_timex_read_part_after (line, expression);
  return TRUE;
}

static gboolean
read_today_part (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  if (!attache_timex_read_today (line, at, expression))
    return FALSE;
  if (expression->part < 0)
    attache_timex_read_part_after (line, expression);
  return TRUE;
}

/* Words that begin a time only before another word of time or a number; most of a text's "the" and
 * "that" are told here. */
static gboolean
may_go_on (const AttacheTimexPiece *next)
{
  return next->word != ATTACHE_TW_NONE || next->digits > 0 || next->mark == '\''
         || next->mark == '-' || next->mark == 'H';
}

static gboolean
may_begin (const AttacheTimexPiece *piece, const AttacheTimexPiece *next)
{
  switch (piece->word)
    {
    case ATTACHE_TW_NONE:
      return piece->digits > 0 || piece->mark == '\'' || piece->mark == 'H';
    case ATTACHE_TW_THE:
    case ATTACHE_TW_A:
    case ATTACHE_TW_ABOUT:
    case ATTACHE_TW_NEARLY:
    case ATTACHE_TW_OVER:
    case ATTACHE_TW_MORE:
    case ATTACHE_TW_LESS:
    case ATTACHE_TW_AT:
      return may_go_on (next);
    case ATTACHE_TW_RELATIVE:
      return piece->value == ATTACHE_TIMEX_CURRENT || may_go_on (next);
    case ATTACHE_TW_BEFORE:
    case ATTACHE_TW_AFTER:
    case ATTACHE_TW_FROM:
    case ATTACHE_TW_UNTIL:
    case ATTACHE_TW_SINCE:
    case ATTACHE_TW_BETWEEN:
    case ATTACHE_TW_THAN:
    case ATTACHE_TW_LEAST:
    case ATTACHE_TW_MOST:
    case ATTACHE_TW_AGO:
    case ATTACHE_TW_AND:
    case ATTACHE_TW_OR:
    case ATTACHE_TW_TO:
    case ATTACHE_TW_OF:
    case ATTACHE_TW_ON:
    case ATTACHE_TW_IN:
    case ATTACHE_TW_FOR:
    case ATTACHE_TW_BY:
    case ATTACHE_TW_POSSESSIVE:
    case ATTACHE_TW_PREPOSITION:
    case ATTACHE_TW_MONEY:
    case ATTACHE_TW_S:
    case ATTACHE_TW_SUFFIX:
    case ATTACHE_TW_ALL:
    case ATTACHE_TW_TIME:
      return FALSE;
    default:
      return TRUE;
    }
}

static gboolean
read_longest (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  static const AttacheTimexRule rules[] = { attache_timex_read_clock,
                                            attache_timex_read_part_of_day,
                                            read_today_part,
                                            attache_timex_read_shift,
                                            read_calendar_day,
                                            read_about,
                                            attache_timex_read_length,
                                            attache_timex_read_relative,
                                            attache_timex_read_frequency,
                                            read_reference };
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

void
attache_timex_read_line (const AttacheTimexLine *line, GArray *expressions)
{
  guint n = line->array->len, first = expressions->len;
  AttacheTimexExpression expression;

  for (guint at = 0; at < n;)
    {
      if (may_begin (GET (at), GET (at + 1)) && read_longest (line, at, &expression))
        {
          g_array_append_val (expressions, expression);
          at = MAX (expression.end, at + 1);
        }
      else
        at++;
    }
  attache_timex_share_fields (line, expressions, first);
}
