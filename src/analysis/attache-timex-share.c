/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What neighbours share: the month of "13–14 September" and "May 5–7", the century of "1914–18",
 * the era of "499–493 BC", the year of "April and June 1955". */

#include "config.h"

#include "attache-timex-grammar.h"
#include "attache-timex-number.h"

#define GET(i) attache_timex_line_get (line, (i))

/* A list of four days has three to share; more are not looked for. */
#define MOST_SHARED 4

/* "(", "O", ".", "S", "." before the date in the other calendar. */
#define MOST_STYLE_PIECES 6

static gboolean
joins (const AttacheTimexPiece *piece)
{
  switch (piece->word)
    {
    case ATTACHE_TW_AND:
    case ATTACHE_TW_OR:
    case ATTACHE_TW_TO:
    case ATTACHE_TW_UNTIL:
      return TRUE;
    default:
      return piece->mark == '-' || piece->mark == '=' || piece->mark == '~' || piece->mark == ','
             || piece->mark == '/' || piece->mark == '&';
    }
}

static gboolean
is_day_of_month (const AttacheTimexExpression *expression)
{
  return expression->kind == ATTACHE_TIMEX_CALENDAR && expression->day != 0
         && expression->month != 0;
}

static gboolean
is_plain_year (const AttacheTimexExpression *expression)
{
  return expression->kind == ATTACHE_TIMEX_CALENDAR && expression->month == 0
         && expression->season == 0 && expression->quarter == 0 && expression->holiday < 0
         && expression->year != ATTACHE_TIMEX_NO_YEAR
         && expression->year_precision == ATTACHE_PRECISION_YEAR;
}

/* A day's number right before @end ("13", "the 13th"), after @floor; its first piece. */
static gboolean
read_day_backwards (const AttacheTimexLine *line, guint end, guint floor, guint *first, gint *day)
{
  for (guint back = 1; back <= 3 && end >= floor + back; back++)
    {
      guint at = end - back;

      if (attache_timex_read_day (line, &at, day) && at == end)
        {
          *first = end - back;
          if (*first > floor && GET (*first - 1)->word == ATTACHE_TW_THE)
            *first -= 1;
          return TRUE;
        }
    }
  return FALSE;
}

/* A bare day or year before @shared, joined to it. FALSE where there is none. */
static gboolean
share_backwards (const AttacheTimexLine *line, guint floor, const AttacheTimexExpression *shared,
                 AttacheTimexExpression *expression)
{
  guint first, join = shared->first - 1;
  const AttacheTimexPiece *number;
  gint day;

  if (shared->first < floor + 2 || !joins (GET (join)))
    return FALSE;
  if (is_day_of_month (shared) && shared->weekday == 0
      && read_day_backwards (line, join, floor, &first, &day))
    {
      *expression = *shared;
      expression->day = (gint8) day;
      expression->first = first;
      expression->end = join;
      expression->rule = "range";
      return TRUE;
    }
  number = GET (join - 1);
  if (is_plain_year (shared) && shared->year < 1 && number->digits > 0 && number->digits < 5
      && attache_timex_is_free_number (line, join - 1))
    {
      *expression = *shared;
      expression->year = 1 - number->number;
      expression->first = join - 1;
      expression->end = join;
      expression->rule = "range";
      return TRUE;
    }
  return FALSE;
}

/* Whether the number before @at is more than a bare one: a count, a clock time, a date of its own.
 */
static gboolean
goes_on (const AttacheTimexLine *line, guint at)
{
  const AttacheTimexPiece *next = GET (at);

  if ((next->flags & ATTACHE_PIECE_GLUED) && (next->mark == '/' || next->mark == '-')
      && GET (at + 1)->digits > 0)
    return TRUE;
  if (GET (at - 1)->flags & ATTACHE_PIECE_GLUED)
    return (next->flags & ATTACHE_PIECE_GLUED) && (next->flags & ATTACHE_PIECE_LETTERS);
  if (next->flags & ATTACHE_PIECE_LETTERS)
    return !(next->word == ATTACHE_TW_IN || next->word == ATTACHE_TW_ON
             || next->word == ATTACHE_TW_AND || next->word == ATTACHE_TW_AT
             || next->word == ATTACHE_TW_TO || next->word == ATTACHE_TW_OF
             || next->word == ATTACHE_TW_FOR || next->word == ATTACHE_TW_BY
             || next->word == ATTACHE_TW_FROM);
  return (next->mark == ':' || next->mark == '/' || next->mark == '%') && GET (at + 1)->digits > 0;
}

