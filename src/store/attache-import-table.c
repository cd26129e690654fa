/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row at a time, in the order in which things came to be known. */

#include "config.h"

#include "attache-import-table.h"

static const char BEGIN[] = "INSERT INTO import_run (begun) VALUES (:now)";
static const char FORGET[] = "DELETE FROM import_run WHERE id <= :id";
static const char ADD_ARTICLE[] =
    "INSERT INTO import_article (run_id, position, article_id, is_known) "
    "VALUES (:run, :position, :article, :is_known)";
static const char ADD_REMARK[] =
    "INSERT INTO import_line (run_id, position, name, reason, code, path, article_id) "
    "VALUES (:run, :position, :name, :reason, iif (:code < 0, NULL, :code), :path, :article)";
static const char END[] =
    "UPDATE import_run SET ended = :now, n_files = :n_files, n_imported = :n_imported, "
    "n_known = :n_known, n_failed = :n_failed, problem = :problem WHERE id = :run";

gboolean
attache_import_table_begin (AttacheDatabase *db, gint64 now, gint64 *run_id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, BEGIN, error);
  g_autoptr (AttacheSql) forget = attache_database_prepare (db, FORGET, error);

  if (sql == NULL || forget == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":now", now);
  if (!attache_sql_run (sql, error))
    return FALSE;
  *run_id = attache_database_get_last_id (db);
  attache_sql_bind_int (forget, ":id", *run_id - ATTACHE_IMPORT_RUNS_KEPT);
  return attache_sql_run (forget, error);
}

gboolean
attache_import_table_add_article (AttacheDatabase *db, gint64 run_id, guint position,
                                  gint64 article_id, gboolean is_known, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, ADD_ARTICLE, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":run", run_id);
  attache_sql_bind_int (sql, ":position", position);
  attache_sql_bind_int (sql, ":article", article_id);
  attache_sql_bind_int (sql, ":is_known", is_known);
  return attache_sql_run (sql, error);
}

gboolean
attache_import_table_add_remark (AttacheDatabase *db, gint64 run_id, guint position,
                                 const AttacheImportRemark *remark, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, ADD_REMARK, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":run", run_id);
  attache_sql_bind_int (sql, ":position", position);
  attache_sql_bind_text (sql, ":name", remark->name);
  attache_sql_bind_text (sql, ":reason", remark->reason);
  attache_sql_bind_int (sql, ":code", remark->code);
  attache_sql_bind_text (sql, ":path", remark->path);
  attache_sql_bind_id (sql, ":article", remark->article_id);
  return attache_sql_run (sql, error);
}

gboolean
attache_import_table_end (AttacheDatabase *db, gint64 run_id, const AttacheImportRun *counts,
                          gint64 now, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, END, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":run", run_id);
  attache_sql_bind_int (sql, ":now", now);
  attache_sql_bind_int (sql, ":n_files", counts->n_files);
  attache_sql_bind_int (sql, ":n_imported", counts->n_imported);
  attache_sql_bind_int (sql, ":n_known", counts->n_known);
  attache_sql_bind_int (sql, ":n_failed", counts->n_failed);
  attache_sql_bind_text (sql, ":problem", counts->problem);
  return attache_sql_run (sql, error);
}
