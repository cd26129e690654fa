/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shingles are kept as sorted 64-bit hashes: sets of that kind are compared by one walk along both.
 * At 64 bits two different shingles of a dossier hardly ever meet, and one that does moves a share
 * by less than it is shown with. */

#include "config.h"

#include "attache-sketch.h"

#include "attache-splitmix.h"

#include <string.h>

/* Bits of a band that are hash; the rest of 48 is its number. */
#define HASH_BITS 45

struct _AttacheShingles
{
  guint64 *hashes; /* Owned; sorted, each once */
  guint n_hashes;
  gint64 bands[ATTACHE_SKETCH_BANDS];
};

static int
compare (gconstpointer a, gconstpointer b)
{
  const guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

/* Sorts them and drops repetitions. */
static guint
make_set (guint64 *hashes, guint n_hashes)
{
  guint n = 0;

  qsort (hashes, n_hashes, sizeof *hashes, compare);
  for (guint i = 0; i < n_hashes; i++)
    {
      if (i == 0 || hashes[i] != hashes[i - 1])
        hashes[n++] = hashes[i];
    }
  return n;
}

static void
sketch (AttacheShingles *self)
{
  for (guint band = 0; band < ATTACHE_SKETCH_BANDS; band++)
    {
      const guint64 factor = attache_splitmix (band + 1) | 1;
      guint64 least = G_MAXUINT64;

      for (guint i = 0; i < self->n_hashes; i++)
        least = MIN (least, self->hashes[i] * factor);
      self->bands[band] = (gint64) ((guint64) band << HASH_BITS
                                    | attache_splitmix (least) >> (64 - HASH_BITS));
    }
}

AttacheShingles *
attache_shingles_new (const AttacheText *text)
{
  AttacheShingles *self = g_atomic_rc_box_new0 (AttacheShingles);
  guint64 words[ATTACHE_SKETCH_WORDS] = { 0 };
  guint n_tokens, n_words = 0, n_hashes = 0;
  const AttacheToken *tokens;

  g_return_val_if_fail (text != NULL, NULL);

  tokens = attache_text_get_tokens (text, &n_tokens);
  self->hashes = g_new (guint64, MAX (n_tokens, 1));
  for (guint i = 0; i < n_tokens; i++)
    {
      guint64 hash = 0;

      if (tokens[i].kind != ATTACHE_TOKEN_WORD && tokens[i].kind != ATTACHE_TOKEN_NUMBER)
        continue;
      words[n_words++ % ATTACHE_SKETCH_WORDS] = attache_splitmix (tokens[i].word_hash
                                                                  + (guint64) 1);
      if (n_words < ATTACHE_SKETCH_WORDS)
        continue;
      for (guint k = 0; k < ATTACHE_SKETCH_WORDS; k++)
        hash = hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
               + words[(n_words + k) % ATTACHE_SKETCH_WORDS];
      self->hashes[n_hashes++] = attache_splitmix (hash);
    }
  self->n_hashes = make_set (self->hashes, n_hashes);
  sketch (self);
  return self;
}

AttacheShingles *
attache_shingles_ref (AttacheShingles *shingles)
{
  return g_atomic_rc_box_acquire (shingles);
}

static void
shingles_clear (gpointer data)
{
  g_free (((AttacheShingles *) data)->hashes);
}

void
attache_shingles_unref (AttacheShingles *shingles)
{
  g_atomic_rc_box_release_full (shingles, shingles_clear);
}

guint
attache_shingles_count (const AttacheShingles *shingles)
{
  g_return_val_if_fail (shingles != NULL, 0);

  return shingles->n_hashes;
}

/* A product with an odd number is a permutation, whose high bits are those that decide here. */
gboolean
attache_shingles_sketch (const AttacheShingles *shingles, gint64 bands[ATTACHE_SKETCH_BANDS])
{
  g_return_val_if_fail (shingles != NULL, FALSE);

  if (shingles->n_hashes < ATTACHE_SKETCH_MIN_SHINGLES)
    return FALSE;
  memcpy (bands, shingles->bands, sizeof shingles->bands);
  return TRUE;
}

double
attache_shingles_share (const AttacheShingles *shingles, const AttacheShingles *other)
{
  guint n_least, n_common = 0, i = 0, k = 0;

  g_return_val_if_fail (shingles != NULL && other != NULL, 0);

  n_least = MIN (shingles->n_hashes, other->n_hashes);
  if (n_least == 0)
    return 0;
  while (i < shingles->n_hashes && k < other->n_hashes)
    {
      const guint64 a = shingles->hashes[i], b = other->hashes[k];

      n_common += a == b;
      i += a <= b;
      k += b <= a;
    }
  return (double) n_common / n_least;
}
