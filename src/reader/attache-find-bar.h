/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar that finds words in the open article: an entry, how many there are, and steps. */

#pragma once

#include "attache-reader-text.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_FIND_BAR (attache_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (AttacheFindBar, attache_find_bar, ATTACHE, FIND_BAR, GtkWidget)

/* @text is borrowed and outlives it. */
void attache_find_bar_set_text (AttacheFindBar *self, AttacheReaderText *text);
/* Opens it with what is selected; the focus goes to the entry. */
void attache_find_bar_open (AttacheFindBar *self);
/* To the next (1) or the one before (-1), round the ends. */
void attache_find_bar_step (AttacheFindBar *self, gint step);
/* The text is another one: find again where the bar is open. */
void attache_find_bar_refresh (AttacheFindBar *self);

G_END_DECLS
