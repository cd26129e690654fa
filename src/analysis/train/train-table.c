/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Open addressing over the keys, and the update rule. */

#include "config.h"

#include "train-table.h"

#include <math.h>
#include <string.h>

#define LEAST_SEEN 2

TrainTable *
train_table_new (guint bits, guint n_labels)
{
  TrainTable *self = g_new0 (TrainTable, 1);
  gsize n = (gsize) 1 << bits;

  self->keys = g_new0 (guint32, n);
  self->seen = g_new0 (guint32, n);
  self->weights = g_new0 (float, n *n_labels);
  self->squares = g_new0 (float, n * n_labels);
  self->sums = g_new0 (float, n * n_labels);
  self->mask = (guint32) (n - 1);
  self->n_labels = n_labels;
  self->random = 2463534242u;
  self->rate = 0.12;
  self->drop = 0.2;
  self->pull = 0.001;
  return self;
}

void
train_table_free (TrainTable *table)
{
  g_free (table->keys);
  g_free (table->seen);
  g_free (table->weights);
  g_free (table->squares);
  g_free (table->sums);
  g_free (table);
}

static inline guint32
row_of (const TrainTable *self, guint32 key)
{
  guint32 at = key & self->mask;

  while (self->seen[at] != 0 && self->keys[at] != key)
    at = (at + 1) & self->mask;
  return at;
}

void
train_table_count (TrainTable *self, const AttacheKeys *keys)
{
  for (guint i = 0; i < keys->n; i++)
    {
      guint32 row = row_of (self, keys->keys[i]);

      if (self->seen[row] == 0 && ++self->n_rows > self->mask / 8 * 7)
        g_error ("The table of %u rows is full", self->mask + 1);
      self->keys[row] = keys->keys[i];
      self->seen[row]++;
    }
}

static guint32
next_random (TrainTable *self)
{
  self->random ^= self->random << 13;
  self->random ^= self->random >> 17;
  self->random ^= self->random << 5;
  return self->random;
}

void
train_table_find (TrainTable *self, const AttacheKeys *keys, gboolean training, TrainRows *rows)
{
  guint32 limit = training ? (guint32) (self->drop * (double) G_MAXUINT32) : 0;

  rows->n = 0;
  for (guint i = 0; i < keys->n; i++)
    {
      guint32 row;

      if (limit > 0 && next_random (self) < limit)
        continue;
      row = row_of (self, keys->keys[i]);
      if (self->seen[row] >= LEAST_SEEN)
        rows->rows[rows->n++] = row;
    }
}

void
train_table_sum (const TrainTable *self, const TrainRows *rows, float *sums)
{
  memset (sums, 0, sizeof *sums * self->n_labels);
  for (guint i = 0; i < rows->n; i++)
    {
      const float *weights = self->weights + (gsize) rows->rows[i] * self->n_labels;

      for (guint l = 0; l < self->n_labels; l++)
        sums[l] += weights[l];
    }
}

void
train_table_update (TrainTable *self, const TrainRows *rows, guint label, float gradient)
{
  for (guint i = 0; i < rows->n; i++)
    {
      gsize at = (gsize) rows->rows[i] * self->n_labels + label;
      float step, weight, pull;

      self->squares[at] += gradient * gradient;
      step = (float) self->rate / (1e-3f + sqrtf (self->squares[at]));
      weight = self->weights[at] - step * gradient;
      pull = (float) self->pull * step;
      self->weights[at] = weight > pull ? weight - pull : weight < -pull ? weight + pull : 0;
    }
}

void
train_table_remember (TrainTable *self)
{
  gsize n = (self->mask + (gsize) 1) * self->n_labels;

  for (gsize i = 0; i < n; i++)
    self->sums[i] += self->weights[i];
  self->n_sums++;
}

void
train_table_average (TrainTable *self)
{
  gsize n = (self->mask + (gsize) 1) * self->n_labels;

  if (self->n_sums == 0)
    return;
  for (gsize i = 0; i < n; i++)
    self->weights[i] = self->sums[i] / (float) self->n_sums;
}
