/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rolling backups of a dossier, made by SQLite's online-backup API into a folder of their own in
 * the user's data directory: never from a damaged dossier, never of what was backed up already, and
 * never over a good one. All calls block on the disk. */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;
  gint64 made;       /* microseconds UTC */
  gint64 size;       /* bytes */
  gint64 n_articles; /* -1 where it cannot be read */
  gint64 n_annotations;
} AttacheBackup;

void attache_backup_free (AttacheBackup *backup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheBackup, attache_backup_free)

/* Where the backups of the dossier at @path lie. Transfer full. */
char *attache_backup_dup_folder (const char *path);

/* AttacheBackup of the dossier at @path, newest first; transfer full. No folder is no error. */
GPtrArray *attache_backup_list (const char *path, GError **error);

/* Makes one where something changed since the newest, and lets old ones go: the last five stay,
 * then one a day for a week and one a week for two months. ATTACHE_STORE_ERROR_DAMAGED where the
 * dossier fails its check. @is_made (nullable). */
gboolean attache_backup_make (AttacheDatabase *db, gint64 now, gboolean *is_made,
                              GCancellable *cancellable, GError **error);

/* The same for a dossier of any size that others write without a write-ahead log: they never wait
 * for long. The copy is checked, not the dossier. LOCKED where they write so much that it came to no
 * end: it is to be tried later. */
gboolean attache_backup_make_gently (AttacheDatabase *db, gint64 now, gboolean *is_made,
                                     GCancellable *cancellable, GError **error);

/* Puts a copy of @backup in the place of the dossier at @path, which nobody may have open. What was
 * there is backed up first, so that this can be undone; where it cannot be, for it is damaged, it
 * stays beside its place under the name of @replaced (nullable; transfer full; else NULL). */
gboolean attache_backup_restore (const char *path, const char *backup, gint64 now, char **replaced,
                                 GError **error);

/* Which of @made (newest first, microseconds) are kept at @now: as many booleans. Pure. */
void attache_backup_choose (const gint64 *made, guint n_made, gint64 now, gboolean *is_kept);

G_END_DECLS
