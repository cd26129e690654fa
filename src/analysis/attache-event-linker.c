/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says of each verb group where its clause begins, whose it is, and which group governs it. Only
 * what stands between it and the group before decides, so the cost is linear in the sentence. It
 * knows no kinds. */

#include "config.h"

#include "attache-event-sentence.h"

#include <string.h>

/* What stands between two verb groups: the last one of each, or -1. */
typedef struct
{
  guint first;
  guint end;
  gint that;
  gint subordinator;
  gint relative;
  gint stop;
  gint comma;
  gint conjunction;
} Gap;

static Gap
read_gap (const AttacheEventSentence *self, guint first, guint end)
{
  Gap gap = { first, end, -1, -1, -1, -1, -1, -1 };

  for (guint i = first; i < end; i++)
    {
      switch (self->slots[i].tag)
        {
        case ATTACHE_TAG_THAT:
          gap.that = i;
          break;
        case ATTACHE_TAG_SUBORDINATOR:
          gap.subordinator = i;
          break;
        case ATTACHE_TAG_RELATIVE:
          gap.relative = i;
          break;
        case ATTACHE_TAG_STOP:
          gap.stop = i;
          break;
        case ATTACHE_TAG_COMMA:
          gap.comma = i;
          break;
        case ATTACHE_TAG_CONJUNCTION:
          gap.conjunction = i;
          break;
        default:
          break;
        }
    }
  return gap;
}

/* The first noun phrase in [first, end) that hangs on no preposition, or -1. */
static gint
first_free_phrase (const AttacheEventSentence *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      gint phrase = self->slots[i].phrase;

      if (phrase >= 0)
        {
          if (self->phrases[phrase].preposition < 0)
            return phrase;
          i = self->phrases[phrase].end - 1;
        }
    }
  return -1;
}

static gint
last_free_phrase (const AttacheEventSentence *self, guint first, guint end)
{
  for (guint i = end; i > first; i--)
    {
      gint phrase = self->slots[i - 1].phrase;

      if (phrase >= 0)
        {
          if (self->phrases[phrase].preposition < 0)
            return phrase;
          i = self->phrases[phrase].first + 1;
        }
    }
  return -1;
}

static gint
last_phrase (const AttacheEventSentence *self, guint first, guint end)
{
  for (guint i = end; i > first; i--)
    {
      if (self->slots[i - 1].phrase >= 0)
        return self->slots[i - 1].phrase;
    }
  return -1;
}

static gint
subject_of (const AttacheEventSentence *self, gint group)
{
  return group >= 0 ? self->groups[group].subject : -1;
}

static void
set_link (AttacheVerbGroup *group, AttacheGroupLink link, gint governor, gint subject,
          guint domain_first)
{
  group->link = link;
  group->governor = governor;
  group->subject = subject;
  group->domain_first = domain_first;
}

static gboolean
is_consulting (const AttacheVerbGroup *group)
{
  return group->n_senses > 0 && group->senses[0]->kind == ATTACHE_EVENT_CONSULT;
}

static void
link_infinitive (AttacheEventSentence *self, AttacheVerbGroup *group, gint before, const Gap *gap)
{
  gint between = first_free_phrase (self, gap->first, gap->end);
  gboolean passive = before >= 0 && (self->groups[before].flags & ATTACHE_GROUP_PASSIVE) != 0;

  /* "spoke with Brandt to convey": the speaker conveys; "asked Brandt to come": Brandt comes. */
  if (before >= 0 && is_consulting (&self->groups[before]))
    between = -1;

  set_link (group, ATTACHE_LINK_INFINITIVE, before,
            between >= 0 && !passive ? between : subject_of (self, before), group->first);
}

static guint
tag_before (const AttacheEventSentence *self, guint i)
{
  while (i > 0
         && (self->slots[i - 1].tag == ATTACHE_TAG_ADVERB
             || self->slots[i - 1].tag == ATTACHE_TAG_QUOTE))
    i--;
  return i > 0 ? self->slots[i - 1].tag : ATTACHE_TAG_NONE;
}

