/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader pane: the article that the session reads, with everything that can be done to it. Its
 * actions are "reader.highlight", "reader.highlight-in" (colour), "reader.note", "reader.tag",
 * "reader.next-statement", "reader.previous-statement", "reader.next-event",
 * "reader.previous-event", "reader.next-article", "reader.previous-article", "reader.show-card",
 * "reader.find", "reader.find-next", "reader.find-previous", "reader.copy-quote", "reader.star",
 * "reader.attach" (the waiting note, to the selection)
 * and "reader.show-statements", "-actors", "-times",
 * "-highlights" as toggles. */

#pragma once

#include <gtk/gtk.h>

#include "attache-session.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_READER_VIEW (attache_reader_view_get_type ())
G_DECLARE_FINAL_TYPE (AttacheReaderView, attache_reader_view, ATTACHE, READER_VIEW, GtkWidget)

/* Properties: "session" (construct only); "show-statements", "show-actors", "show-times",
 * "show-highlights" (boolean); "font-family" (string, "" is the platform's serif), "font-size"
 * (uint, points), "columns" (uint, characters). */
GtkWidget *attache_reader_view_new (AttacheSession *session);

/* Puts the note at what is selected in its article. Where nothing is, the article opens, the note
 * waits for a selection ("reader.attach"), and FALSE is returned. */
gboolean attache_reader_view_attach (AttacheReaderView *self, gint64 annotation_id,
                                     gint64 article_id);

G_END_DECLS
