/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gathers tagged words into noun phrases and verb groups. A noun phrase knows which part of it
 * names somebody who acts; a verb group knows its voice and mood, and the lexicon's senses of its
 * head. Neither knows yet to whom it belongs. */

#include "config.h"

#include "attache-event-sentence.h"

#include <string.h>

static gboolean
is_phrase_tag (guint tag)
{
  return tag == ATTACHE_TAG_DETERMINER || tag == ATTACHE_TAG_NUMBER || tag == ATTACHE_TAG_ADJECTIVE
         || tag == ATTACHE_TAG_NOUN || tag == ATTACHE_TAG_NAME || tag == ATTACHE_TAG_GENITIVE;
}

/* ---- verb groups ---- */

static gboolean
is_adverbial (const AttacheEventSlot *slot)
{
  return slot->tag == ATTACHE_TAG_ADVERB || slot->tag == ATTACHE_TAG_NOT;
}

static guint
skip_adverbs (AttacheEventSentence *self, AttacheVerbGroup *group, guint i)
{
  while (i < self->n_slots && is_adverbial (&self->slots[i]))
    {
      if (self->slots[i].tag == ATTACHE_TAG_NOT)
        group->flags |= ATTACHE_GROUP_NEGATED;
      i++;
    }
  return i;
}

static gboolean
is_going_to (const AttacheEventSentence *self, guint i)
{
  return i + 1 < self->n_slots && self->slots[i + 1].tag == ATTACHE_TAG_TO
         && strcmp (self->tokens[i].word, "going") == 0;
}

/* One auxiliary or the main verb at @i; FALSE where the group is over. */
static gboolean
take_verb (AttacheEventSentence *self, AttacheVerbGroup *group, guint i, guint *before)
{
  guint tag = self->slots[i].tag;
  gboolean first = i == group->first;

  if (*before == ATTACHE_TAG_VERB)
    return FALSE;
  switch (tag)
    {
    case ATTACHE_TAG_WILL:
      group->flags |= ATTACHE_GROUP_WILL;
      break;
    case ATTACHE_TAG_MAY:
      group->flags |= ATTACHE_GROUP_MAY;
      break;
    case ATTACHE_TAG_MUST:
      group->flags |= ATTACHE_GROUP_MUST;
      break;
    case ATTACHE_TAG_TO:
      if (first)
        group->flags |= ATTACHE_GROUP_INFINITIVE;
      else if (*before == ATTACHE_TAG_BE)
        group->flags |= ATTACHE_GROUP_WILL;
      else if (*before == ATTACHE_TAG_HAVE)
        group->flags |= ATTACHE_GROUP_MUST;
      else
        return FALSE;
      break;
    case ATTACHE_TAG_HAVE:
      group->flags |= ATTACHE_GROUP_PERFECT;
      break;
    case ATTACHE_TAG_BE:
    case ATTACHE_TAG_DO:
      break;
    case ATTACHE_TAG_VERB:
      if (is_going_to (self, i) && *before == ATTACHE_TAG_BE)
        return TRUE;
      if (*before == ATTACHE_TAG_BE && (self->slots[i].form & ATTACHE_FORM_PARTICIPLE) != 0)
        group->flags |= ATTACHE_GROUP_PASSIVE;
      else if (first && self->slots[i].form == ATTACHE_FORM_ING)
        group->flags |= ATTACHE_GROUP_ING;
      break;
    default:
      return FALSE;
    }
  *before = tag;
  group->head = i;
  return TRUE;
}

static void
take_predicate (AttacheEventSentence *self, AttacheVerbGroup *group)
{
  guint i = skip_adverbs (self, group, group->end);
  guint end = i;

  group->flags |= ATTACHE_GROUP_COPULA;
  if (i >= self->n_slots || self->slots[i].word == NULL)
    return;
  group->n_senses = attache_event_sentence_match (self, self->slots[i].word->predicates, i, 0,
                                                  group->senses, ATTACHE_MAX_GROUP_SENSES, &end);
  if (group->n_senses > 0)
    {
      group->head = i;
      group->end = end;
    }
}

static void
take_senses (AttacheEventSentence *self, AttacheVerbGroup *group, guint tag)
{
  const AttacheEventSlot *slot = &self->slots[group->head];
  guint end = group->end;

  if (tag == ATTACHE_TAG_BE)
    take_predicate (self, group);
  /* "is concerned" is as much a predicate as a passive. */
  else if ((group->flags & ATTACHE_GROUP_PASSIVE) != 0 && slot->word != NULL)
    group->n_senses = attache_event_sentence_match (self, slot->word->predicates, group->head, 0,
                                                    group->senses, ATTACHE_MAX_GROUP_SENSES, &end);
  if (group->n_senses > 0 && tag != ATTACHE_TAG_BE)
    {
      group->flags = (group->flags & ~ATTACHE_GROUP_PASSIVE) | ATTACHE_GROUP_COPULA;
      group->end = end;
    }
  if (group->n_senses > 0 || slot->word == NULL)
    return;
  group->n_senses = attache_event_sentence_match (self, slot->word->verbs, group->head, slot->form,
                                                  group->senses, ATTACHE_MAX_GROUP_SENSES, &end);
  if (group->n_senses > 0)
    group->end = end;
}

