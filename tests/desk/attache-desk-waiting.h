/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Waiting, in tests of panes, for what the main loop brings. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Runs the main loop until the condition is met; a test that waits half a minute fails. */
void attache_desk_wait_until (gboolean (*is_met) (gpointer), gpointer user_data);
/* Runs the main loop until nothing is left to do at once. */
void attache_desk_settle (void);
/* Until the window of @widget was laid out and painted. */
void attache_desk_wait_for_frame (GtkWidget *widget);

G_END_DECLS
