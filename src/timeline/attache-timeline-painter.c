/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ground first, then lanes, quiet items, loud items, and the axis. */

#include "config.h"

#include "attache-timeline-painter.h"

#define QUIET 0.28f
#define FADED 0.36f
#define TEXT_GAP 3.0f

typedef struct
{
  GtkSnapshot *snapshot;
  AttacheTimelineLayout *layout;
  const AttacheTimelineStyle *style;
  AttacheTimelineText *text;
} Painter;

static void
paint_text (const Painter *painter, const char *text, AttacheTimelineFont font,
            const graphene_rect_t *box, const GdkRGBA *colour)
{
  PangoLayout *layout = attache_timeline_text_get (painter->text, text, font, box->size.width);

  gtk_snapshot_save (painter->snapshot);
  gtk_snapshot_translate (painter->snapshot, &box->origin);
  gtk_snapshot_append_layout (painter->snapshot, layout, colour);
  gtk_snapshot_restore (painter->snapshot);
}

static void
paint_rounded (GtkSnapshot *snapshot, const graphene_rect_t *box, float radius,
               const GdkRGBA *colour)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, box,
                                   MIN (radius, MIN (box->size.width, box->size.height) / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, colour, box);
  gtk_snapshot_pop (snapshot);
}

static void
paint_ring (GtkSnapshot *snapshot, const graphene_rect_t *box, float radius, float width,
            const GdkRGBA *colour)
{
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, box, radius);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

/* Turns to a square that stands on its corner in @box, and gives that square. */
static graphene_rect_t
begin_diamond (GtkSnapshot *snapshot, const graphene_rect_t *box, float grow)
{
  float side = box->size.width * (float) G_SQRT2 / 2 + grow * 2;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (box->origin.x + box->size.width / 2,
                                                          box->origin.y + box->size.height / 2));
  gtk_snapshot_rotate (snapshot, 45);
  return GRAPHENE_RECT_INIT (-side / 2, -side / 2, side, side);
}

static void
paint_lanes (const Painter *painter)
{
  AttacheTimelineLayout *layout = painter->layout;
  graphene_rect_t plot = layout->plot;

  for (guint i = 0; i < layout->bands->len; i++)
    gtk_snapshot_append_color (painter->snapshot, &painter->style->band,
                               &g_array_index (layout->bands, graphene_rect_t, i));
  for (guint i = 0; i < layout->lanes->len; i++)
    {
      const AttacheTimelineLaneBox *lane = &g_array_index (layout->lanes, AttacheTimelineLaneBox,
                                                           i);
      float bottom = lane->box.origin.y + lane->box.size.height;

      paint_text (painter, lane->name, ATTACHE_TIMELINE_FONT_LABEL, &lane->label,
                  &painter->style->text);
      gtk_snapshot_append_color (
          painter->snapshot, &painter->style->line,
          &GRAPHENE_RECT_INIT (plot.origin.x, bottom - 1, plot.size.width, 1));
    }
}

static GdkRGBA
colour_of (const Painter *painter, const AttacheTimelineItem *item)
{
  const GdkRGBA *colour = item->is_mixed
                              ? &painter->style->dim_text
                              : &painter->style->slots[attache_palette_get_kind_slot (item->kind)];

  return attache_timeline_style_fade (colour, item->n_matches > 0 ? 1 : QUIET);
}

static void
paint_stretch (const Painter *painter, const graphene_rect_t *bar, float begin, float end,
               const GdkRGBA *colour)
{
  const graphene_rect_t part = { { begin, bar->origin.y }, { end - begin, bar->size.height } };

  if (begin < end)
    gtk_snapshot_append_color (painter->snapshot, colour, &part);
}

/* Not through the item's own texts, which stand right of the point. */
static void
paint_extent (const Painter *painter, const AttacheTimelineItem *item, const GdkRGBA *colour)
{
  const graphene_rect_t *const texts[] = { &item->count, &item->label };
  const float end = item->extent.origin.x + item->extent.size.width;
  float begin = item->extent.origin.x;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (texts[i]->size.width <= 0)
        continue;
      paint_stretch (painter, &item->extent, begin, MIN (texts[i]->origin.x - TEXT_GAP, end),
                     colour);
      begin = texts[i]->origin.x + texts[i]->size.width + TEXT_GAP;
    }
  paint_stretch (painter, &item->extent, begin, end, colour);
}

