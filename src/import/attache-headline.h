/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What to call a text: the headline that it begins with, or a title made of its first sentence. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Transfer full, nullable where there are no letters. @derived (out): the title was made up of the
 * first sentence. */
char *attache_headline_find (const char *text, gboolean *derived);

/* Transfer full: @text on one line, its spaces single, cut at a word where longer than @max_chars
 * and ended by "…". */
char *attache_headline_shorten (const char *text, gsize length, guint max_chars);

G_END_DECLS
