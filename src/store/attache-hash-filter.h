/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which numbers are surely not in a set: a Bloom filter (B. Bloom, "Space/time trade-offs in hash
 * coding with allowable errors", 1970), each number in one block of 64 bytes, so that asking reads
 * one line of the cache (F. Putze and others, "Cache-, hash- and space-efficient Bloom filters",
 * 2007). For one thread at a time. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AttacheHashFilter AttacheHashFilter;

/* For @n_numbers, in 12 bits each: about one in a hundred others is then held to be there. With
 * more of them it is right still, and helps less. */
AttacheHashFilter *attache_hash_filter_new (guint64 n_numbers);
void attache_hash_filter_free (AttacheHashFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheHashFilter, attache_hash_filter_free)

void attache_hash_filter_add (AttacheHashFilter *filter, gint64 number);
/* FALSE: it was never added. */
gboolean attache_hash_filter_may_have (AttacheHashFilter *filter, gint64 number);
/* As many were added as it was made for. */
gboolean attache_hash_filter_is_full (AttacheHashFilter *filter);

G_END_DECLS
