/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paints marks: one fill or one striped gradient a line, whatever the length of the mark. */

#include "config.h"

#include "attache-palette.h"
#include "attache-reader-paint.h"

#define BAR_WIDTH 3
#define BAR_STEP 5
#define BAR_DISTANCE 8
#define BADGE_SIZE 16
#define BADGE_DISTANCE 26
#define DIM 0.3

typedef struct
{
  const AttacheReaderPaint *paint;
  GtkSnapshot *snapshot;
  AttacheSpan sight;
} Painter;

/* The mark that a line is painted for. */
typedef struct
{
  const Painter *painter;
  GdkRGBA colour;
  int below; /* of the line's bottom, in pixels */
  float thickness;
  int on; /* lengths of the stripes; off 0: solid */
  int off;
} Stroke;

typedef void (*LineFunc) (const Painter *painter, const GdkRectangle *line, gpointer user_data);

static GdkRGBA
to_rgba (AttacheColour colour, double alpha)
{
  return (GdkRGBA){ colour.red / 255.f, colour.green / 255.f, colour.blue / 255.f, alpha };
}

/* From @at to the end of its line on screen, or to @end; FALSE where nothing of it can be seen. */
static gboolean
measure_line (GtkTextView *view, const GtkTextIter *at, const GtkTextIter *end, GtkTextIter *stop,
              GdkRectangle *line)
{
  GdkRectangle from;
  GdkRectangle to;
  int x;

  *stop = *at;
  gtk_text_view_forward_display_line_end (view, stop);
  if (gtk_text_iter_compare (stop, end) > 0)
    *stop = *end;
  gtk_text_view_get_iter_location (view, at, &from);
  gtk_text_view_get_iter_location (view, stop, &to);
  if (gtk_text_iter_compare (stop, at) <= 0 || to.y > from.y + from.height / 2)
    {
      *stop = *at;
      return FALSE;
    }
  x = to.x;
  /* A line that is broken within a word ends before its last letter. */
  if (!gtk_text_iter_equal (stop, end) && !g_unichar_isspace (gtk_text_iter_get_char (stop))
      && !gtk_text_iter_ends_line (stop))
    x += to.width;
  *line = (GdkRectangle){ MIN (from.x, x), from.y, ABS (x - from.x), from.height };
  return line->width > 0;
}

static void
foreach_line (const Painter *painter, AttacheSpan set, LineFunc each, gpointer user_data)
{
  GtkTextView *view = painter->paint->view;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter at;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, MAX (set.start, painter->sight.start));
  gtk_text_buffer_get_iter_at_offset (buffer, &end, MIN (set.end, painter->sight.end));
  while (gtk_text_iter_compare (&at, &end) < 0)
    {
      GtkTextIter stop;
      GdkRectangle line;

      if (measure_line (view, &at, &end, &stop, &line))
        each (painter, &line, user_data);
      at = stop;
      if (!gtk_text_iter_forward_char (&at))
        break;
    }
}

static void
fill_line (const Painter *painter, const GdkRectangle *line, gpointer user_data)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (line->x, line->y, line->width, line->height + 1);

  gtk_snapshot_append_color (painter->snapshot, user_data, &bounds);
}

static void
stroke_line (const Painter *painter, const GdkRectangle *line, gpointer user_data)
{
  const Stroke *stroke = user_data;
  const int y = line->y + line->height - 1 + stroke->below;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (line->x, y, line->width, stroke->thickness);
  GskColorStop stops[4];
  float share;

  if (stroke->off == 0)
    {
      gtk_snapshot_append_color (painter->snapshot, &stroke->colour, &bounds);
      return;
    }
  share = (float) stroke->on / (stroke->on + stroke->off);
  stops[0] = (GskColorStop){ 0, stroke->colour };
  stops[1] = (GskColorStop){ share, stroke->colour };
  stops[2] = stops[1];
  stops[2].color.alpha = 0;
  stops[3] = stops[2];
  stops[3].offset = 1;
  gtk_snapshot_append_repeating_linear_gradient (
      painter->snapshot, &bounds, &GRAPHENE_POINT_INIT (line->x, y),
      &GRAPHENE_POINT_INIT (line->x + stroke->on + stroke->off, y), stops, G_N_ELEMENTS (stops));
}

