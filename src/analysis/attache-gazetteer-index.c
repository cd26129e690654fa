/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Open addressing, doubled when half full. A name is a path: a hash carried from word to word, with
 * a node at each word's end, so that the longest known name at a token is found in one walk. What a
 * path's hash says is confirmed word by word. It knows no files. */

#include "config.h"

#include "attache-gazetteer-index.h"

#include <string.h>

#define PATH_SEED G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

static guint64
extend_path (guint64 path, guint32 word_hash)
{
  path = (path ^ word_hash) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  path ^= path >> 29;
  return path != 0 ? path : 1;
}

AttacheIndexWord *
attache_gazetteer_index_find_word (const AttacheGazetteerIndex *self, const char *word,
                                   guint32 hash)
{
  for (guint i = hash * 2654435761u & self->words_mask;; i = (i + 1) & self->words_mask)
    {
      AttacheIndexWord *slot = &self->words[i];

      if (slot->word == NULL || (slot->hash == hash && strcmp (slot->word, word) == 0))
        return slot;
    }
}

static void
grow_words (AttacheGazetteerIndex *self)
{
  g_autofree AttacheIndexWord *old = self->words;
  guint n = self->words_mask + 1;

  self->words_mask = n * 2 - 1;
  self->words = g_new0 (AttacheIndexWord, n * 2);
  for (guint i = 0; i < n; i++)
    if (old[i].word != NULL)
      *attache_gazetteer_index_find_word (self, old[i].word, old[i].hash) = old[i];
}

AttacheIndexWord *
attache_gazetteer_index_add_word (AttacheGazetteerIndex *self, const char *word, guint32 hash,
                                  guint32 bits)
{
  AttacheIndexWord *slot;

  if (self->n_words * 2 > self->words_mask)
    grow_words (self);
  slot = attache_gazetteer_index_find_word (self, word, hash);
  if (slot->word == NULL)
    {
      *slot = (AttacheIndexWord){ word, hash, 0, -1, 0 };
      self->n_words++;
    }
  slot->classes |= bits;
  return slot;
}

static AttacheIndexNode *
find_node (const AttacheGazetteerIndex *self, guint64 path)
{
  for (guint i = (guint) path & self->nodes_mask;; i = (i + 1) & self->nodes_mask)
    if (self->nodes[i].path == 0 || self->nodes[i].path == path)
      return &self->nodes[i];
}

static void
grow_nodes (AttacheGazetteerIndex *self)
{
  g_autofree AttacheIndexNode *old = self->nodes;
  guint n = self->nodes_mask + 1;

  self->nodes_mask = n * 2 - 1;
  self->nodes = g_new0 (AttacheIndexNode, n * 2);
  for (guint i = 0; i < n; i++)
    if (old[i].path != 0)
      *find_node (self, old[i].path) = old[i];
}

void
attache_gazetteer_index_add_alias (AttacheGazetteerIndex *self, AttacheIndexAlias alias)
{
  guint64 path = PATH_SEED;
  gint index = (gint) self->aliases->len;

  if (alias.n_tokens == 0)
    return;
  for (guint i = 0; i < alias.n_tokens; i++)
    {
      AttacheIndexNode *node;

      if (self->n_nodes * 2 > self->nodes_mask)
        grow_nodes (self);
      path = extend_path (path, alias.tokens[i].word_hash);
      node = find_node (self, path);
      if (node->path == 0)
        {
          *node = (AttacheIndexNode){ path, -1 };
          self->n_nodes++;
        }
      if (i + 1 < alias.n_tokens)
        continue;
      if (node->alias >= 0)
        return; /* the first row that lists a name has it */
      node->alias = index;
    }
  g_array_append_val (self->aliases, alias);
  attache_gazetteer_index_add_word (self, alias.tokens[0].word, alias.tokens[0].word_hash,
                                    ATTACHE_NAME_WORD_NAME_START);
}

/* "US" is not "us", nor "Price" "price"; but "BAKU" is "Baku". */
static gboolean
fits_case (const AttacheToken *alias, const AttacheToken *token)
{
  if ((alias->shape & ATTACHE_SHAPE_ALL_CAPS) != 0 && (token->shape & ATTACHE_SHAPE_ALL_CAPS) == 0)
    return FALSE;
  return (alias->shape & ATTACHE_SHAPE_CAPITALISED) == 0
         || (token->shape & ATTACHE_SHAPE_CAPITALISED) != 0;
}

static gboolean
fits (const AttacheIndexAlias *alias, const AttacheToken *tokens)
{
  for (guint i = 0; i < alias->n_tokens; i++)
    if (!fits_case (&alias->tokens[i], &tokens[i])
        || strcmp (alias->tokens[i].word, tokens[i].word) != 0)
      return FALSE;
  return TRUE;
}

gboolean
attache_gazetteer_index_match (const AttacheGazetteerIndex *index, const AttacheToken *tokens,
                               guint n_tokens, AttacheGazetteerMatch *match)
{
  guint64 path = PATH_SEED;
  gboolean found = FALSE;

  for (guint i = 0; i < n_tokens; i++)
    {
      const AttacheIndexNode *node;
      const AttacheIndexAlias *alias;

      path = extend_path (path, tokens[i].word_hash);
      node = find_node (index, path);
      if (node->path == 0)
        break;
      if (node->alias < 0)
        continue;
      alias = &g_array_index (index->aliases, AttacheIndexAlias, node->alias);
      if (alias->n_tokens != i + 1 || !fits (alias, tokens))
        continue;
      *match = (AttacheGazetteerMatch){ alias->actor, i + 1, alias->sense };
      found = TRUE;
    }
  return found;
}

void
attache_gazetteer_index_init (AttacheGazetteerIndex *index)
{
  index->aliases = g_array_new (FALSE, FALSE, sizeof (AttacheIndexAlias));
  index->words_mask = 65535;
  index->words = g_new0 (AttacheIndexWord, index->words_mask + 1);
  index->nodes_mask = 32767;
  index->nodes = g_new0 (AttacheIndexNode, index->nodes_mask + 1);
}

void
attache_gazetteer_index_clear (AttacheGazetteerIndex *index)
{
  g_array_unref (index->aliases);
  g_free (index->words);
  g_free (index->nodes);
}
