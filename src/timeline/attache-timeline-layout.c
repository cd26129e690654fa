/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything is laid out as if time ran to the right, and turned over at the end where it runs to
 * the left. */

#include "config.h"

#include "attache-timeline-layout.h"

#include "attache-time-words.h"
#include "attache-timeline-lane.h"

#define NAME_PADDING 14.0f
#define MIN_NAME_WIDTH 118.0f
#define MAX_NAME_WIDTH 190.0f
#define MIN_LANE_HEIGHT 30.0f
#define MAX_LANE_HEIGHT 58.0f
#define AXIS_HEIGHT 26.0f
#define TICK_LENGTH 6.0f
#define TICK_SPACING 84.0
#define MIN_WEEKEND 8.0

AttacheTimelineGeometry
attache_timeline_geometry_new (float width, float height, guint n_lanes, float widest_name)
{
  float most = MIN (MAX_NAME_WIDTH, width * 0.3f);
  float lane_height = n_lanes > 0 ? (height - AXIS_HEIGHT) / n_lanes : MAX_LANE_HEIGHT;

  return (AttacheTimelineGeometry){
    .width = MAX (width, 1),
    .height = MAX (height, 1),
    .name_width = CLAMP (widest_name + 2 * NAME_PADDING, MIN (MIN_NAME_WIDTH, most), most),
    .lane_height = CLAMP (lane_height, MIN_LANE_HEIGHT, MAX_LANE_HEIGHT),
    .axis_height = AXIS_HEIGHT,
    .end_padding = NAME_PADDING,
  };
}

float
attache_timeline_geometry_get_plot_width (const AttacheTimelineGeometry *geometry)
{
  g_return_val_if_fail (geometry != NULL, 1);

  return MAX (geometry->width - geometry->name_width - geometry->end_padding, 1);
}

float
attache_timeline_geometry_get_view_height (const AttacheTimelineGeometry *geometry)
{
  g_return_val_if_fail (geometry != NULL, 0);

  return MAX (geometry->height - geometry->axis_height, 0);
}

float
attache_timeline_geometry_get_content_height (const AttacheTimelineGeometry *geometry,
                                              guint n_lanes)
{
  g_return_val_if_fail (geometry != NULL, 0);

  return geometry->lane_height * n_lanes;
}

float
attache_timeline_layout_to_scale (const AttacheTimelineGeometry *geometry, float x)
{
  return (geometry->is_mirrored ? geometry->width - x : x) - geometry->name_width;
}

float
attache_timeline_layout_from_scale (const AttacheTimelineGeometry *geometry, float x)
{
  x += geometry->name_width;
  return geometry->is_mirrored ? geometry->width - x : x;
}

static void
lay_bands (AttacheTimelineLayout *self)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (AttacheTimeSpan));

  attache_ticks_fill_weekends (self->scale.begin, self->scale.until, self->scale.width, MIN_WEEKEND,
                               spans);
  for (guint i = 0; i < spans->len; i++)
    {
      AttacheTimeSpan span = g_array_index (spans, AttacheTimeSpan, i);
      float begin = attache_timeline_scale_get_x (self->scale, span.begin);
      float until = attache_timeline_scale_get_x (self->scale, span.until);
      graphene_rect_t band = GRAPHENE_RECT_INIT (self->plot.origin.x + begin, 0, until - begin,
                                                 self->plot.size.height);

      g_array_append_val (self->bands, band);
    }
}

