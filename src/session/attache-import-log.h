/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report of an import. Its lines are written with the articles that they are about, in the same
 * transaction, so that the report of an import that was cut short tells of what came in and of no
 * more. */

#pragma once

#include "attache-import-lines.h"
#include "attache-store.h"

G_BEGIN_DECLS

typedef struct _AttacheImportLog AttacheImportLog;

AttacheImportLog *attache_import_log_new (AttacheStore *store);
void attache_import_log_free (AttacheImportLog *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheImportLog, attache_import_log_free)

/* Opens a report in the dossier, and closes it with a last @lines and with @counts. Waits for the
 * writer. */
gboolean attache_import_log_begin (AttacheImportLog *log, GError **error);
gboolean attache_import_log_end (AttacheImportLog *log, const AttacheImportLines *lines,
                                 const AttacheImportRun *counts, GError **error);
/* 0 before the beginning. */
gint64 attache_import_log_get_run_id (AttacheImportLog *log);

/* On the store's writer. */
gboolean attache_import_log_write (AttacheImportLog *log, const AttacheImportLines *lines,
                                   AttacheDatabase *db, GError **error);

G_END_DECLS
