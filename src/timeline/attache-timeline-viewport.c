/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The scale with its limits, and the one place where an index is made. */

#include "config.h"

#include "attache-timeline-viewport.h"

/* Up to this many events are put in order while nobody notices. */
#define MAX_AT_ONCE 20000
/* How much longer than the data the view may be. */
#define MAX_ZOOM_OUT 4
#define FIT_MARGIN 0.05

struct _AttacheTimelineViewport
{
  GObject parent_instance;

  /* Owned */
  AttacheTimelineIndex *index; /* nullable */
  GCancellable *cancellable;   /* of the worker; nullable */

  /* State */
  AttacheTimelineScale scale;
  gboolean is_moved; /* by the reader; else it follows the data */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttacheTimelineViewport, attache_timeline_viewport, G_TYPE_OBJECT)

static void
attache_timeline_viewport_dispose (GObject *object)
{
  AttacheTimelineViewport *self = ATTACHE_TIMELINE_VIEWPORT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->index, attache_timeline_index_unref);
  G_OBJECT_CLASS (attache_timeline_viewport_parent_class)->dispose (object);
}

static void
attache_timeline_viewport_class_init (AttacheTimelineViewportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attache_timeline_viewport_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
attache_timeline_viewport_init (AttacheTimelineViewport *self)
{
  self->scale = attache_timeline_scale_new (0, ATTACHE_USEC_PER_DAY * 30, 1);
}

AttacheTimelineViewport *
attache_timeline_viewport_new (void)
{
  return g_object_new (ATTACHE_TYPE_TIMELINE_VIEWPORT, NULL);
}

/* A lone event is shown within its week. */
static AttacheTimelineScale
fitting_scale (AttacheTimelineViewport *self)
{
  const gint64 least = 7 * ATTACHE_USEC_PER_DAY;
  gint64 begin, until, lack;

  if (self->index == NULL || !attache_timeline_index_get_core (self->index, &begin, &until))
    return self->scale;
  lack = MAX (least - (until - begin), 0);
  return attache_timeline_scale_fit (begin - lack / 2, until + lack / 2, self->scale.width,
                                     FIT_MARGIN);
}

static AttacheTimelineScale
limit (AttacheTimelineViewport *self, AttacheTimelineScale scale)
{
  gint64 begin, until, most, middle;

  if (self->index == NULL || !attache_timeline_index_get_extent (self->index, &begin, &until))
    return scale;
  most = MAX ((until - begin) * MAX_ZOOM_OUT, 60 * ATTACHE_USEC_PER_DAY);
  middle = scale.begin + (scale.until - scale.begin) / 2;
  if (scale.until - scale.begin > most)
    scale = attache_timeline_scale_new (middle - most / 2, middle + most / 2, scale.width);
  if (middle < begin)
    scale = attache_timeline_scale_pan (scale,
                                        attache_timeline_scale_get_pixels (scale, begin - middle));
  else if (middle > until)
    scale = attache_timeline_scale_pan (scale,
                                        attache_timeline_scale_get_pixels (scale, until - middle));
  return scale;
}

static void
apply (AttacheTimelineViewport *self, AttacheTimelineScale scale)
{
  scale = limit (self, scale);
  if (attache_timeline_scale_equal (scale, self->scale))
    return;
  self->scale = scale;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
has_data_in_view (AttacheTimelineViewport *self)
{
  gint64 begin, until;

  return attache_timeline_index_get_extent (self->index, &begin, &until)
         && begin < self->scale.until && until > self->scale.begin;
}

static void
take_index (AttacheTimelineViewport *self, AttacheTimelineIndex *index)
{
  g_clear_pointer (&self->index, attache_timeline_index_unref);
  self->index = index;
  if (index != NULL && (!self->is_moved || !has_data_in_view (self)))
    {
      self->is_moved = FALSE;
      self->scale = fitting_scale (self);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
make_index (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, attache_timeline_index_new (data),
                         (GDestroyNotify) attache_timeline_index_unref);
}

static void
index_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AttacheTimelineIndex *index = g_task_propagate_pointer (G_TASK (result), NULL);

  if (index == NULL)
    return;
  g_clear_object (&ATTACHE_TIMELINE_VIEWPORT (source)->cancellable);
  take_index (ATTACHE_TIMELINE_VIEWPORT (source), index);
}

void
attache_timeline_viewport_set_series (AttacheTimelineViewport *self, AttacheEventSeries *series)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ATTACHE_IS_TIMELINE_VIEWPORT (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (series == NULL || series->n_marks <= MAX_AT_ONCE)
    {
      take_index (self, series != NULL ? attache_timeline_index_new (series) : NULL);
      return;
    }
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, index_made_cb, NULL);
  g_task_set_source_tag (task, attache_timeline_viewport_set_series);
  g_task_set_task_data (task, attache_event_series_ref (series),
                        (GDestroyNotify) attache_event_series_unref);
  g_task_run_in_thread (task, make_index);
}

AttacheTimelineIndex *
attache_timeline_viewport_get_index (AttacheTimelineViewport *self)
{
  g_return_val_if_fail (ATTACHE_IS_TIMELINE_VIEWPORT (self), NULL);

  return self->index;
}

AttacheTimelineScale
attache_timeline_viewport_get_scale (AttacheTimelineViewport *self)
{
  g_return_val_if_fail (ATTACHE_IS_TIMELINE_VIEWPORT (self), attache_timeline_scale_new (0, 1, 1));

  return self->scale;
}

void
attache_timeline_viewport_set_width (AttacheTimelineViewport *self, double width)
{
  g_return_if_fail (ATTACHE_IS_TIMELINE_VIEWPORT (self));
  g_return_if_fail (width > 0);

  if (self->scale.width == width)
    return;
  self->scale = attache_timeline_scale_resize (self->scale, width);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
attache_timeline_viewport_set_scale (AttacheTimelineViewport *self, AttacheTimelineScale scale)
{
  g_return_if_fail (ATTACHE_IS_TIMELINE_VIEWPORT (self));

  self->is_moved = TRUE;
  apply (self, attache_timeline_scale_new (scale.begin, scale.until, self->scale.width));
}

void
attache_timeline_viewport_zoom (AttacheTimelineViewport *self, double x, double factor)
{
  g_return_if_fail (ATTACHE_IS_TIMELINE_VIEWPORT (self));
  g_return_if_fail (factor > 0);

  attache_timeline_viewport_set_scale (self, attache_timeline_scale_zoom (self->scale, x, factor));
}

void
attache_timeline_viewport_pan (AttacheTimelineViewport *self, double pixels)
{
  g_return_if_fail (ATTACHE_IS_TIMELINE_VIEWPORT (self));

  attache_timeline_viewport_set_scale (self, attache_timeline_scale_pan (self->scale, pixels));
}

void
attache_timeline_viewport_show (AttacheTimelineViewport *self, gint64 begin, gint64 until)
{
  g_return_if_fail (ATTACHE_IS_TIMELINE_VIEWPORT (self));

  attache_timeline_viewport_set_scale (
      self, attache_timeline_scale_new (begin, until, self->scale.width));
}

void
attache_timeline_viewport_reveal (AttacheTimelineViewport *self, gint64 begin, gint64 until)
{
  AttacheTimelineScale scale;
  gint64 margin;

  g_return_if_fail (ATTACHE_IS_TIMELINE_VIEWPORT (self));

  scale = self->scale;
  margin = (scale.until - scale.begin) / 12;
  if (until - begin > scale.until - scale.begin - 2 * margin)
    {
      if (until <= scale.begin || begin >= scale.until)
        attache_timeline_viewport_set_scale (
            self, attache_timeline_scale_fit (begin, until, scale.width, FIT_MARGIN));
    }
  else if (begin < scale.begin + margin)
    attache_timeline_viewport_pan (
        self, attache_timeline_scale_get_pixels (scale, begin - margin - scale.begin));
  else if (until > scale.until - margin)
    attache_timeline_viewport_pan (
        self, attache_timeline_scale_get_pixels (scale, until + margin - scale.until));
}

void
attache_timeline_viewport_fit (AttacheTimelineViewport *self)
{
  AttacheTimelineScale core;
  gint64 begin, until;

  g_return_if_fail (ATTACHE_IS_TIMELINE_VIEWPORT (self));

  core = fitting_scale (self);
  self->is_moved = FALSE;
  if (!attache_timeline_scale_equal (core, self->scale) || self->index == NULL
      || !attache_timeline_index_get_extent (self->index, &begin, &until)
      || (begin >= core.begin && until <= core.until))
    {
      apply (self, core);
      return;
    }
  self->is_moved = TRUE;
  apply (self, attache_timeline_scale_fit (begin, until, self->scale.width, FIT_MARGIN));
}

gboolean
attache_timeline_viewport_get_whole (AttacheTimelineViewport *self, gint64 *begin, gint64 *until)
{
  AttacheTimelineScale all;

  g_return_val_if_fail (ATTACHE_IS_TIMELINE_VIEWPORT (self), FALSE);

  if (self->index == NULL || attache_timeline_index_get_series (self->index)->n_marks == 0)
    return FALSE;
  all = fitting_scale (self);
  *begin = MIN (all.begin, self->scale.begin);
  *until = MAX (all.until, self->scale.until);
  return TRUE;
}
