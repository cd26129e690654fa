/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tells apart found things that stand at the very same place of a text: the first is 0, the next 1,
 * … in the order of the analysis. */

#pragma once

#include "attache-span.h"

G_BEGIN_DECLS

static inline GHashTable *
attache_twins_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static inline guint
attache_twins_next (GHashTable *twins, AttacheSpan span)
{
  gint64 place = (gint64) ((guint64) span.start << 32 | span.end);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (twins, &place));

  g_hash_table_insert (twins, g_memdup2 (&place, sizeof place), GUINT_TO_POINTER (n + 1));
  return n;
}

G_END_DECLS
