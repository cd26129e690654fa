/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading numbers. At most a handful of pieces are looked at, so that a text of number words stays
 * linear. */

#include "config.h"

#include "attache-timex-number.h"

#include <string.h>

#define GET(i) attache_timex_line_get (line, (i))

/* Words of one number: "nine hundred and ninety-nine thousand" has seven. */
#define MOST_WORDS 8

static gboolean
is_glued (const AttacheTimexPiece *piece)
{
  return (piece->flags & ATTACHE_PIECE_GLUED) != 0;
}

gboolean
attache_timex_is_free_number (const AttacheTimexLine *line, guint at)
{
  const AttacheTimexPiece *piece = GET (at), *before = at > 0 ? GET (at - 1) : GET (G_MAXUINT);
  const AttacheTimexPiece *after = GET (at + 1);

  if (piece->digits == 0)
    return FALSE;
  if (before->mark != 0 && strchr ("$#&@%", before->mark) != NULL)
    return FALSE;
  if (is_glued (piece) && before->mark != 0 && strchr (",.:", before->mark) != NULL
      && is_glued (before) && at > 1 && GET (at - 2)->digits > 0)
    return FALSE;
  if (is_glued (after) && (after->mark == '%' || after->mark == '$'))
    return FALSE;
  return !(is_glued (after) && after->mark != 0 && strchr (",.:", after->mark) != NULL
           && GET (at + 2)->digits > 0 && is_glued (GET (at + 2)));
}

/* "6,700", "2.5", "1/2" after a whole; @at is past the first digits. */
static void
read_fraction (const AttacheTimexLine *line, guint *at, double *amount)
{
  const AttacheTimexPiece *mark = GET (*at), *next = GET (*at + 1);

  while (mark->mark == ',' && is_glued (mark) && next->digits == 3 && is_glued (next))
    {
      *amount = *amount * 1000 + next->number;
      *at += 2;
      mark = GET (*at);
      next = GET (*at + 1);
    }
  if (mark->mark == '.' && is_glued (mark) && next->digits > 0 && is_glued (next))
    {
      double scale = 1;

      for (guint i = 0; i < next->digits; i++)
        scale *= 10;
      *amount += next->number / scale;
      *at += 2;
    }
  else if (mark->number == 1 && next->mark == '/' && is_glued (next) && GET (*at + 2)->number == 2)
    {
      *amount += 0.5;
      *at += 3;
    }
  else if (mark->mark == 'H')
    {
      *amount += 0.5;
      *at += 1;
    }
}

/* Whether @piece goes on with the number whose last word had the value @last: "two three" are two
 * numbers, "twenty five" and "hundred five" are one. */
static gboolean
continues_number (const AttacheTimexPiece *piece, double group, gint last)
{
  if (piece->word == ATTACHE_TW_SCALE)
    return group > 0;
  if (piece->word != ATTACHE_TW_CARDINAL)
    return FALSE;
  return group == 0 || last == 100 || (last >= 20 && last < 100 && piece->value < 10);
}

/* "twenty-five", "two hundred and ten", "twelve". */
static gboolean
read_number_words (const AttacheTimexLine *line, guint *at, double *amount)
{
  guint i = *at, end = *at;
  double total = 0, group = 0;
  gint last = 0;

  for (guint n = 0; n < MOST_WORDS; n++)
    {
      const AttacheTimexPiece *piece = GET (i);

      if (end > *at && (piece->mark == '-' || (piece->word == ATTACHE_TW_AND && last >= 100)))
        piece = GET (++i);
      if (!continues_number (piece, group, last))
        break;
      last = piece->value;
      if (piece->word == ATTACHE_TW_CARDINAL)
        group += last;
      else if (last == 1000)
        {
          total += group * 1000;
          group = 0;
        }
      else
        group *= 100;
      end = ++i;
    }
  if (end == *at)
    return FALSE;
  *at = end;
  *amount = total + group;
  return TRUE;
}

/* "and a half" after a number. */
static void
read_and_a_half (const AttacheTimexLine *line, guint *at, double *amount)
{
  guint i = *at;

  if (GET (i)->word != ATTACHE_TW_AND)
    return;
  i += GET (i + 1)->word == ATTACHE_TW_A ? 2 : 1;
  if (GET (i)->word == ATTACHE_TW_HALF)
    {
      *amount += 0.5;
      *at = i + 1;
    }
}

