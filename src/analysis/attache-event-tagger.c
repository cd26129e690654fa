/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gives every token of a sentence its tag. Closed classes are looked up; whether a word of the open
 * ones is a verb here is told by its form and its neighbours. It knows no meanings: that "attack"
 * codes an assault is not its business. */

#include "config.h"

#include "attache-event-sentence.h"

#include "attache-event-tagger-private.h"

static const struct
{
  guint32 class;
  AttacheEventTag tag;
} closed_tags[] = {
  { ATTACHE_WORD_BE, ATTACHE_TAG_BE },
  { ATTACHE_WORD_HAVE, ATTACHE_TAG_HAVE },
  { ATTACHE_WORD_DO, ATTACHE_TAG_DO },
  { ATTACHE_WORD_WILL, ATTACHE_TAG_WILL },
  { ATTACHE_WORD_MAY, ATTACHE_TAG_MAY },
  { ATTACHE_WORD_MUST, ATTACHE_TAG_MUST },
  { ATTACHE_WORD_NOT, ATTACHE_TAG_NOT },
  { ATTACHE_WORD_THAT, ATTACHE_TAG_THAT },
  { ATTACHE_WORD_RELATIVE, ATTACHE_TAG_RELATIVE },
  { ATTACHE_WORD_POSSESSIVE, ATTACHE_TAG_DETERMINER },
  { ATTACHE_WORD_DETERMINER, ATTACHE_TAG_DETERMINER },
  { ATTACHE_WORD_PRONOUN, ATTACHE_TAG_PRONOUN },
  { ATTACHE_WORD_CONJUNCTION, ATTACHE_TAG_CONJUNCTION },
  { ATTACHE_WORD_SUBORDINATOR, ATTACHE_TAG_SUBORDINATOR },
  { ATTACHE_WORD_PREPOSITION, ATTACHE_TAG_PREPOSITION },
};
static guint
mark_tag (const AttacheToken *token)
{
  switch (token->word[0])
    {
    case ',':
      return ATTACHE_TAG_COMMA;
    case '(':
    case '[':
    case '{':
      return ATTACHE_TAG_OPEN;
    case ')':
    case ']':
    case '}':
      return ATTACHE_TAG_CLOSE;
    case ';':
    case ':':
    case '-':
      return ATTACHE_TAG_STOP;
    default:
      return g_str_has_prefix (token->word, "–") || g_str_has_prefix (token->word, "—")
                 ? ATTACHE_TAG_STOP
                 : ATTACHE_TAG_NONE;
    }
}

/* "to" before a verb, perhaps with an adverb between. */
static gboolean
is_infinitive (const AttacheEventSentence *self, guint i)
{
  const AttacheEventWord *word;

  i++;
  if (i < self->n_slots && g_str_has_suffix (self->tokens[i].word, "ly"))
    i++;
  if (i >= self->n_slots || self->tokens[i].kind != ATTACHE_TOKEN_WORD
      || attache_event_tagger_is_capital (self, i))
    return FALSE;
  word = self->slots[i].word;
  if (word == NULL)
    return !attache_event_tagger_is_plural (&self->tokens[i])
           && !g_str_has_suffix (self->tokens[i].word, "ion")
           && !g_str_has_suffix (self->tokens[i].word, "ing");
  return (word->forms & ATTACHE_FORM_BASE) != 0
         || (word->classes & (ATTACHE_WORD_BE | ATTACHE_WORD_HAVE)) != 0;
}

static guint
tag_closed (const AttacheEventSentence *self, guint i)
{
  guint32 classes = self->slots[i].word->classes;

  if (attache_event_tagger_is_word (self, i, "to"))
    return is_infinitive (self, i) ? ATTACHE_TAG_TO : ATTACHE_TAG_PREPOSITION;
  if (attache_event_tagger_is_word (self, i, "no")
      && attache_event_tagger_is_word (self, i + 1, "longer"))
    return ATTACHE_TAG_NOT;
  if (attache_event_tagger_is_word (self, i, "that")
      && attache_event_tagger_previous_tag (self, i) == ATTACHE_TAG_PREPOSITION)
    return ATTACHE_TAG_DETERMINER;
  for (guint j = 0; j < G_N_ELEMENTS (closed_tags); j++)
    {
      if ((classes & closed_tags[j].class) != 0)
        return closed_tags[j].tag;
    }
  return ATTACHE_TAG_NONE;
}

