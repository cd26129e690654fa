/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A capital alone does not make "Price" a name, but the full name elsewhere in the text does. A
 * second walk over the tokens, only where such a name was met. */

#include "config.h"

#include "attache-mention-surname.h"

static gint
compare_candidates (gconstpointer a, gconstpointer b)
{
  const AttacheCandidate *x = a, *y = b;

  return x->first != y->first ? (x->first < y->first ? -1 : 1) : 0;
}

/* Surnames that are also words ("Price"), of persons whose full name the text gives. */
static GHashTable *
collect_common_surnames (const AttacheScan *scan)
{
  GHashTable *surnames = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < scan->candidates->len; i++)
    {
      const AttacheCandidate *c = &g_array_index (scan->candidates, AttacheCandidate, i);

      if (c->kind == ATTACHE_CANDIDATE_NAME && c->type == ATTACHE_ACTOR_PERSON
          && (c->known >= 0 || c->person >= 3)
          && (c->end - c->first > 1 || c->title_first < c->first)
          && attache_scan_has (scan, c->end - 1, ATTACHE_NAME_WORD_COMMON))
        g_hash_table_add (surnames, GUINT_TO_POINTER (scan->tokens[c->end - 1].word_hash));
    }
  return surnames;
}

/* A word that opens a sentence is the name only where it speaks or owns. */
static gboolean
reads_as_name (const AttacheScan *scan, guint i)
{
  return !attache_scan_has (scan, i, ATTACHE_NAME_WORD_OPENS)
         || attache_scan_has (scan, i + 1, ATTACHE_NAME_WORD_SAY)
         || attache_scan_shaped (scan, i + 1, ATTACHE_SHAPE_POSSESSIVE)
         || (i > 0 && attache_scan_has (scan, i - 1, ATTACHE_NAME_WORD_SAY));
}

void
attache_mention_surnames (AttacheScan *scan)
{
  g_autoptr (GHashTable) surnames = collect_common_surnames (scan);
  guint next = 0, n = scan->candidates->len, covered = 0;

  if (g_hash_table_size (surnames) == 0)
    return;
  for (guint i = 0; i < scan->n_tokens; i++)
    {
      for (; next < n; next++)
        {
          const AttacheCandidate *c = &g_array_index (scan->candidates, AttacheCandidate, next);

          if (c->first > i)
            break;
          covered = MAX (covered, c->end);
        }
      if (i >= covered && attache_scan_is_capital (scan, i)
          && attache_scan_has (scan, i, ATTACHE_NAME_WORD_COMMON)
          && g_hash_table_contains (surnames, GUINT_TO_POINTER (scan->tokens[i].word_hash))
          && reads_as_name (scan, i))
        attache_scan_add (scan, i, i + 1, ATTACHE_ACTOR_PERSON, "surname")->person = 3;
    }
  g_array_sort (scan->candidates, compare_candidates);
}
