/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking into the table of time words. Most words of a text are no words of time: their first letter
 * and their length tell. What is left is searched among those of its letter. */

#include "config.h"

#include "attache-timex-index.h"

#include <string.h>

#define LONGEST 15 /* bytes: no word of the table is longer */

void
attache_timex_index_init (AttacheTimexIndex *index)
{
  guint n_entries, at = 0;

  index->entries = attache_timex_lexicon_get_entries (&n_entries);
  memset (index->lengths, 0, sizeof index->lengths);
  for (guint byte = 0; byte < G_N_ELEMENTS (index->lengths); byte++)
    {
      index->first[byte] = (guint16) at;
      for (; at < n_entries && (guchar) *index->entries[at].text == byte; at++)
        index->lengths[byte] |= 1 << strlen (index->entries[at].text);
    }
  index->first[G_N_ELEMENTS (index->lengths)] = (guint16) at;
}

const AttacheTimexEntry *
attache_timex_index_lookup (const AttacheTimexIndex *index, const char *word, gsize n)
{
  guint low, high;

  if (n == 0 || n > LONGEST || (index->lengths[(guchar) *word] & 1 << n) == 0)
    return NULL;
  low = index->first[(guchar) *word];
  high = index->first[(guchar) *word + 1];
  while (low < high)
    {
      guint middle = (low + high) / 2;
      const AttacheTimexEntry *entry = &index->entries[middle];
      int order = strncmp (word, entry->text, n);

      if (order == 0 && entry->text[n] == '\0')
        return entry;
      if (order > 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}
