/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The actors that are known beforehand, and the words that help to see others. Immutable after it
 * was loaded, and safe to read from any thread. */

#pragma once

#include <gio/gio.h>

#include "attache-findings.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* What a word is good for in finding names: bits, since many words are several things. The names
 * are those of the first column of data/names.tsv. */
typedef enum
{
  ATTACHE_NAME_WORD_TITLE = 1 << 0,    /* may stand before a person's name */
  ATTACHE_NAME_WORD_RANK = 1 << 1,     /* military title */
  ATTACHE_NAME_WORD_PERSON = 1 << 2,   /* noun for one person */
  ATTACHE_NAME_WORD_GROUP = 1 << 3,    /* noun for people who act together */
  ATTACHE_NAME_WORD_ORG_HEAD = 1 << 4, /* a capitalised name that holds it is an organisation */
  ATTACHE_NAME_WORD_ORG_STRONG = 1 << 5,
  ATTACHE_NAME_WORD_PLACE_HEAD = 1 << 6,
  ATTACHE_NAME_WORD_PLACE_NOUN = 1 << 7, /* in lower case after a name: the name is a place */
  ATTACHE_NAME_WORD_PLACE_OF = 1 << 8,   /* before "of": what follows is a place */
  ATTACHE_NAME_WORD_LOCATIVE = 1 << 9,
  ATTACHE_NAME_WORD_LOCATIVE_STRONG = 1 << 10,
  ATTACHE_NAME_WORD_DIRECTION = 1 << 11,
  ATTACHE_NAME_WORD_CALENDAR = 1 << 12, /* has capitals and is in no name: May, Monday, UAV */
  ATTACHE_NAME_WORD_SAY = 1 << 13,
  ATTACHE_NAME_WORD_PARTICLE = 1 << 14,
  ATTACHE_NAME_WORD_PARTICLE_START = 1 << 15,
  ATTACHE_NAME_WORD_JOIN = 1 << 16,
  ATTACHE_NAME_WORD_ETHNIC = 1 << 17,
  ATTACHE_NAME_WORD_PEOPLE = 1 << 18, /* ethnic or party name for people, plural */
  ATTACHE_NAME_WORD_RELATIVE = 1 << 19,
  ATTACHE_NAME_WORD_GIVEN = 1 << 20,
  ATTACHE_NAME_WORD_COMMON = 1 << 21,
  ATTACHE_NAME_WORD_NAME_START = 1
                                 << 22, /* a known actor's name begins with it; set by the loader */
  ATTACHE_NAME_WORD_FIELD = 1 << 23,    /* of a ministry: "foreign" */
  ATTACHE_NAME_WORD_FACILITY = 1 << 24, /* noun for a building or a town */
  ATTACHE_NAME_WORD_NOT_ACTOR = 1 << 25, /* after a name: "Gulf War" is no place */
  ATTACHE_NAME_WORD_THING = 1 << 26,     /* before a name: ships, operations */
  ATTACHE_NAME_WORD_DEPUTY = 1 << 27,    /* makes an office another one */
  ATTACHE_NAME_WORD_ADJECTIVE = 1 << 28, /* may stand before a noun for people */
  ATTACHE_NAME_WORD_STATE = 1 << 29,     /* last word of a state that follows a town */
} AttacheNameWord;

/* Which pronoun lists of names give to a given name: enough to rule somebody out, not to say who
 * anybody is. */
typedef enum
{
  ATTACHE_PRONOUN_HE = 1 << 0,
  ATTACHE_PRONOUN_SHE = 1 << 1,
} AttacheGazetteerPronoun;

typedef enum
{
  ATTACHE_SENSE_NAME,
  ATTACHE_SENSE_DEMONYM,
  ATTACHE_SENSE_CAPITAL, /* the town; its government is the actor's country */
} AttacheGazetteerSense;

typedef struct
{
  const char *key;  /* nullable: of towns */
  const char *name; /* with " / " between the names of a contested place */
  AttacheActorType type;
  gint country;      /* an actor, or -1 */
  const char *roles; /* "2021-01-26..2025-01-20 Secretary of State|…"; may be empty */
  gint next_surname; /* of a person: another with the same surname, or -1 */
} AttacheGazetteerActor;

typedef struct
{
  guint actor;
  guint n_tokens;
  AttacheGazetteerSense sense;
} AttacheGazetteerMatch;

typedef struct _AttacheGazetteer AttacheGazetteer;

/* From "gazetteer.tsv", "gazetteer-places.tsv" and "names.tsv" of the resource. Fails only where
 * the build is broken. */
AttacheGazetteer *attache_gazetteer_new_from_resource (GError **error);

/* From the bytes of those three files; rows that make no sense are skipped. Never fails. */
AttacheGazetteer *attache_gazetteer_new (GBytes *actors, GBytes *places, GBytes *names);
AttacheGazetteer *attache_gazetteer_ref (AttacheGazetteer *gazetteer);
void attache_gazetteer_unref (AttacheGazetteer *gazetteer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheGazetteer, attache_gazetteer_unref)

guint attache_gazetteer_get_n_actors (const AttacheGazetteer *gazetteer);
const AttacheGazetteerActor *attache_gazetteer_get_actor (const AttacheGazetteer *gazetteer,
                                                          guint actor);

/* The actor with this key, or -1. Constant time. */
gint attache_gazetteer_find_key (const AttacheGazetteer *gazetteer, const char *key);

/* AttacheNameWord bits of a folded word with its hash. Constant time. */
guint32 attache_gazetteer_classify (const AttacheGazetteer *gazetteer, const char *word,
                                    guint32 word_hash);

/* AttacheGazetteerPronoun bits of a folded given name; 0 where the lists do not tell. */
guint attache_gazetteer_get_pronouns (const AttacheGazetteer *gazetteer, const char *word);

/* The longest known name at the first of @tokens; where the name has capitals, so must the text. */
gboolean attache_gazetteer_match (const AttacheGazetteer *gazetteer, const AttacheToken *tokens,
                                  guint n_tokens, AttacheGazetteerMatch *match);

/* The first person with this surname (then next_surname), or -1. */
gint attache_gazetteer_find_surname (const AttacheGazetteer *gazetteer, const char *word,
                                     guint32 word_hash);

/* The first role of @actor that was held at @instant (any, where unknown) and whose words include
 * @word (NULL: any), without its dates. Transfer full; NULL where there is none. */
char *attache_gazetteer_dup_role (const AttacheGazetteer *gazetteer, guint actor, gint64 instant,
                                  const char *word);

G_END_DECLS
