/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the two halves of the tagger ask of a slot: the forms of its word, and what its neighbours
 * could be. Nobody else includes this. */

#pragma once

#include <string.h>

#include "attache-event-sentence.h"

G_BEGIN_DECLS

#define ATTACHE_CAPITALS                                                                           \
  (ATTACHE_SHAPE_CAPITALISED | ATTACHE_SHAPE_ALL_CAPS | ATTACHE_SHAPE_MIXED_CAPS)

/* AttacheWordClass counts the closed ones up to the adverbs. */
#define ATTACHE_CLOSED_CLASSES (ATTACHE_WORD_ADVERB - 1)

static inline gboolean
attache_event_tagger_has_verbs (const AttacheEventWord *word, guint forms)
{
  return word != NULL && (word->forms & forms) != 0;
}

static inline gboolean
attache_event_tagger_has_nouns (const AttacheEventWord *word)
{
  return word != NULL && word->nouns.end > word->nouns.first;
}

static inline gboolean
attache_event_tagger_is_word (const AttacheEventSentence *self, guint i, const char *word)
{
  return i < self->n_slots && self->tokens[i].word[0] == word[0]
         && strcmp (self->tokens[i].word, word) == 0;
}

static inline gboolean
attache_event_tagger_is_capital (const AttacheEventSentence *self, guint i)
{
  return i < self->n_slots && self->tokens[i].kind == ATTACHE_TOKEN_WORD
         && (self->tokens[i].shape & ATTACHE_CAPITALS) != 0;
}

/* Where a capital tells nothing. */
static inline gboolean
attache_event_tagger_is_start (const AttacheEventSentence *self, guint i)
{
  if (i == 0 || (self->tokens[i].shape & ATTACHE_SHAPE_SENTENCE_START) != 0)
    return TRUE;
  return self->tokens[i - 1].kind != ATTACHE_TOKEN_WORD
         && self->tokens[i - 1].kind != ATTACHE_TOKEN_NUMBER
         && self->slots[i - 1].tag != ATTACHE_TAG_COMMA;
}

/* The next slot can go on a noun phrase that a participle would then qualify. */
static inline gboolean
attache_event_tagger_is_nounish (const AttacheEventSentence *self, guint i)
{
  const AttacheEventWord *word;

  if (i >= self->n_slots || self->tokens[i].kind != ATTACHE_TOKEN_WORD)
    return FALSE;
  word = self->slots[i].word;
  if (word == NULL)
    return !g_str_has_suffix (self->tokens[i].word, "ly");
  if ((word->classes & (ATTACHE_WORD_TIME | ATTACHE_WORD_ADVERB)) != 0)
    return FALSE;
  if ((word->classes & ATTACHE_CLOSED_CLASSES) != 0)
    return (self->tokens[i].shape & ATTACHE_SHAPE_ALL_CAPS) != 0;
  return TRUE;
}

/* The next slot begins what only a verb can be followed by. */
static inline gboolean
attache_event_tagger_begins_object (const AttacheEventSentence *self, guint i)
{
  const AttacheEventWord *word;

  if (i >= self->n_slots)
    return FALSE;
  if (self->tokens[i].kind == ATTACHE_TOKEN_NUMBER)
    return TRUE;
  if (self->tokens[i].kind != ATTACHE_TOKEN_WORD)
    return FALSE;
  word = self->slots[i].word;
  if (attache_event_tagger_is_capital (self, i)
      && (word == NULL || (word->classes & ATTACHE_WORD_TIME) == 0))
    return TRUE;
  return word != NULL
         && ((word->classes
              & (ATTACHE_WORD_DETERMINER | ATTACHE_WORD_POSSESSIVE | ATTACHE_WORD_PRONOUN
                 | ATTACHE_WORD_THAT))
                 != 0
             || word->number != ATTACHE_NO_NUMBER);
}

static inline guint
attache_event_tagger_previous_tag (const AttacheEventSentence *self, guint i)
{
  while (i > 0)
    {
      guint tag = self->slots[--i].tag;

      /* "Ruritania-backed talks" */
      if (tag == ATTACHE_TAG_NAME && (self->tokens[i].shape & ATTACHE_SHAPE_HYPHEN) != 0
          && g_str_has_suffix (self->tokens[i].word, "ed"))
        return ATTACHE_TAG_ADJECTIVE;

      if (tag != ATTACHE_TAG_ADVERB && tag != ATTACHE_TAG_NOT && tag != ATTACHE_TAG_QUOTE)
        return tag;
    }
  return ATTACHE_TAG_NONE;
}

static inline guint
attache_event_tagger_as_verb (AttacheEventSlot *slot, guint form)
{
  slot->form = form;
  return ATTACHE_TAG_VERB;
}

static inline gboolean
attache_event_tagger_is_plural (const AttacheToken *token)
{
  return g_str_has_suffix (token->word, "s") || g_str_has_suffix (token->word, "people")
         || g_str_has_suffix (token->word, "men") || g_str_has_suffix (token->word, "police");
}

/* Whether the word at @i, which the lexicon knows as a verb too, is one here. */
guint attache_event_tagger_verb_or_noun (AttacheEventSentence *self, guint i);
/* A word that the lexicon lacks. */
guint attache_event_tagger_unknown (AttacheEventSentence *self, guint i);

G_END_DECLS
