/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first batch is small, so that the reader soon sees an article; then each may be twice as
 * large as the one before, up to what the store writes best. */

#include "config.h"

#include "attache-import-batch.h"

#include "attache-article-writer.h"

#define FIRST_ARTICLES 64
/* A batch is written too when its texts are as long as this in code points, or when it is as old.
 */
#define MAX_LENGTH ((guint64) 4 << 20)
#define MAX_AGE G_USEC_PER_SEC

AttacheImportBatch *
attache_import_batch_new (void)
{
  AttacheImportBatch *batch = g_new0 (AttacheImportBatch, 1);

  batch->parcels = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_import_parcel_free);
  batch->max = FIRST_ARTICLES;
  return batch;
}

void
attache_import_batch_free (AttacheImportBatch *batch)
{
  g_ptr_array_unref (batch->parcels);
  g_free (batch);
}

gboolean
attache_import_batch_add (AttacheImportBatch *batch, AttacheImportParcel *parcel)
{
  if (batch->parcels->len == 0)
    batch->begin = g_get_monotonic_time ();
  batch->length += parcel->text != NULL ? attache_text_get_length (parcel->text) : 0;
  g_ptr_array_add (batch->parcels, parcel);
  return batch->parcels->len >= batch->max || batch->length >= MAX_LENGTH
         || g_get_monotonic_time () - batch->begin >= MAX_AGE;
}

void
attache_import_batch_empty (AttacheImportBatch *batch)
{
  g_ptr_array_set_size (batch->parcels, 0);
  batch->length = 0;
  batch->max = MIN (batch->max * 2, ATTACHE_STORE_BATCH);
}
