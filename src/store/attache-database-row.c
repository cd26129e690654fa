/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked or done about one row, or what hangs on it, knowing its id and nothing else. */

#include "config.h"

#include "attache-database-private.h"

AttacheSql *
attache_database_prepare_for (AttacheDatabase *db, const char *sql, gint64 id, GError **error)
{
  AttacheSql *prepared = attache_database_prepare (db, sql, error);

  if (prepared != NULL)
    attache_sql_bind_int (prepared, ":id", id);
  return prepared;
}

gboolean
attache_database_run_for (AttacheDatabase *db, const char *sql, gint64 id, GError **error)
{
  g_autoptr (AttacheSql) prepared = attache_database_prepare_for (db, sql, id, error);

  return prepared != NULL && attache_sql_run (prepared, error);
}

gboolean
attache_database_run_all_for (AttacheDatabase *db, const char *const *sqls, guint n_sqls, gint64 id,
                              GError **error)
{
  for (guint i = 0; i < n_sqls; i++)
    {
      if (!attache_database_run_for (db, sqls[i], id, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
attache_database_list_for (AttacheDatabase *db, const char *sql, gint64 id, GArray *ids,
                           GError **error)
{
  g_autoptr (AttacheSql) prepared = attache_database_prepare_for (db, sql, id, error);

  return prepared != NULL && attache_sql_take_ids (prepared, ids, error);
}

gint64
attache_database_get_last_id (AttacheDatabase *db)
{
  g_return_val_if_fail (db != NULL, 0);

  return sqlite3_last_insert_rowid (attache_database_get_handle (db));
}
