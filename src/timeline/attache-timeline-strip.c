/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The strip's gestures: what a drag does is decided where it begins. */

#include "config.h"

#include "attache-timeline-strip.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "attache-timeline-density.h"

#define HEIGHT 26
#define HANDLE_SLACK 8.0
/* A brush narrower than this is only moved. */
#define MIN_BRUSH 20.0
#define ZOOM_STEP 1.25

typedef enum
{
  GRIP_NONE,
  GRIP_BRUSH,
  GRIP_BEGIN,
  GRIP_UNTIL,
} Grip;

struct _AttacheTimelineStrip
{
  GtkWidget parent_instance;

  /* Owned */
  AttacheTimelineViewport *viewport;

  /* State */
  Grip grip;
  AttacheTimelineScale whole_at_begin;
  AttacheTimelineScale visible_at_begin;
};

typedef enum
{
  PROP_VIEWPORT = 1,
} AttacheTimelineStripProperty;

static GParamSpec *properties[PROP_VIEWPORT + 1];

G_DEFINE_FINAL_TYPE (AttacheTimelineStrip, attache_timeline_strip, GTK_TYPE_WIDGET)

static gboolean
is_mirrored (AttacheTimelineStrip *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* During a drag the strip stands still, though the brush may leave it. */
static AttacheTimelineScale
whole_scale (AttacheTimelineStrip *self)
{
  int width = MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1);
  gint64 begin, until;

  if (self->grip != GRIP_NONE)
    return self->whole_at_begin;
  if (!attache_timeline_viewport_get_whole (self->viewport, &begin, &until))
    return attache_timeline_scale_resize (attache_timeline_viewport_get_scale (self->viewport),
                                          width);
  return attache_timeline_scale_new (begin, until, width);
}

static double
along (AttacheTimelineStrip *self, double x)
{
  return is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;
}

static Grip
grip_at (AttacheTimelineStrip *self, double x)
{
  AttacheTimelineScale whole = whole_scale (self),
                       visible = attache_timeline_viewport_get_scale (self->viewport);
  double begin = attache_timeline_scale_get_x (whole, visible.begin);
  double until = attache_timeline_scale_get_x (whole, visible.until);

  if (until - begin > MIN_BRUSH && ABS (x - begin) < HANDLE_SLACK)
    return GRIP_BEGIN;
  if (until - begin > MIN_BRUSH && ABS (x - until) < HANDLE_SLACK)
    return GRIP_UNTIL;
  return GRIP_BRUSH;
}

/* A press beside the brush brings it there first. */
static void
drag_begin_cb (AttacheTimelineStrip *self, double x, double y)
{
  AttacheTimelineScale whole = whole_scale (self),
                       visible = attache_timeline_viewport_get_scale (self->viewport);
  gint64 at = attache_timeline_scale_get_instant (whole, along (self, x));
  Grip grip = grip_at (self, along (self, x));

  if (attache_timeline_viewport_get_index (self->viewport) == NULL)
    return;
  if (grip == GRIP_BRUSH && (at < visible.begin || at > visible.until))
    attache_timeline_viewport_show (self->viewport, at - (visible.until - visible.begin) / 2,
                                    at + (visible.until - visible.begin) / 2);
  self->whole_at_begin = whole;
  self->visible_at_begin = attache_timeline_viewport_get_scale (self->viewport);
  self->grip = grip;
}

static void
drag_update_cb (AttacheTimelineStrip *self, double dx, double dy)
{
  gint64 by = attache_timeline_scale_get_length (self->whole_at_begin,
                                                 is_mirrored (self) ? -dx : dx);
  gint64 begin = self->visible_at_begin.begin, until = self->visible_at_begin.until;

  switch (self->grip)
    {
    case GRIP_NONE:
      return;
    case GRIP_BRUSH:
      begin += by;
      until += by;
      break;
    case GRIP_BEGIN:
      begin = MIN (begin + by, until - ATTACHE_TIMELINE_MIN_SPAN);
      break;
    case GRIP_UNTIL:
      until = MAX (until + by, begin + ATTACHE_TIMELINE_MIN_SPAN);
      break;
    default:
      g_assert_not_reached ();
    }
  attache_timeline_viewport_show (self->viewport, begin, until);
}

static void
drag_end_cb (AttacheTimelineStrip *self)
{
  self->grip = GRIP_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pressed_cb (AttacheTimelineStrip *self, int n_press, double x, double y)
{
  if (n_press == 2)
    attache_timeline_viewport_fit (self->viewport);
}

static void
motion_cb (AttacheTimelineStrip *self, double x, double y)
{
  Grip grip = grip_at (self, along (self, x));

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), grip == GRIP_BRUSH ? "grab" : "ew-resize");
}

static gboolean
scroll_cb (AttacheTimelineStrip *self, double dx, double dy)
{
  AttacheTimelineScale scale = attache_timeline_viewport_get_scale (self->viewport);

  attache_timeline_viewport_zoom (self->viewport, scale.width / 2, pow (ZOOM_STEP, -dy));
  return GDK_EVENT_STOP;
}

static void
attache_timeline_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                                int *minimum, int *natural, int *minimum_baseline,
                                int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 400 : HEIGHT;
}

static void
attache_timeline_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AttacheTimelineStrip *self = ATTACHE_TIMELINE_STRIP (widget);
  AttacheTimelineStyle style = attache_timeline_style_for_widget (widget);
  AttacheTimelineIndex *index = attache_timeline_viewport_get_index (self->viewport);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  attache_timeline_density_snapshot (snapshot, index, whole_scale (self),
                                     attache_timeline_viewport_get_scale (self->viewport), height,
                                     is_mirrored (self), &style);
  gtk_snapshot_pop (snapshot);
}

static void
attache_timeline_strip_set_property (GObject *object, guint id, const GValue *value,
                                     GParamSpec *pspec)
{
  AttacheTimelineStrip *self = ATTACHE_TIMELINE_STRIP (object);

  switch ((AttacheTimelineStripProperty) id)
    {
    case PROP_VIEWPORT:
      self->viewport = g_value_dup_object (value);
      if (self->viewport == NULL)
        self->viewport = attache_timeline_viewport_new ();
      g_signal_connect_object (self->viewport, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                               G_CONNECT_SWAPPED);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_timeline_strip_dispose (GObject *object)
{
  g_clear_object (&ATTACHE_TIMELINE_STRIP (object)->viewport);
  G_OBJECT_CLASS (attache_timeline_strip_parent_class)->dispose (object);
}

static void
attache_timeline_strip_class_init (AttacheTimelineStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = attache_timeline_strip_set_property;
  object_class->dispose = attache_timeline_strip_dispose;
  widget_class->measure = attache_timeline_strip_measure;
  widget_class->snapshot = attache_timeline_strip_snapshot;
  properties[PROP_VIEWPORT] = g_param_spec_object (
      "viewport", NULL, NULL, ATTACHE_TYPE_TIMELINE_VIEWPORT,
      G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_css_name (widget_class, "timeline-strip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
attache_timeline_strip_init (AttacheTimelineStrip *self)
{
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_gesture_group (drag, click);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Density of events in the whole dossier"), -1);
}

GtkWidget *
attache_timeline_strip_new (AttacheTimelineViewport *viewport)
{
  g_return_val_if_fail (ATTACHE_IS_TIMELINE_VIEWPORT (viewport), NULL);

  return g_object_new (ATTACHE_TYPE_TIMELINE_STRIP, "viewport", viewport, NULL);
}
