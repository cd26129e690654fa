/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parcels that are written in one transaction. For one thread at a time. */

#pragma once

#include "attache-import-parcel.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *parcels; /* AttacheImportParcel */
  guint max;          /* articles of this one */
  guint64 length;     /* code points of their texts */
  gint64 begin;       /* when the first came: microseconds of the monotonic clock */
} AttacheImportBatch;

AttacheImportBatch *attache_import_batch_new (void);
void attache_import_batch_free (AttacheImportBatch *batch);

/* Takes @parcel. Returns whether it is time to write. */
gboolean attache_import_batch_add (AttacheImportBatch *batch, AttacheImportParcel *parcel);

/* It was written, or given up: the next one begins, and may be larger. */
void attache_import_batch_empty (AttacheImportBatch *batch);

G_END_DECLS
