/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tagger knows of single words: a class that stands in for a part of speech, and how
 * readily the word is a cue. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Classes below ATTACHE_UNIT_CLASS_OPEN are single function words or small groups of them, in the
 * order of the shipped list. */
typedef enum
{
  ATTACHE_UNIT_CLASS_NONE,
  ATTACHE_UNIT_CLASS_QUOTATION,
  ATTACHE_UNIT_CLASS_QUOTE_MARK,
  ATTACHE_UNIT_CLASS_COMMA,
  ATTACHE_UNIT_CLASS_PERIOD,
  ATTACHE_UNIT_CLASS_COLON,
  ATTACHE_UNIT_CLASS_SEMICOLON,
  ATTACHE_UNIT_CLASS_QUESTION,
  ATTACHE_UNIT_CLASS_DASH,
  ATTACHE_UNIT_CLASS_OPEN_BRACKET,
  ATTACHE_UNIT_CLASS_CLOSE_BRACKET,
  ATTACHE_UNIT_CLASS_SYMBOL,
  ATTACHE_UNIT_CLASS_NUMBER,
  ATTACHE_UNIT_CLASS_CLITIC,
  ATTACHE_UNIT_CLASS_CAPITALISED,
  ATTACHE_UNIT_CLASS_ALL_CAPS,
  ATTACHE_UNIT_CLASS_ED,
  ATTACHE_UNIT_CLASS_ING,
  ATTACHE_UNIT_CLASS_S,
  ATTACHE_UNIT_CLASS_LY,
  ATTACHE_UNIT_CLASS_NOUN_LIKE,
  ATTACHE_UNIT_CLASS_ADJECTIVE_LIKE,
  ATTACHE_UNIT_CLASS_WORD,
  ATTACHE_UNIT_CLASS_FUNCTION, /* and above: function words, by their place in the list */
} AttacheUnitClass;

/* One entry of the shipped table, as it lies in the file. */
typedef struct
{
  guint32 hash; /* 0: free */
  guint8 class;
  guint8 cue_level; /* 0: never seen as a cue; 1 … 7: ever more often */
  guint16 senses;
} AttacheLexiconEntry;

typedef struct
{
  const AttacheLexiconEntry *entries;
  guint32 mask; /* entries less one: a power of two */
} AttacheTaggerLexicon;

const AttacheLexiconEntry *attache_tagger_lexicon_find (const AttacheTaggerLexicon *self, guint32 hash);

G_END_DECLS
