/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One sentence for every family of phrase: which times are found in it, and what they mean. News is
 * written on Tuesday 27 September 2022. */

#include "config.h"

#include "attache-time-finder.h"
#include "attache-timex-index.h"
#include "attache-timex.h"

#include <string.h>

#define PUBLISHED "2022-09-27"

typedef struct
{
  const char *text;
  const char *times; /* "phrase=value; phrase=value" */
} Case;

static AttacheFindings *
find (const char *text, gssize length, const char *published)
{
  g_autoptr (AttacheText) cut = attache_text_new (text, length);
  AttacheFindings *findings = attache_findings_new ();
  AttacheTimeSpan span;

  findings->published = ATTACHE_TIME_UNKNOWN;
  if (published != NULL && attache_timex_parse (published, &span))
    {
      findings->published = span.begin;
      findings->published_precision = span.precision;
      findings->published_basis = ATTACHE_BASIS_GIVEN;
    }
  attache_find_times (cut, findings);
  return findings;
}

static char *
describe (const char *text, AttacheFindings *findings)
{
  g_autoptr (AttacheText) cut = attache_text_new (text, -1);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < findings->times->len; i++)
    {
      const AttacheFoundTime *found = attache_findings_time (findings, i);
      g_autofree char *phrase = attache_text_dup_slice (cut, found->span);

      g_string_append_printf (string, "%s%s=%s", i > 0 ? "; " : "", phrase, found->value);
    }
  return g_string_free (string, FALSE);
}

static void
check (const Case *cases, guint n, const char *published)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AttacheFindings) findings = find (cases[i].text, -1, published);
      g_autofree char *got = describe (cases[i].text, findings);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (got, ==, cases[i].times);
    }
}

static void
test_calendar (void)
{
  static const Case cases[] = {
    { "Ruritania voted on 13 September 2022.", "13 September 2022=2022-09-13" },
    { "They met on Sept. 13, 2021, in Strelsau.", "Sept. 13, 2021=2021-09-13" },
    { "The pact of the 3rd of May, 1951 held.", "the 3rd of May, 1951=1951-05-03" },
    { "It opened in March 1998.", "March 1998=1998-03" },
    { "She left in March.", "March=2022-03" },
    { "The march may go on in may.", "" },
    { "May was there.", "" },
    { "It was signed on Friday, 16 September.", "Friday, 16 September=2022-09-16" },
    { "The vote on 2021-11-30 failed.", "2021-11-30=2021-11-30" },
    { "Filed 30.11.2021 at noon.", "30.11.2021=2021-11-30; noon=2021-11-30T12:00" },
    { "It will happen on 11/20.", "11/20=2022-11-20" },
    { "In 1998 they signed.", "1998=1998" },
    { "Before 9/11 it was so, and on 9/12.", "9/11=2001-09-11; 9/12=2022-09-12" },
    { "Resolution 1998 was for FY2021.", "FY2021=2021" },
    { "April Jonas and June Carr are open 24/7 in wing 2015-32.", "" },
    { "In April Ruritania struck; last June Sylvania did.", "April=2022-04; last June=2022-06" },
    { "House Bill 1523 had nearly 1900 lines, more than 2000.", "" },
    { "See ref.org/2016fPm, rather than 2018.", "2018=2018" },
    { "The show '24' ran. And 200 years later it does.", "200 years later=XXXX" },
    { "Call 555-1998 or +7 138-2010-2015.", "" },
    { "A March offensive, led by Jan Kavar of Sun Lines.", "March=2022-03" },
    { "It fell on February 29.", "February 29=2020-02-29" },
    { "They shipped 2000 tons for $1998.", "" },
    { "Life in the 1990s was slow.", "the 1990s=199" },
    { "Life in the '80s and the nineties.", "the '80s=198; the nineties=199" },
    { "A 19th-century fort of the third century BC.",
      "19th-century=18; the third century BC=BC02" },
    { "Troops landed in 480 BC.", "480 BC=BC0480" },
    { "Born in nineteen ninety-six.", "nineteen ninety-six=1996" },
  };

  check (cases, G_N_ELEMENTS (cases), PUBLISHED);
}

