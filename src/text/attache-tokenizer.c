/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From characters to tokens, in one pass: which apostrophes, hyphens, commas and periods belong
 * to the word they touch. It looks at most a few characters ahead, so that its cost is linear on
 * any bytes. */

#include "config.h"

#include "attache-tokenizer.h"

#include <string.h>

#include "attache-abbreviation.h"
#include "attache-character.h"

#define FOLDED_APOSTROPHE '\''

typedef struct
{
  const guint8 *bytes;
  gsize n_bytes;
  gsize at;
  guint32 offset;

  GArray *tokens; /* longer than n_tokens until the end */
  guint n_tokens;
  GArray *lines;
  char *words;
  gsize n_words; /* bytes */
  gsize words_room;
  gboolean space;       /* white space since the last token */
  gboolean line_starts; /* no token on this line yet */
  gboolean single_open; /* a single quotation mark was opened on this line */
} Scanner;

/* The token that is being read. */
typedef struct
{
  gsize byte_start;
  guint32 start;
  guint32 word_at; /* in words */
  guint32 hash;
  guint16 shape;
  gsize segment;       /* byte after the last inner period, hyphen or the start */
  guint segment_chars; /* letters and digits since */
  gboolean letters;
  gboolean lower;
  gboolean upper;
  guint n_letters;
  gboolean acronym; /* single letters with periods so far */
} Reading;

static AttacheCharacter
peek (const Scanner *self, gsize at)
{
  guint n_bytes;

  return at < self->n_bytes ? attache_character_at (self->bytes, at, &n_bytes)
                            : ATTACHE_CHARACTER_BREAK;
}

static gsize
after (const Scanner *self, gsize at)
{
  return at + g_utf8_skip[self->bytes[at]];
}

static inline void
append_to_words (Scanner *self, guint8 byte)
{
  if (G_UNLIKELY (self->n_words == self->words_room))
    {
      self->words_room = MAX (256, self->words_room * 2);
      self->words = g_realloc (self->words, self->words_room);
    }
  self->words[self->n_words++] = (char)byte;
}

static inline void
append_byte (Scanner *self, Reading *token, guint8 byte)
{
  /* The hash of g_str_hash (), so that a GHashTable of strings and a lexicon agree on it. */
  token->hash = (token->hash << 5) + token->hash + (guint32)(signed char)byte;
  append_to_words (self, byte);
}

static void
append_folded (Scanner *self, Reading *token, gsize at)
{
  gunichar character = g_utf8_get_char ((const char *)self->bytes + at);
  char buffer[6];
  gint n;

  if (g_unichar_type (character) == G_UNICODE_FORMAT)
    return;
  if (attache_character_classify (character) == ATTACHE_CHARACTER_APOSTROPHE || character == 0x02BC)
    character = FOLDED_APOSTROPHE;
  n = g_unichar_to_utf8 (g_unichar_tolower (character), buffer);
  for (gint i = 0; i < n; i++)
    append_byte (self, token, (guint8)buffer[i]);
}

/* Takes the character at the scanner into the token. */
static inline void
take (Scanner *self, Reading *token)
{
  guint8 byte = self->bytes[self->at];

  if (G_LIKELY (byte < 0x80))
    {
      append_byte (self, token, (guint8)g_ascii_tolower (byte));
      self->at++;
    }
  else
    {
      append_folded (self, token, self->at);
      self->at = after (self, self->at);
    }
  self->offset++;
}

static void
begin (Scanner *self, Reading *token)
{
  *token = (Reading){ .byte_start = self->at,
                      .start = self->offset,
                      .word_at = (guint32)self->n_words,
                      .hash = 5381,
                      .segment = self->at };
}

static void
finish (Scanner *self, Reading *reading, AttacheTokenKind kind)
{
  AttacheToken token = {
    .span = { reading->start, self->offset },
    .byte_start = (guint32)reading->byte_start,
    .byte_end = (guint32)self->at,
    .word = GUINT_TO_POINTER (reading->word_at),
    .shape = reading->shape,
    .kind = (guint8)kind,
    .word_hash = reading->hash,
  };

  if (self->space)
    token.shape |= ATTACHE_SHAPE_SPACE_BEFORE;
  if (self->line_starts)
    g_array_append_val (self->lines, self->n_tokens);
  self->space = FALSE;
  self->line_starts = FALSE;
  append_to_words (self, 0);
  if (self->n_tokens == self->tokens->len)
    g_array_set_size (self->tokens, MAX (256, self->n_tokens * 2));
  g_array_index (self->tokens, AttacheToken, self->n_tokens++) = token;
}

