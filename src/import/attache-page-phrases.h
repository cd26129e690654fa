/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The phrases that stand around articles, and tell a line that is none of theirs. Phrase lists
 * only. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TRUE if @line, one line of text, is a phrase that stands around articles and never in them:
 * "Share this", "Lesen Sie auch", "Advertisement". */
gboolean attache_page_phrases_is_notice (const char *line);

/* TRUE if @line asks the reader for something, wherever in it: to subscribe, to follow, to accept.
 */
gboolean attache_page_phrases_is_offer (const char *line);

/* TRUE if @line is a heading behind which no article goes on: "Related articles", "Kommentare". */
gboolean attache_page_phrases_is_end (const char *line);

G_END_DECLS
