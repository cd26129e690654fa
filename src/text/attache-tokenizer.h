/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cuts valid UTF-8 into tokens. Private to this folder; it knows nothing of sentences. */

#pragma once

#include "attache-text.h"

G_BEGIN_DECLS

/* Appends to @tokens (AttacheToken) and, for every line that holds one, the index of its first
 * token to @lines (guint32). Returns the bytes that the tokens' words point into, transfer full,
 * NULL where there is no token. One pass. @n_bytes is under 2^30. */
char *attache_tokenize (const guint8 *bytes, gsize n_bytes, GArray *tokens, GArray *lines);

G_END_DECLS
