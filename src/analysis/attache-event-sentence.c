/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shallow parse as a whole, and matching the lexicon's phrases against its slots. A phrase may
 * be interrupted by words that only qualify ("express [deep] concern"); it is not by anything that
 * could be an object. */

#include "config.h"

#include "attache-event-sentence.h"

#include <string.h>

#define MAX_SKIPPED 4

void
attache_event_sentence_parse (AttacheEventSentence *sentence, const AttacheEventLexicon *lexicon,
                              const AttacheToken *tokens, guint n_tokens)
{
  g_return_if_fail (sentence != NULL);
  g_return_if_fail (lexicon != NULL);
  g_return_if_fail (n_tokens <= ATTACHE_MAX_SLOTS);

  sentence->lexicon = lexicon;
  sentence->tokens = tokens;
  sentence->n_slots = n_tokens;
  sentence->n_phrases = 0;
  sentence->n_groups = 0;
  attache_event_sentence_tag (sentence);
  attache_event_sentence_chunk (sentence);
  attache_event_sentence_link (sentence);
}

/* Words that may stand between the words of a phrase. */
static gboolean
may_skip (const AttacheToken *token, const AttacheEventWord *word)
{
  const guint32 qualifiers = ATTACHE_WORD_DETERMINER | ATTACHE_WORD_POSSESSIVE
                             | ATTACHE_WORD_ADJECTIVE | ATTACHE_WORD_ADVERB | ATTACHE_WORD_TIME;

  if (token->kind == ATTACHE_TOKEN_NUMBER)
    return TRUE;
  if (token->kind != ATTACHE_TOKEN_WORD)
    return FALSE;
  /* What the lexicon lacks is most often an adjective or a name. */
  if (word == NULL || (token->shape & ATTACHE_SHAPE_POSSESSIVE) != 0)
    return TRUE;
  return (word->classes & qualifiers) != 0 || word->number != ATTACHE_NO_NUMBER;
}

/* Particles stay near their verb; a name or an adjective between them belongs to something else. */
static gboolean
may_skip_before (const AttacheEventSentence *sentence, guint slot, const AttacheEventRest *wanted)
{
  if (wanted->entry != NULL && (wanted->entry->classes & ATTACHE_WORD_PREPOSITION) != 0)
    return sentence->slots[slot].word != NULL
           && (sentence->slots[slot].word->classes & (ATTACHE_WORD_ADVERB | ATTACHE_WORD_TIME))
                  != 0;
  return may_skip (&sentence->tokens[slot], sentence->slots[slot].word);
}

/* The word itself, or its plural. */
static gboolean
same_word (const AttacheToken *token, const AttacheEventRest *wanted)
{
  gsize length;

  if (token->word_hash != wanted->hash && token->word_hash != wanted->plural_hash)
    return FALSE;
  length = strlen (wanted->word);
  return strncmp (token->word, wanted->word, length) == 0
         && strcmp (token->word + length, token->word_hash == wanted->hash ? "" : "s") == 0;
}

/* The slot after the phrase, or 0. */
static guint
match_rest (const AttacheEventSentence *sentence, const AttacheEventSense *sense, guint slot)
{
  guint skipped = 0;
  guint at = slot + 1;

  for (guint i = 0; i < sense->n_rest; i++)
    {
      const AttacheEventRest *wanted = attache_event_lexicon_get_rest (sentence->lexicon, sense, i);

      while (at < sentence->n_slots && !same_word (&sentence->tokens[at], wanted))
        {
          if (++skipped > MAX_SKIPPED || !may_skip_before (sentence, at, wanted))
            return 0;
          at++;
        }
      if (at >= sentence->n_slots)
        return 0;
      at++;
    }
  return at;
}

guint
attache_event_sentence_match (const AttacheEventSentence *sentence, AttacheSenseRange range,
                              guint slot, guint form, const AttacheEventSense **senses,
                              guint max_senses, guint *end)
{
  guint n = 0;

  for (guint i = range.first; i < range.end && n < max_senses; i++)
    {
      const AttacheEventSense *sense = attache_event_lexicon_get_sense (sentence->lexicon, i);
      guint at;

      if (form != 0 && (sense->form & form) == 0)
        continue;
      at = match_rest (sentence, sense, slot);
      if (at == 0)
        continue;
      if (n == 0)
        *end = at;
      senses[n++] = sense;
    }
  return n;
}

AttacheSpan
attache_event_sentence_span (const AttacheEventSentence *sentence, guint first, guint end)
{
  g_return_val_if_fail (first < end && end <= sentence->n_slots, ((AttacheSpan){ 0, 0 }));

  return (AttacheSpan){ sentence->tokens[first].span.start, sentence->tokens[end - 1].span.end };
}

gboolean
attache_event_group_has_class (const AttacheVerbGroup *group, guint verb_class)
{
  for (guint i = 0; i < group->n_senses; i++)
    {
      if (group->senses[i]->class == verb_class)
        return TRUE;
    }
  return FALSE;
}
