/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words for times in the C locale, where they are the English of the source. */

#include "config.h"

#include "attache-time-words.h"
#include "attache-timex.h"

static AttacheTimeSpan
span_of (const char *value)
{
  AttacheTimeSpan span;

  g_assert_true (attache_timex_parse (value, &span));
  return span;
}

static void
test_spans (void)
{
  const char *const words[][2] = {
    { "2022-09-13T14:05", "14:05, 13 September 2022" },
    { "2022-09-03T14", "14:00, 3 September 2022" },
    { "2022-09-13TMO", "13 September 2022, morning" },
    { "2022-09-13TAF", "13 September 2022, afternoon" },
    { "2022-09-13TEV", "13 September 2022, evening" },
    { "2022-09-13TNI", "13 September 2022, night" },
    { "2022-09-13TMI", "13 September 2022, midday" },
    { "2022-09-13TDT", "13 September 2022, daytime" },
    { "2022-09-13", "13 September 2022" },
    { "2022-W38", "week of 19 September 2022" },
    { "2022-W38-WE", "24–25 Sep 2022" },
    { "2022-09", "September 2022" },
    { "2022-Q3", "3rd quarter 2022" },
    { "2022-H1", "1st half of 2022" },
    { "2022-SU", "summer 2022" },
    { "2022-WI", "winter 2022" },
    { "2022", "2022" },
    { "199", "1990s" },
    { "18", "1800 – 1899" },
    { "BC0480", "480 BC" },
    { "BC0480-03-15", "15 March 480 BC" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *got = attache_time_words_span (span_of (words[i][0]));

      g_assert_cmpstr (got, ==, words[i][1]);
    }
}

static void
assert_range (const char *first, const char *last, gint64 today, const char *expected)
{
  g_autofree char *got = attache_time_words_range (span_of (first).begin, span_of (last).until,
                                                   today);

  g_assert_cmpstr (got, ==, expected);
}

static void
test_ranges (void)
{
  gint64 today = span_of ("2022-10-10").begin;

  assert_range ("2022-09-13", "2022-10-04", ATTACHE_TIME_UNKNOWN, "13 Sep – 4 Oct 2022");
  assert_range ("2022-09-13", "2022-10-04", today, "13 Sep – 4 Oct");
  assert_range ("2022-09-13", "2022-09-19", ATTACHE_TIME_UNKNOWN, "13–19 Sep 2022");
  assert_range ("2022-09-13", "2022-09-19", today, "13–19 Sep");
  assert_range ("2022-09-13", "2022-09-13", ATTACHE_TIME_UNKNOWN, "13 Sep 2022");
  assert_range ("2021-12-30", "2022-01-02", today, "30 Dec 2021 – 2 Jan 2022");
  assert_range ("2022-09-13", "2022-09-01", today, "");
}

static void
test_short (void)
{
  gint64 today = span_of ("2022-10-10").begin;
  const char *const words[][2] = { { "2022-09-20", "20 Sep" },
                                   { "2021-09-20", "20 Sep 2021" },
                                   { "2022-09", "Sep" },
                                   { "2021-09", "Sep 2021" },
                                   { "2022-W38", "week of 19 Sep" },
                                   { "2022", "2022" },
                                   { "2022-09-20T09:30", "09:30, 20 Sep" },
                                   { "2022-W38-WE", "24–25 Sep" } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *got = attache_time_words_short (span_of (words[i][0]), today);

      g_assert_cmpstr (got, ==, words[i][1]);
    }
}

static void
test_several_units (void)
{
  AttacheTimeSpan years = { span_of ("1994").begin, span_of ("2020").until,
                            ATTACHE_PRECISION_YEAR };
  AttacheTimeSpan months = { span_of ("2022-04").begin, span_of ("2022-09").until,
                             ATTACHE_PRECISION_MONTH };
  g_autofree char *of_years = attache_time_words_span (years);
  g_autofree char *of_months = attache_time_words_span (months);
  g_autofree char *unknown = attache_time_words_span (ATTACHE_TIME_SPAN_UNKNOWN);

  g_assert_cmpstr (of_years, ==, "1994 – 2020");
  g_assert_cmpstr (of_months, ==, "April – September 2022");
  g_assert_cmpstr (unknown, ==, "");
}

static void
test_ticks (void)
{
  gint64 at = attache_civil_instant ((AttacheCivilDate){ 2022, 9, 9 }, 14, 5, 0);
  const char *const words[] = { [ATTACHE_TICK_NONE] = NULL,   [ATTACHE_TICK_CLOCK] = "14:05",
                                [ATTACHE_TICK_DAY] = "9 Sep", [ATTACHE_TICK_WEEKDAY] = "Fri 9 Sep",
                                [ATTACHE_TICK_MONTH] = "Sep", [ATTACHE_TICK_YEAR] = "2022" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *got = attache_time_words_tick ((AttacheTick){ at, i });

      g_assert_cmpstr (got, ==, words[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/words/spans", test_spans);
  g_test_add_func ("/time/words/ranges", test_ranges);
  g_test_add_func ("/time/words/short", test_short);
  g_test_add_func ("/time/words/several-units", test_several_units);
  g_test_add_func ("/time/words/ticks", test_ticks);
  return g_test_run ();
}