/* A bare day or year after @shared, joined to it; with the year that may follow. */
static gboolean
share_forwards (const AttacheTimexLine *line, AttacheTimexExpression *shared,
                AttacheTimexExpression *expression)
{
  guint at = shared->end + 1, number_at;
  gint day, year;

  if (!joins (GET (shared->end)) || GET (shared->end)->mark == ',')
    return FALSE;
  if (GET (at)->word == ATTACHE_TW_THE)
    at++;
  number_at = at;
  if (is_day_of_month (shared) && shared->part < 0 && attache_timex_read_day (line, &at, &day))
    {
      guint comma = GET (at)->mark == ',';

      *expression = *shared;
      expression->day = (gint8) day;
      expression->weekday = 0;
      at += comma;
      if (shared->year == ATTACHE_TIMEX_NO_YEAR && attache_timex_read_year (line, &at, &year))
        expression->year = shared->year = year;
      else
        at -= comma;
      if (goes_on (line, at))
        return FALSE;
      expression->first = GET (number_at - 1)->word == ATTACHE_TW_THE ? number_at - 1 : number_at;
    }
  else if (is_plain_year (shared) && shared->year > 1000 && GET (at)->digits == 2
           && (GET (shared->end)->mark == '-' || GET (shared->end)->mark == '/')
           && (GET (at)->flags & ATTACHE_PIECE_GLUED) && GET (at)->number > shared->year % 100
           && !goes_on (line, at + 1))
    {
      *expression = *shared;
      expression->year = shared->year / 100 * 100 + GET (at)->number;
      expression->first = at++;
    }
  else
    return FALSE;
  expression->end = at;
  expression->rule = "range";
  return TRUE;
}

/* The month, or the season's or quarter's first; 0 for none. */
static gint
place_in_year (const AttacheTimexExpression *expression)
{
  if (expression->month != 0)
    return expression->month;
  if (expression->season != 0)
    return expression->season * 3;
  return expression->quarter > 0 ? expression->quarter * 3 - 2 : 0;
}

/* "April and June 1955", "the summer and autumn of 2020", "13 September – 4 October 2022", "26 June
 * 2019 to 28 July". */
static void
share_year (const AttacheTimexLine *line, AttacheTimexExpression *first,
            AttacheTimexExpression *second)
{
  if (first->kind != ATTACHE_TIMEX_CALENDAR || second->kind != ATTACHE_TIMEX_CALENDAR
      || place_in_year (first) == 0 || place_in_year (second) == 0 || first->direction != 0
      || second->direction != 0)
    return;
  if (second->first != first->end + 1 || !joins (GET (first->end)))
    return;
  if (first->year == ATTACHE_TIMEX_NO_YEAR && second->year != ATTACHE_TIMEX_NO_YEAR)
    first->year = second->year - (place_in_year (first) > place_in_year (second));
  else if (second->year == ATTACHE_TIMEX_NO_YEAR && first->year != ATTACHE_TIMEX_NO_YEAR)
    second->year = first->year + (place_in_year (second) < place_in_year (first));
  else if (GET (first->end)->mark == '-' || GET (first->end)->word == ATTACHE_TW_TO
           || GET (first->end)->word == ATTACHE_TW_UNTIL)
    second->follows = first->year == ATTACHE_TIMEX_NO_YEAR;
}

/* Days from the first to the second, seen in one year or over its end; 0 where they are not days.
 */