/* A label that would touch the one before or the edge is left out; its tick stays. */
static void
lay_ticks (AttacheTimelineLayout *self, AttacheTimelineMeasure measure, gpointer user_data)
{
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (AttacheTick));
  float y = self->plot.size.height + TICK_LENGTH, last = 0, right = self->geometry.width;

  attache_ticks_fill (self->scale.begin, self->scale.until, self->scale.width, TICK_SPACING, ticks);
  for (guint i = 0; i < ticks->len; i++)
    {
      AttacheTick tick = g_array_index (ticks, AttacheTick, i);
      g_autofree char *words = attache_time_words_tick (tick);
      AttacheTimelineTickBox box = { 0 };

      box.x = self->plot.origin.x + (float) attache_timeline_scale_get_x (self->scale, tick.at);
      if (words != NULL)
        {
          graphene_size_t size = measure (words, ATTACHE_TIMELINE_FONT_TICK, user_data);
          float x = box.x - size.width / 2;

          if (x >= last && x + size.width <= right)
            {
              box.text = g_string_chunk_insert (self->strings, words);
              box.label = GRAPHENE_RECT_INIT (x, y, size.width, size.height);
              last = x + size.width + 10;
            }
        }
      g_array_append_val (self->ticks, box);
    }
}

/* What lies wholly beside the plot was laid out only for its neighbours' sake. */
static void
drop_outside (AttacheTimelineLayout *self, guint first)
{
  guint out = first;

  for (guint i = first; i < self->items->len; i++)
    {
      AttacheTimelineItem item = g_array_index (self->items, AttacheTimelineItem, i);
      graphene_rect_t bounds = attache_timeline_item_get_bounds (&item);

      if (bounds.origin.x + bounds.size.width > self->plot.origin.x
          && bounds.origin.x < self->plot.origin.x + self->plot.size.width)
        g_array_index (self->items, AttacheTimelineItem, out++) = item;
    }
  g_array_set_size (self->items, out);
}

static void
lay_lane (AttacheTimelineLayout *self, guint lane, AttacheTimelineMeasure measure,
          gpointer user_data)
{
  AttacheEventSeries *series = attache_timeline_index_get_series (self->index);
  const AttacheTimelineGeometry *g = &self->geometry;
  float top = lane * g->lane_height - g->scroll, middle = top + g->lane_height / 2;
  AttacheTimelineLaneBox box = { .lane = lane,
                                 .name = lane < series->n_lanes ? series->lanes[lane] : "" };
  graphene_size_t size = measure (box.name, ATTACHE_TIMELINE_FONT_LABEL, user_data);
  guint first = self->items->len;

  graphene_rect_init (&box.box, 0, top, g->width, g->lane_height);
  graphene_rect_init (&box.label, NAME_PADDING, middle - size.height / 2,
                      MIN (size.width, g->name_width - NAME_PADDING - 4), size.height);
  g_array_append_val (self->lanes, box);
  attache_timeline_lane_fill (self->index, lane, self->scale, g->name_width, middle, g->lane_height,
                              self->items);
  attache_timeline_room_fill (series, (AttacheTimelineItem *) (gpointer) self->items->data + first,
                              self->items->len - first, g->name_width, g->width - 4, measure,
                              user_data);
  drop_outside (self, first);
}

static void
lay_lanes (AttacheTimelineLayout *self, AttacheTimelineMeasure measure, gpointer user_data)
{
  const AttacheTimelineGeometry *g = &self->geometry;
  guint n_lanes = MAX (attache_timeline_index_get_series (self->index)->n_lanes, 1);
  guint first = (guint) MAX (g->scroll / g->lane_height, 0);
  guint end = (guint) MAX ((g->scroll + self->plot.size.height) / g->lane_height, 0) + 1;

  for (guint lane = first; lane < MIN (end, n_lanes); lane++)
    lay_lane (self, lane, measure, user_data);
}

static void
mirror (graphene_rect_t *box, float width)
{
  if (box->size.width > 0)
    box->origin.x = width - box->origin.x - box->size.width;
}

static void
mirror_all (AttacheTimelineLayout *self)
{
  float width = self->geometry.width;

  mirror (&self->plot, width);
  for (guint i = 0; i < self->bands->len; i++)
    mirror (&g_array_index (self->bands, graphene_rect_t, i), width);
  for (guint i = 0; i < self->lanes->len; i++)
    mirror (&g_array_index (self->lanes, AttacheTimelineLaneBox, i).label, width);
  for (guint i = 0; i < self->ticks->len; i++)
    {
      AttacheTimelineTickBox *tick = &g_array_index (self->ticks, AttacheTimelineTickBox, i);

      tick->x = width - tick->x;
      mirror (&tick->label, width);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      AttacheTimelineItem *item = &g_array_index (self->items, AttacheTimelineItem, i);

      mirror (&item->box, width);
      mirror (&item->extent, width);
      mirror (&item->count, width);
      mirror (&item->label, width);
    }
}

