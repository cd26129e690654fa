/* SPDX-License-Identifier: GPL-3.0-or-later */

/* FTS5 with external content: what is taken out must be told as it was put in. */

#include "config.h"

#include "attache-search-table.h"

static const char ADD[] =
    "INSERT INTO article_search (rowid, title, text) VALUES (:place, :title, :text)";
static const char FORGET[] = "INSERT INTO article_search (article_search, rowid, title, text) "
                             "VALUES ('delete', :place, :title, :text)";
static const char CONTENT[] =
    "SELECT article.place, article.title, article_text.text, "
    "length (CAST (article_text.text AS BLOB)) "
    "FROM article JOIN article_text ON article_text.article_id = article.id "
    "WHERE article.id = :article AND article.place IS NOT NULL";

static void
entry_clear (gpointer data)
{
  g_free (((AttacheSearchEntry *) data)->title);
}

GArray *
attache_search_entries_new (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (AttacheSearchEntry));

  g_array_set_clear_func (entries, entry_clear);
  return entries;
}

static gint
compare_entries (gconstpointer a, gconstpointer b)
{
  const AttacheSearchEntry *left = a, *right = b;

  return (left->place > right->place) - (left->place < right->place);
}

gboolean
attache_search_table_add (AttacheDatabase *db, GArray *entries, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, ADD, error);

  if (sql == NULL)
    return FALSE;
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      const AttacheSearchEntry *entry = &g_array_index (entries, AttacheSearchEntry, i);
      gsize n_bytes;
      const char *utf8 = attache_text_get_utf8 (entry->text, &n_bytes);

      attache_sql_bind_int (sql, ":place", entry->place);
      attache_sql_bind_text (sql, ":title", entry->title);
      attache_sql_bind_static_text (sql, ":text", utf8, n_bytes);
      if (!attache_sql_run (sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_with_content (AttacheDatabase *db, const char *statement, gint64 article_id, GError **error)
{
  g_autoptr (AttacheSql) content = attache_database_prepare (db, CONTENT, error);
  g_autoptr (AttacheSql) search = attache_database_prepare (db, statement, error);

  if (content == NULL || search == NULL)
    return FALSE;
  attache_sql_bind_int (content, ":article", article_id);
  if (!attache_sql_next (content))
    return attache_sql_finish (content, error);
  attache_sql_bind_int (search, ":place", attache_sql_int (content, 0));
  attache_sql_bind_text (search, ":title", attache_sql_text (content, 1));
  attache_sql_bind_static_text (search, ":text", attache_sql_text (content, 2),
                                (gsize) attache_sql_int (content, 3));
  return attache_sql_run (search, error);
}

gboolean
attache_search_table_forget (AttacheDatabase *db, gint64 article_id, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return run_with_content (db, FORGET, article_id, error);
}

gboolean
attache_search_table_remember (AttacheDatabase *db, gint64 article_id, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return run_with_content (db, ADD, article_id, error);
}
