/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes become UTF-8. It converts and never edits: line ends, spaces and odd characters stay. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the encoding was known, from the surest to the least sure. */
typedef enum
{
  ATTACHE_ENCODING_BY_MARK,    /* a byte-order mark, which is not part of the text */
  ATTACHE_ENCODING_BY_CONTENT, /* the bytes are valid UTF-8, or UTF-16 without doubt */
  ATTACHE_ENCODING_BY_LABEL,   /* the document said so */
  ATTACHE_ENCODING_BY_GUESS,   /* from the frequency of letters: a person should look */
} AttacheEncodingBasis;

typedef struct
{
  char *utf8; /* NUL-terminated */
  gsize length;
  const char *name; /* static or interned: "UTF-8", "windows-1251", … */
  AttacheEncodingBasis basis;
  guint n_replaced; /* bytes that stand as U+FFFD */
} AttacheDecoded;

/* @label (nullable) is what the document says of itself. Transfer full of decoded->utf8; never
 * fails: what cannot be read becomes U+FFFD and is counted. Linear. */
void attache_encoding_decode (const guint8 *data, gsize length, const char *label,
                              AttacheDecoded *decoded);

/* The character that a page means by @c, a code point: "&#147;" is one of windows-1252 and no
 * control character (HTML Standard, "Numeric character reference end state"). Any other is itself.
 */
gunichar attache_encoding_read_reference (gunichar c);

/* TRUE where the bytes are no text in any encoding: NULs outside UTF-16, or many control
 * characters. */
gboolean attache_encoding_is_binary (const guint8 *data, gsize length);

G_END_DECLS
