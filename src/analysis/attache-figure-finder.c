/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A word of harm and the noun phrases that it befalls: a passive's subject, an active verb's
 * object, the subject of those that die, the phrase that ends in "dead", what hangs on "the killing
 * of". Each of a list is a figure of its own. */

#include "config.h"

#include "attache-figure-finder.h"

#include <string.h>

typedef struct
{
  const AttacheEventSentence *sentence;
  const AttacheEventSurroundings *surroundings;
  AttacheSentenceFigure *figures;
  guint n_figures;
  gint phrase;      /* whose noun is being read, or -1 */
  const char *rule; /* static; of the search that is under way */
} Search;

static gint
effect_at (const AttacheEventSentence *sentence, guint slot)
{
  const AttacheEventWord *word = sentence->slots[slot].word;
  const AttacheEventSense *sense;
  guint end;

  if (word == NULL
      || attache_event_sentence_match (sentence, word->effects, slot, 0, &sense, 1, &end) == 0)
    return -1;
  return sense->kind;
}

static void
add_figure (Search *self, gint phrase, AttacheEffect effect, gint group)
{
  AttacheSentenceFigure figure = {
    .effect = effect, .group = group, .phrase = self->phrase, .rule = self->rule
  };

  if (self->n_figures >= ATTACHE_MAX_FIGURES
      || !attache_figure_read_quantity (self->sentence, self->surroundings, phrase,
                                        &figure.quantity))
    return;
  for (guint i = 0; i < self->n_figures; i++)
    {
      if (attache_span_overlaps (self->figures[i].quantity.span, figure.quantity.span))
        return;
    }
  self->figures[self->n_figures++] = figure;
}

static gboolean
is_word (const AttacheEventSentence *sentence, guint slot, const char *word)
{
  return slot < sentence->n_slots && strcmp (sentence->tokens[slot].word, word) == 0;
}

/* The next of a list: after a comma, "and", "or", "including". */
static gint
next_of_list (const AttacheEventSentence *sentence, gint phrase)
{
  guint slot = sentence->phrases[phrase].end;
  guint first = slot;

  while (slot < sentence->n_slots
         && (sentence->slots[slot].tag == ATTACHE_TAG_COMMA
             || sentence->slots[slot].tag == ATTACHE_TAG_CONJUNCTION
             || is_word (sentence, slot, "including")))
    slot++;
  if (slot == first || slot >= sentence->n_slots)
    return -1;
  return sentence->slots[slot].phrase;
}

/* A list member that a verb of its own follows belongs to that verb: "killing three and wounding
 * two", "6 soldiers wounded". */
static gboolean
has_own_effect (const AttacheEventSentence *sentence, gint phrase)
{
  guint end = sentence->phrases[phrase].end;

  return effect_at (sentence, end - 1) >= 0
         || (end < sentence->n_slots && effect_at (sentence, end) >= 0);
}

static void
add_list (Search *self, gint phrase, AttacheEffect effect, gint group, guint limit)
{
  for (guint i = 0; phrase >= 0 && i < 8; i++)
    {
      if (self->sentence->phrases[phrase].end > limit)
        return;
      add_figure (self, phrase, effect, group);
      phrase = next_of_list (self->sentence, phrase);
      if (phrase >= 0 && has_own_effect (self->sentence, phrase))
        return;
    }
}

/* The list that leads to @phrase, backwards: "17 rebels and 2 soldiers dead". */
static void
add_list_before (Search *self, gint phrase, AttacheEffect effect, gint group)
{
  for (gint i = phrase - 1;
       i >= 0 && next_of_list (self->sentence, i) == i + 1 && !has_own_effect (self->sentence, i);
       i--)
    {
      AttacheQuantity quantity;

      if (!attache_figure_read_quantity (self->sentence, self->surroundings, i, &quantity))
        return;
      add_figure (self, i, effect, group);
    }
}

/* Told as fact: not denied, not intended. */
static gboolean
is_told (const AttacheVerbGroup *group)
{
  return (group->flags
          & (ATTACHE_GROUP_NEGATED | ATTACHE_GROUP_WILL | ATTACHE_GROUP_MAY | ATTACHE_GROUP_MUST
             | ATTACHE_GROUP_INFINITIVE))
         == 0;
}

static gboolean
befalls_subject (const AttacheVerbGroup *group, AttacheEffect effect)
{
  if ((group->flags & ATTACHE_GROUP_PASSIVE) != 0)
    return TRUE;
  return attache_event_group_has_class (group, ATTACHE_CLASS_DIE)
         || effect == ATTACHE_EFFECT_DISPLACED || effect == ATTACHE_EFFECT_MISSING;
}

static void
search_group (Search *self, guint index)
{
  const AttacheVerbGroup *group = &self->sentence->groups[index];
  gint effect = effect_at (self->sentence, group->head);

  if (effect < 0 || !is_told (group))
    return;
  if (befalls_subject (group, effect) && group->subject >= 0)
    {
      guint limit = self->sentence->phrases[group->subject].first < group->first ? group->first
                                                                                 : G_MAXUINT;

      self->rule = "whom it befell, before the verb";
      add_list (self, group->subject, effect, index, limit);
      add_list_before (self, group->subject, effect, index);
    }
  self->rule = "object of the verb";
  if ((group->flags & ATTACHE_GROUP_PASSIVE) == 0 && group->object >= 0)
    add_list (self, group->object, effect, index, G_MAXUINT);
}

static gint
group_before (const AttacheEventSentence *sentence, guint slot)
{
  gint found = -1;

  for (guint i = 0; i < sentence->n_groups && sentence->groups[i].first < slot; i++)
    found = i;
  return found < 0 && sentence->n_groups > 0 ? 0 : found;
}

static void
search_phrase (Search *self, guint index)
{
  const AttacheEventSentence *sentence = self->sentence;
  const AttacheNounPhrase *phrase = &sentence->phrases[index];
  gint effect = phrase->is_pronoun ? -1 : effect_at (sentence, phrase->end - 1);
  gint group;

  if (effect < 0 || phrase->is_name)
    return;
  group = group_before (sentence, phrase->first);
  if (group >= 0 && (sentence->groups[group].flags & ATTACHE_GROUP_NEGATED) != 0)
    return;
  if (is_word (sentence, phrase->end, "of") && index + 1 < sentence->n_phrases
      && sentence->phrases[index + 1].first == phrase->end + 1)
    {
      self->rule = "behind a noun and “of”";
      add_list (self, index + 1, effect, group, G_MAXUINT);
    }
  else if (phrase->end - phrase->first > 1)
    {
      self->rule = "in the phrase of the noun";
      add_figure (self, index, effect, group);
      add_list_before (self, index, effect, group);
    }
}

guint
attache_find_figures (const AttacheEventSentence *sentence,
                      const AttacheEventSurroundings *surroundings, AttacheSentenceFigure *figures)
{
  Search self = { sentence, surroundings, figures, 0, -1, NULL };

  g_return_val_if_fail (sentence != NULL, 0);
  g_return_val_if_fail (figures != NULL, 0);

  for (guint i = 0; i < sentence->n_groups; i++)
    search_group (&self, i);
  for (guint i = 0; i < sentence->n_phrases; i++)
    {
      self.phrase = i;
      search_phrase (&self, i);
    }
  return self.n_figures;
}
