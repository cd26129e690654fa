/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups tokens into sentences and paragraphs. Private to this folder; it sees tokens and not
 * the text's bytes. */

#pragma once

#include "attache-text.h"

G_BEGIN_DECLS

/* @lines holds the first token of every line (guint32). Appends AttacheSegments; marks the
 * tokens that start sentences. */
void attache_split_sentences (GArray *tokens, const GArray *lines, GArray *sentences,
                              GArray *paragraphs);

G_END_DECLS
