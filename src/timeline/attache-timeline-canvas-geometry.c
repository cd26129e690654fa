/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How large the canvas' parts are for its size, its lanes and its font; the adjustment and the
 * viewport are told. */

#include "config.h"

#include "attache-timeline-canvas-private.h"

#define MIN_WIDTH 200
#define MIN_HEIGHT 86
#define NATURAL_HEIGHT 200
/* Lanes that the least and the natural height have room for; more are scrolled to. */
#define MIN_LANES 4
#define MAX_NATURAL_LANES 5

static guint
n_lanes_of (AttacheTimelineCanvas *self)
{
  AttacheEventSeries *series = attache_timeline_canvas_get_series (self);

  return series != NULL ? series->n_lanes : 0;
}

static float
widest_name (AttacheTimelineCanvas *self)
{
  AttacheEventSeries *series = attache_timeline_canvas_get_series (self);
  float widest = 0;

  for (guint i = 0; series != NULL && i < series->n_lanes; i++)
    widest = MAX (widest,
                  attache_timeline_text_measure (series->lanes[i], ATTACHE_TIMELINE_FONT_LABEL,
                                                 attache_timeline_canvas_ensure_text (self))
                      .width);
  return widest;
}

/* A size, other lanes or another font: everything is measured anew. */
void
attache_timeline_canvas_set_size (AttacheTimelineCanvas *self, int width, int height)
{
  int name_width = (int) self->geometry.name_width;
  guint n_lanes = n_lanes_of (self);
  float content, view;

  self->geometry = attache_timeline_geometry_new (width, height, n_lanes, widest_name (self));
  self->geometry.is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  content = attache_timeline_geometry_get_content_height (&self->geometry, n_lanes);
  view = attache_timeline_geometry_get_view_height (&self->geometry);
  gtk_adjustment_configure (
      self->adjustment, MIN (gtk_adjustment_get_value (self->adjustment), MAX (content - view, 0)),
      0, MAX (content, view), self->geometry.lane_height, view * 0.8, view);
  self->geometry.scroll = (float) gtk_adjustment_get_value (self->adjustment);
  attache_timeline_viewport_set_width (self->viewport,
                                       attache_timeline_geometry_get_plot_width (&self->geometry));
  attache_timeline_canvas_invalidate (self);
  if (name_width != (int) self->geometry.name_width)
    g_object_notify (G_OBJECT (self), "name-width");
}

void
attache_timeline_canvas_refresh_geometry (AttacheTimelineCanvas *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)),
      height = gtk_widget_get_height (GTK_WIDGET (self));

  if (width > 0 && height > 0)
    attache_timeline_canvas_set_size (self, width, height);
}

void
attache_timeline_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                                 int *minimum, int *natural, int *minimum_baseline,
                                 int *natural_baseline)
{
  guint n_lanes = MIN (n_lanes_of (ATTACHE_TIMELINE_CANVAS (widget)), MAX_NATURAL_LANES);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = MIN_WIDTH * 4;
      return;
    }
  *minimum = MAX (MIN_HEIGHT, (int) MIN (n_lanes, MIN_LANES) * 34 + 26);
  *natural = MAX (MIN_HEIGHT, n_lanes > 0 ? (int) n_lanes * 34 + 26 : NATURAL_HEIGHT);
}
