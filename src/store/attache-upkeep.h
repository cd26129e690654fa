/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a dossier is done good with while nobody writes: its search index is merged into few parts,
 * and the planner is told of its tables. A short transaction at a time, which changes nothing that
 * anybody can see. For the thread of the connection that writes. */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

typedef struct _AttacheUpkeep AttacheUpkeep;

/* There is something to do from the beginning. */
AttacheUpkeep *attache_upkeep_new (void);
void attache_upkeep_free (AttacheUpkeep *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheUpkeep, attache_upkeep_free)

/* Something was written: there is something to do again. */
void attache_upkeep_note_write (AttacheUpkeep *self);
gboolean attache_upkeep_is_due (AttacheUpkeep *self);
/* The next piece, some hundredths of a second. @cancellable (nullable) ends it without a trace; it
 * is done again another time. Where another connection is in the way nothing waits. After a failure
 * there is nothing more to do until the next write: an upkeep is not worth a word to the reader. */
void attache_upkeep_step (AttacheUpkeep *self, AttacheDatabase *db, GCancellable *cancellable);

G_END_DECLS
