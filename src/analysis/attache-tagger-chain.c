/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Viterbi's best path and the forward sum of a chain of four labels. */

#include "config.h"

#include "attache-tagger-chain.h"

#include <math.h>
#include <string.h>

#define N ATTACHE_N_LABELS
#define NEVER (-10000.0f)

/* The four labels at once. */
typedef float Four __attribute__ ((vector_size (16)));
typedef gint32 Whole __attribute__ ((vector_size (16)));

/* The states of the best path: a label, and whether the source is still to come, here, or past. For
 * a cue has one source, which no pair of labels could know. */
#define N_STATES (2 * N)
#define YES (-1)

/* [from][whether it is past][label] */
static const Whole may_follow[N_STATES][2] = {
  [ATTACHE_LABEL_OUTSIDE] = { { YES, YES, YES, YES }, { 0 } },
  [ATTACHE_LABEL_SOURCE] = { { 0, YES, 0, 0 }, { YES, YES, YES, YES } },
  [ATTACHE_LABEL_CUE] = { { YES, YES, YES, YES }, { 0 } },
  [ATTACHE_LABEL_CONTENT] = { { YES, YES, YES, YES }, { 0 } },
  [N + ATTACHE_LABEL_OUTSIDE] = { { 0 }, { YES, 0, YES, YES } },
  [N + ATTACHE_LABEL_SOURCE] = { { 0 }, { YES, 0, YES, YES } },
  [N + ATTACHE_LABEL_CUE] = { { 0 }, { YES, 0, YES, YES } },
  [N + ATTACHE_LABEL_CONTENT] = { { 0 }, { YES, 0, YES, YES } },
};

static inline Four
four_at (const float *floats)
{
  Four four;

  memcpy (&four, floats, sizeof four);
  return four;
}

static inline void
step (const AttacheChain *chain, guint i, float *score, guint8 *from)
{
  Four next[2];

  for (guint past = 0; past < 2; past++)
    {
      Four best = { NEVER * 2, NEVER * 2, NEVER * 2, NEVER * 2 };
      Whole before = { 0 };

      for (gint m = 0; m < N_STATES; m++)
        {
          Four in = four_at (&chain->edge[i][m % N * N]) + score[m];
          Whole better = (in > best) & may_follow[m][past];

          best = (Four) (((Whole) in & better) | ((Whole) best & ~better));
          before = (better & m) | (before & ~better);
        }
      next[past] = best + four_at (chain->node[i]);
      for (guint l = 0; l < N; l++)
        from[past * N + l] = (guint8) before[l];
    }
  memcpy (score, next, sizeof next);
}

float
attache_chain_find_best (const AttacheChain *chain, guint8 *labels)
{
  guint8 from[ATTACHE_MOST_SCENE][N_STATES];
  float score[N_STATES];
  guint best = 0;

  g_assert (chain->n > 0 && chain->n <= ATTACHE_MOST_SCENE);
  for (guint state = 0; state < N_STATES; state++)
    score[state] = state < N ? chain->node[0][state] : NEVER * 2;
  for (guint i = 1; i < chain->n; i++)
    step (chain, i, score, from[i]);
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
 * polynomial. */
static inline Four
powers (Four x)
{
  Four y = x * 1.44269504f, f;
  Whole whole, above, below;

  below = y < -120.0f;
  above = y > 120.0f;
  y = (Four) (((Whole) y & ~below & ~above) | ((Whole) ((Four){ 0 } - 120.0f) & below)
              | ((Whole) ((Four){ 0 } + 120.0f) & above));
  whole = __builtin_convertvector(y + 256.0f, Whole) - 256;
  f = y - __builtin_convertvector(whole, Four);
  return (Four) ((whole + 127) << 23) * (1.0f + f * (0.6951786f + f * (0.2261752f + f * 0.0782013f)));
}

/* The logarithm of the sum over all labellings, in scaled probabilities. */
static float
forward_sum (const AttacheChain *chain)
{
  Four sum = { 1.0f, 0, 0, 0 };
  float log_scale = 0;

  for (guint i = 0; i < chain->n; i++)
    {
      const float *node = chain->node[i];
      float top = MAX (MAX (node[0], node[1]), MAX (node[2], node[3])), total = 0;
      Four in = { 1.0f, 1.0f, 1.0f, 1.0f };

      if (i > 0)
        {
          in = sum[0] * powers (four_at (chain->edge[i]));
          for (guint m = 1; m < N; m++)
            in += sum[m] * powers (four_at (&chain->edge[i][m * N]));
        }
      in *= powers (four_at (node) - top);
      for (guint l = 0; l < N; l++)
        total += in[l];
      sum = in / total;
      log_scale += top + logf (total);
    }
  return log_scale;
}

float
attache_chain_log_probability (const AttacheChain *chain, float best)
{
  return MIN (best - forward_sum (chain), 0.0f);
}

void
attache_chain_fix_cue (AttacheChain *chain, guint at)
{
  for (guint l = 0; l < N; l++)
    if (l != ATTACHE_LABEL_CUE)
      chain->node[at][l] = NEVER;
}
