/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a benchmark measures and prints: one line a figure. */

#pragma once

#include <glib.h>
#include <stdlib.h>

G_BEGIN_DECLS

static inline void
print_figure (const char *name, double value, const char *unit)
{
  g_print ("%-56s %12.3f %s\n", name, value, unit);
}

static inline double
seconds_since (gint64 begin)
{
  return (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
}

#define N_TURNS 9

static inline int
compare_doubles (const void *a, const void *b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

/* What takes seconds, milliseconds. */
#define ONCE(name, expression)                                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const gint64 begin = g_get_monotonic_time ();                                                  \
                                                                                                   \
    expression;                                                                                    \
    print_figure (name, seconds_since (begin) * 1000, "ms");                                       \
  }                                                                                                \
  G_STMT_END

/* Median of nine, milliseconds. */
#define TIME(name, expression)                                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    double times[N_TURNS];                                                                         \
                                                                                                   \
    for (guint turn = 0; turn < N_TURNS; turn++)                                                   \
      {                                                                                            \
        gint64 begin = g_get_monotonic_time ();                                                    \
                                                                                                   \
        expression;                                                                                \
        times[turn] = seconds_since (begin) * 1000;                                                \
      }                                                                                            \
    qsort (times, N_TURNS, sizeof *times, compare_doubles);                                        \
    print_figure (name, times[N_TURNS / 2], "ms");                                                 \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