static gboolean
is_alphanumeric (AttacheCharacter character)
{
  return attache_character_is_letter (character) || character == ATTACHE_CHARACTER_DIGIT;
}

/* Whether the apostrophe at @at begins the clitic 's. */
static gboolean
is_clitic (const Scanner *self, gsize at)
{
  gsize s = after (self, at);

  return s < self->n_bytes && (self->bytes[s] == 's' || self->bytes[s] == 'S')
         && !is_alphanumeric (peek (self, s + 1)) && peek (self, s + 1) != ATTACHE_CHARACTER_MARK;
}

/* The next character that is not a blank, for abbreviations: looks at two blanks at most. */
static AttacheCharacter
peek_past_blanks (const Scanner *self, gsize at)
{
  AttacheCharacter next = peek (self, at);

  for (guint i = 0; i < 2 && next == ATTACHE_CHARACTER_SPACE; i++)
    {
      at = after (self, at);
      next = peek (self, at);
    }
  return next;
}

static gboolean
follows_capitalised (const Scanner *self)
{
  const AttacheToken *last;

  if (self->n_tokens == 0 || self->line_starts)
    return FALSE;
  last = &g_array_index (self->tokens, AttacheToken, self->n_tokens - 1);
  return (last->shape & ATTACHE_SHAPE_CAPITALISED) != 0;
}

/* Whether the period at the scanner, which no letter follows, is the word's own. */
static gboolean
closes_abbreviation (const Scanner *self, const Reading *token)
{
  AttacheCharacter next = peek_past_blanks (self, self->at + 1);
  const char *word = self->words + token->word_at;
  gsize length = self->n_words - token->word_at;
  gboolean capitalised = (token->shape & ATTACHE_SHAPE_CAPITALISED) != 0;

  if (token->acronym && token->segment_chars == 1)
    return TRUE;
  if (length == 1 && capitalised && token->n_letters == 1)
    return next == ATTACHE_CHARACTER_UPPER && (*word != 'i' || follows_capitalised (self));
  switch (attache_abbreviation_of (word, length, capitalised))
    {
    case ATTACHE_ABBREVIATION_TITLE:
    case ATTACHE_ABBREVIATION_CLOSING:
      return TRUE;
    case ATTACHE_ABBREVIATION_NUMBER:
      return next == ATTACHE_CHARACTER_DIGIT;
    case ATTACHE_ABBREVIATION_NONE:
    default:
      return FALSE;
    }
}

/* At a period after a letter or digit. TRUE where it was taken; *@ends where the token ends with
 * it. */
static gboolean
take_period (Scanner *self, Reading *token, AttacheCharacter previous, gboolean *ends)
{
  AttacheCharacter next = peek (self, self->at + 1);
  gboolean joins = FALSE;

  *ends = FALSE;
  if (previous == ATTACHE_CHARACTER_DIGIT)
    joins = next == ATTACHE_CHARACTER_DIGIT;
  else if (attache_character_is_letter (next))
    {
      gboolean longer = is_alphanumeric (peek (self, after (self, self->at + 1)));

      if (token->segment_chars == 1 && !(longer && next == ATTACHE_CHARACTER_UPPER))
        joins = token->acronym = TRUE;
      else if (token->segment_chars == 1)
        {
          token->acronym = TRUE;
          *ends = TRUE;
        }
      else
        joins = previous == ATTACHE_CHARACTER_LOWER && next == ATTACHE_CHARACTER_LOWER;
    }
  else if (closes_abbreviation (self, token))
    {
      token->shape |= ATTACHE_SHAPE_PERIOD;
      *ends = next != ATTACHE_CHARACTER_HYPHEN;
      joins = !*ends;
    }
  if (!joins && !*ends)
    return FALSE;
  if (token->acronym)
    token->shape |= ATTACHE_SHAPE_PERIOD;
  take (self, token);
  token->segment = self->at;
  token->segment_chars = 0;
  return TRUE;
}