static void
link_ing (AttacheEventSentence *self, AttacheVerbGroup *group, gint before, const Gap *gap)
{
  guint tag = tag_before (self, group->first);
  gint near = last_phrase (self, gap->first, gap->end);
  gint subject = subject_of (self, before);

  if (tag == ATTACHE_TAG_SUBORDINATOR)
    set_link (group, ATTACHE_LINK_SUBORDINATE, before, subject, group->first);
  else if (tag == ATTACHE_TAG_COMMA || tag == ATTACHE_TAG_CONJUNCTION || tag == ATTACHE_TAG_NONE)
    set_link (group, ATTACHE_LINK_ADJUNCT, before, subject, group->first);
  else if (tag == ATTACHE_TAG_PREPOSITION || gap->first == gap->end)
    set_link (group, ATTACHE_LINK_GERUND, before, subject, group->first);
  else if (near >= 0 && self->phrases[near].is_actor)
    set_link (group, ATTACHE_LINK_RELATIVE, before, near, group->first);
  else
    set_link (group, ATTACHE_LINK_ADJUNCT, before, subject, group->first);
}

/* No verb before this one is finite: the sentence still waits for its own. */
static gboolean
is_first_finite (const AttacheEventSentence *self, gint before)
{
  for (gint i = 0; i <= before; i++)
    {
      if ((self->groups[i].flags
           & (ATTACHE_GROUP_INFINITIVE | ATTACHE_GROUP_ING | ATTACHE_GROUP_PARTICIPLE))
          == 0)
        return FALSE;
    }
  return TRUE;
}

/* "the ministers, a body linked to …, met": the verb of an apposition, since the next one stands
 * behind its closing comma. */
static gboolean
is_apposed (const AttacheEventSentence *self, const AttacheVerbGroup *group, const Gap *gap)
{
  guint next = group - self->groups + 1;

  return gap->comma >= 0 && first_free_phrase (self, gap->first, gap->comma) >= 0
         && next < self->n_groups && self->groups[next].first > 0
         && self->slots[self->groups[next].first - 1].tag == ATTACHE_TAG_COMMA;
}

static gboolean
is_followed_by_by (const AttacheEventSentence *self, const AttacheVerbGroup *group)
{
  return group->end < self->n_slots && strcmp (self->tokens[group->end].word, "by") == 0;
}

/* "the weapons seized last year": a participle and no finite verb. */
static gboolean
is_reduced (const AttacheEventSentence *self, const AttacheVerbGroup *group, gint before,
            const Gap *gap)
{
  const AttacheEventSlot *head = &self->slots[group->head];

  if (group->first != group->head || head->tag != ATTACHE_TAG_VERB
      || (head->form & ATTACHE_FORM_PARTICIPLE) == 0)
    return FALSE;
  if ((head->form & ATTACHE_FORM_PAST) == 0 || is_followed_by_by (self, group))
    return TRUE;
  if (before < 0)
    return is_apposed (self, group, gap);
  /* An object behind it, or no finite verb yet: it is finite itself. */
  if ((group->end == group->head + 1u && group->end < self->n_slots
       && self->slots[group->end].phrase >= 0)
      || is_first_finite (self, before) || last_phrase (self, gap->first, gap->end) < 0)
    return FALSE;
  if (gap->that >= 0 || gap->relative >= 0 || gap->subordinator >= 0 || gap->stop >= 0
      || gap->comma >= 0 || gap->conjunction >= 0)
    return FALSE;
  return !attache_event_group_has_class (&self->groups[before], ATTACHE_CLASS_SAY);
}

/* A common noun that can do or be something by itself, unlike a region or a week. */
static gboolean
can_be_antecedent (const AttacheEventSentence *self, const AttacheNounPhrase *phrase)
{
  return phrase->noun != NULL && self->slots[phrase->end - 1].tag != ATTACHE_TAG_NAME
         && (phrase->noun->kind >= 0 || phrase->noun->class == ATTACHE_CLASS_WEAPON
             || phrase->noun->class == ATTACHE_CLASS_VIOLENCE);
}

/* What a relative clause is about: the phrase before it; "which" and "that" are seldom about the
 * place or the person that stands between. */
static gint
antecedent (const AttacheEventSentence *self, guint first, guint marker)
{
  gint nearest = last_phrase (self, first, marker);
  gint phrase = nearest;

  if (g_str_has_prefix (self->tokens[marker].word, "who"))
    return nearest;
  for (guint i = 0; phrase >= 0 && i < 4 && self->phrases[phrase].first >= first; i++, phrase--)
    {
      if (can_be_antecedent (self, &self->phrases[phrase]))
        return phrase;
    }
  return nearest;
}

static void
link_reduced (AttacheEventSentence *self, AttacheVerbGroup *group, gint before, const Gap *gap)
{
  gint near = gap->comma >= 0 && gap->comma + 1 == (gint) gap->end
                  ? antecedent (self, gap->first, gap->comma)
                  : last_phrase (self, gap->first, gap->end);

  group->flags |= ATTACHE_GROUP_PARTICIPLE | ATTACHE_GROUP_PASSIVE;
  set_link (group, ATTACHE_LINK_RELATIVE, before, near >= 0 ? near : subject_of (self, before),
            group->first);
}

