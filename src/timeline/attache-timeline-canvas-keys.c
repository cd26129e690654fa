/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The canvas from the keyboard: arrows go from mark to mark and take the view along; with Ctrl
 * they move the view; Enter opens; Escape takes back a drag, or the chosen dates. */

#include "config.h"

#include "attache-timeline-canvas-private.h"

#define PAN_STEP 80.0

static const AttacheTimelineItem *
focused_item (AttacheTimelineCanvas *self)
{
  if (self->focused == G_MAXUINT)
    return NULL;
  return attache_timeline_layout_find (attache_timeline_canvas_ensure_layout (self), self->focused);
}

static float
middle (const AttacheTimelineItem *item)
{
  return item->box.origin.x + item->box.size.width / 2;
}

/* The nearest after (@step 1) or before (-1) the focus in time, whatever its lane; from nothing,
 * the first or last in view. */
static const AttacheTimelineItem *
neighbour_in_time (AttacheTimelineCanvas *self, int step)
{
  AttacheTimelineLayout *layout = attache_timeline_canvas_ensure_layout (self);
  const AttacheTimelineItem *from = focused_item (self), *best = NULL;

  for (guint i = 0; i < layout->items->len; i++)
    {
      const AttacheTimelineItem *item = &g_array_index (layout->items, AttacheTimelineItem, i);
      gboolean is_beyond = from == NULL
                           || (step > 0 ? item->mark > from->mark : item->mark < from->mark);
      gboolean is_nearer = best == NULL
                           || (step > 0 ? item->mark < best->mark : item->mark > best->mark);

      if (is_beyond && is_nearer)
        best = item;
    }
  return best;
}

static const AttacheTimelineItem *
neighbour_in_lane (AttacheTimelineCanvas *self, int step)
{
  AttacheTimelineLayout *layout = attache_timeline_canvas_ensure_layout (self);
  const AttacheTimelineItem *from = focused_item (self), *best = NULL;

  if (from == NULL)
    return neighbour_in_time (self, step);
  for (guint i = 0; i < layout->items->len; i++)
    {
      const AttacheTimelineItem *item = &g_array_index (layout->items, AttacheTimelineItem, i);
      int lanes = ((int) item->lane - (int) from->lane) * step;
      int best_lanes = best != NULL ? ((int) best->lane - (int) from->lane) * step : G_MAXINT;

      if (lanes <= 0)
        continue;
      if (lanes < best_lanes
          || (lanes == best_lanes
              && ABS (middle (item) - middle (from)) < ABS (middle (best) - middle (from))))
        best = item;
    }
  return best;
}

static void
go_to_mark (AttacheTimelineCanvas *self, guint number)
{
  const AttacheEventMark *mark = &attache_timeline_canvas_get_series (self)->marks[number];

  attache_timeline_viewport_reveal (self->viewport, mark->begin, mark->until);
  gtk_adjustment_clamp_page (self->adjustment, mark->lane * self->geometry.lane_height,
                             (mark->lane + 1) * self->geometry.lane_height);
  attache_timeline_canvas_focus_mark (self, number);
}

/* Where nothing more is in view, the next in the series comes into it. */
static void
step_in_time (AttacheTimelineCanvas *self, int step)
{
  AttacheEventSeries *series = attache_timeline_canvas_get_series (self);
  const AttacheTimelineItem *item = neighbour_in_time (self, step), *from = focused_item (self);

  if (item != NULL)
    go_to_mark (self, item->mark);
  else if (from != NULL && step > 0 && from->last_mark + 1 < series->n_marks)
    go_to_mark (self, from->last_mark + 1);
  else if (from != NULL && step < 0 && from->mark > 0)
    go_to_mark (self, from->mark - 1);
}

static void
step_lane (AttacheTimelineCanvas *self, int step)
{
  const AttacheTimelineItem *item = neighbour_in_lane (self, step);

  if (item != NULL)
    go_to_mark (self, item->mark);
  else
    gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment)
                                                    + step * self->geometry.lane_height);
}

static void
go_to_end (AttacheTimelineCanvas *self, gboolean is_last)
{
  AttacheEventSeries *series = attache_timeline_canvas_get_series (self);

  if (series->n_marks > 0)
    go_to_mark (self, is_last ? series->n_marks - 1 : 0);
}

static void
escape (AttacheTimelineCanvas *self)
{
  if (self->drag != ATTACHE_TIMELINE_DRAG_NONE)
    gtk_gesture_set_state (self->drag_gesture, GTK_EVENT_SEQUENCE_DENIED);
  else
    attache_timeline_canvas_clear_range (self);
}

static gboolean
move_view (AttacheTimelineCanvas *self, guint key, int forward)
{
  double page = attache_timeline_viewport_get_scale (self->viewport).width * 0.8;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      attache_timeline_viewport_pan (self->viewport, -PAN_STEP * forward);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      attache_timeline_viewport_pan (self->viewport, PAN_STEP * forward);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      attache_timeline_viewport_pan (self->viewport, -page);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      attache_timeline_viewport_pan (self->viewport, page);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
move_focus (AttacheTimelineCanvas *self, guint key, int forward)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      step_in_time (self, -forward);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      step_in_time (self, forward);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step_lane (self, -1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step_lane (self, 1);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      go_to_end (self, FALSE);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      go_to_end (self, TRUE);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
command (AttacheTimelineCanvas *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      gtk_widget_activate_action (GTK_WIDGET (self), "timeline.zoom-in", NULL);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      gtk_widget_activate_action (GTK_WIDGET (self), "timeline.zoom-out", NULL);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      gtk_widget_activate_action (GTK_WIDGET (self), "timeline.fit", NULL);
      return TRUE;
    case GDK_KEY_Escape:
      escape (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (AttacheTimelineCanvas *self, guint key, guint code, GdkModifierType state)
{
  const GdkModifierType modifiers = state
                                    & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK
                                       | GDK_SUPER_MASK);
  int forward = self->geometry.is_mirrored ? -1 : 1;

  if (attache_timeline_canvas_get_series (self) == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((modifiers & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (modifiers == GDK_CONTROL_MASK || key == GDK_KEY_Page_Up || key == GDK_KEY_Page_Down)
    return move_view (self, key, forward) || command (self, key);
  if (modifiers == 0 && move_focus (self, key, forward))
    return GDK_EVENT_STOP;
  return command (self, key);
}

static void
focus_changed_cb (GtkEventController *controller)
{
  gtk_widget_queue_draw (gtk_event_controller_get_widget (controller));
}

void
attache_timeline_canvas_init_keys (AttacheTimelineCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (focus, "enter", G_CALLBACK (focus_changed_cb), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_changed_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
