/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which file knows which row. */

#include "config.h"

#include "attache-row-image.h"

#include "attache-annotation-table.h"
#include "attache-article-table.h"
#include "attache-decision-table.h"
#include "attache-found-rows.h"
#include "attache-merged-actor-table.h"
#include "attache-original-table.h"
#include "attache-report-choice-table.h"
#include "attache-statement-choice-table.h"
#include "attache-store-error.h"
#include "attache-tag-table.h"
#include "attache-version-link.h"

static const char TITLE[] = "SELECT title FROM article WHERE id = :id";
static const char ACTOR[] = "SELECT name FROM actor WHERE id = :id";

gboolean
attache_row_image_get (AttacheDatabase *db, AttacheRowKind kind, gint64 id, GVariant **image,
                       GError **error)
{
  switch (kind)
    {
    case ATTACHE_ROW_ANNOTATION:
      return attache_annotation_table_get_image (db, id, image, error);
    case ATTACHE_ROW_ARTICLE:
      return attache_article_table_get_image (db, id, image, error);
    case ATTACHE_ROW_TAG:
      return attache_tag_table_get_image (db, id, image, error);
    case ATTACHE_ROW_DECISION:
      return attache_decision_table_get_image (db, id, image, error);
    case ATTACHE_ROW_MERGED_ACTOR:
      return attache_merged_actor_table_get_image (db, id, image, error);
    case ATTACHE_ROW_REPORT_CHOICE:
      return attache_report_choice_table_get_image (db, id, image, error);
    case ATTACHE_ROW_VERSION:
      return attache_version_link_get_image (db, id, image, error);
    case ATTACHE_ROW_ORIGINAL:
      return attache_original_table_get_image (db, id, image, error);
    case ATTACHE_ROW_STATEMENT_CHOICE:
      return attache_statement_choice_table_get_image (db, id, image, error);
    case ATTACHE_ROW_FOUND:
      *image = NULL;
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

gboolean
attache_row_image_set (AttacheDatabase *db, guchar kind, gint64 id, GVariant *image, GError **error)
{
  switch (kind)
    {
    case ATTACHE_ROW_ANNOTATION:
      return attache_annotation_table_set_image (db, id, image, error);
    case ATTACHE_ROW_ARTICLE:
      return attache_article_table_set_image (db, id, image, error);
    case ATTACHE_ROW_TAG:
      return attache_tag_table_set_image (db, id, image, error);
    case ATTACHE_ROW_DECISION:
      return attache_decision_table_set_image (db, id, image, error);
    case ATTACHE_ROW_MERGED_ACTOR:
      return attache_merged_actor_table_set_image (db, id, image, error);
    case ATTACHE_ROW_REPORT_CHOICE:
      return attache_report_choice_table_set_image (db, id, image, error);
    case ATTACHE_ROW_VERSION:
      return attache_version_link_set_image (db, id, image, error);
    case ATTACHE_ROW_ORIGINAL:
      return attache_original_table_set_image (db, id, image, error);
    case ATTACHE_ROW_STATEMENT_CHOICE:
      return attache_statement_choice_table_set_image (db, id, image, error);
    case ATTACHE_ROW_FOUND:
      return attache_found_rows_set_image (db, id, image, error);
    default:
      return attache_store_error_set_bad_step (error);
    }
}

gboolean
attache_row_image_take_id (AttacheDatabase *db, AttacheRowKind kind, gint64 *id, GError **error)
{
  static const char *const newest[] = {
    [ATTACHE_ROW_ANNOTATION] = "SELECT max (id) FROM annotation",
    [ATTACHE_ROW_ARTICLE] = "SELECT max (id) FROM article",
    [ATTACHE_ROW_TAG] = "SELECT max (id) FROM tag",
    [ATTACHE_ROW_DECISION] = "SELECT max (id) FROM decision",
    [ATTACHE_ROW_REPORT_CHOICE] = "SELECT max (id) FROM report_choice",
    [ATTACHE_ROW_STATEMENT_CHOICE] = "SELECT max (id) FROM statement_choice",
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (newest) && newest[kind] != NULL, FALSE);

  if (!attache_database_get_int (db, newest[kind], 0, id, error))
    return FALSE;
  (*id)++;
  return TRUE;
}

static gboolean
find_name (AttacheDatabase *db, const char *text, gint64 id, char **name, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, text, id, error);

  if (sql == NULL)
    return FALSE;
  if (attache_sql_next (sql))
    *name = g_strdup (attache_sql_text (sql, 0));
  return attache_sql_finish (sql, error);
}

gboolean
attache_row_image_describe (AttacheDatabase *db, AttacheRowKind kind, gint64 id, GVariant *image,
                            char **about, GError **error)
{
  gint64 article_id = 0, actor_id = 0;

  *about = NULL;
  if (kind == ATTACHE_ROW_TAG && image != NULL)
    g_variant_get_child (image, 1, "s", about);
  else if (kind == ATTACHE_ROW_ARTICLE || kind == ATTACHE_ROW_FOUND || kind == ATTACHE_ROW_VERSION
           || kind == ATTACHE_ROW_ORIGINAL)
    article_id = id;
  else if (kind == ATTACHE_ROW_MERGED_ACTOR)
    actor_id = id;
  else if ((kind == ATTACHE_ROW_DECISION || kind == ATTACHE_ROW_STATEMENT_CHOICE) && image != NULL)
    g_variant_get_child (image, 1, "x", &article_id);
  else if (kind == ATTACHE_ROW_REPORT_CHOICE && image != NULL)
    g_variant_get_child (image, 0, "x", &article_id);
  else if (kind == ATTACHE_ROW_ANNOTATION && image != NULL)
    attache_annotation_image_get_ids (image, &article_id, &actor_id);
  if (article_id != 0)
    return find_name (db, TITLE, article_id, about, error);
  return actor_id == 0 || find_name (db, ACTOR, actor_id, about, error);
}
