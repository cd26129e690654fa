/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one character is to the cutting of a text: letter, digit, mark, space. Private to this
 * folder; it knows characters one by one and nothing of the words they make. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_CHARACTER_SPACE, /* white space in a line, controls, lone format characters */
  ATTACHE_CHARACTER_BREAK, /* ends a line, and with it a paragraph */
  ATTACHE_CHARACTER_LOWER, /* letters without case are lower */
  ATTACHE_CHARACTER_UPPER,
  ATTACHE_CHARACTER_DIGIT,
  ATTACHE_CHARACTER_MARK, /* goes with what stands before it: combining marks, joiners, soft hyphens */
  ATTACHE_CHARACTER_APOSTROPHE,
  ATTACHE_CHARACTER_QUOTE,
  ATTACHE_CHARACTER_HYPHEN,
  ATTACHE_CHARACTER_PERIOD,
  ATTACHE_CHARACTER_PUNCTUATION,
  ATTACHE_CHARACTER_SYMBOL,
} AttacheCharacter;

extern const guint8 attache_character_ascii[128];

/* The class of a character beyond ASCII. */
AttacheCharacter attache_character_classify (gunichar character);

/* @bytes must be valid UTF-8 at @at, and @at before its end. @n_bytes is set to the character's
 * length. */
static inline AttacheCharacter
attache_character_at (const guint8 *bytes, gsize at, guint *n_bytes)
{
  if (bytes[at] < 0x80)
    {
      *n_bytes = 1;
      return (AttacheCharacter) attache_character_ascii[bytes[at]];
    }
  *n_bytes = g_utf8_skip[bytes[at]];
  return attache_character_classify (g_utf8_get_char ((const char *) bytes + at));
}

static inline gboolean
attache_character_is_letter (AttacheCharacter character)
{
  return character == ATTACHE_CHARACTER_LOWER || character == ATTACHE_CHARACTER_UPPER;
}

G_END_DECLS
