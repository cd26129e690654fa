/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What makes an SQLite file a dossier: its application_id, its user_version and the files of
 * data/schema, run in their order. */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

#define ATTACHE_SCHEMA_APPLICATION_ID 0x41747461 /* "Atta" */
#define ATTACHE_SCHEMA_VERSION 12

/* NEWER, NOT_A_DOSSIER or DAMAGED where this file is none that we can read. @version: of the
 * schema, 0 for a new file. */
gboolean attache_schema_check (AttacheDatabase *db, gint *version, GError **error);
/* Brings it from @version to ours in one transaction; a backup is made first, unless it is new. */
gboolean attache_schema_migrate (AttacheDatabase *db, gint version, GError **error);
/* The same without a backup, and no further than to @version. */
gboolean attache_schema_build (AttacheDatabase *db, gint version, GError **error);
/* READ_ONLY where it has an older schema: a file that may not be written cannot be migrated, and
 * the lists cannot be asked of it. A backup may be older and is still counted and restored. */
gboolean attache_schema_assert_current (AttacheDatabase *db, GError **error);

G_END_DECLS
