/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the reader pane share. */

#pragma once

#include <adwaita.h>

#include "attache-find-bar.h"
#include "attache-note-popover.h"
#include "attache-reader-header.h"
#include "attache-reader-text.h"
#include "attache-reader-view.h"
#include "attache-statement-card.h"

G_BEGIN_DECLS

struct _AttacheReaderView
{
  GtkWidget parent_instance;

  /* Owned */
  AttacheSession *session;
  AttacheReading *reading; /* what is shown; nullable */
  GHashTable *tops; /* gint64 article id → first code point of its text that was in sight */
  char *font_family;

  /* Template children */
  GtkWidget *box;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkWidget *import;
  AttacheFindBar *find_bar;
  AttacheReaderText *text;

  /* Borrowed: an overlay of the text, and popovers, which are children of this */
  AttacheReaderHeader *header;
  GtkWidget *selection_bar;
  AttacheStatementCard *card;
  AttacheNotePopover *note_popover;

  /* State */
  AttacheReaderShow shown;
  AttacheHighlight colour; /* the one used last */
  guint font_size;
  guint columns;
  gboolean is_new_wanted; /* the next annotation to be selected was asked for here, with a note */
  gint64 wanted;          /* an annotation to be opened as soon as a reading has it; 0: none */
  gboolean is_tagging;
  gboolean is_pointed_at; /* what is being selected was clicked on */
  gint64 asked_article; /* of a passage that is to be shown when its article is there; 0: none */
  AttacheSpan asked_span;
  gint64 attaching;         /* an annotation that waits for a passage; 0: none */
  gint64 attaching_article; /* of it */
  guint hide_source;
};

/* Where @set of the page is, in this widget's coordinates. */
GdkRectangle attache_reader_view_locate (AttacheReaderView *self, AttacheSpan set);

/* attache-reader-view-actions.c */
void attache_reader_view_install_actions (GtkWidgetClass *widget_class);
void attache_reader_view_update_actions (AttacheReaderView *self);
/* Whether the reading has it. */
gboolean attache_reader_view_open_annotation (AttacheReaderView *self, gint64 annotation_id,
                                              gboolean is_tagging);

/* attache-reader-view-attach.c */
gboolean attache_reader_view_can_attach (AttacheReaderView *self);
void attache_reader_view_attach_selection (AttacheReaderView *self);

/* attache-reader-view-card.c */
void attache_reader_view_point (AttacheReaderView *self, gint64 statement_id);
void attache_reader_view_show_card (AttacheReaderView *self, gint64 statement_id,
                                    gboolean is_by_key);
void attache_reader_view_hide_card (AttacheReaderView *self);
void attache_reader_view_create_card (AttacheReaderView *self);

G_END_DECLS
