/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counting dates: years far from the day of writing make a history; yesterdays and weekdays make
 * news. */

#include "config.h"

#include "attache-timex-genre.h"

/* A history names at least so many past years, and so many years for each word like "yesterday". */
#define LEAST_YEARS 6
#define YEARS_PER_DEIXIS 4
/* A bare weekday weighs more than "last week": the background of a news story names many years too.
 */
#define WEIGHT_OF_WEEKDAY 4

static const AttacheTimexExpression *
get (const GArray *expressions, guint i)
{
  return &g_array_index (expressions, AttacheTimexExpression, i);
}

static gboolean
names_year (const AttacheTimexExpression *expression)
{
  return expression->kind == ATTACHE_TIMEX_CALENDAR && expression->year != ATTACHE_TIMEX_NO_YEAR
         && expression->year_precision == ATTACHE_PRECISION_YEAR;
}

/* How much a time is told from the day of writing: yesterday, last week, Friday. */
static guint
weigh_deixis (const AttacheTimexExpression *expression)
{
  if (expression->kind == ATTACHE_TIMEX_SHIFT)
    return expression->anchor == ATTACHE_TIMEX_FROM_PUBLISHED;
  if (expression->kind == ATTACHE_TIMEX_CALENDAR && expression->weekday != 0
      && expression->day == 0)
    return WEIGHT_OF_WEEKDAY;
  return 0;
}

gboolean
attache_timex_is_history (const GArray *expressions, gint64 published)
{
  gint year = published == ATTACHE_TIME_UNKNOWN ? G_MAXINT : attache_civil_date_of (published).year;
  guint n_far = 0, n_deictic = 0, n_near = 0;

  for (guint i = 0; i < expressions->len; i++)
    {
      const AttacheTimexExpression *own = get (expressions, i);

      if (names_year (own) && own->year < year - 2)
        n_far++;
      else if (names_year (own))
        n_near++;
      else
        n_deictic += weigh_deixis (own);
    }
  return n_far >= LEAST_YEARS && n_far + n_near >= YEARS_PER_DEIXIS * n_deictic;
}

static gboolean
is_full_weekday (const AttacheTimexExpression *expression)
{
  return expression->kind == ATTACHE_TIMEX_CALENDAR && expression->weekday != 0
         && expression->day != 0 && expression->month != 0
         && expression->year == ATTACHE_TIMEX_NO_YEAR;
}

static gboolean
falls_in (const AttacheTimexExpression *expression, gint year)
{
  AttacheCivilDate date = { year, expression->month, expression->day };

  return attache_civil_is_valid (date)
         && attache_civil_weekday (attache_civil_to_days (date)) == expression->weekday;
}

/* Whether every weekday with a date falls in @year; the last such date is given. */
static gboolean
allows_year (const GArray *expressions, gint year, gint64 *latest)
{
  gboolean found = FALSE;

  for (guint i = 0; i < expressions->len; i++)
    {
      const AttacheTimexExpression *own = get (expressions, i);
      gint64 at = 0;

      if (!is_full_weekday (own))
        continue;
      if (!falls_in (own, year))
        return FALSE;
      at = attache_civil_instant ((AttacheCivilDate){ year, own->month, own->day }, 0, 0, 0);
      *latest = found ? MAX (*latest, at) : at;
      found = TRUE;
    }
  return found;
}

/* The latest year that the text names: news is written in it or right after. */
static gboolean
find_latest_year (const GArray *expressions, gint *year)
{
  gboolean found = FALSE;

  for (guint i = 0; i < expressions->len; i++)
    if (names_year (get (expressions, i)) && (!found || get (expressions, i)->year > *year))
      {
        *year = get (expressions, i)->year;
        found = TRUE;
      }
  return found;
}

void
attache_timex_infer_published (const GArray *expressions, AttacheFindings *findings)
{
  gint year = 0;
  gint64 latest = 0;
  guint n_allowed = 0;

  if (!find_latest_year (expressions, &year))
    return;
  for (gint candidate = year - 1; candidate <= year + 1; candidate++)
    {
      gint64 at = 0;

      if (!allows_year (expressions, candidate, &at))
        continue;
      latest = at;
      n_allowed++;
    }
  if (n_allowed != 1)
    return;
  findings->published = latest;
  findings->published_precision = ATTACHE_PRECISION_MONTH;
  findings->published_basis = ATTACHE_BASIS_INFERRED;
}
