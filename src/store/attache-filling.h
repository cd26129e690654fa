/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One detail of many articles filled in at once, as one step of the history. For the thread of the
 * connection that writes. */

#pragma once

#include "attache-article.h"
#include "attache-database.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_FILLING_OUTLET,
  ATTACHE_FILLING_LANGUAGE,
  ATTACHE_FILLING_PUBLISHED,
} AttacheFilling;

/* @words: the outlet, or the language as a BCP 47 tag; blank: none. @published: with PUBLISHED, a
 * day, microseconds. GONE, and nothing happened, where one of the articles is. @now: microseconds
 * UTC.
 */
gboolean attache_filling_run (AttacheDatabase *db, AttacheFilling filling, const gint64 *ids,
                              guint n_ids, const char *words, gint64 published, gint64 now,
                              GError **error);

G_END_DECLS