static gboolean
is_condition (const AttacheToken *token)
{
  return strcmp (token->word, "if") == 0 || strcmp (token->word, "unless") == 0
         || strcmp (token->word, "should") == 0 || strcmp (token->word, "whether") == 0;
}

static void
link_relative (AttacheEventSentence *self, AttacheVerbGroup *group, gint before, const Gap *gap,
               gint marker)
{
  gint own = first_free_phrase (self, marker + 1, gap->end);
  gint subject = own >= 0 ? own : antecedent (self, gap->first, marker);

  if (subject < 0)
    subject = subject_of (self, before);
  set_link (group, ATTACHE_LINK_RELATIVE, before, subject, marker);
}

/* "…, officials said on Monday", "…, the group charged": little follows, and no object. */
static gboolean
is_attribution (const AttacheEventSentence *self, const AttacheVerbGroup *group)
{
  if (attache_event_group_has_class (group, ATTACHE_CLASS_SAY))
    return TRUE;
  return group->end + 6u >= self->n_slots
         && (group->end >= self->n_slots || self->slots[group->end].phrase < 0);
}

/* The subject that an apposition or a relative clause stands behind. */
static gint
outer_subject (const AttacheEventSentence *self, gint before)
{
  gint subject = self->groups[before].subject;
  guint marker = self->groups[before].domain_first;
  guint first;

  /* "Brandt, whom the report praises," */
  if (marker >= 2 && self->slots[marker].tag == ATTACHE_TAG_RELATIVE)
    {
      guint at = self->slots[marker - 1].tag == ATTACHE_TAG_COMMA ? marker - 2 : marker - 1;

      subject = self->slots[at].phrase >= 0 ? self->slots[at].phrase : subject;
    }
  first = subject >= 0 ? self->phrases[subject].first : 0;
  if (first >= 2 && self->slots[first - 1].tag == ATTACHE_TAG_COMMA
      && self->slots[first - 2].phrase >= 0)
    return self->slots[first - 2].phrase;
  return subject;
}

/* Two clauses side by side, an introduction before a comma, a list, an apposition, a trailing
 * attribution. */
static void
link_after_comma (AttacheEventSentence *self, AttacheVerbGroup *group, gint before, const Gap *gap)
{
  gint own = first_free_phrase (self, gap->comma + 1, gap->end);
  gint first = first_free_phrase (self, gap->first, gap->comma);

  if (before < 0 && first >= 0)
    set_link (group, ATTACHE_LINK_MAIN, -1, first, gap->first);
  else if (own >= 0)
    {
      set_link (group, ATTACHE_LINK_MAIN, -1, own, gap->comma + 1);
      group->is_trailing = before >= 0 && is_attribution (self, group);
    }
  else if (before >= 0 && self->groups[before].link == ATTACHE_LINK_RELATIVE)
    set_link (group, ATTACHE_LINK_MAIN, -1, outer_subject (self, before), gap->comma);
  else
    set_link (group, before >= 0 ? ATTACHE_LINK_COORDINATE : ATTACHE_LINK_MAIN, before,
              subject_of (self, before), before >= 0 ? (guint) gap->comma : gap->first);
}

static void
link_after_conjunction (AttacheEventSentence *self, AttacheVerbGroup *group, gint before,
                        const Gap *gap)
{
  gint own = first_free_phrase (self, gap->conjunction + 1, gap->end);

  if (own >= 0)
    {
      set_link (group, ATTACHE_LINK_COORDINATE, before, own, gap->conjunction + 1);
      return;
    }
  /* "said … that he met X and called Y": the finite group it is joined to. */
  while (before > 0
         && (self->groups[before].flags
             & (ATTACHE_GROUP_INFINITIVE | ATTACHE_GROUP_ING | ATTACHE_GROUP_PARTICIPLE))
                != 0)
    before--;
  set_link (group, ATTACHE_LINK_COORDINATE, before, subject_of (self, before), gap->conjunction);
}

