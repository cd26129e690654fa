/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text view of one article: what is shown, where, and how it is set. Pointing at marks is in
 * attache-reader-pointing.c, colours and weights of words in attache-reader-tags.c. */

#include "config.h"

#include "attache-reader-text-private.h"

#include <adwaita.h>
#include <math.h>

#define SPACE_ABOVE 24
#define SPACE_BELOW 64
#define SPACE_RIGHT 18

typedef enum
{
  SIGNAL_STATEMENT_POINTED,
  SIGNAL_MARK_CLICKED,
  SIGNAL_SELECTION_MADE,
  N_SIGNALS,
} AttacheReaderTextSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttacheReaderText, attache_reader_text, GTK_TYPE_TEXT_VIEW)

static gboolean
is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

void
attache_reader_text_get_paint (AttacheReaderText *self, AttacheReaderPaint *paint)
{
  static const guint kinds[] = {
    ATTACHE_MARK_BIT (ATTACHE_MARK_STATEMENT) | ATTACHE_MARK_BIT (ATTACHE_MARK_SPEAKER),
    ATTACHE_MARK_BIT (ATTACHE_MARK_ACTOR),
    ATTACHE_MARK_BIT (ATTACHE_MARK_TIME),
    ATTACHE_MARK_BIT (ATTACHE_MARK_HIGHLIGHT),
  };

  *paint = (AttacheReaderPaint){
    .view = GTK_TEXT_VIEW (self),
    .page = self->page,
    .marks = self->marks,
    .is_dark = is_dark (),
    .chosen_statement = self->chosen_statement,
    .chosen_annotation = self->chosen_annotation,
    .found = (const AttacheSpan *) (gpointer) self->found->data,
    .n_found = self->found->len,
    .current_found = self->current_found,
    .flashed = self->flashed,
    .flash = self->flash,
  };
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    paint->kinds |= (self->shown & (1u << i)) != 0 ? kinds[i] : 0;
}

static void
attache_reader_text_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer,
                                    GtkSnapshot *snapshot)
{
  AttacheReaderText *self = ATTACHE_READER_TEXT (view);
  AttacheReaderPaint paint;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || self->marks == NULL)
    return;
  attache_reader_text_get_paint (self, &paint);
  attache_reader_paint (&paint, snapshot);
}

/* How wide the column is, in pixels: English as it is written, not the widest letters. */
static int
measure_column (AttacheReaderText *self)
{
  static const char sample[] =
      "the minister said on Monday that both sides would return to their talks";
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), sample);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return (int) ceil ((double) width * self->column / (sizeof sample - 1));
}

static void
place_header (AttacheReaderText *self, int width, int left)
{
  int above = SPACE_ABOVE;
  int height = 0;

  if (self->header != NULL)
    {
      gtk_widget_set_size_request (self->header, width, -1);
      gtk_widget_measure (self->header, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
      gtk_text_view_move_overlay (GTK_TEXT_VIEW (self), self->header, left, -height);
      above += height;
    }
  if (gtk_text_view_get_top_margin (GTK_TEXT_VIEW (self)) != above)
    gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self), above);
}

/* The column stands in the middle; where there is no room for it, the margin that marks need
 * remains. */
static void
place_column (AttacheReaderText *self, int width)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  const int column = measure_column (self);
  const int left = MAX (ATTACHE_READER_MARGIN, (width - column) / 2);
  const int right = MAX (SPACE_RIGHT, width - left - column);

  if (gtk_text_view_get_left_margin (view) != left)
    gtk_text_view_set_left_margin (view, left);
  if (gtk_text_view_get_right_margin (view) != right)
    gtk_text_view_set_right_margin (view, right);
  place_header (self, MAX (1, width - left - right), left);
}

static void
attache_reader_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  place_column (ATTACHE_READER_TEXT (widget), width);
  GTK_WIDGET_CLASS (attache_reader_text_parent_class)
      ->size_allocate (widget, width, height, baseline);
}

/* The view moves its overlays only when it is allocated anew, not when it is scrolled; and
 * allocating it anew would end the scrolling that a key began. So the header alone is put in its
 * place. */
