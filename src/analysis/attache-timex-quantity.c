/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading quantities of time, and the steps that they make: "ago", "later", "earlier". */

#include "config.h"

#include "attache-timex-quantity.h"

#include "attache-timex-calendar.h"
#include "attache-timex-number.h"
#include "attache-timex-relative.h"

#define GET(i) attache_timex_line_get (line, (i))

/* "more than", "at least", "nearly": moves @at, or leaves it and answers NULL. */
static const char *
read_bound (const AttacheTimexLine *line, guint *at)
{
  const AttacheTimexPiece *first = GET (*at), *second = GET (*at + 1);

  switch (first->word)
    {
    case ATTACHE_TW_ABOUT:
      *at += 1;
      return "APPROX";
    case ATTACHE_TW_NEARLY:
      *at += 1;
      return "LESS_THAN";
    case ATTACHE_TW_OVER:
      /* "over three years" is during them */
      if (second->word != ATTACHE_TW_A)
        return NULL;
      *at += 1;
      return "MORE_THAN";
    case ATTACHE_TW_MORE:
    case ATTACHE_TW_LESS:
      if (second->word != ATTACHE_TW_THAN)
        return NULL;
      *at += 2;
      return first->word == ATTACHE_TW_MORE ? "MORE_THAN" : "LESS_THAN";
    case ATTACHE_TW_AT:
      if (second->word != ATTACHE_TW_LEAST && second->word != ATTACHE_TW_MOST)
        return NULL;
      *at += 2;
      return second->word == ATTACHE_TW_LEAST ? "EQUAL_OR_MORE" : "EQUAL_OR_LESS";
    default:
      return NULL;
    }
}

/* "a few", "several", "a couple of", "a", "12", "two to three"; FALSE where there is none. */
static gboolean
read_how_many (const AttacheTimexLine *line, guint *at, AttacheTimexQuantity *quantity)
{
  guint i = *at;
  gboolean has_article = GET (i)->word == ATTACHE_TW_A;
  double second;

  if (attache_timex_read_amount (line, &i, &quantity->amount))
    {
      guint other = i + 1;

      if ((GET (i)->word == ATTACHE_TW_TO || GET (i)->word == ATTACHE_TW_OR || GET (i)->mark == '-')
          && attache_timex_read_amount (line, &other, &second))
        i = other;
      *at = i;
      return TRUE;
    }
  i += has_article;
  if (GET (i)->word == ATTACHE_TW_FEW)
    quantity->amount = ATTACHE_TIMEX_NO_AMOUNT;
  else if (GET (i)->word == ATTACHE_TW_COUPLE)
    {
      quantity->amount = 2;
      quantity->mod = "APPROX";
      i += GET (i + 1)->word == ATTACHE_TW_OF;
    }
  else if (!has_article)
    return FALSE;
  else
    {
      quantity->amount = 1;
      quantity->is_article = TRUE;
      i--;
    }
  *at = i + 1;
  return TRUE;
}

/* "and three months", "20 minutes", after a quantity in larger units. */
static gboolean
read_smaller (const AttacheTimexLine *line, guint *at, guint larger, AttacheTimexRest *rest)
{
  guint i = *at + (GET (*at)->mark == ',');
  gboolean has_and = GET (i)->word == ATTACHE_TW_AND;
  const AttacheTimexPiece *unit;
  double amount = 1;

  i += has_and;
  if (has_and && GET (i)->word == ATTACHE_TW_A)
    i++;
  else if (!attache_timex_read_amount (line, &i, &amount))
    return FALSE;
  unit = GET (i);
  if (unit->word != ATTACHE_TW_UNIT || (guint) (unit->value & 0xff) >= larger
      || unit->value == ATTACHE_UNIT_QUARTER || (unit->value & ATTACHE_TW_TWICE) || amount < 1
      || amount > 1000 || amount != (double) (gint32) amount
      || ((unit->flags & ATTACHE_PIECE_PLURAL) == 0) != (amount == 1))
    return FALSE;
  /* "three months and two weeks, and two days ago" */
  if (has_and && rest->n > 0 && GET (i + 1)->word == ATTACHE_TW_AGO)
    return FALSE;
  rest->amount[rest->n] = (gint32) amount;
  rest->unit[rest->n] = (guint8) (unit->value & 0xff);
  rest->n++;
  *at = i + 1;
  return TRUE;
}

