/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scenes: a conditional random field over the units around a cue, learned by stochastic
 * gradients. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "train-models.h"

#define N ATTACHE_N_LABELS

typedef struct
{
  AttacheScene scene;
  AttacheChain chain;
  TrainRows node_rows[ATTACHE_MOST_SCENE];
  TrainRows edge_rows[ATTACHE_MOST_SCENE];
  double forward[ATTACHE_MOST_SCENE][N];
  double backward[ATTACHE_MOST_SCENE][N];
  double total;
  guint8 labels[ATTACHE_MOST_SCENE];
} Lesson;

static void
fill (TrainModels *models, Lesson *lesson, gboolean training)
{
  AttacheScene *scene = &lesson->scene;
  AttacheKeys keys;

  lesson->chain.n = scene->end - scene->first;
  for (guint i = 0; i < lesson->chain.n; i++)
    {
      attache_scene_node_keys (scene, scene->first + i, &keys);
      train_table_find (models->node, &keys, training, &lesson->node_rows[i]);
      train_table_sum (models->node, &lesson->node_rows[i], lesson->chain.node[i]);
      if (i == 0)
        continue;
      attache_scene_edge_keys (scene, scene->first + i, &keys);
      train_table_find (models->edge, &keys, training, &lesson->edge_rows[i]);
      train_table_sum (models->edge, &lesson->edge_rows[i], lesson->chain.edge[i]);
    }
  attache_chain_fix_cue (&lesson->chain, scene->cue - scene->first);
}

static double
log_sum (const double *terms)
{
  double top = MAX (MAX (terms[0], terms[1]), MAX (terms[2], terms[3]));

  return top
         + log (exp (terms[0] - top) + exp (terms[1] - top) + exp (terms[2] - top)
                + exp (terms[3] - top));
}

static void
run_forward_backward (Lesson *lesson)
{
  const AttacheChain *chain = &lesson->chain;
  double terms[N];

  for (guint l = 0; l < N; l++)
    lesson->forward[0][l] = chain->node[0][l];
  for (guint i = 1; i < chain->n; i++)
    for (guint to = 0; to < N; to++)
      {
        for (guint m = 0; m < N; m++)
          terms[m] = lesson->forward[i - 1][m] + chain->edge[i][m * N + to];
        lesson->forward[i][to] = log_sum (terms) + chain->node[i][to];
      }
  memset (lesson->backward[chain->n - 1], 0, sizeof lesson->backward[0]);
  for (guint i = chain->n - 1; i > 0; i--)
    for (guint m = 0; m < N; m++)
      {
        for (guint to = 0; to < N; to++)
          terms[to] = chain->edge[i][m * N + to] + chain->node[i][to] + lesson->backward[i][to];
        lesson->backward[i - 1][m] = log_sum (terms);
      }
  lesson->total = log_sum (lesson->forward[chain->n - 1]);
}

static void
update (TrainTable *table, const TrainRows *rows, guint label, double gradient)
{
  if (fabs (gradient) >= 1e-4)
    train_table_update (table, rows, label, (float) gradient);
}

static double
learn_scene (TrainModels *models, Lesson *lesson, const TrainStatement *statement)
{
  const AttacheChain *chain = &lesson->chain;
  const guint8 *gold = lesson->labels;
  double score = 0;

  train_gold_labels (&lesson->scene, statement, lesson->labels);
  fill (models, lesson, TRUE);
  run_forward_backward (lesson);
  for (guint i = 0; i < chain->n; i++)
    {
      score += chain->node[i][gold[i]] + (i > 0 ? chain->edge[i][gold[i - 1] * N + gold[i]] : 0);
      for (guint l = 0; l < N; l++)
        update (models->node, &lesson->node_rows[i], l,
                exp (lesson->forward[i][l] + lesson->backward[i][l] - lesson->total)
                    - (gold[i] == l));
      for (guint pair = 0; i > 0 && pair < N * N; pair++)
        update (models->edge, &lesson->edge_rows[i], pair,
                exp (lesson->forward[i - 1][pair / N] + chain->edge[i][pair]
                     + chain->node[i][pair % N] + lesson->backward[i][pair % N] - lesson->total)
                    - (gold[i - 1] == pair / N && gold[i] == pair % N));
    }
  return lesson->total - score;
}

typedef struct
{
  guint document;
  guint statement;
} Example;

static void
count_scene (TrainModels *models, const AttacheScene *scene)
{
  AttacheKeys keys;

  for (guint unit = scene->first; unit < scene->end; unit++)
    {
      attache_scene_node_keys (scene, unit, &keys);
      train_table_count (models->node, &keys);
      if (unit == scene->first)
        continue;
      attache_scene_edge_keys (scene, unit, &keys);
      train_table_count (models->edge, &keys);
    }
}

static GArray *
gather_examples (TrainModels *models, GPtrArray *documents, Lesson *lesson)
{
  GArray *examples = g_array_new (FALSE, FALSE, sizeof (Example));

  for (guint i = 0; i < documents->len; i++)
    for (guint j = 0; j < train_document (documents, i)->statements->len; j++)
      {
        const TrainDocument *document = train_document (documents, i);
        Example example = { i, j };
        guint head = g_array_index (document->statements, TrainStatement, j).head;

        if (head == TRAIN_NO_UNIT)
          continue;
        attache_scene_set (&lesson->scene, document->units, head);
        count_scene (models, &lesson->scene);
        g_array_append_val (examples, example);
      }
  return examples;
}

