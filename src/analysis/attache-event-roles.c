/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Roles by voice, position and preposition: the subject acts, or who stands behind "by"; the
 * nearest one behind the verb is acted on, one behind "in" only where there is no other. */

#include "config.h"

#include "attache-event-roles.h"

#include <string.h>

/* How good a target is; lower is better. */
typedef enum
{
  RANK_NEAR,
  RANK_PLACE,
  RANK_FAR,
  RANK_NONE,
} Rank;

static const char *
preposition_of (const AttacheEventSentence *sentence, const AttacheNounPhrase *phrase)
{
  return phrase->preposition >= 0 ? sentence->tokens[phrase->preposition].word : NULL;
}

static gboolean
is_preposition (const AttacheEventSentence *sentence, const AttacheNounPhrase *phrase,
                const char *const *words)
{
  const char *word = preposition_of (sentence, phrase);

  return word != NULL && g_strv_contains (words, word);
}

static gboolean
contains (const gint16 *phrases, guint n, gint phrase)
{
  for (guint i = 0; i < n; i++)
    {
      if (phrases[i] == phrase)
        return TRUE;
    }
  return FALSE;
}

static void
add (gint16 *phrases, guint *n, gint phrase)
{
  if (*n < ATTACHE_MAX_ROLE_PHRASES && !contains (phrases, *n, phrase))
    phrases[(*n)++] = phrase;
}

/* The phrase that an "and" or a comma joins to @phrase, or -1. */
static gint
joined_phrase (const AttacheEventSentence *sentence, gint phrase)
{
  guint i = sentence->phrases[phrase].end;
  gboolean joined = FALSE;

  while (i < sentence->n_slots
         && (sentence->slots[i].tag == ATTACHE_TAG_COMMA
             || sentence->slots[i].tag == ATTACHE_TAG_CONJUNCTION))
    {
      joined = TRUE;
      i++;
    }
  return joined && i < sentence->n_slots ? sentence->slots[i].phrase : -1;
}

/* A list of names; "Ada Lorne, the minister" is none, nor is what begins the next clause. */
static void
add_joined (const AttacheEventSentence *sentence, gint16 *phrases, guint *n, gint phrase, guint end)
{
  add (phrases, n, phrase);
  for (guint i = 0; i < ATTACHE_MAX_ROLE_PHRASES; i++)
    {
      gint next = joined_phrase (sentence, phrase);
      guint after = sentence->phrases[phrase].end;

      if (next < 0 || sentence->phrases[next].end > end || !sentence->phrases[next].is_actor)
        return;
      if (sentence->slots[after].tag == ATTACHE_TAG_COMMA
          && sentence->slots[after + 1].tag != ATTACHE_TAG_CONJUNCTION
          && joined_phrase (sentence, next) < 0)
        return;
      add (phrases, n, next);
      phrase = next;
    }
}

/* The phrase itself if it acts, else what hangs on it by "of" or "from". */
static gint
acting_phrase (const AttacheEventSentence *sentence, gint phrase)
{
  static const char *const links[] = { "of", "from", NULL };

  for (guint i = 0; phrase >= 0 && i < 3; i++)
    {
      guint next = sentence->phrases[phrase].end + 1;

      if (sentence->phrases[phrase].is_actor)
        return phrase;
      phrase = next < sentence->n_slots ? sentence->slots[next].phrase : -1;
      if (phrase >= 0 && !is_preposition (sentence, &sentence->phrases[phrase], links))
        return -1;
    }
  return -1;
}

/* Whom "it" or "they" stands for in this sentence: the subject of the clause that reports it. */
static gint
resolve_pronoun (const AttacheEventSentence *sentence, gint group)
{
  for (guint i = 0; group >= 0 && i < 4; i++)
    {
      gint subject = sentence->groups[group].subject;

      if (subject >= 0 && !sentence->phrases[subject].is_pronoun)
        return subject;
      group = sentence->groups[group].governor >= 0 ? sentence->groups[group].governor : group - 1;
    }
  return -1;
}

static gboolean
is_first_person (const AttacheEventSentence *sentence, gint phrase)
{
  static const char *const words[] = { "i",    "we",   "i'm", "we're", "i've", "we've", "we'll",
                                       "i'll", "we'd", "i'd", "us",    "me",   NULL };

  return sentence->phrases[phrase].is_pronoun
         && g_strv_contains (words, sentence->tokens[sentence->phrases[phrase].first].word);
}

/* What its subject suffers. */
static gboolean
is_undergone (const AttacheVerbGroup *group)
{
  return (group->flags & ATTACHE_GROUP_PASSIVE) != 0
         || attache_event_group_has_class (group, ATTACHE_CLASS_DIE);
}

static gint
find_agent (const AttacheEventSentence *sentence, const AttacheEventCode *codes, guint group)
{
  static const char *const by[] = { "by", NULL };
  guint end = MAX (codes[group].end, sentence->groups[group].domain_end);

  for (guint i = sentence->groups[group].end; i < end; i++)
    {
      gint phrase = sentence->slots[i].phrase;

      if (phrase < 0)
        continue;
      if (is_preposition (sentence, &sentence->phrases[phrase], by))
        return acting_phrase (sentence, phrase);
      i = sentence->phrases[phrase].end - 1;
    }
  return -1;
}