static void
test_nth_days (void)
{
  static const Case cases[] = {
    { "It votes on the second Sunday of October 2022.",
      "the second Sunday of October 2022=2022-10-09" },
    { "They met on the last Friday in May 2019.", "the last Friday in May 2019=2019-05-31" },
    { "It sits on the first Monday of next month.", "the first Monday of next month=2022-10-03" },
    { "It ended on the last day of March 2021.", "the last day of March 2021=2021-03-31" },
    { "It began on the first day of this year.", "the first day of this year=2022-01-01" },
    { "He came on the 20th of last month.", "the 20th of last month=2022-08-20" },
    { "The fifth Friday of September will come.", "The fifth Friday of September=2022-09-30" },
    { "The market is open every month.", "every month=P1M" },
  };

  check (cases, G_N_ELEMENTS (cases), PUBLISHED);
}

static void
test_feasts (void)
{
  static const Case cases[] = {
    { "They met on Easter Monday 2017.", "Easter Monday 2017=2017-04-17" },
    { "They met on Ash Wednesday 2020.", "Ash Wednesday 2020=2020-02-26" },
    { "The parade of Victory Day was small.", "Victory Day=2022-05-09" },
    { "On Mother's Day 2018 she spoke.", "Mother's Day 2018=2018-05-13" },
    { "On Labor Day 2021 weekend it rained.", "Labor Day 2021 weekend=2021-W35-WE" },
    { "The mother of the victory and the earth.", "" },
  };

  check (cases, G_N_ELEMENTS (cases), PUBLISHED);
}

static void
test_two_calendars (void)
{
  static const Case cases[] = {
    { "They met on 24 February (O.S. 11 February) 1918.",
      "24 February=1918-02-24; 11 February=1918-02-24; 1918=1918" },
    { "Born 25 December 1890 (6 January) in Strelsau.",
      "25 December 1890=1891-01-06; 6 January=1891-01-06" },
    { "It was on 25 October (7 November, N.S.) 1917.",
      "25 October=1917-11-07; 7 November=1917-11-07; 1917=1917" },
    { "They met on 2 February (and again on 11 February) 2020.",
      "2 February=2020-02-02; 11 February=2020-02-11; 2020=2020" },
  };

  check (cases, G_N_ELEMENTS (cases), PUBLISHED);
}

static void
test_compounds (void)
{
  static const Case cases[] = {
    { "It lasted two years and three months.", "two years and three months=P2Y3M" },
    { "The flight took 2 hours 20 minutes.", "2 hours 20 minutes=PT2H20M" },
    { "It took one day, three hours and five minutes.",
      "one day, three hours and five minutes=P1DT3H5M" },
    { "He left a year and a month ago.", "a year and a month ago=2021-08" },
    { "For two weeks and two years it rained.", "two weeks=P2W; two years=P2Y" },
    { "It was the coldest March in 50 years.", "50 years=P50Y" },
    { "It begins at 14:30 UTC+4 on 3 October.", "14:30 UTC+4 on 3 October=2022-10-03T14:30" },
    { "It began on the night of 12-13 September.", "the night of 12-13 September=2022-09-12TNI" },
    { "It ran Jan-Mar 2020, and from Sep to November.",
      "Jan=2020-01; Mar 2020=2020-03; Sep=2022-09; November=2022-11" },
  };

  check (cases, G_N_ELEMENTS (cases), PUBLISHED);
}

