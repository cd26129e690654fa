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

AttacheCivilDate
attache_timex_holiday_in_year (AttacheTimexHoliday holiday, gint year)
{
  switch (holiday)
    {
    case ATTACHE_TIMEX_CHRISTMAS_EVE:
      return (AttacheCivilDate){ year, 12, 24 };
    case ATTACHE_TIMEX_NEW_YEAR:
      return (AttacheCivilDate){ year, 1, 1 };
    case ATTACHE_TIMEX_NEW_YEARS_EVE:
      return (AttacheCivilDate){ year, 12, 31 };
    case ATTACHE_TIMEX_EASTER:
      return easter (year);
    case ATTACHE_TIMEX_GOOD_FRIDAY:
      return days_after (easter (year), -2);
    case ATTACHE_TIMEX_THANKSGIVING:
      return nth_weekday (year, 11, 4, 4);
    case ATTACHE_TIMEX_BLACK_FRIDAY:
      return days_after (nth_weekday (year, 11, 4, 4), 1);
    case ATTACHE_TIMEX_INDEPENDENCE:
      return (AttacheCivilDate){ year, 7, 4 };
    case ATTACHE_TIMEX_LABOR:
      return nth_weekday (year, 9, 1, 1);
    case ATTACHE_TIMEX_MEMORIAL:
      return nth_weekday (year, 5, 1, 0);
    case ATTACHE_TIMEX_VETERANS:
      return (AttacheCivilDate){ year, 11, 11 };
    case ATTACHE_TIMEX_ELECTION:
      return days_after (nth_weekday (year, 11, 1, 1), 1);
    case ATTACHE_TIMEX_INAUGURATION:
      return (AttacheCivilDate){ year, 1, 20 };
    case ATTACHE_TIMEX_HALLOWEEN:
      return (AttacheCivilDate){ year, 10, 31 };
    case ATTACHE_TIMEX_VALENTINE:
      return (AttacheCivilDate){ year, 2, 14 };
    case ATTACHE_TIMEX_WORKERS:
      return (AttacheCivilDate){ year, 5, 1 };
    case ATTACHE_TIMEX_NOWRUZ:
      return (AttacheCivilDate){ year, 3, 20 };
    case ATTACHE_TIMEX_CHRISTMAS:
    default:
      return (AttacheCivilDate){ year, 12, 25 };
    }
}