AttacheTimelineLayout *
attache_timeline_layout_new (AttacheTimelineIndex *index, AttacheTimelineScale scale,
                             const AttacheTimelineGeometry *geometry,
                             AttacheTimelineMeasure measure, gpointer user_data)
{
  AttacheTimelineLayout *self;

  g_return_val_if_fail (geometry != NULL && measure != NULL, NULL);

  self = g_new0 (AttacheTimelineLayout, 1);
  self->geometry = *geometry;
  self->scale = scale;
  self->index = index != NULL ? attache_timeline_index_ref (index) : NULL;
  self->lanes = g_array_new (FALSE, FALSE, sizeof (AttacheTimelineLaneBox));
  self->bands = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  self->ticks = g_array_new (FALSE, FALSE, sizeof (AttacheTimelineTickBox));
  self->items = g_array_new (FALSE, FALSE, sizeof (AttacheTimelineItem));
  self->strings = g_string_chunk_new (512);
  graphene_rect_init (&self->plot, geometry->name_width, 0,
                      attache_timeline_geometry_get_plot_width (geometry),
                      attache_timeline_geometry_get_view_height (geometry));
  lay_bands (self);
  lay_ticks (self, measure, user_data);
  if (index != NULL)
    lay_lanes (self, measure, user_data);
  if (geometry->is_mirrored)
    mirror_all (self);
  return self;
}

void
attache_timeline_layout_free (AttacheTimelineLayout *self)
{
  g_clear_pointer (&self->index, attache_timeline_index_unref);
  g_array_unref (self->lanes);
  g_array_unref (self->bands);
  g_array_unref (self->ticks);
  g_array_unref (self->items);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static float
distance_to (const graphene_rect_t *box, float x, float y)
{
  float dx = x - (box->origin.x + box->size.width / 2),
        dy = y - (box->origin.y + box->size.height / 2);

  return dx * dx + dy * dy;
}

const AttacheTimelineItem *
attache_timeline_layout_pick (AttacheTimelineLayout *self, float x, float y, float slack)
{
  const AttacheTimelineItem *best = NULL;
  float best_distance = G_MAXFLOAT;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const AttacheTimelineItem *item = &g_array_index (self->items, AttacheTimelineItem, i);
      graphene_rect_t bounds = attache_timeline_item_get_bounds (item);
      float distance = distance_to (&item->box, x, y);

      graphene_rect_inset (&bounds, -slack, -slack);
      if (!graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT (x, y)))
        continue;
      /* A diamond on a long bar is what is pointed at. */
      if (item->shape == ATTACHE_TIMELINE_BAR)
        distance += 1e6f;
      if (distance < best_distance)
        {
          best = item;
          best_distance = distance;
        }
    }
  return best;
}

const AttacheTimelineItem *
attache_timeline_layout_find (AttacheTimelineLayout *self, guint mark)
{
  const AttacheTimelineItem *best = NULL;
  const AttacheEventMark *event;

  g_return_val_if_fail (self != NULL, NULL);

  event = self->index != NULL ? &attache_timeline_index_get_series (self->index)->marks[mark]
                              : NULL;
  for (guint i = 0; i < self->items->len; i++)
    {
      const AttacheTimelineItem *item = &g_array_index (self->items, AttacheTimelineItem, i);

      if (item->mark == mark)
        return item;
      if (item->n_events > 1 && item->mark <= mark && mark <= item->last_mark
          && item->lane == event->lane
          && (item->shape == ATTACHE_TIMELINE_COLUMN
              || (item->n_matches > 0) == (event->n_matches > 0)))
        best = item;
    }
  return best;
}
