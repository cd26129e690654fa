/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gathers words and their senses while the lexicon's files are read, then lays them out for
 * look-up. Private to the lexicon. */

#pragma once

#include "attache-event-lexicon.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_PART_VERB,
  ATTACHE_PART_NOUN,
  ATTACHE_PART_PREDICATE,
  ATTACHE_PART_EFFECT,
  ATTACHE_PART_BOUND,
  ATTACHE_N_PARTS,
} AttacheLexiconPart;

typedef struct _AttacheEventLexiconBuilder AttacheEventLexiconBuilder;

/* @lexicon is filled by _finish() and borrowed until then. */
AttacheEventLexiconBuilder *attache_event_lexicon_builder_new (AttacheEventLexicon *lexicon);
void attache_event_lexicon_builder_free (AttacheEventLexiconBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheEventLexiconBuilder, attache_event_lexicon_builder_free)

/* The entry of @word, made where there is none; valid until the next call. */
AttacheEventWord *attache_event_lexicon_builder_entry (AttacheEventLexiconBuilder *builder,
                                                       const char *word);
/* Longest phrases first, else in the order they were added. */
void attache_event_lexicon_builder_add (AttacheEventLexiconBuilder *builder, const char *word,
                                        AttacheLexiconPart part, const AttacheEventSense *sense);
void attache_event_lexicon_builder_finish (AttacheEventLexiconBuilder *builder);

G_END_DECLS
