/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Choosing steps from a fixed ladder and walking them. Every rung divides the ones that it is minor
 * to, so that majors are always among the minors; weeks under months are the one exception, and are
 * merged in order. */

#include "config.h"

#include "attache-ticks.h"

/* Under this many pixels minor ticks are a blur. */
#define MINOR_SPACING 5.0

static const AttacheTickStep ladder[] = {
  { ATTACHE_UNIT_MINUTE, 1 },   { ATTACHE_UNIT_MINUTE, 5 },  { ATTACHE_UNIT_MINUTE, 15 },
  { ATTACHE_UNIT_MINUTE, 30 },  { ATTACHE_UNIT_HOUR, 1 },    { ATTACHE_UNIT_HOUR, 3 },
  { ATTACHE_UNIT_HOUR, 6 },     { ATTACHE_UNIT_HOUR, 12 },   { ATTACHE_UNIT_DAY, 1 },
  { ATTACHE_UNIT_WEEK, 1 },     { ATTACHE_UNIT_MONTH, 1 },   { ATTACHE_UNIT_QUARTER, 1 },
  { ATTACHE_UNIT_YEAR, 1 },     { ATTACHE_UNIT_YEAR, 5 },    { ATTACHE_UNIT_DECADE, 1 },
  { ATTACHE_UNIT_DECADE, 5 },   { ATTACHE_UNIT_CENTURY, 1 }, { ATTACHE_UNIT_CENTURY, 5 },
  { ATTACHE_UNIT_CENTURY, 10 },
};

static double
step_length (AttacheTickStep step)
{
  return (double)attache_time_unit_length (step.unit) * step.count;
}

static gboolean
is_drawable (gint64 begin, gint64 until, double pixels)
{
  return begin < until && pixels > 0 && begin >= ATTACHE_TIME_EARLIEST
         && until <= ATTACHE_TIME_LATEST;
}

static double
pixels_per_step (AttacheTickStep step, gint64 begin, gint64 until, double pixels)
{
  return step_length (step) * pixels / ((double)until - (double)begin);
}

/* The finest step whose labels stand at least @spacing pixels apart, for [@begin, @until) drawn
 * @pixels wide. */
static AttacheTickStep
choose_major (gint64 begin, gint64 until, double pixels, double spacing)
{
  AttacheTickStep step = { ATTACHE_UNIT_DAY, 1 };

  g_return_val_if_fail (begin < until, step);

  for (guint i = 0; i < G_N_ELEMENTS (ladder); i++)
    if (pixels_per_step (ladder[i], begin, until, pixels) >= spacing)
      return ladder[i];
  /* Beyond the ladder: thousands of years, doubled until they fit. */
  step = ladder[G_N_ELEMENTS (ladder) - 1];
  while (pixels_per_step (step, begin, until, pixels) < spacing && step.count < 10000)
    step.count *= 2;
  return step;
}

/* The finest step under @major that still leaves @spacing pixels between its ticks; FALSE where
 * there is none. */
static gboolean
choose_minor (AttacheTickStep major, gint64 begin, gint64 until, double pixels, double spacing,
              AttacheTickStep *minor)
{
  g_return_val_if_fail (begin < until, FALSE);
  g_return_val_if_fail (minor != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (ladder) && step_length (ladder[i]) < step_length (major); i++)
    {
      /* Weeks cut months unevenly, but quarters and longer want months. */
      if (ladder[i].unit == ATTACHE_UNIT_WEEK && major.unit > ATTACHE_UNIT_MONTH)
        continue;
      if (pixels_per_step (ladder[i], begin, until, pixels) >= spacing)
        {
          *minor = ladder[i];
          return TRUE;
        }
    }
  return FALSE;
}

/* The start of the step that holds @instant. */
static gint64
step_floor (AttacheTickStep step, gint64 instant)
{
  gint64 start = attache_time_unit_floor (step.unit, instant);
  AttacheCivilDate date = attache_civil_date_of (start);
  gint64 of_day = start - attache_civil_instant (date, 0, 0, 0);
  gint64 index;

  if (step.count <= 1)
    return start;
  if (step.unit < ATTACHE_UNIT_DAY)
    index = of_day / attache_time_unit_length (step.unit);
  else if (step.unit >= ATTACHE_UNIT_YEAR)
    index = date.year
            / (step.unit == ATTACHE_UNIT_CENTURY  ? 100
               : step.unit == ATTACHE_UNIT_DECADE ? 10
                                                  : 1);
  else
    index = date.month - 1;
  index %= step.count;
  return attache_time_unit_add (step.unit, start, -(index < 0 ? index + step.count : index));
}