static void
paint_diamond (const Painter *painter, const AttacheTimelineItem *item, const GdkRGBA *colour)
{
  GdkRGBA faded = attache_timeline_style_fade (colour, FADED);
  graphene_rect_t square;

  if (item->extent.size.width > 0)
    paint_extent (painter, item, &faded);
  square = begin_diamond (painter->snapshot, &item->box, 0);
  if (item->is_on_bar)
    {
      graphene_rect_t edge = square;

      graphene_rect_inset (&edge, -1.5f, -1.5f);
      paint_rounded (painter->snapshot, &edge, 3, &painter->style->ground);
    }
  paint_rounded (painter->snapshot, &square, 2, item->is_faded ? &faded : colour);
  gtk_snapshot_restore (painter->snapshot);
}

/* In high contrast a faded bar gets an edge, as fading alone would be too faint. */
static void
paint_bar (const Painter *painter, const AttacheTimelineItem *item, const GdkRGBA *colour)
{
  GdkRGBA fill = item->is_faded ? attache_timeline_style_fade (colour, FADED) : *colour;
  float radius = item->shape == ATTACHE_TIMELINE_COLUMN ? 2 : item->box.size.height / 2;

  if (item->is_on_bar)
    {
      graphene_rect_t edge = item->box;

      graphene_rect_inset (&edge, -1.5f, -1.5f);
      paint_rounded (painter->snapshot, &edge, radius + 1.5f, &painter->style->ground);
    }
  paint_rounded (painter->snapshot, &item->box, radius, &fill);
  if (item->is_faded && painter->style->is_high_contrast)
    paint_ring (painter->snapshot, &item->box, radius, 1, colour);
}

static void
paint_item (const Painter *painter, const AttacheTimelineItem *item)
{
  AttacheEventSeries *series = attache_timeline_index_get_series (painter->layout->index);
  GdkRGBA colour = colour_of (painter, item);
  GdkRGBA on_stack = painter->style->is_dark ? (GdkRGBA){ 0, 0, 0, 0.9f } : (GdkRGBA){ 1, 1, 1, 1 };
  float loud = item->n_matches > 0 ? 1 : 0.5f;

  if (item->shape == ATTACHE_TIMELINE_DIAMOND)
    paint_diamond (painter, item, &colour);
  else
    paint_bar (painter, item, &colour);
  if (item->count.size.width > 0)
    paint_text (painter, item->count_text, ATTACHE_TIMELINE_FONT_COUNT, &item->count,
                item->shape == ATTACHE_TIMELINE_STACK ? &on_stack : &colour);
  if (item->label.size.width > 0)
    {
      GdkRGBA text = attache_timeline_style_fade (&painter->style->text, loud);

      paint_text (painter, series->labels[item->mark], ATTACHE_TIMELINE_FONT_LABEL, &item->label,
                  &text);
    }
}

/* Points lie over bars. */
static void
paint_items (const Painter *painter, gboolean is_match, gboolean is_bar)
{
  for (guint i = 0; i < painter->layout->items->len; i++)
    {
      const AttacheTimelineItem *item = &g_array_index (painter->layout->items, AttacheTimelineItem,
                                                        i);

      if ((item->n_matches > 0) == is_match && (item->shape == ATTACHE_TIMELINE_BAR) == is_bar)
        paint_item (painter, item);
    }
}

static void
paint_axis (const Painter *painter)
{
  AttacheTimelineLayout *layout = painter->layout;
  graphene_rect_t plot = layout->plot;
  GdkRGBA line = attache_timeline_style_fade (&painter->style->text,
                                              painter->style->is_high_contrast ? 1 : 0.3f);
  float y = plot.size.height;

  gtk_snapshot_append_color (painter->snapshot, &painter->style->line,
                             &GRAPHENE_RECT_INIT (plot.origin.x, y, plot.size.width, 2));
  for (guint i = 0; i < layout->ticks->len; i++)
    {
      const AttacheTimelineTickBox *tick = &g_array_index (layout->ticks, AttacheTimelineTickBox,
                                                           i);
      float length = tick->text != NULL ? 5 : 2;

      gtk_snapshot_append_color (painter->snapshot, &line,
                                 &GRAPHENE_RECT_INIT (tick->x - 0.5f, y + 1, 1, length));
      if (tick->text != NULL)
        paint_text (painter, tick->text, ATTACHE_TIMELINE_FONT_TICK, &tick->label,
                    &painter->style->dim_text);
    }
}

