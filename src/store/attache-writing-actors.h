/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Speakers merged and split by the reader, each one step of the history and one transaction. For
 * the thread of the connection that writes. @now: microseconds UTC. */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

/* @id is the same as @into_id: what was found of it, and is found later, counts for that one. */
gboolean attache_writing_merge_actors (AttacheDatabase *db, gint64 id, gint64 into_id, gint64 now,
                                       GError **error);
/* It is not, after all. */
gboolean attache_writing_split_actor (AttacheDatabase *db, gint64 id, gint64 now, GError **error);

G_END_DECLS
