/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text itself: its bytes made valid, the tables between bytes and code points, and the
 * segments that the tokenizer and the sentence splitter made once, when it was built. */

#include "config.h"

#include "attache-text.h"

#include <string.h>

#include "attache-line-joiner.h"
#include "attache-sentence-splitter.h"
#include "attache-tokenizer.h"

#define MOST_BYTES (1u << 30)
#define BLOCK 32

struct _AttacheText
{
  gatomicrefcount ref_count;

  /* Owned */
  char *utf8;
  char *words;
  guint32 *byte_of_block;   /* of every 32nd code point; NULL where all is ASCII */
  guint32 *offset_of_block; /* code point that holds every 32nd byte; NULL where all is ASCII */
  GArray *tokens;
  GArray *sentences;
  GArray *paragraphs;

  /* State */
  guint32 n_bytes;
  guint32 length;
};

/* Valid UTF-8, with every byte that is not replaced by U+FFFD; NUL stays, which
 * g_utf8_make_valid () would not have. */
static char *
dup_valid (const char *bytes, gsize n_bytes, gsize *n_valid)
{
  GString *valid = g_string_sized_new (n_bytes);
  const char *at = bytes, *end = bytes + n_bytes;

  while (at < end)
    {
      const char *stop;

      g_utf8_validate (at, end - at, &stop);
      g_string_append_len (valid, at, stop - at);
      if (stop == end)
        break;
      if (*stop == '\0')
        g_string_append_c (valid, '\0');
      else
        g_string_append (valid, "\xef\xbf\xbd");
      at = stop + 1;
    }
  *n_valid = valid->len;
  return g_string_free (valid, FALSE);
}

/* Where the last whole character ends at or before @limit. */
static gsize
cut_at (const char *utf8, gsize n_bytes, gsize limit)
{
  if (n_bytes <= limit)
    return n_bytes;
  while (limit > 0 && ((guchar)utf8[limit] & 0xC0) == 0x80)
    limit--;
  return limit;
}

static gboolean
is_continuation (guchar byte)
{
  return (byte & 0xC0) == 0x80;
}

static void
index_code_points (AttacheText *self)
{
  guint32 length = 0;

  for (guint32 i = 0; i < self->n_bytes; i++)
    length += !is_continuation ((guchar)self->utf8[i]);
  self->length = length;
  if (length == self->n_bytes)
    return;
  self->byte_of_block = g_new (guint32, length / BLOCK + 1);
  self->offset_of_block = g_new (guint32, self->n_bytes / BLOCK + 1);
  self->byte_of_block[length / BLOCK] = self->n_bytes;
  self->offset_of_block[self->n_bytes / BLOCK] = length;
  length = 0;
  for (guint32 i = 0; i < self->n_bytes; i++)
    {
      gboolean begins = !is_continuation ((guchar)self->utf8[i]);

      if (begins && length % BLOCK == 0)
        self->byte_of_block[length / BLOCK] = i;
      length += begins;
      if (i % BLOCK == 0)
        self->offset_of_block[i / BLOCK] = length - 1;
    }
}

/**
 * attache_text_new:
 * @utf8: (array length=length): any bytes; copied
 * @length: in bytes, or -1 where @utf8 ends in NUL
 *
 * Cuts a text into tokens, sentences and paragraphs. Linear in @length; never fails.
 *
 * Returns: (transfer full): the text
 */
AttacheText *
attache_text_new (const char *utf8, gssize length)
{
  AttacheText *self;
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize n_bytes;

  g_return_val_if_fail (utf8 != NULL || length == 0, NULL);

  n_bytes = length < 0 ? strlen (utf8) : (gsize)length;
  self = g_new0 (AttacheText, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->utf8 = dup_valid (utf8, MIN (n_bytes, MOST_BYTES), &n_bytes);
  self->n_bytes = (guint32)cut_at (self->utf8, n_bytes, MOST_BYTES);
  self->utf8[self->n_bytes] = '\0';
  index_code_points (self);

  self->tokens = g_array_sized_new (FALSE, FALSE, sizeof (AttacheToken), self->n_bytes / 6);
  self->sentences = g_array_new (FALSE, FALSE, sizeof (AttacheSegment));
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (AttacheSegment));
  self->words = attache_tokenize ((const guint8 *)self->utf8, self->n_bytes, self->tokens, lines);
  attache_join_wrapped_lines ((const guint8 *)self->utf8, self->tokens, lines);
  attache_split_sentences (self->tokens, lines, self->sentences, self->paragraphs);
  return self;
}

AttacheText *
attache_text_ref (AttacheText *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_atomic_ref_count_inc (&text->ref_count);
  return text;
}

