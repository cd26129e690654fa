/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Time and place by nearness: behind the verb in its own clause, then before it, then, for what is
 * only said, the clause that reports it. Cursors into the findings keep the whole linear. */

#include "config.h"

#include "attache-event-setting.h"

#include <string.h>

void
attache_event_surroundings_move (AttacheEventSurroundings *self, guint32 start)
{
  const AttacheFindings *findings = self->findings;

  while (self->first_time < findings->times->len
         && attache_findings_time (findings, self->first_time)->span.end <= start)
    self->first_time++;
  while (self->first_mention < findings->mentions->len
         && attache_findings_mention (findings, self->first_mention)->span.end <= start)
    self->first_mention++;
}

static gboolean
is_point (const AttacheFoundTime *time)
{
  return (time->type == ATTACHE_TIMEX_DATE || time->type == ATTACHE_TIMEX_TIME)
         && attache_time_span_is_known (time->when) && time->when.until != ATTACHE_TIME_UNKNOWN
         && !(time->value != NULL && g_str_has_suffix (time->value, "_REF"));
}

/* The first known time in the span, and the finest one that follows it directly (1 October,
 * Saturday night). */
static AttacheTimeSpan
first_time_within (const AttacheEventSurroundings *self, AttacheSpan span)
{
  AttacheTimeSpan found = ATTACHE_TIME_SPAN_UNKNOWN;

  for (guint i = self->first_time; i < self->findings->times->len; i++)
    {
      const AttacheFoundTime *time = attache_findings_time (self->findings, i);

      if (time->span.start >= span.end)
        break;
      if (time->span.start < span.start || !is_point (time))
        continue;
      if (!attache_time_span_is_known (found))
        found = time->when;
      else if (time->when.precision < found.precision
               && attache_time_span_overlaps (time->when, found))
        found = time->when;
    }
  return found;
}

AttacheTimeSpan
attache_event_find_time_between (const AttacheEventSurroundings *self,
                                 const AttacheEventSentence *sentence, guint first, guint end)
{
  if (first >= end)
    return ATTACHE_TIME_SPAN_UNKNOWN;
  return first_time_within (self, attache_event_sentence_span (sentence, first, end));
}

static AttacheTimeSpan
time_of_clause (const AttacheEventSurroundings *self, const AttacheEventSentence *sentence,
                guint index)
{
  const AttacheVerbGroup *group = &sentence->groups[index];
  AttacheTimeSpan when = attache_event_find_time_between (self, sentence, group->first,
                                                          group->domain_end);

  if (!attache_time_span_is_known (when))
    when = attache_event_find_time_between (self, sentence, group->domain_first, group->first);
  return when;
}

/* "Strelsau, 23 Aug 88 (Agency) -- Rebels …": the date before the dash is the report's. */
static guint
after_dateline (const AttacheEventSentence *sentence)
{
  guint first = 0;

  for (guint i = 0; i < sentence->groups[0].first; i++)
    {
      if (sentence->slots[i].tag == ATTACHE_TAG_STOP || sentence->slots[i].tag == ATTACHE_TAG_CLOSE)
        first = i + 1;
    }
  return first;
}

/* What is said is done when it is said; what is done has a time of its own. */
static gboolean
is_done_by_saying (gint kind)
{
  return kind == ATTACHE_EVENT_AGREE || kind == ATTACHE_EVENT_SUPPORT
         || kind == ATTACHE_EVENT_REQUEST || kind == ATTACHE_EVENT_ACCUSE
         || kind == ATTACHE_EVENT_REJECT || kind == ATTACHE_EVENT_THREATEN;
}

/* "welcomed the meeting on Sunday", "condemned the attack last week": the time is the other's. */
static gboolean
is_about_event (const AttacheEventSentence *sentence, const AttacheEventCode *codes, guint group)
{
  gint noun = codes[group].noun;

  return is_done_by_saying (codes[group].kind) && codes[group].kind != ATTACHE_EVENT_AGREE
         && noun >= 0 && noun == sentence->groups[group].object
         && sentence->phrases[noun].noun != NULL && sentence->phrases[noun].noun->kind >= 0
         && sentence->phrases[noun].noun->kind != codes[group].kind;
}

static AttacheTimeSpan
time_before_object (const AttacheEventSurroundings *self, const AttacheEventSentence *sentence,
                    const AttacheEventCode *codes, guint group)
{
  return attache_event_find_time_between (self, sentence, sentence->groups[group].domain_first,
                                          sentence->phrases[codes[group].noun].first);
}

