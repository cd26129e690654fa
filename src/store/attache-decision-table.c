/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A decision stands beside what was found, never in it; only who is held to have spoken is carried
 * over, with the counts. */

#include "config.h"

#include "attache-decision-table.h"

#include <glib/gi18n-lib.h>

#include "attache-statement-choice-table.h"
#include "attache-store-error.h"

#define IMAGE_TYPE "(yxuuuyxx)"

static const char PLACE_OF_STATEMENT[] = "SELECT article_id, start, end, twin "
                                         "FROM statement "
                                         "WHERE id = :id";
/* A decision on an event is found by any report of it; a new one hangs on the first. */
static const char PLACE_OF_EVENT[] =
    "SELECT report.article_id, report.start, report.end, report.twin "
    "FROM report "
    "LEFT JOIN decision ON decision.target = 1 AND decision.article_id = report.article_id "
    "AND decision.start = report.start AND decision.end = report.end AND decision.twin = "
    "report.twin "
    "WHERE report.event_id = :id ORDER BY decision.id IS NULL, report.id LIMIT 1";
static const char FIND[] =
    "SELECT id "
    "FROM decision "
    "WHERE target = :target AND article_id = :article AND start = :start AND end = :end AND "
    "twin = :twin";
static const char GET[] =
    "SELECT target, article_id, start, end, twin, decision, ifnull (speaker_id, 0), made "
    "FROM decision "
    "WHERE id = :id";
static const char DELETE[] = "DELETE FROM decision WHERE id = :id";
static const char PUT[] =
    "INSERT INTO decision (id, target, article_id, start, end, twin, decision, speaker_id, "
    "made) VALUES (:id, :target, :article, :start, :end, :twin, :decision, :speaker, :made)";
/* What ought to be and is not. */
static const char WRONG_SPEAKERS[] =
    "SELECT told.id, told.speaker_id, ifnull (merged_actor.into_id, told.held) AS held FROM "
    "(SELECT statement.id, statement.speaker_id, CASE WHEN decision.speaker_id IS NOT NULL "
    "THEN decision.speaker_id ELSE statement.found_speaker_id END AS held "
    "FROM statement "
    "LEFT JOIN decision ON decision.target = 0 AND decision.article_id = statement.article_id "
    "AND decision.start = statement.start AND decision.end = statement.end AND decision.twin "
    "= statement.twin "
    "WHERE statement.article_id = :article) AS told "
    "LEFT JOIN merged_actor ON merged_actor.id = told.held "
    "WHERE told.speaker_id IS NOT ifnull (merged_actor.into_id, told.held)";
static const char SPEAKERS[] = "SELECT id, speaker_id, 0 FROM statement "
                               "WHERE article_id = :article AND speaker_id IS NOT NULL";
static const char SET_SPEAKER[] = "UPDATE statement SET speaker_id = :speaker WHERE id = :id";
static const char COUNT_IN_ARTICLE[] =
    "INSERT INTO article_actor (article_id, actor_id, n_statements) "
    "VALUES (:article, :actor, :change) "
    "ON CONFLICT (article_id, actor_id) DO UPDATE SET n_statements = n_statements + "
    "excluded.n_statements";
static const char IS_IN_ARTICLE[] = "SELECT 1 "
                                    "FROM article_actor "
                                    "WHERE article_id = :article AND actor_id = :actor";
/* Who neither speaks nor is named in an article is not of it. */
static const char LEAVE_ARTICLE[] =
    "DELETE FROM article_actor WHERE article_id = :article AND actor_id = :actor "
    "AND n_mentions = 0 AND n_statements = 0";
static const char COUNT_IN_ALL[] =
    "UPDATE actor SET n_statements = n_statements + :change, n_articles = n_articles + "
    ":n_articles "
    "WHERE id = :actor";
static const char UNATTACHED[] =
    "/* scan */ SELECT id "
    "FROM decision "
    "WHERE CASE target WHEN 0 THEN NOT EXISTS (SELECT 1 FROM statement AS s WHERE "
    "s.article_id = decision.article_id AND s.start = decision.start AND s.end = decision.end "
    "AND s.twin = decision.twin) AND NOT EXISTS (SELECT 1 FROM statement_choice AS c WHERE "
    "c.article_id = decision.article_id AND " ATTACHE_STATEMENT_IS_UNDER (
        "decision") ") ELSE NOT EXISTS (SELECT 1 FROM report AS r WHERE "
                    "r.article_id = decision.article_id AND r.start = decision.start AND r.end = "
                    "decision.end "
                    "AND r.twin = decision.twin) END ORDER BY id";

static gboolean
find_place (AttacheDatabase *db, AttacheDecisionTarget target, gint64 found_id,
            AttacheFoundPlace *place, GError **error)
{
  const char *text = target == ATTACHE_DECIDES_STATEMENT ? PLACE_OF_STATEMENT : PLACE_OF_EVENT;

  return attache_found_place_load (db, text, found_id, place, error);
}