void
attache_text_unref (AttacheText *text)
{
  g_return_if_fail (text != NULL);

  if (!g_atomic_ref_count_dec (&text->ref_count))
    return;
  g_free (text->utf8);
  g_free (text->words);
  g_free (text->byte_of_block);
  g_free (text->offset_of_block);
  g_array_unref (text->tokens);
  g_array_unref (text->sentences);
  g_array_unref (text->paragraphs);
  g_free (text);
}

/**
 * attache_text_get_utf8:
 * @n_bytes: (out) (optional): the bytes before the closing NUL
 *
 * Returns: (transfer none): valid UTF-8, which may hold NUL
 */
const char *
attache_text_get_utf8 (const AttacheText *text, gsize *n_bytes)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (n_bytes != NULL)
    *n_bytes = text->n_bytes;
  return text->utf8;
}

guint32
attache_text_get_length (const AttacheText *text)
{
  g_return_val_if_fail (text != NULL, 0);

  return text->length;
}

/**
 * attache_text_offset_to_byte:
 * @offset: in code points; clamped to the text
 *
 * Returns: the byte where that code point begins
 */
guint32
attache_text_offset_to_byte (const AttacheText *text, guint32 offset)
{
  guint32 byte;

  g_return_val_if_fail (text != NULL, 0);

  if (offset >= text->length)
    return text->n_bytes;
  if (text->byte_of_block == NULL)
    return offset;
  byte = text->byte_of_block[offset / BLOCK];
  for (guint32 i = offset % BLOCK; i > 0; i--)
    byte += g_utf8_skip[(guchar)text->utf8[byte]];
  return byte;
}

/**
 * attache_text_byte_to_offset:
 * @byte: clamped to the text; inside a character it counts as that character's first
 *
 * Returns: the code point that holds @byte
 */
guint32
attache_text_byte_to_offset (const AttacheText *text, guint32 byte)
{
  guint32 offset;

  g_return_val_if_fail (text != NULL, 0);

  if (byte >= text->n_bytes)
    return text->length;
  if (text->offset_of_block == NULL)
    return byte;
  offset = text->offset_of_block[byte / BLOCK];
  for (guint32 i = byte - byte % BLOCK + 1; i <= byte; i++)
    offset += !is_continuation ((guchar)text->utf8[i]);
  return offset;
}

/**
 * attache_text_dup_slice:
 * @span: in code points; clamped to the text
 *
 * Returns: (transfer full): its bytes, ending in NUL; they may hold NUL
 */
char *
attache_text_dup_slice (const AttacheText *text, AttacheSpan span)
{
  guint32 start, end;
  char *slice;

  g_return_val_if_fail (text != NULL, NULL);

  start = attache_text_offset_to_byte (text, span.start);
  end = MAX (start, attache_text_offset_to_byte (text, span.end));
  slice = g_malloc (end - start + 1);
  memcpy (slice, text->utf8 + start, end - start);
  slice[end - start] = '\0';
  return slice;
}

const AttacheToken *
attache_text_get_tokens (const AttacheText *text, guint *n_tokens)
{
  g_return_val_if_fail (text != NULL && n_tokens != NULL, NULL);

  *n_tokens = text->tokens->len;
  return (const AttacheToken *)(void *)text->tokens->data;
}

const AttacheSegment *
attache_text_get_sentences (const AttacheText *text, guint *n_sentences)
{
  g_return_val_if_fail (text != NULL && n_sentences != NULL, NULL);

  *n_sentences = text->sentences->len;
  return (const AttacheSegment *)(void *)text->sentences->data;
}

const AttacheSegment *
attache_text_get_paragraphs (const AttacheText *text, guint *n_paragraphs)
{
  g_return_val_if_fail (text != NULL && n_paragraphs != NULL, NULL);

  *n_paragraphs = text->paragraphs->len;
  return (const AttacheSegment *)(void *)text->paragraphs->data;
}

/**
 * attache_text_token_at:
 * @offset: in code points
 *
 * Returns: the first token that ends after @offset, or the number of tokens
 */
guint
attache_text_token_at (const AttacheText *text, guint32 offset)
{
  guint low = 0, high;

  g_return_val_if_fail (text != NULL, 0);

  high = text->tokens->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (text->tokens, AttacheToken, middle).span.end > offset)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/**
 * attache_text_sentence_of_token:
 * @token: less than the number of tokens
 *
 * Returns: the index of the sentence that holds it
 */
guint
attache_text_sentence_of_token (const AttacheText *text, guint token)
{
  guint low = 0, high;

  g_return_val_if_fail (text != NULL && token < text->tokens->len, 0);

  high = text->sentences->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (text->sentences, AttacheSegment, middle).end_token > token)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}
