/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Short words for a list, cut from a text. Pure; any thread. */

#pragma once

#include "attache-text.h"

G_BEGIN_DECLS

/* The first sentence with words in it, cut at a word. Never empty. Transfer full. */
char *attache_title_from_text (const AttacheText *text);
/* The passage at @span as one line, cut at a word after @max_length code points. Transfer full. */
char *attache_title_from_passage (const AttacheText *text, AttacheSpan span, guint max_length);

G_END_DECLS
