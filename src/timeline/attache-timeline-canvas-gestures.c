/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pointer and fingers on the canvas. Every gesture computes from the state it began with, so that
 * a slow or jumpy device ends where it points. */

#include "config.h"

#include "attache-timeline-canvas-private.h"

#include <math.h>

/* Pixels before a press becomes a drag. */
#define DRAG_THRESHOLD 4.0
/* Around an edge of the chosen dates, on the axis. */
#define EDGE_SLACK 7.0
#define SCROLL_STEP 60.0
#define ZOOM_STEP 1.25

static float
scale_x (AttacheTimelineCanvas *self, double x)
{
  return attache_timeline_layout_to_scale (&self->geometry, (float) x);
}

static gint64
instant_at (AttacheTimelineCanvas *self, double x)
{
  AttacheTimelineScale scale = attache_timeline_viewport_get_scale (self->viewport);

  return attache_timeline_scale_get_instant (scale, CLAMP (scale_x (self, x), 0, scale.width));
}

static gboolean
is_on_axis (AttacheTimelineCanvas *self, double y)
{
  return y >= attache_timeline_geometry_get_view_height (&self->geometry);
}

static const AttacheTimelineItem *
item_at (AttacheTimelineCanvas *self, double x, double y)
{
  if (is_on_axis (self, y) || scale_x (self, x) < 0)
    return NULL;
  return attache_timeline_layout_pick (attache_timeline_canvas_ensure_layout (self), (float) x,
                                       (float) y, 2);
}

/* On an edge of the chosen dates a drag moves that edge: it starts from the other one. */
static gint64
anchor_at (AttacheTimelineCanvas *self, double x)
{
  AttacheTimelineScale scale = attache_timeline_viewport_get_scale (self->viewport);
  gint64 edges[2] = { self->range_begin, self->range_until };

  for (guint i = 0; i < 2; i++)
    {
      if (edges[0] == ATTACHE_TIME_UNKNOWN || edges[1] == ATTACHE_TIME_UNKNOWN)
        break;
      if (ABS (attache_timeline_scale_get_x (scale, edges[i]) - scale_x (self, x)) < EDGE_SLACK)
        return i == 0 ? edges[1] - 1 : edges[0];
    }
  return instant_at (self, x);
}

static void
drag_begin_cb (AttacheTimelineCanvas *self, double x, double y, GtkGestureDrag *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (gesture));
  gboolean is_range = (state & GDK_SHIFT_MASK) != 0 || is_on_axis (self, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag = is_range ? ATTACHE_TIMELINE_DRAG_RANGE : ATTACHE_TIMELINE_DRAG_PAN;
  self->is_dragging = FALSE;
  self->scale_at_begin = attache_timeline_viewport_get_scale (self->viewport);
  self->scroll_at_begin = gtk_adjustment_get_value (self->adjustment);
  self->drag_anchor = self->drag_until = anchor_at (self, x);
}

static void
drag_update_cb (AttacheTimelineCanvas *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x, y, along = self->geometry.is_mirrored ? -dx : dx;

  if (!self->is_dragging && ABS (dx) < DRAG_THRESHOLD && ABS (dy) < DRAG_THRESHOLD)
    return;
  self->is_dragging = TRUE;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->drag == ATTACHE_TIMELINE_DRAG_PAN)
    {
      attache_timeline_viewport_set_scale (
          self->viewport, attache_timeline_scale_pan (self->scale_at_begin, -along));
      gtk_adjustment_set_value (self->adjustment, self->scroll_at_begin - dy);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
      return;
    }
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  self->drag_until = instant_at (self, x + dx);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (AttacheTimelineCanvas *self, double dx, double dy, GtkGestureDrag *gesture)
{
  gint64 begin, until;
  gboolean is_range = attache_timeline_canvas_get_drag_range (self, &begin, &until);

  self->drag = ATTACHE_TIMELINE_DRAG_NONE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (is_range)
    attache_timeline_canvas_choose_range (self, begin, until);
}

static void
drag_cancel_cb (AttacheTimelineCanvas *self)
{
  self->drag = ATTACHE_TIMELINE_DRAG_NONE;
  self->is_dragging = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
released_cb (AttacheTimelineCanvas *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  const AttacheTimelineItem *item = item_at (self, x, y);

  if (self->is_dragging)
    return;
  if (item != NULL)
    {
      self->focused = item->mark;
      attache_timeline_canvas_activate_mark (self, item->mark);
    }
  else if (n_press == 2)
    attache_timeline_canvas_clear_range (self);
}

static void
motion_cb (AttacheTimelineCanvas *self, double x, double y)
{
  const AttacheTimelineItem *item = item_at (self, x, y);
  guint hovered = item != NULL ? item->mark : G_MAXUINT;

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->drag == ATTACHE_TIMELINE_DRAG_NONE)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), item != NULL           ? "pointer"
                                                        : is_on_axis (self, y) ? "text"
                                                                               : NULL);
  if (self->hovered == hovered)
    return;
  self->hovered = hovered;
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
leave_cb (AttacheTimelineCanvas *self)
{
  self->hovered = G_MAXUINT;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A wheel turns lanes where they overflow, else time; sideways is always time. */
static gboolean
scroll_cb (AttacheTimelineCanvas *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (controller));
  GdkScrollUnit unit = gtk_event_controller_scroll_get_unit (controller);
  double step = unit == GDK_SCROLL_UNIT_WHEEL ? SCROLL_STEP : 1;
  double along = self->geometry.is_mirrored ? -dx : dx;
  gboolean has_more = gtk_adjustment_get_upper (self->adjustment)
                      > gtk_adjustment_get_page_size (self->adjustment);

  if ((state & GDK_CONTROL_MASK) != 0)
    {
      double amount = unit == GDK_SCROLL_UNIT_WHEEL ? dy : dy / 40;

      attache_timeline_viewport_zoom (self->viewport, scale_x (self, self->pointer_x),
                                      pow (ZOOM_STEP, -amount));
      return GDK_EVENT_STOP;
    }
  if (dx != 0)
    attache_timeline_viewport_pan (self->viewport, along * step);
  if (dy != 0 && has_more && (state & GDK_SHIFT_MASK) == 0)
    gtk_adjustment_set_value (self->adjustment,
                              gtk_adjustment_get_value (self->adjustment) + dy * step);
  else if (dy != 0)
    attache_timeline_viewport_pan (self->viewport, dy * step);
  return GDK_EVENT_STOP;
}

static void
zoom_begin_cb (AttacheTimelineCanvas *self)
{
  self->scale_at_begin = attache_timeline_viewport_get_scale (self->viewport);
}

static void
zoom_scale_cb (AttacheTimelineCanvas *self, double scale, GtkGestureZoom *gesture)
{
  double x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0, y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  attache_timeline_viewport_set_scale (
      self->viewport, attache_timeline_scale_zoom (self->scale_at_begin, scale_x (self, x), scale));
}

static void
add_drag (AttacheTimelineCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (drag_cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_group (drag, click);
  self->drag_gesture = drag;
}

void
attache_timeline_canvas_init_gestures (AttacheTimelineCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *zoom = gtk_gesture_zoom_new ();

  add_drag (self);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect_object (zoom, "begin", G_CALLBACK (zoom_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (zoom, "scale-changed", G_CALLBACK (zoom_scale_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (zoom));
}