/* "after 1994" keeps its value, but is no day of 1994. */
static void
test_sides (void)
{
  static const struct
  {
    const char *text;
    const char *begin, *until;
  } cases[] = {
    { "They met after 1994.", "1995-01-01", NULL },
    { "They met before May 2014.", NULL, "2014-05-01" },
    { "It came no later than 2018.", "2018-01-01", "2019-01-01" },
    { "They meet later than 2018.", "2019-01-01", NULL },
    { "They met on or after 2018.", "2018-01-01", "2019-01-01" },
    { "They met after the 2014 election.", "2014-01-01", "2015-01-01" },
    { "They met after 3 May 2014.", "2014-05-03", "2014-05-04" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttacheFindings) findings = find (cases[i].text, -1, PUBLISHED);
      AttacheTimeSpan when, day;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (findings->times->len, ==, 1);
      when = attache_findings_time (findings, 0)->when;
      g_assert_true (cases[i].begin == NULL || attache_timex_parse (cases[i].begin, &day));
      g_assert_cmpint (when.begin, ==, cases[i].begin != NULL ? day.begin : ATTACHE_TIME_UNKNOWN);
      g_assert_true (cases[i].until == NULL || attache_timex_parse (cases[i].until, &day));
      g_assert_cmpint (when.until, ==, cases[i].until != NULL ? day.begin : ATTACHE_TIME_UNKNOWN);
    }
}

static void
test_parts_of_years (void)
{
  static const Case cases[] = {
    { "Sales fell in the third quarter.", "the third quarter=2022-Q3" },
    { "Its third-quarter loss grew.", "third-quarter=2022-Q3" },
    { "In the second half of 1990 it rose.", "the second half of 1990=1990-H2" },
    { "They met in the summer of 1944.", "the summer of 1944=1944-SU" },
    { "It ended last spring.", "last spring=2022-SP" },
    { "The fall of Zenda came.", "" },
    { "It was built in the mid-1990s.", "the mid-1990s=199" },
    { "By the end of 1940 they had left.", "the end of 1940=1940" },
    { "In late November they will return.", "late November=2022-11" },
    { "In the first week of January 2021.", "the first week of January 2021=2021-W01" },
    { "In the week of 6 March 2022 it rained.", "the week of 6 March 2022=2022-W09" },
    { "A loss in the third quarter, against a year earlier.",
      "the third quarter=2022-Q3; a year earlier=2021-Q3" },
    { "On the 15th day of next month.", "the 15th day of next month=2022-10-15" },
  };

  check (cases, G_N_ELEMENTS (cases), PUBLISHED);
}

static void
test_seen_from_today (void)
{
  static const Case cases[] = {
    { "Lorne spoke on Monday.", "Monday=2022-09-26" },
    { "Lorne spoke on Tuesday.", "Tuesday=2022-09-27" },
    { "Lorne will speak on Friday.", "Friday=2022-09-30" },
    { "Lorne said on Friday that she knew.", "Friday=2022-09-23" },
    { "They will meet next Friday.", "next Friday=2022-10-07" },
    { "They met last Friday.", "last Friday=2022-09-23" },
    { "They met last week and this month.", "last week=2022-W38; this month=2022-09" },
    { "It is due by the end of the month.", "the end of the month=2022-09-30" },
    { "They left yesterday and return tomorrow night.",
      "yesterday=2022-09-26; tomorrow night=2022-09-28TNI" },
    { "It burned overnight.", "overnight=2022-09-26TNI" },
    { "He came two days ago.", "two days ago=2022-09-25" },
    { "He came two years ago.", "two years ago=2020" },
    { "He came a year and a half ago.", "a year and a half ago=2021" },
    { "After the war of 2020 they talk until the end of the month.",
      "2020=2020; the end of the month=2022-09-30" },
    { "They met in June 2021 and again later in the month.",
      "June 2021=2021-06; later in the month=2021-06" },
    { "The quarter-century-old brigade left.", "" },
    { "Earlier this weekend they rested.", "Earlier this weekend=2022-W38-WE" },
    { "Over the weekend they rested.", "the weekend=2022-W38-WE" },
    { "Fighting went on earlier this year.", "earlier this year=2022" },
    { "The day before yesterday he left.", "The day before yesterday=2022-09-25" },
    { "It had been due on Friday.", "Friday=2022-09-23" },
    { "It is to resume on Friday.", "Friday=2022-09-30" },
    { "They have until Thursday.", "Thursday=2022-09-29" },
    { "They will meet next week on Tuesday.", "next week on Tuesday=2022-10-04" },
    { "They spoke two weeks before 13 May 2021.", "two weeks before 13 May 2021=2021-04-29" },
    { "It begins three weeks from tomorrow.", "three weeks from tomorrow=2022-10-19" },
    { "The week after next is free.", "The week after next=2022-W41" },
    { "It was paid on Jan. 14.", "Jan. 14=2022-01-14" },
    { "It was payable on Nov. 14.", "Nov. 14=2022-11-14" },
    { "It was paid on Dec. 14.", "Dec. 14=2021-12-14" },
    { "He fell on Christmas Eve 2021.", "Christmas Eve 2021=2021-12-24" },
  };

  check (cases, G_N_ELEMENTS (cases), PUBLISHED);
}

