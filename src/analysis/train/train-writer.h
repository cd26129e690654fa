/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rounds what was learned to bytes, keeps what weighs most, and writes the file. */

#pragma once

#include "attache-tagger-weights.h"
#include "train-lexicon.h"
#include "train-models.h"

G_BEGIN_DECLS

/* Transfer full. */
GBytes *train_write (const TrainModels *models, const TrainLexicon *lexicon, float keep_threshold,
                     float quoted_threshold);

G_END_DECLS
