/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bytes of a file in their order, with gzip looked through: members that follow one another, as
 * web archives have one for each record, are one flow. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AttacheInflow AttacheInflow;

AttacheInflow *attache_inflow_new (GFile *file, GCancellable *cancellable, GError **error);
void attache_inflow_free (AttacheInflow *inflow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheInflow, attache_inflow_free)

/* Appends to @out at least @n_wanted bytes, or what is left; *@is_end where it was all. FALSE where
 * the disk fails, or the compression is damaged. */
gboolean attache_inflow_read (AttacheInflow *inflow, GByteArray *out, gsize n_wanted,
                              gboolean *is_end, GCancellable *cancellable, GError **error);

/* Bytes of the file, as it lies on the disk, that have been read. */
guint64 attache_inflow_get_position (AttacheInflow *inflow);

G_END_DECLS