static void
find_sources (const AttacheEventSentence *sentence, const AttacheEventCode *codes, guint index,
              AttacheEventRoles *roles)
{
  const AttacheVerbGroup *group = &sentence->groups[index];
  gint subject = group->subject;

  if (is_undergone (group) || codes[index].from_subject)
    subject = find_agent (sentence, codes, index);
  else if (codes[index].is_duty)
    subject = group->governor >= 0 ? sentence->groups[group->governor].subject : -1;
  if (subject >= 0 && is_first_person (sentence, subject))
    {
      roles->source_is_speaker = TRUE;
      subject = -1;
    }
  else if (subject >= 0 && sentence->phrases[subject].is_pronoun)
    {
      subject = resolve_pronoun (sentence, index);
      roles->source_is_pronoun = subject < 0;
    }
  subject = acting_phrase (sentence, subject);
  if (subject >= 0)
    add_joined (sentence, roles->sources, &roles->n_sources, subject,
                group->first > sentence->phrases[subject].first ? group->first : sentence->n_slots);
}

/* Where the search for a target ends: a clause of somebody else. */
static guint
target_limit (const AttacheEventSentence *sentence, guint index)
{
  for (guint i = index + 1; i < sentence->n_groups; i++)
    {
      const AttacheVerbGroup *next = &sentence->groups[i];

      if (next->is_trailing || (next->link == ATTACHE_LINK_MAIN && next->subject >= 0))
        return next->domain_first;
    }
  return sentence->n_slots;
}

static Rank
rank_preposition (const AttacheEventSentence *sentence, const AttacheNounPhrase *phrase,
                  Rank before)
{
  static const char *const inherited[] = { "of", "and", NULL };
  static const char *const places[] = { "in",      "at",     "near",   "inside",    "outside",
                                        "around",  "across", "within", "by",        "throughout",
                                        "along",   "under",  "like",   "including", "via",
                                        "despite", NULL };
  static const char *const never[] = { "during", "since", "than", "without", "per", "about", NULL };

  if (phrase->preposition < 0)
    return RANK_NEAR;
  if (is_preposition (sentence, phrase, inherited))
    return before;
  if (is_preposition (sentence, phrase, never))
    return RANK_FAR;
  return is_preposition (sentence, phrase, places) ? RANK_PLACE : RANK_NEAR;
}

static gboolean
same_name (const AttacheEventSentence *sentence, gint a, gint b)
{
  const AttacheToken *last_a = &sentence->tokens[sentence->phrases[a].actor_end - 1];
  const AttacheToken *last_b = &sentence->tokens[sentence->phrases[b].actor_end - 1];

  return a == b
         || (last_a->word_hash == last_b->word_hash && strcmp (last_a->word, last_b->word) == 0);
}

static gboolean
is_source (const AttacheEventSentence *sentence, const AttacheEventRoles *roles, gint phrase)
{
  for (guint i = 0; i < roles->n_sources; i++)
    {
      if (same_name (sentence, roles->sources[i], phrase))
        return TRUE;
    }
  return FALSE;
}

static gint
search_target (const AttacheEventSentence *sentence, const AttacheEventRoles *roles, guint first,
               guint limit, guint worst)
{
  guint best_rank = RANK_NONE;
  Rank rank = RANK_NEAR;
  guint penalty = RANK_NEAR;
  gint best = -1;

  for (guint i = first; i < limit; i++)
    {
      gint phrase = sentence->slots[i].phrase;
      guint total;

      if (sentence->slots[i].tag == ATTACHE_TAG_SUBORDINATOR)
        penalty = RANK_FAR;
      else if (sentence->slots[i].tag == ATTACHE_TAG_RELATIVE)
        penalty = MAX (penalty, RANK_PLACE);
      if (phrase < 0)
        continue;
      rank = rank_preposition (sentence, &sentence->phrases[phrase], rank);
      total = MAX (rank, penalty);
      if (sentence->phrases[phrase].is_actor && total < best_rank && total <= worst
          && !is_source (sentence, roles, phrase))
        {
          best = phrase;
          best_rank = total;
        }
      i = sentence->phrases[phrase].end - 1;
    }
  return best;
}

/* Those that several do it "with". */
static gint
find_partner (const AttacheEventSentence *sentence, const AttacheVerbGroup *group)
{
  static const char *const with[] = { "with", NULL };

  for (guint i = group->head + 1; i < group->domain_end; i++)
    {
      gint phrase = sentence->slots[i].phrase;

      if (phrase < 0)
        continue;
      if (sentence->phrases[phrase].is_actor
          && is_preposition (sentence, &sentence->phrases[phrase], with))
        return phrase;
      i = sentence->phrases[phrase].end - 1;
    }
  return -1;
}

