/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids to objects, and the small lists that hang on them. It knows no table. */

#include "config.h"

#include "attache-row-page-private.h"

struct _AttacheRowPage
{
  gint64 *ids;
  guint n_ids;
  GHashTable *items; /* gint64 → GObject */
};

AttacheRowPage *
attache_row_page_new (const gint64 *ids, guint n_ids)
{
  AttacheRowPage *self = g_new0 (AttacheRowPage, 1);

  self->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  self->n_ids = n_ids;
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  return self;
}

void
attache_row_page_free (AttacheRowPage *page)
{
  g_free (page->ids);
  g_hash_table_unref (page->items);
  g_free (page);
}

AttacheSql *
attache_row_page_prepare (AttacheRowPage *page, AttacheDatabase *db, const char *text,
                          GError **error)
{
  AttacheSql *sql = attache_database_prepare (db, text, error);

  if (sql != NULL)
    attache_sql_bind_ids (sql, ":ids", page->ids, page->n_ids);
  return sql;
}

void
attache_row_page_take (AttacheRowPage *page, gint64 id, gpointer item)
{
  g_hash_table_replace (page->items, g_memdup2 (&id, sizeof id), item);
}

/* Holes are NULL. */
static void
clear_item (gpointer item)
{
  if (item != NULL)
    g_object_unref (item);
}

GPtrArray *
attache_row_page_steal (AttacheRowPage *page)
{
  GPtrArray *items = g_ptr_array_new_full (page->n_ids, clear_item);

  for (guint i = 0; i < page->n_ids; i++)
    {
      gpointer item = g_hash_table_lookup (page->items, &page->ids[i]);

      g_ptr_array_add (items, item != NULL ? g_object_ref (item) : NULL);
    }
  g_hash_table_remove_all (page->items);
  return items;
}

GHashTable *
attache_row_page_match (AttacheRowPage *page, AttacheDatabase *db, AttacheFilterSql *conditions,
                        const char *text, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_row_page_prepare (page, db, text, error);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (sql == NULL)
    return NULL;
  attache_filter_sql_bind (conditions, sql);
  while (attache_sql_next (sql))
    {
      gint64 id = attache_sql_int (sql, 0);

      g_hash_table_add (found, g_memdup2 (&id, sizeof id));
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&found) : NULL;
}

GHashTable *
attache_row_page_lists (AttacheRowPage *page, AttacheDatabase *db, const char *text, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_row_page_prepare (page, db, text, error);
  g_autoptr (GHashTable) lists = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                        (GDestroyNotify) g_ptr_array_unref);

  if (sql == NULL)
    return NULL;
  while (attache_sql_next (sql))
    {
      gint64 id = attache_sql_int (sql, 0);
      GPtrArray *list = g_hash_table_lookup (lists, &id);

      if (list == NULL)
        {
          list = g_ptr_array_new_null_terminated (2, g_free, TRUE);
          g_hash_table_insert (lists, g_memdup2 (&id, sizeof id), list);
        }
      g_ptr_array_add (list, g_strdup (attache_sql_text (sql, 1)));
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&lists) : NULL;
}

const char *const *
attache_row_page_list (GHashTable *lists, gint64 id)
{
  static const char *const none[] = { NULL };
  GPtrArray *list = g_hash_table_lookup (lists, &id);

  return list != NULL ? (const char *const *) list->pdata : none;
}
