/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the reader's text share. */

#pragma once

#include <adwaita.h>

#include "attache-reader-paint.h"
#include "attache-reader-text.h"

G_BEGIN_DECLS

#define ATTACHE_N_ROLE_TAGS (ATTACHE_SECTION_BODY)

struct _AttacheReaderText
{
  GtkTextView parent_instance;

  /* Owned */
  AttacheReading *reading; /* nullable, as the next two */
  AttacheSheet *page;
  AttacheMarks *marks;
  GArray *found;     /* AttacheSpan */
  GtkWidget *header; /* nullable */
  GtkCssProvider *provider;
  AdwAnimation *flash_animation; /* nullable */
  char *family;

  /* Borrowed: of the buffer's table */
  GtkTextTag *speaker_tags[8];
  GtkTextTag *role_tags[ATTACHE_N_ROLE_TAGS];
  GtkTextTag *dim_tag;
  GtkTextTag *quote_tag; /* of block quotes, which are set in */

  /* State */
  AttacheReaderShow shown;
  guint column; /* characters */
  gint64 chosen_statement;
  gint64 chosen_annotation;
  gint current_found;
  AttacheSpan flashed;
  double flash; /* 0 … 1 */
  guint flash_source;
  guint scroll_watch; /* a tick callback */
  guint n_still;      /* frames in which nothing moved while it should */
  double scroll_value;
  double scroll_align; /* where in sight the place is wanted, 0 … 1 */
  guint tag_source;
  guint n_tagged;     /* marks that have their tag */
  guint32 tag_digest; /* of what was tagged */
  double pointer_x;   /* in the widget's coordinates */
  double pointer_y;
  double window_x; /* the same in the window's */
  double window_y;
  guint point_source;
  gint64 pointed; /* statement under the pointer, 0: none */
};

void attache_reader_text_get_paint (AttacheReaderText *self, AttacheReaderPaint *paint);

/* attache-reader-tags.c: words in the speaker's colour, quiet sections, dimmed statements.
 * @is_other: the text is a new one. */
void attache_reader_text_create_tags (AttacheReaderText *self);
void attache_reader_text_update_tags (AttacheReaderText *self, gboolean is_dark);
void attache_reader_text_tag (AttacheReaderText *self, gboolean is_other);

/* attache-reader-place.c: what was scrolled to is no longer wanted. */
void attache_reader_text_stop_scrolling (AttacheReaderText *self);

/* attache-reader-pointing.c: pointer, clicks and keys. */
void attache_reader_text_start_pointing (AttacheReaderText *self);
void attache_reader_text_stop_pointing (AttacheReaderText *self);
void attache_reader_text_bind_keys (GtkWidgetClass *widget_class);

G_END_DECLS
