/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Away and back. An article goes from the greatest id to the smallest and comes back the other way,
 * so that each finds the world as it left it. The search index is written in one go, before rows go
 * or after they came: a statement that changes several rows would make it write out what it
 * gathers.
 */

#include "config.h"

#include "attache-shelf.h"

#include "attache-search-table.h"
#include "attache-shelf-content.h"

static const char PUT[] = "INSERT INTO shelf (step_id, article_id, content) "
                          "VALUES (:step, :article, :content)";
static const char TAKE[] = "SELECT content FROM shelf WHERE step_id = :step AND article_id = "
                           ":article";
static const char CLEAR[] = "DELETE FROM shelf WHERE step_id = :step AND article_id = :article";

static AttacheSql *
prepare_for (AttacheDatabase *db, const char *text, gint64 step_id, gint64 article_id,
             GError **error)
{
  AttacheSql *sql = attache_database_prepare (db, text, error);

  if (sql != NULL)
    {
      attache_sql_bind_int (sql, ":step", step_id);
      attache_sql_bind_int (sql, ":article", article_id);
    }
  return sql;
}

static gboolean
put_one (AttacheDatabase *db, gint64 step_id, gint64 article_id, GError **error)
{
  g_autoptr (GVariant)
      content = attache_shelf_content_lift (db, article_id, ATTACHE_SHELF_ALL, error);
  g_autoptr (GBytes) packed = content != NULL ? attache_shelf_pack (content, error) : NULL;
  g_autoptr (AttacheSql) sql = packed != NULL ? prepare_for (db, PUT, step_id, article_id, error)
                                              : NULL;

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_bytes (sql, ":content", packed);
  return attache_sql_run (sql, error);
}

gboolean
attache_shelf_put (AttacheDatabase *db, gint64 step_id, GArray *article_ids, GError **error)
{
  const gint64 *ids = (const gint64 *) (gconstpointer) article_ids->data;

  for (guint i = article_ids->len; i-- > 0;)
    {
      if (!attache_search_table_forget (db, ids[i], error))
        return FALSE;
    }
  for (guint i = article_ids->len; i-- > 0;)
    {
      if (!put_one (db, step_id, ids[i], error))
        return FALSE;
    }
  return TRUE;
}

/* Transfer full. */
static GVariant *
load_content (AttacheDatabase *db, gint64 step_id, gint64 article_id, GError **error)
{
  g_autoptr (AttacheSql) sql = prepare_for (db, TAKE, step_id, article_id, error);
  g_autoptr (GBytes) packed = NULL;

  if (sql == NULL)
    return NULL;
  attache_sql_next (sql);
  packed = attache_sql_dup_bytes (sql, 0);
  if (!attache_sql_finish (sql, error))
    return NULL;
  return attache_shelf_unpack (packed, G_VARIANT_TYPE (ATTACHE_SHELF_CONTENT_TYPE), error);
}

static gboolean
take_one (AttacheDatabase *db, gint64 step_id, gint64 article_id, GError **error)
{
  g_autoptr (GVariant) content = load_content (db, step_id, article_id, error);
  g_autoptr (AttacheSql) sql = NULL;

  if (content == NULL || !attache_shelf_content_settle (db, article_id, content, error))
    return FALSE;
  sql = prepare_for (db, CLEAR, step_id, article_id, error);
  return sql != NULL && attache_sql_run (sql, error);
}

gboolean
attache_shelf_take (AttacheDatabase *db, gint64 step_id, GArray *article_ids, GError **error)
{
  const gint64 *ids = (const gint64 *) (gconstpointer) article_ids->data;

  for (guint i = 0; i < article_ids->len; i++)
    {
      if (!take_one (db, step_id, ids[i], error))
        return FALSE;
    }
  for (guint i = 0; i < article_ids->len; i++)
    {
      if (!attache_search_table_remember (db, ids[i], error))
        return FALSE;
    }
  return TRUE;
}