static GdkRGBA
get_quiet_colour (const Painter *painter)
{
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (painter->paint->view)),
                               &colour);
  colour.alpha *= 0.55;
  return colour;
}

static void
paint_underline (const Painter *painter, const AttacheMark *mark)
{
  Stroke stroke = { .painter = painter, .below = mark->level * 3, .thickness = 2 };
  const double alpha = mark->is_dim ? DIM : 1;

  if (mark->kind == ATTACHE_MARK_STATEMENT)
    {
      stroke.colour = mark->is_known ? to_rgba (
                          attache_palette_get_slot (mark->colour, painter->paint->is_dark), alpha)
                                     : get_quiet_colour (painter);
      stroke.on = 2;
      stroke.off = mark->style == ATTACHE_STATEMENT_INDIRECT ? 2 : 0;
      /* A line weighs more than dots. */
      stroke.thickness = stroke.off == 0 ? 1.5f : 2;
    }
  else
    {
      stroke.colour = get_quiet_colour (painter);
      stroke.thickness = 1;
      stroke.on = mark->kind == ATTACHE_MARK_TIME ? 4 : 1;
      stroke.off = 3;
    }
  foreach_line (painter, mark->set, stroke_line, &stroke);
}

static void
paint_fill_cb (const AttacheMark *mark, gpointer user_data)
{
  const Painter *painter = user_data;
  const AttacheReaderPaint *paint = painter->paint;
  GdkRGBA colour;

  if (mark->kind == ATTACHE_MARK_HIGHLIGHT)
    {
      colour = to_rgba (attache_palette_get_highlight (mark->colour, paint->is_dark), 1);
      foreach_line (painter, mark->set, fill_line, &colour);
    }
  else if (mark->id != 0 && mark->id == paint->chosen_statement)
    {
      colour = to_rgba (attache_palette_get_slot (mark->colour, paint->is_dark), 0.13);
      foreach_line (painter, mark->set, fill_line, &colour);
    }
}

/* A speaker's name is coloured; a line under it would say nothing more. */
static gboolean
is_told_by_colour (const Painter *painter, const AttacheMark *mark)
{
  const guint speakers = painter->paint->kinds & ATTACHE_MARK_BIT (ATTACHE_MARK_SPEAKER);

  return mark->kind == ATTACHE_MARK_ACTOR
         && attache_marks_find_at (painter->paint->marks, mark->set.start, speakers) != NULL;
}

static void
paint_underline_cb (const AttacheMark *mark, gpointer user_data)
{
  const Painter *painter = user_data;

  if (mark->kind == ATTACHE_MARK_HIGHLIGHT && mark->id == painter->paint->chosen_annotation)
    {
      Stroke stroke = { .painter = painter, .below = 1, .thickness = 2 };

      stroke.colour = to_rgba (attache_palette_get_marker (mark->colour, painter->paint->is_dark),
                               1);
      foreach_line (painter, mark->set, stroke_line, &stroke);
    }
  else if (mark->kind != ATTACHE_MARK_HIGHLIGHT && !is_told_by_colour (painter, mark))
    paint_underline (painter, mark);
}

static void
paint_spans (const Painter *painter)
{
  const AttacheReaderPaint *paint = painter->paint;
  GdkRGBA quiet = { 0.96f, 0.76f, 0.07f, 0.35f };
  GdkRGBA strong = { 1.f, 0.47f, 0.f, 0.55f };
  GdkRGBA flash = { 0.21f, 0.52f, 0.89f, 0.32f * paint->flash };

  for (guint i = 0; i < paint->n_found; i++)
    {
      if (attache_span_overlaps (paint->found[i], painter->sight))
        foreach_line (painter, paint->found[i], fill_line,
                      (gint) i == paint->current_found ? &strong : &quiet);
    }
  if (paint->flash > 0)
    foreach_line (painter, paint->flashed, fill_line, &flash);
}

