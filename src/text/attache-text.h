/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text and its code points, cut into paragraphs, sentences and tokens. Immutable, atomically
 * counted, safe to read from any thread. It knows the shapes of words and marks, not what they
 * mean. */

#pragma once

#include "attache-span.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_TOKEN_WORD,   /* letters, inner apostrophes and hyphens: U.N., o'clock; also 20th, 30-year-old */
  ATTACHE_TOKEN_NUMBER, /* digits, with inner separators: 6,700 3.5 9:50 */
  ATTACHE_TOKEN_QUOTE,  /* any quotation mark, also one that may be an apostrophe at a word's edge */
  ATTACHE_TOKEN_PUNCTUATION,
  ATTACHE_TOKEN_SYMBOL, /* all else that is not white space */
} AttacheTokenKind;

typedef enum
{
  ATTACHE_SHAPE_CAPITALISED = 1 << 0, /* first letter upper case */
  ATTACHE_SHAPE_ALL_CAPS = 1 << 1,    /* two or more letters, all upper case */
  ATTACHE_SHAPE_MIXED_CAPS = 1 << 2,  /* an upper-case letter after a lower-case one */
  ATTACHE_SHAPE_DIGIT = 1 << 3,       /* holds a digit */
  ATTACHE_SHAPE_HYPHEN = 1 << 4,
  ATTACHE_SHAPE_PERIOD = 1 << 5,       /* an abbreviation with its period(s): Sept. U.N. Mr. */
  ATTACHE_SHAPE_POSSESSIVE = 1 << 6,   /* this token is the clitic 's or ' itself */
  ATTACHE_SHAPE_SPACE_BEFORE = 1 << 7,
  ATTACHE_SHAPE_SENTENCE_START = 1 << 8, /* a sentence's first token, and its first word or number */
} AttacheShape;

/* 32 bytes; `word` is the token's text folded (lower case, curly apostrophe made straight), NUL-
 * terminated, owned by the text. */
typedef struct
{
  AttacheSpan span; /* code points */
  guint32 byte_start;
  guint32 byte_end;
  const char *word;
  guint16 shape; /* AttacheShape */
  guint8 kind;   /* AttacheTokenKind */
  guint8 reserved;
  guint32 word_hash; /* g_str_hash-like hash of `word`, for lexicons */
} AttacheToken;

/* Tokens [first, end) of the text, and the code points from the first one's start to the last
 * one's end. */
typedef struct
{
  AttacheSpan span;
  guint32 first_token;
  guint32 end_token;
  guint32 paragraph; /* of a sentence: its paragraph's index */
} AttacheSegment;

typedef struct _AttacheText AttacheText;

/* Takes any bytes: what is not UTF-8 becomes U+FFFD; NUL stays. @length in bytes, or -1 where
 * @utf8 ends in NUL. Linear in @length. Never fails. Texts over 2^30 bytes are cut there. */
AttacheText *attache_text_new (const char *utf8, gssize length);
AttacheText *attache_text_ref (AttacheText *text);
void attache_text_unref (AttacheText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheText, attache_text_unref)

const char *attache_text_get_utf8 (const AttacheText *text, gsize *n_bytes);
guint32 attache_text_get_length (const AttacheText *text); /* code points */

/* Constant time: a table holds the byte of every 32nd code point. */
guint32 attache_text_offset_to_byte (const AttacheText *text, guint32 offset);
guint32 attache_text_byte_to_offset (const AttacheText *text, guint32 byte);

/* Transfer full; bytes of @span, which is clamped to the text. */
char *attache_text_dup_slice (const AttacheText *text, AttacheSpan span);

const AttacheToken *attache_text_get_tokens (const AttacheText *text, guint *n_tokens);
const AttacheSegment *attache_text_get_sentences (const AttacheText *text, guint *n_sentences);
const AttacheSegment *attache_text_get_paragraphs (const AttacheText *text, guint *n_paragraphs);

/* The first token that ends after @offset (n_tokens if none); and the sentence that holds a
 * token. Logarithmic. */
guint attache_text_token_at (const AttacheText *text, guint32 offset);
guint attache_text_sentence_of_token (const AttacheText *text, guint token);

G_END_DECLS
