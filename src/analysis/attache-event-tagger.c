/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gives every token of a sentence its tag. Closed classes are looked up; whether a word of the open
 * ones is a verb here is told by its form and its neighbours. It knows no meanings: that "attack"
 * codes an assault is not its business. */

#include "config.h"

#include "attache-event-sentence.h"

#include <string.h>

#define CAPITALS (ATTACHE_SHAPE_CAPITALISED | ATTACHE_SHAPE_ALL_CAPS | ATTACHE_SHAPE_MIXED_CAPS)

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
/* AttacheWordClass counts the closed ones up to the adverbs. */
#define CLOSED_CLASSES (ATTACHE_WORD_ADVERB - 1)

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

static gboolean
has_verbs (const AttacheEventWord *word, guint forms)
{
  return word != NULL && (word->forms & forms) != 0;
}

static gboolean
has_nouns (const AttacheEventWord *word)
{
  return word != NULL && word->nouns.end > word->nouns.first;
}

static gboolean
is_word (const AttacheEventSentence *self, guint i, const char *word)
{
  return i < self->n_slots && strcmp (self->tokens[i].word, word) == 0;
}

static gboolean
is_capital (const AttacheEventSentence *self, guint i)
{
  return i < self->n_slots && self->tokens[i].kind == ATTACHE_TOKEN_WORD
         && (self->tokens[i].shape & CAPITALS) != 0;
}

/* Where a capital tells nothing. */
static gboolean
is_start (const AttacheEventSentence *self, guint i)
{
  if (i == 0 || (self->tokens[i].shape & ATTACHE_SHAPE_SENTENCE_START) != 0)
    return TRUE;
  return self->tokens[i - 1].kind != ATTACHE_TOKEN_WORD
         && self->tokens[i - 1].kind != ATTACHE_TOKEN_NUMBER
         && self->slots[i - 1].tag != ATTACHE_TAG_COMMA;
}

/* The next slot can go on a noun phrase that a participle would then qualify. */
static gboolean
is_nounish (const AttacheEventSentence *self, guint i)
{
  const AttacheEventWord *word;

  if (i >= self->n_slots || self->tokens[i].kind != ATTACHE_TOKEN_WORD)
    return FALSE;
  word = self->slots[i].word;
  if (word == NULL)
    return !g_str_has_suffix (self->tokens[i].word, "ly");
  if ((word->classes & (ATTACHE_WORD_TIME | ATTACHE_WORD_ADVERB)) != 0)
    return FALSE;
  if ((word->classes & CLOSED_CLASSES) != 0)
    return (self->tokens[i].shape & ATTACHE_SHAPE_ALL_CAPS) != 0;
  return TRUE;
}

/* The next slot begins what only a verb can be followed by. */
static gboolean
begins_object (const AttacheEventSentence *self, guint i)
{
  const AttacheEventWord *word;

  if (i >= self->n_slots)
    return FALSE;
  if (self->tokens[i].kind == ATTACHE_TOKEN_NUMBER)
    return TRUE;
  if (self->tokens[i].kind != ATTACHE_TOKEN_WORD)
    return FALSE;
  word = self->slots[i].word;
  if (is_capital (self, i) && (word == NULL || (word->classes & ATTACHE_WORD_TIME) == 0))
    return TRUE;
  return word != NULL
         && ((word->classes
              & (ATTACHE_WORD_DETERMINER | ATTACHE_WORD_POSSESSIVE | ATTACHE_WORD_PRONOUN
                 | ATTACHE_WORD_THAT))
                 != 0
             || word->number != ATTACHE_NO_NUMBER);
}

static guint
previous_tag (const AttacheEventSentence *self, guint i)
{
  while (i > 0)
    {
      guint tag = self->slots[--i].tag;

      if (tag != ATTACHE_TAG_ADVERB && tag != ATTACHE_TAG_NOT && tag != ATTACHE_TAG_QUOTE)
        return tag;
    }
  return ATTACHE_TAG_NONE;
}

static guint
as_verb (AttacheEventSlot *slot, guint form)
{
  slot->form = form;
  return ATTACHE_TAG_VERB;
}

/* After an article, an adjective, a number or a genitive. */
static guint
tag_within_phrase (AttacheEventSentence *self, guint i, guint before)
{
  AttacheEventSlot *slot = &self->slots[i];
  gboolean participle = has_verbs (slot->word, ATTACHE_FORM_PAST | ATTACHE_FORM_PARTICIPLE);

  if (participle && !has_nouns (slot->word))
    {
      if (before == ATTACHE_TAG_NUMBER && !is_nounish (self, i + 1))
        return as_verb (slot, ATTACHE_FORM_PARTICIPLE);
      return ATTACHE_TAG_ADJECTIVE;
    }
  if (has_verbs (slot->word, ATTACHE_FORM_ING) && !has_nouns (slot->word)
      && is_nounish (self, i + 1))
    return ATTACHE_TAG_ADJECTIVE;
  return ATTACHE_TAG_NOUN;
}

