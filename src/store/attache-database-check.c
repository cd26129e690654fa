/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a dossier is whole, as SQLite tells it. */

#include "config.h"

#include "attache-database.h"

#include <glib/gi18n-lib.h>

GStrv
attache_database_check (AttacheDatabase *db, gboolean is_thorough, GError **error)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_autoptr (AttacheSql) sql = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  sql = attache_database_prepare (db, is_thorough ? "PRAGMA integrity_check" : "PRAGMA quick_check",
                                  error);
  if (sql == NULL)
    return NULL;
  while (attache_sql_next (sql))
    {
      if (g_strcmp0 (attache_sql_text (sql, 0), "ok") != 0)
        g_strv_builder_add (found, attache_sql_text (sql, 0));
    }
  if (!attache_sql_finish (sql, error))
    return NULL;
  if (is_thorough && !attache_database_is_read_only (db)
      && !attache_database_exec (
          db, "INSERT INTO article_search (article_search, rank) VALUES ('integrity-check', 1)",
          NULL))
    g_strv_builder_add (found, _ ("The search index does not agree with the articles"));
  return g_strv_builder_end (found);
}
