/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cutting tokens into pieces. Most tokens are one piece and cost one look into the lexicon; those
 * with digits or hyphens are scanned again. */

#include "config.h"

#include "attache-timex-pieces.h"

#include <string.h>

/* Longer runs of letters or digits are no word and no number of a time. */
#define LONGEST_RUN 24

const AttacheTimexPiece attache_timex_no_piece = { .number = -1 };

static void
classify (const AttacheTimexIndex *index, AttacheTimexPiece *piece, const char *word, gsize n,
          gboolean capitalised, gboolean caps)
{
  const AttacheTimexEntry *entry = attache_timex_index_lookup (index, word, n);

  piece->flags |= ATTACHE_PIECE_LETTERS;
  if (capitalised)
    piece->flags |= ATTACHE_PIECE_CAPITALISED;
  if (entry == NULL)
    return;
  if (entry->flags & ATTACHE_TW_CAPITAL)
    piece->flags |= ATTACHE_PIECE_DOUBTFUL | (capitalised ? 0 : ATTACHE_PIECE_VERB);
  if ((entry->flags & ATTACHE_TW_CAPS) && !caps)
    return;
  if (entry->flags & ATTACHE_TW_PLURAL)
    piece->flags |= ATTACHE_PIECE_PLURAL;
  if (entry->flags & ATTACHE_TW_VERB)
    piece->flags |= ATTACHE_PIECE_VERB;
  piece->word = entry->word;
  piece->value = entry->value;
}

/* One ASCII character for a mark of any script. */
static char
canonical_mark (const char *bytes, gsize n)
{
  gunichar character = (guchar) *bytes < 0x80 ? (gunichar) *bytes : g_utf8_get_char (bytes);

  switch (character)
    {
    case '-':
      return n > 1 ? '=' : '-';
    case 0x2010 ... 0x2013:
    case 0x2212:
      return '-';
    case 0x2014:
    case 0x2015:
      return '=';
    case 0x2018:
    case 0x2019:
    case 0x02BC:
      return '\'';
    case 0x201C:
    case 0x201D:
      return '"';
    case 0xBD:
      return 'H';
    default:
      return character < 0x80 ? (char) character : '?';
    }
}

static inline void
append (AttacheTimexLine *line, const AttacheTimexPiece *piece)
{
  if (line->n_pieces == line->array->len)
    g_array_set_size (line->array, MAX (64, line->n_pieces * 2));
  g_array_index (line->array, AttacheTimexPiece, line->n_pieces++) = *piece;
}

static void
cut_run_of_digits (AttacheTimexPiece *piece, const char *bytes, gsize n)
{
  if (n > 9)
    return;
  piece->digits = (guint8) n;
  piece->number = 0;
  for (gsize i = 0; i < n; i++)
    piece->number = piece->number * 10 + bytes[i] - '0';
}

static gsize
run_length (const char *bytes, gsize n, gboolean digits)
{
  gsize length = 0;

  while (length < n && (digits ? g_ascii_isdigit (bytes[length]) : g_ascii_isalpha (bytes[length])))
    length++;
  return length;
}

static void
cut_run_of_letters (const AttacheTimexIndex *index, AttacheTimexPiece *piece, const char *bytes,
                    gsize n)
{
  char folded[LONGEST_RUN];
  gboolean caps = TRUE;

  if (n > LONGEST_RUN)
    return;
  for (gsize i = 0; i < n; i++)
    {
      folded[i] = g_ascii_tolower (bytes[i]);
      caps = caps && g_ascii_isupper (bytes[i]);
    }
  classify (index, piece, folded, n, g_ascii_isupper (*bytes), caps);
}

/* A token with digits or hyphens: runs of letters, runs of digits, and what is neither. */
static void
cut_apart (AttacheTimexLine *line, const AttacheToken *token, guint index, const char *bytes)
{
  gsize n = token->byte_end - token->byte_start, at = 0;
  guint32 offset = token->span.start;
  gboolean glued = (token->shape & ATTACHE_SHAPE_SPACE_BEFORE) == 0;

  while (at < n)
    {
      AttacheTimexPiece piece = { .token = index, .number = -1 };
      gsize length;

      piece.flags = glued ? ATTACHE_PIECE_GLUED : 0;
      if (g_ascii_isdigit (bytes[at]))
        cut_run_of_digits (&piece, bytes + at, length = run_length (bytes + at, n - at, TRUE));
      else if (g_ascii_isalpha (bytes[at]))
        {
          length = run_length (bytes + at, n - at, FALSE);
          cut_run_of_letters (&line->index, &piece, bytes + at, length);
        }
      else
        {
          length = g_utf8_skip[(guchar) bytes[at]];
          piece.mark = canonical_mark (bytes + at, length);
        }
      piece.span.start = offset;
      offset += (guchar) bytes[at] < 0x80 ? length : 1;
      piece.span.end = offset;
      append (line, &piece);
      at += length;
      glued = TRUE;
    }
}

static void
cut_token (AttacheTimexLine *line, const AttacheToken *token, guint index, const char *utf8)
{
  AttacheTimexPiece piece = { .span = token->span, .token = index, .number = -1 };
  gsize n;

  if (token->shape & (ATTACHE_SHAPE_DIGIT | ATTACHE_SHAPE_HYPHEN))
    {
      cut_apart (line, token, index, utf8 + token->byte_start);
      return;
    }
  if ((token->shape & ATTACHE_SHAPE_SPACE_BEFORE) == 0)
    piece.flags = ATTACHE_PIECE_GLUED;
  if (token->kind == ATTACHE_TOKEN_WORD)
    {
      n = strlen (token->word);
      if (n > 1 && token->word[n - 1] == '.')
        n--;
      classify (&line->index, &piece, token->word, n,
                (token->shape & ATTACHE_SHAPE_CAPITALISED) != 0,
                (token->shape & ATTACHE_SHAPE_ALL_CAPS) != 0);
    }
  else
    piece.mark = canonical_mark (utf8 + token->byte_start, token->byte_end - token->byte_start);
  append (line, &piece);
}

void
attache_timex_line_cut (AttacheTimexLine *line, const AttacheText *text, guint first, guint end)
{
  guint n_tokens;
  const AttacheToken *tokens = attache_text_get_tokens (text, &n_tokens);
  const char *utf8 = attache_text_get_utf8 (text, NULL);

  g_assert (end <= n_tokens);

  line->n_pieces = 0;
  for (guint i = first; i < end; i++)
    cut_token (line, &tokens[i], i, utf8);
  g_array_set_size (line->array, line->n_pieces);
}
