/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cues and candidates: two logistic regressions. */

#include "config.h"

#include <math.h>

#include "train-models.h"

TrainModels *
train_models_new (void)
{
  TrainModels *self = g_new0 (TrainModels, 1);

  self->cue = train_table_new (21, 1);
  self->node = train_table_new (23, 4);
  self->edge = train_table_new (22, 16);
  self->keep = train_table_new (18, 1);
  self->keep->rate = 0.05;
  return self;
}

void
train_models_free (TrainModels *models)
{
  train_table_free (models->cue);
  train_table_free (models->node);
  train_table_free (models->edge);
  train_table_free (models->keep);
  g_free (models);
}

guint *
train_shuffled (guint n, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint *order = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint i = n; i > 1; i--)
    {
      guint j = (guint) g_rand_int_range (random, 0, (gint32) i), swapped = order[i - 1];

      order[i - 1] = order[j];
      order[j] = swapped;
    }
  return order;
}

static double
learn (TrainTable *table, const AttacheKeys *keys, gboolean is_so)
{
  TrainRows rows;
  float sum;
  double probability;

  train_table_find (table, keys, TRUE, &rows);
  train_table_sum (table, &rows, &sum);
  probability = 1 / (1 + exp (-sum));
  train_table_update (table, &rows, 0, (float) (probability - is_so));
  return -log (MAX (1e-9, is_so ? probability : 1 - probability));
}

static gboolean
is_example (const TrainDocument *document, guint unit)
{
  return attache_unit_may_be_cue (document->units, unit)
         && (document->is_head[unit] || !document->in_cue[unit]);
}

static double
learn_document (TrainTable *table, const TrainDocument *document)
{
  AttacheKeys keys;
  double loss = 0;

  for (guint i = 0; i < document->units->n_units; i++)
    if (is_example (document, i))
      {
        attache_cue_keys (document->units, i, &keys);
        loss += learn (table, &keys, document->is_head[i]);
      }
  return loss;
}

void
train_cues (TrainModels *models, GPtrArray *documents, guint n_rounds)
{
  AttacheKeys keys;

  for (guint i = 0; i < documents->len; i++)
    for (guint j = 0; j < train_document (documents, i)->units->n_units; j++)
      if (is_example (train_document (documents, i), j))
        {
          attache_cue_keys (train_document (documents, i)->units, j, &keys);
          train_table_count (models->cue, &keys);
        }
  for (guint round = 0; round < n_rounds; round++)
    {
      g_autofree guint *order = train_shuffled (documents->len, 1 + round);
      double loss = 0;

      for (guint i = 0; i < documents->len; i++)
        {
          loss += learn_document (models->cue, train_document (documents, order[i]));
          if (round > 0 && (i + 1) % (documents->len / 4 + 1) == 0)
            train_table_remember (models->cue);
        }
      g_message ("cues, round %u: loss %.0f", round + 1, loss);
    }
  train_table_average (models->cue);
}

void
train_keep (TrainModels *models, GPtrArray *documents, const GArray *candidates, guint n_rounds)
{
  AttacheKeys keys;

  for (guint i = 0; i < candidates->len; i++)
    {
      const TrainCandidate *candidate = &g_array_index (candidates, TrainCandidate, i);

      attache_candidate_keys (&candidate->candidate,
                              train_document (documents, candidate->document)->units, &keys);
      train_table_count (models->keep, &keys);
    }
  for (guint round = 0; round < n_rounds; round++)
    {
      g_autofree guint *order = train_shuffled (candidates->len, 100 + round);
      double loss = 0;

      for (guint i = 0; i < candidates->len; i++)
        {
          const TrainCandidate *candidate = &g_array_index (candidates, TrainCandidate, order[i]);

          attache_candidate_keys (&candidate->candidate,
                                  train_document (documents, candidate->document)->units, &keys);
          loss += learn (models->keep, &keys, candidate->agreement >= 0.5);
        }
      g_message ("candidates, round %u: loss %.0f", round + 1, loss);
    }
}

void
train_judge (TrainModels *models, GPtrArray *documents, GArray *candidates)
{
  AttacheKeys keys;
  TrainRows rows;
  float sum;

  for (guint i = 0; i < candidates->len; i++)
    {
      TrainCandidate *candidate = &g_array_index (candidates, TrainCandidate, i);

      attache_candidate_keys (&candidate->candidate,
                              train_document (documents, candidate->document)->units, &keys);
      train_table_find (models->keep, &keys, FALSE, &rows);
      train_table_sum (models->keep, &rows, &sum);
      candidate->candidate.keep = 1 / (1 + expf (-sum));
    }
}

void
train_score_cues (TrainModels *models, AttacheUnits *units)
{
  AttacheKeys keys;
  TrainRows rows;
  float sum;

  for (guint i = 0; i < units->n_units; i++)
    {
      units->units[i].cue_score = ATTACHE_NO_CUE;
      if (!attache_unit_may_be_cue (units, i))
        continue;
      attache_cue_keys (units, i, &keys);
      train_table_find (models->cue, &keys, FALSE, &rows);
      train_table_sum (models->cue, &rows, &sum);
      units->units[i].cue_score = (gint16) (CLAMP (sum, -100, 100) * 256);
    }
}
