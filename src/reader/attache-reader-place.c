/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places in the reader's text: scrolling, the cursor, the selection, and the flash that says
 * "here". */

#include "config.h"

#include "attache-reader-text-private.h"

#define FLASH_MS 1400

static GtkTextIter
get_iter (AttacheReaderText *self, guint32 at)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter,
                                      MIN (at, G_MAXINT32));
  return iter;
}

static void
set_flash (double value, gpointer user_data)
{
  AttacheReaderText *self = user_data;

  self->flash = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
end_flash_cb (gpointer user_data)
{
  AttacheReaderText *self = user_data;

  self->flash_source = 0;
  set_flash (0, self);
  return G_SOURCE_REMOVE;
}

/* Fades; where animations are not wanted it stands still for as long. */
static void
flash (AttacheReaderText *self, AttacheSpan set)
{
  AdwAnimationTarget *target;

  self->flashed = set;
  g_clear_handle_id (&self->flash_source, g_source_remove);
  if (!adw_get_enable_animations (GTK_WIDGET (self)) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      set_flash (1, self);
      self->flash_source = g_timeout_add (FLASH_MS, end_flash_cb, self);
      return;
    }
  if (self->flash_animation == NULL)
    {
      target = adw_callback_animation_target_new (set_flash, self, NULL);
      self->flash_animation = adw_timed_animation_new (GTK_WIDGET (self), 1, 0, FLASH_MS, target);
      adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->flash_animation),
                                      ADW_EASE_IN_CUBIC);
    }
  adw_animation_reset (self->flash_animation);
  adw_animation_play (self->flash_animation);
}

/* Whether the place that is scrolled to stands where it was asked for; at the ends of the text it
 * need only be in sight. */
static gboolean
is_reached (AttacheReaderText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  const double value = gtk_adjustment_get_value (adjustment);
  const double last = gtk_adjustment_get_upper (adjustment)
                      - gtk_adjustment_get_page_size (adjustment);
  GdkRectangle visible;
  GdkRectangle line;
  GtkTextIter iter;
  double asked;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter,
                                    gtk_text_buffer_get_mark (buffer, "attache-shown"));
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &line);
  asked = value + line.y - visible.y - self->scroll_align * (visible.height - line.height);
  return ABS (CLAMP (asked, 0, MAX (0, last)) - value) <= 2 * line.height;
}

static void
scroll_on (AttacheReaderText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self),
                                gtk_text_buffer_get_mark (buffer, "attache-shown"), 0, TRUE, 0,
                                self->scroll_align);
}

/* The view scrolls in steps, and gives up when the lines above are laid out meanwhile: then it is
 * asked again, until the place is reached, the person scrolls, or it has stood still for long. */
static gboolean
watch_scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  AttacheReaderText *self = ATTACHE_READER_TEXT (widget);
  const double value = gtk_adjustment_get_value (
      gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self)));
  const gboolean is_still = value == self->scroll_value;

  self->scroll_value = value;
  if (is_still)
    self->n_still++;
  if (is_still && (is_reached (self) || self->n_still > 60))
    {
      self->scroll_watch = 0;
      return G_SOURCE_REMOVE;
    }
  if (is_still && self->n_still % 3 == 2)
    scroll_on (self);
  return G_SOURCE_CONTINUE;
}

void
attache_reader_text_stop_scrolling (AttacheReaderText *self)
{
  if (self->scroll_watch != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_watch);
  self->scroll_watch = 0;
}

static void
scroll_to (AttacheReaderText *self, guint32 at, double align)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter = get_iter (self, at);
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, "attache-shown");

  if (mark == NULL)
    gtk_text_buffer_create_mark (buffer, "attache-shown", &iter, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, mark, &iter);
  self->scroll_align = align;
  self->n_still = 0;
  scroll_on (self);
  if (self->scroll_watch == 0)
    self->scroll_watch = gtk_widget_add_tick_callback (GTK_WIDGET (self), watch_scroll_cb, NULL,
                                                       NULL);
}

static gboolean
is_in_sight (AttacheReaderText *self, AttacheSpan set)
{
  GtkTextIter start = get_iter (self, set.start);
  GdkRectangle visible;
  GdkRectangle line;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &start, &line);
  return line.y >= visible.y && line.y + 4 * line.height <= visible.y + visible.height;
}

void
attache_reader_text_show_span (AttacheReaderText *self, AttacheSpan set, gboolean is_flashed)
{
  g_return_if_fail (ATTACHE_IS_READER_TEXT (self));

  if (!gtk_widget_get_realized (GTK_WIDGET (self)) || !is_in_sight (self, set))
    scroll_to (self, set.start, 0.3);
  if (is_flashed && !attache_span_is_empty (set))
    flash (self, set);
}

guint32
attache_reader_text_get_top (AttacheReaderText *self)
{
  GtkTextIter iter;
  GdkRectangle visible;

  g_return_val_if_fail (ATTACHE_IS_READER_TEXT (self), 0);

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  if (visible.y <= 0)
    return 0;
  gtk_text_view_get_iter_at_location (
      GTK_TEXT_VIEW (self), &iter, gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)), visible.y);
  return gtk_text_iter_get_offset (&iter);
}

void
attache_reader_text_set_top (AttacheReaderText *self, guint32 at)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (ATTACHE_IS_READER_TEXT (self));

  if (at > 0)
    {
      scroll_to (self, at, 0);
      return;
    }
  attache_reader_text_stop_scrolling (self);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
}

guint32
attache_reader_text_get_cursor (AttacheReaderText *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  g_return_val_if_fail (ATTACHE_IS_READER_TEXT (self), 0);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return gtk_text_iter_get_offset (&iter);
}

void
attache_reader_text_set_cursor (AttacheReaderText *self, guint32 at)
{
  GtkTextIter iter;

  g_return_if_fail (ATTACHE_IS_READER_TEXT (self));

  iter = get_iter (self, at);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
}

AttacheSpan
attache_reader_text_get_selection (AttacheReaderText *self)
{
  AttacheSpan set = { 0, 0 };
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (ATTACHE_IS_READER_TEXT (self), set);

  if (gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &start,
                                            &end))
    set = (AttacheSpan){ gtk_text_iter_get_offset (&start), gtk_text_iter_get_offset (&end) };
  return set;
}

GdkRectangle
attache_reader_text_locate (AttacheReaderText *self, AttacheSpan set)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle from = { 0, 0, 1, 1 };
  GdkRectangle to;
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (ATTACHE_IS_READER_TEXT (self), from);

  start = get_iter (self, set.start);
  end = get_iter (self, set.end);
  gtk_text_view_get_iter_location (view, &start, &from);
  gtk_text_view_get_iter_location (view, &end, &to);
  if (to.y == from.y)
    from.width = MAX (1, to.x - from.x);
  else
    from.width = MAX (1, gtk_widget_get_width (GTK_WIDGET (self))
                             - gtk_text_view_get_right_margin (view) - from.x);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, from.x, from.y, &from.x,
                                         &from.y);
  return from;
}
