/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One annotation of the side pane: the passage, the note and its tags, edited in place. What is
 * typed goes to the session with every change; the session makes it durable and coalesces it for
 * undo. */

#pragma once

#include <gtk/gtk.h>

#include "attache-query-model.h"
#include "attache-session.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_NOTE_ROW (attache_note_row_get_type ())
G_DECLARE_FINAL_TYPE (AttacheNoteRow, attache_note_row, ATTACHE, NOTE_ROW, GtkWidget)

GtkWidget *attache_note_row_new (AttacheSession *session);
/* @row: of an AttacheAnnotation that may arrive later; nullable. */
void attache_note_row_set_row (AttacheNoteRow *self, AttacheQueryRow *row);

/* Puts the cursor into the note. */
void attache_note_row_edit (AttacheNoteRow *self);

/* "frontier, talks" as tags: trimmed, without empty ones and repetitions, in order. Transfer full.
 */
GStrv attache_note_row_split_tags (const char *text);

G_END_DECLS
