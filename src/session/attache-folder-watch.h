/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The folder whose new files come into a dossier by themselves. It reads the folder and says what
 * is new; importing is the business of the one who listens. Off until a folder is chosen. Main
 * thread only; nothing waits for the disk. */

#pragma once

#include "attache-dossier.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_FOLDER_WATCH (attache_folder_watch_get_type ())
G_DECLARE_FINAL_TYPE (AttacheFolderWatch, attache_folder_watch, ATTACHE, FOLDER_WATCH, GObject)

/* Looks at once at the folder that the dossier remembers. Signals:
 *   "arrived" (GListModel of GFile)   files that never came in, and that nobody writes any more
 *   "failed" (const GError *)         the folder, or the dossier, could not be read
 *   "folder-changed" */
AttacheFolderWatch *attache_folder_watch_new (AttacheDossier *dossier);

/* Borrowed; NULL: none. */
GFile *attache_folder_watch_get_folder (AttacheFolderWatch *self);
/* @folder: nullable. The dossier remembers it. */
void attache_folder_watch_set_folder (AttacheFolderWatch *self, GFile *folder);

/* What "arrived" last was imported, as a whole: it does not come again. Where this is not told, it
 * arrives at the next start. */
void attache_folder_watch_note_imported (AttacheFolderWatch *self);

/* Ends it before the dossier is closed. */
void attache_folder_watch_stop (AttacheFolderWatch *self);

G_END_DECLS