/* The first instant of the step at or after @instant. */
static gint64
step_ceil (AttacheTickStep step, gint64 instant)
{
  gint64 start = step_floor (step, instant);

  return start < instant ? attache_time_unit_add (step.unit, start, step.count) : start;
}

/* A label tells what changes from its neighbour: midnight names its day, January its year. */
static AttacheTickLabel
label_for (AttacheTickStep step, double step_pixels, double spacing, gint64 at)
{
  AttacheCivilDate date = attache_civil_date_of (at);
  gboolean is_midnight = at == attache_civil_instant (date, 0, 0, 0);

  if (step.unit >= ATTACHE_UNIT_YEAR)
    return ATTACHE_TICK_YEAR;
  if (step.unit >= ATTACHE_UNIT_MONTH)
    return date.month == 1 ? ATTACHE_TICK_YEAR : ATTACHE_TICK_MONTH;
  if (step.unit == ATTACHE_UNIT_WEEK)
    return ATTACHE_TICK_DAY;
  if (step.unit == ATTACHE_UNIT_DAY)
    return step_pixels >= spacing * 1.5 ? ATTACHE_TICK_WEEKDAY : ATTACHE_TICK_DAY;
  return is_midnight ? ATTACHE_TICK_WEEKDAY : ATTACHE_TICK_CLOCK;
}

void
attache_ticks_fill (gint64 begin, gint64 until, double pixels, double label_spacing, GArray *ticks)
{
  AttacheTickStep major, minor;
  gboolean has_minor;
  double major_pixels;
  gint64 next_major, next_minor;

  g_return_if_fail (ticks != NULL);
  g_return_if_fail (g_array_get_element_size (ticks) == sizeof (AttacheTick));

  g_array_set_size (ticks, 0);
  if (!is_drawable (begin, until, pixels))
    return;
  label_spacing = MAX (label_spacing, MINOR_SPACING);
  major = choose_major (begin, until, pixels, label_spacing);
  major_pixels = pixels_per_step (major, begin, until, pixels);
  has_minor = choose_minor (major, begin, until, pixels, MINOR_SPACING, &minor);
  next_major = step_ceil (major, begin);
  next_minor = has_minor ? step_ceil (minor, begin) : until;
  while (next_major < until || next_minor < until)
    {
      AttacheTick tick = { MIN (next_major, next_minor), ATTACHE_TICK_NONE };

      if (next_major <= next_minor)
        {
          tick.label = label_for (major, major_pixels, label_spacing, tick.at);
          next_major = attache_time_unit_add (major.unit, tick.at, major.count);
        }
      if (has_minor && next_minor == tick.at)
        next_minor = attache_time_unit_add (minor.unit, tick.at, minor.count);
      g_array_append_val (ticks, tick);
    }
}

void
attache_ticks_fill_weekends (gint64 begin, gint64 until, double pixels, double minimum,
                             GArray *bands)
{
  const gint64 two_days = 2 * ATTACHE_USEC_PER_DAY;

  g_return_if_fail (bands != NULL);
  g_return_if_fail (g_array_get_element_size (bands) == sizeof (AttacheTimeSpan));

  g_array_set_size (bands, 0);
  if (!is_drawable (begin, until, pixels)
      || (double)two_days * pixels / ((double)until - (double)begin) < MAX (minimum, 0.5))
    return;
  for (gint64 monday = attache_time_unit_floor (ATTACHE_UNIT_WEEK, begin); monday < until;
       monday = attache_time_unit_add (ATTACHE_UNIT_WEEK, monday, 1))
    {
      gint64 saturday = monday + 5 * ATTACHE_USEC_PER_DAY;
      AttacheTimeSpan band = { MAX (saturday, begin), MIN (saturday + two_days, until),
                               ATTACHE_PRECISION_DAY };

      if (band.begin < band.until)
        g_array_append_val (bands, band);
    }
}
