/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tags are told by their path, as two dossiers number them differently. */

#include "config.h"

#include "attache-fetch-codings.h"

/* A path is not told further up than that. */
#define MAX_DEPTH 16

static const char PASSAGES[] =
    "/* scan */ SELECT annotation.author, article.uid, article.length, annotation_tag.tag_id, "
    "annotation.start, annotation.end "
    "FROM annotation JOIN article ON article.id = annotation.article_id "
    "LEFT JOIN annotation_tag ON annotation_tag.annotation_id = annotation.id "
    "WHERE annotation.target = 0 ORDER BY annotation.author, annotation.id";
static const char TAG[] = "SELECT name, ifnull (parent_id, 0) FROM tag WHERE id = :id";

typedef struct
{
  AttacheDatabase *db;
  const char *name;
  gboolean is_one;
  GHashTable *articles;
  GHashTable *paths; /* gint64 → char * */
  GPtrArray *codings;
} Fetch;

static void
free_coding (gpointer data)
{
  attache_coding_free (data);
}

GHashTable *
attache_fetch_codings_new_articles (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static gint64
number_of (GHashTable *articles, const char *uid)
{
  gint64 *number = g_hash_table_lookup (articles, uid);

  if (number == NULL)
    {
      number = g_new (gint64, 1);
      *number = g_hash_table_size (articles) + 1;
      g_hash_table_insert (articles, g_strdup (uid), number);
    }
  return *number;
}

/* "talks/bridge". Borrowed; NULL where it failed. */
static const char *
path_of (Fetch *self, gint64 id, GError **error)
{
  const char *known = g_hash_table_lookup (self->paths, &id);
  g_autoptr (GString) path = g_string_new (NULL);
  gint64 at = id;

  if (known != NULL)
    return known;
  for (guint depth = 0; at != 0 && depth < MAX_DEPTH; depth++)
    {
      g_autoptr (AttacheSql) sql = attache_database_prepare (self->db, TAG, error);

      if (sql == NULL)
        return NULL;
      attache_sql_bind_int (sql, ":id", at);
      at = 0;
      if (attache_sql_next (sql))
        {
          if (depth > 0)
            g_string_prepend_c (path, '/');
          g_string_prepend (path, attache_sql_text (sql, 0));
          at = attache_sql_int (sql, 1);
        }
      if (!attache_sql_finish (sql, error))
        return NULL;
    }
  known = g_string_free (g_steal_pointer (&path), FALSE);
  g_hash_table_insert (self->paths, g_memdup2 (&id, sizeof id), (char *) known);
  return known;
}

/* The rows come in the order of authors. */
static AttacheCoding *
coding_of (Fetch *self, const char *author)
{
  const char *name = self->is_one || author == NULL || *author == '\0' ? self->name : author;

  for (guint i = 0; i < self->codings->len; i++)
    {
      AttacheCoding *coding = g_ptr_array_index (self->codings, self->codings->len - 1 - i);

      if (g_str_equal (coding->name, name))
        return coding;
    }
  g_ptr_array_add (self->codings, attache_coding_new (name));
  return g_ptr_array_index (self->codings, self->codings->len - 1);
}

static gboolean
fetch (Fetch *self, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (self->db, PASSAGES, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      const gint64 tag = attache_sql_int (sql, 3);
      const AttacheSpan span = { (guint32) attache_sql_int (sql, 4),
                                 (guint32) attache_sql_int (sql, 5) };
      const char *path = NULL;

      if (tag != 0 && (path = path_of (self, tag, error)) == NULL)
        return FALSE;
      attache_coding_add (coding_of (self, attache_sql_text (sql, 0)),
                          number_of (self->articles, attache_sql_text (sql, 1)),
                          (guint32) attache_sql_int (sql, 2), path, span);
    }
  return attache_sql_finish (sql, error);
}

GPtrArray *
attache_fetch_codings (AttacheDatabase *db, gboolean is_one, const char *name, GHashTable *articles,
                       GError **error)
{
  g_autoptr (GHashTable)
      paths = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GPtrArray) codings = g_ptr_array_new_with_free_func (free_coding);
  Fetch self = { db, name, is_one, articles, paths, codings };

  g_return_val_if_fail (name != NULL && articles != NULL, NULL);

  return fetch (&self, error) ? g_steal_pointer (&codings) : NULL;
}
