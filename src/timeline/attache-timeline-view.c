/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Wires the canvas to the session: what the session has is shown, what the reader does is asked of
 * the session. */

#include "config.h"

#include "attache-timeline-view.h"

#include <glib/gi18n-lib.h>

#include "attache-timeline-canvas.h"
#include "attache-timeline-strip.h"

#define ZOOM_STEP 1.6

struct _AttacheTimelineView
{
  GtkWidget parent_instance;

  /* Owned */
  AttacheSession *session; /* nullable */

  /* Template children */
  AttacheTimelineViewport *viewport;
  AttacheTimelineCanvas *canvas;
  GtkWidget *corner;
  GtkMenuButton *lanes_button;
  GtkScrollbar *scrollbar;
  GtkStack *stack;

  /* State */
  guint align_id;
};

typedef enum
{
  PROP_SESSION = 1,
  PROP_LANES,
} AttacheTimelineViewProperty;

static GParamSpec *properties[PROP_LANES + 1];

G_DEFINE_FINAL_TYPE (AttacheTimelineView, attache_timeline_view, GTK_TYPE_WIDGET)

static const char *const lane_names[] = {
  [ATTACHE_LANES_KIND] = "kind",
  [ATTACHE_LANES_ACTOR] = "actor",
  [ATTACHE_LANES_OUTLET] = "outlet",
};

static AttacheLanes
lanes_of (AttacheTimelineView *self)
{
  return self->session != NULL ? attache_session_get_lanes (self->session) : ATTACHE_LANES_KIND;
}

static void
show_lanes (AttacheTimelineView *self)
{
  const char *const labels[] = {
    [ATTACHE_LANES_KIND] = _ ("lanes by kind"),
    [ATTACHE_LANES_ACTOR] = _ ("lanes by actor"),
    [ATTACHE_LANES_OUTLET] = _ ("lanes by outlet"),
  };

  gtk_menu_button_set_label (self->lanes_button, labels[lanes_of (self)]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANES]);
}

static void
show_series (AttacheTimelineView *self)
{
  AttacheEventSeries *series = self->session != NULL ? attache_session_get_series (self->session)
                                                     : NULL;

  attache_timeline_viewport_set_series (self->viewport, series);
  gtk_stack_set_visible_child_name (self->stack,
                                    series != NULL && series->n_marks > 0 ? "events" : "empty");
}

/* The session reads what is looked at. */
static void
tell_sight (AttacheTimelineView *self)
{
  AttacheTimelineScale scale = attache_timeline_viewport_get_scale (self->viewport);

  if (self->session != NULL && attache_timeline_viewport_get_index (self->viewport) != NULL)
    attache_session_look_at (self->session, scale.begin, scale.until);
}

static void
show_filter (AttacheTimelineView *self)
{
  gint64 begin = ATTACHE_TIME_UNKNOWN, until = ATTACHE_TIME_UNKNOWN;

  if (self->session != NULL)
    attache_filter_get_dates (attache_session_get_filter (self->session), &begin, &until);
  attache_timeline_canvas_set_range (self->canvas, begin, until);
}

static void
show_selected (AttacheTimelineView *self)
{
  gint64 id = 0;

  if (self->session != NULL)
    g_object_get (self->session, "selected-event", &id, NULL);
  attache_timeline_canvas_set_selected (self->canvas, id);
}

static void
event_activated_cb (AttacheTimelineView *self, gint64 id)
{
  if (self->session != NULL)
    attache_session_select_event (self->session, id);
}

static void
set_dates (AttacheTimelineView *self, gint64 begin, gint64 until)
{
  g_autoptr (AttacheFilter) filter = NULL;

  if (self->session == NULL)
    return;
  filter = attache_filter_with_dates (attache_session_get_filter (self->session), begin, until);
  attache_session_set_filter (self->session, filter);
}

static void
range_chosen_cb (AttacheTimelineView *self, gint64 begin, gint64 until)
{
  set_dates (self, begin, until);
}

static void
range_cleared_cb (AttacheTimelineView *self)
{
  set_dates (self, ATTACHE_TIME_UNKNOWN, ATTACHE_TIME_UNKNOWN);
}

static gboolean
align_corner_cb (gpointer data)
{
  AttacheTimelineView *self = data;
  int width;

  self->align_id = 0;
  g_object_get (self->canvas, "name-width", &width, NULL);
  gtk_widget_set_size_request (self->corner, width, -1);
  return G_SOURCE_REMOVE;
}

/* The strip begins where time does below it. The canvas knows when it is allocated, which is no
 * moment to ask for a size. */
static void
name_width_changed_cb (AttacheTimelineView *self)
{
  if (self->align_id == 0)
    self->align_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, align_corner_cb, self, NULL);
}

static void
adjustment_changed_cb (AttacheTimelineView *self, GtkAdjustment *adjustment)
{
  gtk_widget_set_visible (GTK_WIDGET (self->scrollbar),
                          gtk_adjustment_get_upper (adjustment)
                              > gtk_adjustment_get_page_size (adjustment) + 1);
}

static void
zoom_in_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  attache_timeline_view_zoom (ATTACHE_TIMELINE_VIEW (widget), ZOOM_STEP);
}

static void
zoom_out_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  attache_timeline_view_zoom (ATTACHE_TIMELINE_VIEW (widget), 1 / ZOOM_STEP);
}

