/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What may be a statement: a cue with the content and source that the chain gave it, and what
 * speaks for keeping it. Private to the statements. */

#pragma once

#include "attache-tagger-chain.h"

G_BEGIN_DECLS

#define ATTACHE_MOST_RUNS 6

typedef struct
{
  guint first;
  guint end;
} AttacheUnitRun;

typedef struct
{
  AttacheUnitRun runs[ATTACHE_MOST_RUNS];
  guint n;
} AttacheUnitRuns;

typedef struct
{
  guint cue;
  AttacheUnitRuns content;
  AttacheUnitRuns source;
  AttacheUnitRuns cues;
  AttacheUnitRun via; /* empty where nobody passes it on */
  const char *rule;   /* static; NULL: what the chain labelled */
  gint outer;         /* index of the candidate that this one is nested in, or -1 */
  float cue_score;
  float log_probability;
  float keep; /* probability that it is a statement */
  guint8 inside;   /* how much likelier a candidate is in whose content its cue lies: 0 none … 5 */
  guint8 overlaps; /* the same for candidates whose content shares units with its own */
} AttacheCandidate;

/* Reads the best labels of the chain; FALSE where they hold no content. */
gboolean attache_candidate_set (AttacheCandidate *candidate, const AttacheScene *scene,
                                const AttacheChain *chain);

/* Whether a quotation is part of the content. */
gboolean attache_candidate_is_quoted (const AttacheCandidate *candidate, const AttacheUnits *units);

/* Sets `inside` and `overlaps` of candidates in the order of their cues; looks at a dozen to each
 * side, as no scene holds more that matter. */
void attache_candidates_relate (AttacheCandidate *candidates, guint n_candidates);

void attache_candidate_keys (const AttacheCandidate *candidate, const AttacheUnits *units,
                             AttacheKeys *keys);

G_END_DECLS
