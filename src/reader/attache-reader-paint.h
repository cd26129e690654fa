/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paints marks into a text view: fills and underlines in the lines, bars and badges in the margin.
 * Only what is in sight is asked for and drawn, with rectangles and gradients. It keeps nothing;
 * what to paint is a value. */

#pragma once

#include <gtk/gtk.h>

#include "attache-marks.h"

G_BEGIN_DECLS

typedef struct
{
  GtkTextView *view;
  const AttacheSheet *page;
  const AttacheMarks *marks;
  guint kinds; /* bits of AttacheMarkKind that are shown */
  gboolean is_dark;
  gint64 chosen_statement;
  gint64 chosen_annotation;
  const AttacheSpan *found; /* in page order */
  guint n_found;
  gint current_found; /* -1: none */
  AttacheSpan flashed;
  double flash; /* 0 … 1 */
} AttacheReaderPaint;

/* In buffer coordinates, below the text. */
void attache_reader_paint (const AttacheReaderPaint *paint, GtkSnapshot *snapshot);

/* The highlight whose badge lies at (@x, @y), in buffer coordinates; NULL where none does. */
const AttacheMark *attache_reader_paint_find_badge (const AttacheReaderPaint *paint, int x, int y);

/* Room in the margin, in pixels, that bars and badges take. */
#define ATTACHE_READER_MARGIN 30

G_END_DECLS
