/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reports of imports. For the thread of a connection that reads. */

#pragma once

#include "attache-database.h"
#include "attache-import-record.h"

G_BEGIN_DECLS

/* AttacheImportRun, the newest first; sections are not counted. Transfer full. */
GPtrArray *attache_fetch_imports (AttacheDatabase *db, GError **error);

/* Transfer full; NULL without an error where there is none. Counts what each section holds now. @id
 * 0: the newest. */
AttacheImportRun *attache_fetch_import (AttacheDatabase *db, gint64 id, GError **error);

/* AttacheImportEntry, at most @limit; transfer full. Those of ATTACHE_IMPORT_KIN come as groups of
 * articles, also of those that were there before. */
GPtrArray *attache_fetch_import_section (AttacheDatabase *db, gint64 id,
                                         AttacheImportSection section, guint limit, GError **error);

G_END_DECLS
