/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Foreign text, fit to stand in a label: titles, names and notes may hold control characters,
 * overrides of the direction of writing, or more than any label can lay out. Pure. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More no row or card shows of a line. */
#define ATTACHE_LINE_CHARS 600

/* One line of at most @max_chars characters, "…" at its end where it was longer. Control characters
 * and line breaks become spaces, embeddings and overrides of direction go, and the rest stands
 * between first-strong isolates where it holds right-to-left text, so that it cannot turn its
 * neighbours around. @text nullable: empty. Transfer full. */
char *attache_line_words (const char *text, guint max_chars);
/* The same with its line breaks. */
char *attache_block_words (const char *text, guint max_chars);

G_END_DECLS
