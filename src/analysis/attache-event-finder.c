/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Walks over the sentences of a text: parse, code, roles, setting, figures, and from them the
 * events. It decides which codes are worth an event and what is carried from one sentence to the
 * next; the rest is its helpers' work. */

#include "config.h"

#include "attache-event-finder.h"

#include "attache-event-participants.h"
#include "attache-event-pruner.h"
#include "attache-event-sequel.h"
#include "attache-figure-finder.h"

#define MIN_CONFIDENCE 0.2f
#define NOMINAL_CONFIDENCE 0.35f

typedef struct
{
  /* Borrowed */
  const AttacheEventLexicon *lexicon;
  const AttacheText *text;
  AttacheFindings *findings;
  /* State */
  AttacheEventSurroundings surroundings;
  AttacheEventParticipants participants;
  AttacheEventSequel sequel;
  GArray *notes; /* AttacheEventNote, one an event; owned */
  guint n_sentences;
  guint next_section;
  AttacheEventSentence sentence;
  AttacheEventCode codes[ATTACHE_MAX_GROUPS];
  gint events[ATTACHE_MAX_GROUPS];       /* of each verb group, or -1 */
  gint noun_events[ATTACHE_MAX_PHRASES]; /* of each noun phrase, or -1 */
  gint last_violent;                     /* the event that a toll without one belongs to, or -1 */
  guint last_violent_sentence;
} Finder;

static void
take_place (Finder *self, AttacheFoundEvent *event, guint first, guint end)
{
  AttacheSpan place = attache_event_find_place (&self->surroundings, &self->sentence, first, end);

  if (!attache_span_is_empty (place))
    event->place = attache_text_dup_slice (self->text, place);
}

/* A noun that says what happened, or with what. */
static gboolean
tells_event (const AttacheEventSense *noun)
{
  return noun != NULL
         && (noun->kind >= 0 || noun->class == ATTACHE_CLASS_WEAPON
             || noun->class == ATTACHE_CLASS_VIOLENCE);
}

/* From the verb on; from the subject where its noun is what happens (two attacks were carried out,
 * the bombs were planted). */
static guint
first_slot (const Finder *self, const AttacheVerbGroup *group, const AttacheEventCode *code)
{
  guint first;

  if (code->noun < 0 || code->noun != group->subject
      || !tells_event (self->sentence.phrases[code->noun].noun))
    return group->head;
  first = self->sentence.phrases[code->noun].first;
  return first < group->head && group->head - first < 16 ? first : group->head;
}

