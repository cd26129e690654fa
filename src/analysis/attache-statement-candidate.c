/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a candidate off its labels, compares it with its neighbours, and says what speaks for
 * it. */

#include "config.h"

#include "attache-statement-candidate.h"

#include <math.h>

#define NEIGHBOURS 12

enum
{
  HOLDS_QUOTATION = 1 << 0,
  BEGINS_BEFORE_CUE = 1 << 1,
  ENDS_AFTER_CUE = 1 << 2,
  SOURCE_BEFORE_CUE = 1 << 3,
  ENDS_EARLY = 1 << 4,
};

/* A mark that parts what is said from the rest belongs to neither. */
static gboolean
is_edge (const AttacheUnit *unit)
{
  return unit->class >= ATTACHE_UNIT_CLASS_COMMA && unit->class <= ATTACHE_UNIT_CLASS_SEMICOLON
         && !(unit->flags & ATTACHE_UNIT_SHORT_QUOTED);
}

static void
trim (const AttacheUnits *units, AttacheUnitRun *run)
{
  while (run->end > run->first && is_edge (&units->units[run->end - 1]))
    run->end--;
  while (run->end > run->first && is_edge (&units->units[run->first]))
    run->first++;
}

static void
read_runs (const AttacheScene *scene, const guint8 *labels, AttacheLabel label,
           AttacheUnitRuns *runs)
{
  guint n = scene->end - scene->first;

  runs->n = 0;
  for (guint i = 0; i < n && runs->n < ATTACHE_MOST_RUNS; i++)
    if (labels[i] == label)
      {
        guint first = i;

        while (i + 1 < n && labels[i + 1] == label)
          i++;
        runs->runs[runs->n] = (AttacheUnitRun){ scene->first + first, scene->first + i + 1 };
        if (label != ATTACHE_LABEL_CUE)
          trim (scene->units, &runs->runs[runs->n]);
        runs->n += runs->runs[runs->n].first < runs->runs[runs->n].end;
      }
}

gboolean
attache_candidate_set (AttacheCandidate *self, const AttacheScene *scene, const AttacheChain *chain)
{
  guint8 labels[ATTACHE_MOST_SCENE];
  float score = attache_chain_find_best (chain, labels);

  *self = (AttacheCandidate){
    .cue = scene->cue,
    .outer = -1,
    .cue_score = scene->units->units[scene->cue].cue_score / 256.0f,
  };
  read_runs (scene, labels, ATTACHE_LABEL_CONTENT, &self->content);
  read_runs (scene, labels, ATTACHE_LABEL_SOURCE, &self->source);
  read_runs (scene, labels, ATTACHE_LABEL_CUE, &self->cues);
  if (self->content.n == 0)
    return FALSE;
  self->log_probability = attache_chain_log_probability (chain, score);
  return TRUE;
}

static gboolean
holds_unit (const AttacheUnitRuns *runs, guint unit)
{
  for (guint i = 0; i < runs->n; i++)
    if (runs->runs[i].first <= unit && unit < runs->runs[i].end)
      return TRUE;
  return FALSE;
}

static gboolean
share_units (const AttacheUnitRuns *a, const AttacheUnitRuns *b)
{
  for (guint i = 0; i < a->n; i++)
    for (guint j = 0; j < b->n; j++)
      if (a->runs[i].first < b->runs[j].end && b->runs[j].first < a->runs[i].end)
        return TRUE;
  return FALSE;
}

static guint8
likelier (const AttacheCandidate *self, const AttacheCandidate *other)
{
  float difference = other->cue_score - self->cue_score;

  return difference > 4 ? 5 : difference > 2 ? 4 : difference > 0 ? 3 : difference > -2 ? 2 : 1;
}

void
attache_candidates_relate (AttacheCandidate *candidates, guint n_candidates)
{
  for (guint i = 0; i < n_candidates; i++)
    for (guint j = i > NEIGHBOURS ? i - NEIGHBOURS : 0; j < MIN (n_candidates, i + NEIGHBOURS); j++)
      {
        AttacheCandidate *self = &candidates[i];
        const AttacheCandidate *other = &candidates[j];

        if (i == j)
          continue;
        if (holds_unit (&other->content, self->cue))
          self->inside = MAX (self->inside, likelier (self, other));
        if (share_units (&other->content, &self->content))
          self->overlaps = MAX (self->overlaps, likelier (self, other));
      }
}

/* In which of @n steps of @width above @low the value falls. */
static guint
step_of (float value, float low, float width, guint n)
{
  float step = (value - low) / width;

  return step < 0 ? 0 : step > n ? n : (guint) step;
}

