/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The head of a speaker's card: disc, name, role and count; when chosen, a button that filters by
 * the speaker. */

#pragma once

#include <gtk/gtk.h>

#include "attache-query-model.h"
#include "attache-session.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_SPEAKER_ROW (attache_speaker_row_get_type ())
G_DECLARE_FINAL_TYPE (AttacheSpeakerRow, attache_speaker_row, ATTACHE, SPEAKER_ROW, GtkWidget)

GtkWidget *attache_speaker_row_new (AttacheSession *session);
/* @row: of an AttacheSpeaker that may arrive later; nullable. @statements: the rows below it, where
 * there are any; the card ends here while it is NULL or empty. */
void attache_speaker_row_set_row (AttacheSpeakerRow *self, AttacheQueryRow *row,
                                  GListModel *statements);

G_END_DECLS