static void
bind_place (AttacheSql *sql, AttacheDecisionTarget target, const AttacheFoundPlace *place)
{
  attache_sql_bind_int (sql, ":target", target);
  attache_found_place_bind (sql, place);
}

gboolean
attache_decision_table_find_at (AttacheDatabase *db, AttacheDecisionTarget target,
                                const AttacheFoundPlace *place, gint64 *id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, FIND, error);

  if (sql == NULL)
    return FALSE;
  bind_place (sql, target, place);
  return attache_sql_take_int (sql, id, error);
}

gboolean
attache_decision_table_find (AttacheDatabase *db, AttacheDecisionTarget target, gint64 found_id,
                             gint64 *id, GError **error)
{
  AttacheFoundPlace place;

  return find_place (db, target, found_id, &place, error)
         && attache_decision_table_find_at (db, target, &place, id, error);
}

static gboolean
is_in_article (AttacheDatabase *db, gint64 article_id, gint64 actor_id, gboolean *is_in,
               GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, IS_IN_ARTICLE, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":article", article_id);
  attache_sql_bind_int (sql, ":actor", actor_id);
  return attache_sql_take_any (sql, is_in, error);
}

static gboolean
run_for_actor (AttacheDatabase *db, const char *text, gint64 article_id, gint64 actor_id,
               GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, text, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":article", article_id);
  attache_sql_bind_int (sql, ":actor", actor_id);
  return attache_sql_run (sql, error);
}

static gboolean
count_in_all (AttacheDatabase *db, gint64 actor_id, gint change, gint n_articles, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, COUNT_IN_ALL, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":actor", actor_id);
  attache_sql_bind_int (sql, ":change", change);
  attache_sql_bind_int (sql, ":n_articles", n_articles);
  return attache_sql_run (sql, error);
}

static gboolean
count (AttacheDatabase *db, gint64 article_id, gint64 actor_id, gint change, GError **error)
{
  g_autoptr (AttacheSql) here = attache_database_prepare (db, COUNT_IN_ARTICLE, error);
  gboolean was_in, is_in;

  if (here == NULL)
    return FALSE;
  if (actor_id == 0)
    return TRUE;
  if (!is_in_article (db, article_id, actor_id, &was_in, error))
    return FALSE;
  attache_sql_bind_int (here, ":article", article_id);
  attache_sql_bind_int (here, ":actor", actor_id);
  attache_sql_bind_int (here, ":change", change);
  return attache_sql_run (here, error)
         && run_for_actor (db, LEAVE_ARTICLE, article_id, actor_id, error)
         && is_in_article (db, article_id, actor_id, &is_in, error)
         && count_in_all (db, actor_id, change, (gint) is_in - (gint) was_in, error);
}

static gboolean
set_speaker (AttacheDatabase *db, gint64 article_id, gint64 statement_id, gint64 old, gint64 new,
             GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, SET_SPEAKER, statement_id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_id (sql, ":speaker", new);
  return attache_sql_run (sql, error) && count (db, article_id, old, -1, error)
         && count (db, article_id, new, 1, error);
}

/* @text: statements, who is held to have spoken, and who ought to be. */
static gboolean
set_speakers (AttacheDatabase *db, const char *text, gint64 article_id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, text, error);
  g_autoptr (GArray) wrong = g_array_new (FALSE, FALSE, 3 * sizeof (gint64));

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":article", article_id);
  while (attache_sql_next (sql))
    {
      const gint64 one[] = { attache_sql_int (sql, 0), attache_sql_int (sql, 1),
                             attache_sql_int (sql, 2) };

      g_array_append_vals (wrong, one, 1);
    }
  if (!attache_sql_finish (sql, error))
    return FALSE;
  for (guint i = 0; i < wrong->len; i++)
    {
      const gint64 *one = (const gint64 *) (gconstpointer) wrong->data + 3 * (gsize) i;

      if (!set_speaker (db, article_id, one[0], one[1], one[2], error))
        return FALSE;
    }
  return TRUE;
}

gboolean
attache_decision_table_apply (AttacheDatabase *db, gint64 article_id, GError **error)
{
  return set_speakers (db, WRONG_SPEAKERS, article_id, error);
}

gboolean
attache_decision_table_release (AttacheDatabase *db, gint64 article_id, GError **error)
{
  return set_speakers (db, SPEAKERS, article_id, error);
}

gboolean
attache_decision_table_decide (AttacheDatabase *db, gint64 id, AttacheDecisionTarget target,
                               gint64 found_id, AttacheDecision decision, gint64 speaker_id,
                               gint64 now, GError **error)
{
  g_autoptr (GVariant) image = NULL;
  AttacheFoundPlace place;

  if (!find_place (db, target, found_id, &place, error))
    return FALSE;
  if (decision != ATTACHE_DECISION_NONE)
    image = g_variant_ref_sink (g_variant_new (
        IMAGE_TYPE, (guchar) target, place.article_id, place.span.start, place.span.end, place.twin,
        (guchar) decision, decision == ATTACHE_DECISION_EDITED ? speaker_id : (gint64) 0, now));
  return attache_decision_table_set_image (db, id, image, error)
         && attache_decision_table_apply (db, place.article_id, error);
}

