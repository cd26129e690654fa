/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows go as the shelf knows them; the place in the lists and the version of the analysis stand
 * beside them. */

#include "config.h"

#include "attache-found-rows.h"

#include "attache-article-table.h"
#include "attache-mark-table.h"
#include "attache-search-table.h"
#include "attache-shelf-content.h"
#include "attache-store-error.h"

/* Analysis (-1: none), place, rows. */
#define IMAGE_TYPE "(ixay)"

static const char GET[] = "SELECT ifnull (analysis, -1), place FROM article WHERE id = :id";
static const char RETIRE[] = "UPDATE article SET analysis = NULL, place = NULL, n_statements = 0, "
                             "n_events = 0 WHERE id = :id";
static const char SET_PLACE[] = "UPDATE article SET place = :place WHERE id = :id";
static const char SET_ANALYSIS[] = "UPDATE article SET analysis = NULL WHERE id = :id";

/* @place: G_MININT64 where it is in no list. */
static gboolean
load (AttacheDatabase *db, gint64 id, gint *analysis, gint64 *place, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, GET, id, error);

  if (sql == NULL)
    return FALSE;
  *analysis = -1;
  *place = G_MININT64;
  if (attache_sql_next (sql))
    {
      *analysis = (gint) attache_sql_int (sql, 0);
      *place = attache_sql_is_null (sql, 1) ? G_MININT64 : attache_sql_int (sql, 1);
    }
  return attache_sql_finish (sql, error);
}

/* Sections are those of the file that it came from: they stay with the text. */
static GVariant *
lift (AttacheDatabase *db, gint64 id, GError **error)
{
  g_autoptr (GArray) sections = attache_mark_table_load_sections (db, id, error);
  g_autoptr (GVariant) content = NULL;

  if (sections == NULL)
    return NULL;
  content = attache_shelf_content_lift (db, id, ATTACHE_SHELF_FOUND, error);
  if (content == NULL || !attache_mark_table_write_sections (db, id, sections, error))
    return NULL;
  return g_steal_pointer (&content);
}

gboolean
attache_found_rows_retire (AttacheDatabase *db, gint64 article_id, GVariant **before,
                           GError **error)
{
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GVariant) bytes = NULL;
  g_autoptr (GBytes) packed = NULL;
  gint analysis;
  gint64 place;

  if (!load (db, article_id, &analysis, &place, error)
      || !attache_search_table_forget (db, article_id, error)
      || (content = lift (db, article_id, error)) == NULL
      || (packed = attache_shelf_pack (content, error)) == NULL
      || !attache_database_run_for (db, RETIRE, article_id, error))
    return FALSE;
  bytes = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, packed, TRUE));
  *before = g_variant_ref_sink (g_variant_new ("(ix@ay)", analysis, place, bytes));
  return TRUE;
}

static gboolean
set_place (AttacheDatabase *db, gint64 id, gint64 place, GError **error)
{
  g_autoptr (AttacheSql) sql = NULL;

  if (place == G_MININT64)
    return TRUE;
  sql = attache_database_prepare_for (db, SET_PLACE, id, error);
  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":place", place);
  return attache_sql_run (sql, error) && attache_search_table_remember (db, id, error);
}

static gboolean
restore (AttacheDatabase *db, gint64 id, GVariant *image, GError **error)
{
  g_autoptr (GVariant) bytes = g_variant_get_child_value (image, 2);
  g_autoptr (GBytes) packed = g_variant_get_data_as_bytes (bytes);
  g_autoptr (GVariant) content = NULL;
  gint analysis;
  gint64 place;

  g_variant_get (image, IMAGE_TYPE, &analysis, &place, NULL);
  content = attache_shelf_unpack (packed, G_VARIANT_TYPE (ATTACHE_SHELF_CONTENT_TYPE), error);
  return content != NULL && attache_shelf_content_settle (db, id, content, error)
         && (analysis >= 0 ? attache_article_table_set_analysed (db, id, analysis, error)
                           : attache_database_run_for (db, SET_ANALYSIS, id, error))
         && set_place (db, id, place, error);
}

gboolean
attache_found_rows_set_image (AttacheDatabase *db, gint64 article_id, GVariant *image,
                              GError **error)
{
  g_autoptr (GVariant) before = NULL;

  if (image == NULL)
    return attache_found_rows_retire (db, article_id, &before, error);
  if (g_variant_is_of_type (image, G_VARIANT_TYPE (IMAGE_TYPE)))
    return restore (db, article_id, image, error);
  return attache_store_error_set_bad_step (error);
}
