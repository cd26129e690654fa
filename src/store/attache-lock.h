/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may write a dossier: the one that holds the lock beside it. Advisory, given back by the
 * system when its holder dies. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AttacheLock AttacheLock;

/* ATTACHE_STORE_ERROR_LOCKED where another program, or another window of this one, holds it;
 * READ_ONLY where nothing may be written beside @path. */
AttacheLock *attache_lock_take (const char *path, GError **error);
void attache_lock_free (AttacheLock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheLock, attache_lock_free)

G_END_DECLS
