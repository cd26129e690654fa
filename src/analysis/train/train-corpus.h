/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The gold records in memory: texts as units, and who says what in them, as spans. */

#pragma once

#include "attache-statement-scene.h"

G_BEGIN_DECLS

#define TRAIN_NO_UNIT G_MAXUINT

typedef struct
{
  GArray *content; /* AttacheSpan */
  GArray *cue;
  GArray *source;
  guint head; /* the unit that stands for the cue, or TRAIN_NO_UNIT */
} TrainStatement;

typedef struct
{
  char *id;
  AttacheText *text;
  AttacheUnits *units;
  GArray *statements; /* TrainStatement */
  guint8 *is_head;    /* per unit */
  guint8 *in_cue;     /* per unit: part of a cue, but not its head */
} TrainDocument;

/* Documents of a JSONL file; units are not yet made. */
GPtrArray *train_corpus_read (const char *path, GError **error);

AttacheSpan train_unit_span (const AttacheUnits *units, guint unit);
guint train_unit_at (const AttacheUnits *units, guint32 offset);

/* How much of the unit lies in the spans: 0 … 1. */
double train_unit_covered (const AttacheUnits *units, guint unit, const GArray *spans);

/* The labels of the scene around the statement's head. */
void train_gold_labels (const AttacheScene *scene, const TrainStatement *statement, guint8 *labels);

static inline TrainDocument *
train_document (GPtrArray *documents, guint i)
{
  return g_ptr_array_index (documents, i);
}

G_END_DECLS
