/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The density of the whole dossier over time, with the part that is looked at as a brush: drag it
 * to pan, its handles to zoom. */

#pragma once

#include <gtk/gtk.h>

#include "attache-timeline-viewport.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_TIMELINE_STRIP (attache_timeline_strip_get_type ())
G_DECLARE_FINAL_TYPE (AttacheTimelineStrip, attache_timeline_strip, ATTACHE, TIMELINE_STRIP,
                      GtkWidget)

/* Property "viewport", construct only. */
GtkWidget *attache_timeline_strip_new (AttacheTimelineViewport *viewport);

G_END_DECLS
