/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Precision and recall of the kept candidates at several thresholds, as the scorer counts them. */

#include "config.h"

#include "train-report.h"

#include "attache-statement-choice.h"

typedef struct
{
  guint gold;
  guint predicted;
  guint content;
  guint joint;
} Tally;

static GArray *
half (const GArray *candidates, guint which)
{
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (TrainCandidate));

  for (guint i = 0; i < candidates->len; i++)
    if (g_array_index (candidates, TrainCandidate, i).document / 4 % 2 == which)
      g_array_append_vals (picked, &g_array_index (candidates, TrainCandidate, i), 1);
  return picked;
}

static void
tally_document (const TrainDocument *document, const TrainCandidate *found, guint n_found,
                float threshold, Tally *tally)
{
  g_autoptr (GArray) likely = g_array_new (FALSE, FALSE, sizeof (AttacheCandidate));
  g_autoptr (GArray) chosen = NULL;

  for (guint i = 0; i < n_found; i++)
    if (found[i].candidate.keep >= threshold)
      g_array_append_val (likely, found[i].candidate);
  chosen = attache_choose_candidates ((AttacheCandidate *) (void *) likely->data, likely->len,
                                      document->units->n_units);
  tally->gold += document->statements->len;
  tally->predicted += chosen->len;
  for (guint i = 0; i < chosen->len; i++)
    for (guint j = 0; j < n_found; j++)
      if (found[j].candidate.cue == g_array_index (chosen, AttacheCandidate, i).cue)
        {
          tally->content += found[j].agreement >= 0.5;
          tally->joint += found[j].agreement >= 0.5 && found[j].source_agrees;
        }
}

void
train_report (GPtrArray *documents, const GArray *candidates, guint n_rounds)
{
  g_autoptr (TrainModels) models = train_models_new ();
  g_autoptr (GArray) learned = half (candidates, 0);
  g_autoptr (GArray) judged = half (candidates, 1);

  train_keep (models, documents, learned, n_rounds);
  train_judge (models, documents, judged);
  for (float threshold = 0.25f; threshold < 0.56f; threshold += 0.05f)
    {
      Tally tally = { 0 };

      for (guint i = 0; i < judged->len;)
        {
          const TrainCandidate *first = &g_array_index (judged, TrainCandidate, i);
          guint n = 0;

          while (i + n < judged->len && first[n].document == first->document)
            n++;
          tally_document (train_document (documents, first->document), first, n, threshold, &tally);
          i += n;
        }
      g_print (
          "unseen, keeping from %.2f: precision %.1f recall %.1f content F %.1f joint F %.1f\n",
          threshold, 100.0 * tally.content / tally.predicted, 100.0 * tally.content / tally.gold,
          200.0 * tally.content / (tally.predicted + tally.gold),
          200.0 * tally.joint / (tally.predicted + tally.gold));
    }
}
