/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where things stand, as golden text, and what holds at every scale. Every letter is seven pixels
 * wide here, so that no font is asked. */

#include "config.h"

#include "attache-timeline-layout.h"
#include "sample-series.h"

#define DAY ATTACHE_USEC_PER_DAY
#define START G_GINT64_CONSTANT (1662681600000000) /* 2022-09-09 */

static graphene_size_t
measure (const char *text, AttacheTimelineFont font, gpointer user_data)
{
  return GRAPHENE_SIZE_INIT (g_utf8_strlen (text, -1) * 7.0f, 16);
}

static AttacheTimelineLayout *
lay_out (AttacheEventSeries *series, gint64 begin, gint64 until, float width, gboolean is_mirrored)
{
  g_autoptr (AttacheTimelineIndex) index = attache_timeline_index_new (series);
  AttacheTimelineGeometry geometry = attache_timeline_geometry_new (width, 170, series->n_lanes,
                                                                    90);
  AttacheTimelineScale scale = attache_timeline_scale_new (
      begin, until, attache_timeline_geometry_get_plot_width (&geometry));

  geometry.is_mirrored = is_mirrored;
  return attache_timeline_layout_new (index, scale, &geometry, measure, NULL);
}

static char *
describe (AttacheTimelineLayout *layout)
{
  static const char *const shapes[] = { "diamond", "bar", "stack", "column" };
  AttacheEventSeries *series = attache_timeline_index_get_series (layout->index);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < layout->items->len; i++)
    {
      const AttacheTimelineItem *item = &g_array_index (layout->items, AttacheTimelineItem, i);

      g_string_append_printf (text, "%u %s%s%s %.0f+%.0f", item->lane,
                              item->n_matches > 0 ? "" : "quiet ", item->is_faded ? "faded " : "",
                              shapes[item->shape], item->box.origin.x, item->box.size.width);
      if (item->n_events > 1)
        g_string_append_printf (text, " of %u", item->n_events);
      if (item->count.size.width > 0)
        g_string_append_printf (text, " (%s)", item->count_text);
      if (item->label.size.width > 0)
        g_string_append_printf (text, " “%s” %.0f", series->labels[item->mark],
                                item->label.size.width);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
assert_golden (gint64 begin, gint64 until, float width, const char *golden)
{
  g_autoptr (AttacheEventSeries) series = sample_series_new ();
  g_autoptr (AttacheTimelineLayout) layout = lay_out (series, begin, until, width, FALSE);
  g_autofree char *text = describe (layout);

  g_assert_cmpstr (text, ==, golden);
}

static void
test_a_month (void)
{
  assert_golden (START, START + 30 * DAY, 1280,
                 "0 diamond 281+18\n"
                 "0 stack 319+18 of 2 (2)\n"
                 "0 diamond 511+18 (4) “Ministers meet in Lorn” 154\n"
                 "0 quiet diamond 779+18 “Envoys speak” 84\n"
                 "0 diamond 1008+18 (2) “Ministers meet in Strelsau” 182\n"
                 "1 diamond 278+18 (3) “Lorne urges calm” 112\n"
                 "1 quiet diamond 511+18 (2) “Ruritania asks for talks” 168\n"
                 "1 diamond 779+18 “Return to first positions” 175\n"
                 "1 diamond 1047+18 (2) “Sylvania urges withdrawal” 175\n"
                 "2 bar 271+77 (4) “Shelling near Brod” 126\n"
                 "2 faded bar 692+268\n"
                 "2 faded bar 960+1186\n"
                 "3 diamond 319+18 (2) “Ceasefire of 14 September” 175\n"
                 "3 bar 998+77 “Treaty drafting” 105\n");
}

static void
test_a_week (void)
{
  assert_golden (START + 3 * DAY, START + 10 * DAY, 800,
                 "0 diamond 252+18 “Call between capitals” 65\n"
                 "0 stack 348+18 of 2 (2)\n"
                 "1 diamond 244+18 (3) “Lorne urges calm” 112\n"
                 "2 bar 213+191 (4) “Shelling near Brod” 126\n"
                 "3 diamond 348+18 (2) “Ceasefire of 14 September” 175\n");
}

/* Where there is room, a label does not stand upon the day that its point is told by. */
static void
test_a_label_behind_its_day (void)
{
  g_autoptr (AttacheEventSeries) series = sample_series_new ();
  g_autoptr (AttacheTimelineLayout) layout = lay_out (series, START, START + 15 * DAY, 1280, FALSE);
  guint n_behind = 0, n_upon = 0;

  for (guint i = 0; i < layout->items->len; i++)
    {
      const AttacheTimelineItem *item = &g_array_index (layout->items, AttacheTimelineItem, i);

      if (item->extent.size.width <= 0 || item->label.size.width <= 0)
        continue;
      n_behind += item->label.origin.x >= item->extent.origin.x + item->extent.size.width;
      n_upon += item->label.origin.x < item->extent.origin.x + item->extent.size.width;
    }
  g_assert_cmpuint (n_behind, >, n_upon);
}

static void
test_ten_years (void)
{
  assert_golden (START - 1800 * DAY, START + 1800 * DAY, 1280,
                 "0 stack 686+18 of 5 (5)\n"
                 "0 quiet diamond 691+14 “Envoys speak” 84\n"
                 "1 stack 688+18 of 3 (3)\n"
                 "1 quiet diamond 688+14\n"
                 "2 stack 689+18 of 3 (3)\n"
                 "3 stack 688+18 of 2 (2)\n");
}

/* Turned over, every box keeps its size and its distance from the other edge. */
static void
test_mirrored (void)
{
  g_autoptr (AttacheEventSeries) series = sample_series_new ();
  g_autoptr (AttacheTimelineLayout) left = lay_out (series, START, START + 30 * DAY, 1000, FALSE);
  g_autoptr (AttacheTimelineLayout) right = lay_out (series, START, START + 30 * DAY, 1000, TRUE);

  g_assert_cmpuint (left->items->len, ==, right->items->len);
  for (guint i = 0; i < left->items->len; i++)
    {
      graphene_rect_t a = g_array_index (left->items, AttacheTimelineItem, i).box;
      graphene_rect_t b = g_array_index (right->items, AttacheTimelineItem, i).box;

      g_assert_cmpfloat_with_epsilon (a.origin.x + a.size.width, 1000 - b.origin.x, 0.01);
      g_assert_cmpfloat_with_epsilon (a.size.width, b.size.width, 0.01);
    }
  g_assert_cmpfloat_with_epsilon (attache_timeline_layout_to_scale (&right->geometry, 1000 - 130),
                                  12, 0.01);
}

static void
assert_texts_are_apart (AttacheTimelineLayout *layout)
{
  for (guint i = 0; i < layout->items->len; i++)
    {
      const AttacheTimelineItem *item = &g_array_index (layout->items, AttacheTimelineItem, i);

      for (guint j = 0; j < layout->items->len && item->label.size.width > 0; j++)
        {
          const AttacheTimelineItem *other = &g_array_index (layout->items, AttacheTimelineItem, j);

          if (i == j || item->lane != other->lane)
            continue;
          g_assert_false (graphene_rect_intersection (&item->label, &other->box, NULL));
          g_assert_false (other->label.size.width > 0
                          && graphene_rect_intersection (&item->label, &other->label, NULL));
        }
    }
}

/* At any scale every event is drawn once, alone or in a stack, and no text lies on another. */
static void
test_every_scale_shows_every_event (void)
{
  g_autoptr (AttacheEventSeries) series = sample_series_new ();

  for (double days = 60; days < 20000; days *= 1.3)
    {
      gint64 half = (gint64) (days / 2 * DAY), middle = START + 20 * DAY;
      g_autoptr (AttacheTimelineLayout)
          layout = lay_out (series, middle - half, middle + half, 900, FALSE);
      guint n = 0;

      for (guint i = 0; i < layout->items->len; i++)
        n += g_array_index (layout->items, AttacheTimelineItem, i).n_events;
      g_assert_cmpuint (n, ==, series->n_marks);
      assert_texts_are_apart (layout);
    }
}

static void
test_quiet_ones_never_hide_matches (void)
{
  g_autoptr (AttacheEventSeries) series = sample_series_new ();
  g_autoptr (AttacheTimelineLayout)
      layout = lay_out (series, START - 3000 * DAY, START + 3000 * DAY, 900, FALSE);

  for (guint i = 0; i < layout->items->len; i++)
    {
      const AttacheTimelineItem *item = &g_array_index (layout->items, AttacheTimelineItem, i);

      g_assert_true (item->n_matches == 0 || item->n_matches == item->n_events);
    }
}

static void
test_pick_and_find (void)
{
  g_autoptr (AttacheEventSeries) series = sample_series_new ();
  g_autoptr (AttacheTimelineLayout) layout = lay_out (series, START, START + 30 * DAY, 1280, FALSE);

  for (guint mark = 0; mark < series->n_marks; mark++)
    {
      const AttacheTimelineItem *item = attache_timeline_layout_find (layout, mark);

      g_assert_nonnull (item);
      g_assert_true (
          attache_timeline_layout_pick (layout, item->box.origin.x + item->box.size.width / 2,
                                        item->box.origin.y + item->box.size.height / 2, 2)
          == item);
    }
  g_assert_null (attache_timeline_layout_pick (layout, 130, 10, 2));
}

/* However many events there are, a frame draws few things; what is in view is all counted. */
static void
test_two_million (void)
{
  const guint n = g_test_slow () ? 2000000 : 200000;
  g_autoptr (AttacheEventSeries) series = sample_series_new_large (n, 16);
  gint64 begin = series->marks[0].begin;
  double worst = 0;

  for (double days = 3650; days > 2; days /= 3)
    {
      g_autoptr (AttacheTimelineIndex) index = attache_timeline_index_new (series);
      AttacheTimelineGeometry geometry = attache_timeline_geometry_new (1280, 600, 16, 90);
      float width = attache_timeline_geometry_get_plot_width (&geometry);
      AttacheTimelineScale scale = attache_timeline_scale_new (
          begin + 100 * DAY, begin + (gint64) ((100 + days) * DAY), width);
      g_autoptr (AttacheTimelineLayout) layout = NULL;
      gint64 start = g_get_monotonic_time ();

      layout = attache_timeline_layout_new (index, scale, &geometry, measure, NULL);
      worst = MAX (worst, (g_get_monotonic_time () - start) / 1000.0);
      g_assert_cmpuint (layout->items->len, >, 0);
      g_assert_cmpuint (layout->items->len, <, 16 * 130);
    }
  g_test_minimized_result (worst, "slowest layout of %u events: %.2f ms", n, worst);
}

/* What is added up is drawn as the same number of events, of which as many match, lane by lane. */
static void
test_sums_count_the_same (void)
{
  g_autoptr (AttacheEventSeries) whole = sample_series_new_large (40000, 4);
  g_autoptr (AttacheEventSeries) sums = sample_series_new_added_up (whole);
  gint64 middle = whole->marks[whole->n_marks / 2].begin;

  g_assert_cmpuint (sums->n_marks, <, whole->n_marks / 2);
  for (double days = 4000; days < 100000; days *= 2)
    {
      gint64 half = (gint64) (days * DAY);
      AttacheEventSeries *series[] = { whole, sums };
      guint n_events[2][4] = { { 0 } }, n_matches[2][4] = { { 0 } };

      for (guint i = 0; i < 2; i++)
        {
          g_autoptr (AttacheTimelineLayout)
              layout = lay_out (series[i], middle - half, middle + half, 900, FALSE);

          for (guint j = 0; j < layout->items->len; j++)
            {
              AttacheTimelineItem item = g_array_index (layout->items, AttacheTimelineItem, j);

              n_events[i][item.lane] += item.n_events;
              n_matches[i][item.lane] += item.n_matches;
            }
        }
      g_assert_cmpmem (n_events[0], sizeof n_events[0], n_events[1], sizeof n_events[1]);
      g_assert_cmpmem (n_matches[0], sizeof n_matches[0], n_matches[1], sizeof n_matches[1]);
      g_assert_cmpuint (n_events[1][0] + n_events[1][1] + n_events[1][2] + n_events[1][3], ==,
                        40000);
    }
}

/* From near, before the single events are there, a sum is a stack with its number. */
static void
test_a_sum_from_near (void)
{
  g_autoptr (AttacheEventSeries) whole = sample_series_new_large (40000, 4);
  g_autoptr (AttacheEventSeries) sums = sample_series_new_added_up (whole);
  guint n_stacks = 0;
  gint64 begin = whole->marks[whole->n_marks / 2].begin;
  g_autoptr (AttacheTimelineLayout)
      layout = lay_out (sums, begin - 2 * DAY, begin + 2 * DAY, 900, FALSE);

  for (guint i = 0; i < layout->items->len; i++)
    {
      AttacheTimelineItem item = g_array_index (layout->items, AttacheTimelineItem, i);

      if (item.n_events == 1 || item.shape == ATTACHE_TIMELINE_BAR)
        continue;
      g_assert_cmpint (item.shape, ==, ATTACHE_TIMELINE_STACK);
      g_assert_true (sums->marks[item.mark].is_sum);
      g_assert_true (attache_timeline_layout_find (layout, item.mark) != NULL);
      n_stacks++;
    }
  g_assert_cmpuint (n_stacks, >, 4);
}

static void
test_empty (void)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (AttacheEventMark));
  g_autoptr (AttacheEventSeries)
      series = attache_event_series_new_take (marks, NULL, g_new0 (char *, 1));
  g_autoptr (AttacheTimelineLayout) layout = lay_out (series, START, START + DAY, 10, FALSE);

  g_assert_cmpuint (layout->items->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/layout/a-month", test_a_month);
  g_test_add_func ("/timeline/layout/a-week", test_a_week);
  g_test_add_func ("/timeline/layout/a-label-behind-its-day", test_a_label_behind_its_day);
  g_test_add_func ("/timeline/layout/ten-years", test_ten_years);
  g_test_add_func ("/timeline/layout/mirrored", test_mirrored);
  g_test_add_func ("/timeline/layout/every-scale-shows-every-event",
                   test_every_scale_shows_every_event);
  g_test_add_func ("/timeline/layout/quiet-ones-never-hide-matches",
                   test_quiet_ones_never_hide_matches);
  g_test_add_func ("/timeline/layout/pick-and-find", test_pick_and_find);
  g_test_add_func ("/timeline/layout/two-million", test_two_million);
  g_test_add_func ("/timeline/layout/sums-count-the-same", test_sums_count_the_same);
  g_test_add_func ("/timeline/layout/a-sum-from-near", test_a_sum_from_near);
  g_test_add_func ("/timeline/layout/empty", test_empty);
  return g_test_run ();
}
