/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two generations: when the young one is full the old one goes, and what was found in it meanwhile
 * has become young again. */

#include "config.h"

#include "attache-seen-texts.h"

/* Of a generation: in all eight megabytes or less. */
#define MAX_TEXTS 1000
#define MAX_SHINGLES 500000

struct _AttacheSeenTexts
{
  GHashTable *young; /* char * uid → AttacheShingles */
  GHashTable *old;
  guint n_shingles; /* of the young */
};

static GHashTable *
generation_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) attache_shingles_unref);
}

AttacheSeenTexts *
attache_seen_texts_new (void)
{
  AttacheSeenTexts *self = g_new0 (AttacheSeenTexts, 1);

  self->young = generation_new ();
  self->old = generation_new ();
  return self;
}

void
attache_seen_texts_free (AttacheSeenTexts *seen)
{
  g_hash_table_unref (seen->young);
  g_hash_table_unref (seen->old);
  g_free (seen);
}

AttacheShingles *
attache_seen_texts_find (AttacheSeenTexts *seen, const char *uid)
{
  AttacheShingles *shingles = g_hash_table_lookup (seen->young, uid);

  if (shingles != NULL)
    return attache_shingles_ref (shingles);
  shingles = g_hash_table_lookup (seen->old, uid);
  if (shingles == NULL)
    return NULL;
  attache_shingles_ref (shingles);
  attache_seen_texts_add (seen, uid, shingles);
  return shingles;
}

void
attache_seen_texts_add (AttacheSeenTexts *seen, const char *uid, AttacheShingles *shingles)
{
  const guint n = attache_shingles_count (shingles);

  if (n > MAX_SHINGLES)
    return;
  if (g_hash_table_size (seen->young) >= MAX_TEXTS || seen->n_shingles + n > MAX_SHINGLES)
    {
      g_hash_table_unref (seen->old);
      seen->old = g_steal_pointer (&seen->young);
      seen->young = generation_new ();
      seen->n_shingles = 0;
    }
  if (g_hash_table_insert (seen->young, g_strdup (uid), attache_shingles_ref (shingles)))
    seen->n_shingles += n;
}
