/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of hashes: what two runs share by chance makes a passage look repeated, never unique. */

#include "config.h"

#include "attache-word-runs.h"

struct _AttacheWordRuns
{
  GHashTable *counts; /* hash → number */
};

static gpointer
hash_run (const AttacheToken *tokens)
{
  guint64 hash = 0xcbf29ce484222325u;

  for (guint i = 0; i < ATTACHE_WORD_RUN; i++)
    hash = (hash ^ tokens[i].word_hash) * 0x100000001b3u;
  return GSIZE_TO_POINTER ((gsize) (hash ^ hash >> 29) | 1);
}

AttacheWordRuns *
attache_word_runs_new (const AttacheText *text)
{
  AttacheWordRuns *self;
  const AttacheToken *tokens;
  guint n_tokens;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (AttacheWordRuns, 1);
  self->counts = g_hash_table_new (NULL, NULL);
  tokens = attache_text_get_tokens (text, &n_tokens);
  for (guint i = 0; i + ATTACHE_WORD_RUN <= n_tokens; i++)
    {
      gpointer run = hash_run (tokens + i);
      const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, run));

      g_hash_table_insert (self->counts, run, GUINT_TO_POINTER (n + 1));
    }
  return self;
}

void
attache_word_runs_free (AttacheWordRuns *runs)
{
  g_hash_table_unref (runs->counts);
  g_free (runs);
}

guint
attache_word_runs_count (const AttacheWordRuns *runs, const AttacheToken *tokens)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (runs->counts, hash_run (tokens)));
}
