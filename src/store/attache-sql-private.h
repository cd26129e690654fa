/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What only the connection may do to its statements. */

#pragma once

#include <sqlite3.h>

#include "attache-sql.h"

G_BEGIN_DECLS

/* Takes @stmt. */
AttacheSql *attache_sql_new (sqlite3_stmt *stmt);
void attache_sql_free (AttacheSql *sql);
gboolean attache_sql_is_used (const AttacheSql *sql);
void attache_sql_set_used (AttacheSql *sql);
/* It stands in no cache: the drop frees it. */
void attache_sql_set_orphan (AttacheSql *sql);

G_END_DECLS
