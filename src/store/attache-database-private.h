/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the connection share. */

#pragma once

#include <sqlite3.h>

#include "attache-database.h"

G_BEGIN_DECLS

sqlite3 *attache_database_get_handle (AttacheDatabase *db);
/* What a table keeps in memory for as long as the connection: a datalist, borrowed. */
GData **attache_database_get_memory (AttacheDatabase *db);
/* An empty dossier of an older or the present schema @version, in the place of what is at @path.
 * NULL: nothing is there. */
AttacheDatabase *attache_database_build (const char *path, gint version, GError **error);
/* A humble one fails with LOCKED where it would wait for another connection. */
void attache_database_set_humble (AttacheDatabase *db, gboolean is_humble);
/* Durable: the folder is on disk too. Where it fails @from is gone and @to as it was. */
gboolean attache_database_rename_over (const char *from, const char *to, GError **error);

G_END_DECLS
