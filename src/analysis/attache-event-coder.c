/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Codes from the inside out: a group's own verb and object first, then what a governing verb makes
 * of it, so that "urged them to meet" is a request and no meeting. How far down in the sentence a
 * clause stands decides how sure the event is. */

#include "config.h"

#include "attache-event-coder.h"

#include <string.h>

typedef enum
{
  MOOD_PLAIN,
  MOOD_WILL,
  MOOD_MAY,
  MOOD_MUST,
  MOOD_NOT,
  N_MOODS,
} Mood;

#define RULE_ROW(link)                                                                             \
  {                                                                                                \
    link, link "; intended", link "; possible", link "; obligation", link "; negated"              \
  }

static const char *const rules[][N_MOODS] = {
  [ATTACHE_LINK_MAIN] = RULE_ROW ("main verb"),
  [ATTACHE_LINK_COORDINATE] = RULE_ROW ("joined verb"),
  [ATTACHE_LINK_REPORTED] = RULE_ROW ("reported verb"),
  [ATTACHE_LINK_INFINITIVE] = RULE_ROW ("infinitive"),
  [ATTACHE_LINK_GERUND] = RULE_ROW ("gerund"),
  [ATTACHE_LINK_ADJUNCT] = RULE_ROW ("participle clause"),
  [ATTACHE_LINK_SUBORDINATE] = RULE_ROW ("subordinate clause"),
  [ATTACHE_LINK_CONDITION] = RULE_ROW ("condition"),
  [ATTACHE_LINK_RELATIVE] = RULE_ROW ("relative clause"),
};

/* How much less sure than its governor's clause; chosen by hand. */
static const float link_costs[] = {
  [ATTACHE_LINK_MAIN] = 0.0f,         [ATTACHE_LINK_COORDINATE] = 0.08f,
  [ATTACHE_LINK_REPORTED] = 0.04f,    [ATTACHE_LINK_INFINITIVE] = 0.15f,
  [ATTACHE_LINK_GERUND] = 0.18f,      [ATTACHE_LINK_ADJUNCT] = 0.22f,
  [ATTACHE_LINK_SUBORDINATE] = 0.28f, [ATTACHE_LINK_CONDITION] = 0.5f,
  [ATTACHE_LINK_RELATIVE] = 0.32f,
};

/* A noun that a verb may govern, and whose it is. */
typedef struct
{
  const AttacheEventSense *noun;
  gint phrase;
} Governed;

#define MAX_GOVERNED 4

#define NOT_FINITE (ATTACHE_GROUP_INFINITIVE | ATTACHE_GROUP_ING)

/* ---- what a group governs ---- */

static gboolean
is_complement (const AttacheVerbGroup *child, gint governor)
{
  return child->governor == governor
         && (child->link == ATTACHE_LINK_INFINITIVE || child->link == ATTACHE_LINK_GERUND
             || child->link == ATTACHE_LINK_REPORTED);
}

static gint
find_child (const AttacheEventSentence *sentence, const AttacheEventCode *codes, guint index)
{
  for (guint i = index + 1; i < MIN (sentence->n_groups, index + 4); i++)
    {
      if (is_complement (&sentence->groups[i], index) && codes[i].kind >= 0)
        return i;
    }
  return -1;
}

/* "President Otto Brandt": one who acts, though no noun of the lexicon. */
static const AttacheEventSense person = { .class = ATTACHE_CLASS_AGENT, .kind = ATTACHE_KIND_NONE };

static gboolean
has_title (const AttacheEventSentence *sentence, const AttacheNounPhrase *phrase)
{
  for (guint i = phrase->first; i < phrase->end; i++)
    {
      const AttacheEventWord *word = sentence->slots[i].word;

      if (word != NULL && (word->classes & ATTACHE_WORD_TITLE) != 0)
        return TRUE;
    }
  return FALSE;
}

static guint
add_governed (const AttacheEventSentence *sentence, Governed *governed, guint n, gint phrase)
{
  const AttacheEventSense *noun = phrase >= 0 ? sentence->phrases[phrase].noun : NULL;

  if (phrase < 0 || n >= MAX_GOVERNED)
    return n;
  /* A noun that is part of a name (the Ruritanian Independence Front) governs nothing. */
  if (sentence->slots[sentence->phrases[phrase].end - 1].tag == ATTACHE_TAG_NAME)
    noun = has_title (sentence, &sentence->phrases[phrase]) ? &person : NULL;
  if (noun == NULL)
    return n;
  governed[n] = (Governed){ noun, phrase };
  return n + 1;
}

/* The object first, then what hangs on prepositions behind it; a passive's subject is its object;
 * the subject of a verb without an object comes last (talks resumed). */
