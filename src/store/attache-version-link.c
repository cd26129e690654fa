/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chain of articles, each naming the one before it. */

#include "config.h"

#include "attache-version-link.h"

#include "attache-found-rows.h"
#include "attache-store-error.h"

/* The one that it replaces (0: none), and its number among the versions. */
#define IMAGE_TYPE "(xu)"

static const char GET[] = "SELECT ifnull (replaces_id, 0), version FROM article WHERE id = :id";
static const char SET[] =
    "UPDATE article SET replaces_id = :older, version = :version WHERE id = :id";
static const char NEWEST[] =
    "WITH RECURSIVE version (id, depth) AS (SELECT :id, 0 UNION SELECT article.id, depth + 1 FROM "
    "version JOIN article ON article.replaces_id = version.id) "
    "SELECT id FROM version ORDER BY depth DESC, id DESC LIMIT 1";
static const char AFTER[] =
    "SELECT id FROM article WHERE replaces_id = :id ORDER BY id DESC LIMIT 1";

/* The one row of @text; 0 where there is none. */
static gboolean
find (AttacheDatabase *db, const char *text, gint64 id, gint64 *found, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, text, id, error);

  return sql != NULL && attache_sql_take_int (sql, found, error);
}

gboolean
attache_version_link_find_newest (AttacheDatabase *db, gint64 id, gint64 *newest, GError **error)
{
  return find (db, NEWEST, id, newest, error);
}

static gboolean
get (AttacheDatabase *db, gint64 id, gint64 *older, guint32 *version, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, GET, id, error);

  if (sql == NULL)
    return FALSE;
  *older = 0;
  *version = 0;
  if (attache_sql_next (sql))
    {
      *older = attache_sql_int (sql, 0);
      *version = (guint32) attache_sql_int (sql, 1);
    }
  return attache_sql_finish (sql, error);
}

gboolean
attache_version_link_find_older (AttacheDatabase *db, gint64 id, gint64 *older, GError **error)
{
  guint32 version;

  return get (db, id, older, &version, error);
}

static gboolean
set (AttacheDatabase *db, gint64 id, gint64 older, guint32 version, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, SET, id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_id (sql, ":older", older);
  attache_sql_bind_int (sql, ":version", version);
  return attache_sql_run (sql, error);
}

gboolean
attache_version_link_get_image (AttacheDatabase *db, gint64 id, GVariant **image, GError **error)
{
  gint64 older;
  guint32 version;

  if (!get (db, id, &older, &version, error))
    return FALSE;
  *image = version != 0 ? g_variant_ref_sink (g_variant_new (IMAGE_TYPE, older, version)) : NULL;
  return TRUE;
}

gboolean
attache_version_link_set_image (AttacheDatabase *db, gint64 id, GVariant *image, GError **error)
{
  gint64 older;
  guint32 version;

  if (image == NULL || !g_variant_is_of_type (image, G_VARIANT_TYPE (IMAGE_TYPE)))
    return attache_store_error_set_bad_step (error);
  g_variant_get (image, IMAGE_TYPE, &older, &version);
  return set (db, id, older, MAX (version, 1), error);
}

static gboolean
follow (AttacheStep *step, AttacheDatabase *db, gint64 id, gint64 older, guint32 version,
        GError **error)
{
  return attache_step_touch (step, ATTACHE_ROW_VERSION, id, error)
         && set (db, id, older, version, error);
}

gboolean
attache_version_link_insert (AttacheStep *step, AttacheDatabase *db, gint64 id, gint64 older,
                             gint64 newer, GError **error)
{
  g_autoptr (GVariant) found = NULL;
  gint64 before;
  guint32 version = 0;

  if (older != 0
      && (!get (db, older, &before, &version, error) || !find (db, AFTER, older, &newer, error)))
    return FALSE;
  if (!follow (step, db, id, older, ++version, error)
      || !attache_found_rows_retire (db, id, &found, error))
    return FALSE;
  for (gint64 last = id; newer != 0;)
    {
      if (!follow (step, db, newer, last, ++version, error)
          || !find (db, AFTER, last = newer, &newer, error))
        return FALSE;
    }
  return TRUE;
}
