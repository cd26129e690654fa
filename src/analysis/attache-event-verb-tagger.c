/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a word of the open classes is a verb here: its form and what stands before and behind it
 * tell. "Attack" is a noun after an article and a verb after "to". */

#include "config.h"

#include "attache-event-tagger-private.h"

/* After an article, an adjective, a number or a genitive. */
/* The noun that the word also is names somebody who acts: rebels, guards. */
static gboolean
is_agent (const AttacheEventSlot *slot)
{
  return slot->noun != NULL
         && (slot->noun->class == ATTACHE_CLASS_AGENT || slot->noun->class == ATTACHE_CLASS_FORCE
             || slot->noun->class == ATTACHE_CLASS_PROTESTER);
}

/* "plans to impose": a noun may stand here too, but seldom does. */
static gboolean
begins_infinitive (const AttacheEventSentence *self, guint i)
{
  return attache_event_tagger_is_word (self, i + 1, "to") && i + 2 < self->n_slots
         && attache_event_tagger_has_verbs (self->slots[i + 2].word, ATTACHE_FORM_BASE);
}

/* A comma closes an apposition and no verb that must be finite has come yet: here it is. */
static gboolean
awaits_verb (const AttacheEventSentence *self, guint i)
{
  gboolean aside = FALSE; /* in ", whom the report praises," */
  guint commas = 0;

  for (guint j = 0; j < i; j++)
    {
      guint tag = self->slots[j].tag;

      if (tag == ATTACHE_TAG_COMMA)
        {
          commas++;
          aside = j + 1 < i && self->slots[j + 1].tag == ATTACHE_TAG_RELATIVE;
        }
      else if (!aside
               && (tag == ATTACHE_TAG_BE || tag == ATTACHE_TAG_HAVE
                   || (tag == ATTACHE_TAG_VERB
                       && (self->slots[j].form & ATTACHE_FORM_PARTICIPLE) == 0)))
        return FALSE;
    }
  return commas >= 2;
}

static guint
tag_within_phrase (AttacheEventSentence *self, guint i, guint before)
{
  AttacheEventSlot *slot = &self->slots[i];
  gboolean participle = attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_PAST
                                                                        | ATTACHE_FORM_PARTICIPLE);

  if (participle && !attache_event_tagger_has_nouns (slot->word))
    {
      if (before == ATTACHE_TAG_NUMBER && !attache_event_tagger_is_nounish (self, i + 1))
        return attache_event_tagger_as_verb (slot, ATTACHE_FORM_PARTICIPLE);
      return ATTACHE_TAG_ADJECTIVE;
    }
  if (attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_ING)
      && !attache_event_tagger_has_nouns (slot->word)
      && attache_event_tagger_is_nounish (self, i + 1))
    return ATTACHE_TAG_ADJECTIVE;
  return ATTACHE_TAG_NOUN;
}

static guint
tag_after_preposition (AttacheEventSentence *self, guint i)
{
  AttacheEventSlot *slot = &self->slots[i];

  if (attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_ING)
      && (!attache_event_tagger_has_nouns (slot->word)
          || attache_event_tagger_begins_object (self, i + 1)))
    return attache_event_tagger_as_verb (slot, ATTACHE_FORM_ING);
  if (attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_PAST | ATTACHE_FORM_PARTICIPLE)
      && !attache_event_tagger_has_nouns (slot->word))
    return ATTACHE_TAG_ADJECTIVE;
  return ATTACHE_TAG_NOUN;
}

static guint
tag_after_verb (AttacheEventSentence *self, guint i)
{
  AttacheEventSlot *slot = &self->slots[i];

  if (attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_ING)
      && (!attache_event_tagger_has_nouns (slot->word)
          || attache_event_tagger_begins_object (self, i + 1)))
    return attache_event_tagger_as_verb (slot, ATTACHE_FORM_ING);
  if (attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_PAST | ATTACHE_FORM_PARTICIPLE)
      && !attache_event_tagger_has_nouns (slot->word))
    return attache_event_tagger_is_nounish (self, i + 1)
               ? ATTACHE_TAG_ADJECTIVE
               : attache_event_tagger_as_verb (slot, ATTACHE_FORM_PARTICIPLE);
  if (attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_BASE)
      && !attache_event_tagger_has_nouns (slot->word))
    return attache_event_tagger_as_verb (slot, ATTACHE_FORM_BASE);
  return ATTACHE_TAG_NOUN;
}

/* After a noun or a name, where a finite verb or a reduced relative may stand. */
static guint
tag_after_noun (AttacheEventSentence *self, guint i, guint before)
{
  AttacheEventSlot *slot = &self->slots[i];
  gboolean object = attache_event_tagger_begins_object (self, i + 1);

  if (attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_PAST))
    return attache_event_tagger_as_verb (slot, slot->word->forms
                                                   & (ATTACHE_FORM_PAST | ATTACHE_FORM_PARTICIPLE));
  if (attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_PARTICIPLE)
      && !attache_event_tagger_has_nouns (slot->word))
    return attache_event_tagger_as_verb (slot, ATTACHE_FORM_PARTICIPLE);
  if (attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_ING)
      && (!attache_event_tagger_has_nouns (slot->word) || object))
    return attache_event_tagger_as_verb (slot, ATTACHE_FORM_ING);
  if (attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_THIRD))
    {
      gboolean before_phrase = object
                               || (before == ATTACHE_TAG_NAME && i + 1 < self->n_slots
                                   && self->slots[i + 1].word != NULL
                                   && (self->slots[i + 1].word->classes & ATTACHE_WORD_PREPOSITION)
                                          != 0);

      if (!attache_event_tagger_has_nouns (slot->word)
          || (before_phrase && (object || !is_agent (slot)))
          || (begins_infinitive (self, i)
              && !attache_event_tagger_is_plural (&self->tokens[i - 1])))
        return attache_event_tagger_as_verb (slot, ATTACHE_FORM_THIRD);
    }
  if (attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_BASE)
      && (!attache_event_tagger_has_nouns (slot->word)
          || (object && i > 0 && attache_event_tagger_is_plural (&self->tokens[i - 1]))))
    return attache_event_tagger_as_verb (slot, ATTACHE_FORM_BASE);
  return ATTACHE_TAG_NOUN;
}