void
attache_timeline_painter_snapshot (GtkSnapshot *snapshot, AttacheTimelineLayout *layout,
                                   const AttacheTimelineStyle *style, AttacheTimelineText *text)
{
  Painter painter = { snapshot, layout, style, text };
  graphene_rect_t view, items;

  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot) && layout != NULL && style != NULL && text != NULL);

  view = GRAPHENE_RECT_INIT (0, 0, layout->geometry.width, layout->plot.size.height);
  gtk_snapshot_push_clip (snapshot, &view);
  paint_lanes (&painter);
  items = GRAPHENE_RECT_INIT (layout->geometry.is_mirrored ? 0 : layout->plot.origin.x, 0,
                              layout->geometry.width - layout->geometry.name_width,
                              layout->plot.size.height);
  gtk_snapshot_push_clip (snapshot, &items);
  if (layout->items->len > 0)
    {
      paint_items (&painter, FALSE, TRUE);
      paint_items (&painter, TRUE, TRUE);
      paint_items (&painter, FALSE, FALSE);
      paint_items (&painter, TRUE, FALSE);
    }
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
  paint_axis (&painter);
}

void
attache_timeline_painter_emphasise (GtkSnapshot *snapshot, const AttacheTimelineItem *item,
                                    AttacheTimelineEmphasis emphasis,
                                    const AttacheTimelineStyle *style)
{
  float width = emphasis == ATTACHE_TIMELINE_HOVERED ? 1.5f : 2;
  GdkRGBA colour;
  graphene_rect_t box;

  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot) && item != NULL && style != NULL);

  colour = emphasis == ATTACHE_TIMELINE_SELECTED ? style->text : style->accent;
  if (emphasis == ATTACHE_TIMELINE_HOVERED)
    colour = attache_timeline_style_fade (&style->text, 0.45f);
  if (emphasis == ATTACHE_TIMELINE_FOCUSED)
    {
      box = attache_timeline_item_get_bounds (item);
      graphene_rect_inset (&box, -5, -3);
      paint_ring (snapshot, &box, 6, 2, &colour);
      return;
    }
  if (item->shape == ATTACHE_TIMELINE_DIAMOND)
    {
      box = begin_diamond (snapshot, &item->box, 3.5f);
      paint_ring (snapshot, &box, 3.5f, width, &colour);
      gtk_snapshot_restore (snapshot);
      return;
    }
  box = item->box;
  graphene_rect_inset (&box, -3.5f, -3.5f);
  paint_ring (snapshot, &box, MIN (box.size.height / 2, 10), width, &colour);
}

void
attache_timeline_painter_veil (GtkSnapshot *snapshot, AttacheTimelineLayout *layout, gint64 begin,
                               gint64 until, const AttacheTimelineStyle *style)
{
  const AttacheTimelineGeometry *g;
  GdkRGBA veil;
  gint64 edges[2] = { begin, until };

  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot) && layout != NULL && style != NULL);

  g = &layout->geometry;
  veil = attache_timeline_style_fade (&style->ground, 0.62f);
  for (guint i = 0; i < 2; i++)
    {
      double x;
      float from, to, edge;

      if (edges[i] == ATTACHE_TIME_UNKNOWN)
        continue;
      x = CLAMP (attache_timeline_scale_get_x (layout->scale, edges[i]), 0, layout->scale.width);
      edge = attache_timeline_layout_from_scale (g, (float) x);
      from = i == 0 ? attache_timeline_layout_from_scale (g, 0) : edge;
      to = i == 0 ? edge
                  : attache_timeline_layout_from_scale (g, (float) layout->scale.width
                                                               + g->end_padding);
      gtk_snapshot_append_color (
          snapshot, &veil,
          &GRAPHENE_RECT_INIT (MIN (from, to), 0, ABS (to - from), layout->plot.size.height));
      if (x > 0 && x < layout->scale.width)
        gtk_snapshot_append_color (
            snapshot, &style->accent,
            &GRAPHENE_RECT_INIT (edge - 0.75f, 0, 1.5f, layout->plot.size.height + 2));
    }
}