static guint
tag_after_preposition (AttacheEventSentence *self, guint i)
{
  AttacheEventSlot *slot = &self->slots[i];

  if (has_verbs (slot->word, ATTACHE_FORM_ING)
      && (!has_nouns (slot->word) || begins_object (self, i + 1)))
    return as_verb (slot, ATTACHE_FORM_ING);
  if (has_verbs (slot->word, ATTACHE_FORM_PAST | ATTACHE_FORM_PARTICIPLE)
      && !has_nouns (slot->word))
    return ATTACHE_TAG_ADJECTIVE;
  return ATTACHE_TAG_NOUN;
}

static guint
tag_after_verb (AttacheEventSentence *self, guint i)
{
  AttacheEventSlot *slot = &self->slots[i];

  if (has_verbs (slot->word, ATTACHE_FORM_ING)
      && (!has_nouns (slot->word) || begins_object (self, i + 1)))
    return as_verb (slot, ATTACHE_FORM_ING);
  if (has_verbs (slot->word, ATTACHE_FORM_PAST | ATTACHE_FORM_PARTICIPLE)
      && !has_nouns (slot->word))
    return is_nounish (self, i + 1) ? ATTACHE_TAG_ADJECTIVE
                                    : as_verb (slot, ATTACHE_FORM_PARTICIPLE);
  if (has_verbs (slot->word, ATTACHE_FORM_BASE) && !has_nouns (slot->word))
    return as_verb (slot, ATTACHE_FORM_BASE);
  return ATTACHE_TAG_NOUN;
}

static gboolean
is_plural (const AttacheToken *token)
{
  return g_str_has_suffix (token->word, "s") || g_str_has_suffix (token->word, "people")
         || g_str_has_suffix (token->word, "men") || g_str_has_suffix (token->word, "police");
}

/* After a noun or a name, where a finite verb or a reduced relative may stand. */
static guint
tag_after_noun (AttacheEventSentence *self, guint i, guint before)
{
  AttacheEventSlot *slot = &self->slots[i];
  gboolean object = begins_object (self, i + 1);

  if (has_verbs (slot->word, ATTACHE_FORM_PAST))
    return as_verb (slot, slot->word->forms & (ATTACHE_FORM_PAST | ATTACHE_FORM_PARTICIPLE));
  if (has_verbs (slot->word, ATTACHE_FORM_PARTICIPLE) && !has_nouns (slot->word))
    return as_verb (slot, ATTACHE_FORM_PARTICIPLE);
  if (has_verbs (slot->word, ATTACHE_FORM_ING) && (!has_nouns (slot->word) || object))
    return as_verb (slot, ATTACHE_FORM_ING);
  if (has_verbs (slot->word, ATTACHE_FORM_THIRD))
    {
      gboolean before_phrase = object
                               || (before == ATTACHE_TAG_NAME && i + 1 < self->n_slots
                                   && self->slots[i + 1].word != NULL
                                   && (self->slots[i + 1].word->classes & ATTACHE_WORD_PREPOSITION)
                                          != 0);

      if (!has_nouns (slot->word) || before_phrase)
        return as_verb (slot, ATTACHE_FORM_THIRD);
    }
  if (has_verbs (slot->word, ATTACHE_FORM_BASE)
      && (!has_nouns (slot->word) || (object && i > 0 && is_plural (&self->tokens[i - 1]))))
    return as_verb (slot, ATTACHE_FORM_BASE);
  return ATTACHE_TAG_NOUN;
}

/* At the start, or after a comma, a conjunction or a subordinator. */
static guint
tag_after_break (AttacheEventSentence *self, guint i, guint before)
{
  AttacheEventSlot *slot = &self->slots[i];
  gboolean object = begins_object (self, i + 1);

  if (has_verbs (slot->word, ATTACHE_FORM_PAST | ATTACHE_FORM_PARTICIPLE)
      && (!has_nouns (slot->word) || object))
    {
      gboolean joined = before == ATTACHE_TAG_CONJUNCTION || before == ATTACHE_TAG_SUBORDINATOR;

      if (!joined && is_nounish (self, i + 1))
        return ATTACHE_TAG_ADJECTIVE;
      return as_verb (slot, slot->word->forms & (ATTACHE_FORM_PAST | ATTACHE_FORM_PARTICIPLE));
    }
  if (has_verbs (slot->word, ATTACHE_FORM_ING)
      && (!has_nouns (slot->word) || object
          || (before == ATTACHE_TAG_COMMA && !is_word (self, i + 1, "in")
              && !is_word (self, i + 1, "between"))))
    return as_verb (slot, ATTACHE_FORM_ING);
  if (has_verbs (slot->word, ATTACHE_FORM_BASE) && (!has_nouns (slot->word) || object))
    return as_verb (slot, ATTACHE_FORM_BASE);
  if (has_verbs (slot->word, ATTACHE_FORM_THIRD) && (!has_nouns (slot->word) || object))
    return as_verb (slot, ATTACHE_FORM_THIRD);
  return ATTACHE_TAG_NOUN;
}

