/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One mixing chooses the block of a number, and another the bits in it. */

#include "config.h"

#include "attache-hash-filter.h"

#include "attache-splitmix.h"

#define BITS_OF_NUMBER 12
#define WORDS_OF_BLOCK 8
#define BITS_OF_BLOCK (64 * WORDS_OF_BLOCK)
#define PROBES 6
#define BITS_OF_PROBE 9 /* BITS_OF_BLOCK is 2 to that */

struct _AttacheHashFilter
{
  guint64 *words;
  guint64 n_blocks;
  guint64 n_numbers; /* that it was made for */
  guint64 n_added;
};

AttacheHashFilter *
attache_hash_filter_new (guint64 n_numbers)
{
  AttacheHashFilter *self = g_new0 (AttacheHashFilter, 1);

  self->n_numbers = n_numbers;
  self->n_blocks = n_numbers * BITS_OF_NUMBER / BITS_OF_BLOCK + 1;
  self->words = g_new0 (guint64, self->n_blocks * WORDS_OF_BLOCK);
  return self;
}

void
attache_hash_filter_free (AttacheHashFilter *filter)
{
  g_free (filter->words);
  g_free (filter);
}

static guint64 *
block_of (AttacheHashFilter *self, guint64 mixed)
{
  return &self->words[mixed % self->n_blocks * WORDS_OF_BLOCK];
}

void
attache_hash_filter_add (AttacheHashFilter *filter, gint64 number)
{
  const guint64 mixed = attache_splitmix ((guint64) number);
  guint64 *block = block_of (filter, mixed), bits = attache_splitmix (mixed);

  for (guint i = 0; i < PROBES; i++, bits >>= BITS_OF_PROBE)
    block[bits % BITS_OF_BLOCK / 64] |= G_GUINT64_CONSTANT (1) << bits % 64;
  filter->n_added++;
}

gboolean
attache_hash_filter_may_have (AttacheHashFilter *filter, gint64 number)
{
  const guint64 mixed = attache_splitmix ((guint64) number);
  const guint64 *block = block_of (filter, mixed);
  guint64 bits = attache_splitmix (mixed);

  for (guint i = 0; i < PROBES; i++, bits >>= BITS_OF_PROBE)
    {
      if ((block[bits % BITS_OF_BLOCK / 64] >> bits % 64 & 1) == 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
attache_hash_filter_is_full (AttacheHashFilter *filter)
{
  return filter->n_added >= filter->n_numbers;
}
