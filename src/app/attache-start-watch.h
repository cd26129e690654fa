/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ends the program at a point of its start, so that the bench can time it from outside; "drawn" on
 * standard output tells of that point, before anything is closed. Does nothing unless the command
 * line asks. */

#pragma once

#include <gtk/gtk.h>

#include "attache-session.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_START_WHOLE,
  ATTACHE_START_FRAME,
  ATTACHE_START_ARTICLES,
} AttacheStartPoint;

/* "frame" and "articles". */
gboolean attache_start_point_from_string (const char *string, AttacheStartPoint *point);

/* Closes @window after its first frame. */
void attache_start_watch_frame (GtkWindow *window);
/* Closes @window after the first frame that is drawn when the list of @session has articles. */
void attache_start_watch_articles (GtkWindow *window, AttacheSession *session);

G_END_DECLS
