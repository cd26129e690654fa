/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The folder that a dossier watches, and which files of it came in. A file is told by the hash of
 * its bytes: under another name it is the same, and it does not come again though its articles were
 * removed. For the thread of the connection. */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

/* Transfer full; NULL without an error where none is watched. */
gboolean attache_watch_table_get_folder (AttacheDatabase *db, char **uri, GError **error);
/* @uri: nullable. */
gboolean attache_watch_table_set_folder (AttacheDatabase *db, const char *uri, GError **error);

gboolean attache_watch_table_has (AttacheDatabase *db, const char *hash, gboolean *has,
                                  GError **error);
/* Once; a second time does nothing. @now: microseconds UTC. */
gboolean attache_watch_table_add (AttacheDatabase *db, const char *hash, const char *name,
                                  gint64 now, GError **error);

G_END_DECLS