static void
test_story (void)
{
  static const Case cases[] = {
    { "In 1939 and 1940 it loomed. In 1941 war came. In 1942 it spread. In 1943 it turned. In 1944 "
      "it waned. On 3 May they "
      "fled.",
      "1939=1939; 1940=1940; 1941=1941; 1942=1942; 1943=1943; 1944=1944; 3 May=1944-05-03" },
    { "In 1939, 1940, 1941, 1942, 1943 and 1944 they fought, she said last week. They won in May.",
      "1939=1939; 1940=1940; 1941=1941; 1942=1942; 1943=1943; 1944=1944; last week=2022-W38; "
      "May=1944-05" },
    { "On 3 May 2020 they met. Two days later they parted.",
      "3 May 2020=2020-05-03; Two days later=2020-05-05" },
    { "On 3 May 2020 they met, and the same day they parted.",
      "3 May 2020=2020-05-03; the same day=2020-05-03" },
    { "The war of 1951 ended the following year.", "1951=1951; the following year=1952" },
  };

  check (cases, G_N_ELEMENTS (cases), PUBLISHED);
}

static void
test_ranges (void)
{
  static const Case cases[] = {
    { "Shelling on 13–14 September killed two.", "13=2022-09-13; 14 September=2022-09-14" },
    { "From 13 September to 4 October 2020.",
      "13 September=2020-09-13; 4 October 2020=2020-10-04" },
    { "They hid between May 5 and 7.", "May 5=2022-05-05; 7=2022-05-07" },
    { "The war of 1914-18 was long.", "1914=1914; 18=1918" },
    { "In April and June 1955 he struck.", "April=1955-04; June 1955=1955-06" },
    { "The revolt (499-493 BC) failed.", "499=BC0499; 493 BC=BC0493" },
    { "In the summer and autumn of 2020.", "the summer=2020-SU; autumn of 2020=2020-FA" },
    { "They talk on Monday (Oct. 3) only.", "Monday (Oct. 3)=2022-10-03" },
  };

  check (cases, G_N_ELEMENTS (cases), PUBLISHED);
}

static void
test_lengths_and_sets (void)
{
  static const Case cases[] = {
    { "It took more than two weeks.", "more than two weeks=P2W" },
    { "In the past two months nothing moved.", "the past two months=P2M" },
    { "A 10-day truce and a two-year plan.", "10-day=P10D; two-year=P2Y" },
    { "He waited for several months.", "several months=PXM" },
    { "It lasted two and a half hours.", "two and a half hours=PT2H30M" },
    { "She is 52 years old.", "" },
    { "The six-year-old saw a decades-long feud.", "decades-long=PXY" },
    { "For the year ended 31 March 2021 it lost.", "the year=P1Y; 31 March 2021=2021-03-31" },
    { "It took a year and a half.", "a year and a half=P1Y6M" },
    { "They waited for weeks.", "weeks=PXW" },
    { "Recent years were hard these days.", "Recent years=PAST_REF; these days=PRESENT_REF" },
    { "They pay ten crowns a year.", "" },
    { "They meet daily and every Thursday.", "daily=P1D; every Thursday=XXXX-WXX-4" },
  };

  check (cases, G_N_ELEMENTS (cases), PUBLISHED);
}

