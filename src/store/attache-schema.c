/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Migrations are append-only files, one for each version; a released one never changes. */

#include "config.h"

#include "attache-schema.h"

#include <glib/gi18n-lib.h>

#include "attache-backup.h"
#include "attache-store-error.h"

static const char *const migrations[] = {
  "001-initial.sql",
  "002-versions.sql",
  "003-import.sql",
  "004-network.sql",
  "005-history.sql",
  "006-place.sql",
  "007-watch.sql",
  "008-events.sql",
  "009-statements.sql",
  "010-hashes.sql",
  "011-mentions.sql",
  "012-spans.sql",
};
G_STATIC_ASSERT (G_N_ELEMENTS (migrations) == ATTACHE_SCHEMA_VERSION);

gboolean
attache_schema_check (AttacheDatabase *db, gint *version, GError **error)
{
  gint64 application, found, n_tables;

  if (!attache_database_get_int (db, "PRAGMA application_id", 0, &application, error)
      || !attache_database_get_int (db, "PRAGMA user_version", 0, &found, error)
      || !attache_database_get_int (db, "SELECT count(*) FROM sqlite_schema", 0, &n_tables, error))
    return FALSE;
  if (application != ATTACHE_SCHEMA_APPLICATION_ID
      && (application != 0 || found != 0 || n_tables != 0))
    {
      g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_NOT_A_DOSSIER,
                           _ ("This is the database of another program, not a dossier"));
      return FALSE;
    }
  if (found > ATTACHE_SCHEMA_VERSION)
    {
      g_set_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_NEWER,
                   _ ("This dossier was written by a newer Attaché (its format is %d, this program "
                      "knows %d); "
                      "it was left as it is"),
                   (gint) found, ATTACHE_SCHEMA_VERSION);
      return FALSE;
    }
  if (found < 0 || (application == ATTACHE_SCHEMA_APPLICATION_ID && found == 0))
    {
      g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED,
                           _ ("The dossier is damaged (it does not know its own format)"));
      return FALSE;
    }
  *version = (gint) found;
  return TRUE;
}

static gboolean
run_migration (AttacheDatabase *db, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat ("/org/attache/Attache/data/schema/", name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *sql = NULL;

  if (bytes == NULL)
    return FALSE;
  sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return attache_database_exec (db, sql, error);
}

/* The version is asked for again: somebody else may have been quicker. */
static gboolean
build (AttacheDatabase *db, gpointer data, GError **error)
{
  const gint version = GPOINTER_TO_INT (data);
  g_autofree char *marks = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                            ATTACHE_SCHEMA_APPLICATION_ID, version);
  gint64 present;

  if (!attache_database_get_int (db, "PRAGMA user_version", 0, &present, error))
    return FALSE;
  for (gint64 i = present; i < version; i++)
    {
      if (!run_migration (db, migrations[i], error))
        return FALSE;
    }
  return attache_database_exec (db, marks, error);
}

gboolean
attache_schema_build (AttacheDatabase *db, gint version, GError **error)
{
  g_return_val_if_fail (version >= 1 && version <= ATTACHE_SCHEMA_VERSION, FALSE);

  return attache_database_transact (db, build, GINT_TO_POINTER (version), error);
}

gboolean
attache_schema_migrate (AttacheDatabase *db, gint version, GError **error)
{
  if (version == ATTACHE_SCHEMA_VERSION)
    return TRUE;
  /* What fails must leave something to go back to, even where the fault is in the migration. */
  if (version > 0 && !attache_backup_make (db, g_get_real_time (), NULL, NULL, error))
    return FALSE;
  return attache_schema_build (db, ATTACHE_SCHEMA_VERSION, error);
}

gboolean
attache_schema_assert_current (AttacheDatabase *db, GError **error)
{
  gint64 version;

  if (!attache_database_get_int (db, "PRAGMA user_version", 0, &version, error))
    return FALSE;
  if (version == ATTACHE_SCHEMA_VERSION)
    return TRUE;
  g_set_error_literal (
      error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_READ_ONLY,
      _ ("This dossier has the format of an older Attaché, and where it lies it may "
         "only be read. Copy it to a folder that can be written and open it there"));
  return FALSE;
}
