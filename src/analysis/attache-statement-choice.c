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
compare_index (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

static gboolean
is_free (const AttacheUnitRuns *runs, const guint8 *taken)
{
  for (guint i = 0; i < runs->n; i++)
    for (guint unit = runs->runs[i].first; unit < runs->runs[i].end; unit++)
      if (taken[unit])
        return FALSE;
  return TRUE;
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
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) order = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_candidates);
  g_autofree guint8 *taken = g_new0 (guint8, n_units + 1);

  for (guint i = 0; i < n_candidates; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_keep, (gpointer) candidates);
  for (guint i = 0; i < order->len; i++)
    {
      guint index = g_array_index (order, guint, i);

      if (!is_free (&candidates[index].content, taken))
        continue;
      take (&candidates[index].content, taken);
      g_array_append_val (chosen, index);
    }
  g_array_sort (chosen, compare_index);
  return chosen;
}
