/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the steps of the history tell of rows that are lost: each holds the rows that it changed, as
 * they were and as they became. On the thread of the connection. */

#pragma once

#include "attache-row-image.h"

G_BEGIN_DECLS

typedef struct _AttacheSalvageHistory AttacheSalvageHistory;

AttacheSalvageHistory *attache_salvage_history_read (AttacheDatabase *db, GError **error);
void attache_salvage_history_free (AttacheSalvageHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheSalvageHistory, attache_salvage_history_free)

/* Writes those of @kind that were there at the end and are not; how many. One whose image does not
 * fit is passed over. */
guint attache_salvage_history_recover (AttacheSalvageHistory *self, AttacheDatabase *db,
                                       AttacheRowKind kind);

G_END_DECLS
