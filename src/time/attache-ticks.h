/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a time axis puts its ticks, so that they stand on the calendar (Mondays, firsts of months,
 * years) and not at round numbers of pixels. Pure: the same range and width give the same ticks. It
 * knows no words and no fonts. */

#pragma once

#include "attache-time-unit.h"

G_BEGIN_DECLS

/* One step of an axis: every @count units, aligned with the calendar (every 6 hours is 0, 6, 12,
 * 18). */
typedef struct
{
  AttacheTimeUnit unit;
  guint count;
} AttacheTickStep;

/* How to label a tick; attache_time_words_tick () makes the words. */
typedef enum
{
  ATTACHE_TICK_NONE,    /* a minor one */
  ATTACHE_TICK_CLOCK,   /* "14:05" */
  ATTACHE_TICK_DAY,     /* "9 Sep" */
  ATTACHE_TICK_WEEKDAY, /* "Fri 9 Sep": a day among hours, or days wide enough */
  ATTACHE_TICK_MONTH,   /* "Oct" */
  ATTACHE_TICK_YEAR,    /* "2022": also the first January tick among months */
} AttacheTickLabel;

typedef struct
{
  gint64 at; /* microseconds UTC */
  AttacheTickLabel label;
} AttacheTick;

/* Majors (labelled) and minors (ATTACHE_TICK_NONE) in [@begin, @until), ascending, each instant
 * once. @label_spacing: the least pixels from label to label. @ticks, of AttacheTick, is emptied
 * first and keeps its memory, so that a frame allocates nothing. Nothing where the range or the
 * width is empty. At most about @pixels / 4 ticks. */
void attache_ticks_fill (gint64 begin, gint64 until, double pixels, double label_spacing,
                         GArray *ticks);

/* Saturdays and Sundays in [@begin, @until), clipped to it, into @bands (of AttacheTimeSpan,
 * emptied first); none where a weekend would be narrower than @minimum pixels. */
void attache_ticks_fill_weekends (gint64 begin, gint64 until, double pixels, double minimum,
                                  GArray *bands);

G_END_DECLS
