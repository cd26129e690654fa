/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where sentences end. A line is a paragraph, as news text has it; in it a sentence ends at its
 * full stop with the marks that close on it, unless what follows goes on: a small letter, the
 * name after a title or an initial. */

#include "config.h"

#include "attache-sentence-splitter.h"

#include <string.h>

#include "attache-abbreviation.h"

typedef struct
{
  AttacheToken *tokens;
  guint n_tokens;
} Line;

static gboolean
is_terminator (const AttacheToken *token)
{
  if (token->kind != ATTACHE_TOKEN_PUNCTUATION)
    return FALSE;
  return *token->word == '.' || *token->word == '!' || *token->word == '?'
         || strcmp (token->word, "…") == 0 || strcmp (token->word, "。") == 0;
}

static gboolean
is_opening (const AttacheToken *token)
{
  static const char *const marks[] = { "(", "[", "{", "“", "«", "„", "「" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strcmp (token->word, marks[i]) == 0)
      return TRUE;
  return FALSE;
}

/* A mark that belongs to the sentence it follows: it touches the sentence's end and opens
 * nothing. */
static gboolean
is_closing (const AttacheToken *token)
{
  if ((token->shape & ATTACHE_SHAPE_SPACE_BEFORE) || is_opening (token))
    return FALSE;
  return token->kind == ATTACHE_TOKEN_QUOTE || *token->word == ')' || *token->word == ']'
         || *token->word == '}';
}

static gboolean
is_upper (const AttacheToken *token)
{
  return (token->shape & ATTACHE_SHAPE_CAPITALISED) != 0;
}

/* Whether a sentence may begin at @next, which follows a full stop. */
static gboolean
may_begin (const AttacheToken *next)
{
  switch ((AttacheTokenKind)next->kind)
    {
    case ATTACHE_TOKEN_WORD:
      return is_upper (next) || (next->shape & ATTACHE_SHAPE_DIGIT) || (guchar)*next->word >= 0x80;
    case ATTACHE_TOKEN_NUMBER:
    case ATTACHE_TOKEN_SYMBOL:
      return (next->shape & ATTACHE_SHAPE_SPACE_BEFORE) != 0;
    case ATTACHE_TOKEN_QUOTE:
      return TRUE;
    case ATTACHE_TOKEN_PUNCTUATION:
    default:
      return is_opening (next);
    }
}

/* The token of @line at or after @at that tells whether a sentence begins: the first that is no
 * mark. */
static const AttacheToken *
deciding_token (const Line *line, guint at)
{
  guint last = MIN (at + 3, line->n_tokens - 1);

  while (at < last && line->tokens[at].kind == ATTACHE_TOKEN_QUOTE)
    at++;
  return &line->tokens[at];
}

/* Whether the sentence ends with the abbreviation @token: only before a word that is written
 * small elsewhere. */
static gboolean
abbreviation_ends (const Line *line, const AttacheToken *token, guint end)
{
  const AttacheToken *next = deciding_token (line, end);
  gsize length = strlen (token->word) - 1;

  if (length == 1 || token->word[length] != '.')
    return FALSE;
  if (attache_abbreviation_of (token->word, length, TRUE) == ATTACHE_ABBREVIATION_TITLE)
    return FALSE;
  return is_upper (next) && !(next->shape & ATTACHE_SHAPE_ALL_CAPS)
         && attache_word_begins_sentences (next->word);
}

/* Whether a sentence ends with the token at @at and the marks that close on it. *@end is the
 * first token after them all, ended or not, so that no mark is looked at twice. */
static gboolean
ends_sentence (const Line *line, guint at, guint *end)
{
  const AttacheToken *token = &line->tokens[at];
  gboolean terminated = is_terminator (token);

  *end = at + 1;
  if (!terminated && !(token->shape & ATTACHE_SHAPE_PERIOD))
    return *end == line->n_tokens;
  while (terminated && *end < line->n_tokens && is_terminator (&line->tokens[*end])
         && !(line->tokens[*end].shape & ATTACHE_SHAPE_SPACE_BEFORE))
    (*end)++;
  while (*end < line->n_tokens && is_closing (&line->tokens[*end]))
    (*end)++;
  if (*end == line->n_tokens)
    return TRUE;
  if (!terminated)
    return abbreviation_ends (line, token, *end);
  if (!may_begin (&line->tokens[*end]))
    return FALSE;
  token = deciding_token (line, *end);
  return token->kind != ATTACHE_TOKEN_WORD || may_begin (token);
}

static void
mark_start (AttacheToken *tokens, guint n_tokens)
{
  tokens[0].shape |= ATTACHE_SHAPE_SENTENCE_START;
  for (guint i = 0; i < MIN (n_tokens, 4); i++)
    if (tokens[i].kind == ATTACHE_TOKEN_WORD || tokens[i].kind == ATTACHE_TOKEN_NUMBER)
      {
        tokens[i].shape |= ATTACHE_SHAPE_SENTENCE_START;
        return;
      }
}

static void
append_segment (GArray *segments, GArray *tokens, guint first, guint end, guint paragraph)
{
  AttacheSegment segment = {
    .span = { g_array_index (tokens, AttacheToken, first).span.start,
              g_array_index (tokens, AttacheToken, end - 1).span.end },
    .first_token = first,
    .end_token = end,
    .paragraph = paragraph,
  };

  g_array_append_val (segments, segment);
}

static void
split_line (GArray *tokens, guint first, guint end, GArray *sentences, guint paragraph)
{
  Line line = { &g_array_index (tokens, AttacheToken, first), end - first };
  guint start = 0, at = 0, end_of;

  for (; at < line.n_tokens; at = end_of)
    if (ends_sentence (&line, at, &end_of))
      {
        append_segment (sentences, tokens, first + start, first + end_of, paragraph);
        mark_start (line.tokens + start, end_of - start);
        start = end_of;
      }
}

void
attache_split_sentences (GArray *tokens, const GArray *lines, GArray *sentences, GArray *paragraphs)
{
  for (guint i = 0; i < lines->len; i++)
    {
      guint first = g_array_index (lines, guint32, i);
      guint end = i + 1 < lines->len ? g_array_index (lines, guint32, i + 1) : tokens->len;

      split_line (tokens, first, end, sentences, i);
      append_segment (paragraphs, tokens, first, end, i);
    }
}