/* At a character that is no letter, digit or mark: TRUE where it was taken into the word. */
static gboolean
take_inner (Scanner *self, Reading *token, AttacheCharacter character, AttacheCharacter previous,
            gboolean *ends)
{
  AttacheCharacter next;

  *ends = FALSE;
  if (character == ATTACHE_CHARACTER_PERIOD)
    return is_alphanumeric (previous) && take_period (self, token, previous, ends);
  next = peek (self, after (self, self->at));
  if (character == ATTACHE_CHARACTER_HYPHEN)
    {
      if (!is_alphanumeric (next)
          || (previous == ATTACHE_CHARACTER_DIGIT && next == ATTACHE_CHARACTER_DIGIT))
        return FALSE;
      token->shape |= ATTACHE_SHAPE_HYPHEN;
      token->acronym = FALSE;
      take (self, token);
      token->segment = self->at;
      token->segment_chars = 0;
      return TRUE;
    }
  if (character == ATTACHE_CHARACTER_APOSTROPHE)
    {
      if (!attache_character_is_letter (previous) || !attache_character_is_letter (next)
          || is_clitic (self, self->at))
        return FALSE;
      take (self, token);
      return TRUE;
    }
  if (previous == ATTACHE_CHARACTER_DIGIT && next == ATTACHE_CHARACTER_DIGIT && !token->letters
      && (self->bytes[self->at] == ',' || self->bytes[self->at] == ':'))
    {
      take (self, token);
      return TRUE;
    }
  return FALSE;
}

static void
note_character (Reading *token, AttacheCharacter character)
{
  token->segment_chars++;
  if (character == ATTACHE_CHARACTER_DIGIT)
    {
      token->shape |= ATTACHE_SHAPE_DIGIT;
      return;
    }
  if (character == ATTACHE_CHARACTER_UPPER)
    {
      if (!token->letters)
        token->shape |= ATTACHE_SHAPE_CAPITALISED;
      if (token->lower)
        token->shape |= ATTACHE_SHAPE_MIXED_CAPS;
      token->upper = TRUE;
    }
  else
    token->lower = TRUE;
  token->letters = TRUE;
  token->n_letters++;
}

static void
scan_word (Scanner *self)
{
  AttacheCharacter previous = ATTACHE_CHARACTER_SPACE;
  Reading token;

  begin (self, &token);
  while (self->at < self->n_bytes)
    {
      AttacheCharacter character = peek (self, self->at);
      gboolean ends = FALSE;

      if (is_alphanumeric (character))
        {
          note_character (&token, character);
          take (self, &token);
          previous = character;
        }
      else if (character == ATTACHE_CHARACTER_MARK)
        take (self, &token);
      else if (!take_inner (self, &token, character, previous, &ends) || ends)
        break;
      else
        previous = character;
    }
  if (token.upper && !token.lower && token.n_letters > 1)
    token.shape |= ATTACHE_SHAPE_ALL_CAPS;
  finish (self, &token, token.letters ? ATTACHE_TOKEN_WORD : ATTACHE_TOKEN_NUMBER);
}

/* The kind of mark before the scanner, where nothing stands between. */
static gboolean
touches_word (const Scanner *self)
{
  const AttacheToken *last;

  if (self->space || self->line_starts || self->n_tokens == 0)
    return FALSE;
  last = &g_array_index (self->tokens, AttacheToken, self->n_tokens - 1);
  return last->kind != ATTACHE_TOKEN_SYMBOL
         && strchr ("([{-", *(const char *)(self->bytes + last->byte_start)) == NULL;
}

