/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person points at in the reader's text, by pointer and by key. Keys are bound to actions,
 * whose doing is elsewhere; they act only while the text has the focus. */

#include "config.h"

#include "attache-reader-text-private.h"

#define REST_MS 450

/* FALSE where no text is at that place of the widget. */
static gboolean
find_offset (AttacheReaderText *self, double x, double y, guint32 *at)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  if (!gtk_text_view_get_iter_at_position (view, &iter, NULL, buffer_x, buffer_y))
    return FALSE;
  *at = gtk_text_iter_get_offset (&iter);
  return TRUE;
}

static const AttacheMark *
find_mark (AttacheReaderText *self, double x, double y, guint kinds)
{
  AttacheReaderPaint paint;
  guint32 at;

  if (self->marks == NULL || !find_offset (self, x, y, &at))
    return NULL;
  attache_reader_text_get_paint (self, &paint);
  return attache_marks_find_at (self->marks, at, kinds & paint.kinds);
}

static const AttacheMark *
find_badge (AttacheReaderText *self, double x, double y)
{
  AttacheReaderPaint paint;
  int buffer_x;
  int buffer_y;

  if (self->marks == NULL)
    return NULL;
  attache_reader_text_get_paint (self, &paint);
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, &buffer_x, &buffer_y);
  return attache_reader_paint_find_badge (&paint, buffer_x, buffer_y);
}

static gboolean
rest_cb (gpointer user_data)
{
  AttacheReaderText *self = user_data;

  self->point_source = 0;
  g_signal_emit_by_name (self, "statement-pointed", self->pointed);
  return G_SOURCE_REMOVE;
}

static void
point_at (AttacheReaderText *self, gint64 statement_id)
{
  if (self->pointed == statement_id)
    return;
  self->pointed = statement_id;
  g_clear_handle_id (&self->point_source, g_source_remove);
  self->point_source = g_timeout_add (REST_MS, rest_cb, self);
}

/* Text that scrolls, or is moved, under a pointer at rest is not pointed at: what counts is the
 * place on the window. */
static gboolean
has_pointer_moved (AttacheReaderText *self, GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  double x;
  double y;

  if (event == NULL || !gdk_event_get_position (event, &x, &y))
    return TRUE;
  if (ABS (x - self->window_x) < 1 && ABS (y - self->window_y) < 1)
    return FALSE;
  self->window_x = x;
  self->window_y = y;
  return TRUE;
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  const guint kinds = ATTACHE_MARK_BIT (ATTACHE_MARK_STATEMENT)
                      | ATTACHE_MARK_BIT (ATTACHE_MARK_SPEAKER);
  AttacheReaderText *self = user_data;
  const AttacheMark *mark;

  self->pointer_x = x;
  self->pointer_y = y;
  if (!has_pointer_moved (self, GTK_EVENT_CONTROLLER (motion)))
    return;
  mark = find_mark (self, x, y, kinds);
  point_at (self, mark != NULL ? mark->id : 0);
}

static void
leave_cb (GtkEventControllerMotion *motion, gpointer user_data)
{
  AttacheReaderText *self = user_data;

  self->window_x = -1;
  self->window_y = -1;
  point_at (self, 0);
}

/* A highlight lies on top of a statement, and so is what a click means. */
static void
click (AttacheReaderText *self, double x, double y)
{
  const guint statements = ATTACHE_MARK_BIT (ATTACHE_MARK_STATEMENT)
                           | ATTACHE_MARK_BIT (ATTACHE_MARK_SPEAKER);
  const AttacheMark *mark = find_badge (self, x, y);

  if (mark == NULL)
    mark = find_mark (self, x, y, ATTACHE_MARK_BIT (ATTACHE_MARK_HIGHLIGHT));
  if (mark == NULL)
    mark = find_mark (self, x, y, statements);
  if (mark != NULL)
    g_signal_emit_by_name (self, "mark-clicked", (guint) mark->kind, mark->id);
}

static gboolean
release_cb (gpointer user_data)
{
  AttacheReaderText *self = user_data;

  if (!attache_span_is_empty (attache_reader_text_get_selection (self)))
    g_signal_emit_by_name (self, "selection-made");
  else
    click (self, self->pointer_x, self->pointer_y);
  return G_SOURCE_REMOVE;
}

static gboolean
is_own_will (GdkEvent *event)
{
  const GdkEventType type = gdk_event_get_event_type (event);

  return type == GDK_SCROLL || type == GDK_KEY_PRESS || type == GDK_BUTTON_PRESS
         || type == GDK_TOUCH_BEGIN;
}

/* The view's own gestures claim presses, so that another gesture would never see the release; and
 * what is selected is known only after they have seen it. */
static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, gpointer user_data)
{
  AttacheReaderText *self = user_data;
  GtkNative *native;
  double x, y, native_x, native_y;

  if (is_own_will (event))
    attache_reader_text_stop_scrolling (self);
  if (gdk_event_get_event_type (event) != GDK_BUTTON_RELEASE
      || gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY)
    return GDK_EVENT_PROPAGATE;
  native = gtk_widget_get_native (GTK_WIDGET (self));
  gtk_native_get_surface_transform (native, &native_x, &native_y);
  if (gdk_event_get_position (event, &x, &y))
    gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (self), x - native_x,
                                      y - native_y, &self->pointer_x, &self->pointer_y);
  g_idle_add_full (G_PRIORITY_DEFAULT, release_cb, g_object_ref (self), g_object_unref);
  return GDK_EVENT_PROPAGATE;
}

void
attache_reader_text_start_pointing (AttacheReaderText *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *legacy = gtk_event_controller_legacy_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (legacy, "event", G_CALLBACK (event_cb), self);
  gtk_event_controller_set_propagation_phase (legacy, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), legacy);
}

void
attache_reader_text_stop_pointing (AttacheReaderText *self)
{
  g_clear_handle_id (&self->point_source, g_source_remove);
}

void
attache_reader_text_bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_h, 0, "reader.highlight" },
    { GDK_KEY_n, 0, "reader.note" },
    { GDK_KEY_N, GDK_SHIFT_MASK, "win.note-on-article" },
    { GDK_KEY_t, 0, "reader.tag" },
    { GDK_KEY_a, 0, "reader.attach" },
    { GDK_KEY_j, 0, "reader.next-article" },
    { GDK_KEY_k, 0, "reader.previous-article" },
    { GDK_KEY_bracketright, 0, "reader.next-statement" },
    { GDK_KEY_bracketleft, 0, "reader.previous-statement" },
    { GDK_KEY_e, 0, "reader.next-event" },
    { GDK_KEY_E, GDK_SHIFT_MASK, "reader.previous-event" },
    { GDK_KEY_i, 0, "reader.show-card" },
    { GDK_KEY_Return, 0, "reader.show-card" },
    { GDK_KEY_KP_Enter, 0, "reader.show-card" },
    { GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reader.copy-quote" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
}
