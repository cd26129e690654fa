/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Adding up loses no event, keeps rare ones as they are, and is bounded. */

#include "config.h"

#include "attache-event-sums.h"
#include "attache-time-span.h"

#define DAY ATTACHE_USEC_PER_DAY
#define N_WHOLE 480 /* of a run 20 stay single */

static void
add (AttacheEventSums *sums, gint64 id, gint64 begin, gint64 length, guint16 lane, guint8 kind)
{
  const AttacheEventMark event = { .id = id,
                                   .begin = begin,
                                   .until = begin + length,
                                   .n_matches = id % 3 == 0,
                                   .lane = lane,
                                   .kind = kind,
                                   .precision = ATTACHE_PRECISION_MINUTE };

  attache_event_sums_add (sums, &event);
}

static void
assert_whole (GArray *marks, guint n_events, guint n_matches)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const AttacheEventMark *mark = &g_array_index (marks, AttacheEventMark, i);

      n_events -= mark->n_events;
      n_matches -= mark->n_matches;
      g_assert_true (mark->is_sum || mark->n_events == 1);
      g_assert_cmpint (mark->until, >=, mark->begin);
      g_assert_true (i == 0 || attache_event_mark_compare (mark - 1, mark) < 0);
    }
  g_assert_cmpuint (n_events, ==, 0);
  g_assert_cmpuint (n_matches, ==, 0);
}

static void
test_few_stay_single (void)
{
  g_autoptr (AttacheEventSums) sums = attache_event_sums_new (N_WHOLE);
  g_autoptr (GArray) marks = NULL;

  for (guint i = 0; i < N_WHOLE; i++)
    add (sums, i + 1, i, i * DAY, 0, 0);
  marks = attache_event_sums_dup_marks (sums);
  g_assert_false (attache_event_sums_has_any_folded (sums));
  g_assert_cmpuint (marks->len, ==, N_WHOLE);
  assert_whole (marks, N_WHOLE, N_WHOLE / 3);
  g_assert_cmpuint (g_array_index (marks, AttacheEventMark, 5).precision, ==,
                    ATTACHE_PRECISION_MINUTE);
}

/* Ten each hour for forty days, of two kinds; and among them ten that are rare. */
static GArray *
add_common_and_rare (AttacheEventSums *sums)
{
  gint64 id = 0;

  for (gint64 hour = -20 * 24; hour < 20 * 24; hour++)
    {
      for (guint i = 0; i < 10; i++)
        add (sums, ++id, hour * DAY / 24, DAY / 24, 1, (guint8) (i % 2));
      if (hour % 96 == 0)
        add (sums, ++id, hour * DAY / 24, DAY, 2, 3);
    }
  return attache_event_sums_dup_marks (sums);
}

static void
test_days_are_added_up (void)
{
  g_autoptr (AttacheEventSums) sums = attache_event_sums_new (N_WHOLE);
  g_autoptr (GArray) marks = add_common_and_rare (sums);
  guint n_sums = 0, n_rare = 0;

  g_assert_true (attache_event_sums_has_any_folded (sums));
  assert_whole (marks, 40 * 24 * 10 + 10, (40 * 24 * 10 + 10) / 3);
  for (guint i = 0; i < marks->len; i++)
    {
      const AttacheEventMark *mark = &g_array_index (marks, AttacheEventMark, i);

      g_assert_true (attache_event_sums_has_folded (sums, mark) == (mark->is_sum != 0));
      if (mark->is_sum)
        {
          g_assert_cmpuint (mark->n_events, ==, 240);
          g_assert_cmpint (mark->begin, ==, attache_event_sums_floor (sums, mark->begin));
          g_assert_cmpint (mark->until - mark->begin, ==, DAY / 24);
          g_assert_true (mark->is_mixed);
        }
      n_sums += mark->is_sum;
      n_rare += mark->lane == 2;
    }
  g_assert_cmpuint (n_sums, ==, 40);
  g_assert_cmpuint (n_rare, ==, 10);
}

/* What lasts for months is not added to what lasts for hours. */
static void
test_lengths_are_apart (void)
{
  g_autoptr (AttacheEventSums) sums = attache_event_sums_new (N_WHOLE);
  g_autoptr (GArray) marks = NULL;
  guint n_long = 0;

  for (guint i = 0; i < 2000; i++)
    add (sums, i + 1, i / 100 * DAY, i % 2 == 0 ? DAY : 100 * DAY, 0, 0);
  marks = attache_event_sums_dup_marks (sums);
  assert_whole (marks, 2000, 2000 / 3);
  g_assert_cmpuint (marks->len, ==, 40);
  for (guint i = 0; i < marks->len; i++)
    n_long += g_array_index (marks, AttacheEventMark, i).until
                          - g_array_index (marks, AttacheEventMark, i).begin
                      > DAY
                  ? 50
                  : 0;
  g_assert_cmpuint (n_long, ==, 1000);
}

/* One a day for two centuries: longer stretches, not more marks. */
static void
test_centuries_are_bounded (void)
{
  g_autoptr (AttacheEventSums) sums = attache_event_sums_new (N_WHOLE);
  g_autoptr (GArray) marks = NULL;
  const guint n = 200 * 365;

  for (guint i = 0; i < n; i++)
    add (sums, i + 1, (gint64) i * DAY - 100 * 365 * DAY, DAY, 0, 0);
  marks = attache_event_sums_dup_marks (sums);
  assert_whole (marks, n, n / 3);
  g_assert_cmpuint (marks->len, <=, N_WHOLE * 5 / 2);
  g_assert_cmpint (attache_event_sums_get_length (sums), >, DAY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event-sums/few-stay-single", test_few_stay_single);
  g_test_add_func ("/event-sums/days-are-added-up", test_days_are_added_up);
  g_test_add_func ("/event-sums/lengths-are-apart", test_lengths_are_apart);
  g_test_add_func ("/event-sums/centuries-are-bounded", test_centuries_are_bounded);
  return g_test_run ();
}
