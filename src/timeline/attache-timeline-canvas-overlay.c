/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is painted over the cached drawing: the item pointed at, the chosen one, the focus, the
 * filter's dates on the axis, and the dates that are being dragged over. */

#include "config.h"

#include "attache-time-words.h"
#include "attache-timeline-canvas-private.h"
#include "attache-timeline-painter.h"

/* A drag is rounded to the finest of these units that is at least so many pixels wide. */
#define MIN_UNIT_PIXELS 8.0

static AttacheTimeUnit
choose_unit (AttacheTimelineScale scale)
{
  static const AttacheTimeUnit units[] = { ATTACHE_UNIT_MINUTE, ATTACHE_UNIT_HOUR,
                                           ATTACHE_UNIT_DAY,    ATTACHE_UNIT_MONTH,
                                           ATTACHE_UNIT_YEAR,   ATTACHE_UNIT_DECADE };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (attache_timeline_scale_get_pixels (scale, attache_time_unit_length (units[i]))
          >= MIN_UNIT_PIXELS)
        return units[i];
    }
  return ATTACHE_UNIT_CENTURY;
}

gboolean
attache_timeline_canvas_get_drag_range (AttacheTimelineCanvas *self, gint64 *begin, gint64 *until)
{
  AttacheTimeUnit unit;
  gint64 last;

  if (self->drag != ATTACHE_TIMELINE_DRAG_RANGE || !self->is_dragging)
    return FALSE;
  unit = choose_unit (attache_timeline_viewport_get_scale (self->viewport));
  last = MAX (self->drag_anchor, self->drag_until);
  *begin = attache_time_unit_floor (unit, MIN (self->drag_anchor, self->drag_until));
  *until = attache_time_unit_add (unit, attache_time_unit_floor (unit, last), 1);
  return TRUE;
}

static void
emphasise (AttacheTimelineCanvas *self, GtkSnapshot *snapshot, guint mark,
           AttacheTimelineEmphasis emphasis)
{
  const AttacheTimelineItem *item = mark != G_MAXUINT ? attache_timeline_layout_find (
                                        attache_timeline_canvas_ensure_layout (self), mark)
                                                      : NULL;

  if (item != NULL)
    attache_timeline_painter_emphasise (snapshot, item, emphasis, &self->style);
}

/* Keyboard focus only: a ring after every click would be noise. */
static gboolean
shows_focus (AttacheTimelineCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root))
         && (focus == GTK_WIDGET (self) || gtk_widget_get_parent (focus) == GTK_WIDGET (self));
}

static void
paint_range (AttacheTimelineCanvas *self, GtkSnapshot *snapshot)
{
  AttacheTimelineScale scale = attache_timeline_viewport_get_scale (self->viewport);
  double begin = 0, until = scale.width;
  float y = attache_timeline_geometry_get_view_height (&self->geometry), from, to;

  if (self->range_begin == ATTACHE_TIME_UNKNOWN && self->range_until == ATTACHE_TIME_UNKNOWN)
    return;
  if (self->range_begin != ATTACHE_TIME_UNKNOWN)
    begin = CLAMP (attache_timeline_scale_get_x (scale, self->range_begin), 0, scale.width);
  if (self->range_until != ATTACHE_TIME_UNKNOWN)
    until = CLAMP (attache_timeline_scale_get_x (scale, self->range_until), 0, scale.width);
  from = attache_timeline_layout_from_scale (&self->geometry, (float) begin);
  to = attache_timeline_layout_from_scale (&self->geometry, (float) until);
  gtk_snapshot_append_color (snapshot, &self->style.accent,
                             &GRAPHENE_RECT_INIT (MIN (from, to), y - 1, ABS (to - from), 3));
  gtk_snapshot_append_color (snapshot, &self->style.accent,
                             &GRAPHENE_RECT_INIT (from - 1.5f, y - 5, 3, 11));
  gtk_snapshot_append_color (snapshot, &self->style.accent,
                             &GRAPHENE_RECT_INIT (to - 1.5f, y - 5, 3, 11));
}

static void
paint_drag (AttacheTimelineCanvas *self, GtkSnapshot *snapshot, gint64 begin, gint64 until)
{
  AttacheTimelineLayout *layout = attache_timeline_canvas_ensure_layout (self);
  g_autofree char *words = attache_time_words_range (begin, until, ATTACHE_TIME_UNKNOWN);
  gint64 middle = begin + (until - begin) / 2;
  double at = CLAMP (attache_timeline_scale_get_x (layout->scale, middle), 0, layout->scale.width);
  float x = attache_timeline_layout_from_scale (&self->geometry, (float) at);
  PangoLayout *text = attache_timeline_text_get (self->text, words, ATTACHE_TIMELINE_FONT_TICK, -1);
  int width, height;

  attache_timeline_painter_veil (snapshot, layout, begin, until, &self->style);
  pango_layout_get_pixel_size (text, &width, &height);
  x = CLAMP (x - width / 2.0f, 8, MAX (self->geometry.width - width - 8, 8));
  gtk_snapshot_append_color (
      snapshot, &self->style.ground,
      &GRAPHENE_RECT_INIT (x - 8, layout->plot.size.height + 3, width + 16, height + 6));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, layout->plot.size.height + 6));
  gtk_snapshot_append_layout (snapshot, text, &self->style.accent);
  gtk_snapshot_restore (snapshot);
}

void
attache_timeline_canvas_snapshot_overlay (AttacheTimelineCanvas *self, GtkSnapshot *snapshot)
{
  AttacheTimelineLayout *layout = attache_timeline_canvas_ensure_layout (self);
  gint64 begin, until;

  gtk_snapshot_push_clip (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, self->geometry.width, layout->plot.size.height));
  if (self->hovered != self->selected)
    emphasise (self, snapshot, self->hovered, ATTACHE_TIMELINE_HOVERED);
  emphasise (self, snapshot, self->selected, ATTACHE_TIMELINE_SELECTED);
  if (shows_focus (self))
    emphasise (self, snapshot, self->focused, ATTACHE_TIMELINE_FOCUSED);
  gtk_snapshot_pop (snapshot);
  if (attache_timeline_canvas_get_drag_range (self, &begin, &until))
    paint_drag (self, snapshot, begin, until);
  else
    paint_range (self, snapshot);
}
