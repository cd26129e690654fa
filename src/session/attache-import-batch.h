/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parcels that are written in one transaction, and lines of the report that go with them. For
 * one thread at a time. */

#pragma once

#include "attache-import-lines.h"
#include "attache-import-parcel.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *parcels;        /* AttacheImportParcel */
  AttacheImportLines *lines; /* what is told beside what is told of the parcels */
  guint64 length;            /* code points of their texts */
  gint64 begin;              /* when the first came: microseconds of the monotonic clock */
  guint n_ready;             /* parcels that are worth a transaction */
} AttacheImportBatch;

/* @n_before: parcels that went before it. The first batches are small, for who waits to see
 * something. */
AttacheImportBatch *attache_import_batch_new (guint n_before);
void attache_import_batch_free (AttacheImportBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheImportBatch, attache_import_batch_free)

/* Takes @parcel. */
void attache_import_batch_add (AttacheImportBatch *batch, AttacheImportParcel *parcel);

gboolean attache_import_batch_is_empty (const AttacheImportBatch *batch);
/* Whether it is worth a transaction, if the writer has nothing else to do. */
gboolean attache_import_batch_is_ready (const AttacheImportBatch *batch);
/* Whether it must be written before more is added. */
gboolean attache_import_batch_is_full (const AttacheImportBatch *batch);

G_END_DECLS
