/* SPDX-License-Identifier: GPL-3.0-or-later */

/* attache-train-statements CLASSES GOLD OUT: makes the statements' weights from gold records.
 * The candidates' model learns from documents that the others have not seen: the gold is cut in
 * folds. The same gold gives the same file. */

#include "config.h"

#include <stdlib.h>

#include "train-report.h"
#include "train-writer.h"

#define N_FOLDS 4
#define CUE_ROUNDS 5
#define SCENE_ROUNDS 4
#define KEEP_ROUNDS 6
#define KEEP_THRESHOLD 0.35f
#define QUOTED_THRESHOLD 0.22f

/* The documents whose number is (or is not) @fold in N_FOLDS. */
static GPtrArray *
pick (GPtrArray *documents, guint fold, gboolean in)
{
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < documents->len; i++)
    if ((i % N_FOLDS == fold) == in)
      g_ptr_array_add (picked, g_ptr_array_index (documents, i));
  return picked;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const TrainCandidate *x = a, *y = b;

  if (x->document != y->document)
    return x->document < y->document ? -1 : 1;
  return x->candidate.cue < y->candidate.cue ? -1 : x->candidate.cue > y->candidate.cue;
}

/* Scores every document's cues by a model that has not seen it. */
static void
cross_score (GPtrArray *documents)
{
  for (guint fold = 0; fold < N_FOLDS; fold++)
    {
      g_autoptr (TrainModels) models = train_models_new ();
      g_autoptr (GPtrArray) others = pick (documents, fold, FALSE);

      train_cues (models, others, CUE_ROUNDS);
      for (guint i = fold; i < documents->len; i += N_FOLDS)
        train_score_cues (models, train_document (documents, i)->units);
    }
}

/* The candidates of all documents, each by models that have not seen it. */
static GArray *
cross_decode (GPtrArray *documents)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (TrainCandidate));

  for (guint fold = 0; fold < N_FOLDS; fold++)
    {
      g_autoptr (TrainModels) models = train_models_new ();
      g_autoptr (GPtrArray) others = pick (documents, fold, FALSE);

      train_cues (models, others, CUE_ROUNDS);
      train_scenes (models, others, SCENE_ROUNDS);
      for (guint i = fold; i < documents->len; i += N_FOLDS)
        train_decode (models, documents, i, candidates);
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (TrainModels) models = NULL;
  g_autoptr (GArray) candidates = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  TrainLexicon *lexicon;
  gsize size;

  if (argc != 4)
    {
      g_printerr ("Usage: attache-train-statements CLASSES GOLD OUT\n");
      return EXIT_FAILURE;
    }
  documents = train_corpus_read (argv[2], &error);
  lexicon = documents != NULL ? train_lexicon_new (argv[1], documents, &error) : NULL;
  if (lexicon == NULL)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  train_lexicon_apply (lexicon, documents);
  cross_score (documents);
  candidates = cross_decode (documents);
  train_report (documents, candidates, KEEP_ROUNDS);
  models = train_models_new ();
  train_keep (models, documents, candidates, KEEP_ROUNDS);
  train_cues (models, documents, CUE_ROUNDS);
  train_scenes (models, documents, SCENE_ROUNDS);
  bytes = train_write (models, lexicon, KEEP_THRESHOLD, QUOTED_THRESHOLD);
  if (!g_file_set_contents (argv[3], g_bytes_get_data (bytes, &size),
                            (gssize) g_bytes_get_size (bytes), &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  return EXIT_SUCCESS;
}