void
train_scenes (TrainModels *models, GPtrArray *documents, guint n_rounds)
{
  g_autofree Lesson *lesson = g_new0 (Lesson, 1);
  g_autoptr (GArray) examples = gather_examples (models, documents, lesson);

  for (guint round = 0; round < n_rounds; round++)
    {
      g_autofree guint *order = train_shuffled (examples->len, 50 + round);
      double loss = 0;

      for (guint i = 0; i < examples->len; i++)
        {
          Example example = g_array_index (examples, Example, order[i]);
          TrainDocument *document = train_document (documents, example.document);
          TrainStatement *statement = &g_array_index (document->statements, TrainStatement,
                                                      example.statement);

          attache_scene_set (&lesson->scene, document->units, statement->head);
          loss += learn_scene (models, lesson, statement);
          if (round > 0 && (i + 1) % (examples->len / 4 + 1) == 0)
            {
              train_table_remember (models->node);
              train_table_remember (models->edge);
            }
        }
      g_message ("scenes, round %u: loss %.3f a scene", round + 1, loss / MAX (1, examples->len));
    }
  train_table_average (models->node);
  train_table_average (models->edge);
}

static GArray *
spans_of (const AttacheUnits *units, const AttacheUnitRuns *runs)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (AttacheSpan));

  for (guint i = 0; i < runs->n; i++)
    {
      AttacheSpan span = { train_unit_span (units, runs->runs[i].first).start,
                           train_unit_span (units, runs->runs[i].end - 1).end };

      g_array_append_val (spans, span);
    }
  return spans;
}

static gboolean
any_overlap (AttacheSpan span, const GArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    if (attache_span_overlaps (span, g_array_index (spans, AttacheSpan, i)))
      return TRUE;
  return FALSE;
}

static gboolean
spans_agree (const GArray *a, const GArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (any_overlap (g_array_index (a, AttacheSpan, i), b))
      return TRUE;
  return a->len == 0 && b->len == 0;
}

/* Jaccard of the words in two lists of spans. */
static double
word_agreement (const AttacheText *text, const GArray *a, const GArray *b)
{
  guint n_tokens, both = 0, either = 0;
  const AttacheToken *tokens = attache_text_get_tokens (text, &n_tokens);
  guint32 start = MIN (g_array_index (a, AttacheSpan, 0).start,
                       g_array_index (b, AttacheSpan, 0).start);
  guint32 end = MAX (g_array_index (a, AttacheSpan, a->len - 1).end,
                     g_array_index (b, AttacheSpan, b->len - 1).end);

  for (guint i = attache_text_token_at (text, start); i < n_tokens && tokens[i].span.start < end;
       i++)
    {
      gboolean in_a, in_b;

      if (tokens[i].kind != ATTACHE_TOKEN_WORD && tokens[i].kind != ATTACHE_TOKEN_NUMBER)
        continue;
      in_a = any_overlap (tokens[i].span, a);
      in_b = any_overlap (tokens[i].span, b);
      both += in_a && in_b;
      either += in_a || in_b;
    }
  return either > 0 ? (double) both / either : 0;
}

static void
compare_with_gold (const TrainDocument *document, TrainCandidate *candidate)
{
  g_autoptr (GArray) content = spans_of (document->units, &candidate->candidate.content);
  g_autoptr (GArray) source = spans_of (document->units, &candidate->candidate.source);

  for (guint i = 0; i < document->statements->len; i++)
    {
      const TrainStatement *gold = &g_array_index (document->statements, TrainStatement, i);
      double agreement;

      if (gold->content->len == 0 || !spans_agree (content, gold->content))
        continue;
      agreement = word_agreement (document->text, content, gold->content);
      if (agreement <= candidate->agreement)
        continue;
      candidate->agreement = agreement;
      candidate->source_agrees = spans_agree (source, gold->source);
    }
}

/* The scores by models that have not seen the document, which scenes are learned with. */
static gint16 *
save_scores (const AttacheUnits *units)
{
  gint16 *scores = g_new (gint16, units->n_units + 1);

  for (guint i = 0; i < units->n_units; i++)
    scores[i] = units->units[i].cue_score;
  return scores;
}

void
train_decode (TrainModels *models, GPtrArray *documents, guint i, GArray *candidates)
{
  TrainDocument *document = train_document (documents, i);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (AttacheCandidate));
  g_autofree Lesson *lesson = g_new0 (Lesson, 1);

  g_autofree gint16 *scores = save_scores (document->units);

  train_score_cues (models, document->units);
  for (guint unit = 0; unit < document->units->n_units; unit++)
    {
      AttacheCandidate candidate;

      if (document->units->units[unit].cue_score < TRAIN_CUE_THRESHOLD * 256)
        continue;
      attache_scene_set (&lesson->scene, document->units, unit);
      fill (models, lesson, FALSE);
      if (attache_candidate_set (&candidate, &lesson->scene, &lesson->chain))
        g_array_append_val (found, candidate);
    }
  attache_candidates_relate ((AttacheCandidate *) (void *) found->data, found->len);
  for (guint j = 0; j < found->len; j++)
    {
      TrainCandidate candidate = { .document = i };

      candidate.candidate = g_array_index (found, AttacheCandidate, j);

      compare_with_gold (document, &candidate);
      g_array_append_val (candidates, candidate);
    }
  for (guint unit = 0; unit < document->units->n_units; unit++)
    document->units->units[unit].cue_score = scores[unit];
}
