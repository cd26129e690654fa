/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows that weigh most go into the buckets first; what finds its bucket full is left out. */

#include "config.h"

#include "train-writer.h"

#include <math.h>
#include <string.h>

/* Higher than what candidates are learned from: what lies between costs time and is seldom kept. */
#define SHIPPED_CUE_THRESHOLD (-1.6f)

static const guint32 n_buckets_of_table[ATTACHE_N_TABLES] = { 24000, 48000, 11000, 3000 };

typedef struct
{
  guint32 row;
  float weight;
} Row;

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *x = a, *y = b;

  if (x->weight != y->weight)
    return x->weight > y->weight ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

static float
heaviest (const TrainTable *table, guint32 row)
{
  float top = 0;

  for (guint l = 0; l < table->n_labels; l++)
    top = MAX (top, fabsf (table->weights[(gsize) row * table->n_labels + l]));
  return top;
}

static GArray *
sort_rows (const TrainTable *table)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  for (guint32 i = 0; i <= table->mask; i++)
    {
      Row row = { i, table->seen[i] > 0 ? heaviest (table, i) : 0 };

      if (row.weight > 0)
        g_array_append_val (rows, row);
    }
  g_array_sort (rows, compare_rows);
  return rows;
}

/* TRUE where the row found room. */
static gboolean
place (const TrainTable *table, guint32 row, float step, guint8 *buckets, guint32 n_buckets)
{
  guint32 key = table->keys[row], n_labels = table->n_labels;
  guint16 check = attache_weights_check (key);
  guint8 *bucket = buckets
                   + (gsize) attache_weights_stride (n_labels)
                         * attache_weights_bucket (key, n_buckets);

  for (guint slot = 0; slot < ATTACHE_BUCKET_SLOTS; slot++)
    {
      gint8 *weights = (gint8 *) bucket + 2 * ATTACHE_BUCKET_SLOTS + slot * n_labels;
      guint16 held;

      memcpy (&held, bucket + 2 * slot, sizeof held);
      if (held == check)
        return FALSE;
      if (held != 0)
        continue;
      memcpy (bucket + 2 * slot, &check, sizeof check);
      for (guint l = 0; l < n_labels; l++)
        {
          float weight = table->weights[(gsize) row * n_labels + l] / step;

          weights[l] = (gint8) CLAMP (rintf (weight), -127, 127);
        }
      return TRUE;
    }
  return FALSE;
}

static void
write_table (const TrainTable *table, guint id, AttacheWeightsHeader *header, GByteArray *file)
{
  static const char *const names[] = { "cue", "node", "edge", "keep" };
  g_autoptr (GArray) rows = sort_rows (table);
  guint32 n_buckets = n_buckets_of_table[id];
  gsize size = (gsize) n_buckets * attache_weights_stride (table->n_labels);
  float step = rows->len > 0 ? MIN (g_array_index (rows, Row, 0).weight, 4.0f) / 127 : 1;
  guint placed = 0;
  float last = 0;

  header->tables[id] = (AttacheTableHeader){
    .offset = file->len,
    .n_buckets = n_buckets,
    .n_labels = table->n_labels,
    .step = step,
  };
  g_byte_array_set_size (file, (guint) (file->len + size + (4 - size % 4) % 4));
  memset (file->data + header->tables[id].offset, 0, file->len - header->tables[id].offset);
  for (guint i = 0; i < rows->len; i++)
    {
      Row row = g_array_index (rows, Row, i);

      if (row.weight < step / 2)
        break;
      if (place (table, row.row, step, file->data + header->tables[id].offset, n_buckets))
        {
          placed++;
          last = row.weight;
        }
    }
  g_message ("%s: %u rows, %u with a weight, %u kept down to %.3f, %zu bytes", names[id],
             table->n_rows, rows->len, placed, last, size);
}

GBytes *
train_write (const TrainModels *models, const TrainLexicon *lexicon, float keep_threshold,
             float quoted_threshold)
{
  const TrainTable *tables[] = { models->cue, models->node, models->edge, models->keep };
  GByteArray *file = g_byte_array_new ();
  AttacheWeightsHeader header = {
    .magic = ATTACHE_WEIGHTS_MAGIC,
    .version = ATTACHE_WEIGHTS_VERSION,
    .lexicon_offset = sizeof header,
    .lexicon_entries = lexicon->n_entries,
    .cue_threshold = SHIPPED_CUE_THRESHOLD,
    .keep_threshold = keep_threshold,
    .quoted_threshold = quoted_threshold,
  };

  g_byte_array_append (file, (const guint8 *) &header, sizeof header);
  g_byte_array_append (file, (const guint8 *) lexicon->entries,
                       lexicon->n_entries * (guint) sizeof *lexicon->entries);
  for (guint i = 0; i < ATTACHE_N_TABLES; i++)
    write_table (tables[i], i, &header, file);
  memcpy (file->data, &header, sizeof header);
  return g_byte_array_free_to_bytes (file);
}