static void
test_clock (void)
{
  static const Case cases[] = {
    { "The blast came at 10:15 p.m. Monday.", "10:15 p.m. Monday=2022-09-26T22:15" },
    { "They spoke at 14:30 GMT on 3 May 2021.", "14:30 GMT on 3 May 2021=2021-05-03T14:30" },
    { "He rang at noon yesterday.", "noon yesterday=2022-09-26T12:00" },
    { "On the night of 3 May 2021 they fled.", "the night of 3 May 2021=2021-05-03TNI" },
    { "A 4:3 ratio and a 1:1 talk.", "" },
    { "On the night of June 12-13, 2021 they fled.",
      "the night of June 12-13, 2021=2021-06-12TNI" },
    { "The night between 12 and 13 June 2021 was hot.",
      "The night between 12 and 13 June 2021=2021-06-12TNI" },
    { "They were shelled overnight Sunday.", "overnight Sunday=2022-09-25TNI" },
    { "At 00:05 local time on 13 June 2021 it began.",
      "00:05 local time on 13 June 2021=2021-06-13T00:05" },
    { "At 8 p.m. (1600 GMT) on Monday it held.", "8 p.m. (1600 GMT) on Monday=2022-09-26T20:00" },
  };
  g_autoptr (AttacheFindings) zoned = find ("at 02:30 MSK on 3 May 2021", -1, PUBLISHED);
  char buffer[ATTACHE_CIVIL_BUFFER];

  check (cases, G_N_ELEMENTS (cases), PUBLISHED);
  g_assert_cmpstr (attache_civil_format (attache_findings_time (zoned, 0)->when.begin, buffer), ==,
                   "2021-05-02T23:30:00");
}

/* Without a day of writing nothing is made up. */
static void
test_without_date (void)
{
  static const Case cases[] = {
    { "They met on Monday.", "Monday=XXXX-WXX-1" },
    { "They met on 3 May.", "3 May=XXXX-05-03" },
    { "They met last week.", "last week=XXXX-WXX" },
    { "They met in May 2020.", "May 2020=2020-05" },
    { "After the war of 2020 they met on 3 May, and today.",
      "2020=2020; 3 May=XXXX-05-03; today=XXXX-XX-XX" },
    { "On 28 April 2020 they met. On 3 May they parted.",
      "28 April 2020=2020-04-28; 3 May=2020-05-03" },
  };

  check (cases, G_N_ELEMENTS (cases), NULL);
}

/* 13 September was a Tuesday in 2022 and in no neighbouring year. */
static void
test_inferred_year (void)
{
  g_autoptr (AttacheFindings) inferred = find (
      "After the truce of 2021 they met on Tuesday, 13 September. On 14 September they left.", -1,
      NULL);
  g_autoptr (AttacheFindings) contradicted = find (
      "In 2021, on Tuesday, 13 September, and on Friday, 14 September.", -1, NULL);
  g_autoptr (AttacheFindings) bare = find ("They met on Tuesday, 13 September.", -1, NULL);

  g_assert_cmpint (inferred->published_basis, ==, ATTACHE_BASIS_INFERRED);
  g_assert_cmpint (inferred->published_precision, ==, ATTACHE_PRECISION_MONTH);
  g_assert_cmpstr (attache_findings_time (inferred, 2)->value, ==, "2022-09-14");
  g_assert_cmpint (contradicted->published_basis, ==, ATTACHE_BASIS_UNKNOWN);
  g_assert_cmpint (bare->published, ==, ATTACHE_TIME_UNKNOWN);
}