static void
scrolled_cb (AttacheReaderText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  graphene_rect_t bounds;
  GdkRectangle place;

  if (self->header == NULL
      || !gtk_widget_compute_bounds (self->header, gtk_widget_get_parent (self->header), &bounds))
    return;
  place = (GdkRectangle){ gtk_text_view_get_left_margin (view), 0, (int) bounds.size.width,
                          (int) bounds.size.height };
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_TEXT, 0, -place.height, NULL,
                                         &place.y);
  if (place.width > 0 && place.height > 0 && place.y != (int) bounds.origin.y)
    gtk_widget_size_allocate (self->header, &place, -1);
}

static void
adjustment_cb (AttacheReaderText *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
attache_reader_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  AttacheReaderText *self = ATTACHE_READER_TEXT (widget);

  GTK_WIDGET_CLASS (attache_reader_text_parent_class)->css_changed (widget, change);
  attache_reader_text_update_tags (self, is_dark ());
  gtk_widget_queue_resize (widget);
}

static void
clear_flash (AttacheReaderText *self)
{
  self->flash = 0;
  g_clear_handle_id (&self->flash_source, g_source_remove);
  g_clear_object (&self->flash_animation);
}

static void
attache_reader_text_dispose (GObject *object)
{
  AttacheReaderText *self = ATTACHE_READER_TEXT (object);

  if (self->flash_animation != NULL)
    adw_animation_reset (self->flash_animation);
  clear_flash (self);
  attache_reader_text_stop_pointing (self);
  g_clear_handle_id (&self->tag_source, g_source_remove);
  g_clear_object (&self->header);
  g_clear_object (&self->reading);
  g_clear_object (&self->provider);
  G_OBJECT_CLASS (attache_reader_text_parent_class)->dispose (object);
}

static void
attache_reader_text_finalize (GObject *object)
{
  AttacheReaderText *self = ATTACHE_READER_TEXT (object);

  attache_marks_free (self->marks);
  attache_sheet_free (self->page);
  g_array_unref (self->found);
  g_free (self->family);
  G_OBJECT_CLASS (attache_reader_text_parent_class)->finalize (object);
}

static void
attache_reader_text_class_init (AttacheReaderTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = attache_reader_text_dispose;
  object_class->finalize = attache_reader_text_finalize;
  widget_class->size_allocate = attache_reader_text_size_allocate;
  widget_class->css_changed = attache_reader_text_css_changed;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = attache_reader_text_snapshot_layer;
  signals[SIGNAL_STATEMENT_POINTED] = g_signal_new ("statement-pointed", type, G_SIGNAL_RUN_LAST, 0,
                                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_MARK_CLICKED] = g_signal_new ("mark-clicked", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                               G_TYPE_INT64);
  signals[SIGNAL_SELECTION_MADE] = g_signal_new ("selection-made", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 0);
  attache_reader_text_bind_keys (widget_class);
}

static void
attache_reader_text_init (AttacheReaderText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->shown = ATTACHE_SHOW_ALL;
  self->current_found = -1;
  self->found = g_array_new (FALSE, FALSE, sizeof (AttacheSpan));
  self->provider = gtk_css_provider_new ();
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                  GTK_STYLE_PROVIDER (self->provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "attache-reader-text");
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_bottom_margin (view, SPACE_BELOW);
  g_signal_connect (self, "notify::vadjustment", G_CALLBACK (adjustment_cb), NULL);
  attache_reader_text_create_tags (self);
  attache_reader_text_start_pointing (self);
  attache_reader_text_set_font (self, NULL, 12.5, 66, 1.5);
}

GtkWidget *
attache_reader_text_new (void)
{
  return g_object_new (ATTACHE_TYPE_READER_TEXT, NULL);
}

static AttacheMarks *
make_marks (AttacheReading *reading, const AttacheSheet *page)
{
  AttacheMarkSources sources;

  sources.statements = attache_reading_get_statements (reading, &sources.n_statements);
  sources.events = attache_reading_get_events (reading, &sources.n_events);
  sources.annotations = attache_reading_get_annotations (reading, &sources.n_annotations);
  sources.mentions = attache_reading_get_mentions (reading, &sources.n_mentions);
  sources.times = attache_reading_get_times (reading, &sources.n_times);
  return attache_marks_new (page, &sources);
}

