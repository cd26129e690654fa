/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One layout and one node are kept for what is looked at; hover, selection and drags are painted
 * over them. */

#include "config.h"

#include "attache-timeline-canvas.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "attache-timeline-canvas-private.h"
#include "attache-timeline-painter.h"
#include "attache-timeline-words.h"

typedef enum
{
  PROP_VIEWPORT = 1,
  PROP_ADJUSTMENT,
  PROP_NAME_WIDTH,
} AttacheTimelineCanvasProperty;

enum
{
  EVENT_ACTIVATED,
  RANGE_CHOSEN,
  RANGE_CLEARED,
  N_SIGNALS
};

static GParamSpec *properties[PROP_NAME_WIDTH + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttacheTimelineCanvas, attache_timeline_canvas, GTK_TYPE_WIDGET)

AttacheEventSeries *
attache_timeline_canvas_get_series (AttacheTimelineCanvas *self)
{
  AttacheTimelineIndex *index = attache_timeline_viewport_get_index (self->viewport);

  return index != NULL ? attache_timeline_index_get_series (index) : NULL;
}

AttacheTimelineText *
attache_timeline_canvas_ensure_text (AttacheTimelineCanvas *self)
{
  if (self->text == NULL)
    self->text = attache_timeline_text_new (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  return self->text;
}

void
attache_timeline_canvas_invalidate (AttacheTimelineCanvas *self)
{
  g_clear_pointer (&self->layout, attache_timeline_layout_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  attache_timeline_canvas_queue_sync (self);
}

AttacheTimelineLayout *
attache_timeline_canvas_ensure_layout (AttacheTimelineCanvas *self)
{
  if (self->layout == NULL)
    self->layout = attache_timeline_layout_new (
        attache_timeline_viewport_get_index (self->viewport),
        attache_timeline_viewport_get_scale (self->viewport), &self->geometry,
        attache_timeline_text_measure, attache_timeline_canvas_ensure_text (self));
  return self->layout;
}

static void
refresh_style (AttacheTimelineCanvas *self)
{
  AttacheTimelineStyle style = attache_timeline_style_for_widget (GTK_WIDGET (self));

  if (attache_timeline_style_equal (&style, &self->style))
    return;
  self->style = style;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
reveal_selected (AttacheTimelineCanvas *self)
{
  AttacheEventSeries *series = attache_timeline_canvas_get_series (self);
  const AttacheEventMark *mark = series->pinned.id == self->selected_id
                                     ? &series->pinned
                                     : &series->marks[self->selected];

  self->wants_selected = FALSE;
  attache_timeline_viewport_reveal (self->viewport, mark->begin, mark->until);
  gtk_adjustment_clamp_page (self->adjustment, mark->lane * self->geometry.lane_height,
                             (mark->lane + 1) * self->geometry.lane_height);
}

static void
find_selected (AttacheTimelineCanvas *self)
{
  AttacheEventSeries *series = attache_timeline_canvas_get_series (self);

  self->selected = series != NULL ? attache_event_series_find (series, self->selected_id)
                                  : G_MAXUINT;
}

static guint
renumber (AttacheEventSeries *series, AttacheEventSeries *from, guint mark)
{
  if (series == NULL || from == NULL || mark == G_MAXUINT)
    return G_MAXUINT;
  return attache_event_series_find_mark (series, &from->marks[mark]);
}

/* What is pointed at and has the focus stays so, where it is still there. */
static void
take_index (AttacheTimelineCanvas *self, AttacheTimelineIndex *index)
{
  g_autoptr (AttacheTimelineIndex) last = g_steal_pointer (&self->index);
  AttacheEventSeries *from = last != NULL ? attache_timeline_index_get_series (last) : NULL;
  AttacheEventSeries *series = attache_timeline_canvas_get_series (self);

  self->index = index != NULL ? attache_timeline_index_ref (index) : NULL;
  self->hovered = renumber (series, from, self->hovered);
  self->focused = renumber (series, from, self->focused);
  find_selected (self);
  attache_timeline_canvas_renumber_chips (self, from);
}

static void
viewport_changed_cb (AttacheTimelineCanvas *self)
{
  AttacheTimelineIndex *index = attache_timeline_viewport_get_index (self->viewport);

  if (self->index == index)
    {
      attache_timeline_canvas_invalidate (self);
      return;
    }
  take_index (self, index);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  attache_timeline_canvas_refresh_geometry (self);
  attache_timeline_canvas_invalidate (self);
  attache_timeline_canvas_sync_chips (self);
  if (self->wants_selected && self->selected != G_MAXUINT)
    reveal_selected (self);
}

static void
scrolled_cb (AttacheTimelineCanvas *self)
{
  self->geometry.scroll = (float) gtk_adjustment_get_value (self->adjustment);
  attache_timeline_canvas_invalidate (self);
}

static void
attache_timeline_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AttacheTimelineCanvas *self = ATTACHE_TIMELINE_CANVAS (widget);

  if ((float) width != self->geometry.width || (float) height != self->geometry.height)
    attache_timeline_canvas_set_size (self, width, height);
  attache_timeline_canvas_allocate_chips (self);
}

static void
attache_timeline_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AttacheTimelineCanvas *self = ATTACHE_TIMELINE_CANVAS (widget);

  if (self->node == NULL)
    {
      GtkSnapshot *inner = gtk_snapshot_new ();

      attache_timeline_painter_snapshot (inner, attache_timeline_canvas_ensure_layout (self),
                                         &self->style, attache_timeline_canvas_ensure_text (self));
      self->node = gtk_snapshot_free_to_node (inner);
    }
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
  attache_timeline_canvas_snapshot_overlay (self, snapshot);
}

static void
attache_timeline_canvas_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  AttacheTimelineCanvas *self = ATTACHE_TIMELINE_CANVAS (widget);

  GTK_WIDGET_CLASS (attache_timeline_canvas_parent_class)->css_changed (widget, change);
  refresh_style (self);
}

