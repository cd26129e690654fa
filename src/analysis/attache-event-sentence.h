/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A shallow parse of one sentence: tags of its tokens, noun phrases, verb groups, and which group
 * governs which. Fixed room, no memory of its own; a longer sentence is parsed in pieces. It knows
 * words and their order, not what they code. */

#pragma once

#include "attache-event-lexicon.h"
#include "attache-text.h"

G_BEGIN_DECLS

#define ATTACHE_MAX_SLOTS 200
#define ATTACHE_MAX_PHRASES 100
#define ATTACHE_MAX_GROUPS 48
#define ATTACHE_MAX_GROUP_SENSES 5

typedef enum
{
  ATTACHE_TAG_NONE,
  ATTACHE_TAG_DETERMINER,
  ATTACHE_TAG_NUMBER,
  ATTACHE_TAG_ADJECTIVE,
  ATTACHE_TAG_NOUN,
  ATTACHE_TAG_NAME,
  ATTACHE_TAG_GENITIVE, /* the clitic 's */
  ATTACHE_TAG_PRONOUN,
  ATTACHE_TAG_TIME,
  ATTACHE_TAG_PREPOSITION,
  ATTACHE_TAG_TO, /* of an infinitive */
  ATTACHE_TAG_CONJUNCTION,
  ATTACHE_TAG_SUBORDINATOR,
  ATTACHE_TAG_THAT,
  ATTACHE_TAG_RELATIVE,
  ATTACHE_TAG_BE,
  ATTACHE_TAG_HAVE,
  ATTACHE_TAG_DO,
  ATTACHE_TAG_WILL,
  ATTACHE_TAG_MAY,
  ATTACHE_TAG_MUST,
  ATTACHE_TAG_NOT,
  ATTACHE_TAG_ADVERB,
  ATTACHE_TAG_VERB,
  ATTACHE_TAG_COMMA,
  ATTACHE_TAG_STOP, /* ; : and dashes */
  ATTACHE_TAG_QUOTE,
  ATTACHE_TAG_OPEN,
  ATTACHE_TAG_CLOSE,
} AttacheEventTag;

typedef struct
{
  const AttacheEventWord *word;  /* Borrowed; NULL: not in the lexicon */
  const AttacheEventSense *noun; /* Borrowed: the noun (phrase) that this slot ends, or NULL */
  guint8 tag;                    /* AttacheEventTag */
  guint8 form;                   /* AttacheVerbForm of a verb, as far as the neighbours tell */
  gint16 phrase;                 /* index of its noun phrase, or -1 */
  gint16 group;                  /* index of its verb group, or -1 */
} AttacheEventSlot;

typedef struct
{
  guint16 first; /* slots [first, end) */
  guint16 end;
  guint16 actor_first; /* the part that names who acts: a possessor, or all but the article */
  guint16 actor_end;
  gint16 preposition; /* slot, or -1 */
  guint8 is_actor;
  guint8 is_name;
  guint8 is_pronoun;
  const AttacheEventSense *noun; /* of the head; nullable */
} AttacheNounPhrase;

typedef enum
{
  ATTACHE_LINK_MAIN,
  ATTACHE_LINK_COORDINATE, /* shares its subject with the group before */
  ATTACHE_LINK_REPORTED,   /* finite, what the governor says or wants */
  ATTACHE_LINK_INFINITIVE,
  ATTACHE_LINK_GERUND,      /* began collecting, accused of violating */
  ATTACHE_LINK_ADJUNCT,     /* …, killing three */
  ATTACHE_LINK_SUBORDINATE, /* after, while, because … */
  ATTACHE_LINK_CONDITION,   /* if, unless */
  ATTACHE_LINK_RELATIVE,
} AttacheGroupLink;

typedef enum
{
  ATTACHE_GROUP_PASSIVE = 1 << 0,
  ATTACHE_GROUP_NEGATED = 1 << 1,
  ATTACHE_GROUP_WILL = 1 << 2,
  ATTACHE_GROUP_MAY = 1 << 3,
  ATTACHE_GROUP_MUST = 1 << 4,
  ATTACHE_GROUP_INFINITIVE = 1 << 5,
  ATTACHE_GROUP_ING = 1 << 6,        /* without an auxiliary */
  ATTACHE_GROUP_PARTICIPLE = 1 << 7, /* the weapons seized by … */
  ATTACHE_GROUP_COPULA = 1 << 8,
  ATTACHE_GROUP_PERFECT = 1 << 9,
} AttacheGroupFlags;

typedef struct
{
  guint16 first; /* slots [first, end): auxiliaries, the head and the words of its phrase */
  guint16 head;
  guint16 end;
  guint16 domain_first; /* where its clause begins */
  guint16 domain_end;
  guint16 flags; /* AttacheGroupFlags */
  guint8 link;   /* AttacheGroupLink */
  guint8 n_senses;
  gint16 governor;    /* group, or -1 */
  gint16 subject;     /* noun phrase, or -1 */
  gint16 object;      /* noun phrase right behind it, or -1 */
  guint8 is_trailing; /* …, officials said */
  const AttacheEventSense *senses[ATTACHE_MAX_GROUP_SENSES]; /* Borrowed; longest first */
} AttacheVerbGroup;

typedef struct
{
  /* Borrowed */
  const AttacheEventLexicon *lexicon;
  const AttacheToken *tokens; /* the first slot's */
  /* State */
  guint n_slots;
  guint n_phrases;
  guint n_groups;
  AttacheEventSlot slots[ATTACHE_MAX_SLOTS];
  AttacheNounPhrase phrases[ATTACHE_MAX_PHRASES];
  AttacheVerbGroup groups[ATTACHE_MAX_GROUPS];
} AttacheEventSentence;

/* Parses @n_tokens (at most ATTACHE_MAX_SLOTS) into @sentence, all of which is overwritten. */
void attache_event_sentence_parse (AttacheEventSentence *sentence,
                                   const AttacheEventLexicon *lexicon, const AttacheToken *tokens,
                                   guint n_tokens);

/* The senses of @range whose phrase stands at @slot, longest first. @end is where the longest one
 * ends. */
guint attache_event_sentence_match (const AttacheEventSentence *sentence, AttacheSenseRange range,
                                    guint slot, guint form, const AttacheEventSense **senses,
                                    guint max_senses, guint *end);

/* Code points from the first slot's start to the last one's end. */
AttacheSpan attache_event_sentence_span (const AttacheEventSentence *sentence, guint first,
                                         guint end);

gboolean attache_event_group_has_class (const AttacheVerbGroup *group, guint verb_class);

/* Stages of the parse, each in its own file, in this order. */
void attache_event_sentence_tag (AttacheEventSentence *sentence);
void attache_event_sentence_chunk (AttacheEventSentence *sentence);
void attache_event_sentence_link (AttacheEventSentence *sentence);

G_END_DECLS
