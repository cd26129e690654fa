/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tags by their path: level by level from the root, never down the call stack, for a tree may be as
 * deep as somebody made it. What hangs in a circle is taken to stand at the root. */

#include "config.h"

#include "attache-merge-private.h"

#include "attache-tag-table.h"

static const char LIST[] = "/* scan */ SELECT id, ifnull (parent_id, 0), name, colour "
                           "FROM tag "
                           "ORDER BY id";

typedef struct
{
  gint64 id;
  AttacheTagRow row; /* parent_id as it is there */
} Tag;

static void
tag_free (gpointer data)
{
  Tag *tag = data;

  attache_tag_row_clear (&tag->row);
  g_free (tag);
}

static GPtrArray *
load (AttacheDatabase *db, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, LIST, error);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (tag_free);

  if (sql == NULL)
    return NULL;
  while (attache_sql_next (sql))
    {
      Tag *tag = g_new0 (Tag, 1);

      tag->id = attache_sql_int (sql, 0);
      tag->row.parent_id = attache_sql_int (sql, 1);
      tag->row.name = g_strdup (attache_sql_text (sql, 2));
      tag->row.colour = (guint) attache_sql_int (sql, 3);
      g_ptr_array_add (tags, tag);
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&tags) : NULL;
}

/* @parent: here; 0 with @is_root: the root, else not here yet. */
static gboolean
merge_tag (AttacheMerge *self, const Tag *tag, gint64 parent, gboolean is_root, GError **error)
{
  AttacheTagRow row = { parent, tag->row.name, tag->row.colour };
  gint64 id = 0;

  if ((parent != 0 || is_root)
      && !attache_tag_table_find_below (self->mine, row.name, parent, &id, error))
    return FALSE;
  if (id == 0 && self->plan != NULL)
    self->plan->n_tags++;
  if (id == 0 && self->step != NULL
      && !(attache_step_take_id (self->step, ATTACHE_ROW_TAG, &id, error)
           && attache_tag_table_set (self->mine, id, &row, error)))
    return FALSE;
  attache_merge_map_add (self->tags, tag->id, id);
  return TRUE;
}

/* parent → GPtrArray of borrowed Tag. */
static GHashTable *
group (GPtrArray *tags)
{
  GHashTable *groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                              (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < tags->len; i++)
    {
      Tag *tag = g_ptr_array_index (tags, i);
      GPtrArray *children = g_hash_table_lookup (groups, &tag->row.parent_id);

      if (children == NULL)
        g_hash_table_insert (groups, &tag->row.parent_id, children = g_ptr_array_new ());
      g_ptr_array_add (children, tag);
    }
  return groups;
}

/* All below @parent (there; 0: the root). */
static gboolean
merge_below (AttacheMerge *self, GHashTable *groups, gint64 parent, GError **error)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (queue, parent);
  for (guint i = 0; i < queue->len; i++)
    {
      const gint64 at = g_array_index (queue, gint64, i);
      GPtrArray *children = g_hash_table_lookup (groups, &at);

      for (guint k = 0; children != NULL && k < children->len; k++)
        {
          const Tag *tag = g_ptr_array_index (children, k);

          if (g_hash_table_contains (self->tags, &tag->id))
            continue;
          if (!merge_tag (self, tag, attache_merge_map_get (self->tags, at), at == 0, error))
            return FALSE;
          g_array_append_val (queue, tag->id);
        }
    }
  return TRUE;
}

gboolean
attache_merge_tags (AttacheMerge *self, GError **error)
{
  g_autoptr (GPtrArray) tags = load (self->theirs, error);
  g_autoptr (GHashTable) groups = tags != NULL ? group (tags) : NULL;

  if (groups == NULL || !merge_below (self, groups, 0, error))
    return FALSE;
  for (guint i = 0; i < tags->len; i++)
    {
      const Tag *tag = g_ptr_array_index (tags, i);

      if (!g_hash_table_contains (self->tags, &tag->id)
          && (!merge_tag (self, tag, 0, TRUE, error)
              || !merge_below (self, groups, tag->id, error)))
        return FALSE;
    }
  return TRUE;
}