static guint
collect_governed (const AttacheEventSentence *sentence, const AttacheVerbGroup *group,
                  Governed *governed)
{
  gboolean passive = (group->flags & ATTACHE_GROUP_PASSIVE) != 0;
  guint n = 0;

  n = add_governed (sentence, governed, n, passive ? group->subject : group->object);
  for (guint i = group->end; i < group->domain_end && n < MAX_GOVERNED; i++)
    {
      gint phrase = sentence->slots[i].phrase;

      /* "died as a result of torture" */
      if ((sentence->slots[i].tag == ATTACHE_TAG_SUBORDINATOR
           && strcmp (sentence->tokens[i].word, "as") != 0)
          || sentence->slots[i].tag == ATTACHE_TAG_COMMA
          || sentence->slots[i].tag == ATTACHE_TAG_STOP)
        break;
      if (phrase < 0)
        continue;
      if (phrase != group->object)
        n = add_governed (sentence, governed, n, phrase);
      i = sentence->phrases[phrase].end - 1;
    }
  if (!passive && group->object < 0)
    n = add_governed (sentence, governed, n, group->subject);
  return n;
}

/* ---- lexical coding ---- */

static gboolean
take (AttacheEventCode *code, gint kind, AttacheEventMode mode)
{
  if (kind < 0)
    return FALSE;
  code->kind = kind;
  code->mode = mode;
  return TRUE;
}

static gboolean
code_with_child (const AttacheEventLexicon *lexicon, const AttacheEventSense *sense,
                 const AttacheEventCode *codes, gint child, AttacheEventCode *code)
{
  AttacheEventMode mode;
  gint kind;

  if (child < 0 || sense->class == ATTACHE_CLASS_SAY)
    return FALSE;
  mode = codes[child].mode;
  kind = attache_event_lexicon_compose (lexicon, sense->class, ATTACHE_CLASS_NONE,
                                        codes[child].kind, &mode);
  if (!take (code, kind, kind == codes[child].kind ? codes[child].mode : mode))
    return FALSE;
  code->child = child;
  return TRUE;
}

static gboolean
code_with_noun (const AttacheEventLexicon *lexicon, const AttacheEventSense *sense,
                const Governed *governed, AttacheEventCode *code)
{
  AttacheEventMode mode = governed->noun->mode;
  gint kind;

  if (sense->class == ATTACHE_CLASS_SAY)
    return FALSE;
  kind = attache_event_lexicon_compose (lexicon, sense->class, governed->noun->class,
                                        governed->noun->kind, &mode);
  if (!take (code, kind, mode))
    return FALSE;
  code->noun = governed->phrase;
  return TRUE;
}

static gboolean
code_alone (const AttacheEventLexicon *lexicon, const AttacheEventSense *sense,
            AttacheEventCode *code)
{
  AttacheEventMode mode = ATTACHE_MODE_NONE;

  return take (code, sense->kind, sense->mode)
         || take (code,
                  attache_event_lexicon_compose (lexicon, sense->class, ATTACHE_CLASS_NONE,
                                                 ATTACHE_KIND_NONE, &mode),
                  mode);
}

/* The object itself, and not one who is asked or told to do something. */
static gboolean
is_direct (const AttacheVerbGroup *group, const Governed *governed)
{
  gint direct = (group->flags & ATTACHE_GROUP_PASSIVE) != 0 ? group->subject : group->object;

  return governed->phrase == direct && governed->noun->class != ATTACHE_CLASS_AGENT
         && governed->noun->class != ATTACHE_CLASS_PARTY
         && governed->noun->class != ATTACHE_CLASS_PROTESTER;
}

/* An infinitive that the verb could have governed as well belongs to the event: offered troops to
 * help. */
static void
take_purpose (const AttacheEventLexicon *lexicon, const AttacheEventSense *sense,
              const AttacheEventCode *codes, gint child, AttacheEventCode *code)
{
  AttacheEventCode other = *code;

  if (code_with_child (lexicon, sense, codes, child, &other))
    code->child = child;
}

