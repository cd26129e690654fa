/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A paragraph cut finer than into tokens: "mid-1990s" is mid, -, 1990, s, and each piece knows what
 * kind of time word it is. The grammar reads pieces; it never sees bytes. */

#pragma once

#include "attache-text.h"
#include "attache-timex-index.h"

G_BEGIN_DECLS

enum
{
  ATTACHE_PIECE_GLUED = 1 << 0, /* no space before it */
  ATTACHE_PIECE_CAPITALISED = 1 << 1,
  ATTACHE_PIECE_PLURAL = 1 << 2,
  ATTACHE_PIECE_VERB = 1 << 3, /* may as well be another word: ATTACHE_TW_VERB */
  ATTACHE_PIECE_LETTERS = 1 << 4,
  ATTACHE_PIECE_DOUBTFUL =
      1 << 5, /* a name or another word even where capitalised: Jan, Sun, May */
};

typedef struct
{
  AttacheSpan span;
  guint32 token;
  gint32 number; /* of up to nine digits; −1 where none */
  gint16 value;  /* of the lexicon's word */
  guint8 word;   /* AttacheTimexWord */
  guint8 flags;
  guint8 digits;
  char mark; /* of a punctuation mark: dashes are '-', long ones '=', quotes '\'' or '"' */
} AttacheTimexPiece;

typedef struct
{
  /* Owned */
  GArray *array; /* AttacheTimexPiece */
  /* State */
  guint n_pieces; /* while it is cut: the array may be longer */
  AttacheTimexIndex index;
} AttacheTimexLine;

/* A piece that matches nothing, for reading past either end. */
extern const AttacheTimexPiece attache_timex_no_piece;

static inline const AttacheTimexPiece *
attache_timex_line_get (const AttacheTimexLine *line, guint at)
{
  return at < line->array->len ? &g_array_index (line->array, AttacheTimexPiece, at)
                               : &attache_timex_no_piece;
}

/* Replaces the line's pieces by those of the tokens [first, end) of @text. Linear. */
void attache_timex_line_cut (AttacheTimexLine *line, const AttacheText *text, guint first,
                             guint end);

G_END_DECLS
