/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From text to statements: the tagger proposes cues, reads a scene around each, keeps what is
 * likely; what remains is put into words here: spans, kind, addressee, rule. */

#include "config.h"

#include "attache-statement-finder.h"

#include "attache-statement-choice.h"
#include "attache-statement-rules.h"
#include "attache-statement-wording.h"

#define NESTED_SHARE 0.8f /* of the outer statement's confidence: none was learned */

/* What is needed to look at one scene after the other; large, so made once a text. */
typedef struct
{
  const AttacheTagger *tagger;
  const AttacheUnits *units;
  AttacheScene scene;
  AttacheChain chain;
} Workspace;

static gboolean
read_scene (Workspace *work, AttacheCandidate *candidate)
{
  attache_tagger_fill_chain (work->tagger, &work->scene, &work->chain);
  return attache_candidate_set (candidate, &work->scene, &work->chain);
}

static GArray *
gather_candidates (Workspace *work)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (AttacheCandidate));
  AttacheCandidate candidate;

  for (guint i = 0; i < work->units->n_units; i++)
    {
      if (!attache_tagger_takes_cue (work->tagger, &work->units->units[i]))
        continue;
      attache_scene_set (&work->scene, work->units, i);
      if (read_scene (work, &candidate))
        g_array_append_val (candidates, candidate);
    }
  attache_candidates_relate ((AttacheCandidate *) (void *) candidates->data, candidates->len);
  return candidates;
}

/* Those that are likely enough. */
static GArray *
judge_candidates (const AttacheTagger *tagger, const AttacheUnits *units, GArray *candidates)
{
  GArray *likely = g_array_new (FALSE, FALSE, sizeof (AttacheCandidate));

  for (guint i = 0; i < candidates->len; i++)
    {
      AttacheCandidate *candidate = &g_array_index (candidates, AttacheCandidate, i);

      if (!attache_tagger_judge (tagger, units, candidate)
          || attache_is_no_statement (units, candidate))
        continue;
      attache_apply_cited_as_saying (units, candidate);
      attache_apply_quoted_according_to (units, candidate);
      attache_lift_to_outer_cue (units, candidate);
      attache_extend_quotation (units, candidate);
      attache_extend_infinitives (units, candidate);
      attache_extend_that_clause (units, candidate);
      g_array_append_val (likely, *candidate);
    }
  return likely;
}

/* Appends to @chosen what is said within the content of one of them. */
static void
add_nested (Workspace *work, GArray *chosen)
{
  guint n_chosen = chosen->len;

  for (guint i = 0; i < n_chosen; i++)
    {
      AttacheCandidate outer = g_array_index (chosen, AttacheCandidate, i), inner;
      guint cue;

      if (!attache_find_nested_cue (work->units, &outer, &cue))
        continue;
      attache_scene_set_within (&work->scene, work->units, cue, outer.content.runs[0].first,
                                outer.content.runs[0].end);
      read_scene (work, &inner);
      if (!attache_nest_candidate (work->units, &outer, cue, &inner))
        continue;
      inner.outer = (gint) i;
      inner.keep = outer.keep * NESTED_SHARE;
      g_array_append_val (chosen, inner);
    }
}

/* Transfer full: candidates (AttacheCandidate) that are statements. */
static GArray *
choose (const AttacheTagger *tagger, const AttacheUnits *units, const AttacheFindings *findings)
{
  g_autofree Workspace *work = g_new (Workspace, 1);
  g_autoptr (GArray) candidates = NULL;
  g_autoptr (GArray) likely = NULL;
  GArray *chosen;

  work->tagger = tagger;
  work->units = units;
  candidates = gather_candidates (work);
  likely = judge_candidates (tagger, units, candidates);
  g_clear_pointer (&candidates, g_array_unref);
  attache_find_headline_statement (units, findings, likely);
  attache_find_signed_quotations (units, likely);
  chosen = attache_choose_candidates ((AttacheCandidate *) (void *) likely->data, likely->len,
                                      units->n_units);
  add_nested (work, chosen);
  return chosen;
}

/**
 * attache_find_statements:
 * @tagger: the weights
 * @text: the text
 * @findings: statements are appended here; its mentions are read
 *
 * The likelier of two statements that claim the same words is kept.
 */
void
attache_find_statements (const AttacheTagger *tagger, const AttacheText *text,
                         AttacheFindings *findings)
{
  g_autoptr (AttacheUnits) units = NULL;
  g_autoptr (GArray) chosen = NULL;
  gint first;

  g_return_if_fail (tagger != NULL && text != NULL && findings != NULL);

  units = attache_units_new (text, attache_tagger_get_lexicon (tagger));
  attache_tagger_score_cues (tagger, units);
  chosen = choose (tagger, units, findings);
  first = (gint) findings->statements->len;
  attache_order_candidates (chosen);
  for (guint i = 0; i < chosen->len; i++)
    {
      const AttacheCandidate *candidate = &g_array_index (chosen, AttacheCandidate, i);
      AttacheFoundStatement statement = attache_word_statement (units, candidate);

      if (candidate->outer >= 0)
        statement.inside = first + candidate->outer;
      g_array_append_val (findings->statements, statement);
    }
}
