/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Viterbi's best path and the forward sum of a chain of four labels. */

#include "config.h"

#include "attache-tagger-chain.h"

#include <math.h>

#define N ATTACHE_N_LABELS
#define NEVER (-10000.0f)

/* The states of the best path: a label, and whether the source is still to come, here, or past. For
 * a cue has one source, which no pair of labels could know. */
typedef enum
{
  SOURCE_TO_COME,
  SOURCE_PAST = N,
  N_STATES = 2 * N,
} State;

static gboolean
may_follow (guint from, guint to)
{
  gboolean was_past = from >= SOURCE_PAST, is_past = to >= SOURCE_PAST;

  if (from == ATTACHE_LABEL_SOURCE)
    return is_past != (to == ATTACHE_LABEL_SOURCE);
  return was_past == is_past && !(was_past && to % N == ATTACHE_LABEL_SOURCE);
}

static inline void
step (const AttacheChain *chain, guint i, const float *score, float *next, guint8 *from)
{
  for (guint to = 0; to < N_STATES; to++)
    {
      next[to] = NEVER * 2;
      from[to] = 0;
      for (guint8 m = 0; m < N_STATES; m++)
        {
          float in = score[m] + chain->edge[i][m % N * N + to % N];

          if (may_follow (m, to) && in > next[to])
            {
              next[to] = in;
              from[to] = m;
            }
        }
      next[to] += chain->node[i][to % N];
    }
}

static float
best_path (const AttacheChain *chain, guint8 *labels)
{
  guint8 from[ATTACHE_MOST_SCENE][N_STATES];
  float score[N_STATES], next[N_STATES];
  guint best = 0;

  for (guint state = 0; state < N_STATES; state++)
    score[state] = state < SOURCE_PAST ? chain->node[0][state] : NEVER * 2;
  for (guint i = 1; i < chain->n; i++)
    {
      step (chain, i, score, next, from[i]);
      for (guint state = 0; state < N_STATES; state++)
        score[state] = next[state];
    }
  for (guint state = 1; state < N_STATES; state++)
    if (score[state] > score[best])
      best = state;
  for (guint i = chain->n, state = best; i > 0; i--)
    {
      labels[i - 1] = (guint8) (state % N);
      if (i > 1)
        state = from[i - 1][state];
    }
  return score[best];
}

/* exp () to four digits, the same on every machine: the fraction of the power of two by a
 * polynomial. Laid out so that the compiler can do several at once. */
static inline void
powers (const float *x, float minus, float *result, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      float y = (x[i] - minus) * 1.44269504f, f;
      gint32 whole;
      union
      {
        gint32 bits;
        float value;
      } scale;

      y = y < -120.0f ? -120.0f : y > 120.0f ? 120.0f : y;
      whole = (gint32) (y + 256.0f) - 256;
      f = y - (float) whole;
      scale.bits = (gint32) ((guint32) (whole + 127) << 23);
      result[i] = scale.value * (1.0f + f * (0.6951786f + f * (0.2261752f + f * 0.0782013f)));
    }
}

/* The logarithm of the sum over all labellings, in scaled probabilities. */
static float
forward_sum (const AttacheChain *chain)
{
  float sum[N] = { 0 }, log_scale = 0;

  for (guint i = 0; i < chain->n; i++)
    {
      const float *node = chain->node[i], *edge = chain->edge[i];
      float top = MAX (MAX (node[0], node[1]), MAX (node[2], node[3])), total = 0;
      float next[N], of_node[N], of_edge[N * N];

      powers (node, top, of_node, N);
      if (i > 0)
        powers (edge, 0, of_edge, N * N);

      for (guint to = 0; to < N; to++)
        {
          float in = i == 0 ? 1.0f : 0.0f;

          for (guint m = 0; i > 0 && m < N; m++)
            in += sum[m] * of_edge[m * N + to];
          next[to] = in * of_node[to];
          total += next[to];
        }
      for (guint l = 0; l < N; l++)
        sum[l] = next[l] / total;
      log_scale += top + logf (total);
    }
  return log_scale;
}

float
attache_chain_decode (const AttacheChain *chain, guint8 *labels)
{
  float best;

  g_assert (chain->n > 0 && chain->n <= ATTACHE_MOST_SCENE);
  best = best_path (chain, labels);
  return MIN (best - forward_sum (chain), 0.0f);
}

void
attache_chain_fix_cue (AttacheChain *chain, guint at)
{
  for (guint l = 0; l < N; l++)
    if (l != ATTACHE_LABEL_CUE)
      chain->node[at][l] = NEVER;
}
