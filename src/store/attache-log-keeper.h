/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies what stands in the write-ahead log into the dossier while the writer goes on: a thread and
 * a connection of its own, at work only while there is something to copy. SQLite would do it within
 * the commit that finds the log long, and an import would wait for the disk at every batch, a note
 * for a whole log.
 *
 * For the thread of the connection that writes. */

#pragma once

#include <sqlite3.h>

#include "attache-database.h"

G_BEGIN_DECLS

typedef struct _AttacheLogKeeper AttacheLogKeeper;

/* @writer (borrowed, and outlives it): the connection to @path that writes; its commits are watched
 * from now on. Where NULL comes nothing watches them. */
AttacheLogKeeper *attache_log_keeper_new (const char *path, sqlite3 *writer, GError **error);
/* Waits for the copying. */
void attache_log_keeper_free (AttacheLogKeeper *keeper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheLogKeeper, attache_log_keeper_free)

G_END_DECLS
