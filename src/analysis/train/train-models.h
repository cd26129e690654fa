/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The three things that are learned: which unit is a cue, which labels its scene has, and which
 * of the candidates that come of it are statements. */

#pragma once

#include "attache-statement-candidate.h"
#include "train-corpus.h"
#include "train-table.h"

G_BEGIN_DECLS

typedef struct
{
  TrainTable *cue;
  TrainTable *node;
  TrainTable *edge;
  TrainTable *keep;
} TrainModels;

/* A candidate, and how well it agrees with the gold. */
typedef struct
{
  guint document;
  AttacheCandidate candidate;
  double agreement; /* Jaccard of words with the best statement of the gold */
  gboolean source_agrees;
} TrainCandidate;

/* Log odds under which a unit is not decoded. */
#define TRAIN_CUE_THRESHOLD (-2.2f)

TrainModels *train_models_new (void);
void train_models_free (TrainModels *models);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrainModels, train_models_free)

void train_cues (TrainModels *models, GPtrArray *documents, guint n_rounds);
void train_score_cues (TrainModels *models, AttacheUnits *units);
void train_scenes (TrainModels *models, GPtrArray *documents, guint n_rounds);

/* Appends the candidates of document @i, compared with its gold, in the order of their cues. */
void train_decode (TrainModels *models, GPtrArray *documents, guint i, GArray *candidates);

/* Learns from candidates of documents that the other models have not seen. */
void train_keep (TrainModels *models, GPtrArray *documents, const GArray *candidates,
                 guint n_rounds);
void train_judge (TrainModels *models, GPtrArray *documents, GArray *candidates);

/* An order of n things, ever the same for the same seed. */
guint *train_shuffled (guint n, guint32 seed);

G_END_DECLS
