/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A place is looked up, never a row of what was found: the word may stand where nothing is. */

#include "config.h"

#include "attache-report-choice-place.h"

#define SAME_PLACE ATTACHE_REPORT_CHOICE_SAME_PLACE
#define WITH_PLACE ATTACHE_REPORT_CHOICE_WITH_PLACE

static const char LIST[] = "SELECT id FROM report_choice WHERE article_id = :id "
                           "UNION SELECT id FROM report_choice WHERE with_article_id = :id "
                           "ORDER BY 1";
static const char LOST[] =
    "/* scan */ SELECT choice.id FROM report_choice AS choice "
    "WHERE NOT EXISTS (SELECT 1 FROM report WHERE " SAME_PLACE (
        "choice", "report") ") OR (choice.with_article_id IS NOT NULL AND NOT EXISTS (SELECT 1 "
                            "FROM report WHERE " WITH_PLACE ("choice",
                                                             "report") ")) ORDER BY choice.id";
static const char FIND_REPORT[] = "SELECT id FROM report WHERE article_id = :article "
                                  "AND start = :start AND end = :end AND twin = :twin";
static const char FIND[] = "SELECT id FROM report_choice WHERE article_id = :article "
                           "AND start = :start AND end = :end AND twin = :twin";

/* That one follows another already, or others follow this one. */
static const char CHAIN[] =
    "SELECT 1 FROM report_choice WHERE id <> :id AND with_article_id IS NOT NULL "
    "AND ((article_id = :with_article AND start = :with_start AND end = :with_end "
    "AND twin = :with_twin) OR (with_article_id = :article AND with_start = :start "
    "AND with_end = :end AND with_twin = :twin))";

gboolean
attache_report_choice_place_list (AttacheDatabase *db, gint64 article_id, GArray *ids,
                                  GError **error)
{
  return attache_database_list_for (db, LIST, article_id, ids, error);
}

gboolean
attache_report_choice_place_list_lost (AttacheDatabase *db, GArray *ids, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, LOST, error);

  return sql != NULL && attache_sql_take_ids (sql, ids, error);
}

gboolean
attache_report_choice_place_get (AttacheDatabase *db, gint64 id, AttacheFoundPlace *place,
                                 AttacheFoundPlace *with, GError **error)
{
  g_autoptr (GVariant) image = NULL;

  if (!attache_report_choice_table_get_image (db, id, &image, error))
    return FALSE;
  *place = *with = (AttacheFoundPlace){ 0 };
  if (image != NULL)
    g_variant_get (image, ATTACHE_REPORT_CHOICE_IMAGE_TYPE, &place->article_id, &place->span.start,
                   &place->span.end, &place->twin, &with->article_id, &with->span.start,
                   &with->span.end, &with->twin, NULL, NULL);
  return TRUE;
}

gboolean
attache_report_choice_place_find_report (AttacheDatabase *db, const AttacheFoundPlace *place,
                                         gint64 *report_id, GError **error)
{
  return attache_found_place_look_up (db, FIND_REPORT, place, report_id, error);
}

gboolean
attache_report_choice_place_find (AttacheDatabase *db, const AttacheFoundPlace *place, gint64 *id,
                                  GError **error)
{
  return attache_found_place_look_up (db, FIND, place, id, error);
}

gboolean
attache_report_choice_place_makes_chain (AttacheDatabase *db, gint64 id,
                                         const AttacheFoundPlace *place,
                                         const AttacheFoundPlace *with, gboolean *is_chain,
                                         GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, CHAIN, error);

  *is_chain = FALSE;
  if (sql == NULL)
    return FALSE;
  if (with->article_id == 0)
    return TRUE;
  attache_found_place_bind (sql, place);
  attache_sql_bind_int (sql, ":id", id);
  attache_sql_bind_int (sql, ":with_article", with->article_id);
  attache_sql_bind_int (sql, ":with_start", with->span.start);
  attache_sql_bind_int (sql, ":with_end", with->span.end);
  attache_sql_bind_int (sql, ":with_twin", with->twin);
  return attache_sql_take_any (sql, is_chain, error);
}

gboolean
attache_report_choice_place_move (AttacheDatabase *db, gint64 id, const AttacheFoundPlace *place,
                                  const AttacheFoundPlace *with, gboolean *is_moved, GError **error)
{
  g_autoptr (GVariant) image = NULL;
  g_autoptr (GVariant) moved = NULL;
  gint64 taken, made, event_id;

  *is_moved = FALSE;
  if (!attache_report_choice_table_get_image (db, id, &image, error)
      || !attache_report_choice_place_find (db, place, &taken, error))
    return FALSE;
  if (image == NULL || (taken != 0 && taken != id) || attache_found_place_equal (place, with))
    return TRUE;
  g_variant_get_child (image, 8, "x", &made);
  g_variant_get_child (image, 9, "x", &event_id);
  moved = g_variant_ref_sink (g_variant_new (
      ATTACHE_REPORT_CHOICE_IMAGE_TYPE, place->article_id, place->span.start, place->span.end,
      place->twin, with->article_id, with->span.start, with->span.end, with->twin, made, event_id));
  *is_moved = TRUE;
  return attache_report_choice_table_set_image (db, id, moved, error);
}