static guint
chunk_group (AttacheEventSentence *self, guint i)
{
  AttacheVerbGroup *group = &self->groups[self->n_groups];
  guint before = ATTACHE_TAG_NONE;
  guint at = i;

  *group = (AttacheVerbGroup){ .first = i, .head = i, .governor = -1, .subject = -1, .object = -1 };
  while (at < self->n_slots)
    {
      at = skip_adverbs (self, group, at);
      if (at >= self->n_slots || !take_verb (self, group, at, &before))
        break;
      at++;
    }
  group->end = group->head + 1;
  take_senses (self, group, before);
  /* "threaten to": the infinitive is a verb of its own. */
  if (group->end > group->head + 1 && self->slots[group->end - 1].tag == ATTACHE_TAG_TO)
    group->end--;
  /* A name within the verb's phrase stays free: it may be the one acted on (gave Sylvania two
   * days). */
  for (guint j = group->first; j < group->end; j++)
    {
      if (j <= group->head || self->slots[j].tag != ATTACHE_TAG_NAME)
        self->slots[j].group = self->n_groups;
    }
  self->n_groups++;
  return group->end;
}

static gboolean
begins_group (guint tag)
{
  return tag >= ATTACHE_TAG_BE && tag <= ATTACHE_TAG_MUST;
}

static void
chunk_groups (AttacheEventSentence *self)
{
  guint i = 0;

  while (i < self->n_slots && self->n_groups < ATTACHE_MAX_GROUPS)
    {
      guint tag = self->slots[i].tag;

      if (begins_group (tag) || tag == ATTACHE_TAG_VERB || tag == ATTACHE_TAG_TO)
        i = chunk_group (self, i);
      else if (tag == ATTACHE_TAG_NOT && i + 1 < self->n_slots
               && self->slots[i + 1].tag == ATTACHE_TAG_TO)
        i = chunk_group (self, i + 1);
      else
        i++;
    }
}

/* ---- noun phrases ---- */

static gboolean
is_agent_class (guint noun_class)
{
  return noun_class >= ATTACHE_CLASS_AGENT && noun_class <= ATTACHE_CLASS_PARTY;
}

static gboolean
is_agent_slot (const AttacheEventSlot *slot)
{
  if (slot->noun != NULL && is_agent_class (slot->noun->class))
    return TRUE;
  return slot->word != NULL && (slot->word->classes & ATTACHE_WORD_TITLE) != 0;
}

/* "Ruritania-brokered" names nobody who acts here; "Ruritania-led" does. */
static gboolean
is_qualifying_name (const AttacheToken *token)
{
  return (token->shape & ATTACHE_SHAPE_HYPHEN) != 0 && g_str_has_suffix (token->word, "ed")
         && !g_str_has_suffix (token->word, "-led");
}

/* Which slots of the phrase name somebody: all of "the Sylvanian foreign minister" but its article,
 * the owner in "Sylvania's efforts", the names in "Sylvanian air raids". */
static void
find_actor_part (const AttacheEventSentence *self, AttacheNounPhrase *phrase)
{
  guint first = phrase->first;
  guint end = phrase->end;
  guint genitive = 0;
  guint first_name = end;
  guint end_name = end;

  while (first + 1 < end && self->slots[first].tag == ATTACHE_TAG_DETERMINER)
    first++;
  for (guint i = first; i < end; i++)
    {
      if (self->slots[i].tag == ATTACHE_TAG_GENITIVE && i > first)
        genitive = i;
      if (self->slots[i].tag == ATTACHE_TAG_NAME && !is_qualifying_name (&self->tokens[i]))
        {
          first_name = MIN (first_name, i);
          end_name = i + 1;
        }
    }
  phrase->actor_first = first;
  phrase->actor_end = end;
  phrase->is_name = first_name < end;
  if (is_agent_slot (&self->slots[end - 1]) || self->slots[end - 1].tag == ATTACHE_TAG_NAME)
    phrase->is_actor = TRUE;
  else if (genitive > 0)
    {
      phrase->actor_end = genitive;
      phrase->is_actor = first_name < genitive || is_agent_slot (&self->slots[genitive - 1]);
    }
  else if (phrase->is_name)
    {
      phrase->actor_first = first_name;
      phrase->actor_end = end_name;
      phrase->is_actor = TRUE;
    }
}

/* "at least", "up to", "more than" before a number hang on nothing: where they begin. */
static guint
before_bound (const AttacheEventSentence *self, guint first)
{
  if (self->slots[first].tag != ATTACHE_TAG_NUMBER)
    return first;
  for (guint back = 1; back <= 4 && back <= first; back++)
    {
      const AttacheEventWord *word = self->slots[first - back].word;
      const AttacheEventSense *sense;
      guint end;

      if (word != NULL && word->bounds.end > word->bounds.first
          && attache_event_sentence_match (self, word->bounds, first - back, 0, &sense, 1, &end) > 0
          && end == first)
        return first - back;
    }
  return first;
}

