/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Greedy: the likeliest candidate takes its content, and those that wanted the same go without. */

#include "config.h"

#include "attache-statement-choice.h"

static int
compare_keep (gconstpointer a, gconstpointer b, gpointer data)
{
  const AttacheCandidate *candidates = data;
  guint x = *(const guint *) a, y = *(const guint *) b;

  if (candidates[x].keep != candidates[y].keep)
    return candidates[x].keep > candidates[y].keep ? -1 : 1;
  return x < y ? -1 : x > y;
}

static int
compare_cues (gconstpointer a, gconstpointer b)
{
  const AttacheCandidate *x = a, *y = b;

  return x->cue < y->cue ? -1 : x->cue > y->cue;
}

static int
compare_content (gconstpointer a, gconstpointer b, gpointer data)
{
  const AttacheCandidate *chosen = data;
  const AttacheCandidate *x = &chosen[*(const guint *) a], *y = &chosen[*(const guint *) b];

  if (x->content.runs[0].first != y->content.runs[0].first)
    return x->content.runs[0].first < y->content.runs[0].first ? -1 : 1;
  return compare_cues (x, y);
}

static gboolean
is_free (AttacheUnitRun run, const guint8 *taken)
{
  for (guint unit = run.first; unit < run.end; unit++)
    if (taken[unit])
      return FALSE;
  return TRUE;
}

/* Gives up the runs that a likelier candidate took. FALSE where the rest is not worth keeping. */
static gboolean
yield_taken (AttacheUnitRuns *runs, const guint8 *taken)
{
  guint kept = 0;

  for (guint i = 0; i < runs->n; i++)
    if (is_free (runs->runs[i], taken))
      runs->runs[kept++] = runs->runs[i];
  runs->n = kept;
  return kept > 0;
}

static void
take (const AttacheUnitRuns *runs, guint8 *taken)
{
  for (guint i = 0; i < runs->n; i++)
    for (guint unit = runs->runs[i].first; unit < runs->runs[i].end; unit++)
      taken[unit] = TRUE;
}

GArray *
attache_choose_candidates (const AttacheCandidate *candidates, guint n_candidates, guint n_units)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (AttacheCandidate));
  g_autoptr (GArray) order = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_candidates);
  g_autofree guint8 *taken = g_new0 (guint8, n_units + 1);

  for (guint i = 0; i < n_candidates; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_keep, (gpointer) candidates);
  for (guint i = 0; i < order->len; i++)
    {
      AttacheCandidate candidate = candidates[g_array_index (order, guint, i)];

      if (!yield_taken (&candidate.content, taken))
        continue;
      take (&candidate.content, taken);
      candidate.outer = -1;
      g_array_append_val (chosen, candidate);
    }
  g_array_sort (chosen, compare_cues);
  return chosen;
}

void
attache_order_candidates (GArray *chosen)
{
  g_autoptr (GArray) order = g_array_sized_new (FALSE, FALSE, sizeof (guint), chosen->len);
  g_autofree AttacheCandidate *before = NULL;
  g_autofree gint *place = g_new (gint, chosen->len + 1);

  if (chosen->len == 0)
    return;
  before = g_memdup2 (chosen->data, chosen->len * sizeof (AttacheCandidate));
  for (guint i = 0; i < chosen->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_content, before);
  for (guint i = 0; i < order->len; i++)
    place[g_array_index (order, guint, i)] = (gint) i;
  for (guint i = 0; i < order->len; i++)
    {
      AttacheCandidate *candidate = &g_array_index (chosen, AttacheCandidate, i);

      *candidate = before[g_array_index (order, guint, i)];
      if (candidate->outer >= 0)
        candidate->outer = place[candidate->outer];
    }
}
