/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text as the tagger reads it: words one by one, but a whole quotation as one unit, and
 * sentences that a quotation's own full stops do not cut. Private to the statements; it knows
 * nothing of weights. */

#pragma once

#include "attache-tagger-lexicon.h"
#include "attache-text.h"

G_BEGIN_DECLS

#define ATTACHE_NO_CUE G_MININT16

typedef enum
{
  ATTACHE_UNIT_QUOTATION = 1 << 0,    /* a whole quotation */
  ATTACHE_UNIT_SHORT_QUOTED = 1 << 1, /* a word in a quotation too short to be a unit, or its marks */
  ATTACHE_UNIT_BRACKETED = 1 << 2,
  ATTACHE_UNIT_CAPITALISED = 1 << 3,
  ATTACHE_UNIT_FIRST = 1 << 4, /* of its sentence */
  ATTACHE_UNIT_LAST = 1 << 5,
  ATTACHE_UNIT_UNCLOSED = 1 << 6,
} AttacheUnitFlags;

typedef struct
{
  guint32 first_token;
  guint32 end_token;
  guint32 word;   /* what the unit is, as a hash */
  guint32 suffix; /* hash of its last three bytes */
  guint32 sentence;
  guint16 flags;
  guint8 class;     /* AttacheUnitClass */
  guint8 cue_level; /* of the lexicon: how often the word is a cue */
  guint16 senses;   /* of the lexicon */
  gint16 cue_score; /* set by the tagger: log odds in 1/256, or ATTACHE_NO_CUE */
} AttacheUnit;

typedef struct
{
  guint32 first_unit;
  guint32 end_unit;
  guint32 paragraph;
} AttacheUnitSentence;

typedef struct
{
  const AttacheText *text;
  const AttacheToken *tokens;
  AttacheUnit *units;
  guint n_units;
  AttacheUnitSentence *sentences;
  guint n_sentences;
  GArray *quotations;
} AttacheUnits;

/* Linear. Borrows @text. */
AttacheUnits *attache_units_new (const AttacheText *text, const AttacheTaggerLexicon *lexicon);
void attache_units_free (AttacheUnits *units);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheUnits, attache_units_free)

G_END_DECLS