static void
fit_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  attache_timeline_view_fit (ATTACHE_TIMELINE_VIEW (widget));
}

static void
set_lanes (AttacheTimelineView *self, const char *name)
{
  for (guint i = 0; self->session != NULL && i < G_N_ELEMENTS (lane_names); i++)
    {
      if (g_strcmp0 (name, lane_names[i]) == 0)
        attache_session_set_lanes (self->session, i);
    }
}

static void
attache_timeline_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttacheTimelineView *self = ATTACHE_TIMELINE_VIEW (object);

  switch ((AttacheTimelineViewProperty) id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_LANES:
      g_value_set_static_string (value, lane_names[lanes_of (self)]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_timeline_view_set_property (GObject *object, guint id, const GValue *value,
                                    GParamSpec *pspec)
{
  AttacheTimelineView *self = ATTACHE_TIMELINE_VIEW (object);

  switch ((AttacheTimelineViewProperty) id)
    {
    case PROP_SESSION:
      attache_timeline_view_set_session (self, g_value_get_object (value));
      break;
    case PROP_LANES:
      set_lanes (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_timeline_view_dispose (GObject *object)
{
  AttacheTimelineView *self = ATTACHE_TIMELINE_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->align_id, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (attache_timeline_view_parent_class)->dispose (object);
}

static void
install_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ATTACHE_TYPE_TIMELINE_VIEWPORT);
  g_type_ensure (ATTACHE_TYPE_TIMELINE_CANVAS);
  g_type_ensure (ATTACHE_TYPE_TIMELINE_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-timeline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheTimelineView, viewport);
  gtk_widget_class_bind_template_child (widget_class, AttacheTimelineView, canvas);
  gtk_widget_class_bind_template_child (widget_class, AttacheTimelineView, corner);
  gtk_widget_class_bind_template_child (widget_class, AttacheTimelineView, lanes_button);
  gtk_widget_class_bind_template_child (widget_class, AttacheTimelineView, scrollbar);
  gtk_widget_class_bind_template_child (widget_class, AttacheTimelineView, stack);
  gtk_widget_class_bind_template_callback (widget_class, event_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_cleared_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_width_changed_cb);
}

static void
attache_timeline_view_class_init (AttacheTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = attache_timeline_view_get_property;
  object_class->set_property = attache_timeline_view_set_property;
  object_class->dispose = attache_timeline_view_dispose;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ATTACHE_TYPE_SESSION,
                                                  flags);
  properties[PROP_LANES] = g_param_spec_string ("lanes", NULL, NULL, lane_names[ATTACHE_LANES_KIND],
                                                flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  install_template (widget_class);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "timeline.fit", NULL, fit_action);
  gtk_widget_class_install_property_action (widget_class, "timeline.lanes", "lanes");
  gtk_widget_class_set_css_name (widget_class, "timeline-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
attache_timeline_view_init (AttacheTimelineView *self)
{
  g_autoptr (GtkAdjustment) adjustment = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->viewport, "changed", G_CALLBACK (tell_sight), self,
                           G_CONNECT_SWAPPED);
  g_object_get (self->canvas, "adjustment", &adjustment, NULL);
  gtk_scrollbar_set_adjustment (self->scrollbar, adjustment);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (adjustment_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self->scrollbar), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timeline"), -1);
  show_lanes (self);
  show_series (self);
}

GtkWidget *
attache_timeline_view_new (AttacheSession *session)
{
  return g_object_new (ATTACHE_TYPE_TIMELINE_VIEW, "session", session, NULL);
}

AttacheSession *
attache_timeline_view_get_session (AttacheTimelineView *self)
{
  g_return_val_if_fail (ATTACHE_IS_TIMELINE_VIEW (self), NULL);

  return self->session;
}

static void
connect_session (AttacheTimelineView *self)
{
  const struct
  {
    const char *signal;
    GCallback callback;
  } shown[] = {
    { "notify::series", G_CALLBACK (show_series) },
    { "notify::filter", G_CALLBACK (show_filter) },
    { "notify::lanes", G_CALLBACK (show_lanes) },
    { "notify::selected-event", G_CALLBACK (show_selected) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    g_signal_connect_swapped (self->session, shown[i].signal, shown[i].callback, self);
}

void
attache_timeline_view_set_session (AttacheTimelineView *self, AttacheSession *session)
{
  g_return_if_fail (ATTACHE_IS_TIMELINE_VIEW (self));
  g_return_if_fail (session == NULL || ATTACHE_IS_SESSION (session));

  if (self->session == session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    connect_session (self);
  show_lanes (self);
  show_filter (self);
  show_series (self);
  show_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

void
attache_timeline_view_zoom (AttacheTimelineView *self, double factor)
{
  g_return_if_fail (ATTACHE_IS_TIMELINE_VIEW (self));
  g_return_if_fail (factor > 0);

  attache_timeline_canvas_zoom (self->canvas, factor);
}

void
attache_timeline_view_fit (AttacheTimelineView *self)
{
  g_return_if_fail (ATTACHE_IS_TIMELINE_VIEW (self));

  attache_timeline_viewport_fit (self->viewport);
}

AttacheTimelineViewport *
attache_timeline_view_get_viewport (AttacheTimelineView *self)
{
  g_return_val_if_fail (ATTACHE_IS_TIMELINE_VIEW (self), NULL);

  return self->viewport;
}
