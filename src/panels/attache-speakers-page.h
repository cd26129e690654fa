/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The speakers of the article or of the dossier, as cards with what they said. */

#pragma once

#include <gtk/gtk.h>

#include "attache-session.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_SPEAKERS_PAGE (attache_speakers_page_get_type ())
G_DECLARE_FINAL_TYPE (AttacheSpeakersPage, attache_speakers_page, ATTACHE, SPEAKERS_PAGE, GtkWidget)

GtkWidget *attache_speakers_page_new (AttacheSession *session);

G_END_DECLS