/* From the first line's top to the last line's bottom, in buffer coordinates. */
static GdkRectangle
locate_paragraph (const AttacheReaderPaint *paint, const AttacheSheetParagraph *paragraph)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (paint->view);
  GtkTextIter iter;
  GdkRectangle first;
  GdkRectangle last;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, paragraph->set);
  gtk_text_view_get_iter_location (paint->view, &iter, &first);
  gtk_text_buffer_get_iter_at_offset (
      buffer, &iter, paragraph->set + (paragraph->text.end - paragraph->text.start));
  gtk_text_view_get_iter_location (paint->view, &iter, &last);
  return (GdkRectangle){ gtk_text_view_get_left_margin (paint->view), first.y, first.height,
                         last.y + last.height - first.y };
}

static AttacheSpan
get_paragraph_set (const AttacheSheetParagraph *paragraph)
{
  return (AttacheSpan){ paragraph->set,
                        paragraph->set + (paragraph->text.end - paragraph->text.start) };
}

static void
paint_bars (const Painter *painter, const GdkRectangle *area, AttacheSpan set)
{
  guint8 colours[3];
  gboolean is_dim;
  guint n_bars = attache_marks_get_bars (painter->paint->marks, set, colours, &is_dim);

  for (guint i = 0; i < n_bars; i++)
    {
      GdkRGBA colour = to_rgba (attache_palette_get_slot (colours[i], painter->paint->is_dark),
                                is_dim ? DIM : 1);
      graphene_rect_t bounds = GRAPHENE_RECT_INIT (area->x - BAR_DISTANCE - BAR_STEP * i,
                                                   area->y - 1, BAR_WIDTH, area->height + 2);
      GskRoundedRect rounded;

      gsk_rounded_rect_init_from_rect (&rounded, &bounds, BAR_WIDTH / 2.f);
      gtk_snapshot_push_rounded_clip (painter->snapshot, &rounded);
      gtk_snapshot_append_color (painter->snapshot, &colour, &bounds);
      gtk_snapshot_pop (painter->snapshot);
    }
}

static graphene_rect_t
get_badge_bounds (const GdkRectangle *area)
{
  /* area->width is the height of a line. */
  return GRAPHENE_RECT_INIT (area->x - BADGE_DISTANCE, area->y + (area->width - BADGE_SIZE) / 2,
                             BADGE_SIZE, BADGE_SIZE);
}

static void
paint_badge (const Painter *painter, const GdkRectangle *area, AttacheSpan set)
{
  const AttacheMark *first;
  guint n_notes = attache_marks_count_notes (painter->paint->marks, set, &first);
  graphene_rect_t bounds = get_badge_bounds (area);
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *number = NULL;
  PangoRectangle ink;
  GskRoundedRect rounded;
  GdkRGBA colour;

  if (n_notes == 0)
    return;
  colour = to_rgba (attache_palette_get_marker (first->colour, painter->paint->is_dark), 1);
  gsk_rounded_rect_init_from_rect (&rounded, &bounds, 4);
  gtk_snapshot_push_rounded_clip (painter->snapshot, &rounded);
  gtk_snapshot_append_color (painter->snapshot, &colour, &bounds);
  gtk_snapshot_pop (painter->snapshot);

  number = n_notes > 9 ? g_strdup ("9+") : g_strdup_printf ("%u", n_notes);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (painter->paint->view), NULL);
  {
    g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans Bold");

    pango_font_description_set_absolute_size (font, 10 * PANGO_SCALE);
    pango_layout_set_font_description (layout, font);
  }
  pango_layout_set_text (layout, number, -1);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  colour = to_rgba (attache_palette_get_marker_text (first->colour, painter->paint->is_dark), 1);
  gtk_snapshot_save (painter->snapshot);
  gtk_snapshot_translate (
      painter->snapshot,
      &GRAPHENE_POINT_INIT (bounds.origin.x + (BADGE_SIZE - ink.width) / 2 - ink.x,
                            bounds.origin.y + (BADGE_SIZE - ink.height) / 2 - ink.y));
  gtk_snapshot_append_layout (painter->snapshot, layout, &colour);
  gtk_snapshot_restore (painter->snapshot);
}

