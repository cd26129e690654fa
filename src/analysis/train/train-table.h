/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Weights while they are learned: one row of floats a key, AdaGrad with a small L1 pull to zero.
 * Keys seen too seldom have no row; while training a share of the others is dropped at random. */

#pragma once

#include "attache-tagger-keys.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 *keys;
  guint32 *seen;
  float *weights;
  float *squares;
  float *sums; /* of the weights at several times, to be averaged */
  guint n_sums;
  guint32 mask;
  guint n_labels;
  guint n_rows;
  guint32 random; /* state of the dropping */
  double rate;
  double drop;
  double pull;
} TrainTable;

/* The rows of a scene's keys, found once and used twice. */
typedef struct
{
  guint32 rows[ATTACHE_MOST_KEYS];
  guint n;
} TrainRows;

TrainTable *train_table_new (guint bits, guint n_labels);
void train_table_free (TrainTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrainTable, train_table_free)

void train_table_count (TrainTable *table, const AttacheKeys *keys);

/* @training: drop some. */
void train_table_find (TrainTable *table, const AttacheKeys *keys, gboolean training,
                       TrainRows *rows);
void train_table_sum (const TrainTable *table, const TrainRows *rows, float *sums);
void train_table_update (TrainTable *table, const TrainRows *rows, guint label, float gradient);

/* Adds the weights as they are now to what train_table_average () will make the weights. */
void train_table_remember (TrainTable *table);
void train_table_average (TrainTable *table);

G_END_DECLS
