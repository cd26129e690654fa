/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A large batch is the cheaper one for the store, and a small one is seen the sooner. */

#include "config.h"

#include "attache-import-batch.h"

#include "attache-article-writer.h"

/* Articles that are worth a transaction, at first and later; fewer are when they have waited so
 * long. */
#define FIRST_READY 64
#define LATER_READY 256
#define READY_AGE G_USEC_PER_SEC
/* Code points of texts, and lines of the report. */
#define MAX_LENGTH ((guint64) 2 << 20)
#define MAX_LINES 1000

AttacheImportBatch *
attache_import_batch_new (guint n_before)
{
  AttacheImportBatch *batch = g_new0 (AttacheImportBatch, 1);

  batch->parcels = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_import_parcel_free);
  batch->lines = attache_import_lines_new ();
  batch->n_ready = CLAMP (n_before / 4, FIRST_READY, LATER_READY);
  return batch;
}

void
attache_import_batch_free (AttacheImportBatch *batch)
{
  g_ptr_array_unref (batch->parcels);
  attache_import_lines_free (batch->lines);
  g_free (batch);
}

void
attache_import_batch_add (AttacheImportBatch *batch, AttacheImportParcel *parcel)
{
  if (batch->parcels->len == 0)
    batch->begin = g_get_monotonic_time ();
  batch->length += parcel->text != NULL ? attache_text_get_length (parcel->text) : 0;
  g_ptr_array_add (batch->parcels, parcel);
}

gboolean
attache_import_batch_is_empty (const AttacheImportBatch *batch)
{
  return batch->parcels->len == 0 && attache_import_lines_count (batch->lines) == 0;
}

gboolean
attache_import_batch_is_ready (const AttacheImportBatch *batch)
{
  return attache_import_batch_is_full (batch) || batch->parcels->len >= batch->n_ready
         || (batch->parcels->len > 0 && g_get_monotonic_time () - batch->begin >= READY_AGE);
}

gboolean
attache_import_batch_is_full (const AttacheImportBatch *batch)
{
  return batch->parcels->len >= ATTACHE_STORE_BATCH || batch->length >= MAX_LENGTH
         || attache_import_lines_count (batch->lines) >= MAX_LINES;
}