static void
find_targets (const AttacheEventSentence *sentence, const AttacheEventCode *codes, guint index,
              AttacheEventRoles *roles)
{
  const AttacheVerbGroup *group = &sentence->groups[index];
  gint target = -1;
  guint worst = RANK_FAR;

  if (is_undergone (group) || codes[index].is_duty)
    target = acting_phrase (sentence, group->subject);
  if (roles->n_sources > 1 && codes[index].kind <= ATTACHE_EVENT_COOPERATE)
    {
      target = find_partner (sentence, group);
      if (target >= 0 && !is_source (sentence, roles, target))
        add_joined (sentence, roles->targets, &roles->n_targets, target, sentence->n_slots);
      return;
    }
  if (target >= 0 && is_source (sentence, roles, target))
    target = -1;
  if (target < 0)
    target = search_target (sentence, roles, group->head + 1, target_limit (sentence, index),
                            worst);
  if (target >= 0)
    add_joined (sentence, roles->targets, &roles->n_targets, target, sentence->n_slots);
}

/* "the talks between A and B were held by C": A and B too. */
static void
add_talkers (const AttacheEventSentence *sentence, guint phrase, AttacheEventRoles *roles)
{
  AttacheEventRoles talkers;

  attache_event_find_nominal_roles (sentence, phrase, &talkers);
  for (guint i = 0; i < talkers.n_sources; i++)
    add (roles->sources, &roles->n_sources, talkers.sources[i]);
  for (guint i = 0; i < talkers.n_targets; i++)
    add (roles->targets, &roles->n_targets, talkers.targets[i]);
}

void
attache_event_find_roles (const AttacheEventSentence *sentence, const AttacheEventCode *codes,
                          guint group, AttacheEventRoles *roles)
{
  g_return_if_fail (sentence != NULL);
  g_return_if_fail (group < sentence->n_groups);

  *roles = (AttacheEventRoles){ 0 };
  find_sources (sentence, codes, group, roles);
  if (codes[group].kind == ATTACHE_EVENT_CONSULT && codes[group].noun >= 0
      && codes[group].noun == sentence->groups[group].subject)
    add_talkers (sentence, codes[group].noun, roles);
  else
    find_targets (sentence, codes, group, roles);
}

/* "Lorne said so during a meeting with Brandt": her too. */
static void
add_occasion_host (const AttacheEventSentence *sentence, guint phrase, AttacheEventRoles *roles)
{
  static const char *const with[] = { "with", NULL };
  guint next = sentence->phrases[phrase].end + 1;
  gint partner = next < sentence->n_slots ? sentence->slots[next].phrase : -1;
  gint subject = -1;

  if (partner < 0 || !is_preposition (sentence, &sentence->phrases[partner], with))
    return;
  for (guint i = 0;
       i < sentence->n_groups && sentence->groups[i].first < sentence->phrases[phrase].first; i++)
    subject = sentence->groups[i].subject;
  if (subject >= 0 && sentence->phrases[subject].is_actor)
    add_joined (sentence, roles->sources, &roles->n_sources, subject,
                sentence->phrases[phrase].first);
}

/* "the ministers of Ruritania" in "talks between the ministers of Ruritania". */
static gboolean
is_owner (const AttacheEventSentence *sentence, const AttacheNounPhrase *found, guint phrase)
{
  static const char *const of[] = { "of", NULL };

  return is_preposition (sentence, found, of)
         && found->preposition != sentence->phrases[phrase].end;
}

void
attache_event_find_nominal_roles (const AttacheEventSentence *sentence, guint phrase,
                                  AttacheEventRoles *roles)
{
  static const char *const both[] = { "between", "among", "with", NULL };
  static const char *const doers[] = { "by", "from", NULL };
  static const char *const occasions[] = { "during", "in", "at", NULL };
  static const char *const aims[] = { "on", "against", "of", "to", "at", "for", NULL };
  guint end = MIN (sentence->phrases[phrase].end + 24u, sentence->n_slots);

  *roles = (AttacheEventRoles){ 0 };
  if (sentence->phrases[phrase].is_actor)
    add (roles->sources, &roles->n_sources, phrase);
  else if (is_preposition (sentence, &sentence->phrases[phrase], occasions))
    add_occasion_host (sentence, phrase, roles);
  for (guint i = sentence->phrases[phrase].end; i < end && sentence->slots[i].group < 0; i++)
    {
      gint next = sentence->slots[i].phrase;
      const AttacheNounPhrase *found = next >= 0 ? &sentence->phrases[next] : NULL;

      if (found == NULL)
        continue;
      i = found->end - 1;
      if (!found->is_actor || is_owner (sentence, found, phrase))
        continue;
      /* "…, Lorne said" */
      if (found->preposition < 0 && found->end < sentence->n_slots
          && sentence->slots[found->end].group >= 0)
        break;
      if (found->preposition < 0 || is_preposition (sentence, found, both)
          || is_preposition (sentence, found, doers))
        add_joined (sentence, roles->sources, &roles->n_sources, next, end);
      else if (is_preposition (sentence, found, aims) && roles->n_targets == 0)
        add_joined (sentence, roles->targets, &roles->n_targets, next, end);
    }
}
