/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking up weights: the inner loop of the whole analysis. Keys are looked up in two turns, so
 * that the second finds in the cache what the first asked for. The loops are laid out for vectors of
 * sixteen bytes, which every 64-bit machine has. */

#include "config.h"

#include "attache-tagger-weights.h"

#include <string.h>

#define CACHE_LINE 64

typedef guint16 Checks __attribute__ ((vector_size (16)));
typedef gint16 Hits __attribute__ ((vector_size (16)));
typedef gint8 HitBytes __attribute__ ((vector_size (8)));

typedef gint8 Weights8 __attribute__ ((vector_size (8)));
typedef gint16 Totals8 __attribute__ ((vector_size (16)));

/* The weights in the bucket of the slot that has the check, and -1 in *@hit. Where none has, 0 and
 * any weights. */
static inline const guint8 *
find_slot (const guint8 *bucket, guint16 check, guint n_labels, gint64 *hit)
{
  Checks checks;
  Hits hits;
  HitBytes bytes;
  guint64 mask;
  guint slot;

  memcpy (&checks, bucket, sizeof checks);
  hits = (Hits) (checks == (Checks){ check, check, check, check, check, check, check, check });
  bytes = __builtin_convertvector(hits, HitBytes);
  memcpy (&mask, &bytes, sizeof mask);
  mask = GUINT64_FROM_LE (mask);
  *hit = -(gint64) (mask != 0);
  slot = (guint) __builtin_ctzll (mask | G_GUINT64_CONSTANT (1) << 63) / 8;
  return bucket + 2 * ATTACHE_BUCKET_SLOTS + slot * n_labels;
}

static inline void
ask (const AttacheWeightsTable *table, guint n_labels, AttacheKeys *keys)
{
  for (guint i = 0; i < keys->n; i++)
    {
      guint32 bucket = attache_weights_bucket (keys->keys[i], table->n_buckets);

      keys->buckets[i] = table->buckets + (gsize) bucket * attache_weights_stride (n_labels);
      /* A bucket may lie on several lines of the cache; which slot is needed is not known yet. */
      for (guint32 line = 0; line < attache_weights_stride (n_labels); line += CACHE_LINE)
        __builtin_prefetch (keys->buckets[i] + line);
      __builtin_prefetch (keys->buckets[i] + attache_weights_stride (n_labels) - 1);
    }
}

void
attache_weights_ask (const AttacheWeightsTable *table, AttacheKeys *keys)
{
  g_assert (keys->n <= ATTACHE_MOST_KEYS);

  if (table->n_labels == 1)
    ask (table, 1, keys);
  else if (table->n_labels == 4)
    ask (table, 4, keys);
  else
    ask (table, 16, keys);
}

static void
sum_one (const AttacheKeys *keys, float step, float *sums)
{
  gint64 total = 0;

  for (guint i = 0; i < keys->n; i++)
    {
      gint64 hit;
      const guint8 *slot = find_slot (keys->buckets[i], attache_weights_check (keys->keys[i]), 1,
                                      &hit);

      total += (gint8) *slot & hit;
    }
  *sums = (float) total * step;
}

/* The eight weights at @slot, or none. Sixteen bits are enough for the sum of as many bytes as there
 * are keys. */
static inline Totals8
eight_of (guint64 weights, gint64 hit)
{
  Weights8 eight;

  weights &= (guint64) hit;
  memcpy (&eight, &weights, sizeof eight);
  return __builtin_convertvector(eight, Totals8);
}

static void
sum_four (const AttacheKeys *keys, float step, float *sums)
{
  Totals8 totals = { 0 };

  for (guint i = 0; i < keys->n; i++)
    {
      gint64 hit;
      const guint8 *slot = find_slot (keys->buckets[i], attache_weights_check (keys->keys[i]), 4,
                                      &hit);
      guint32 four;

      memcpy (&four, slot, sizeof four);
      totals += eight_of (GUINT64_FROM_LE ((guint64) GUINT32_FROM_LE (four)), hit);
    }
  for (guint l = 0; l < 4; l++)
    sums[l] = (float) totals[l] * step;
}

static void
sum_sixteen (const AttacheKeys *keys, float step, float *sums)
{
  Totals8 low = { 0 }, high = { 0 };

  for (guint i = 0; i < keys->n; i++)
    {
      gint64 hit;
      const guint8 *slot = find_slot (keys->buckets[i], attache_weights_check (keys->keys[i]), 16,
                                      &hit);
      guint64 halves[2];

      memcpy (halves, slot, sizeof halves);
      low += eight_of (halves[0], hit);
      high += eight_of (halves[1], hit);
    }
  for (guint l = 0; l < 8; l++)
    {
      sums[l] = (float) low[l] * step;
      sums[8 + l] = (float) high[l] * step;
    }
}

void
attache_weights_sum (const AttacheWeightsTable *table, const AttacheKeys *keys, float *sums)
{
  if (table->n_labels == 1)
    sum_one (keys, table->step, sums);
  else if (table->n_labels == 4)
    sum_four (keys, table->step, sums);
  else
    sum_sixteen (keys, table->step, sums);
}