AttacheTimeSpan
attache_event_find_time (const AttacheEventSurroundings *surroundings,
                         const AttacheEventSentence *sentence, const AttacheEventCode *codes,
                         guint group)
{
  AttacheTimeSpan when = is_about_event (sentence, codes, group)
                             ? time_before_object (surroundings, sentence, codes, group)
                             : time_of_clause (surroundings, sentence, group);
  gint child = codes[group].child;
  gint governor = sentence->groups[group].governor;

  if (!attache_time_span_is_known (when) && child >= 0 && codes[child].kind == codes[group].kind)
    when = time_of_clause (surroundings, sentence, child);
  if (!attache_time_span_is_known (when) && sentence->groups[group].link != ATTACHE_LINK_REPORTED
      && group == 0)
    when = attache_event_find_time_between (surroundings, sentence, after_dateline (sentence),
                                            sentence->groups[0].first);
  if (!attache_time_span_is_known (when) && governor >= 0
      && (is_done_by_saying (codes[group].kind)
          || sentence->groups[group].link != ATTACHE_LINK_REPORTED)
      && sentence->groups[group].link != ATTACHE_LINK_RELATIVE
      && sentence->groups[group].link != ATTACHE_LINK_SUBORDINATE)
    when = time_of_clause (surroundings, sentence, governor);
  return when;
}

static gboolean
is_place_preposition (const AttacheToken *token)
{
  static const char *const words[] = { "in", "at", "near", "outside", "inside", "around", NULL };

  return g_strv_contains (words, token->word);
}

static gboolean
is_of_place_type (const AttacheEventSurroundings *self, AttacheSpan span)
{
  for (guint i = self->first_mention; i < self->findings->mentions->len; i++)
    {
      const AttacheFoundMention *mention = attache_findings_mention (self->findings, i);

      if (mention->span.start >= span.end)
        break;
      if (attache_span_overlaps (mention->span, span))
        return mention->type == ATTACHE_ACTOR_PLACE || mention->type == ATTACHE_ACTOR_COUNTRY;
    }
  return self->findings->mentions->len == 0;
}

AttacheSpan
attache_event_find_place (const AttacheEventSurroundings *surroundings,
                          const AttacheEventSentence *sentence, guint first_slot, guint end_slot)
{
  for (guint i = first_slot; i < end_slot; i++)
    {
      gint index = sentence->slots[i].phrase;
      const AttacheNounPhrase *phrase = index >= 0 ? &sentence->phrases[index] : NULL;
      AttacheSpan span;

      if (phrase == NULL)
        continue;
      i = phrase->end - 1;
      if (phrase->preposition < 0 || !phrase->is_name
          || !is_place_preposition (&sentence->tokens[phrase->preposition]))
        continue;
      span = attache_event_sentence_span (sentence, phrase->actor_first, phrase->actor_end);
      if (is_of_place_type (surroundings, span))
        return span;
    }
  return (AttacheSpan){ 0, 0 };
}

static guint
actor_rank (AttacheActorType type)
{
  switch (type)
    {
    case ATTACHE_ACTOR_PERSON:
      return 0;
    case ATTACHE_ACTOR_ORGANISATION:
      return 1;
    case ATTACHE_ACTOR_GROUP:
      return 2;
    case ATTACHE_ACTOR_COUNTRY:
      return 3;
    case ATTACHE_ACTOR_PLACE:
    default:
      return 4;
    }
}

static gint
find_actor_from (const AttacheFindings *findings, guint first, AttacheSpan span)
{
  gint found = -1;
  guint best = G_MAXUINT;

  for (guint i = first; i < findings->mentions->len; i++)
    {
      const AttacheFoundMention *mention = attache_findings_mention (findings, i);

      if (mention->span.start >= span.end)
        break;
      if (mention->actor >= 0 && attache_span_overlaps (mention->span, span)
          && actor_rank (mention->type) < best)
        {
          best = actor_rank (mention->type);
          found = mention->actor;
        }
    }
  return found;
}

gint
attache_event_find_actor (const AttacheEventSurroundings *surroundings, AttacheSpan span)
{
  return find_actor_from (surroundings->findings, surroundings->first_mention, span);
}

gint
attache_event_find_earlier_actor (const AttacheEventSurroundings *surroundings, AttacheSpan span)
{
  guint low = 0;
  guint high = surroundings->findings->mentions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (attache_findings_mention (surroundings->findings, middle)->span.end <= span.start)
        low = middle + 1;
      else
        high = middle;
    }
  return find_actor_from (surroundings->findings, low, span);
}
