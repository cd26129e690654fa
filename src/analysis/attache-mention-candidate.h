/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stretch of tokens that may name an actor, with what speaks for each reading of it; and the text
 * as the mention stages see it. Private to the finding of actors. */

#pragma once

#include "attache-gazetteer.h"

#include <string.h>

G_BEGIN_DECLS

/* Set beside a token's classes where it stands in a headline: there, capitals tell little. */
#define ATTACHE_NAME_WORD_IN_TITLE (1u << 31)

/* Set where a token opens a sentence, a section or a quotation, and has a capital for that. */
#define ATTACHE_NAME_WORD_OPENS (1u << 30)

typedef enum
{
  ATTACHE_CANDIDATE_NAME,
  ATTACHE_CANDIDATE_OFFICE, /* "the President": an office without a name */
  ATTACHE_CANDIDATE_GROUP,  /* "Sylvanian soldiers": people by what they are */
  ATTACHE_CANDIDATE_BODY,   /* "Sylvania's foreign ministry" */
  ATTACHE_CANDIDATE_PRONOUN,
  ATTACHE_CANDIDATE_SOMEONE, /* "A police officer": one person, not named */
} AttacheCandidateKind;

typedef struct
{
  guint first; /* tokens [first, end) */
  guint end;
  AttacheSpan span;  /* of those, or a part of one token: "Sylvania" of "Sylvania-backed" */
  guint title_first; /* tokens [title_first, first) are the name's title */
  AttacheCandidateKind kind;
  AttacheActorType type;
  gint known; /* an actor of the gazetteer, or -1 */
  AttacheGazetteerSense sense;
  gint8 person; /* weights: what speaks for a person, a place, an organisation */
  gint8 place;
  gint8 organisation;
  gint actor; /* in the findings; set by the actor table */
  const char *rule;
} AttacheCandidate;

typedef struct
{
  const AttacheGazetteer *gazetteer; /* Borrowed */
  const AttacheText *text;           /* Borrowed */
  const AttacheToken *tokens;        /* Borrowed */
  guint n_tokens;
  guint32 *classes; /* Owned: AttacheNameWord bits of each token */
  guint date_first; /* tokens [date_first, date_end) are the header's date or dateline */
  guint date_end;
  GArray *candidates; /* Owned, of AttacheCandidate, ascending */
} AttacheScan;

static inline gboolean
attache_scan_has (const AttacheScan *scan, guint token, guint32 classes)
{
  return token < scan->n_tokens && (scan->classes[token] & classes) != 0;
}

static inline gboolean
attache_scan_shaped (const AttacheScan *scan, guint token, guint16 shape)
{
  return token < scan->n_tokens && (scan->tokens[token].shape & shape) != 0;
}

/* A word with a capital where it starts. */
static inline gboolean
attache_scan_is_capital (const AttacheScan *scan, guint token)
{
  return attache_scan_shaped (scan, token, ATTACHE_SHAPE_CAPITALISED)
         && scan->tokens[token].kind == ATTACHE_TOKEN_WORD;
}

/* A word without. */
static inline gboolean
attache_scan_is_lower (const AttacheScan *scan, guint token)
{
  return token < scan->n_tokens && scan->tokens[token].kind == ATTACHE_TOKEN_WORD
         && (scan->tokens[token].shape & ATTACHE_SHAPE_CAPITALISED) == 0;
}

/* The token's folded text; "" past the end. */
static inline const char *
attache_scan_word (const AttacheScan *scan, guint token)
{
  return token < scan->n_tokens ? scan->tokens[token].word : "";
}

static inline gboolean
attache_scan_is_word (const AttacheScan *scan, guint token, const char *word)
{
  return token < scan->n_tokens && scan->tokens[token].word[0] == word[0]
         && strcmp (scan->tokens[token].word, word) == 0;
}

/* Adds one and returns it; valid until the next is added. */
AttacheCandidate *attache_scan_add (AttacheScan *scan, guint first, guint end,
                                    AttacheActorType type, const char *rule);

G_END_DECLS
