/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The filter that all panes look through, as chips, with what it leaves of the dossier. Its actions
 * are "filter.add" and "filter.clear". */

#pragma once

#include <gtk/gtk.h>

#include "attache-session.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_FILTER_BAR (attache_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (AttacheFilterBar, attache_filter_bar, ATTACHE, FILTER_BAR, GtkWidget)

/* Property "session" (construct only). */
GtkWidget *attache_filter_bar_new (AttacheSession *session);

G_END_DECLS
