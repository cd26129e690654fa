/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The annotations of the article or of the dossier; they are edited where they stand. */

#pragma once

#include <gtk/gtk.h>

#include "attache-session.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_NOTES_PAGE (attache_notes_page_get_type ())
G_DECLARE_FINAL_TYPE (AttacheNotesPage, attache_notes_page, ATTACHE, NOTES_PAGE, GtkWidget)

GtkWidget *attache_notes_page_new (AttacheSession *session);

/* When the next note is chosen, the cursor goes into it. */
void attache_notes_page_edit_next (AttacheNotesPage *self);

G_END_DECLS
