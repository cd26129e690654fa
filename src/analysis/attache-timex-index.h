/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in the table of time words those are that begin with a byte, and how long they are. Private
 * to the times. */

#pragma once

#include "attache-timex-lexicon.h"

G_BEGIN_DECLS

typedef struct
{
  const AttacheTimexEntry *entries; /* static */
  guint16 first[257];
  guint16 lengths[256]; /* bit n: one is of n bytes */
} AttacheTimexIndex;

void attache_timex_index_init (AttacheTimexIndex *index);

/* @word folded and without its abbreviating period; @n its bytes. NULL where it is no word of time.
 * Static. */
const AttacheTimexEntry *attache_timex_index_lookup (const AttacheTimexIndex *index,
                                                     const char *word, gsize n);

G_END_DECLS