gboolean
attache_candidate_is_quoted (const AttacheCandidate *self, const AttacheUnits *units)
{
  for (guint i = 0; i < self->content.n; i++)
    for (guint j = self->content.runs[i].first; j < self->content.runs[i].end; j++)
      if (units->units[j].flags & (ATTACHE_UNIT_QUOTATION | ATTACHE_UNIT_SHORT_QUOTED))
        return TRUE;
  return FALSE;
}

/* What of the candidate the keys are made of. */
typedef struct
{
  guint cue_step;
  guint probability_step;
  guint length_step;
  guint flags;
  guint source_class;
  guint32 source_word;
  const AttacheUnit *first;
  const AttacheUnit *last;
  const AttacheUnit *cue;
} Traits;

static void
read_traits (const AttacheCandidate *self, const AttacheUnits *units, Traits *traits)
{
  guint length = 0, last = self->content.runs[self->content.n - 1].end - 1;
  guint first = self->content.runs[0].first;

  *traits = (Traits){ .cue = &units->units[self->cue],
                      .first = &units->units[first],
                      .last = &units->units[last] };
  for (guint i = 0; i < self->content.n; i++)
    for (guint j = self->content.runs[i].first; j < self->content.runs[i].end; j++)
      {
        length++;
        if (units->units[j].class == ATTACHE_UNIT_CLASS_QUOTATION)
          traits->flags |= HOLDS_QUOTATION;
      }
  if (self->source.n > 0)
    {
      guint end = self->source.runs[self->source.n - 1].end - 1;

      traits->source_class = units->units[self->source.runs[0].first].class;
      traits->source_word = units->units[end].word;
      if (end < self->cue)
        traits->flags |= SOURCE_BEFORE_CUE;
    }
  if (first < self->cue)
    traits->flags |= BEGINS_BEFORE_CUE;
  if (last > self->cue)
    traits->flags |= ENDS_AFTER_CUE;
  if (!(traits->last->flags & ATTACHE_UNIT_LAST))
    traits->flags |= ENDS_EARLY;
  traits->cue_step = step_of (self->cue_score, -3, 0.5f, 16);
  traits->probability_step = step_of (self->log_probability, -6, 0.5f, 12);
  traits->length_step = step_of (log2f ((float) length), 0, 0.5f, 12);
}

void
attache_candidate_keys (const AttacheCandidate *self, const AttacheUnits *units, AttacheKeys *k)
{
  Traits t;
  guint32 word;

  read_traits (self, units, &t);
  word = t.cue->word;
  k->n = 0;
  attache_keys_add (k, 301, 0);
  attache_keys_add (k, 302, t.cue_step);
  attache_keys_add (k, 303, t.probability_step);
  attache_keys_add (k, 305, t.length_step);
  attache_keys_add2 (k, 306, t.cue_step, t.probability_step);
  attache_keys_add2 (k, 307, t.cue_step, t.length_step);
  attache_keys_add (k, 308, word);
  attache_keys_add2 (k, 309, word, t.length_step / 3);
  attache_keys_add2 (k, 310, t.first->class, t.flags);
  attache_keys_add2 (k, 311, t.source_class, t.cue_step);
  attache_keys_add (k, 312, t.source_word);
  attache_keys_add (k, 313, t.first->word);
  attache_keys_add2 (k, 314, t.last->class, t.flags);
  attache_keys_add2 (k, 315, t.flags, t.cue_step / 2);
  attache_keys_add2 (k, 316, self->inside, t.cue_step / 2);
  attache_keys_add2 (k, 317, self->overlaps, t.cue_step / 2);
  attache_keys_add2 (k, 318, self->inside, self->overlaps);
  attache_keys_add2 (k, 319, self->content.n, t.flags);
  attache_keys_add2 (k, 320, word, t.flags);
  attache_keys_add2 (k, 321, word, t.source_class);
  attache_keys_add2 (k, 322, word, t.first->class);
  attache_keys_add2 (k, 323, t.cue->cue_level, t.first->class);
  attache_keys_add2 (k, 324, t.cue->cue_level, t.source_class);
  attache_keys_add2 (k, 325, word, self->source.n == 0);
  attache_keys_add2 (k, 326, word, self->inside);
  attache_keys_add2 (k, 327, word, self->overlaps);
  attache_keys_add2 (k, 328, t.source_class, t.first->class);
  attache_keys_add2 (k, 330, t.length_step, t.first->class);
}