static guint
tag_verb_or_noun (AttacheEventSentence *self, guint i)
{
  AttacheEventSlot *slot = &self->slots[i];
  guint before = previous_tag (self, i);
  const guint finite = ATTACHE_FORM_BASE | ATTACHE_FORM_THIRD | ATTACHE_FORM_PAST;

  switch (before)
    {
    case ATTACHE_TAG_TO:
    case ATTACHE_TAG_WILL:
    case ATTACHE_TAG_MAY:
    case ATTACHE_TAG_MUST:
    case ATTACHE_TAG_DO:
      return has_verbs (slot->word, ATTACHE_FORM_BASE) ? as_verb (slot, ATTACHE_FORM_BASE)
                                                       : ATTACHE_TAG_NOUN;
    case ATTACHE_TAG_BE:
    case ATTACHE_TAG_HAVE:
      if (before == ATTACHE_TAG_BE && has_verbs (slot->word, ATTACHE_FORM_ING))
        return as_verb (slot, ATTACHE_FORM_ING);
      if (has_verbs (slot->word, ATTACHE_FORM_PARTICIPLE))
        return as_verb (slot, ATTACHE_FORM_PARTICIPLE);
      return tag_within_phrase (self, i, before);
    case ATTACHE_TAG_DETERMINER:
    case ATTACHE_TAG_GENITIVE:
    case ATTACHE_TAG_ADJECTIVE:
    case ATTACHE_TAG_NUMBER:
      return tag_within_phrase (self, i, before);
    case ATTACHE_TAG_PREPOSITION:
      return tag_after_preposition (self, i);
    case ATTACHE_TAG_VERB:
      return tag_after_verb (self, i);
    case ATTACHE_TAG_PRONOUN:
    case ATTACHE_TAG_THAT:
    case ATTACHE_TAG_RELATIVE:
      if (has_verbs (slot->word, finite))
        return as_verb (slot, slot->word->forms & (finite | ATTACHE_FORM_PARTICIPLE));
      return tag_after_break (self, i, before);
    case ATTACHE_TAG_NOUN:
    case ATTACHE_TAG_NAME:
    case ATTACHE_TAG_TIME:
    case ATTACHE_TAG_CLOSE:
      return tag_after_noun (self, i, before);
    default:
      return tag_after_break (self, i, before);
    }
}

/* A word that the lexicon lacks: its ending and its neighbour. */
static guint
tag_unknown (AttacheEventSentence *self, guint i)
{
  AttacheEventSlot *slot = &self->slots[i];
  const char *word = self->tokens[i].word;
  guint before = previous_tag (self, i);
  gboolean after_noun = before == ATTACHE_TAG_NOUN || before == ATTACHE_TAG_NAME
                        || before == ATTACHE_TAG_PRONOUN || before == ATTACHE_TAG_RELATIVE;

  if (g_str_has_suffix (word, "ly"))
    return ATTACHE_TAG_ADVERB;
  if (before == ATTACHE_TAG_TO || before == ATTACHE_TAG_WILL || before == ATTACHE_TAG_MAY
      || before == ATTACHE_TAG_MUST || before == ATTACHE_TAG_DO)
    return as_verb (slot, ATTACHE_FORM_BASE);
  if (g_str_has_suffix (word, "ed") && (before == ATTACHE_TAG_BE || before == ATTACHE_TAG_HAVE))
    return as_verb (slot, ATTACHE_FORM_PARTICIPLE);
  if (g_str_has_suffix (word, "ed") && after_noun)
    return as_verb (slot, ATTACHE_FORM_PAST | ATTACHE_FORM_PARTICIPLE);
  if (g_str_has_suffix (word, "ing")
      && (before == ATTACHE_TAG_BE || (after_noun && begins_object (self, i + 1))))
    return as_verb (slot, ATTACHE_FORM_ING);
  if (g_str_has_suffix (word, "ed") || (self->tokens[i].shape & ATTACHE_SHAPE_HYPHEN) != 0)
    return is_nounish (self, i + 1) ? ATTACHE_TAG_ADJECTIVE : ATTACHE_TAG_NOUN;
  return ATTACHE_TAG_NOUN;
}

