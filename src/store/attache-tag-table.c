/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A tag is a name in a tree. An image replaces the row in place, for annotations refer to it. */

#include "config.h"

#include "attache-tag-table.h"

#include <glib/gi18n-lib.h>

#include "attache-store-error.h"

#define IMAGE_TYPE "(xsy)"

/* One at the root before others. */
static const char FIND[] = "SELECT id "
                           "FROM tag "
                           "WHERE name = :name ORDER BY ifnull (parent_id, 0), id LIMIT 1";
static const char FIND_BELOW[] = "SELECT id "
                                 "FROM tag "
                                 "WHERE name = :name AND ifnull (parent_id, 0) = :parent";
/* UNION ends where a hostile tree bites its own tail. */
static const char LIST_BELOW[] =
    "WITH RECURSIVE below (id) AS (SELECT :id UNION SELECT tag.id FROM below JOIN tag "
    "ON tag.parent_id = below.id) SELECT id FROM below";
static const char LIST_CHILDREN[] = "SELECT id FROM tag WHERE parent_id = :id ORDER BY id";
static const char LIST_USES[] = "SELECT annotation_id "
                                "FROM annotation_tag "
                                "WHERE tag_id = :id ORDER BY annotation_id";
static const char INSERT[] = "INSERT INTO tag (id, name, colour) VALUES (:id, :name, :id % 8)";
static const char GET[] = "SELECT ifnull (parent_id, 0), name, colour FROM tag WHERE id = :id";
static const char DELETE[] = "DELETE FROM tag WHERE id = :id";
static const char PUT[] =
    "INSERT INTO tag (id, parent_id, name, colour) VALUES (:id, :parent, :name, :colour) "
    "ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, name = excluded.name, "
    "colour = excluded.colour";

gboolean
attache_tag_table_find (AttacheDatabase *db, const char *name, gint64 *id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, FIND, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":name", name);
  return attache_sql_take_int (sql, id, error);
}

gboolean
attache_tag_table_find_below (AttacheDatabase *db, const char *name, gint64 parent_id, gint64 *id,
                              GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, FIND_BELOW, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":name", name);
  attache_sql_bind_int (sql, ":parent", parent_id);
  return attache_sql_take_int (sql, id, error);
}

/* Transfer full. */
static GArray *
list (AttacheDatabase *db, const char *text, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return attache_database_list_for (db, text, id, ids, error) ? g_steal_pointer (&ids) : NULL;
}

GArray *
attache_tag_table_list_below (AttacheDatabase *db, gint64 id, GError **error)
{
  return list (db, LIST_BELOW, id, error);
}

GArray *
attache_tag_table_list_children (AttacheDatabase *db, gint64 id, GError **error)
{
  return list (db, LIST_CHILDREN, id, error);
}

GArray *
attache_tag_table_list_uses (AttacheDatabase *db, gint64 id, GError **error)
{
  return list (db, LIST_USES, id, error);
}

static gboolean
fail_gone (GError **error)
{
  g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE,
                       _ ("This tag is no longer there"));
  return FALSE;
}

gboolean
attache_tag_table_get (AttacheDatabase *db, gint64 id, AttacheTagRow *row, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, GET, id, error);

  if (sql == NULL)
    return FALSE;
  if (!attache_sql_next (sql))
    return attache_sql_finish (sql, error) && fail_gone (error);
  row->parent_id = attache_sql_int (sql, 0);
  row->name = g_strdup (attache_sql_text (sql, 1));
  row->colour = (guint) attache_sql_int (sql, 2);
  return TRUE;
}

void
attache_tag_row_clear (AttacheTagRow *row)
{
  g_clear_pointer (&row->name, g_free);
}

gboolean
attache_tag_table_set (AttacheDatabase *db, gint64 id, const AttacheTagRow *row, GError **error)
{
  g_autoptr (GVariant) image = g_variant_ref_sink (
      g_variant_new (IMAGE_TYPE, row->parent_id, row->name, (guchar) row->colour));

  return attache_tag_table_set_image (db, id, image, error);
}

gboolean
attache_tag_table_insert (AttacheDatabase *db, gint64 id, const char *name, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, INSERT, id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":name", name);
  return attache_sql_run (sql, error);
}

gboolean
attache_tag_table_get_image (AttacheDatabase *db, gint64 id, GVariant **image, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, GET, id, error);

  if (sql == NULL)
    return FALSE;
  *image = NULL;
  if (attache_sql_next (sql))
    *image = g_variant_ref_sink (g_variant_new (IMAGE_TYPE, attache_sql_int (sql, 0),
                                                attache_sql_text (sql, 1),
                                                (guchar) attache_sql_int (sql, 2)));
  return attache_sql_finish (sql, error);
}

gboolean
attache_tag_table_set_image (AttacheDatabase *db, gint64 id, GVariant *image, GError **error)
{
  g_autoptr (AttacheSql)
      sql = attache_database_prepare_for (db, image != NULL ? PUT : DELETE, id, error);
  gint64 parent;
  const char *name;
  guchar colour;

  if (sql == NULL)
    return FALSE;
  if (image == NULL)
    return attache_sql_run (sql, error);
  if (!g_variant_is_of_type (image, G_VARIANT_TYPE (IMAGE_TYPE)))
    return attache_store_error_set_bad_step (error);
  g_variant_get (image, "(x&sy)", &parent, &name, &colour);
  attache_sql_bind_id (sql, ":parent", parent);
  attache_sql_bind_text (sql, ":name", name);
  attache_sql_bind_int (sql, ":colour", colour);
  return attache_sql_run (sql, error);
}
