/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The arithmetic of the scale and the viewport's limits. */

#include "config.h"

#include "attache-timeline-viewport.h"
#include "sample-series.h"

#define DAY ATTACHE_USEC_PER_DAY
#define START G_GINT64_CONSTANT (1662940800000000) /* 2022-09-12 */

static void
test_there_and_back (void)
{
  AttacheTimelineScale scale = attache_timeline_scale_new (START, START + 10 * DAY, 1000);

  g_assert_cmpfloat_with_epsilon (attache_timeline_scale_get_x (scale, START + 3 * DAY), 300, 1e-9);
  g_assert_cmpint (attache_timeline_scale_get_instant (scale, 300), ==, START + 3 * DAY);
  g_assert_cmpfloat_with_epsilon (attache_timeline_scale_get_pixels (scale, DAY), 100, 1e-9);
  g_assert_cmpint (attache_timeline_scale_get_length (scale, 50), ==, DAY / 2);
}

static void
test_zoom_keeps_what_is_pointed_at (void)
{
  AttacheTimelineScale scale = attache_timeline_scale_new (START, START + 10 * DAY, 1000);

  for (double factor = 0.25; factor < 10; factor *= 1.7)
    {
      AttacheTimelineScale zoomed = attache_timeline_scale_zoom (scale, 300, factor);

      g_assert_cmpfloat_with_epsilon (attache_timeline_scale_get_x (zoomed, START + 3 * DAY), 300,
                                      1e-3);
      g_assert_cmpfloat_with_epsilon (zoomed.until - zoomed.begin, 10 * DAY / factor, 2);
    }
}

static void
test_zoom_has_limits (void)
{
  AttacheTimelineScale scale = attache_timeline_scale_new (START, START + DAY, 500);

  scale = attache_timeline_scale_zoom (scale, 250, 1e9);
  g_assert_cmpint (scale.until - scale.begin, ==, ATTACHE_TIMELINE_MIN_SPAN);
  scale = attache_timeline_scale_zoom (scale, 250, 1e-12);
  g_assert_cmpint (scale.until - scale.begin, ==, ATTACHE_TIMELINE_MAX_SPAN);
}

