/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Feast days: a fixed day, a weekday of a month, or Easter's moon. */

#include "config.h"

#include "attache-timex-holiday.h"

static AttacheCivilDate
easter (gint year)
{
  gint golden = year % 19, century = year / 100, of_century = year % 100;
  gint correction = (8 * century + 13) / 25;
  gint epact = (19 * golden + century - century / 4 - correction + 15) % 30;
  gint weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
  gint shift = (golden + 11 * epact + 22 * weekday) / 451;
  gint days = epact + weekday - 7 * shift + 114;

  return (AttacheCivilDate){ year, days / 31, days % 31 + 1 };
}

/* The @nth @weekday of a month; @nth 0 is the last. */
static AttacheCivilDate
nth_weekday (gint year, gint month, gint weekday, gint nth)
{
  gint64 first = attache_civil_to_days (
      (AttacheCivilDate){ year, nth == 0 ? month + 1 : month, 1 });
  gint ahead = (weekday - attache_civil_weekday (first) + 7) % 7;

  return attache_civil_from_days (first + ahead + 7 * (nth - 1));
}

static AttacheCivilDate
days_after (AttacheCivilDate date, gint days)
{
  return attache_civil_from_days (attache_civil_to_days (date) + days);
}

/* The days that the feasts of the calendar have every year; month 0 where one moves. */
static AttacheCivilDate
fixed_day (AttacheTimexHoliday holiday)
{
  switch ((guint) holiday)
    {
    case ATTACHE_TIMEX_BOXING:
      return (AttacheCivilDate){ 0, 12, 26 };
    case ATTACHE_TIMEX_PATRICK:
      return (AttacheCivilDate){ 0, 3, 17 };
    case ATTACHE_TIMEX_GROUNDHOG:
      return (AttacheCivilDate){ 0, 2, 2 };
    case ATTACHE_TIMEX_EARTH:
      return (AttacheCivilDate){ 0, 4, 22 };
    case ATTACHE_TIMEX_JUNETEENTH:
      return (AttacheCivilDate){ 0, 6, 19 };
    case ATTACHE_TIMEX_WOMEN:
      return (AttacheCivilDate){ 0, 3, 8 };
    case ATTACHE_TIMEX_VICTORY:
      return (AttacheCivilDate){ 0, 5, 9 };
    case ATTACHE_TIMEX_BASTILLE:
      return (AttacheCivilDate){ 0, 7, 14 };
    case ATTACHE_TIMEX_CANADA:
      return (AttacheCivilDate){ 0, 7, 1 };
    case ATTACHE_TIMEX_CHRISTMAS_EVE:
      return (AttacheCivilDate){ 0, 12, 24 };
    case ATTACHE_TIMEX_NEW_YEAR:
      return (AttacheCivilDate){ 0, 1, 1 };
    case ATTACHE_TIMEX_NEW_YEARS_EVE:
      return (AttacheCivilDate){ 0, 12, 31 };
    case ATTACHE_TIMEX_INDEPENDENCE:
      return (AttacheCivilDate){ 0, 7, 4 };
    case ATTACHE_TIMEX_VETERANS:
      return (AttacheCivilDate){ 0, 11, 11 };
    case ATTACHE_TIMEX_INAUGURATION:
      return (AttacheCivilDate){ 0, 1, 20 };
    case ATTACHE_TIMEX_HALLOWEEN:
      return (AttacheCivilDate){ 0, 10, 31 };
    case ATTACHE_TIMEX_VALENTINE:
      return (AttacheCivilDate){ 0, 2, 14 };
    case ATTACHE_TIMEX_WORKERS:
      return (AttacheCivilDate){ 0, 5, 1 };
    case ATTACHE_TIMEX_NOWRUZ:
      return (AttacheCivilDate){ 0, 3, 20 };
    default:
      return (AttacheCivilDate){ 0, 0, 0 };
    }
}

AttacheCivilDate
attache_timex_holiday_in_year (AttacheTimexHoliday holiday, gint year)
{
  AttacheCivilDate fixed = fixed_day (holiday);

  if (fixed.month != 0)
    return (AttacheCivilDate){ year, fixed.month, fixed.day };
  switch ((guint) holiday)
    {
    case ATTACHE_TIMEX_EASTER_MONDAY:
      return days_after (easter (year), 1);
    case ATTACHE_TIMEX_ASH_WEDNESDAY:
      return days_after (easter (year), -46);
    case ATTACHE_TIMEX_PALM_SUNDAY:
      return days_after (easter (year), -7);
    case ATTACHE_TIMEX_MOTHER:
      return nth_weekday (year, 5, 7, 2);
    case ATTACHE_TIMEX_FATHER:
      return nth_weekday (year, 6, 7, 3);
    case ATTACHE_TIMEX_KING:
      return nth_weekday (year, 1, 1, 3);
    case ATTACHE_TIMEX_PRESIDENTS:
      return nth_weekday (year, 2, 1, 3);
    case ATTACHE_TIMEX_COLUMBUS:
      return nth_weekday (year, 10, 1, 2);
    case ATTACHE_TIMEX_CYBER_MONDAY:
      return days_after (nth_weekday (year, 11, 4, 4), 4);
    case ATTACHE_TIMEX_EASTER:
      return easter (year);
    case ATTACHE_TIMEX_GOOD_FRIDAY:
      return days_after (easter (year), -2);
    case ATTACHE_TIMEX_THANKSGIVING:
      return nth_weekday (year, 11, 4, 4);
    case ATTACHE_TIMEX_BLACK_FRIDAY:
      return days_after (nth_weekday (year, 11, 4, 4), 1);
    case ATTACHE_TIMEX_LABOR:
      return nth_weekday (year, 9, 1, 1);
    case ATTACHE_TIMEX_MEMORIAL:
      return nth_weekday (year, 5, 1, 0);
    case ATTACHE_TIMEX_ELECTION:
      return days_after (nth_weekday (year, 11, 1, 1), 1);
    case ATTACHE_TIMEX_CHRISTMAS:
    default:
      return (AttacheCivilDate){ year, 12, 25 };
    }
}
