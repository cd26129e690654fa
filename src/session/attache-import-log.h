/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an import has to say of itself, gathered on its way and written with the articles it is
 * about: in the same transaction, so that the report of an import that was cut short tells of what
 * came in and of no more. For the thread that runs the import. */

#pragma once

#include "attache-import-table.h"
#include "attache-store.h"

G_BEGIN_DECLS

typedef struct _AttacheImportLog AttacheImportLog;

AttacheImportLog *attache_import_log_new (AttacheStore *store);
void attache_import_log_free (AttacheImportLog *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheImportLog, attache_import_log_free)

/* Opens a report in the dossier, and closes it with @counts. Waits for the writer. */
gboolean attache_import_log_begin (AttacheImportLog *log, GError **error);
gboolean attache_import_log_end (AttacheImportLog *log, const AttacheImportRun *counts,
                                 GError **error);
/* 0 before the beginning. */
gint64 attache_import_log_get_run_id (AttacheImportLog *log);

/* Notes what is to be written; strings are copied. */
void attache_import_log_add_remark (AttacheImportLog *log, const AttacheImportRemark *remark);
void attache_import_log_add_article (AttacheImportLog *log, gint64 article_id, gboolean is_known);
guint attache_import_log_count_waiting (AttacheImportLog *log);

/* On the store's writer, while the import's thread waits: what was noted and not yet written. */
gboolean attache_import_log_write (AttacheImportLog *log, AttacheDatabase *db, GError **error);
/* After the commit: it is written. */
void attache_import_log_forget (AttacheImportLog *log);

G_END_DECLS
