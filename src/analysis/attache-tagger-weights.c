/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking up weights: the inner loop of the whole analysis. Keys are looked up in two turns, so
 * that the second finds in the cache what the first asked for. */

#include "config.h"

#include "attache-tagger-weights.h"

#include <string.h>

typedef guint16 Checks __attribute__ ((vector_size (16)));
typedef gint16 Hits __attribute__ ((vector_size (16)));
typedef gint8 HitBytes __attribute__ ((vector_size (8)));

typedef gint8 Weights4 __attribute__ ((vector_size (4)));
typedef gint32 Totals4 __attribute__ ((vector_size (16)));
typedef gint8 Weights16 __attribute__ ((vector_size (16)));
typedef gint16 Totals16 __attribute__ ((vector_size (32)));

/* Which slot of the bucket has the check: its number, and -1 in *@hit; 0 and 0 where none has. */
static inline guint
find_slot (const guint8 *bucket, guint16 check, gint *hit)
{
  Checks checks;
  Hits hits;
  HitBytes bytes;
  guint64 mask;

  memcpy (&checks, bucket, sizeof checks);
  hits = (Hits) (checks == (Checks){ check, check, check, check, check, check, check, check });
  bytes = __builtin_convertvector(hits, HitBytes);
  memcpy (&mask, &bytes, sizeof mask);
  mask = GUINT64_FROM_LE (mask);
  *hit = -(mask != 0);
  return (guint) __builtin_ctzll (mask | G_GUINT64_CONSTANT (1) << 63) / 8 & (guint) *hit;
}

static void
ask_for_buckets (const AttacheWeightsTable *table, const AttacheKeys *keys, const guint8 **buckets)
{
  guint32 stride = attache_weights_stride (table->n_labels);

  for (guint i = 0; i < keys->n; i++)
    {
      buckets[i] = table->buckets
                   + (gsize) stride * attache_weights_bucket (keys->keys[i], table->n_buckets);
      __builtin_prefetch (buckets[i]);
    }
}

static inline const gint8 *
slot_of (const guint8 *bucket, guint32 key, guint n_labels, gint *hit)
{
  guint slot = find_slot (bucket, attache_weights_check (key), hit);

  return (const gint8 *) bucket + 2 * ATTACHE_BUCKET_SLOTS + slot * n_labels;
}

static void
sum_one (const AttacheKeys *keys, const guint8 **buckets, float step, float *sums)
{
  gint32 total = 0;

  for (guint i = 0; i < keys->n; i++)
    {
      gint hit;
      const gint8 *slot = slot_of (buckets[i], keys->keys[i], 1, &hit);

      total += *slot & hit;
    }
  *sums = (float) total * step;
}

static void
sum_four (const AttacheKeys *keys, const guint8 **buckets, float step, float *sums)
{
  Totals4 totals = { 0 };

  for (guint i = 0; i < keys->n; i++)
    {
      gint hit;
      const gint8 *slot = slot_of (buckets[i], keys->keys[i], 4, &hit);
      Weights4 weights;

      memcpy (&weights, slot, sizeof weights);
      totals += __builtin_convertvector(weights, Totals4) & hit;
    }
  for (guint l = 0; l < 4; l++)
    sums[l] = (float) totals[l] * step;
}

/* Sixteen bits are enough for the sum of as many bytes as there are keys. */
static void
sum_sixteen (const AttacheKeys *keys, const guint8 **buckets, float step, float *sums)
{
  Totals16 totals = { 0 };

  for (guint i = 0; i < keys->n; i++)
    {
      gint hit;
      const gint8 *slot = slot_of (buckets[i], keys->keys[i], 16, &hit);
      Weights16 weights;

      memcpy (&weights, slot, sizeof weights);
      totals += __builtin_convertvector(weights, Totals16) & (gint16) hit;
    }
  for (guint l = 0; l < 16; l++)
    sums[l] = (float) totals[l] * step;
}

void
attache_weights_sum (const AttacheWeightsTable *table, const AttacheKeys *keys, float *sums)
{
  const guint8 *buckets[ATTACHE_MOST_KEYS];

  g_assert (keys->n <= ATTACHE_MOST_KEYS);

  ask_for_buckets (table, keys, buckets);
  if (table->n_labels == 1)
    sum_one (keys, buckets, table->step, sums);
  else if (table->n_labels == 4)
    sum_four (keys, buckets, table->step, sums);
  else
    sum_sixteen (keys, buckets, table->step, sums);
}