static void
set_text (AttacheReaderText *self, AttacheReading *reading)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  const AttacheFoundSection *sections;
  GtkTextIter start;
  guint n_sections;
  gsize n_bytes;
  const char *string;

  clear_flash (self);
  attache_reader_text_stop_scrolling (self);
  g_array_set_size (self->found, 0);
  sections = attache_reading_get_sections (reading, &n_sections);
  g_clear_pointer (&self->marks, attache_marks_free);
  g_clear_pointer (&self->page, attache_sheet_free);
  self->page = attache_sheet_new (
      attache_reading_get_text (reading), sections, n_sections,
      attache_article_get_fields (attache_reading_get_article (reading))->title);
  string = attache_sheet_get_string (self->page, &n_bytes);
  gtk_text_buffer_set_text (buffer, string, n_bytes);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

gboolean
attache_reader_text_set_reading (AttacheReaderText *self, AttacheReading *reading)
{
  gboolean is_other;

  g_return_val_if_fail (ATTACHE_IS_READER_TEXT (self), FALSE);

  is_other = reading != NULL
             && (self->reading == NULL
                 || attache_reading_get_text (reading) != attache_reading_get_text (self->reading));
  g_set_object (&self->reading, reading);
  if (reading == NULL)
    {
      g_clear_pointer (&self->marks, attache_marks_free);
      g_clear_pointer (&self->page, attache_sheet_free);
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "", 0);
      return FALSE;
    }
  if (is_other)
    set_text (self, reading);
  else
    g_clear_pointer (&self->marks, attache_marks_free);
  self->marks = make_marks (reading, self->page);
  attache_reader_text_tag (self, is_other);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return is_other;
}

void
attache_reader_text_set_header (AttacheReaderText *self, GtkWidget *header)
{
  g_return_if_fail (ATTACHE_IS_READER_TEXT (self) && self->header == NULL
                    && GTK_IS_WIDGET (header));

  self->header = g_object_ref_sink (header);
  gtk_text_view_add_overlay (GTK_TEXT_VIEW (self), header, 0, 0);
}

const AttacheSheet *
attache_reader_text_get_page (AttacheReaderText *self)
{
  g_return_val_if_fail (ATTACHE_IS_READER_TEXT (self), NULL);

  return self->page;
}

const AttacheMarks *
attache_reader_text_get_marks (AttacheReaderText *self)
{
  g_return_val_if_fail (ATTACHE_IS_READER_TEXT (self), NULL);

  return self->marks;
}

void
attache_reader_text_set_shown (AttacheReaderText *self, AttacheReaderShow shown)
{
  g_return_if_fail (ATTACHE_IS_READER_TEXT (self));

  if (self->shown == shown)
    return;
  self->shown = shown;
  attache_reader_text_update_tags (self, is_dark ());
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The leading that the font has of itself is counted; what lacks is put between the lines. */
static void
set_leading (AttacheReaderText *self, double size, double leading)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  const double pixels = size * 96 / 72;
  const int extra = (int) round (MAX (0, leading - 1.36) * pixels);

  gtk_text_view_set_pixels_inside_wrap (view, extra);
  gtk_text_view_set_pixels_below_lines (view, (int) round (pixels * 0.7));
}

void
attache_reader_text_set_font (AttacheReaderText *self, const char *family, double size,
                              guint column, double leading)
{
  g_autofree char *css = NULL;
  g_autofree char *escaped = NULL;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (ATTACHE_IS_READER_TEXT (self) && size > 0 && column > 0);

  g_free (self->family);
  self->family = g_strdup (family != NULL && *family != '\0' ? family : "serif");
  self->column = column;
  /* A quotation mark, a backslash or a line end within a CSS string would end it. */
  escaped = g_strdelimit (g_strdup (self->family), "\"\\\n\r\f", ' ');
  css = g_strdup_printf ("textview { font-family: %s%s%s; font-size: %spt; }",
                         family != NULL ? "\"" : "", escaped, family != NULL ? "\"" : "",
                         g_ascii_formatd (number, sizeof number, "%.2f", size));
  gtk_css_provider_load_from_data (self->provider, css, -1);
  set_leading (self, size, leading);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
attache_reader_text_set_chosen (AttacheReaderText *self, gint64 statement_id, gint64 annotation_id)
{
  g_return_if_fail (ATTACHE_IS_READER_TEXT (self));

  self->chosen_statement = statement_id;
  self->chosen_annotation = annotation_id;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
attache_reader_text_set_found (AttacheReaderText *self, const AttacheSpan *found, guint n_found,
                               gint current)
{
  g_return_if_fail (ATTACHE_IS_READER_TEXT (self));

  g_array_set_size (self->found, 0);
  if (n_found > 0)
    g_array_append_vals (self->found, found, n_found);
  self->current_found = current;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
