/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The hashes behind a gazetteer: words with their classes and surnames, and paths of words that are
 * names. Filled once, then only read. Private to the gazetteer. */

#pragma once

#include "attache-gazetteer.h"

G_BEGIN_DECLS

typedef struct
{
  const char *word; /* NULL: free */
  guint32 hash;
  guint32 classes;
  gint surname;   /* an actor, or -1 */
  guint pronouns; /* AttacheGazetteerPronoun bits of a given name; 0: any */
} AttacheIndexWord;

typedef struct
{
  guint64 path; /* 0: free */
  gint alias;   /* -1: only the beginning of one */
} AttacheIndexNode;

/* Tokens are borrowed of a text that outlives the index. */
typedef struct
{
  const AttacheToken *tokens;
  guint n_tokens;
  guint actor;
  AttacheGazetteerSense sense;
} AttacheIndexAlias;

typedef struct
{
  GArray *aliases; /* of AttacheIndexAlias */
  AttacheIndexWord *words;
  guint n_words;
  guint words_mask;
  AttacheIndexNode *nodes;
  guint n_nodes;
  guint nodes_mask;
} AttacheGazetteerIndex;

void attache_gazetteer_index_init (AttacheGazetteerIndex *index);
void attache_gazetteer_index_clear (AttacheGazetteerIndex *index);

/* The slot of @word; free (its word NULL) where it was never added. */
AttacheIndexWord *attache_gazetteer_index_find_word (const AttacheGazetteerIndex *index,
                                                     const char *word, guint32 hash);

/* Adds @bits to the classes of @word, which must outlive the index. */
AttacheIndexWord *attache_gazetteer_index_add_word (AttacheGazetteerIndex *index, const char *word,
                                                    guint32 hash, guint32 bits);

/* The first row that lists a name has it: a second is ignored. */
void attache_gazetteer_index_add_alias (AttacheGazetteerIndex *index, AttacheIndexAlias alias);

gboolean attache_gazetteer_index_match (const AttacheGazetteerIndex *index,
                                        const AttacheToken *tokens, guint n_tokens,
                                        AttacheGazetteerMatch *match);

G_END_DECLS
