/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pane beside the reader: speakers, events and notes, of the article or of the dossier. */

#pragma once

#include <gtk/gtk.h>

#include "attache-session.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_SIDE_PANE (attache_side_pane_get_type ())
G_DECLARE_FINAL_TYPE (AttacheSidePane, attache_side_pane, ATTACHE, SIDE_PANE, GtkWidget)

/* Property "page" ("speakers", "events" or "notes"), to be remembered with the window. */
GtkWidget *attache_side_pane_new (AttacheSession *session);

const char *attache_side_pane_get_page (AttacheSidePane *self);
void attache_side_pane_set_page (AttacheSidePane *self, const char *page);
/* Shows the notes; when the next one is chosen, the cursor goes into it. */
void attache_side_pane_edit_next_note (AttacheSidePane *self);

G_END_DECLS
