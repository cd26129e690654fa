/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Four columns by one name wherever they are. */

#include "config.h"

#include "attache-found-place.h"

#include "attache-store-error.h"

gboolean
attache_found_place_equal (const AttacheFoundPlace *a, const AttacheFoundPlace *b)
{
  return a->article_id == b->article_id && a->span.start == b->span.start
         && a->span.end == b->span.end && a->twin == b->twin;
}

void
attache_found_place_bind (AttacheSql *sql, const AttacheFoundPlace *place)
{
  attache_sql_bind_int (sql, ":article", place->article_id);
  attache_sql_bind_int (sql, ":start", place->span.start);
  attache_sql_bind_int (sql, ":end", place->span.end);
  attache_sql_bind_int (sql, ":twin", place->twin);
}

gboolean
attache_found_place_load (AttacheDatabase *db, const char *text, gint64 id,
                          AttacheFoundPlace *place, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, text, id, error);

  if (sql == NULL)
    return FALSE;
  if (!attache_sql_next (sql))
    return attache_sql_finish (sql, error) && attache_store_error_set_gone (error);
  place->article_id = attache_sql_int (sql, 0);
  place->span.start = (guint32) attache_sql_int (sql, 1);
  place->span.end = (guint32) attache_sql_int (sql, 2);
  place->twin = (guint32) attache_sql_int (sql, 3);
  return TRUE;
}

gboolean
attache_found_place_look_up (AttacheDatabase *db, const char *text, const AttacheFoundPlace *place,
                             gint64 *id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, text, error);

  if (sql == NULL)
    return FALSE;
  attache_found_place_bind (sql, place);
  return attache_sql_take_int (sql, id, error);
}
