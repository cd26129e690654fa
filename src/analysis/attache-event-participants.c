/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mentions give most phrases their actor. An apposition lends its name to what it stands behind, a
 * pair named together stands behind "both" and "the two", the speaker of a quotation behind its
 * "we". */

#include "config.h"

#include "attache-event-participants.h"

#include <string.h>

void
attache_event_participants_init (AttacheEventParticipants *self,
                                 AttacheEventSurroundings *surroundings)
{
  *self = (AttacheEventParticipants){ .surroundings = surroundings,
                                      .persons = { -1, -1 },
                                      .countries = { -1, -1 } };
}

static AttacheSpan
phrase_span (const AttacheEventSentence *sentence, gint phrase)
{
  return attache_event_sentence_span (sentence, sentence->phrases[phrase].actor_first,
                                      sentence->phrases[phrase].actor_end);
}

/* ---- pairs ---- */

static void
remember_pair (AttacheEventParticipants *self, gint a, gint b)
{
  const AttacheFindings *findings = self->surroundings->findings;
  AttacheActorType type;

  if (a < 0 || b < 0 || a == b)
    return;
  type = attache_findings_actor (findings, a)->type;
  if (type != attache_findings_actor (findings, b)->type)
    return;
  if (type == ATTACHE_ACTOR_PERSON)
    {
      self->persons[0] = a;
      self->persons[1] = b;
    }
  else if (type == ATTACHE_ACTOR_COUNTRY)
    {
      self->countries[0] = a;
      self->countries[1] = b;
    }
}

void
attache_event_participants_remember (AttacheEventParticipants *self,
                                     const AttacheEventSentence *sentence)
{
  for (guint i = 0; i + 1 < sentence->n_phrases; i++)
    {
      guint end = sentence->phrases[i].end;

      if (end + 1 < sentence->n_slots && sentence->slots[end].tag == ATTACHE_TAG_CONJUNCTION
          && sentence->slots[end + 1].phrase == (gint) i + 1)
        remember_pair (
            self, attache_event_find_actor (self->surroundings, phrase_span (sentence, i)),
            attache_event_find_actor (self->surroundings, phrase_span (sentence, i + 1)));
    }
  for (guint i = 0; i < sentence->n_groups; i++)
    {
      gint subject = sentence->groups[i].subject;

      if (subject >= 0 && sentence->phrases[subject].is_actor
          && attache_event_find_actor (self->surroundings, phrase_span (sentence, subject)) >= 0)
        {
          self->last_source = phrase_span (sentence, subject);
          return;
        }
    }
}

static gboolean
is_one_of (const AttacheToken *token, const char *const *words)
{
  return g_strv_contains (words, token->word);
}

/* The pair that "both leaders" or "the two sides" stands for; NULL where it is no such phrase. */
static const gint *
find_pair (const AttacheEventParticipants *self, const AttacheEventSentence *sentence, gint phrase)
{
  static const char *const openers[] = { "the", "both", "two", "these", NULL };
  static const char *const states[] = { "countries",   "nations",   "states",
                                        "neighbours",  "neighbors", "republics",
                                        "governments", "capitals",  NULL };
  static const char *const sides[] = { "sides", "parties", "foes", "rivals", NULL };
  static const char *const persons[] = { "ministers",    "leaders", "presidents", "diplomats",
                                         "counterparts", "men",     "premiers",   NULL };
  const AttacheNounPhrase *found = &sentence->phrases[phrase];
  const AttacheToken *head = &sentence->tokens[found->end - 1];
  const gint *pair = NULL;

  if (found->is_name || !is_one_of (&sentence->tokens[found->first], openers))
    return NULL;
  if (is_one_of (head, states))
    pair = self->countries;
  else if (is_one_of (head, persons))
    pair = self->persons;
  else if (is_one_of (head, sides))
    pair = self->countries[0] >= 0 ? self->countries : self->persons;
  return pair != NULL && pair[0] >= 0 ? pair : NULL;
}

/* ---- one phrase ---- */

gboolean
attache_event_add_actor (AttacheFoundEvent *event, AttacheEventActor actor)
{
  for (guint i = 0; i < event->n_actors; i++)
    {
      const AttacheEventActor *other = &event->actors[i];

      if ((actor.actor >= 0 && other->actor == actor.actor)
          || (other->actor == actor.actor && attache_span_overlaps (other->span, actor.span)))
        return FALSE;
    }
  event->actors = g_renew (AttacheEventActor, event->actors, event->n_actors + 1);
  event->actors[event->n_actors++] = actor;
  return TRUE;
}

