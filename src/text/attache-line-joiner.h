/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tells line breaks that only wrap a text from those that end its paragraphs. Private to this
 * folder. */

#pragma once

#include "attache-text.h"

G_BEGIN_DECLS

/* Drops from @lines (the first token of every line, guint32) those that go on the paragraph before.
 * Does nothing unless the text is wrapped throughout: wires and archives set in columns, blank
 * lines between their paragraphs. Linear. */
void attache_join_wrapped_lines (const guint8 *bytes, const GArray *tokens, GArray *lines);

G_END_DECLS