/* "the ministers last met": no adjective. */
static gboolean
is_adverb_after_noun (const AttacheEventSentence *self, guint i)
{
  guint before = i > 0 ? self->slots[i - 1].tag : ATTACHE_TAG_NONE;

  return (attache_event_tagger_is_word (self, i, "last")
          || attache_event_tagger_is_word (self, i, "first"))
         && (before == ATTACHE_TAG_NOUN || before == ATTACHE_TAG_NAME
             || before == ATTACHE_TAG_PRONOUN)
         && i + 1 < self->n_slots
         && attache_event_tagger_has_verbs (self->slots[i + 1].word, ATTACHE_FORM_PAST);
}

static guint
tag_open (AttacheEventSentence *self, guint i)
{
  const AttacheEventWord *word = self->slots[i].word;

  if (word == NULL)
    return attache_event_tagger_unknown (self, i);
  if ((word->classes & ATTACHE_WORD_TIME) != 0
      && (attache_event_tagger_is_capital (self, i) || !attache_event_tagger_has_nouns (word)))
    return ATTACHE_TAG_TIME;
  if (word->number != ATTACHE_NO_NUMBER)
    return ATTACHE_TAG_NUMBER;
  if (is_adverb_after_noun (self, i))
    return ATTACHE_TAG_ADVERB;
  if ((word->classes & ATTACHE_WORD_ADVERB) != 0
      && !(attache_event_tagger_is_nounish (self, i + 1)
           && (word->classes & ATTACHE_WORD_ADJECTIVE)))
    return ATTACHE_TAG_ADVERB;
  if ((word->classes & ATTACHE_WORD_ADJECTIVE) != 0
      && (attache_event_tagger_is_nounish (self, i + 1) || word->forms == 0))
    return attache_event_tagger_is_nounish (self, i + 1) || !attache_event_tagger_has_nouns (word)
               ? ATTACHE_TAG_ADJECTIVE
               : ATTACHE_TAG_NOUN;
  return word->forms != 0 ? attache_event_tagger_verb_or_noun (self, i) : ATTACHE_TAG_NOUN;
}

/* "Secretary of State" at the start, too. */
static gboolean
is_office (const AttacheEventSentence *self, guint i)
{
  return (self->slots[i].word->classes & ATTACHE_WORD_TITLE) != 0
         && attache_event_tagger_is_word (self, i + 1, "of")
         && attache_event_tagger_is_capital (self, i + 2);
}

/* News does not begin with an imperative: "Lynch", at the start, is a name. */
static gboolean
is_bare_verb (const AttacheEventWord *word)
{
  return word->forms == ATTACHE_FORM_BASE && word->nouns.first == word->nouns.end
         && word->predicates.first == word->predicates.end
         && (word->classes & (ATTACHE_WORD_ADJECTIVE | ATTACHE_WORD_ADVERB | ATTACHE_WORD_TITLE))
                == 0
         && word->number == ATTACHE_NO_NUMBER;
}

static guint
tag_capital (AttacheEventSentence *self, guint i)
{
  const AttacheEventWord *word = self->slots[i].word;
  gboolean start = attache_event_tagger_is_start (self, i);

  if (word == NULL || (self->tokens[i].shape & ATTACHE_SHAPE_ALL_CAPS) != 0)
    return ATTACHE_TAG_NAME;
  if ((word->classes & ATTACHE_WORD_TIME) != 0)
    return ATTACHE_TAG_TIME;
  if (!start && (word->classes & ATTACHE_WORD_MAY) != 0)
    return ATTACHE_TAG_TIME;
  if ((word->classes & ATTACHE_CLOSED_CLASSES) != 0)
    return tag_closed (self, i);
  if (!start || is_office (self, i) || is_bare_verb (word))
    return ATTACHE_TAG_NAME;
  if (attache_event_tagger_is_capital (self, i + 1)
      && (word->classes & (ATTACHE_WORD_ADJECTIVE | ATTACHE_WORD_ADVERB)) == 0
      && word->number == ATTACHE_NO_NUMBER && (word->forms & ATTACHE_FORM_PAST) == 0)
    return ATTACHE_TAG_NAME;
  return tag_open (self, i);
}

