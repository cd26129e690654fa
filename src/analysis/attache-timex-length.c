/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lengths of time and how often: what a quantity is where no step follows it. */

#include "config.h"

#include "attache-timex-number.h"
#include "attache-timex-quantity.h"

#define GET(i) attache_timex_line_get (line, (i))

/* Whether "a year" is a length here and not "dollars a year". */
static gboolean
announces_length (const AttacheTimexPiece *before)
{
  switch (before->word)
    {
    case ATTACHE_TW_FOR:
    case ATTACHE_TW_IN:
    case ATTACHE_TW_OF:
    case ATTACHE_TW_AFTER:
    case ATTACHE_TW_PREPOSITION:
    case ATTACHE_TW_THAN:
    case ATTACHE_TW_LEAST:
    case ATTACHE_TW_NEARLY:
    case ATTACHE_TW_ABOUT:
    case ATTACHE_TW_OVER:
    case ATTACHE_TW_BEFORE:
    case ATTACHE_TW_BY:
      return TRUE;
    default:
      return FALSE;
    }
}

/* "weeks" alone: "for weeks", "the days before". */
static gboolean
announces_bare (const AttacheTimexPiece *before)
{
  switch (before->word)
    {
    case ATTACHE_TW_FOR:
    case ATTACHE_TW_IN:
    case ATTACHE_TW_PREPOSITION:
    case ATTACHE_TW_AFTER:
    case ATTACHE_TW_THE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* "52 years old", "six-year-old"; not "decades-old". */
static gboolean
is_age (const AttacheTimexLine *line, guint at)
{
  return GET (at + (GET (at)->mark == '-'))->word == ATTACHE_TW_OLD;
}

/* "the", "the last", "the first", "recent", "coming" before a quantity. */
static gboolean
read_direction (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression,
                gboolean *has_article)
{
  guint i = *at;

  *has_article = GET (i)->word == ATTACHE_TW_THE;
  i += *has_article;
  if (GET (i)->word == ATTACHE_TW_RELATIVE)
    expression->direction = (gint8) GET (i++)->value;
  else if (GET (i)->word == ATTACHE_TW_ORDINAL && GET (i)->value == 1)
    i++;
  if (i == *at)
    return FALSE;
  /* "punitive that four days seemed" */
  if (expression->direction == ATTACHE_TIMEX_THAT)
    return FALSE;
  *at = i;
  return TRUE;
}

/* "recent years", "the coming months", "these days": plurals that a direction makes vague. */
static gboolean
become_vague (AttacheTimexExpression *expression, const AttacheTimexQuantity *quantity)
{
  switch ((AttacheTimexDirection) expression->direction)
    {
    case ATTACHE_TIMEX_RECENT:
    case ATTACHE_TIMEX_PAST:
    case ATTACHE_TIMEX_LAST:
    case ATTACHE_TIMEX_PREVIOUS:
      expression->value = quantity->unit == ATTACHE_UNIT_MONTH
                                  || quantity->unit == ATTACHE_UNIT_WEEK
                              ? NULL
                              : "PAST_REF";
      break;
    case ATTACHE_TIMEX_COMING:
    case ATTACHE_TIMEX_NEXT:
      expression->value = "FUTURE_REF";
      break;
    case ATTACHE_TIMEX_THESE:
      if (quantity->unit != ATTACHE_UNIT_DAY)
        return FALSE;
      expression->value = "PRESENT_REF";
      break;
    case ATTACHE_TIMEX_THIS:
    case ATTACHE_TIMEX_CURRENT:
    case ATTACHE_TIMEX_FOLLOWING:
    case ATTACHE_TIMEX_THAT:
    case ATTACHE_TIMEX_SAME:
    case ATTACHE_TIMEX_LATEST:
    default:
      return FALSE;
    }
  if (expression->value != NULL)
    {
      expression->kind = ATTACHE_TIMEX_VAGUE;
      expression->type = ATTACHE_TIMEX_DATE;
    }
  return TRUE;
}

/* "the year ended 31 March", "the fiscal year ending tomorrow": how long, the date tells when. */
static gboolean
read_year_ended (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  guint i = at + 1;

  if (GET (at)->word != ATTACHE_TW_THE)
    return FALSE;
  i += GET (i)->word == ATTACHE_TW_FISCAL;
  if (GET (i)->word != ATTACHE_TW_UNIT || GET (i)->value != ATTACHE_UNIT_YEAR
      || GET (i + 1)->word != ATTACHE_TW_ENDED)
    return FALSE;
  expression->amount = 1;
  expression->unit = ATTACHE_UNIT_YEAR;
  expression->end = i + 1;
  return TRUE;
}

static gboolean
read_directed_length (const AttacheTimexLine *line, guint at, AttacheTimexExpression *expression)
{
  AttacheTimexQuantity quantity;
  gboolean has_article;
  guint i = at;

  if (!read_direction (line, &i, expression, &has_article)
      || !attache_timex_read_quantity (line, &i, &quantity))
    return FALSE;
  expression->amount = quantity.amount;
  expression->unit = quantity.unit;
  expression->rest = quantity.rest;
  expression->mod = quantity.mod;
  expression->end = i;
  if (quantity.is_article || quantity.is_hyphened)
    return FALSE;
  if (quantity.is_bare && GET (i)->word == ATTACHE_TW_OF)
    return TRUE;
  if (quantity.is_bare)
    return expression->direction != 0 && become_vague (expression, &quantity);
  return quantity.is_plural || expression->direction != 0;
}

/* "decades-long", "years-old". */
static gboolean
is_glued_on (const AttacheTimexLine *line, guint at)
{
  return GET (at)->mark == '-' && (GET (at)->flags & ATTACHE_PIECE_GLUED)
         && (GET (at + 1)->flags & ATTACHE_PIECE_GLUED)
         && (GET (at + 1)->flags & ATTACHE_PIECE_LETTERS);
}

/* "long", "old" and the like after a hyphen, so that the whole word is the phrase. */
static void
read_rest_of_word (const AttacheTimexLine *line, AttacheTimexExpression *expression)
{
  guint i = expression->end;

  if (is_glued_on (line, i))
    expression->end = i + 2;
}

/* "two weeks", "half an hour", "a five year low", and no "two week"; quarters are as often
 * fractions. */
static gboolean
is_well_numbered (const AttacheTimexQuantity *quantity, const AttacheTimexPiece *next)
{
  if (quantity->unit == ATTACHE_UNIT_QUARTER && (!quantity->is_plural || quantity->is_hyphened))
    return FALSE;
  if (quantity->is_article || quantity->is_bare || quantity->is_plural || quantity->is_hyphened)
    return TRUE;
  if (quantity->amount > 0 && quantity->amount <= 1.5)
    return TRUE;
  return quantity->unit >= ATTACHE_UNIT_HOUR && (next->flags & ATTACHE_PIECE_LETTERS)
         && next->word == ATTACHE_TW_NONE && !(next->flags & ATTACHE_PIECE_CAPITALISED);
}

/* "5 upcoming years", "2 next days": the direction after the number. */
static gboolean
read_number_and_direction (const AttacheTimexLine *line, guint at,
                           AttacheTimexExpression *expression)
{
  guint i = at;

  if (!attache_timex_read_amount (line, &i, &expression->amount)
      || GET (i)->word != ATTACHE_TW_RELATIVE || GET (i + 1)->word != ATTACHE_TW_UNIT
      || !(GET (i + 1)->flags & ATTACHE_PIECE_PLURAL))
    return FALSE;
  expression->direction = (gint8) GET (i)->value;
  expression->unit = GET (i + 1)->value & 0xff;
  expression->end = i + 2;
  return TRUE;
}

gboolean
attache_timex_read_length (const AttacheTimexLine *line, guint at,
                           AttacheTimexExpression *expression)
{
  const AttacheTimexPiece *before = at > 0 ? GET (at - 1) : GET (G_MAXUINT);
  AttacheTimexQuantity quantity;
  guint i = at;

  *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_LENGTH, "length");
  expression->type = ATTACHE_TIMEX_DURATION;
  if (read_year_ended (line, at, expression) || read_directed_length (line, at, expression)
      || read_number_and_direction (line, at, expression))
    return TRUE;
  *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_LENGTH, "length");
  expression->type = ATTACHE_TIMEX_DURATION;
  if (!attache_timex_read_quantity (line, &i, &quantity) || (!quantity.is_bare && is_age (line, i)))
    return FALSE;
  if (quantity.is_article
      && (quantity.is_plural || (quantity.mod == NULL && !announces_length (before))))
    return FALSE;
  if (quantity.is_bare && !announces_bare (before) && !is_glued_on (line, i))
    return FALSE;
  if (!is_well_numbered (&quantity, GET (i)))
    return FALSE;
  expression->amount = quantity.amount;
  expression->unit = quantity.unit;
  expression->rest = quantity.rest;
  expression->mod = quantity.mod;
  expression->end = i;
  if (quantity.is_hyphened || quantity.is_bare)
    read_rest_of_word (line, expression);
  expression->is_ahead = before->word == ATTACHE_TW_IN && !quantity.is_hyphened
                         && !quantity.is_bare;
  return TRUE;
}

