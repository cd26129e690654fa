/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The actors of one text while they are gathered: which names name the same one, and what each is.
 * Private to the finding of actors. */

#pragma once

#include "attache-findings.h"
#include "attache-mention-candidate.h"

G_BEGIN_DECLS

#define ATTACHE_ENTITY_TITLES 4

typedef struct
{
  gint known;       /* an actor of the gazetteer, or -1 */
  gboolean is_name; /* else a phrase: "Sylvanian soldiers" */
  AttacheActorType type;
  guint first; /* the tokens of the fullest form seen, [first, end) */
  guint end;
  gint person; /* sums of the mentions' weights */
  gint place;
  gint organisation;
  guint n_mentions;
  guint32
      titles[ATTACHE_ENTITY_TITLES]; /* hashes of the words of its titles, the last word first */
  char *name;                        /* Owned, nullable: where it is not as written */
  const char *key;                   /* nullable */
} AttacheEntity;

typedef struct
{
  AttacheScan *scan; /* Borrowed */
  gint64 published;
  GArray *entities;         /* of AttacheEntity */
  GHashTable *by_path;      /* hash of words or of a known actor → entity + 1 */
  GHashTable *by_last_word; /* persons' word hash → entity + 1 */
  GHashTable *by_first_word;
} AttacheActorRoster;

void attache_actor_roster_init (AttacheActorRoster *roster, AttacheScan *scan, gint64 published);
void attache_actor_roster_clear (AttacheActorRoster *roster);

/* Gives every candidate that is a name or a named group its entity, and every entity its type. */
void attache_actor_roster_fill (AttacheActorRoster *roster);

AttacheEntity *attache_actor_roster_get (const AttacheActorRoster *roster, gint entity);

/* What it is called: its listed name, or the fullest form in the text. */
char *attache_actor_roster_dup_name (const AttacheActorRoster *roster, gint entity);

/* The entity of a gazetteer's actor, made where it was not yet met. */
gint attache_actor_roster_ensure_known (AttacheActorRoster *roster, gint known);

/* The entity called @name, made where it was not yet met. @key is borrowed, nullable. */
gint attache_actor_roster_ensure_named (AttacheActorRoster *roster, const char *name,
                                        AttacheActorType type, guint first, guint end);

G_END_DECLS
