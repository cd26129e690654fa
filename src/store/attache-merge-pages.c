/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages as they were fetched: an article without one gets theirs, and keeps its own where it has
 * one. */

#include "config.h"

#include "attache-merge-private.h"

static const char PAGES[] = "/* scan */ SELECT article_id FROM original ORDER BY article_id";
static const char HAS_PAGE[] = "SELECT 1 FROM original WHERE article_id = :id";

static gboolean
has_page (AttacheDatabase *db, gint64 id, gboolean *has, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, HAS_PAGE, id, error);

  return sql != NULL && attache_sql_take_any (sql, has, error);
}

/* The page of an article that came with this merge comes and goes with it: the step need not know
 * its bytes. */
static gboolean
bring (AttacheMerge *self, gint64 theirs_id, gint64 id, GError **error)
{
  g_autoptr (GVariant) page = NULL;

  return attache_row_image_get (self->theirs, ATTACHE_ROW_ORIGINAL, theirs_id, &page, error)
         && (g_hash_table_contains (self->brought, &id)
             || attache_step_touch (self->step, ATTACHE_ROW_ORIGINAL, id, error))
         && attache_row_image_set (self->mine, ATTACHE_ROW_ORIGINAL, id, page, error);
}

static gboolean
merge_page (AttacheMerge *self, gint64 theirs_id, GError **error)
{
  const gint64 id = attache_merge_map_get (self->articles, theirs_id);
  gboolean has;

  if (id == 0)
    return TRUE;
  if (!has_page (self->mine, id, &has, error))
    return FALSE;
  if (has)
    return TRUE;
  if (self->plan != NULL)
    self->plan->n_pages++;
  return self->step == NULL || bring (self, theirs_id, id, error);
}

gboolean
attache_merge_pages (AttacheMerge *self, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (self->theirs, PAGES, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      if (!merge_page (self, attache_sql_int (sql, 0), error))
        return FALSE;
    }
  return attache_sql_finish (sql, error);
}
