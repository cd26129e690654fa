/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lexicon's tables, shared by the file that reads the data and the one that answers. Nobody
 * else includes this. */

#pragma once

#include "attache-event-lexicon.h"

G_BEGIN_DECLS

#define ATTACHE_MAX_EVENT_CLASSES 160

/* What a rule speaks of: a noun class, or after them a kind, or one of these. */
enum
{
  ATTACHE_GOVERNED_KIND = ATTACHE_MAX_EVENT_CLASSES,
  ATTACHE_GOVERNED_COOPERATIVE = ATTACHE_GOVERNED_KIND + ATTACHE_N_EVENT_KINDS,
  ATTACHE_GOVERNED_HOSTILE,
  ATTACHE_GOVERNED_ANY,
  ATTACHE_GOVERNED_NOTHING,
  ATTACHE_N_GOVERNED,
};

typedef struct
{
  gint8 kind; /* ATTACHE_KIND_NONE: no rule */
  guint8 mode;
} AttacheEventRule;

/* Where a word of that hash is. */
typedef struct
{
  guint32 hash;
  guint32 number; /* index + 1 in words; 0: free */
} AttacheEventLexiconSlot;

struct _AttacheEventLexicon
{
  /* Owned */
  GStringChunk *strings;
  GArray *senses;          /* AttacheEventSense, grouped by word and part */
  GArray *rest;            /* AttacheEventRest: words that phrases go on with */
  AttacheEventWord *words; /* side by side, that the table be small */
  AttacheEventLexiconSlot *table; /* open addressing, a power of two */
  guint mask;
  /* State */
  AttacheEventRule rules[ATTACHE_MAX_EVENT_CLASSES][ATTACHE_N_GOVERNED];
  gint8 by_subject[ATTACHE_MAX_EVENT_CLASSES][ATTACHE_MAX_EVENT_CLASSES];
};

/* Fills an empty lexicon. */
gboolean attache_event_lexicon_read (AttacheEventLexicon *self, const char *words,
                                     const char *lexicon, GError **error);

G_END_DECLS