/* Words that no passage ends with. */
static gboolean
is_loose (const AttacheEventSlot *slot)
{
  switch (slot->tag)
    {
    case ATTACHE_TAG_NONE:
    case ATTACHE_TAG_DETERMINER:
    case ATTACHE_TAG_ADJECTIVE:
    case ATTACHE_TAG_PREPOSITION:
    case ATTACHE_TAG_TO:
    case ATTACHE_TAG_CONJUNCTION:
    case ATTACHE_TAG_SUBORDINATOR:
    case ATTACHE_TAG_THAT:
    case ATTACHE_TAG_RELATIVE:
    case ATTACHE_TAG_BE:
    case ATTACHE_TAG_HAVE:
    case ATTACHE_TAG_COMMA:
    case ATTACHE_TAG_STOP:
    case ATTACHE_TAG_QUOTE:
    case ATTACHE_TAG_OPEN:
    case ATTACHE_TAG_GENITIVE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Past a list that the phrase ending at @end begins: between A [and B]. */
static guint
end_of_list (const AttacheEventSentence *sentence, guint end)
{
  while (end + 1 < sentence->n_slots && sentence->slots[end].tag == ATTACHE_TAG_CONJUNCTION
         && sentence->slots[end + 1].phrase >= 0
         && sentence->phrases[sentence->slots[end + 1].phrase].preposition
                == sentence->phrases[sentence->slots[end - 1].phrase].preposition)
    end = sentence->phrases[sentence->slots[end + 1].phrase].end;
  return end;
}

/* On to what hangs right behind (met [in Strelsau] [on Sunday]), then back from words that hang in
 * the air. */
static guint
widen (const Finder *self, guint first, guint end, guint keep)
{
  const AttacheEventSentence *sentence = &self->sentence;
  guint n_phrases = 0;

  while (end + 1 < sentence->n_slots && sentence->slots[end].group < 0)
    {
      gint phrase = sentence->slots[end + 1].phrase;

      if (sentence->slots[end].tag == ATTACHE_TAG_TIME
          || (sentence->slots[end].tag == ATTACHE_TAG_PREPOSITION
              && sentence->slots[end + 1].tag == ATTACHE_TAG_TIME))
        end++;
      else if (sentence->slots[end].tag == ATTACHE_TAG_PREPOSITION && phrase >= 0
               && n_phrases++ < 2)
        end = end_of_list (sentence, sentence->phrases[phrase].end);
      else
        break;
    }
  while (end > keep && end > first + 1 && is_loose (&sentence->slots[end - 1]))
    end--;
  return end;
}

/* Where the words that make up the verbs end: "agreed to step down". */
static guint
end_of_phrases (const Finder *self, gint index)
{
  guint end = self->sentence.groups[index].end;

  for (guint i = 0; self->codes[index].child >= 0 && i < 8; i++)
    {
      index = self->codes[index].child;
      end = MAX (end, self->sentence.groups[index].end);
    }
  return end;
}

static void
append_event (Finder *self, const AttacheFoundEvent *event, gboolean is_noun, gboolean is_dependent)
{
  AttacheEventNote note = { self->n_sentences, is_noun, is_dependent };

  g_array_append_vals (self->findings->events, event, 1);
  g_array_append_val (self->notes, note);
}

static void
add_verb_event (Finder *self, guint index)
{
  const AttacheVerbGroup *group = &self->sentence.groups[index];
  const AttacheEventCode *code = &self->codes[index];
  guint first = first_slot (self, group, code);
  guint end = widen (self, first, MAX (code->end, first + 1), end_of_phrases (self, index));
  AttacheFoundEvent event = {
    .span = attache_event_sentence_span (&self->sentence, first, end),
    .kind = code->kind,
    .mode = code->mode,
    .confidence = code->confidence,
    .rule = code->rule,
  };
  AttacheEventRoles roles;

  event.when = attache_event_find_time (&self->surroundings, &self->sentence, self->codes, index);
  if (!attache_time_span_is_known (event.when) && first < group->head)
    event.when = attache_event_find_time_between (&self->surroundings, &self->sentence, first,
                                                  group->head);
  attache_event_find_roles (&self->sentence, self->codes, index, &roles);
  attache_event_participants_take (&self->participants, &self->sentence, &roles, &event);
  take_place (self, &event, group->domain_first, MAX (group->domain_end, code->end));
  self->events[index] = self->findings->events->len;
  append_event (self, &event, FALSE,
                group->link == ATTACHE_LINK_RELATIVE || group->link == ATTACHE_LINK_ADJUNCT);
}

/* Where the words that belong to a noun end: at the next verb. */
static guint
end_of_nominal (const Finder *self, guint first)
{
  guint end = first;

  while (end < self->sentence.n_slots && end < first + 24 && self->sentence.slots[end].group < 0)
    end++;
  return end;
}

static void
add_nominal_event (Finder *self, guint index)
{
  const AttacheNounPhrase *phrase = &self->sentence.phrases[index];
  guint limit = end_of_nominal (self, phrase->end);
  guint from = phrase->first;
  guint end = widen (self, phrase->first, phrase->end, phrase->end);
  AttacheFoundEvent event = {
    .span = attache_event_sentence_span (&self->sentence, phrase->first, end),
    .kind = phrase->noun->kind,
    .mode = phrase->noun->mode,
    .confidence = NOMINAL_CONFIDENCE,
    .rule = "noun",
  };
  AttacheEventRoles roles;

  /* "yesterday's attack" */
  while (from > 0 && self->sentence.slots[from - 1].tag == ATTACHE_TAG_TIME)
    from--;
  event.when = attache_event_find_time_between (&self->surroundings, &self->sentence, from, limit);
  attache_event_find_nominal_roles (&self->sentence, index, &roles);
  attache_event_participants_take (&self->participants, &self->sentence, &roles, &event);
  take_place (self, &event, phrase->end, limit);
  self->noun_events[index] = self->findings->events->len;
  append_event (self, &event, TRUE, FALSE);
}

/* Nouns whose event no verb has taken. */
static gboolean
is_free_nominal (const Finder *self, guint index)
{
  const AttacheNounPhrase *phrase = &self->sentence.phrases[index];

  if (phrase->noun == NULL || phrase->noun->kind < 0)
    return FALSE;
  for (guint i = 0; i < self->sentence.n_groups; i++)
    {
      const AttacheEventCode *code = &self->codes[i];

      /* What is condemned or praised happened all the same. */
      if (code->kind < 0 || code->kind == ATTACHE_EVENT_ACCUSE
          || code->kind == ATTACHE_EVENT_SUPPORT)
        continue;
      if (code->noun == (gint) index
          || (self->sentence.groups[i].first <= phrase->first && phrase->first < code->end))
        return FALSE;
    }
  return phrase->noun->class == ATTACHE_CLASS_VIOLENCE || phrase->noun->mode != ATTACHE_MODE_NONE;
}

/* ---- tolls ---- */

static gboolean
is_violent (AttacheEventKind kind)
{
  return kind == ATTACHE_EVENT_ASSAULT || kind == ATTACHE_EVENT_COERCE
         || kind == ATTACHE_EVENT_PROTEST;
}

/* The event of the verb that tells the toll, else of the verbs that govern it, else the violent one
 * next to it. */
static gint
event_of_figure (const Finder *self, const AttacheSentenceFigure *figure, guint first_event)
{
  gint group = figure->group;

  if (figure->phrase >= 0 && self->noun_events[figure->phrase] >= 0)
    return self->noun_events[figure->phrase];
  for (guint i = 0; group >= 0 && i < 6; i++)
    {
      if (self->events[group] >= 0)
        return self->events[group];
      group = self->sentence.groups[group].governor;
    }
  for (guint i = self->findings->events->len; i > first_event; i--)
    {
      if (is_violent (attache_findings_event (self->findings, i - 1)->kind))
        return i - 1;
    }
  return self->last_violent;
}

/* Figures of an event stand in the order of the text. */
static void
take_figure (Finder *self, AttacheFoundEvent *event, const AttacheSentenceFigure *found)
{
  AttacheFigure figure = {
    .span = found->quantity.span,
    .effect = found->effect,
    .least = found->quantity.least,
    .most = found->quantity.most,
    .rule = found->rule,
  };
  guint at = event->n_figures;

  if (!attache_span_is_empty (found->quantity.whom))
    figure.whom = attache_text_dup_slice (self->text, found->quantity.whom);
  event->figures = g_renew (AttacheFigure, event->figures, event->n_figures + 1);
  for (; at > 0 && event->figures[at - 1].span.start > figure.span.start; at--)
    event->figures[at] = event->figures[at - 1];
  event->figures[at] = figure;
  event->n_figures++;
}

static void
add_figures (Finder *self, guint first_event)
{
  AttacheSentenceFigure figures[ATTACHE_MAX_FIGURES];
  guint n = attache_find_figures (&self->sentence, &self->surroundings, figures);

  for (guint i = 0; i < n; i++)
    {
      gint event = event_of_figure (self, &figures[i], first_event);

      if (event >= 0)
        take_figure (self, attache_findings_event (self->findings, event), &figures[i]);
    }
}

/* ---- sentences ---- */

static void
share_events (Finder *self)
{
  for (guint i = 0; i < self->sentence.n_groups; i++)
    {
      gint child = self->codes[i].child;

      if (self->events[i] >= 0 && child >= 0 && self->events[child] < 0)
        self->events[child] = self->events[i];
    }
}

static void
remember_violence (Finder *self, guint first_event)
{
  gboolean found = FALSE;

  for (guint i = first_event; i < self->findings->events->len; i++)
    {
      if (attache_findings_event (self->findings, i)->kind == ATTACHE_EVENT_ASSAULT)
        {
          self->last_violent = i;
          found = TRUE;
        }
    }
  /* A toll is told in the next sentence or the one after it. */
  if (found)
    self->last_violent_sentence = 0;
  else if (++self->last_violent_sentence > 2)
    self->last_violent = -1;
}

/* Its subject is an event told before: "the attack", "this explosion". */
static gboolean
points_back (const Finder *self)
{
  static const char *const words[] = { "the", "this", "that", "these", NULL };
  gint subject = self->sentence.n_groups > 0 ? self->sentence.groups[0].subject : -1;
  const AttacheNounPhrase *phrase = subject >= 0 ? &self->sentence.phrases[subject] : NULL;

  return phrase != NULL && phrase->noun != NULL
         && (phrase->noun->class == ATTACHE_CLASS_VIOLENCE
             || phrase->noun->class == ATTACHE_CLASS_WEAPON)
         && g_strv_contains (words, self->sentence.tokens[phrase->first].word);
}

static void
find_in_tokens (Finder *self, const AttacheToken *tokens, guint n_tokens)
{
  guint first_event = self->findings->events->len;

  attache_event_surroundings_move (&self->surroundings, tokens[0].span.start);
  attache_event_sentence_parse (&self->sentence, self->lexicon, tokens, n_tokens);
  attache_event_code_groups (&self->sentence, self->codes);
  for (guint i = 0; i < self->sentence.n_groups; i++)
    {
      self->events[i] = -1;
      if (self->codes[i].kind >= 0 && !self->codes[i].is_consumed
          && self->codes[i].confidence >= MIN_CONFIDENCE)
        add_verb_event (self, i);
    }
  for (guint i = 0; i < self->sentence.n_phrases; i++)
    {
      self->noun_events[i] = -1;
      if (is_free_nominal (self, i))
        add_nominal_event (self, i);
    }
  attache_event_sequel_apply (&self->sequel, self->findings->events, first_event, self->n_sentences,
                              points_back (self));
  share_events (self);
  add_figures (self, first_event);
  remember_violence (self, first_event);
  attache_event_participants_remember (&self->participants, &self->sentence);
}

/* Headers, credits and the like tell of no events. */
static gboolean
is_read (Finder *self, AttacheSpan span)
{
  GArray *sections = self->findings->sections;

  while (self->next_section < sections->len
         && attache_findings_section (self->findings, self->next_section)->span.end <= span.start)
    self->next_section++;
  if (self->next_section < sections->len)
    {
      const AttacheFoundSection *section = attache_findings_section (self->findings,
                                                                     self->next_section);

      if (attache_span_contains (section->span, span))
        return section->role == ATTACHE_SECTION_BODY || section->role == ATTACHE_SECTION_TITLE
               || section->role == ATTACHE_SECTION_CAPTION;
    }
  return TRUE;
}

static void
find_in_sentence (Finder *self, const AttacheToken *tokens, const AttacheSegment *segment)
{
  if (!is_read (self, segment->span))
    return;
  self->n_sentences++;
  for (guint i = segment->first_token; i < segment->end_token; i += ATTACHE_MAX_SLOTS)
    find_in_tokens (self, &tokens[i], MIN (segment->end_token - i, ATTACHE_MAX_SLOTS));
}

void
attache_find_events (const AttacheEventLexicon *lexicon, const AttacheText *text,
                     AttacheFindings *findings)
{
  guint n_tokens;
  guint n_sentences;
  const AttacheToken *tokens = attache_text_get_tokens (text, &n_tokens);
  const AttacheSegment *sentences = attache_text_get_sentences (text, &n_sentences);
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (AttacheEventNote));
  g_autofree Finder *self = g_new (Finder, 1);

  g_return_if_fail (lexicon != NULL);
  g_return_if_fail (findings != NULL);

  self->lexicon = lexicon;
  self->text = text;
  self->findings = findings;
  self->surroundings = (AttacheEventSurroundings){ findings, 0, 0 };
  attache_event_participants_init (&self->participants, &self->surroundings);
  self->sequel = (AttacheEventSequel) ATTACHE_EVENT_SEQUEL_INIT;
  self->notes = notes;
  self->n_sentences = 0;
  self->next_section = 0;
  self->last_violent = -1;
  self->last_violent_sentence = 0;
  for (guint i = 0; i < n_sentences; i++)
    find_in_sentence (self, tokens, &sentences[i]);
  attache_event_prune (findings->events, notes, self->n_sentences);
}
