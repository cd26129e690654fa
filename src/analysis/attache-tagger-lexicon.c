/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lexicon's table: open addressing over the hash that every token carries, read where it
 * lies. */

#include "config.h"

#include "attache-tagger-lexicon.h"

const AttacheLexiconEntry *
attache_tagger_lexicon_find (const AttacheTaggerLexicon *self, guint32 hash)
{
  if (self->entries == NULL || hash == 0)
    return NULL;
  for (guint32 i = hash & self->mask; self->entries[i].hash != 0; i = (i + 1) & self->mask)
    if (self->entries[i].hash == hash)
      return &self->entries[i];
  return NULL;
}