/* Whole paragraphs: what is above the first and below the last costs nothing. */
static AttacheSpan
get_sight (GtkTextView *view)
{
  GdkRectangle visible;
  GtkTextIter first;
  GtkTextIter last;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &first, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &last, visible.y + visible.height, NULL);
  gtk_text_iter_forward_to_line_end (&last);
  return (AttacheSpan){ gtk_text_iter_get_offset (&first), gtk_text_iter_get_offset (&last) };
}

static void
paint_margin (const Painter *painter)
{
  const AttacheReaderPaint *paint = painter->paint;
  const AttacheSheetParagraph *paragraph = attache_sheet_paragraph_at (paint->page,
                                                                       painter->sight.start);
  guint n_paragraphs;
  const AttacheSheetParagraph *all = attache_sheet_get_paragraphs (paint->page, &n_paragraphs);

  for (; paragraph != NULL && paragraph < all + n_paragraphs && paragraph->set < painter->sight.end;
       paragraph++)
    {
      AttacheSpan set = get_paragraph_set (paragraph);
      GdkRectangle area = locate_paragraph (paint, paragraph);

      if ((paint->kinds & ATTACHE_MARK_BIT (ATTACHE_MARK_STATEMENT)) != 0)
        paint_bars (painter, &area, set);
      if ((paint->kinds & ATTACHE_MARK_BIT (ATTACHE_MARK_HIGHLIGHT)) != 0)
        paint_badge (painter, &area, set);
    }
}

void
attache_reader_paint (const AttacheReaderPaint *paint, GtkSnapshot *snapshot)
{
  const guint filled = ATTACHE_MARK_BIT (ATTACHE_MARK_HIGHLIGHT)
                       | ATTACHE_MARK_BIT (ATTACHE_MARK_STATEMENT);
  const guint lined = ~(ATTACHE_MARK_BIT (ATTACHE_MARK_SPEAKER)
                        | ATTACHE_MARK_BIT (ATTACHE_MARK_EVENT));
  Painter painter = { paint, snapshot, { 0, 0 } };

  g_return_if_fail (paint != NULL && GTK_IS_SNAPSHOT (snapshot));

  painter.sight = get_sight (paint->view);
  attache_marks_foreach (paint->marks, painter.sight, paint->kinds & filled, paint_fill_cb,
                         &painter);
  paint_spans (&painter);
  attache_marks_foreach (paint->marks, painter.sight, paint->kinds & lined, paint_underline_cb,
                         &painter);
  paint_margin (&painter);
}

const AttacheMark *
attache_reader_paint_find_badge (const AttacheReaderPaint *paint, int x, int y)
{
  const AttacheSheetParagraph *paragraph;
  const AttacheMark *first;
  GdkRectangle area;
  graphene_rect_t bounds;
  GtkTextIter iter;

  g_return_val_if_fail (paint != NULL, NULL);

  if ((paint->kinds & ATTACHE_MARK_BIT (ATTACHE_MARK_HIGHLIGHT)) == 0)
    return NULL;
  gtk_text_view_get_line_at_y (paint->view, &iter, y, NULL);
  paragraph = attache_sheet_paragraph_at (paint->page, gtk_text_iter_get_offset (&iter));
  if (paragraph == NULL
      || attache_marks_count_notes (paint->marks, get_paragraph_set (paragraph), &first) == 0)
    return NULL;
  area = locate_paragraph (paint, paragraph);
  bounds = get_badge_bounds (&area);
  return graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT (x, y)) ? first : NULL;
}