/* "the minister, Ada Lorne,": the span up to the name's end; else that of the phrase. */
static AttacheSpan
span_with_apposition (const AttacheEventSentence *sentence, gint phrase)
{
  const AttacheNounPhrase *found = &sentence->phrases[phrase];
  AttacheSpan span = phrase_span (sentence, phrase);
  gint next;

  if (sentence->slots[found->end - 1].tag == ATTACHE_TAG_NAME || found->actor_end != found->end
      || found->end + 1u >= sentence->n_slots
      || sentence->slots[found->end].tag != ATTACHE_TAG_COMMA)
    return span;
  next = sentence->slots[found->end + 1].phrase;
  if (next < 0 || sentence->slots[sentence->phrases[next].end - 1].tag != ATTACHE_TAG_NAME
      || sentence->slots[sentence->phrases[next].first].tag != ATTACHE_TAG_NAME)
    return span;
  span.end = phrase_span (sentence, next).end;
  return span;
}

static gboolean
is_person (const AttacheEventParticipants *self, gint actor)
{
  return actor >= 0
         && attache_findings_actor (self->surroundings->findings, actor)->type
                == ATTACHE_ACTOR_PERSON;
}

static void
take_phrase (AttacheEventParticipants *self, const AttacheEventSentence *sentence, gint phrase,
             gboolean is_source, AttacheFoundEvent *event)
{
  AttacheEventActor actor = { .is_source = is_source, .span = phrase_span (sentence, phrase) };
  AttacheSpan longer = span_with_apposition (sentence, phrase);
  const gint *pair;

  actor.actor = attache_event_find_actor (self->surroundings, actor.span);
  if (longer.end != actor.span.end
      && is_person (self, attache_event_find_actor (self->surroundings, longer)))
    {
      actor.span = longer;
      actor.actor = attache_event_find_actor (self->surroundings, longer);
    }
  pair = is_person (self, actor.actor) ? NULL : find_pair (self, sentence, phrase);
  if (pair == NULL)
    {
      attache_event_add_actor (event, actor);
      return;
    }
  for (guint i = 0; i < 2; i++)
    {
      actor.actor = pair[i];
      attache_event_add_actor (event, actor);
    }
}

/* ---- who "we" is ---- */

static const AttacheFoundStatement *
statement_around (AttacheEventParticipants *self, AttacheSpan span)
{
  const GArray *statements = self->surroundings->findings->statements;
  const AttacheFoundStatement *found = NULL;

  for (guint i = self->first_statement; i < statements->len && i < self->first_statement + 16; i++)
    {
      const AttacheFoundStatement *statement = &g_array_index (statements, AttacheFoundStatement,
                                                               i);

      if (i == self->first_statement && statement->n_content > 0
          && statement->content[statement->n_content - 1].end <= span.start)
        self->first_statement++;
      for (guint j = 0; j < statement->n_content; j++)
        {
          if (attache_span_contains (statement->content[j], span))
            found = statement;
        }
    }
  return found;
}

static void
take_speaker (AttacheEventParticipants *self, AttacheFoundEvent *event)
{
  const AttacheFoundStatement *statement = statement_around (self, event->span);
  AttacheEventActor actor = { .is_source = TRUE };

  if (statement == NULL || statement->n_source == 0 || attache_span_is_empty (statement->source[0]))
    return;
  actor.actor = statement->speaker;
  actor.span = statement->source[0];
  attache_event_add_actor (event, actor);
}

void
attache_event_participants_take (AttacheEventParticipants *self,
                                 const AttacheEventSentence *sentence,
                                 const AttacheEventRoles *roles, AttacheFoundEvent *event)
{
  for (guint i = 0; i < roles->n_sources; i++)
    take_phrase (self, sentence, roles->sources[i], TRUE, event);
  if (roles->source_is_speaker)
    take_speaker (self, event);
  else if (roles->source_is_pronoun && !attache_span_is_empty (self->last_source))
    {
      AttacheEventActor actor = { .is_source = TRUE, .span = self->last_source };

      /* The mention is behind the cursor by now: the actor is the one of the sentence before. */
      actor.actor = attache_event_find_earlier_actor (self->surroundings, self->last_source);
      attache_event_add_actor (event, actor);
    }
  for (guint i = 0; i < roles->n_targets; i++)
    take_phrase (self, sentence, roles->targets[i], FALSE, event);
}
