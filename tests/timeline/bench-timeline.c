/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the timeline takes for two million events: to put them in order once, and then for a
 * frame (layout and render nodes, without the drawing itself) at every zoom and while panning. */

#include "config.h"

#include <pango/pangocairo.h>
#include <time.h>

#include "attache-timeline-painter.h"
#include "sample-series.h"

#define N_EVENTS 2000000
#define N_LANES 16
#define FRAME_GOAL_MS 16.7
#define INDEX_GOAL_MS 1000.0

/* Of the processor, microseconds: what else the machine does is not the timeline's doing. */
static gint64
get_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static double
milliseconds_since (gint64 start)
{
  return (get_time () - start) / 1000.0;
}

static double
time_frame (AttacheTimelineIndex *index, AttacheTimelineText *text, AttacheTimelineScale scale,
            const AttacheTimelineGeometry *geometry, const AttacheTimelineStyle *style)
{
  gint64 start = get_time ();
  g_autoptr (AttacheTimelineLayout) layout = attache_timeline_layout_new (
      index, scale, geometry, attache_timeline_text_measure, text);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  attache_timeline_painter_snapshot (snapshot, layout, style, text);
  node = gtk_snapshot_free_to_node (snapshot);
  return milliseconds_since (start);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

/* All zooms from ten years to an hour, ten steps of panning at each. */
static GArray *
time_frames (AttacheTimelineIndex *index, AttacheTimelineText *text)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));
  AttacheTimelineStyle style = attache_timeline_style_new (FALSE, FALSE);
  AttacheTimelineGeometry geometry = attache_timeline_geometry_new (1280, 600, N_LANES, 90);
  double width = attache_timeline_geometry_get_plot_width (&geometry);
  gint64 begin = attache_timeline_index_get_series (index)->marks[0].begin;
  AttacheTimelineScale scale = attache_timeline_scale_new (
      begin, begin + 3650 * ATTACHE_USEC_PER_DAY, width);

  while (scale.until - scale.begin > ATTACHE_USEC_PER_DAY / 24)
    {
      for (guint i = 0; i < 10; i++)
        {
          double time = time_frame (index, text, scale, &geometry, &style);

          g_array_append_val (times, time);
          scale = attache_timeline_scale_pan (scale, 12);
        }
      scale = attache_timeline_scale_zoom (scale, width / 2, 1.4);
    }
  g_array_sort (times, compare_doubles);
  return times;
}

int
main (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (AttacheTimelineText) text = attache_timeline_text_new (context);
  g_autoptr (AttacheEventSeries) series = NULL;
  g_autoptr (AttacheTimelineIndex) index = NULL;
  g_autoptr (GArray) times = NULL;
  double indexing;
  gint64 start;

  gtk_init_check ();
  series = sample_series_new_large (N_EVENTS, N_LANES);
  start = get_time ();
  index = attache_timeline_index_new (series);
  indexing = milliseconds_since (start);
  times = time_frames (index, text);
  g_print ("timeline, %d events, processor time: order %.0f ms on a worker (goal %.0f); a frame "
           "%.2f ms median, "
           "%.2f ms at the 99th of 100, %.2f ms worst of %u (goal %.1f)\n",
           N_EVENTS, indexing, INDEX_GOAL_MS, g_array_index (times, double, times->len / 2),
           g_array_index (times, double, times->len * 99 / 100),
           g_array_index (times, double, times->len - 1), times->len, FRAME_GOAL_MS);
  g_object_unref (context);
  return g_array_index (times, double, times->len * 99 / 100) <= FRAME_GOAL_MS ? 0 : 1;
}