static gint
find_preposition (const AttacheEventSentence *self, guint first, guint end)
{
  first = before_bound (self, first);
  while (first > 0
         && (self->slots[first - 1].tag == ATTACHE_TAG_ADVERB
             || self->slots[first - 1].tag == ATTACHE_TAG_QUOTE))
    first--;
  if (first == 0)
    return -1;
  if (self->slots[first - 1].tag == ATTACHE_TAG_PREPOSITION && self->slots[first - 1].group < 0)
    return first - 1;
  /* "with A and B" hangs both on "with", unless B begins a clause. */
  if (self->slots[first - 1].tag == ATTACHE_TAG_CONJUNCTION && first > 1
      && self->slots[first - 2].phrase >= 0 && (end >= self->n_slots || self->slots[end].group < 0))
    return self->phrases[self->slots[first - 2].phrase].preposition;
  return -1;
}

/* "Ministry of [the] Interior", "King Otto of Ruritania": the slot after it, or 0. */
static guint
end_of_name_after_of (const AttacheEventSentence *self, guint i)
{
  guint next = i + 1;

  if (self->slots[i - 1].tag != ATTACHE_TAG_NAME || strcmp (self->tokens[i].word, "of") != 0)
    return 0;
  if (next < self->n_slots && strcmp (self->tokens[next].word, "the") == 0)
    next++;
  if (next >= self->n_slots || self->slots[next].tag != ATTACHE_TAG_NAME
      || self->slots[next].group >= 0)
    return 0;
  return next + 1;
}

/* "the steps Sylvania took": a name behind a common noun begins a phrase, unless the noun is a
 * title of sorts (the rebel leader Otto Brandt). */
static gboolean
begins_name (const AttacheEventSentence *self, guint i)
{
  return self->slots[i].tag == ATTACHE_TAG_NAME && self->slots[i - 1].tag == ATTACHE_TAG_NOUN
         && !is_agent_slot (&self->slots[i - 1]);
}

static gboolean
goes_on (const AttacheEventSentence *self, guint i)
{
  guint tag = self->slots[i].tag;

  if (self->slots[i].group >= 0)
    return FALSE;
  /* "the newly appointed minister" */
  if (tag == ATTACHE_TAG_ADVERB)
    return self->slots[i - 1].tag == ATTACHE_TAG_DETERMINER && i + 1 < self->n_slots
           && self->slots[i + 1].group < 0 && is_phrase_tag (self->slots[i + 1].tag)
           && self->slots[i + 1].tag != ATTACHE_TAG_DETERMINER;
  return is_phrase_tag (tag) && !begins_name (self, i)
         && (tag != ATTACHE_TAG_DETERMINER || self->slots[i - 1].tag == ATTACHE_TAG_DETERMINER);
}

static guint
chunk_phrase (AttacheEventSentence *self, guint i)
{
  AttacheNounPhrase *phrase = &self->phrases[self->n_phrases];
  guint end = i + 1;
  gboolean has_head = self->slots[i].tag != ATTACHE_TAG_ADJECTIVE;

  *phrase = (AttacheNounPhrase){ .first = i };
  if (self->slots[i].tag == ATTACHE_TAG_PRONOUN)
    phrase->is_pronoun = TRUE;
  else
    {
      while (end < self->n_slots)
        {
          guint joined = end_of_name_after_of (self, end);

          if (joined == 0 && !goes_on (self, end))
            break;
          has_head |= self->slots[end].tag != ATTACHE_TAG_ADJECTIVE;
          end = MAX (joined, end + 1);
        }
    }
  if (!has_head)
    return end;
  phrase->end = end;
  phrase->actor_first = i;
  phrase->actor_end = end;
  phrase->preposition = find_preposition (self, i, end);
  phrase->noun = self->slots[end - 1].noun;
  if (!phrase->is_pronoun)
    find_actor_part (self, phrase);
  for (guint j = i; j < end; j++)
    self->slots[j].phrase = self->n_phrases;
  self->n_phrases++;
  return end;
}

/* "(RIF)", "[Text]": an aside of a few words holds no phrase of the sentence. */
static guint
end_of_aside (const AttacheEventSentence *self, guint i)
{
  for (guint j = i + 1; j < self->n_slots && j < i + 8; j++)
    {
      if (self->slots[j].tag == ATTACHE_TAG_CLOSE)
        return j + 1;
    }
  return i + 1;
}

void
attache_event_sentence_chunk (AttacheEventSentence *sentence)
{
  guint i = 0;

  chunk_groups (sentence);
  while (i < sentence->n_slots && sentence->n_phrases < ATTACHE_MAX_PHRASES)
    {
      guint tag = sentence->slots[i].tag;

      if (tag == ATTACHE_TAG_OPEN)
        i = end_of_aside (sentence, i);
      else if (sentence->slots[i].group < 0 && (is_phrase_tag (tag) || tag == ATTACHE_TAG_PRONOUN))
        i = chunk_phrase (sentence, i);
      else
        i++;
    }
}