static void
test_lexicon_is_sorted (void)
{
  guint n;
  const AttacheTimexEntry *entries = attache_timex_lexicon_get_entries (&n);
  AttacheTimexIndex index;

  attache_timex_index_init (&index);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_assert_cmpint (strcmp (entries[i - 1].text, entries[i].text), <, 0);
      g_assert_true (attache_timex_index_lookup (&index, entries[i].text, strlen (entries[i].text))
                     == &entries[i]);
    }
  g_assert_null (attache_timex_index_lookup (&index, "zenda", 5));
  g_assert_null (attache_timex_index_lookup (&index, "", 0));
}

static void
assert_sound (const char *bytes, gsize n)
{
  g_autoptr (AttacheText) text = attache_text_new (bytes, n);
  g_autoptr (AttacheFindings) findings = find (bytes, n, PUBLISHED);
  guint32 last = 0;

  for (guint i = 0; i < findings->times->len; i++)
    {
      const AttacheFoundTime *found = attache_findings_time (findings, i);

      g_assert_cmpuint (found->span.start, >=, last);
      g_assert_cmpuint (found->span.end, >, found->span.start);
      g_assert_cmpuint (found->span.end, <=, attache_text_get_length (text));
      g_assert_nonnull (found->value);
      if (attache_time_span_is_known (found->when))
        g_assert_cmpint (found->when.begin, <, found->when.until);
      last = found->span.end;
    }
}

/* Random sequences of time words, digits, marks and broken bytes. */
static void
test_any_bytes (void)
{
  static const char *const bits[] = {
    "3",    "13",   "1998",   "May",    " ",           " ",        "-",         "–",
    "of ",  "the ", "last ",  "week",   "BC",          ":",        "15",        "p.m",
    ".",    ",",    "'",      "90s",    "\xff",        "\xe2\x80", "🎉",         "́",
    "\r\n", " ",    "end ",   "ago",    "two",         "half",     "and",       "/",
    "2022", "T",    "Monday", "every ", "99999999999", "hundred ", "thousand ", "1/2",
    "½",    "St",   "th",     "early ", "in ",         "later",    "night",     "GMT",
    "q3",   "year", "-ago",   "quarter"
  };

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) string = g_string_new (NULL);

      for (guint i = g_test_rand_int_range (1, 24); i > 0; i--)
        {
          g_string_append (string, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);
          if (g_test_rand_bit ())
            g_string_append_c (string, ' ');
        }
      assert_sound (string->str, string->len);
    }
  assert_sound ("\0"
                "3 May 2020\0",
                12);
  assert_sound ("", 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/times/calendar", test_calendar);
  g_test_add_func ("/analysis/times/nth-days", test_nth_days);
  g_test_add_func ("/analysis/times/feasts", test_feasts);
  g_test_add_func ("/analysis/times/two-calendars", test_two_calendars);
  g_test_add_func ("/analysis/times/compounds", test_compounds);
  g_test_add_func ("/analysis/times/sides", test_sides);
  g_test_add_func ("/analysis/times/parts-of-years", test_parts_of_years);
  g_test_add_func ("/analysis/times/seen-from-today", test_seen_from_today);
  g_test_add_func ("/analysis/times/story", test_story);
  g_test_add_func ("/analysis/times/ranges", test_ranges);
  g_test_add_func ("/analysis/times/lengths-and-sets", test_lengths_and_sets);
  g_test_add_func ("/analysis/times/clock", test_clock);
  g_test_add_func ("/analysis/times/without-date", test_without_date);
  g_test_add_func ("/analysis/times/inferred-year", test_inferred_year);
  g_test_add_func ("/analysis/times/lexicon-is-sorted", test_lexicon_is_sorted);
  g_test_add_func ("/analysis/times/any-bytes", test_any_bytes);
  return g_test_run ();
}
