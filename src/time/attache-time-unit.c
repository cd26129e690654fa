/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stepping through the calendar by its units. Fixed units are whole multiples of a second; the
 * others are counted in months. */

#include "config.h"

#include "attache-time-unit.h"

typedef struct
{
  gint64 seconds; /* of a fixed unit; 0 for those counted in months */
  gint months;
  AttachePrecision precision;
} UnitInfo;

static const UnitInfo units[] = {
  [ATTACHE_UNIT_SECOND] = { 1, 0, ATTACHE_PRECISION_MINUTE },
  [ATTACHE_UNIT_MINUTE] = { 60, 0, ATTACHE_PRECISION_MINUTE },
  [ATTACHE_UNIT_HOUR] = { 3600, 0, ATTACHE_PRECISION_HOUR },
  [ATTACHE_UNIT_DAY] = { 86400, 0, ATTACHE_PRECISION_DAY },
  [ATTACHE_UNIT_WEEK] = { 7 * 86400, 0, ATTACHE_PRECISION_WEEK },
  [ATTACHE_UNIT_MONTH] = { 0, 1, ATTACHE_PRECISION_MONTH },
  [ATTACHE_UNIT_QUARTER] = { 0, 3, ATTACHE_PRECISION_QUARTER },
  [ATTACHE_UNIT_YEAR] = { 0, 12, ATTACHE_PRECISION_YEAR },
  [ATTACHE_UNIT_DECADE] = { 0, 120, ATTACHE_PRECISION_DECADE },
  [ATTACHE_UNIT_CENTURY] = { 0, 1200, ATTACHE_PRECISION_CENTURY },
};

/* 5 January 1970 was a Monday. */
#define FIRST_MONDAY (4 * ATTACHE_USEC_PER_DAY)
/* Beyond the latest instant, and its microseconds still fit. */
#define MOST_YEARS 130000
#define USEC_PER_YEAR (G_GINT64_CONSTANT (31556952) * G_USEC_PER_SEC)

static gint64
floor_to (gint64 value, gint64 step)
{
  gint64 rest = value % step;

  return value - rest - (rest < 0 ? step : 0);
}

static gint64
clamp_instant (gint64 instant)
{
  return CLAMP (instant, ATTACHE_TIME_EARLIEST, ATTACHE_TIME_LATEST);
}

gint64
attache_time_unit_floor (AttacheTimeUnit unit, gint64 instant)
{
  AttacheCivilDate date;
  gint64 month;

  g_return_val_if_fail (unit < G_N_ELEMENTS (units), instant);

  instant = clamp_instant (instant);
  if (units[unit].seconds > 0)
    {
      gint64 origin = unit == ATTACHE_UNIT_WEEK ? FIRST_MONDAY : 0;

      return floor_to (instant - origin, units[unit].seconds * G_USEC_PER_SEC) + origin;
    }
  date = attache_civil_date_of (instant);
  month = floor_to ((gint64) date.year * 12 + date.month - 1, units[unit].months);
  return attache_civil_instant ((AttacheCivilDate){ 0, month + 1, 1 }, 0, 0, 0);
}

gint64
attache_time_unit_add (AttacheTimeUnit unit, gint64 instant, gint64 n)
{
  gint64 of_day, month, limit, length;
  AttacheCivilDate date;

  g_return_val_if_fail (unit < G_N_ELEMENTS (units), instant);

  instant = clamp_instant (instant);
  length = attache_time_unit_length (unit);
  limit = (ATTACHE_TIME_LATEST - ATTACHE_TIME_EARLIEST) / length;
  n = CLAMP (n, -limit, limit);
  if (units[unit].seconds > 0)
    return clamp_instant (instant + n * length);
  date = attache_civil_date_of (instant);
  of_day = instant - attache_civil_instant (date, 0, 0, 0);
  month = (gint64) date.year * 12 + date.month - 1 + n * units[unit].months;
  if (ABS (month) > MOST_YEARS * 12)
    return month > 0 ? ATTACHE_TIME_LATEST : ATTACHE_TIME_EARLIEST;
  date.year = floor_to (month, 12) / 12;
  date.month = month - floor_to (month, 12) + 1;
  date.day = MIN (date.day, attache_civil_days_in_month (date.year, date.month));
  return clamp_instant (attache_civil_instant (date, 0, 0, 0) + of_day);
}

AttacheTimeSpan
attache_time_unit_span (AttacheTimeUnit unit, gint64 instant)
{
  AttacheTimeSpan span = ATTACHE_TIME_SPAN_UNKNOWN;

  g_return_val_if_fail (unit < G_N_ELEMENTS (units), span);

  span.begin = attache_time_unit_floor (unit, instant);
  span.until = attache_time_unit_add (unit, span.begin, 1);
  span.precision = units[unit].precision;
  return span;
}

gint64
attache_time_unit_length (AttacheTimeUnit unit)
{
  g_return_val_if_fail (unit < G_N_ELEMENTS (units), 1);

  return units[unit].seconds > 0 ? units[unit].seconds * G_USEC_PER_SEC
                                 : USEC_PER_YEAR / 12 * units[unit].months;
}

AttachePrecision
attache_time_unit_to_precision (AttacheTimeUnit unit)
{
  g_return_val_if_fail (unit < G_N_ELEMENTS (units), ATTACHE_PRECISION_DAY);

  return units[unit].precision;
}

AttacheTimeUnit
attache_precision_to_time_unit (AttachePrecision precision)
{
  switch (precision)
    {
    case ATTACHE_PRECISION_MINUTE:
      return ATTACHE_UNIT_MINUTE;
    case ATTACHE_PRECISION_HOUR:
    case ATTACHE_PRECISION_PART_OF_DAY:
      return ATTACHE_UNIT_HOUR;
    case ATTACHE_PRECISION_DAY:
      return ATTACHE_UNIT_DAY;
    case ATTACHE_PRECISION_WEEK:
      return ATTACHE_UNIT_WEEK;
    case ATTACHE_PRECISION_MONTH:
      return ATTACHE_UNIT_MONTH;
    case ATTACHE_PRECISION_QUARTER:
      return ATTACHE_UNIT_QUARTER;
    case ATTACHE_PRECISION_YEAR:
      return ATTACHE_UNIT_YEAR;
    case ATTACHE_PRECISION_DECADE:
      return ATTACHE_UNIT_DECADE;
    case ATTACHE_PRECISION_CENTURY:
      return ATTACHE_UNIT_CENTURY;
    default:
      g_return_val_if_reached (ATTACHE_UNIT_DAY);
    }
}