static void
test_pan_stops_at_the_edge_of_the_calendar (void)
{
  AttacheTimelineScale scale = attache_timeline_scale_new (START, START + 10 * DAY, 1000);
  AttacheTimelineScale panned = attache_timeline_scale_pan (scale, 100);

  g_assert_cmpint (panned.begin, ==, START + DAY);
  g_assert_cmpint (panned.until - panned.begin, ==, 10 * DAY);
  panned = attache_timeline_scale_pan (
      attache_timeline_scale_new (ATTACHE_TIME_LATEST - 10 * DAY, ATTACHE_TIME_LATEST, 1000), 1e6);
  g_assert_cmpint (panned.until, ==, ATTACHE_TIME_LATEST);
  g_assert_cmpint (panned.until - panned.begin, ==, 10 * DAY);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static AttacheTimelineViewport *
sample_viewport (void)
{
  AttacheTimelineViewport *viewport = attache_timeline_viewport_new ();
  g_autoptr (AttacheEventSeries) series = sample_series_new ();

  attache_timeline_viewport_set_width (viewport, 1000);
  attache_timeline_viewport_set_series (viewport, series);
  return viewport;
}

static void
test_viewport_shows_all_at_first (void)
{
  g_autoptr (AttacheTimelineViewport) viewport = sample_viewport ();
  AttacheTimelineScale scale = attache_timeline_viewport_get_scale (viewport);
  gint64 begin, until;

  g_assert_true (attache_timeline_index_get_extent (attache_timeline_viewport_get_index (viewport),
                                                    &begin, &until));
  g_assert_cmpint (scale.begin, <, begin);
  g_assert_cmpint (scale.until, >, until);
}

static void
test_viewport_keeps_the_reader_s_view (void)
{
  g_autoptr (AttacheTimelineViewport) viewport = sample_viewport ();
  g_autoptr (AttacheEventSeries) series = sample_series_new ();
  AttacheTimelineScale before;
  guint n = 0;

  attache_timeline_viewport_show (viewport, START, START + 7 * DAY);
  before = attache_timeline_viewport_get_scale (viewport);
  g_signal_connect_swapped (viewport, "changed", G_CALLBACK (count_cb), &n);
  attache_timeline_viewport_set_series (viewport, series);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (
      attache_timeline_scale_equal (before, attache_timeline_viewport_get_scale (viewport)));
  attache_timeline_viewport_show (viewport, START, START + 7 * DAY);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_viewport_never_loses_the_data (void)
{
  g_autoptr (AttacheTimelineViewport) viewport = sample_viewport ();
  AttacheTimelineScale scale;
  gint64 begin, until;

  attache_timeline_index_get_extent (attache_timeline_viewport_get_index (viewport), &begin,
                                     &until);
  attache_timeline_viewport_pan (viewport, 1e7);
  scale = attache_timeline_viewport_get_scale (viewport);
  g_assert_cmpint (scale.begin, <, until);
  attache_timeline_viewport_pan (viewport, -1e7);
  scale = attache_timeline_viewport_get_scale (viewport);
  g_assert_cmpint (scale.until, >, begin);
  attache_timeline_viewport_zoom (viewport, 500, 1e-9);
  scale = attache_timeline_viewport_get_scale (viewport);
  g_assert_cmpint (scale.until - scale.begin, <=, MAX (4 * (until - begin), 60 * DAY) + 2);
}

static void
test_viewport_reveals (void)
{
  g_autoptr (AttacheTimelineViewport) viewport = sample_viewport ();
  AttacheTimelineScale scale;

  attache_timeline_viewport_show (viewport, START, START + 7 * DAY);
  attache_timeline_viewport_reveal (viewport, START + 14 * DAY, START + 15 * DAY);
  scale = attache_timeline_viewport_get_scale (viewport);
  g_assert_cmpint (scale.begin, <, START + 14 * DAY);
  g_assert_cmpint (scale.until, >, START + 15 * DAY);
  g_assert_cmpint (scale.until - scale.begin, ==, 7 * DAY);
}

/* One event two years before the rest does not squeeze them; asked again, all is shown. */
static void
test_viewport_fits_without_outliers (void)
{
  g_autoptr (AttacheTimelineViewport) viewport = attache_timeline_viewport_new ();
  GArray *marks = g_array_new (FALSE, TRUE, sizeof (AttacheEventMark));
  g_autoptr (AttacheEventSeries) series = NULL;
  AttacheTimelineScale scale;

  for (gint i = 0; i < 8; i++)
    {
      gint64 begin = i == 0 ? START - 700 * DAY : START + i * DAY;
      AttacheEventMark mark = { .id = i + 1,
                                .begin = begin,
                                .until = begin + DAY,
                                .n_events = 1,
                                .precision = ATTACHE_PRECISION_DAY };

      g_array_append_val (marks, mark);
    }
  series = attache_event_series_new_take (marks, NULL, g_strsplit ("Agree", ",", -1));
  attache_timeline_viewport_set_width (viewport, 1000);
  attache_timeline_viewport_set_series (viewport, series);
  scale = attache_timeline_viewport_get_scale (viewport);
  g_assert_cmpint (scale.until - scale.begin, <, 10 * DAY);
  g_assert_cmpint (scale.begin, <=, START + DAY);
  g_assert_cmpint (scale.until, >=, START + 8 * DAY);
  attache_timeline_viewport_fit (viewport);
  scale = attache_timeline_viewport_get_scale (viewport);
  g_assert_cmpint (scale.begin, <, START - 700 * DAY);
  attache_timeline_viewport_fit (viewport);
  scale = attache_timeline_viewport_get_scale (viewport);
  g_assert_cmpint (scale.until - scale.begin, <, 10 * DAY);
}

/* The worker's answer comes with an iteration; a stale one never does. */
static void
test_viewport_drops_stale_work (void)
{
  AttacheTimelineViewport *viewport = attache_timeline_viewport_new ();
  g_autoptr (AttacheEventSeries) large = sample_series_new_large (30000, 4);
  g_autoptr (AttacheEventSeries) larger = sample_series_new_large (40000, 4);
  AttacheTimelineIndex *index;

  attache_timeline_viewport_set_series (viewport, large);
  attache_timeline_viewport_set_series (viewport, larger);
  while ((index = attache_timeline_viewport_get_index (viewport)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (attache_timeline_index_get_series (index) == larger);
  /* The stale worker holds a reference until its answer was thrown away. */
  while (g_atomic_int_get ((gint *) &G_OBJECT (viewport)->ref_count) > 1)
    {
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }
  g_assert_true (attache_timeline_viewport_get_index (viewport) == index);
  g_assert_finalize_object (viewport);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/scale/there-and-back", test_there_and_back);
  g_test_add_func ("/timeline/scale/zoom-keeps-what-is-pointed-at",
                   test_zoom_keeps_what_is_pointed_at);
  g_test_add_func ("/timeline/scale/zoom-has-limits", test_zoom_has_limits);
  g_test_add_func ("/timeline/scale/pan-stops-at-the-edge",
                   test_pan_stops_at_the_edge_of_the_calendar);
  g_test_add_func ("/timeline/viewport/shows-all-at-first", test_viewport_shows_all_at_first);
  g_test_add_func ("/timeline/viewport/keeps-the-readers-view",
                   test_viewport_keeps_the_reader_s_view);
  g_test_add_func ("/timeline/viewport/never-loses-the-data", test_viewport_never_loses_the_data);
  g_test_add_func ("/timeline/viewport/reveals", test_viewport_reveals);
  g_test_add_func ("/timeline/viewport/fits-without-outliers", test_viewport_fits_without_outliers);
  g_test_add_func ("/timeline/viewport/drops-stale-work", test_viewport_drops_stale_work);
  return g_test_run ();
}
