/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Events merged and split by the reader, each one step of the history and one transaction. For the
 * thread of the connection that writes. @now: microseconds UTC. */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

/* All reports of @event_id tell what @into_id tells, which keeps its time and its label. */
gboolean attache_writing_merge_events (AttacheDatabase *db, gint64 event_id, gint64 into_id,
                                       gint64 now, GError **error);
/* The report tells another event than those beside it: the one that it was found in, where the
 * reader had merged it; else an event of its own. Where it stands alone nothing is done. */
gboolean attache_writing_split_report (AttacheDatabase *db, gint64 report_id, gint64 now,
                                       GError **error);

G_END_DECLS