static void
read_rest (const AttacheTimexLine *line, guint *at, AttacheTimexQuantity *quantity)
{
  guint larger = quantity->unit;

  if (quantity->is_bare || quantity->is_hyphened || quantity->unit > ATTACHE_UNIT_YEAR
      || quantity->unit == ATTACHE_UNIT_QUARTER || quantity->amount < 1
      || quantity->amount != (double) (gint64) quantity->amount
      || quantity->is_plural == (quantity->amount == 1))
    return;
  while (quantity->rest.n < ATTACHE_TIMEX_MOST_REST
         && read_smaller (line, at, larger, &quantity->rest))
    larger = quantity->rest.unit[quantity->rest.n - 1];
  if (quantity->rest.n > 0)
    quantity->is_article = FALSE;
}

gboolean
attache_timex_read_quantity (const AttacheTimexLine *line, guint *at,
                             AttacheTimexQuantity *quantity)
{
  guint i = *at;
  const AttacheTimexPiece *unit;
  const char *bound;

  *quantity = (AttacheTimexQuantity){ .amount = ATTACHE_TIMEX_NO_AMOUNT };
  bound = read_bound (line, &i);
  quantity->is_bare = !read_how_many (line, &i, quantity);
  if (bound != NULL)
    quantity->mod = bound;
  if (!quantity->is_bare
      && (GET (i)->word == ATTACHE_TW_FISCAL || GET (i)->word == ATTACHE_TW_MORE))
    i++;
  if (!quantity->is_bare && GET (i)->mark == '-')
    {
      quantity->is_hyphened = TRUE;
      i++;
    }
  unit = GET (i);
  quantity->is_plural = (unit->flags & ATTACHE_PIECE_PLURAL) != 0;
  if (unit->word == ATTACHE_TW_UNIT)
    quantity->unit = unit->value & 0xff;
  else if (unit->word == ATTACHE_TW_DAY_PART && quantity->is_plural && !quantity->is_bare)
    quantity->unit = ATTACHE_UNIT_DAY;
  else
    return FALSE;
  if (unit->value & ATTACHE_TW_TWICE && quantity->amount > 0)
    quantity->amount *= 2;
  if (quantity->is_bare && (bound != NULL || !quantity->is_plural))
    return FALSE;
  *at = i + 1;
  /* "a year and a half" */
  if (quantity->is_article && GET (i + 1)->word == ATTACHE_TW_AND
      && GET (i + 2)->word == ATTACHE_TW_A && GET (i + 3)->word == ATTACHE_TW_HALF)
    {
      quantity->amount = 1.5;
      quantity->is_article = FALSE;
      *at = i + 4;
    }
  else
    read_rest (line, at, quantity);
  return TRUE;
}

/* "the year-ago quarter", "year-earlier", "the comparable year-ago period". */
static gboolean
read_year_ago (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  guint i = at + (GET (at)->word == ATTACHE_TW_THE);
  const AttacheTimexPiece *unit = GET (i), *step = GET (i + 2);

  if (unit->word != ATTACHE_TW_UNIT || GET (i + 1)->mark != '-'
      || (step->word != ATTACHE_TW_AGO && step->word != ATTACHE_TW_LATER) || step->value > 0)
    return FALSE;
  *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_SHIFT, "year-ago");
  expression->amount = -1;
  expression->unit = unit->value & 0xff;
  expression->keeps_precision = TRUE;
  expression->anchor = ATTACHE_TIMEX_FROM_RUNNING;
  i += 3;
  if (GET (i)->word == ATTACHE_TW_ORDINAL && GET (i + 1)->word == ATTACHE_TW_UNIT
      && GET (i + 1)->value == ATTACHE_UNIT_QUARTER)
    i += 2;
  else if (GET (i)->word == ATTACHE_TW_PERIOD
           || (GET (i)->word == ATTACHE_TW_UNIT && GET (i)->value == ATTACHE_UNIT_QUARTER))
    i++;
  else if (GET (at)->word == ATTACHE_TW_THE)
    expression->first = at + 1;
  expression->end = i;
  return TRUE;
}

