/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The files that references point to. */

#pragma once

#include <gio/gio.h>

#include "attache-draft.h"

G_BEGIN_DECLS

/* Gives each of @drafts that names files the text of the first of them that can be read, keeps what
 * the reference says of it, and clears the names. Only files in @folder or below it are opened,
 * links followed; @folder NULL: none. One whose files cannot be read keeps its abstract, with a
 * warning; one that has none is taken out of @drafts and is one of @problems. Blocks on the disk.
 * @name: of the file of references. */
void attache_attachments_settle (GFile *folder, const char *name, GPtrArray *drafts,
                                 GPtrArray *problems, GCancellable *cancellable);

/* The same for references within an archive, whose members have been read already: @members, by
 * their paths, the AttacheDraft of each that holds an article; @folders, the path of the folder
 * that it lies in for each AttacheDraft that names files. A member that a reference takes is no
 * article of its own any more. @drafts from @n_before on are of the archive. */
void attache_attachments_settle_members (GHashTable *members, GHashTable *folders, guint n_before,
                                         const char *name, GPtrArray *drafts, GPtrArray *problems);

G_END_DECLS
