/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The days that news names instead of dating, and when they fall in a year. */

#pragma once

#include "attache-civil.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_TIMEX_CHRISTMAS,
  ATTACHE_TIMEX_CHRISTMAS_EVE,
  ATTACHE_TIMEX_NEW_YEAR,
  ATTACHE_TIMEX_NEW_YEARS_EVE,
  ATTACHE_TIMEX_EASTER, /* Western */
  ATTACHE_TIMEX_GOOD_FRIDAY,
  ATTACHE_TIMEX_THANKSGIVING, /* of the United States, as the next ones */
  ATTACHE_TIMEX_BLACK_FRIDAY,
  ATTACHE_TIMEX_INDEPENDENCE,
  ATTACHE_TIMEX_LABOR,
  ATTACHE_TIMEX_MEMORIAL,
  ATTACHE_TIMEX_VETERANS,
  ATTACHE_TIMEX_ELECTION,
  ATTACHE_TIMEX_INAUGURATION,
  ATTACHE_TIMEX_HALLOWEEN,
  ATTACHE_TIMEX_VALENTINE,
  ATTACHE_TIMEX_WORKERS,
  ATTACHE_TIMEX_NOWRUZ,
} AttacheTimexHoliday;

/* The day of @holiday in @year of the Gregorian calendar. Easter by the computus of Meeus, Jones
 * and Butcher. */
AttacheCivilDate attache_timex_holiday_in_year (AttacheTimexHoliday holiday, gint year);

G_END_DECLS
