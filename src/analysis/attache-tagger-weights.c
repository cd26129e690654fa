/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking up weights: the inner loop of the whole analysis. Keys are looked up in two turns, so
 * that the second finds in the cache what the first asked for. */

#include "config.h"

#include "attache-tagger-weights.h"

#include <string.h>

#define MOST_LABELS 16

/* The weights of the key's slot in its bucket, or NULL. */
static inline const gint8 *
find_slot (const guint8 *bucket, guint16 check, guint32 n_labels)
{
  guint16 checks[ATTACHE_BUCKET_SLOTS];

  memcpy (checks, bucket, sizeof checks);
  for (guint i = 0; i < ATTACHE_BUCKET_SLOTS; i++)
    if (checks[i] == check)
      return (const gint8 *) bucket + sizeof checks + i * n_labels;
  return NULL;
}

static inline void
add_slots (const AttacheWeightsTable *table, const AttacheKeys *keys, guint n_labels,
           gint32 *totals)
{
  const guint8 *buckets[ATTACHE_MOST_KEYS];
  guint32 stride = attache_weights_stride (n_labels);

  for (guint i = 0; i < keys->n; i++)
    {
      buckets[i] = table->buckets
                   + (gsize) stride * attache_weights_bucket (keys->keys[i], table->n_buckets);
      __builtin_prefetch (buckets[i]);
    }
  for (guint i = 0; i < keys->n; i++)
    {
      const gint8 *slot = find_slot (buckets[i], attache_weights_check (keys->keys[i]), n_labels);

      if (slot != NULL)
        for (guint l = 0; l < n_labels; l++)
          totals[l] += slot[l];
    }
}

void
attache_weights_sum (const AttacheWeightsTable *table, const AttacheKeys *keys, float *sums)
{
  gint32 totals[MOST_LABELS] = { 0 };

  g_assert (table->n_labels <= MOST_LABELS && keys->n <= ATTACHE_MOST_KEYS);

  /* With the number of labels known, each loop is laid out for it. */
  if (table->n_labels == 1)
    add_slots (table, keys, 1, totals);
  else if (table->n_labels == 4)
    add_slots (table, keys, 4, totals);
  else if (table->n_labels == 16)
    add_slots (table, keys, 16, totals);
  for (guint l = 0; l < table->n_labels; l++)
    sums[l] = (float) totals[l] * table->step;
}