static gint64
days_between (const AttacheTimexExpression *first, const AttacheTimexExpression *second, gint year)
{
  AttacheCivilDate from = { year, first->month, first->day };
  AttacheCivilDate to = { year + (second->month < first->month), second->month, second->day };

  return attache_civil_to_days (to) - attache_civil_to_days (from);
}

/* Where a date is told by both calendars, the Julian one is so many days before the Gregorian. */
static gboolean
is_old_style (const AttacheTimexExpression *first, const AttacheTimexExpression *second, gint year)
{
  gint64 days = days_between (first, second, year);

  return days >= 10 && days <= 13;
}

static void
take_date (AttacheTimexExpression *own, const AttacheTimexExpression *other)
{
  own->month = other->month;
  own->day = other->day;
  own->year = other->year;
  own->rule = "old-style";
}

/* The bracket that closes at @at or soon after it; 0 where none does. */
static guint
find_closing (const AttacheTimexLine *line, guint at)
{
  for (guint i = at; i < at + MOST_STYLE_PIECES; i++)
    if (GET (i)->mark == ')' || GET (i)->mark == ']')
      return i;
  return 0;
}

/* "24 February (O.S. 11 February) 1918": both are one day, and the Gregorian date names it. The
 * year may stand with either, or after the bracket. */
static void
share_old_style (const AttacheTimexLine *line, AttacheTimexExpression *first,
                 AttacheTimexExpression *second, const AttacheTimexExpression *third)
{
  const AttacheTimexPiece *open = GET (first->end);
  guint close = find_closing (line, second->end);
  gint year = first->year != ATTACHE_TIMEX_NO_YEAR ? first->year : second->year;

  if (!is_day_of_month (first) || !is_day_of_month (second)
      || (open->mark != '(' && open->mark != '[') || second->first - first->end > MOST_STYLE_PIECES
      || close == 0)
    return;
  if (year == ATTACHE_TIMEX_NO_YEAR && third != NULL && is_plain_year (third)
      && third->first == close + 1)
    year = third->year;
  if (year == ATTACHE_TIMEX_NO_YEAR)
    return;
  first->year = second->year = year;
  if (is_old_style (first, second, year))
    {
      second->year += second->month < first->month;
      take_date (first, second);
    }
  else if (is_old_style (second, first, year))
    {
      first->year += first->month < second->month;
      take_date (second, first);
    }
}

/* Appends the days or years that @own lets the numbers before it be, first to last. */
static void
append_shared_before (const AttacheTimexLine *line, GArray *expressions, guint floor,
                      const AttacheTimexExpression *own)
{
  AttacheTimexExpression made[MOST_SHARED], *at = made;

  while (at < made + MOST_SHARED && share_backwards (line, floor, at == made ? own : at - 1, at))
    at++;
  while (at-- > made)
    g_array_append_val (expressions, *at);
}

void
attache_timex_share_fields (const AttacheTimexLine *line, GArray *expressions, guint first)
{
  guint n = expressions->len - first;
  g_autofree AttacheTimexExpression *read = NULL;

  if (n == 0)
    return;
  read = g_memdup2 (&g_array_index (expressions, AttacheTimexExpression, first), n * sizeof *read);
  g_array_set_size (expressions, first);
  for (guint i = 0; i + 1 < n; i++)
    {
      share_year (line, &read[i], &read[i + 1]);
      share_old_style (line, &read[i], &read[i + 1], i + 2 < n ? &read[i + 2] : NULL);
    }
  for (guint i = 0; i < n; i++)
    {
      AttacheTimexExpression made;
      guint floor =
          expressions->len > first
              ? g_array_index (expressions, AttacheTimexExpression, expressions->len - 1).end
              : 0;

      if (read[i].first < floor)
        continue;
      append_shared_before (line, expressions, floor, &read[i]);
      if (share_forwards (line, &read[i], &made) && (i + 1 == n || made.end <= read[i + 1].first))
        {
          g_array_append_val (expressions, read[i]);
          g_array_append_val (expressions, made);
        }
      else
        g_array_append_val (expressions, read[i]);
    }
}
