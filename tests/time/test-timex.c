/* SPDX-License-Identifier: GPL-3.0-or-later */

/* TIMEX3 values: what each names on the calendar, that writing undoes reading, and that nonsense is
 * refused. */

#include "config.h"

#include "attache-timex.h"

typedef struct
{
  const char *value;
  const char *begin;
  const char *until;
  AttachePrecision precision;
  gboolean is_written_back;
} Case;

static const Case cases[] = {
  { "2022-09-26", "2022-09-26T00:00:00", "2022-09-27T00:00:00", ATTACHE_PRECISION_DAY, TRUE },
  { "2022-W38", "2022-09-19T00:00:00", "2022-09-26T00:00:00", ATTACHE_PRECISION_WEEK, TRUE },
  { "2022-W38-WE", "2022-09-24T00:00:00", "2022-09-26T00:00:00", ATTACHE_PRECISION_DAY, FALSE },
  { "2022-W38-2", "2022-09-20T00:00:00", "2022-09-21T00:00:00", ATTACHE_PRECISION_DAY, FALSE },
  { "2022-09", "2022-09-01T00:00:00", "2022-10-01T00:00:00", ATTACHE_PRECISION_MONTH, TRUE },
  { "2022-12", "2022-12-01T00:00:00", "2023-01-01T00:00:00", ATTACHE_PRECISION_MONTH, TRUE },
  { "2022-Q3", "2022-07-01T00:00:00", "2022-10-01T00:00:00", ATTACHE_PRECISION_QUARTER, TRUE },
  { "2022-H2", "2022-07-01T00:00:00", "2023-01-01T00:00:00", ATTACHE_PRECISION_QUARTER, TRUE },
  { "2022-SU", "2022-06-01T00:00:00", "2022-09-01T00:00:00", ATTACHE_PRECISION_QUARTER, TRUE },
  { "2022-WI", "2022-12-01T00:00:00", "2023-03-01T00:00:00", ATTACHE_PRECISION_QUARTER, TRUE },
  { "2022", "2022-01-01T00:00:00", "2023-01-01T00:00:00", ATTACHE_PRECISION_YEAR, TRUE },
  { "202", "2020-01-01T00:00:00", "2030-01-01T00:00:00", ATTACHE_PRECISION_DECADE, TRUE },
  { "19", "1900-01-01T00:00:00", "2000-01-01T00:00:00", ATTACHE_PRECISION_CENTURY, TRUE },
  { "19XX", "1900-01-01T00:00:00", "2000-01-01T00:00:00", ATTACHE_PRECISION_CENTURY, FALSE },
  { "1943-07-XX", "1943-07-01T00:00:00", "1943-08-01T00:00:00", ATTACHE_PRECISION_MONTH, FALSE },
  { "1943-XX-XX", "1943-01-01T00:00:00", "1944-01-01T00:00:00", ATTACHE_PRECISION_YEAR, FALSE },
  { "BC0480", "-479-01-01T00:00:00", "-478-01-01T00:00:00", ATTACHE_PRECISION_YEAR, TRUE },
  { "BC048", "-488-01-01T00:00:00", "-478-01-01T00:00:00", ATTACHE_PRECISION_DECADE, FALSE },
  { "2022-09-26T14:30", "2022-09-26T14:30:00", "2022-09-26T14:31:00", ATTACHE_PRECISION_MINUTE,
    TRUE },
  { "2022-09-26T14", "2022-09-26T14:00:00", "2022-09-26T15:00:00", ATTACHE_PRECISION_HOUR, TRUE },
  { "2022-09-26T02:30+04:00", "2022-09-25T22:30:00", "2022-09-25T22:31:00",
    ATTACHE_PRECISION_MINUTE, FALSE },
  { "2022-09-26T14:30Z", "2022-09-26T14:30:00", "2022-09-26T14:31:00", ATTACHE_PRECISION_MINUTE,
    FALSE },
  { "2022-09-26TMO", "2022-09-26T06:00:00", "2022-09-26T12:00:00", ATTACHE_PRECISION_PART_OF_DAY,
    TRUE },
  { "2022-09-26TAF", "2022-09-26T12:00:00", "2022-09-26T18:00:00", ATTACHE_PRECISION_PART_OF_DAY,
    TRUE },
  { "2022-09-26TEV", "2022-09-26T18:00:00", "2022-09-26T22:00:00", ATTACHE_PRECISION_PART_OF_DAY,
    TRUE },
  { "2022-09-26TNI", "2022-09-26T20:00:00", "2022-09-27T04:00:00", ATTACHE_PRECISION_PART_OF_DAY,
    TRUE },
};

static void
test_calendar (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char begin[ATTACHE_CIVIL_BUFFER], until[ATTACHE_CIVIL_BUFFER], value[ATTACHE_TIMEX_BUFFER];
      AttacheTimeSpan span;

      g_test_message ("%s", cases[i].value);
      g_assert_true (attache_timex_parse (cases[i].value, &span));
      g_assert_cmpstr (attache_civil_format (span.begin, begin), ==, cases[i].begin);
      g_assert_cmpstr (attache_civil_format (span.until, until), ==, cases[i].until);
      g_assert_cmpint (span.precision, ==, cases[i].precision);
      g_assert_cmpint (attache_timex_classify (cases[i].value), ==, ATTACHE_TIMEX_FORM_CALENDAR);
      if (cases[i].is_written_back)
        g_assert_cmpstr (attache_timex_format (span, value), ==, cases[i].value);
    }
}

