/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Heights follow the square root, so that a quiet week can still be seen beside a loud one. */

#include "config.h"

#include "attache-timeline-density.h"

#include <math.h>

#define STEP 8.0
#define BAR_WIDTH 6.0f
#define RADIUS 6.0f
#define PADDING 3.0f

GArray *
attache_timeline_density_new (AttacheTimelineIndex *index, AttacheTimelineScale scale, double step)
{
  GArray *density = g_array_new (FALSE, FALSE, sizeof (AttacheTimelineDensity));
  guint n;

  g_return_val_if_fail (index != NULL && step > 0, density);

  n = (guint) ceil (scale.width / step);
  for (guint i = 0; i < n; i++)
    {
      AttacheTimelineDensity bin;
      gint64 begin = attache_timeline_scale_get_instant (scale, i * step);
      gint64 until = attache_timeline_scale_get_instant (scale, (i + 1) * step);

      bin.n_events = attache_timeline_index_count (index, begin, until, &bin.n_matches);
      g_array_append_val (density, bin);
    }
  return density;
}

static void
paint_rounded (GtkSnapshot *snapshot, const graphene_rect_t *box, float radius,
               const GdkRGBA *colour)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, box, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, colour, box);
  gtk_snapshot_pop (snapshot);
}

static float
flip (float x, float width, double whole, gboolean is_mirrored)
{
  return is_mirrored ? (float) whole - x - width : x;
}

static void
paint_bars (GtkSnapshot *snapshot, AttacheTimelineIndex *index, AttacheTimelineScale whole,
            float height, gboolean is_mirrored, const AttacheTimelineStyle *style)
{
  g_autoptr (GArray) density = attache_timeline_density_new (index, whole, STEP);
  GdkRGBA quiet = attache_timeline_style_fade (&style->text, 0.16f);
  GdkRGBA loud = attache_timeline_style_fade (&style->accent, 0.6f);
  float room = height - 2 * PADDING, most = 1;

  for (guint i = 0; i < density->len; i++)
    most = MAX (most, sqrtf (g_array_index (density, AttacheTimelineDensity, i).n_events));
  for (guint i = 0; i < density->len; i++)
    {
      AttacheTimelineDensity bin = g_array_index (density, AttacheTimelineDensity, i);
      float all = MAX (room * sqrtf (bin.n_events) / most, 2),
            matching = MAX (room * sqrtf (bin.n_matches) / most, 2);
      float x = flip (i * STEP + 1, BAR_WIDTH, whole.width, is_mirrored);

      if (bin.n_events > bin.n_matches)
        gtk_snapshot_append_color (snapshot, &quiet,
                                   &GRAPHENE_RECT_INIT (x, height - PADDING - all, BAR_WIDTH, all));
      if (bin.n_matches > 0)
        gtk_snapshot_append_color (
            snapshot, &loud,
            &GRAPHENE_RECT_INIT (x, height - PADDING - matching, BAR_WIDTH, matching));
    }
}

static void
paint_brush (GtkSnapshot *snapshot, float x, float width, float height,
             const AttacheTimelineStyle *style)
{
  const float widths[4] = { 1.5f, 1.5f, 1.5f, 1.5f };
  const GdkRGBA colours[4] = { style->accent, style->accent, style->accent, style->accent };
  GdkRGBA fill = attache_timeline_style_fade (&style->accent, 0.06f);
  graphene_rect_t box = GRAPHENE_RECT_INIT (x, 0.5f, width, height - 1);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &box, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &fill, &box);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
  paint_rounded (snapshot, &GRAPHENE_RECT_INIT (x - 2, height / 2 - 6, 6, 12), 3, &style->accent);
  paint_rounded (snapshot, &GRAPHENE_RECT_INIT (x + width - 4, height / 2 - 6, 6, 12), 3,
                 &style->accent);
}

void
attache_timeline_density_snapshot (GtkSnapshot *snapshot, AttacheTimelineIndex *index,
                                   AttacheTimelineScale whole, AttacheTimelineScale visible,
                                   float height, gboolean is_mirrored,
                                   const AttacheTimelineStyle *style)
{
  GdkRGBA trough;
  float begin, until;

  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot) && style != NULL);

  trough = attache_timeline_style_fade (&style->text, style->is_high_contrast ? 0.12f : 0.06f);
  paint_rounded (snapshot, &GRAPHENE_RECT_INIT (0, 2, (float) whole.width, height - 4), RADIUS,
                 &trough);
  if (index == NULL)
    return;
  paint_bars (snapshot, index, whole, height, is_mirrored, style);
  begin = (float) CLAMP (attache_timeline_scale_get_x (whole, visible.begin), 2, whole.width - 10);
  until = (float) CLAMP (attache_timeline_scale_get_x (whole, visible.until), begin + 8,
                         whole.width - 2);
  paint_brush (snapshot, flip (begin, until - begin, whole.width, is_mirrored), until - begin,
               height, style);
}
