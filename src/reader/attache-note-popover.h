/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One annotation to be written in: its note, its tags, its colour. What is typed goes to the
 * session with each key, and the popover says when that is on disk. */

#pragma once

#include <gtk/gtk.h>

#include "attache-session.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_NOTE_POPOVER (attache_note_popover_get_type ())
G_DECLARE_FINAL_TYPE (AttacheNotePopover, attache_note_popover, ATTACHE, NOTE_POPOVER, GtkPopover)

GtkWidget *attache_note_popover_new (AttacheSession *session);

/* Fills it; what stands in it of another annotation was sent already. @is_tagging: the focus goes
 * to the tags. */
void attache_note_popover_open (AttacheNotePopover *self, AttacheAnnotation *annotation,
                                gboolean is_tagging);

/* "a, b ,, c" as names without blanks and doubles; transfer full. */
GStrv attache_note_popover_split_tags (const char *words);

G_END_DECLS