static void
scan_apostrophe (Scanner *self)
{
  gboolean touches = touches_word (self);
  AttacheCharacter next = peek (self, after (self, self->at));
  Reading token;

  begin (self, &token);
  if (touches && is_clitic (self, self->at))
    {
      token.shape = ATTACHE_SHAPE_POSSESSIVE;
      take (self, &token);
      take (self, &token);
      finish (self, &token, ATTACHE_TOKEN_WORD);
      return;
    }
  if (touches && !is_alphanumeric (next))
    {
      guint8 before = self->bytes[self->at - 1];

      /* ministers' — unless a quotation in single marks is open and this may close it. */
      if (!self->single_open && (before == 's' || before == 'S') && next == ATTACHE_CHARACTER_SPACE)
        token.shape = ATTACHE_SHAPE_POSSESSIVE;
      self->single_open = FALSE;
    }
  else if (!touches && attache_character_is_letter (next))
    self->single_open = TRUE;
  take (self, &token);
  finish (self, &token, ATTACHE_TOKEN_QUOTE);
}

/* A run of periods is one token; an emoji goes with its modifiers and joined parts. */
static void
scan_mark (Scanner *self, AttacheCharacter character)
{
  static const AttacheTokenKind kinds[] = {
    [ATTACHE_CHARACTER_MARK] = ATTACHE_TOKEN_SYMBOL,
    [ATTACHE_CHARACTER_QUOTE] = ATTACHE_TOKEN_QUOTE,
    [ATTACHE_CHARACTER_HYPHEN] = ATTACHE_TOKEN_PUNCTUATION,
    [ATTACHE_CHARACTER_PERIOD] = ATTACHE_TOKEN_PUNCTUATION,
    [ATTACHE_CHARACTER_PUNCTUATION] = ATTACHE_TOKEN_PUNCTUATION,
    [ATTACHE_CHARACTER_SYMBOL] = ATTACHE_TOKEN_SYMBOL,
  };
  Reading token;

  begin (self, &token);
  take (self, &token);
  if (character == ATTACHE_CHARACTER_PERIOD || self->bytes[token.byte_start] == '-')
    while (self->at < self->n_bytes && self->bytes[self->at] == self->bytes[token.byte_start])
      take (self, &token);
  while (peek (self, self->at) == ATTACHE_CHARACTER_MARK)
    {
      gboolean joiner = g_utf8_get_char ((const char *)self->bytes + self->at) == 0x200D;

      take (self, &token);
      if (joiner && peek (self, self->at) == ATTACHE_CHARACTER_SYMBOL)
        take (self, &token);
    }
  finish (self, &token, kinds[character]);
}

static void
skip (Scanner *self, AttacheCharacter character)
{
  self->at = after (self, self->at);
  self->offset++;
  self->space = TRUE;
  if (character == ATTACHE_CHARACTER_BREAK)
    {
      self->line_starts = TRUE;
      self->single_open = FALSE;
    }
}

char *
attache_tokenize (const guint8 *bytes, gsize n_bytes, GArray *tokens, GArray *lines)
{
  Scanner self = {
    .bytes = bytes, .n_bytes = n_bytes, .tokens = tokens, .lines = lines, .line_starts = TRUE
  };

  while (self.at < n_bytes)
    {
      AttacheCharacter character = peek (&self, self.at);

      switch (character)
        {
        case ATTACHE_CHARACTER_SPACE:
        case ATTACHE_CHARACTER_BREAK:
          skip (&self, character);
          break;
        case ATTACHE_CHARACTER_LOWER:
        case ATTACHE_CHARACTER_UPPER:
        case ATTACHE_CHARACTER_DIGIT:
          scan_word (&self);
          break;
        case ATTACHE_CHARACTER_APOSTROPHE:
          scan_apostrophe (&self);
          break;
        case ATTACHE_CHARACTER_MARK:
          if (!self.space && self.n_tokens > 0)
            scan_mark (&self, character);
          else
            skip (&self, ATTACHE_CHARACTER_SPACE);
          break;
        case ATTACHE_CHARACTER_QUOTE:
        case ATTACHE_CHARACTER_HYPHEN:
        case ATTACHE_CHARACTER_PERIOD:
        case ATTACHE_CHARACTER_PUNCTUATION:
        case ATTACHE_CHARACTER_SYMBOL:
          scan_mark (&self, character);
          break;
        }
    }
  g_array_set_size (tokens, self.n_tokens);
  for (guint i = 0; i < tokens->len; i++)
    {
      AttacheToken *token = &g_array_index (tokens, AttacheToken, i);

      token->word = self.words + GPOINTER_TO_UINT (token->word);
    }
  return self.words;
}
