/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ticks stand on the calendar, in order, far enough apart, and never more than fit, from a minute
 * to all of time. */

#include "config.h"

#include "attache-ticks.h"
#include "attache-timex.h"

static AttacheTimeSpan
range (const char *first, const char *last)
{
  AttacheTimeSpan a, b;

  g_assert_true (attache_timex_parse (first, &a));
  g_assert_true (attache_timex_parse (last, &b));
  a.until = b.begin;
  return a;
}

static char *
majors (const char *first, const char *last, double pixels, double spacing)
{
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (AttacheTick));
  GString *string = g_string_new (NULL);
  AttacheTimeSpan span = range (first, last);

  attache_ticks_fill (span.begin, span.until, pixels, spacing, ticks);
  for (guint i = 0; i < ticks->len; i++)
    {
      AttacheTick tick = g_array_index (ticks, AttacheTick, i);
      char buffer[ATTACHE_CIVIL_BUFFER];

      if (tick.label != ATTACHE_TICK_NONE)
        g_string_append_printf (string, "%s%.16s/%d", string->len > 0 ? " " : "",
                                attache_civil_format (tick.at, buffer), tick.label);
    }
  return g_string_free (string, FALSE);
}

static void
assert_majors (const char *first, const char *last, double pixels, double spacing,
               const char *expected)
{
  g_autofree char *got = majors (first, last, pixels, spacing);

  g_assert_cmpstr (got, ==, expected);
}

static void
test_alignment (void)
{
  /* Weeks on Mondays, as in the window's sketch. */
  assert_majors ("2022-09-09", "2022-10-07", 1000, 80,
                 "2022-09-12T00:00/2 2022-09-19T00:00/2 2022-09-26T00:00/2 2022-10-03T00:00/2");
  /* Days wide enough name their weekday. */
  assert_majors ("2022-09-09", "2022-09-12", 400, 80,
                 "2022-09-09T00:00/3 2022-09-10T00:00/3 2022-09-11T00:00/3");
  /* Hours, with midnight named by its day. */
  assert_majors ("2022-09-09T13", "2022-09-10T07", 300, 90,
                 "2022-09-09T18:00/1 2022-09-10T00:00/3 2022-09-10T06:00/1");
  /* Months; January is its year. */
  assert_majors ("2022-10-15", "2023-03-02", 500, 80,
                 "2022-11-01T00:00/4 2022-12-01T00:00/4 2023-01-01T00:00/5 2023-02-01T00:00/4 "
                 "2023-03-01T00:00/4");
  /* Decades and centuries begin with round years. */
  assert_majors ("1987", "2023", 400, 80,
                 "1990-01-01T00:00/5 2000-01-01T00:00/5 2010-01-01T00:00/5 2020-01-01T00:00/5");
  assert_majors ("BC0480", "0150", 500, 70,
                 "-400-01-01T00:00/5 -300-01-01T00:00/5 -200-01-01T00:00/5 -100-01-01T00:00/5 "
                 "0000-01-01T00:00/5 "
                 "0100-01-01T00:00/5");
}

static void
test_every_zoom (void)
{
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (AttacheTick));
  gint64 middle = attache_civil_instant ((AttacheCivilDate){ 2022, 9, 27 }, 11, 22, 33);

  for (double half = 30 * G_USEC_PER_SEC; middle + half < ATTACHE_TIME_LATEST; half *= 1.37)
    {
      gint64 begin = MAX (middle - (gint64)half, ATTACHE_TIME_EARLIEST),
             until = middle + (gint64)half;
      double last_label = -1000;

      attache_ticks_fill (begin, until, 1280, 80, ticks);
      g_assert_cmpuint (ticks->len, <=, 1280 / 4);
      for (guint i = 0; i < ticks->len; i++)
        {
          AttacheTick tick = g_array_index (ticks, AttacheTick, i);
          double x = (double)(tick.at - begin) / (double)(until - begin) * 1280;

          g_assert_true (tick.at >= begin && tick.at < until);
          if (i > 0)
            g_assert_cmpint (g_array_index (ticks, AttacheTick, i - 1).at, <, tick.at);
          if (tick.label == ATTACHE_TICK_NONE)
            continue;
          /* February is 8% shorter than the mean month. */
          g_assert_cmpfloat (x - last_label, >=, 80 * 0.91);
          last_label = x;
        }
    }
}

static void
test_nothing_to_draw (void)
{
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (AttacheTick));
  g_autoptr (GArray) bands = g_array_new (FALSE, FALSE, sizeof (AttacheTimeSpan));

  attache_ticks_fill (100, 100, 500, 80, ticks);
  g_assert_cmpuint (ticks->len, ==, 0);
  attache_ticks_fill (0, ATTACHE_USEC_PER_DAY, 0, 80, ticks);
  g_assert_cmpuint (ticks->len, ==, 0);
  attache_ticks_fill (G_MININT64, G_MAXINT64, 500, 80, ticks);
  g_assert_cmpuint (ticks->len, ==, 0);
  attache_ticks_fill_weekends (G_MININT64, 0, 500, 4, bands);
  g_assert_cmpuint (bands->len, ==, 0);
}

static void
test_weekends (void)
{
  g_autoptr (GArray) bands = g_array_new (FALSE, FALSE, sizeof (AttacheTimeSpan));
  AttacheTimeSpan span = range ("2022-09-11", "2022-09-24");
  char begin[ATTACHE_CIVIL_BUFFER], until[ATTACHE_CIVIL_BUFFER];

  attache_ticks_fill_weekends (span.begin, span.until, 500, 4, bands);
  g_assert_cmpuint (bands->len, ==, 2);
  /* The first is cut at the range's begin: its Saturday lies before. */
  g_assert_cmpstr (attache_civil_format (g_array_index (bands, AttacheTimeSpan, 0).begin, begin),
                   ==, "2022-09-11T00:00:00");
  g_assert_cmpstr (attache_civil_format (g_array_index (bands, AttacheTimeSpan, 0).until, until),
                   ==, "2022-09-12T00:00:00");
  g_assert_cmpstr (attache_civil_format (g_array_index (bands, AttacheTimeSpan, 1).begin, begin),
                   ==, "2022-09-17T00:00:00");
  g_assert_cmpstr (attache_civil_format (g_array_index (bands, AttacheTimeSpan, 1).until, until),
                   ==, "2022-09-19T00:00:00");
  attache_ticks_fill_weekends (span.begin, span.until, 20, 4, bands);
  g_assert_cmpuint (bands->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/ticks/alignment", test_alignment);
  g_test_add_func ("/time/ticks/every-zoom", test_every_zoom);
  g_test_add_func ("/time/ticks/nothing-to-draw", test_nothing_to_draw);
  g_test_add_func ("/time/ticks/weekends", test_weekends);
  return g_test_run ();
}