static void
test_refused (void)
{
  const char *const refused[] = { "",
                                  "2",
                                  "2022-",
                                  "2022-13",
                                  "2022-02-30",
                                  "2022-W54",
                                  "2022-Q5",
                                  "2022-Q9W38",
                                  "2022-ZZ",
                                  "2022T14",
                                  "2022-09T14",
                                  "2022-09-26T25",
                                  "2022-09-26T",
                                  "20222",
                                  "2022-09-26x",
                                  "XXXX-09-13",
                                  "P2D",
                                  "PRESENT_REF",
                                  "-" };
  AttacheTimeSpan span = ATTACHE_TIME_SPAN_UNKNOWN;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_test_message ("%s", refused[i]);
      g_assert_false (attache_timex_parse (refused[i], &span));
    }
  g_assert_false (attache_time_span_is_known (span));
}

static void
test_classify (void)
{
  g_assert_cmpint (attache_timex_classify ("XXXX-WXX-1"), ==, ATTACHE_TIMEX_FORM_OPEN);
  g_assert_cmpint (attache_timex_classify ("PXD"), ==, ATTACHE_TIMEX_FORM_DURATION);
  g_assert_cmpint (attache_timex_classify ("PAST_REF"), ==, ATTACHE_TIMEX_FORM_REFERENCE);
  g_assert_cmpint (attache_timex_classify ("soon"), ==, ATTACHE_TIMEX_FORM_NONE);
}

static void
test_durations (void)
{
  const struct
  {
    const char *value;
    double amount;
    AttacheTimeUnit unit;
  } durations[] = { { "P2D", 2, ATTACHE_UNIT_DAY },     { "PXD", -1, ATTACHE_UNIT_DAY },
                    { "P3M", 3, ATTACHE_UNIT_MONTH },   { "PT3M", 3, ATTACHE_UNIT_MINUTE },
                    { "PT36H", 36, ATTACHE_UNIT_HOUR }, { "P1.5Y", 1.5, ATTACHE_UNIT_YEAR },
                    { "P2DE", 2, ATTACHE_UNIT_DECADE }, { "P3CE", 3, ATTACHE_UNIT_CENTURY },
                    { "P1Q", 1, ATTACHE_UNIT_QUARTER } };
  double amount = 42;
  AttacheTimeUnit unit;

  for (guint i = 0; i < G_N_ELEMENTS (durations); i++)
    {
      char value[ATTACHE_TIMEX_BUFFER];

      g_assert_true (attache_timex_parse_duration (durations[i].value, &amount, &unit));
      g_assert_cmpfloat (amount, ==, durations[i].amount);
      g_assert_cmpint (unit, ==, durations[i].unit);
      g_assert_cmpstr (attache_timex_format_duration (amount, unit, value), ==, durations[i].value);
    }
  g_assert_false (attache_timex_parse_duration ("PRESENT_REF", &amount, &unit));
  g_assert_false (attache_timex_parse_duration ("P", &amount, &unit));
  g_assert_false (attache_timex_parse_duration ("P5", &amount, &unit));
}

/* A value from any bytes is refused or lies on the calendar; nothing reads past its end. */
static void
test_random_values (void)
{
  static const char alphabet[] = "0123456789-XWQHTPSUEBC:+Z.";

  for (guint round = 0; round < 20000; round++)
    {
      char value[16];
      AttacheTimeSpan span;
      guint n = g_test_rand_int_range (0, sizeof value - 1);

      for (guint i = 0; i < n; i++)
        value[i] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      value[n] = '\0';
      if (attache_timex_parse (value, &span))
        g_assert_cmpint (span.begin, <, span.until);
      attache_timex_classify (value);
    }
}

/* 31 January and a month is the last of February; −1 month from March keeps the day. */
static void
test_units (void)
{
  char buffer[ATTACHE_CIVIL_BUFFER];
  gint64 january = attache_civil_instant ((AttacheCivilDate){ 2024, 1, 31 }, 14, 5, 0);

  g_assert_cmpstr (
      attache_civil_format (attache_time_unit_add (ATTACHE_UNIT_MONTH, january, 1), buffer), ==,
      "2024-02-29T14:05:00");
  g_assert_cmpstr (
      attache_civil_format (attache_time_unit_add (ATTACHE_UNIT_YEAR, january, -1), buffer), ==,
      "2023-01-31T14:05:00");
  g_assert_cmpstr (
      attache_civil_format (attache_time_unit_floor (ATTACHE_UNIT_WEEK, january), buffer), ==,
      "2024-01-29T00:00:00");
  g_assert_cmpstr (
      attache_civil_format (attache_time_unit_floor (ATTACHE_UNIT_CENTURY, january), buffer), ==,
      "2000-01-01T00:00:00");
  g_assert_cmpint (attache_time_unit_add (ATTACHE_UNIT_CENTURY, january, G_MAXINT64), ==,
                   ATTACHE_TIME_LATEST);
  g_assert_cmpint (attache_time_unit_add (ATTACHE_UNIT_CENTURY, ATTACHE_TIME_LATEST - 1, 1249), ==,
                   ATTACHE_TIME_LATEST);
  g_assert_cmpint (attache_time_unit_add (ATTACHE_UNIT_YEAR, january, -G_MAXINT32), ==,
                   ATTACHE_TIME_EARLIEST);
  g_assert_cmpint (attache_time_unit_add (ATTACHE_UNIT_SECOND, G_MININT64, -1), ==,
                   ATTACHE_TIME_EARLIEST);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/timex/calendar", test_calendar);
  g_test_add_func ("/time/timex/refused", test_refused);
  g_test_add_func ("/time/timex/classify", test_classify);
  g_test_add_func ("/time/timex/durations", test_durations);
  g_test_add_func ("/time/timex/random-values", test_random_values);
  g_test_add_func ("/time/timex/units", test_units);
  return g_test_run ();
}