/* Another font or resolution reaches the text only through the context. */
static void
context_changed (AttacheTimelineCanvas *self)
{
  g_clear_pointer (&self->text, attache_timeline_text_free);
  attache_timeline_canvas_refresh_geometry (self);
}

static void
attache_timeline_canvas_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (attache_timeline_canvas_parent_class)->system_setting_changed (widget, setting);
  context_changed (ATTACHE_TIMELINE_CANVAS (widget));
}

static void
attache_timeline_canvas_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (attache_timeline_canvas_parent_class)->direction_changed (widget, previous);
  context_changed (ATTACHE_TIMELINE_CANVAS (widget));
}

static gboolean
attache_timeline_canvas_query_tooltip (GtkWidget *widget, int x, int y, gboolean is_keyboard,
                                       GtkTooltip *tooltip)
{
  AttacheTimelineCanvas *self = ATTACHE_TIMELINE_CANVAS (widget);
  AttacheTimelineLayout *layout = attache_timeline_canvas_ensure_layout (self);
  const AttacheTimelineItem *item;
  g_autofree char *words = NULL;

  item = is_keyboard
             ? (self->focused != G_MAXUINT ? attache_timeline_layout_find (layout, self->focused)
                                           : NULL)
             : attache_timeline_layout_pick (layout, x, y, 2);
  if (item == NULL)
    return FALSE;
  words = attache_timeline_words_item (attache_timeline_canvas_get_series (self), item, "\n");
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

/* Tab goes to the mark last looked at and from it out again, not through all of them. */
static gboolean
attache_timeline_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  AttacheTimelineCanvas *self = ATTACHE_TIMELINE_CANVAS (widget);
  GtkWidget *chip;

  if (gtk_widget_has_focus (widget) || gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  chip = self->focused != G_MAXUINT
             ? g_hash_table_lookup (self->chips, GUINT_TO_POINTER (self->focused + 1))
             : NULL;
  if (chip == NULL)
    chip = gtk_widget_get_first_child (widget);
  return gtk_widget_grab_focus (chip != NULL ? chip : widget);
}

static void
attache_timeline_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttacheTimelineCanvas *self = ATTACHE_TIMELINE_CANVAS (object);

  switch ((AttacheTimelineCanvasProperty) id)
    {
    case PROP_VIEWPORT:
      g_value_set_object (value, self->viewport);
      break;
    case PROP_ADJUSTMENT:
      g_value_set_object (value, self->adjustment);
      break;
    case PROP_NAME_WIDTH:
      g_value_set_int (value, (int) self->geometry.name_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_timeline_canvas_set_property (GObject *object, guint id, const GValue *value,
                                      GParamSpec *pspec)
{
  AttacheTimelineCanvas *self = ATTACHE_TIMELINE_CANVAS (object);

  if (id != PROP_VIEWPORT)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  self->viewport = g_value_dup_object (value);
  if (self->viewport == NULL)
    self->viewport = attache_timeline_viewport_new ();
  g_signal_connect_object (self->viewport, "changed", G_CALLBACK (viewport_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
attache_timeline_canvas_dispose (GObject *object)
{
  AttacheTimelineCanvas *self = ATTACHE_TIMELINE_CANVAS (object);
  GtkWidget *child;

  g_clear_handle_id (&self->sync_id, g_source_remove);
  g_hash_table_remove_all (self->chips);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->layout, attache_timeline_layout_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->text, attache_timeline_text_free);
  g_clear_pointer (&self->index, attache_timeline_index_unref);
  g_clear_object (&self->adjustment);
  g_clear_object (&self->viewport);
  G_OBJECT_CLASS (attache_timeline_canvas_parent_class)->dispose (object);
}

static void
attache_timeline_canvas_finalize (GObject *object)
{
  g_hash_table_unref (ATTACHE_TIMELINE_CANVAS (object)->chips);
  G_OBJECT_CLASS (attache_timeline_canvas_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  signals[EVENT_ACTIVATED] = g_signal_new ("event-activated", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[RANGE_CHOSEN] = g_signal_new ("range-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[RANGE_CLEARED] = g_signal_new ("range-cleared", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
}

static void
attache_timeline_canvas_class_init (AttacheTimelineCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = attache_timeline_canvas_get_property;
  object_class->set_property = attache_timeline_canvas_set_property;
  object_class->dispose = attache_timeline_canvas_dispose;
  object_class->finalize = attache_timeline_canvas_finalize;
  widget_class->measure = attache_timeline_canvas_measure;
  widget_class->size_allocate = attache_timeline_canvas_size_allocate;
  widget_class->snapshot = attache_timeline_canvas_snapshot;
  widget_class->css_changed = attache_timeline_canvas_css_changed;
  widget_class->system_setting_changed = attache_timeline_canvas_system_setting_changed;
  widget_class->direction_changed = attache_timeline_canvas_direction_changed;
  widget_class->focus = attache_timeline_canvas_focus;
  widget_class->query_tooltip = attache_timeline_canvas_query_tooltip;
  properties[PROP_VIEWPORT] = g_param_spec_object (
      "viewport", NULL, NULL, ATTACHE_TYPE_TIMELINE_VIEWPORT,
      readable | G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_ADJUSTMENT] = g_param_spec_object ("adjustment", NULL, NULL, GTK_TYPE_ADJUSTMENT,
                                                     readable);
  properties[PROP_NAME_WIDTH] = g_param_spec_int ("name-width", NULL, NULL, 0, G_MAXINT, 0,
                                                  readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  install_signals (G_TYPE_FROM_CLASS (klass));
  gtk_widget_class_set_css_name (widget_class, "timeline-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
attache_timeline_canvas_init (AttacheTimelineCanvas *self)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (
      gtk_widget_get_display (GTK_WIDGET (self)));

  self->hovered = self->focused = self->selected = G_MAXUINT;
  self->range_begin = self->range_until = ATTACHE_TIME_UNKNOWN;
  self->chips = g_hash_table_new (NULL, NULL);
  self->adjustment = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (refresh_style), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (refresh_style), self,
                           G_CONNECT_SWAPPED);
  self->geometry = attache_timeline_geometry_new (1, 1, 0, 0);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timeline of events"), -1);
  attache_timeline_canvas_init_gestures (self);
  attache_timeline_canvas_init_keys (self);
}

GtkWidget *
attache_timeline_canvas_new (AttacheTimelineViewport *viewport)
{
  g_return_val_if_fail (ATTACHE_IS_TIMELINE_VIEWPORT (viewport), NULL);

  return g_object_new (ATTACHE_TYPE_TIMELINE_CANVAS, "viewport", viewport, NULL);
}

void
attache_timeline_canvas_set_selected (AttacheTimelineCanvas *self, gint64 event_id)
{
  g_return_if_fail (ATTACHE_IS_TIMELINE_CANVAS (self));

  if (self->selected_id == event_id)
    return;
  self->selected_id = event_id;
  find_selected (self);
  self->wants_selected = event_id != 0;
  if (self->selected != G_MAXUINT)
    reveal_selected (self);
  attache_timeline_canvas_queue_sync (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
attache_timeline_canvas_set_range (AttacheTimelineCanvas *self, gint64 begin, gint64 until)
{
  g_return_if_fail (ATTACHE_IS_TIMELINE_CANVAS (self));

  self->range_begin = begin;
  self->range_until = until;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
attache_timeline_canvas_zoom (AttacheTimelineCanvas *self, double factor)
{
  AttacheTimelineScale scale;

  g_return_if_fail (ATTACHE_IS_TIMELINE_CANVAS (self));

  scale = attache_timeline_viewport_get_scale (self->viewport);
  attache_timeline_viewport_zoom (self->viewport, scale.width / 2, factor);
}

/* A stack opens: it is zoomed into. One whose events all begin at once cannot, nor one of a day
 * that fills the view already; then its first is taken. */
static gboolean
can_open (AttacheTimelineCanvas *self, const AttacheTimelineItem *item)
{
  const AttacheEventMark *marks = attache_timeline_canvas_get_series (self)->marks;
  AttacheTimelineScale scale = attache_timeline_viewport_get_scale (self->viewport);

  return marks[item->last_mark].begin > marks[item->mark].begin
         || (marks[item->mark].n_events > 1
             && scale.until - scale.begin > 2 * ATTACHE_USEC_PER_DAY);
}

void
attache_timeline_canvas_activate_mark (AttacheTimelineCanvas *self, guint mark)
{
  AttacheEventSeries *series = attache_timeline_canvas_get_series (self);
  const AttacheTimelineItem *item = attache_timeline_layout_find (
      attache_timeline_canvas_ensure_layout (self), mark);

  g_assert (series != NULL && mark < series->n_marks);

  if (item != NULL && item->n_events > 1 && can_open (self, item))
    {
      gint64 begin = series->marks[item->mark].begin;
      gint64 until = MAX (series->marks[item->last_mark].until, begin + ATTACHE_TIMELINE_MIN_SPAN);
      gint64 pad = (until - begin) / 3;

      attache_timeline_viewport_show (self->viewport, begin - pad, until + pad);
      return;
    }
  g_signal_emit (self, signals[EVENT_ACTIVATED], 0, series->marks[mark].id);
}

void
attache_timeline_canvas_choose_range (AttacheTimelineCanvas *self, gint64 begin, gint64 until)
{
  g_signal_emit (self, signals[RANGE_CHOSEN], 0, begin, until);
}

void
attache_timeline_canvas_clear_range (AttacheTimelineCanvas *self)
{
  g_signal_emit (self, signals[RANGE_CLEARED], 0);
}
