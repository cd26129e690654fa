/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From text to statements: the tagger proposes cues, reads a scene around each, keeps what is
 * likely; what remains is put into words here: spans, kind, addressee, rule. */

#include "config.h"

#include "attache-statement-finder.h"

#include "attache-statement-choice.h"
#include "attache-statement-wording.h"

static GArray *
gather_candidates (const AttacheTagger *tagger, const AttacheUnits *units)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (AttacheCandidate));
  g_autofree AttacheScene *scene = g_new (AttacheScene, 1);
  g_autofree AttacheChain *chain = g_new (AttacheChain, 1);

  for (guint i = 0; i < units->n_units; i++)
    {
      guint8 labels[ATTACHE_MOST_SCENE];
      AttacheCandidate candidate;
      float log_probability;

      if (!attache_tagger_takes_cue (tagger, &units->units[i]))
        continue;
      attache_scene_set (scene, units, i);
      attache_tagger_fill_chain (tagger, scene, chain);
      log_probability = attache_chain_decode (chain, labels);
      if (attache_candidate_set (&candidate, scene, labels, log_probability))
        g_array_append_val (candidates, candidate);
    }
  attache_candidates_relate ((AttacheCandidate *) (void *) candidates->data, candidates->len);
  return candidates;
}

/* Drops those that are not likely enough, in place. */
static void
judge_candidates (const AttacheTagger *tagger, const AttacheUnits *units, GArray *candidates)
{
  guint kept = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      AttacheCandidate *candidate = &g_array_index (candidates, AttacheCandidate, i);

      if (attache_tagger_judge (tagger, units, candidate))
        g_array_index (candidates, AttacheCandidate, kept++) = *candidate;
    }
  g_array_set_size (candidates, kept);
}

static int
compare_statements (gconstpointer a, gconstpointer b)
{
  const AttacheFoundStatement *x = a, *y = b;

  if (x->content[0].start != y->content[0].start)
    return x->content[0].start < y->content[0].start ? -1 : 1;
  return x->cue[0].start < y->cue[0].start ? -1 : x->cue[0].start > y->cue[0].start;
}

/**
 * attache_find_statements:
 * @tagger: the weights
 * @text: the text
 * @findings: statements are appended here
 *
 * The likelier of two statements that claim the same words is kept.
 */
void
attache_find_statements (const AttacheTagger *tagger, const AttacheText *text,
                         AttacheFindings *findings)
{
  g_autoptr (AttacheUnits) units = NULL;
  g_autoptr (GArray) candidates = NULL;
  g_autoptr (GArray) chosen = NULL;

  g_return_if_fail (tagger != NULL && text != NULL && findings != NULL);

  units = attache_units_new (text, attache_tagger_get_lexicon (tagger));
  attache_tagger_score_cues (tagger, units);
  candidates = gather_candidates (tagger, units);
  judge_candidates (tagger, units, candidates);
  chosen = attache_choose_candidates ((AttacheCandidate *) (void *) candidates->data,
                                      candidates->len, units->n_units);
  for (guint i = 0; i < chosen->len; i++)
    {
      guint index = g_array_index (chosen, guint, i);
      AttacheFoundStatement statement = attache_word_statement (
          units, &g_array_index (candidates, AttacheCandidate, index));

      g_array_append_val (findings->statements, statement);
    }
  g_array_sort (findings->statements, compare_statements);
}
