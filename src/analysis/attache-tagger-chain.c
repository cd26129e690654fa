/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Viterbi's best path and the forward sum of a chain of four labels. */

#include "config.h"

#include "attache-tagger-chain.h"

#include <math.h>

#define N ATTACHE_N_LABELS
#define NEVER (-10000.0f)

static float
best_path (const AttacheChain *chain, guint8 *labels)
{
  static const guint8 first_of[N] = { 0, 1, 2, 3 };
  guint8 from[ATTACHE_MOST_SCENE][N];
  float score[N], next[N];
  guint best = 0;

  for (guint l = 0; l < N; l++)
    {
      score[l] = chain->node[0][l];
      from[0][l] = first_of[l];
    }
  for (guint i = 1; i < chain->n; i++)
    {
      for (guint to = 0; to < N; to++)
        {
          const float *edge = chain->edge[i];
          guint8 top = 0;

          for (guint8 m = 1; m < N; m++)
            if (score[m] + edge[m * N + to] > score[top] + edge[top * N + to])
              top = m;
          from[i][to] = top;
          next[to] = score[top] + edge[top * N + to] + chain->node[i][to];
        }
      for (guint l = 0; l < N; l++)
        score[l] = next[l];
    }
  for (guint l = 1; l < N; l++)
    if (score[l] > score[best])
      best = l;
  for (guint i = chain->n, label = best; i > 0; i--)
    {
      labels[i - 1] = (guint8) label;
      label = from[i - 1][label];
    }
  return score[best];
}

/* exp () to four digits, the same on every machine: the fraction of the power of two by a
 * polynomial. */
static inline float
power (float x)
{
  float y = CLAMP (x, -80.0f, 80.0f) * 1.44269504f, whole = floorf (y), f = y - whole;
  union
  {
    guint32 bits;
    float value;
  } scale = { .bits = (guint32) ((gint32) whole + 127) << 23 };

  return scale.value * (1.0f + f * (0.6951786f + f * (0.2261752f + f * 0.0782013f)));
}

/* The logarithm of the sum over all labellings, in scaled probabilities. */
static float
forward_sum (const AttacheChain *chain)
{
  float sum[N] = { 0 }, log_scale = 0;

  for (guint i = 0; i < chain->n; i++)
    {
      const float *node = chain->node[i], *edge = chain->edge[i];
      float top = MAX (MAX (node[0], node[1]), MAX (node[2], node[3])), total = 0, next[N];

      for (guint to = 0; to < N; to++)
        {
          float in = i == 0 ? 1.0f : 0.0f;

          for (guint m = 0; i > 0 && m < N; m++)
            in += sum[m] * power (edge[m * N + to]);
          next[to] = in * power (node[to] - top);
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