static void
link_unmarked (AttacheEventSentence *self, AttacheVerbGroup *group, gint before, const Gap *gap)
{
  gint own = before < 0 ? first_free_phrase (self, gap->first, gap->end)
                        : last_free_phrase (self, gap->first, gap->end);

  if (own < 0)
    own = last_phrase (self, gap->first, gap->end);
  if (before < 0)
    set_link (group, ATTACHE_LINK_MAIN, -1, own, gap->first);
  else if (self->groups[before].link == ATTACHE_LINK_RELATIVE
           && !attache_event_group_has_class (&self->groups[before], ATTACHE_CLASS_SAY))
    set_link (group, ATTACHE_LINK_MAIN, -1, outer_subject (self, before), group->first);
  else if (is_first_finite (self, before))
    set_link (group, ATTACHE_LINK_MAIN, -1, first_free_phrase (self, 0, group->first), gap->first);
  else
    set_link (group, ATTACHE_LINK_REPORTED, before, own >= 0 ? own : subject_of (self, before),
              own >= 0 ? self->phrases[own].first : group->first);
}

static void
link_finite (AttacheEventSentence *self, AttacheVerbGroup *group, gint before, const Gap *gap)
{
  gint marker = MAX (MAX (gap->that, gap->subordinator), MAX (gap->relative, gap->stop));
  gint own = marker >= 0 ? first_free_phrase (self, marker + 1, gap->end) : -1;

  if (marker >= 0 && gap->comma > marker && first_free_phrase (self, gap->comma + 1, gap->end) >= 0)
    {
      Gap rest = read_gap (self, gap->comma, gap->end);

      link_after_comma (self, group, before, &rest);
    }
  else if (marker < 0 && gap->comma >= 0)
    link_after_comma (self, group, before, gap);
  else if (marker < 0 && gap->conjunction >= 0 && before >= 0)
    link_after_conjunction (self, group, before, gap);
  else if (marker < 0)
    link_unmarked (self, group, before, gap);
  else if (marker == gap->relative || (marker == gap->that && own < 0))
    link_relative (self, group, before, gap, marker);
  else if (marker == gap->that)
    set_link (group, ATTACHE_LINK_REPORTED, before, own, marker + 1);
  else if (marker == gap->subordinator)
    set_link (group,
              is_condition (&self->tokens[marker]) ? ATTACHE_LINK_CONDITION
                                                   : ATTACHE_LINK_SUBORDINATE,
              before, own >= 0 ? own : subject_of (self, before), marker);
  else
    set_link (group, ATTACHE_LINK_MAIN, -1, own >= 0 ? own : subject_of (self, before), marker + 1);
}

static void
link_group (AttacheEventSentence *self, guint index)
{
  AttacheVerbGroup *group = &self->groups[index];
  gint before = (gint) index - 1;
  Gap gap = read_gap (self, before >= 0 ? self->groups[before].end : 0, group->first);

  if ((group->flags & ATTACHE_GROUP_INFINITIVE) != 0)
    link_infinitive (self, group, before, &gap);
  else if ((group->flags & ATTACHE_GROUP_ING) != 0)
    link_ing (self, group, before, &gap);
  else if (is_reduced (self, group, before, &gap))
    link_reduced (self, group, before, &gap);
  else
    link_finite (self, group, before, &gap);
}

/* "at least", "between": the words before a number that bound it. */
static guint
skip_bound (const AttacheEventSentence *self, guint i, guint end)
{
  const AttacheEventWord *word = self->slots[i].word;

  if (word == NULL
      || (word->bounds.first == word->bounds.end && strcmp (word->word, "between") != 0))
    return i;
  for (guint j = i + 1; j < end && j < i + 5; j++)
    {
      if (self->slots[j].tag == ATTACHE_TAG_NUMBER)
        return j;
    }
  return i;
}

static gint
find_object (const AttacheEventSentence *self, const AttacheVerbGroup *group)
{
  guint i = group->end;

  while (i < group->domain_end
         && (self->slots[i].tag == ATTACHE_TAG_ADVERB || self->slots[i].tag == ATTACHE_TAG_TIME
             || self->slots[i].tag == ATTACHE_TAG_QUOTE))
    i++;
  if (i < group->domain_end)
    i = skip_bound (self, i, group->domain_end);
  return i < group->domain_end ? self->slots[i].phrase : -1;
}

void
attache_event_sentence_link (AttacheEventSentence *sentence)
{
  for (guint i = 0; i < sentence->n_groups; i++)
    link_group (sentence, i);
  for (guint i = 0; i < sentence->n_groups; i++)
    {
      AttacheVerbGroup *group = &sentence->groups[i];
      guint next = i + 1 < sentence->n_groups ? sentence->groups[i + 1].domain_first
                                              : sentence->n_slots;

      group->domain_end = MAX (next, group->end);
      group->object = find_object (sentence, group);
    }
}
