/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes the tagger's lexicon: classes from a list, cue levels from counting the gold. */

#pragma once

#include "train-corpus.h"

G_BEGIN_DECLS

typedef struct
{
  AttacheLexiconEntry *entries;
  guint32 n_entries; /* a power of two */
  AttacheTaggerLexicon lexicon;
  GHashTable *counts; /* word hash → how often, and how often in a cue */
} TrainLexicon;

/* @classes is the file of function words. Makes the documents' units and finds the heads of their
 * statements on the way. */
TrainLexicon *train_lexicon_new (const char *classes, GPtrArray *documents, GError **error);

/* Makes the units of documents and marks the heads of their statements. */
void train_lexicon_apply (const TrainLexicon *lexicon, GPtrArray *documents);

G_END_DECLS
