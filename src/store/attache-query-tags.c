/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All tags are read by name, and put in order on a stack of our own: a tree may be deeper than the
 * call stack, and need not be one. */

#include "config.h"

#include "attache-query-tags.h"

#include "attache-row-page-private.h"
#include "attache-tag-table.h"

/* Names above a tag that are shown. */
#define MAX_PATH 8

static const char ALL[] = "/* scan */ SELECT id, ifnull (parent_id, 0) FROM tag ORDER BY name";
static const char FOUND[] = "/* scan */ SELECT id, 0 FROM tag "
                            "WHERE instr (fold (name), fold (:words)) > 0 ORDER BY name, id";
static const char TAGS[] =
    "SELECT tag.id, ifnull (tag.parent_id, 0), tag.name, tag.colour, (SELECT count (*) FROM "
    "annotation_tag WHERE annotation_tag.tag_id = tag.id) "
    "FROM tag WHERE tag.id IN (SELECT value FROM json_each (:ids))";
static const char ABOVE[] = "SELECT ifnull (parent_id, 0), name FROM tag WHERE id = :id";
static const char N_NOTES[] = "SELECT count (DISTINCT annotation_id) FROM annotation_tag "
                              "WHERE tag_id IN (SELECT value FROM json_each (:ids))";

/* One tag while the tree is put together. */
typedef struct
{
  gint64 id;
  gint64 parent_id;
  guint first_below; /* index; 0: none, for the first of all is the root */
  guint next;        /* below the same */
  gboolean is_listed;
} Node;

typedef struct
{
  guint node;
  guint32 depth;
} Place;

static Node *
node_at (GArray *nodes, guint i)
{
  return &g_array_index (nodes, Node, i);
}

static GArray *
load (AttacheDatabase *db, GHashTable *indices, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, ALL, error);
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  Node node = { 0 };

  if (sql == NULL)
    return NULL;
  g_array_append_val (nodes, node);
  while (attache_sql_next (sql))
    {
      node.id = attache_sql_int (sql, 0);
      node.parent_id = attache_sql_int (sql, 1);
      g_hash_table_insert (indices, g_memdup2 (&node.id, sizeof node.id),
                           GUINT_TO_POINTER (nodes->len));
      g_array_append_val (nodes, node);
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&nodes) : NULL;
}

/* From the last to the first, so that each comes before those that were put there already. */
static void
hang (GArray *nodes, GHashTable *indices)
{
  for (guint i = nodes->len; i-- > 1;)
    {
      Node *node = node_at (nodes, i);
      Node *parent = node_at (nodes,
                              GPOINTER_TO_UINT (g_hash_table_lookup (indices, &node->parent_id)));

      node->next = parent->first_below;
      parent->first_below = i;
    }
}

/* @start and all below it that is not listed yet. */
static void
list (GArray *nodes, guint start, GArray *ids, GArray *depths)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Place));
  Place place = { start, 0 };

  g_array_append_val (stack, place);
  while (stack->len > 0)
    {
      Node *node;

      place = g_array_index (stack, Place, stack->len - 1);
      g_array_set_size (stack, stack->len - 1);
      node = node_at (nodes, place.node);
      if (node->next != 0 && place.node != start)
        {
          const Place beside = { node->next, place.depth };

          g_array_append_val (stack, beside);
        }
      if (node->is_listed)
        continue;
      node->is_listed = TRUE;
      g_array_append_val (ids, node->id);
      g_array_append_val (depths, place.depth);
      if (node->first_below != 0)
        {
          const Place below = { node->first_below, place.depth + 1 };

          g_array_append_val (stack, below);
        }
    }
}

static gboolean
query_tree (AttacheDatabase *db, GArray *ids, GArray *depths, GError **error)
{
  g_autoptr (GHashTable)
      indices = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) nodes = load (db, indices, error);

  if (nodes == NULL)
    return FALSE;
  hang (nodes, indices);
  for (guint i = node_at (nodes, 0)->first_below; i != 0; i = node_at (nodes, i)->next)
    list (nodes, i, ids, depths);
  for (guint i = 1; i < nodes->len; i++)
    {
      if (!node_at (nodes, i)->is_listed)
        list (nodes, i, ids, depths);
    }
  return TRUE;
}

static gboolean
query_found (AttacheDatabase *db, const char *search, GArray *ids, GArray *depths, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, FOUND, error);
  const guint32 depth = 0;

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":words", search);
  while (attache_sql_next (sql))
    {
      const gint64 id = attache_sql_int (sql, 0);

      g_array_append_val (ids, id);
      g_array_append_val (depths, depth);
    }
  return attache_sql_finish (sql, error);
}

gboolean
attache_query_tags (AttacheDatabase *db, const char *search, GArray *ids, GArray *depths,
                    GError **error)
{
  g_return_val_if_fail (db != NULL && ids != NULL && depths != NULL, FALSE);

  return search == NULL || *search == '\0' ? query_tree (db, ids, depths, error)
                                           : query_found (db, search, ids, depths, error);
}

/* “outermost › … › parent”; NULL at the root. Transfer full. */
static gboolean
load_path (AttacheDatabase *db, gint64 parent_id, char **path, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; parent_id != 0; i++)
    {
      g_autoptr (AttacheSql) sql = attache_database_prepare (db, ABOVE, error);

      if (sql == NULL)
        return FALSE;
      attache_sql_bind_int (sql, ":id", parent_id);
      if (!attache_sql_next (sql))
        return attache_sql_finish (sql, error);
      if (i > 0)
        g_string_prepend (names, " › ");
      g_string_prepend (names, i < MAX_PATH ? attache_sql_text (sql, 1) : "…");
      parent_id = i < MAX_PATH ? attache_sql_int (sql, 0) : 0;
    }
  *path = names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
  return TRUE;
}

GPtrArray *
attache_fetch_tags (AttacheDatabase *db, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (AttacheRowPage) page = attache_row_page_new (ids, n_ids);
  g_autoptr (AttacheSql) sql = attache_row_page_prepare (page, db, TAGS, error);

  if (sql == NULL)
    return NULL;
  while (attache_sql_next (sql))
    {
      g_autofree char *path = NULL;
      AttacheTagFields fields = {
        .id = attache_sql_int (sql, 0),
        .parent_id = attache_sql_int (sql, 1),
        .name = attache_sql_text (sql, 2),
        .colour = (guint) attache_sql_int (sql, 3),
        .n_annotations = (guint) attache_sql_int (sql, 4),
      };

      if (!load_path (db, fields.parent_id, &path, error))
        return NULL;
      fields.path = path;
      attache_row_page_take (page, fields.id, attache_tag_new (&fields));
    }
  return attache_sql_finish (sql, error) ? attache_row_page_steal (page) : NULL;
}

gboolean
attache_query_tag_extent (AttacheDatabase *db, gint64 id, guint *n_below, guint *n_notes,
                          GError **error)
{
  g_autoptr (GArray) below = attache_tag_table_list_below (db, id, error);
  g_autoptr (AttacheRowPage) page = NULL;
  g_autoptr (AttacheSql) sql = NULL;

  if (below == NULL)
    return FALSE;
  page = attache_row_page_new ((const gint64 *) (gconstpointer) below->data, below->len);
  sql = attache_row_page_prepare (page, db, N_NOTES, error);
  if (sql == NULL)
    return FALSE;
  *n_below = below->len - 1;
  *n_notes = attache_sql_next (sql) ? (guint) attache_sql_int (sql, 0) : 0;
  return attache_sql_finish (sql, error);
}