gboolean
attache_timex_read_amount (const AttacheTimexLine *line, guint *at, double *amount)
{
  guint i = *at;
  const AttacheTimexPiece *piece = GET (i);

  if (piece->digits > 0)
    {
      const AttacheTimexPiece *before = i > 0 ? GET (i - 1) : GET (G_MAXUINT);

      if (before->mark != 0 && strchr ("$#", before->mark) != NULL)
        return FALSE;
      *amount = piece->number;
      i++;
      read_fraction (line, &i, amount);
    }
  else if (piece->mark == 'H')
    {
      *amount = 0.5;
      i++;
    }
  else if (piece->word == ATTACHE_TW_A
           && (GET (i + 1)->word == ATTACHE_TW_DOZEN || GET (i + 1)->word == ATTACHE_TW_SCALE))
    {
      *amount = GET (i + 1)->value;
      i += 2;
    }
  else if (piece->word == ATTACHE_TW_HALF && GET (i + 1)->word == ATTACHE_TW_A)
    {
      *amount = 0.5;
      i += 2;
    }
  else if (!read_number_words (line, &i, amount))
    return FALSE;
  read_and_a_half (line, &i, amount);
  *at = i;
  return TRUE;
}

gboolean
attache_timex_read_ordinal (const AttacheTimexLine *line, guint *at, gint *number)
{
  const AttacheTimexPiece *piece = GET (*at), *next = GET (*at + 1);

  if (piece->word == ATTACHE_TW_ORDINAL)
    {
      *number = piece->value;
      *at += 1;
      return TRUE;
    }
  if (piece->digits > 0 && piece->digits <= 2 && next->word == ATTACHE_TW_SUFFIX && is_glued (next))
    {
      *number = piece->number;
      *at += 2;
      return TRUE;
    }
  if (piece->word == ATTACHE_TW_CARDINAL && piece->value >= 20)
    {
      guint skip = next->mark == '-' ? 2 : 1;
      const AttacheTimexPiece *ones = GET (*at + skip);

      if (ones->word == ATTACHE_TW_ORDINAL && ones->value < 10)
        {
          *number = piece->value + ones->value;
          *at += skip + 1;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
attache_timex_read_day (const AttacheTimexLine *line, guint *at, gint *day)
{
  guint i = *at;
  const AttacheTimexPiece *piece = GET (i);

  if (!attache_timex_read_ordinal (line, &i, day))
    {
      if (piece->digits == 0 || piece->digits > 2 || !attache_timex_is_free_number (line, i))
        return FALSE;
      *day = piece->number;
      i++;
    }
  if (*day < 1 || *day > 31)
    return FALSE;
  *at = i;
  return TRUE;
}

gboolean
attache_timex_read_year (const AttacheTimexLine *line, guint *at, gint *year)
{
  const AttacheTimexPiece *piece = GET (*at);

  if (piece->digits != 4 || piece->number < 1000 || piece->number > 2199
      || !attache_timex_is_free_number (line, *at))
    return FALSE;
  *year = piece->number;
  *at += 1;
  return TRUE;
}

/* "ninety-six", "oh five", "ten" after the century's number. */
static gboolean
read_ones_of_year (const AttacheTimexLine *line, guint *at, gint *number)
{
  const AttacheTimexPiece *tens = GET (*at);
  guint skip = GET (*at + 1)->mark == '-' ? 2 : 1;
  const AttacheTimexPiece *ones = GET (*at + skip);

  if (tens->word != ATTACHE_TW_CARDINAL || tens->value < 10)
    return FALSE;
  *number = tens->value;
  if (tens->value >= 20 && ones->word == ATTACHE_TW_CARDINAL && ones->value < 10)
    {
      *number += ones->value;
      *at += skip + 1;
    }
  else
    *at += 1;
  return TRUE;
}

gboolean
attache_timex_read_year_in_words (const AttacheTimexLine *line, guint *at, gint *year)
{
  const AttacheTimexPiece *first = GET (*at);
  guint i = *at + 1;
  double number;

  if (first->word != ATTACHE_TW_CARDINAL)
    return FALSE;
  if (first->value == 2 && GET (i)->word == ATTACHE_TW_SCALE && GET (i)->value == 1000)
    {
      i = *at;
      if (!read_number_words (line, &i, &number) || number > 2099)
        return FALSE;
      *year = (gint) number;
      *at = i;
      return TRUE;
    }
  if (first->value < 11 || first->value > 20 || !read_ones_of_year (line, &i, year))
    return FALSE;
  /* "twenty twenty" and "twenty five" differ in the tens only. */
  if (first->value == 20 && *year < 10)
    return FALSE;
  *year += first->value * 100;
  *at = i;
  return TRUE;
}

gint
attache_timex_widen_year (gint two_digits)
{
  return two_digits + (two_digits >= 30 ? 1900 : 2000);
}

gboolean
attache_timex_read_short_year (const AttacheTimexLine *line, guint *at, gint *year)
{
  const AttacheTimexPiece *piece = GET (*at + 1);

  if (GET (*at)->mark != '\'' || piece->digits != 2 || !is_glued (piece)
      || !attache_timex_is_free_number (line, *at + 1))
    return FALSE;
  *year = attache_timex_widen_year (piece->number);
  *at += 2;
  return TRUE;
}