/* What the word after a quantity does to it. */
static gboolean
read_step (const AttacheTimexLine *line, guint *at, const AttacheTimexQuantity *quantity,
           AttacheTimexExpression *expression)
{
  const AttacheTimexPiece *step = GET (*at);
  gint sign = 0;

  if (step->word == ATTACHE_TW_AGO)
    sign = step->value;
  else if (step->word == ATTACHE_TW_LATER)
    {
      sign = step->value;
      expression->anchor = ATTACHE_TIMEX_FROM_RUNNING;
    }
  else if (step->word == ATTACHE_TW_FROM && GET (*at + 1)->word == ATTACHE_TW_NOW)
    {
      sign = 1;
      *at += 1;
    }
  else
    return FALSE;
  *at += 1;
  expression->keeps_precision = step->word == ATTACHE_TW_LATER || step->word == ATTACHE_TW_AGO;
  expression->amount = quantity->amount < 0 ? ATTACHE_TIMEX_NO_AMOUNT : sign * quantity->amount;
  if (quantity->amount < 0)
    {
      expression->kind = ATTACHE_TIMEX_VAGUE;
      expression->value = sign < 0 ? "PAST_REF" : "FUTURE_REF";
    }
  return TRUE;
}

/* "two weeks before 13 May", "three days from Tuesday", "a week after tomorrow". */
static gboolean
read_step_from_date (const AttacheTimexLine *line, guint at, const AttacheTimexQuantity *quantity,
                     AttacheTimexExpression *expression)
{
  const AttacheTimexPiece *step = GET (at);
  guint first = expression->first;

  if (quantity->amount < 0
      || (step->word != ATTACHE_TW_BEFORE && step->word != ATTACHE_TW_AFTER
          && step->word != ATTACHE_TW_FROM))
    return FALSE;
  if (!attache_timex_read_today (line, at + 1, expression)
      && !attache_timex_read_calendar (line, at + 1, expression))
    return FALSE;
  expression->first = first;
  expression->rule = "step-from-date";
  expression->has_step = TRUE;
  expression->step = step->word == ATTACHE_TW_BEFORE ? -quantity->amount : quantity->amount;
  expression->step_unit = quantity->unit;
  expression->step_rest = quantity->rest;
  /* "a week from Friday" is from the one to come. */
  if (step->word == ATTACHE_TW_FROM && expression->weekday != 0 && expression->day == 0
      && expression->direction == 0)
    expression->direction = ATTACHE_TIMEX_COMING;
  return TRUE;
}

gboolean
attache_timex_read_shift (const AttacheTimexLine *line, guint at,
                          AttacheTimexExpression *expression)
{
  AttacheTimexQuantity quantity;
  guint i = at;

  if (read_year_ago (line, at, expression))
    return TRUE;
  if (!attache_timex_read_quantity (line, &i, &quantity) || quantity.is_hyphened)
    return FALSE;
  *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_SHIFT, "step");
  expression->unit = quantity.unit;
  expression->rest = quantity.rest;
  expression->mod = quantity.mod;
  /* "a year or two ago", "a week or so ago" */
  if (GET (i)->word == ATTACHE_TW_OR && i + 1 < at + 8 && GET (i + 2)->word == ATTACHE_TW_AGO)
    i += 2;
  if (read_step_from_date (line, i, &quantity, expression))
    return TRUE;
  if (!read_step (line, &i, &quantity, expression))
    return FALSE;
  /* "an hour later" tells how long, not when. */
  if (expression->unit < ATTACHE_UNIT_DAY && expression->anchor == ATTACHE_TIMEX_FROM_RUNNING)
    return FALSE;
  expression->end = i;
  if (expression->unit < ATTACHE_UNIT_DAY)
    expression->type = ATTACHE_TIMEX_TIME;
  return TRUE;
}
