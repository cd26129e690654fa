/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One edit between two words, and which: after what they share at both ends, what is left tells. */

#include "config.h"

#include "attache-actor-spelling.h"

#include <string.h>

#define LEAST 5

AttacheSpelling
attache_actor_spelling (const char *a, const char *b)
{
  gsize n_a = strlen (a), n_b = strlen (b), head = 0, tail = 0, rest_a, rest_b;

  if (n_a < LEAST || n_b < LEAST || *a != *b || strcmp (a, b) == 0)
    return ATTACHE_SPELLING_OTHER;
  while (head < n_a && head < n_b && a[head] == b[head])
    head++;
  while (tail < n_a - head && tail < n_b - head && a[n_a - 1 - tail] == b[n_b - 1 - tail])
    tail++;
  rest_a = n_a - head - tail;
  rest_b = n_b - head - tail;
  if (rest_a == 2 && rest_b == 2 && a[head] == b[head + 1] && a[head + 1] == b[head])
    return ATTACHE_SPELLING_TRANSPOSED;
  if (rest_a + rest_b == 1)
    {
      const char *longer = n_a > n_b ? a : b;

      /* The odd letter repeats its neighbour: "Pashinyyan". */
      if (longer[head] == longer[head - 1])
        return ATTACHE_SPELLING_TRANSPOSED;
      return ATTACHE_SPELLING_NEAR;
    }
  if (rest_a == 1 && rest_b == 1)
    return ATTACHE_SPELLING_NEAR;
  return ATTACHE_SPELLING_OTHER;
}
