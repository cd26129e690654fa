/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of feed and feed_entry. */

#include "config.h"

#include "attache-feed-table.h"

#include "attache-time-span.h"

static const char LOAD[] =
    "/* scan */ SELECT id, address, title, minutes, checked, etag, last_modified, "
    "problem FROM feed ORDER BY ifnull (title, address) COLLATE NOCASE, id";
static const char FIND[] = "SELECT id FROM feed WHERE address = :address";
static const char ADD[] = "INSERT OR IGNORE INTO feed (address, title) VALUES (:address, :title)";
static const char REMOVE[] = "DELETE FROM feed WHERE id = :id";
static const char SET_MINUTES[] = "UPDATE feed SET minutes = :minutes WHERE id = :id";
static const char SET_CHECKED[] =
    "UPDATE feed SET title = ifnull (title, :title), checked = :checked, etag = :etag, "
    "last_modified = :modified, problem = :problem WHERE id = :id";
static const char FIND_UNSEEN[] = "SELECT value FROM json_each (:keys) WHERE NOT EXISTS "
                                  "(SELECT 1 FROM feed_entry WHERE feed_id = :id AND key = value)";
static const char SET_SEEN[] = "INSERT OR IGNORE INTO feed_entry (feed_id, key, seen) "
                               "SELECT :id, value, :now FROM json_each (:keys)";

void
attache_feed_row_free (AttacheFeedRow *row)
{
  g_free (row->address);
  g_free (row->title);
  g_free (row->etag);
  g_free (row->last_modified);
  g_free (row->problem);
  g_free (row);
}

GPtrArray *
attache_feed_table_load (AttacheDatabase *db, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, LOAD, error);
  g_autoptr (GPtrArray)
      rows = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_feed_row_free);

  if (sql == NULL)
    return NULL;
  while (attache_sql_next (sql))
    {
      AttacheFeedRow *row = g_new0 (AttacheFeedRow, 1);

      row->id = attache_sql_int (sql, 0);
      row->address = g_strdup (attache_sql_text (sql, 1));
      row->title = g_strdup (attache_sql_text (sql, 2));
      row->minutes = (guint) CLAMP (attache_sql_int (sql, 3), 0, G_MAXINT);
      row->checked = attache_sql_time (sql, 4);
      row->etag = g_strdup (attache_sql_text (sql, 5));
      row->last_modified = g_strdup (attache_sql_text (sql, 6));
      row->problem = g_strdup (attache_sql_text (sql, 7));
      g_ptr_array_add (rows, row);
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&rows) : NULL;
}

gboolean
attache_feed_table_add (AttacheDatabase *db, const char *address, const char *title, gint64 *id,
                        GError **error)
{
  g_autoptr (AttacheSql) add = attache_database_prepare (db, ADD, error);
  g_autoptr (AttacheSql) find = attache_database_prepare (db, FIND, error);

  if (add == NULL || find == NULL)
    return FALSE;
  attache_sql_bind_text (add, ":address", address);
  attache_sql_bind_text (add, ":title", title);
  if (!attache_sql_run (add, error))
    return FALSE;
  attache_sql_bind_text (find, ":address", address);
  return attache_sql_take_int (find, id, error);
}

gboolean
attache_feed_table_remove (AttacheDatabase *db, gint64 id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, REMOVE, id, error);

  if (sql == NULL)
    return FALSE;
  return attache_sql_run (sql, error);
}

gboolean
attache_feed_table_set_minutes (AttacheDatabase *db, gint64 id, guint minutes, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, SET_MINUTES, id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":minutes", minutes);
  return attache_sql_run (sql, error);
}

gboolean
attache_feed_table_set_checked (AttacheDatabase *db, const AttacheFeedRow *row, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, SET_CHECKED, row->id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":title", row->title);
  attache_sql_bind_time (sql, ":checked", row->checked);
  attache_sql_bind_text (sql, ":etag", row->etag);
  attache_sql_bind_text (sql, ":modified", row->last_modified);
  attache_sql_bind_text (sql, ":problem", row->problem);
  return attache_sql_run (sql, error);
}

GStrv
attache_feed_table_find_unseen (AttacheDatabase *db, gint64 id, const char *const *keys,
                                GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, FIND_UNSEEN, id, error);
  g_autoptr (GStrvBuilder) unseen = g_strv_builder_new ();

  if (sql == NULL)
    return NULL;
  attache_sql_bind_strv (sql, ":keys", keys);
  while (attache_sql_next (sql))
    g_strv_builder_add (unseen, attache_sql_text (sql, 0));
  return attache_sql_finish (sql, error) ? g_strv_builder_end (unseen) : NULL;
}

gboolean
attache_feed_table_set_seen (AttacheDatabase *db, gint64 id, const char *const *keys, gint64 now,
                             GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, SET_SEEN, id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":now", now);
  attache_sql_bind_strv (sql, ":keys", keys);
  return attache_sql_run (sql, error);
}
