/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A look over JSON before a parser sees it: the parser descends by recursion and ends strings at
 * NUL. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TRUE if no bracket in @json is nested deeper than @max_depth. Strings are skipped. Linear. */
gboolean attache_json_scan_is_shallow (const char *json, gsize length, guint max_depth);

/* Turns each escaped NUL ("\u0000") and each escaped half of a surrogate pair in @json into U+FFFD,
 * and the backslash of an escape that JSON does not know into "?", in place and of the same length.
 * Answers how many. */
guint attache_json_scan_replace_escapes (char *json, gsize length);

G_END_DECLS
