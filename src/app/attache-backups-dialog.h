/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window with the backups of a dossier, newest first, of which one can be put back. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @backup: path. Called once, after the person confirmed it. */
typedef void (*AttacheBackupFunc) (const char *backup, gpointer user_data);

/* @restore is not called after @parent is gone. */
void attache_backups_dialog_present (GtkWindow *parent, GFile *dossier, AttacheBackupFunc restore,
                                     gpointer user_data);

G_END_DECLS