static const char *const weekday_sets[] = {
  NULL,         "XXXX-WXX-1", "XXXX-WXX-2", "XXXX-WXX-3",
  "XXXX-WXX-4", "XXXX-WXX-5", "XXXX-WXX-6", "XXXX-WXX-7"
};
static const char *const month_sets[] = { NULL,      "XXXX-01", "XXXX-02", "XXXX-03", "XXXX-04",
                                          "XXXX-05", "XXXX-06", "XXXX-07", "XXXX-08", "XXXX-09",
                                          "XXXX-10", "XXXX-11", "XXXX-12" };
static const char *const season_sets[] = { NULL, "XXXX-SP", "XXXX-SU", "XXXX-FA", "XXXX-WI" };

/* What comes again: "Thursday", "July", "summer", "morning", "two weeks"; after "every". */
static gboolean
read_recurring (const AttacheTimexLine *line, guint *at, AttacheTimexExpression *expression)
{
  const AttacheTimexPiece *piece = GET (*at);
  AttacheTimexQuantity quantity;

  if (piece->word == ATTACHE_TW_WEEKDAY)
    expression->value = weekday_sets[piece->value];
  else if (piece->word == ATTACHE_TW_MONTH)
    expression->value = month_sets[piece->value];
  else if (piece->word == ATTACHE_TW_SEASON)
    expression->value = season_sets[piece->value];
  else if (piece->word == ATTACHE_TW_UNIT)
    expression->unit = piece->value & 0xff;
  else if (piece->word == ATTACHE_TW_DAY_PART)
    expression->unit = ATTACHE_UNIT_DAY;
  else if (piece->word == ATTACHE_TW_WEEKEND)
    expression->unit = ATTACHE_UNIT_WEEK;
  else if (attache_timex_read_quantity (line, at, &quantity) && !quantity.is_bare
           && !quantity.is_article)
    {
      expression->unit = quantity.unit;
      expression->amount = quantity.amount;
      return TRUE;
    }
  else
    return FALSE;
  *at += 1;
  return TRUE;
}

gboolean
attache_timex_read_frequency (const AttacheTimexLine *line, guint at,
                              AttacheTimexExpression *expression)
{
  const AttacheTimexPiece *piece = GET (at);
  guint i = at + 1;

  *expression = attache_timex_expression_at (at, ATTACHE_TIMEX_FREQUENCY, "frequency");
  expression->type = ATTACHE_TIMEX_SET;
  expression->amount = 1;
  if (piece->word == ATTACHE_TW_OFTEN)
    expression->unit = piece->value;
  else if (piece->word == ATTACHE_TW_WEEKDAY && (piece->flags & ATTACHE_PIECE_PLURAL))
    expression->value = weekday_sets[piece->value];
  else if (piece->word == ATTACHE_TW_WEEKDAY && GET (i)->word == ATTACHE_TW_DAY_PART
           && (GET (i)->flags & ATTACHE_PIECE_PLURAL))
    {
      expression->value = weekday_sets[piece->value];
      i++;
    }
  else if (piece->word != ATTACHE_TW_EACH || !read_recurring (line, &i, expression))
    return FALSE;
  expression->end = i;
  return TRUE;
}