gboolean
attache_decision_table_list_unattached (AttacheDatabase *db, GArray *ids, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, UNATTACHED, error);

  return sql != NULL && attache_sql_take_ids (sql, ids, error);
}

gboolean
attache_decision_table_get_image (AttacheDatabase *db, gint64 id, GVariant **image, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, GET, id, error);

  if (sql == NULL)
    return FALSE;
  *image = NULL;
  if (attache_sql_next (sql))
    *image = g_variant_ref_sink (
        g_variant_new (IMAGE_TYPE, (guchar) attache_sql_int (sql, 0), attache_sql_int (sql, 1),
                       (guint32) attache_sql_int (sql, 2), (guint32) attache_sql_int (sql, 3),
                       (guint32) attache_sql_int (sql, 4), (guchar) attache_sql_int (sql, 5),
                       attache_sql_int (sql, 6), attache_sql_int (sql, 7)));
  return attache_sql_finish (sql, error);
}

static gboolean
put (AttacheDatabase *db, gint64 id, GVariant *image, gint64 *article_id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, PUT, error);
  guchar target, decision;
  gint64 speaker, made;
  AttacheFoundPlace place;

  if (sql == NULL)
    return FALSE;
  g_variant_get (image, IMAGE_TYPE, &target, &place.article_id, &place.span.start, &place.span.end,
                 &place.twin, &decision, &speaker, &made);
  attache_sql_bind_int (sql, ":id", id);
  bind_place (sql, target, &place);
  attache_sql_bind_int (sql, ":decision", decision);
  attache_sql_bind_id (sql, ":speaker", speaker);
  attache_sql_bind_int (sql, ":made", made);
  *article_id = place.article_id;
  return attache_sql_run (sql, error);
}

static gboolean delete (AttacheDatabase *db, gint64 id, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, DELETE, id, error);

  if (sql == NULL)
    return FALSE;
  return attache_sql_run (sql, error);
}

gboolean
attache_decision_table_set_image (AttacheDatabase *db, gint64 id, GVariant *image, GError **error)
{
  g_autoptr (GVariant) old = NULL;
  gint64 article_id = 0;

  if (image != NULL && !g_variant_is_of_type (image, G_VARIANT_TYPE (IMAGE_TYPE)))
    return attache_store_error_set_bad_step (error);
  if (!attache_decision_table_get_image (db, id, &old, error) || !delete (db, id, error))
    return FALSE;
  if (old != NULL)
    g_variant_get_child (old, 1, "x", &article_id);
  if (image != NULL && !put (db, id, image, &article_id, error))
    return FALSE;
  return article_id == 0 || attache_decision_table_apply (db, article_id, error);
}

/* Puts it at @place; @twin: also its number among those there, else that stays. */
static gboolean
move (AttacheDatabase *db, gint64 id, GVariant *image, const AttacheFoundPlace *place,
      gboolean twin, GError **error)
{
  g_autoptr (GVariant) moved = NULL;
  guchar target, decision;
  gint64 speaker, made;
  guint32 old_twin;

  g_variant_get (image, IMAGE_TYPE, &target, NULL, NULL, NULL, &old_twin, &decision, &speaker,
                 &made);
  moved = g_variant_ref_sink (
      g_variant_new (IMAGE_TYPE, target, place->article_id, place->span.start, place->span.end,
                     twin ? place->twin : old_twin, decision, speaker, made));
  return attache_decision_table_set_image (db, id, moved, error);
}

gboolean
attache_decision_table_move (AttacheDatabase *db, gint64 id, gint64 article_id, AttacheSpan span,
                             GError **error)
{
  const AttacheFoundPlace place = { article_id, span, 0 };
  g_autoptr (GVariant) image = NULL;

  if (!attache_decision_table_get_image (db, id, &image, error))
    return FALSE;
  return image == NULL || move (db, id, image, &place, FALSE, error);
}

gboolean
attache_decision_table_move_to (AttacheDatabase *db, gint64 id, gint64 found_id, GError **error)
{
  g_autoptr (GVariant) image = NULL;
  gint64 other = 0;
  guchar target;
  AttacheFoundPlace place;

  if (!attache_decision_table_get_image (db, id, &image, error))
    return FALSE;
  if (image != NULL)
    {
      g_variant_get_child (image, 0, "y", &target);
      if (!find_place (db, target, found_id, &place, error)
          || !attache_decision_table_find (db, target, found_id, &other, error))
        return FALSE;
      if (other == 0)
        return move (db, id, image, &place, TRUE, error);
    }
  g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE,
                       _ ("This is decided on already"));
  return FALSE;
}
