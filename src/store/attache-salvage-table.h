/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One table of the dossier that a salvage fills: whether a record that was found in a damaged file
 * has the shape of one of its rows, and putting it there. For the thread of the connection. */

#pragma once

#include "attache-database.h"
#include "attache-page-file.h"

G_BEGIN_DECLS

typedef struct _AttacheSalvageTable AttacheSalvageTable;

/* The table @name of @db, which must outlive it. */
AttacheSalvageTable *attache_salvage_table_new (AttacheDatabase *db, const char *name,
                                                GError **error);
void attache_salvage_table_free (AttacheSalvageTable *self);

const char *attache_salvage_table_get_name (AttacheSalvageTable *self);
/* Whether its rows are known by a number of their own; else they stand in the pages of an index. */
gboolean attache_salvage_table_has_rowid (AttacheSalvageTable *self);
/* TRUE where @record is a row that was not there yet. Nothing else is an error: it is not one of
 * ours. */
gboolean attache_salvage_table_put (AttacheSalvageTable *self, const AttacheRecord *record);

G_END_DECLS