static guint
tag_word (AttacheEventSentence *self, guint i)
{
  const AttacheEventWord *word = self->slots[i].word;

  if ((self->tokens[i].shape & ATTACHE_SHAPE_POSSESSIVE) != 0)
    return ATTACHE_TAG_GENITIVE;
  if (attache_event_tagger_is_capital (self, i))
    return tag_capital (self, i);
  if (word != NULL && (word->classes & ATTACHE_CLOSED_CLASSES) != 0)
    return tag_closed (self, i);
  return tag_open (self, i);
}

/* Finds noun phrases of the lexicon; all words of one are nouns, also the "of" in "state of siege".
 */
static guint
mark_noun_phrase (AttacheEventSentence *self, guint i)
{
  const AttacheEventSense *sense;
  guint end = i + 1;

  if (!attache_event_tagger_has_nouns (self->slots[i].word)
      || attache_event_sentence_match (self, self->slots[i].word->nouns, i, 0, &sense, 1, &end)
             == 0)
    return i + 1;
  if (end - i != sense->n_rest + 1u)
    return i + 1;
  self->slots[end - 1].noun = sense;
  if (sense->n_rest > 0)
    {
      for (guint j = i; j < end; j++)
        self->slots[j].tag = attache_event_tagger_is_capital (self, j)
                                     && !attache_event_tagger_is_start (self, j)
                                 ? ATTACHE_TAG_NAME
                                 : ATTACHE_TAG_NOUN;
    }
  return end;
}

/* "last month", "two days", "Monday's": what belongs to a time is no phrase of its own. */
static void
widen_times (AttacheEventSentence *self)
{
  for (guint i = self->n_slots; i > 1; i--)
    {
      AttacheEventSlot *before = &self->slots[i - 2];

      if (self->slots[i - 1].tag != ATTACHE_TAG_TIME)
        continue;
      if (before->tag == ATTACHE_TAG_DETERMINER || before->tag == ATTACHE_TAG_ADJECTIVE
          || before->tag == ATTACHE_TAG_NUMBER)
        before->tag = ATTACHE_TAG_TIME;
      if (i < self->n_slots
          && (self->slots[i].tag == ATTACHE_TAG_GENITIVE
              || (self->slots[i].tag == ATTACHE_TAG_NUMBER
                  && self->tokens[i].kind == ATTACHE_TOKEN_NUMBER
                  && attache_event_tagger_is_capital (self, i - 1))))
        self->slots[i].tag = ATTACHE_TAG_TIME;
    }
}

void
attache_event_sentence_tag (AttacheEventSentence *sentence)
{
  for (guint i = 0; i < sentence->n_slots; i++)
    {
      const AttacheToken *token = &sentence->tokens[i];

      sentence->slots[i] = (AttacheEventSlot){ .phrase = -1, .group = -1 };
      if (token->kind == ATTACHE_TOKEN_WORD)
        sentence->slots[i].word = attache_event_lexicon_find (sentence->lexicon, token->word,
                                                              token->word_hash);
    }
  for (guint i = 0; i < sentence->n_slots;)
    i = mark_noun_phrase (sentence, i);
  for (guint i = 0; i < sentence->n_slots; i++)
    {
      AttacheEventSlot *slot = &sentence->slots[i];
      const AttacheToken *token = &sentence->tokens[i];

      if (slot->tag != ATTACHE_TAG_NONE)
        continue;
      if (token->kind == ATTACHE_TOKEN_NUMBER)
        slot->tag = ATTACHE_TAG_NUMBER;
      else if (token->kind == ATTACHE_TOKEN_QUOTE)
        slot->tag = ATTACHE_TAG_QUOTE;
      else if (token->kind == ATTACHE_TOKEN_WORD)
        slot->tag = tag_word (sentence, i);
      else
        slot->tag = mark_tag (token);
    }
  widen_times (sentence);
}