/* "express concern", but not "call for": a particle leaves the object to decide. */
static gboolean
is_idiom (const AttacheEventLexicon *lexicon, const AttacheEventSense *sense)
{
  for (guint i = 0; i < sense->n_rest; i++)
    {
      const AttacheEventWord *word = attache_event_lexicon_get_rest (lexicon, sense, i)->entry;

      if (word == NULL || (word->classes & ATTACHE_WORD_PREPOSITION) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Senses of one length: first what they make of a complement or an object, then what they are
 * alone. */
static gboolean
code_level (const AttacheEventSentence *sentence, const AttacheVerbGroup *group, guint first,
            guint end, const AttacheEventCode *codes, gint child, AttacheEventCode *code)
{
  Governed governed[MAX_GOVERNED];
  guint n_governed = collect_governed (sentence, group, governed);
  gboolean is_phrase = is_idiom (sentence->lexicon, group->senses[first]);

  for (guint i = first; i < end && !is_phrase && n_governed > 0 && is_direct (group, &governed[0]);
       i++)
    if (code_with_noun (sentence->lexicon, group->senses[i], &governed[0], code))
      {
        take_purpose (sentence->lexicon, group->senses[i], codes, child, code);
        return TRUE;
      }
  for (guint i = first; i < end; i++)
    {
      if (code_with_child (sentence->lexicon, group->senses[i], codes, child, code))
        return TRUE;
      if (is_phrase && code_alone (sentence->lexicon, group->senses[i], code))
        return TRUE;
    }
  for (guint j = 0; j < n_governed; j++)
    for (guint i = first; i < end; i++)
      if (code_with_noun (sentence->lexicon, group->senses[i], &governed[j], code))
        return TRUE;
  for (guint i = first; i < end; i++)
    if (code_alone (sentence->lexicon, group->senses[i], code))
      return TRUE;
  return FALSE;
}

static gboolean
code_by_senses (const AttacheEventSentence *sentence, guint index, const AttacheEventCode *codes,
                AttacheEventCode *code)
{
  const AttacheVerbGroup *group = &sentence->groups[index];
  gint child = find_child (sentence, codes, index);
  guint first = 0;

  while (first < group->n_senses)
    {
      guint end = first + 1;

      while (end < group->n_senses && group->senses[end]->n_rest == group->senses[first]->n_rest)
        end++;
      /* "told reporters" is no meeting with them. */
      if (group->senses[first]->class == ATTACHE_CLASS_SAY && group->senses[first]->n_rest > 0)
        return FALSE;
      if (code_level (sentence, group, first, end, codes, child, code))
        return TRUE;
      first = end;
    }
  return FALSE;
}

/* A verb that says nothing by itself: its subject or object may (the attack occurred, undertook a
 * mission). */
static void
code_by_nouns (const AttacheEventSentence *sentence, const AttacheVerbGroup *group,
               AttacheEventCode *code)
{
  const AttacheEventSense *noun;

  if (attache_event_group_has_class (group, ATTACHE_CLASS_SAY)
      || attache_event_group_has_class (group, ATTACHE_CLASS_COLLAPSE))
    return;
  noun = group->object >= 0 ? sentence->phrases[group->object].noun : NULL;
  if (noun != NULL && noun->kind >= 0 && group->n_senses == 0
      && (group->flags & (ATTACHE_GROUP_COPULA | ATTACHE_GROUP_PASSIVE)) == 0)
    {
      take (code, noun->kind, noun->mode);
      code->noun = group->object;
      code->confidence -= 0.2f;
      return;
    }
  noun = group->subject >= 0 ? sentence->phrases[group->subject].noun : NULL;
  if (noun == NULL || noun->kind < 0 || (group->flags & NOT_FINITE) != 0)
    return;
  take (code, noun->kind, noun->mode);
  code->noun = group->subject;
  code->from_subject = TRUE;
  code->confidence -= 0.15f;
}

/* Who does it may change what it is: crowds that block a road protest. */
static void
apply_subject (const AttacheEventSentence *sentence, const AttacheVerbGroup *group,
               AttacheEventCode *code)
{
  const AttacheEventSense *noun = group->subject >= 0 ? sentence->phrases[group->subject].noun
                                                      : NULL;

  if (noun == NULL || (group->flags & ATTACHE_GROUP_PASSIVE) != 0)
    return;
  for (guint i = 0; i < group->n_senses; i++)
    {
      gint kind = attache_event_lexicon_by_subject (sentence->lexicon, noun->class,
                                                    group->senses[i]->class);

      if (kind >= 0)
        {
          code->kind = kind;
          code->mode = ATTACHE_MODE_NONE;
          return;
        }
    }
}

/* ---- mood ---- */

static Mood
mood_of (const AttacheVerbGroup *group)
{
  if ((group->flags & ATTACHE_GROUP_WILL) != 0)
    return MOOD_WILL;
  if ((group->flags & ATTACHE_GROUP_MUST) != 0)
    return MOOD_MUST;
  if ((group->flags & ATTACHE_GROUP_MAY) != 0)
    return MOOD_MAY;
  return (group->flags & ATTACHE_GROUP_NEGATED) != 0 ? MOOD_NOT : MOOD_PLAIN;
}

static gboolean
is_verbal (gint kind)
{
  return kind == ATTACHE_EVENT_REQUEST || kind == ATTACHE_EVENT_ACCUSE
         || kind == ATTACHE_EVENT_REJECT || kind == ATTACHE_EVENT_THREATEN
         || kind == ATTACHE_EVENT_AGREE;
}

/* What will be done is agreed to or threatened; what will not be is refused. */
static void
apply_intention (const AttacheEventSentence *sentence, const AttacheVerbGroup *group,
                 AttacheEventCode *code)
{
  AttacheEventMode mode = code->mode;

  if ((group->flags & ATTACHE_GROUP_NEGATED) != 0)
    {
      code->kind = attache_event_kind_is_cooperative (code->kind) ? ATTACHE_EVENT_REJECT
                   : is_verbal (code->kind)                       ? ATTACHE_KIND_NONE
                                                                  : ATTACHE_EVENT_AGREE;
      code->mode = ATTACHE_MODE_NONE;
      return;
    }
  if (is_verbal (code->kind))
    return;
  code->kind = attache_event_lexicon_compose (sentence->lexicon, ATTACHE_CLASS_INTEND,
                                              ATTACHE_CLASS_NONE, code->kind, &mode);
}

static void
apply_mood (const AttacheEventSentence *sentence, const AttacheVerbGroup *group,
            AttacheEventCode *code)
{
  switch (mood_of (group))
    {
    case MOOD_MUST:
      code->kind = ATTACHE_EVENT_REQUEST;
      code->mode = ATTACHE_MODE_NONE;
      code->is_duty = TRUE;
      code->confidence -= group->link == ATTACHE_LINK_REPORTED ? 0.02f : 0.25f;
      break;
    case MOOD_WILL:
      apply_intention (sentence, group, code);
      break;
    case MOOD_MAY:
      apply_intention (sentence, group, code);
      code->confidence -= 0.15f;
      break;
    case MOOD_NOT:
      if (code->kind == ATTACHE_EVENT_CONSULT || !attache_event_kind_is_cooperative (code->kind))
        code->confidence -= 0.3f;
      code->confidence -= 0.15f;
      code->kind = attache_event_kind_is_cooperative (code->kind) ? ATTACHE_EVENT_REJECT
                                                                  : ATTACHE_KIND_NONE;
      code->mode = ATTACHE_MODE_NONE;
      break;
    case MOOD_PLAIN:
    case N_MOODS:
    default:
      break;
    }
}

/* ---- the whole ---- */

static float
clause_confidence (const AttacheEventSentence *sentence, const float *clauses, guint index)
{
  const AttacheVerbGroup *group = &sentence->groups[index];
  float confidence = group->governor >= 0 ? clauses[group->governor] : 0.9f;

  confidence -= link_costs[group->link] + (group->is_trailing ? 0.2f : 0.0f);
  return CLAMP (confidence - 0.005f * index, 0.1f, 0.95f);
}

static void
code_group (const AttacheEventSentence *sentence, AttacheEventCode *codes, guint index)
{
  const AttacheVerbGroup *group = &sentence->groups[index];
  AttacheEventCode *code = &codes[index];

  code->rule = rules[group->link][mood_of (group)];
  code->end = group->end;
  if (code_by_senses (sentence, index, codes, code))
    apply_subject (sentence, group, code);
  else
    code_by_nouns (sentence, group, code);
  if (code->kind < 0 && mood_of (group) == MOOD_MUST && group->link == ATTACHE_LINK_REPORTED)
    code->kind = ATTACHE_EVENT_REQUEST;
  if (code->kind < 0)
    return;
  apply_mood (sentence, group, code);
  if (code->child >= 0)
    {
      codes[code->child].is_consumed = TRUE;
      code->end = MAX (code->end, codes[code->child].end);
    }
  if (code->noun >= 0 && !code->from_subject
      && sentence->phrases[code->noun].end <= group->domain_end)
    code->end = MAX (code->end, sentence->phrases[code->noun].end);
  if (group->object >= 0)
    code->end = MAX (code->end, sentence->phrases[group->object].end);
  code->confidence = CLAMP (code->confidence, 0.05f, 0.95f);
}

void
attache_event_code_groups (const AttacheEventSentence *sentence, AttacheEventCode *codes)
{
  float clauses[ATTACHE_MAX_GROUPS];

  g_return_if_fail (sentence != NULL);
  g_return_if_fail (codes != NULL);

  for (guint i = 0; i < sentence->n_groups; i++)
    {
      clauses[i] = clause_confidence (sentence, clauses, i);
      codes[i] = (AttacheEventCode){ .kind = ATTACHE_KIND_NONE,
                                     .child = -1,
                                     .noun = -1,
                                     .confidence = clauses[i],
                                     .end = sentence->groups[i].end };
    }
  for (guint i = sentence->n_groups; i > 0; i--)
    code_group (sentence, codes, i - 1);
}
