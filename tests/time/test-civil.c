/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The calendar against GLib's own, day by day over eight centuries, and against published ISO week examples. */

#include "config.h"

#include "attache-civil.h"

static void
test_days_agree_with_glib (void)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, 1, 1600);
  for (gint64 days = attache_civil_to_days ((AttacheCivilDate){ 1600, 1, 1 }); days < 200000; days++)
    {
      AttacheCivilDate civil = attache_civil_from_days (days);
      gint year, week;

      attache_civil_iso_week (days, &year, &week);
      g_assert_cmpint (civil.year, ==, g_date_get_year (&date));
      g_assert_cmpint (civil.month, ==, (gint) g_date_get_month (&date));
      g_assert_cmpint (civil.day, ==, g_date_get_day (&date));
      g_assert_cmpint (attache_civil_weekday (days), ==, (gint) g_date_get_weekday (&date));
      g_assert_cmpint (week, ==, (gint) g_date_get_iso8601_week_of_year (&date));
      g_assert_cmpint (attache_civil_to_days (civil), ==, days);
      g_date_add_days (&date, 1);
    }
}

static void
test_overflowing_months (void)
{
  AttacheCivilDate date = attache_civil_from_days (attache_civil_to_days ((AttacheCivilDate){ 2022, 14, 1 }));

  g_assert_cmpint (date.year, ==, 2023);
  g_assert_cmpint (date.month, ==, 2);
  date = attache_civil_from_days (attache_civil_to_days ((AttacheCivilDate){ 2022, -1, 1 }));
  g_assert_cmpint (date.year, ==, 2021);
  g_assert_cmpint (date.month, ==, 11);
}

/* ISO 8601: 2022-W38 begins on Monday 19 September; 1 January 2021 is in 2020-W53. */
static void
test_iso_weeks (void)
{
  gint year, week;

  g_assert_cmpint (attache_civil_from_iso_week (2022, 38), ==,
                   attache_civil_to_days ((AttacheCivilDate){ 2022, 9, 19 }));
  attache_civil_iso_week (attache_civil_to_days ((AttacheCivilDate){ 2021, 1, 1 }), &year, &week);
  g_assert_cmpint (year, ==, 2020);
  g_assert_cmpint (week, ==, 53);
}

static void
assert_parses (const char *string, const char *expected, AttachePrecision expected_precision)
{
  char buffer[ATTACHE_CIVIL_BUFFER];
  gint64 instant;
  AttachePrecision precision;

  g_assert_true (attache_civil_parse (string, &instant, &precision));
  g_assert_cmpstr (attache_civil_format (instant, buffer), ==, expected);
  g_assert_cmpint (precision, ==, expected_precision);
}

static void
test_parse (void)
{
  const char *const refused[] = { "", "2022", "2022-13-01", "2022-02-29", "2022-09-27x", "2022-09-27T25:00",
                                  "2022-09-27T10:00+99:00", "2022-9-7", "27-09-2022" };
  gint64 instant = 42;
  AttachePrecision precision;

  assert_parses ("2022-09-27", "2022-09-27T00:00:00", ATTACHE_PRECISION_DAY);
  assert_parses ("2022-09-27T14:05", "2022-09-27T14:05:00", ATTACHE_PRECISION_MINUTE);
  assert_parses ("2022-09-27T14:05:09.123Z", "2022-09-27T14:05:09", ATTACHE_PRECISION_MINUTE);
  assert_parses ("2022-09-27 01:05:00+04:00", "2022-09-26T21:05:00", ATTACHE_PRECISION_MINUTE);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (attache_civil_parse (refused[i], &instant, &precision));
  g_assert_cmpint (instant, ==, 42);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/civil/days-agree-with-glib", test_days_agree_with_glib);
  g_test_add_func ("/time/civil/overflowing-months", test_overflowing_months);
  g_test_add_func ("/time/civil/iso-weeks", test_iso_weeks);
  g_test_add_func ("/time/civil/parse", test_parse);
  return g_test_run ();
}
