/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The folder is one value among the dossier's own; the files are a table. */

#include "config.h"

#include "attache-watch-table.h"

static const char GET[] = "SELECT value FROM meta WHERE key = 'watched-folder'";
static const char SET[] = "INSERT INTO meta (key, value) VALUES ('watched-folder', :uri) "
                          "ON CONFLICT (key) DO UPDATE SET value = excluded.value";
static const char HAS[] = "SELECT 1 FROM watched_file WHERE hash = :hash";
static const char ADD[] =
    "INSERT OR IGNORE INTO watched_file (hash, name, seen) VALUES (:hash, :name, :now)";

gboolean
attache_watch_table_get_folder (AttacheDatabase *db, char **uri, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, GET, error);
  g_autofree char *found = NULL;

  if (sql == NULL)
    return FALSE;
  if (attache_sql_next (sql))
    found = g_strdup (attache_sql_text (sql, 0));
  if (!attache_sql_finish (sql, error))
    return FALSE;
  *uri = g_steal_pointer (&found);
  return TRUE;
}

gboolean
attache_watch_table_set_folder (AttacheDatabase *db, const char *uri, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, SET, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":uri", uri);
  return attache_sql_run (sql, error);
}

gboolean
attache_watch_table_has (AttacheDatabase *db, const char *hash, gboolean *has, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, HAS, error);
  gboolean found;

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":hash", hash);
  found = attache_sql_next (sql);
  if (!attache_sql_finish (sql, error))
    return FALSE;
  *has = found;
  return TRUE;
}

gboolean
attache_watch_table_add (AttacheDatabase *db, const char *hash, const char *name, gint64 now,
                         GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, ADD, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":hash", hash);
  attache_sql_bind_text (sql, ":name", name);
  attache_sql_bind_int (sql, ":now", now);
  return attache_sql_run (sql, error);
}
