/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens a file of weights, checking that every table lies in it, and applies them. */

#include "config.h"

#include "attache-tagger.h"

#include <math.h>

#include "attache-tagger-weights.h"

#define RESOURCE "/org/attache/Attache/data/statement-weights.bin"

struct _AttacheTagger
{
  GBytes *bytes; /* Owned */
  AttacheTaggerLexicon lexicon;
  AttacheWeightsTable tables[ATTACHE_N_TABLES];
  float cue_threshold;
  float keep_threshold;
  float quoted_threshold;
};

static const guint32 labels_of_table[ATTACHE_N_TABLES] = { 1, 4, 16, 1 };

static gboolean
open_table (AttacheTagger *self, const guint8 *data, gsize size, const AttacheTableHeader *header,
            guint table)
{
  guint64 end = header->offset
                + (guint64) header->n_buckets * attache_weights_stride (labels_of_table[table]);

  if (header->n_labels != labels_of_table[table] || header->n_buckets == 0 || end > size)
    return FALSE;
  self->tables[table] = (AttacheWeightsTable){
    .buckets = data + header->offset,
    .n_buckets = header->n_buckets,
    .n_labels = header->n_labels,
    .step = header->step,
  };
  return TRUE;
}

static gboolean
open_lexicon (AttacheTagger *self, const guint8 *data, gsize size,
              const AttacheWeightsHeader *header)
{
  guint64 entries = header->lexicon_entries;
  gboolean has_free = FALSE;

  if (entries == 0 || (entries & (entries - 1)) != 0 || header->lexicon_offset % 4 != 0
      || header->lexicon_offset + entries * sizeof (AttacheLexiconEntry) > size)
    return FALSE;
  self->lexicon.entries = (const AttacheLexiconEntry *) (const void *) (data
                                                                        + header->lexicon_offset);
  self->lexicon.mask = header->lexicon_entries - 1;
  for (guint64 i = 0; i < entries && !has_free; i++)
    has_free = self->lexicon.entries[i].hash == 0;
  return has_free;
}

AttacheTagger *
attache_tagger_new (GBytes *bytes, GError **error)
{
  g_autoptr (AttacheTagger) self = g_new0 (AttacheTagger, 1);
  const AttacheWeightsHeader *header;
  const guint8 *data;
  gboolean whole;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  self->bytes = g_bytes_ref (bytes);
  data = g_bytes_get_data (bytes, &size);
  header = (const AttacheWeightsHeader *) (const void *) data;
  whole = size >= sizeof *header && GPOINTER_TO_SIZE (data) % 4 == 0
          && header->magic == GUINT32_FROM_LE (ATTACHE_WEIGHTS_MAGIC)
          && header->version == ATTACHE_WEIGHTS_VERSION && G_BYTE_ORDER == G_LITTLE_ENDIAN
          && open_lexicon (self, data, size, header);
  for (guint i = 0; i < ATTACHE_N_TABLES && whole; i++)
    whole = open_table (self, data, size, &header->tables[i], i);
  if (!whole)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "This is not a file of statement weights of this version");
      return NULL;
    }
  self->cue_threshold = header->cue_threshold;
  self->keep_threshold = header->keep_threshold;
  self->quoted_threshold = header->quoted_threshold;
  return g_steal_pointer (&self);
}

AttacheTagger *
attache_tagger_load (GError **error)
{
  g_autoptr (GBytes)
      bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? attache_tagger_new (bytes, error) : NULL;
}

void
attache_tagger_free (AttacheTagger *tagger)
{
  g_clear_pointer (&tagger->bytes, g_bytes_unref);
  g_free (tagger);
}

const AttacheTaggerLexicon *
attache_tagger_get_lexicon (const AttacheTagger *tagger)
{
  return &tagger->lexicon;
}

void
attache_tagger_score_cues (const AttacheTagger *self, AttacheUnits *units)
{
  AttacheKeys keys;

  for (guint i = 0; i < units->n_units; i++)
    {
      float score;

      units->units[i].cue_score = ATTACHE_NO_CUE;
      if (!attache_unit_may_be_cue (units, i))
        continue;
      attache_cue_keys (units, i, &keys);
      attache_weights_ask (&self->tables[ATTACHE_TABLE_CUE], &keys);
      attache_weights_sum (&self->tables[ATTACHE_TABLE_CUE], &keys, &score);
      units->units[i].cue_score = (gint16) (CLAMP (score, -100.0f, 100.0f) * 256);
    }
}

gboolean
attache_tagger_takes_cue (const AttacheTagger *self, const AttacheUnit *unit)
{
  return unit->cue_score != ATTACHE_NO_CUE && unit->cue_score >= self->cue_threshold * 256;
}

/* The keys of one unit after the other, asked for one unit ahead of their use. */
void
attache_tagger_fill_chain (const AttacheTagger *self, const AttacheScene *scene,
                           AttacheChain *chain)
{
  const AttacheWeightsTable *nodes = &self->tables[ATTACHE_TABLE_NODE];
  const AttacheWeightsTable *edges = &self->tables[ATTACHE_TABLE_EDGE];
  AttacheKeys node[2], edge[2];

  chain->n = scene->end - scene->first;
  for (guint i = 0; i <= chain->n; i++)
    {
      if (i < chain->n)
        {
          attache_scene_node_keys (scene, scene->first + i, &node[i % 2]);
          attache_weights_ask (nodes, &node[i % 2]);
        }
      if (i > 0 && i < chain->n)
        {
          attache_scene_edge_keys (scene, scene->first + i, &edge[i % 2]);
          attache_weights_ask (edges, &edge[i % 2]);
        }
      if (i > 0)
        attache_weights_sum (nodes, &node[(i - 1) % 2], chain->node[i - 1]);
      if (i > 1)
        attache_weights_sum (edges, &edge[(i - 1) % 2], chain->edge[i - 1]);
    }
  attache_chain_fix_cue (chain, scene->cue - scene->first);
}

gboolean
attache_tagger_judge (const AttacheTagger *self, const AttacheUnits *units,
                      AttacheCandidate *candidate)
{
  AttacheKeys keys;
  float score;

  attache_candidate_keys (candidate, units, &keys);
  attache_weights_ask (&self->tables[ATTACHE_TABLE_KEEP], &keys);
  attache_weights_sum (&self->tables[ATTACHE_TABLE_KEEP], &keys, &score);
  candidate->keep = 1.0f / (1.0f + expf (-score));
  return candidate->keep >= (attache_candidate_is_quoted (candidate, units) ? self->quoted_threshold
                                                                            : self->keep_threshold);
}