/* "to" before a verb, perhaps with an adverb between. */
static gboolean
is_infinitive (const AttacheEventSentence *self, guint i)
{
  const AttacheEventWord *word;

  i++;
  if (i < self->n_slots && g_str_has_suffix (self->tokens[i].word, "ly"))
    i++;
  if (i >= self->n_slots || self->tokens[i].kind != ATTACHE_TOKEN_WORD || is_capital (self, i))
    return FALSE;
  word = self->slots[i].word;
  if (word == NULL)
    return !is_plural (&self->tokens[i]) && !g_str_has_suffix (self->tokens[i].word, "ion")
           && !g_str_has_suffix (self->tokens[i].word, "ing");
  return (word->forms & ATTACHE_FORM_BASE) != 0
         || (word->classes & (ATTACHE_WORD_BE | ATTACHE_WORD_HAVE)) != 0;
}

static guint
tag_closed (const AttacheEventSentence *self, guint i)
{
  guint32 classes = self->slots[i].word->classes;

  if (is_word (self, i, "to"))
    return is_infinitive (self, i) ? ATTACHE_TAG_TO : ATTACHE_TAG_PREPOSITION;
  if (is_word (self, i, "no") && is_word (self, i + 1, "longer"))
    return ATTACHE_TAG_NOT;
  if (is_word (self, i, "that") && previous_tag (self, i) == ATTACHE_TAG_PREPOSITION)
    return ATTACHE_TAG_DETERMINER;
  for (guint j = 0; j < G_N_ELEMENTS (closed_tags); j++)
    {
      if ((classes & closed_tags[j].class) != 0)
        return closed_tags[j].tag;
    }
  return ATTACHE_TAG_NONE;
}

static guint
tag_open (AttacheEventSentence *self, guint i)
{
  const AttacheEventWord *word = self->slots[i].word;

  if (word == NULL)
    return tag_unknown (self, i);
  if ((word->classes & ATTACHE_WORD_TIME) != 0 && (is_capital (self, i) || !has_nouns (word)))
    return ATTACHE_TAG_TIME;
  if (word->number != ATTACHE_NO_NUMBER)
    return ATTACHE_TAG_NUMBER;
  if ((word->classes & ATTACHE_WORD_ADVERB) != 0
      && !(is_nounish (self, i + 1) && (word->classes & ATTACHE_WORD_ADJECTIVE)))
    return ATTACHE_TAG_ADVERB;
  if ((word->classes & ATTACHE_WORD_ADJECTIVE) != 0
      && (is_nounish (self, i + 1) || word->forms == 0))
    return is_nounish (self, i + 1) || !has_nouns (word) ? ATTACHE_TAG_ADJECTIVE : ATTACHE_TAG_NOUN;
  return word->forms != 0 ? tag_verb_or_noun (self, i) : ATTACHE_TAG_NOUN;
}

static guint
tag_capital (AttacheEventSentence *self, guint i)
{
  const AttacheEventWord *word = self->slots[i].word;
  gboolean start = is_start (self, i);

  if (word == NULL || (self->tokens[i].shape & ATTACHE_SHAPE_ALL_CAPS) != 0)
    return ATTACHE_TAG_NAME;
  if ((word->classes & ATTACHE_WORD_TIME) != 0)
    return ATTACHE_TAG_TIME;
  if (!start && (word->classes & ATTACHE_WORD_MAY) != 0)
    return ATTACHE_TAG_TIME;
  if ((word->classes & CLOSED_CLASSES) != 0)
    return tag_closed (self, i);
  if (!start)
    return ATTACHE_TAG_NAME;
  if (is_capital (self, i + 1)
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
  if (is_capital (self, i))
    return tag_capital (self, i);
  if (word != NULL && (word->classes & CLOSED_CLASSES) != 0)
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

  if (!has_nouns (self->slots[i].word)
      || attache_event_sentence_match (self, self->slots[i].word->nouns, i, 0, &sense, 1, &end)
             == 0)
    return i + 1;
  if (end - i != sense->n_rest + 1u)
    return i + 1;
  self->slots[end - 1].noun = sense;
  if (sense->n_rest > 0)
    {
      for (guint j = i; j < end; j++)
        self->slots[j].tag = is_capital (self, j) && !is_start (self, j) ? ATTACHE_TAG_NAME
                                                                         : ATTACHE_TAG_NOUN;
    }
  return end;
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
}
