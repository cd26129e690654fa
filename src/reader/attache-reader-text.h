/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of one article on screen: a text view that sets a page like a book, in a column in the
 * middle, and paints its marks in the lines and the margin. What it paints costs what is on screen,
 * not what is in the article. It knows no session: who owns it gives it a reading and listens to
 * what the person points at. */

#pragma once

#include <gtk/gtk.h>

#include "attache-marks.h"
#include "attache-reading.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_SHOW_STATEMENTS = 1 << 0,
  ATTACHE_SHOW_ACTORS = 1 << 1,
  ATTACHE_SHOW_TIMES = 1 << 2,
  ATTACHE_SHOW_HIGHLIGHTS = 1 << 3,
  ATTACHE_SHOW_ALL = 0xf,
} AttacheReaderShow;

#define ATTACHE_TYPE_READER_TEXT (attache_reader_text_get_type ())
G_DECLARE_FINAL_TYPE (AttacheReaderText, attache_reader_text, ATTACHE, READER_TEXT, GtkTextView)

/* Signals, all with positions on the page in code points:
 *   "statement-pointed" (gint64 id)    the pointer rests on a statement, or left it (0)
 *   "mark-clicked" (uint kind, gint64 id)  a click without a selection on a statement, its speaker,
 * or a highlight or its badge "selection-made" ()                the pointer was let go, and
 * something is selected */
GtkWidget *attache_reader_text_new (void);

/* @reading (nullable) is shown from its beginning, unless it is the same text as before: then only
 * its marks change. Returns whether the text is another one. @header (nullable, transfer none)
 * stands above the text and scrolls with it. */
gboolean attache_reader_text_set_reading (AttacheReaderText *self, AttacheReading *reading);
void attache_reader_text_set_header (AttacheReaderText *self, GtkWidget *header);

/* Borrowed; NULL where there is no reading. */
const AttacheSheet *attache_reader_text_get_page (AttacheReaderText *self);
const AttacheMarks *attache_reader_text_get_marks (AttacheReaderText *self);

void attache_reader_text_set_shown (AttacheReaderText *self, AttacheReaderShow shown);
/* @family NULL: the platform's serif. @size in points, @column in characters, @leading as a factor
 * of the size. */
void attache_reader_text_set_font (AttacheReaderText *self, const char *family, double size,
                                   guint column, double leading);
/* Which are drawn as chosen; 0: none. */
void attache_reader_text_set_chosen (AttacheReaderText *self, gint64 statement_id,
                                     gint64 annotation_id);
/* What a search found, spans on the page; @current is drawn stronger, -1: none. Takes a copy. */
void attache_reader_text_set_found (AttacheReaderText *self, const AttacheSpan *found,
                                    guint n_found, gint current);

/* Scrolls so that @set is well in sight, and @is_flashed: makes it light up for a moment. */
void attache_reader_text_show_span (AttacheReaderText *self, AttacheSpan set, gboolean is_flashed);
/* The first code point of the page in sight, and scrolling there. */
guint32 attache_reader_text_get_top (AttacheReaderText *self);
void attache_reader_text_set_top (AttacheReaderText *self, guint32 at);

/* Where the cursor is; the selection, empty where there is none; on the page. */
guint32 attache_reader_text_get_cursor (AttacheReaderText *self);
void attache_reader_text_set_cursor (AttacheReaderText *self, guint32 at);
AttacheSpan attache_reader_text_get_selection (AttacheReaderText *self);
/* In the widget's coordinates: where @set begins, one line high, as wide as @set is on that line.
 */
GdkRectangle attache_reader_text_locate (AttacheReaderText *self, AttacheSpan set);

G_END_DECLS
