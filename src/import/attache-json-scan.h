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

/* Bytes up to and with the comma that ends an element of an array in which @json begins; 0 where
 * none does. Linear. */
gsize attache_json_scan_measure_element (const char *json, gsize length);

/* Makes lines of JSON of the elements of an array, in place: a line each, and the bracket behind
 * the last of them a blank. */
void attache_json_scan_write_lines (char *json, gsize length);

G_END_DECLS
