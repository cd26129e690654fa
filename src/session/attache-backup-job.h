/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The backups of a dossier without waiting for the disk. Main thread only. */

#pragma once

#include "attache-backup.h"

G_BEGIN_DECLS

void attache_backup_job_list_async (GFile *dossier, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
/* As attache_backup_list (). */
GPtrArray *attache_backup_job_list_finish (GAsyncResult *result, GError **error);

/* Of a dossier that is closed; as attache_backup_restore (). */
void attache_backup_job_restore_async (GFile *dossier, const char *backup,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean attache_backup_job_restore_finish (GAsyncResult *result, GError **error);

G_END_DECLS
