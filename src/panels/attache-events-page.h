/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The events of the article or of the dossier, by time. */

#pragma once

#include <gtk/gtk.h>

#include "attache-session.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_EVENTS_PAGE (attache_events_page_get_type ())
G_DECLARE_FINAL_TYPE (AttacheEventsPage, attache_events_page, ATTACHE, EVENTS_PAGE, GtkWidget)

GtkWidget *attache_events_page_new (AttacheSession *session);

G_END_DECLS