/* At the start, or after a comma, a conjunction or a subordinator. */
static guint
tag_after_break (AttacheEventSentence *self, guint i, guint before)
{
  AttacheEventSlot *slot = &self->slots[i];
  gboolean object = attache_event_tagger_begins_object (self, i + 1);

  if (attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_PAST | ATTACHE_FORM_PARTICIPLE)
      && (!attache_event_tagger_has_nouns (slot->word) || object))
    {
      gboolean joined = before == ATTACHE_TAG_CONJUNCTION || before == ATTACHE_TAG_SUBORDINATOR;

      if (!joined && attache_event_tagger_is_nounish (self, i + 1)
          && !(before == ATTACHE_TAG_COMMA && awaits_verb (self, i)))
        return ATTACHE_TAG_ADJECTIVE;
      return attache_event_tagger_as_verb (
          slot, slot->word->forms & (ATTACHE_FORM_PAST | ATTACHE_FORM_PARTICIPLE));
    }
  if (attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_ING)
      && (!attache_event_tagger_has_nouns (slot->word) || object
          || (before == ATTACHE_TAG_COMMA && !attache_event_tagger_is_word (self, i + 1, "in")
              && !attache_event_tagger_is_word (self, i + 1, "between"))))
    return attache_event_tagger_as_verb (slot, ATTACHE_FORM_ING);
  if (attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_BASE)
      && (!attache_event_tagger_has_nouns (slot->word) || object))
    return attache_event_tagger_as_verb (slot, ATTACHE_FORM_BASE);
  if (attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_THIRD)
      && (!attache_event_tagger_has_nouns (slot->word) || object || begins_infinitive (self, i)))
    return attache_event_tagger_as_verb (slot, ATTACHE_FORM_THIRD);
  return ATTACHE_TAG_NOUN;
}

guint
attache_event_tagger_verb_or_noun (AttacheEventSentence *self, guint i)
{
  AttacheEventSlot *slot = &self->slots[i];
  guint before = attache_event_tagger_previous_tag (self, i);
  const guint finite = ATTACHE_FORM_BASE | ATTACHE_FORM_THIRD | ATTACHE_FORM_PAST;

  switch (before)
    {
    case ATTACHE_TAG_TO:
    case ATTACHE_TAG_WILL:
    case ATTACHE_TAG_MAY:
    case ATTACHE_TAG_MUST:
    case ATTACHE_TAG_DO:
      return attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_BASE)
                 ? attache_event_tagger_as_verb (slot, ATTACHE_FORM_BASE)
                 : ATTACHE_TAG_NOUN;
    case ATTACHE_TAG_BE:
    case ATTACHE_TAG_HAVE:
      if (before == ATTACHE_TAG_BE && attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_ING))
        return attache_event_tagger_as_verb (slot, ATTACHE_FORM_ING);
      if (attache_event_tagger_has_verbs (slot->word, ATTACHE_FORM_PARTICIPLE))
        return attache_event_tagger_as_verb (slot, ATTACHE_FORM_PARTICIPLE);
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
      if (attache_event_tagger_has_verbs (slot->word, finite))
        return attache_event_tagger_as_verb (slot, slot->word->forms
                                                       & (finite | ATTACHE_FORM_PARTICIPLE));
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
guint
attache_event_tagger_unknown (AttacheEventSentence *self, guint i)
{
  AttacheEventSlot *slot = &self->slots[i];
  const char *word = self->tokens[i].word;
  guint before = attache_event_tagger_previous_tag (self, i);
  gboolean after_noun = before == ATTACHE_TAG_NOUN || before == ATTACHE_TAG_NAME
                        || before == ATTACHE_TAG_PRONOUN || before == ATTACHE_TAG_RELATIVE;

  if (g_str_has_suffix (word, "ly"))
    return ATTACHE_TAG_ADVERB;
  if (before == ATTACHE_TAG_TO || before == ATTACHE_TAG_WILL || before == ATTACHE_TAG_MAY
      || before == ATTACHE_TAG_MUST || before == ATTACHE_TAG_DO)
    return attache_event_tagger_as_verb (slot, ATTACHE_FORM_BASE);
  if (g_str_has_suffix (word, "ed") && (before == ATTACHE_TAG_BE || before == ATTACHE_TAG_HAVE))
    return attache_event_tagger_as_verb (slot, ATTACHE_FORM_PARTICIPLE);
  if (g_str_has_suffix (word, "ed") && after_noun)
    return attache_event_tagger_as_verb (slot, ATTACHE_FORM_PAST | ATTACHE_FORM_PARTICIPLE);
  if (g_str_has_suffix (word, "ing")
      && (before == ATTACHE_TAG_BE
          || (after_noun && attache_event_tagger_begins_object (self, i + 1))))
    return attache_event_tagger_as_verb (slot, ATTACHE_FORM_ING);
  if (g_str_has_suffix (word, "ed") || (self->tokens[i].shape & ATTACHE_SHAPE_HYPHEN) != 0)
    return attache_event_tagger_is_nounish (self, i + 1) ? ATTACHE_TAG_ADJECTIVE : ATTACHE_TAG_NOUN;
  return ATTACHE_TAG_NOUN;
}
