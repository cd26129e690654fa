/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the dialogs that are made in code have in common: they stand over a window, go with it, and
 * close with Escape. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @title is for people; @width and @height in pixels, of which a small screen takes its part. The
 * window belongs to GTK, as all windows do; it is neither modal nor shown yet. */
GtkWidget *attache_dialog_window_new (GtkWindow *parent, const char *title, int width, int height);
/* Shows the one of that @title again that stands over @parent; FALSE where there is none. */
gboolean attache_dialog_window_show_again (GtkWindow *parent, const char *title);

/* Fills such a window: @body, which takes all room, below a header bar. */
void attache_dialog_window_set_body (GtkWidget *window, GtkWidget *body);
/* @view, in lines that fit the width, scrolled up and down; it takes all height. */
GtkWidget *attache_dialog_window_new_scroller (GtkWidget *view);
/* A body that says @words and is to be filled with what it asks: a vertical box. */
GtkWidget *attache_dialog_window_new_page (const char *words);

G_END_DECLS
