/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which text follows which is told by address and outlet; where a note stands in it, by the
 * re-anchorer. */

#include "config.h"

#include "attache-version-table.h"

#include <string.h>

#include "attache-annotation-table.h"
#include "attache-article-table.h"
#include "attache-decision-table.h"
#include "attache-found-rows.h"
#include "attache-reanchorer.h"
#include "attache-statement-choice-table.h"
#include "attache-text-alignment.h"
#include "attache-version-choices.h"
#include "attache-version-statements.h"

/* From these shares of the longer text on, and of the shorter under the same title, a text of the
 * same outlet is a version of another. */
#define MOST 0.6
#define MUCH 0.4

#define IS_NEWEST "NOT EXISTS (SELECT 1 FROM article AS newer WHERE newer.replaces_id = article.id)"
static const char OF_URL[] = "SELECT id FROM article WHERE url = :url AND id <> :id AND " IS_NEWEST
                             " ORDER BY id DESC LIMIT 1";
static const char URL[] = "SELECT url FROM article WHERE id = :id";
/* The outlet of the file it came in, as the reader may have corrected it since. */
static const char KIN[] =
    "SELECT article.id, article.title = own.title AND NOT own.is_title_derived, article_kin.share "
    "FROM article AS own JOIN article_kin ON article_kin.article_id = own.id "
    "JOIN article ON article.id = article_kin.other_id "
    "WHERE own.id = :id AND article.id < own.id AND lower (article.outlet) = lower (own.outlet) "
    "AND " IS_NEWEST " ORDER BY article_kin.share DESC, article.id DESC LIMIT 4";
static const char LINK[] =
    "UPDATE article SET replaces_id = :older, (version, is_starred) = (SELECT version + 1, "
    "is_starred FROM article AS old WHERE old.id = :older) WHERE id = :id";
static const char ANNOTATIONS[] =
    "SELECT id, target, start, end, anchor, home_id, home_start, home_end "
    "FROM annotation "
    "WHERE article_id = :id ORDER BY id";
static const char DECISIONS[] = "SELECT id, target, start, end, twin "
                                "FROM decision "
                                "WHERE article_id = :id ORDER BY id";
/* Also one that the reader made another of: what was decided about it rests. */
static const char STATEMENT_AT[] =
    "SELECT 1 FROM statement "
    "WHERE article_id = :id AND start = :start AND end = :end AND twin = :twin "
    "UNION ALL SELECT 1 FROM statement_choice AS c, "
    "(SELECT :start AS start, :end AS end, :twin AS twin) AS it "
    "WHERE c.article_id = :id AND " ATTACHE_STATEMENT_IS_UNDER ("it") " LIMIT 1";
static const char REPORT_AT[] =
    "SELECT 1 FROM report "
    "WHERE article_id = :id AND start = :start AND end = :end AND twin = :twin";
static const char DECIDED_AT[] =
    "SELECT 1 FROM decision WHERE target = :target AND article_id = :id AND start = :start "
    "AND end = :end AND twin = :twin";
static const char LIST[] =
    "WITH RECURSIVE older (id) AS (SELECT :id UNION SELECT article.replaces_id FROM older "
    "JOIN article ON article.id = older.id WHERE article.replaces_id IS NOT NULL), "
    "version (id) AS (SELECT id FROM older UNION SELECT article.id FROM version "
    "JOIN article ON article.replaces_id = version.id) "
    "SELECT article.id FROM version JOIN article ON article.id = version.id "
    "ORDER BY article.version, article.id";

typedef struct
{
  AttacheDatabase *db;
  AttacheStep *step;
  AttacheReanchorer *reanchorer;
  gint64 id;
  gint64 older;
  AttacheVersionMoves *moves;
} Adoption;

/* A note or a decision of the older version. */
typedef struct
{
  gint64 id;
  gint target;
  AttacheSpan span;
  gint twin;
  AttacheAnchorState anchor;
  AttacheAnnotationHome home; /* article 0: where it stands */
} Written;

/* A front page shows another article every day. */
static gboolean
names_a_page (const char *url)
{
  const char *host = url != NULL ? strstr (url, "://") : NULL;
  const char *path = host != NULL ? strchr (host + 3, '/') : NULL;

  return path != NULL && path[1] != '\0' && path[1] != '?' && path[1] != '#';
}

/* @id: to be passed over. */
static gboolean
find_of_url (AttacheDatabase *db, const char *url, gint64 id, gint64 *found, GError **error)
{
  g_autoptr (AttacheSql) sql = NULL;

  *found = 0;
  if (!names_a_page (url))
    return TRUE;
  sql = attache_database_prepare_for (db, OF_URL, id, error);
  if (sql == NULL)
    return FALSE;
  attache_sql_bind_text (sql, ":url", url);
  return attache_sql_take_int (sql, found, error);
}

gboolean
attache_version_table_find_same (AttacheDatabase *db, const AttacheNewArticle *article, gint64 *id,
                                 GError **error)
{
  g_autoptr (AttacheText) text = NULL;
  gint64 found;

  *id = 0;
  if (!find_of_url (db, article->url, 0, &found, error))
    return FALSE;
  if (found == 0)
    return TRUE;
  text = attache_article_table_load_text (db, found, error);
  if (text == NULL)
    return FALSE;
  if (attache_text_has_same_words (text, article->text))
    *id = found;
  return TRUE;
}

static gboolean
is_mostly_the_same (AttacheDatabase *db, gint64 id, gint64 other, gboolean *is_same, GError **error)
{
  g_autoptr (AttacheText) older = attache_article_table_load_text (db, other, error);
  g_autoptr (AttacheText) newer = older != NULL ? attache_article_table_load_text (db, id, error)
                                                : NULL;
  g_autoptr (AttacheReanchorer) reanchorer = NULL;

  if (newer == NULL)
    return FALSE;
  reanchorer = attache_reanchorer_new (older, newer);
  *is_same = attache_reanchorer_get_likeness (reanchorer) >= MOST;
  return TRUE;
}

static gboolean
find_of_kin (AttacheDatabase *db, gint64 id, gint64 *older, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, KIN, id, error);
  gboolean is_same = FALSE;
  gint64 found = 0;

  if (sql == NULL)
    return FALSE;
  while (!is_same && attache_sql_next (sql))
    {
      found = attache_sql_int (sql, 0);
      is_same = attache_sql_int (sql, 1) != 0 && attache_sql_double (sql, 2) >= MUCH;
      if (!is_same && !is_mostly_the_same (db, id, found, &is_same, error))
        return FALSE;
    }
  *older = is_same ? found : 0;
  return attache_sql_finish (sql, error);
}

gboolean
attache_version_table_find_older (AttacheDatabase *db, gint64 id, gint64 *older, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, URL, id, error);
  g_autofree char *url = NULL;

  if (sql == NULL)
    return FALSE;
  if (attache_sql_next (sql))
    url = g_strdup (attache_sql_text (sql, 0));
  if (!attache_sql_finish (sql, error) || !find_of_url (db, url, id, older, error))
    return FALSE;
  return *older != 0 || find_of_kin (db, id, older, error);
}

/* Whether a row of @text stands at @span of the newer version. */
static gboolean
is_row_at (Adoption *self, const char *text, gint target, AttacheSpan span, gint twin,
           gboolean *is_there, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (self->db, text, self->id, error);

  if (sql == NULL)
    return FALSE;
  if (attache_sql_has (sql, ":target"))
    attache_sql_bind_int (sql, ":target", target);
  attache_sql_bind_int (sql, ":start", span.start);
  attache_sql_bind_int (sql, ":end", span.end);
  attache_sql_bind_int (sql, ":twin", twin);
  return attache_sql_take_any (sql, is_there, error);
}

/* Of a note that was not sure before, the first place is asked again: places found one upon the
 * other would drift. */
static gboolean
find_place (Adoption *self, const Written *note, AttacheAnchoring *found, GError **error)
{
  const gboolean is_lost = note->home.article_id != 0 && note->anchor >= ATTACHE_ANCHOR_UNCERTAIN;
  g_autoptr (AttacheText) home = NULL;
  g_autoptr (AttacheText) newer = NULL;
  g_autoptr (AttacheReanchorer) reanchorer = NULL;

  if (!is_lost)
    {
      *found = attache_reanchorer_find (self->reanchorer, note->span);
      found->state = MAX (found->state, note->anchor);
      return TRUE;
    }
  home = attache_article_table_load_text (self->db, note->home.article_id, error);
  newer = home != NULL ? attache_article_table_load_text (self->db, self->id, error) : NULL;
  if (newer == NULL)
    return FALSE;
  reanchorer = attache_reanchorer_new (home, newer);
  *found = attache_reanchorer_find (reanchorer, note->home.span);
  return TRUE;
}

static gboolean
place_note (Adoption *self, const Written *note, GError **error)
{
  AttacheAnchoring found = { { 0, 0 }, ATTACHE_ANCHOR_EXACT, 1 };
  AttacheAnnotationHome home = note->home;
  gboolean is_there = TRUE;

  if (note->target != ATTACHE_TARGET_ARTICLE && !find_place (self, note, &found, error))
    return FALSE;
  if (note->target == ATTACHE_TARGET_EVENT
      && !is_row_at (self, REPORT_AT, 0, found.span, 0, &is_there, error))
    return FALSE;
  if (!is_there)
    found = (AttacheAnchoring){ { 0, 0 }, ATTACHE_ANCHOR_UNATTACHED, found.score };
  self->moves->n_anchors[found.state]++;
  if (home.article_id == 0)
    {
      home.article_id = self->older;
      home.span = note->span;
    }
  home.score = found.score;
  return attache_annotation_table_set_place (self->db, note->id, self->id, found.span, found.state,
                                             error)
         && attache_annotation_table_set_home (
             self->db, note->id, found.state != ATTACHE_ANCHOR_EXACT ? &home : NULL, error);
}

/* Only where just that is found in the newer version which was decided on in the older. Of two that
 * would come to one place the first does. */
static gboolean
place_decision (Adoption *self, const Written *decision, GError **error)
{
  const AttacheAnchoring found = attache_reanchorer_find (self->reanchorer, decision->span);
  const char *ground = decision->target == ATTACHE_DECIDES_EVENT ? REPORT_AT : STATEMENT_AT;
  gboolean is_there = FALSE, is_taken = FALSE;

  if (found.state <= ATTACHE_ANCHOR_MOVED
      && (!is_row_at (self, ground, 0, found.span, decision->twin, &is_there, error)
          || !is_row_at (self, DECIDED_AT, decision->target, found.span, decision->twin, &is_taken,
                         error)))
    return FALSE;
  is_there &= !is_taken;
  self->moves->n_decisions += is_there;
  self->moves->n_decisions_left += !is_there;
  return !is_there
         || attache_decision_table_move (self->db, decision->id, self->id, found.span, error);
}

/* Written, in order of ids. Transfer full. */
static GArray *
list_written (Adoption *self, gboolean are_notes, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (
      self->db, are_notes ? ANNOTATIONS : DECISIONS, self->older, error);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Written));

  if (sql == NULL)
    return NULL;
  while (attache_sql_next (sql))
    {
      Written one = { attache_sql_int (sql, 0),
                      (gint) attache_sql_int (sql, 1),
                      { (guint32) attache_sql_int (sql, 2), (guint32) attache_sql_int (sql, 3) } };

      if (are_notes)
        {
          one.anchor = attache_sql_int (sql, 4);
          one.home.article_id = attache_sql_int (sql, 5);
          one.home.span = (AttacheSpan){ (guint32) attache_sql_int (sql, 6),
                                         (guint32) attache_sql_int (sql, 7) };
        }
      else
        one.twin = (gint) attache_sql_int (sql, 4);
      g_array_append_val (all, one);
    }
  return attache_sql_finish (sql, error) ? g_steal_pointer (&all) : NULL;
}

static gboolean
place_all (Adoption *self, gboolean are_notes, GError **error)
{
  g_autoptr (GArray) all = list_written (self, are_notes, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const Written *one = &g_array_index (all, Written, i);

      if (!attache_step_touch (
              self->step, are_notes ? ATTACHE_ROW_ANNOTATION : ATTACHE_ROW_DECISION, one->id, error)
          || !(are_notes ? place_note : place_decision) (self, one, error))
        return FALSE;
    }
  return all != NULL;
}

static gboolean
link_versions (Adoption *self, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (self->db, LINK, self->id, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":older", self->older);
  return attache_sql_run (sql, error);
}

static gboolean
retire (Adoption *self, GError **error)
{
  g_autoptr (GVariant) before = NULL;

  if (!attache_found_rows_retire (self->db, self->older, &before, error))
    return FALSE;
  attache_step_note (self->step, ATTACHE_ROW_FOUND, self->older, before);
  return TRUE;
}

gboolean
attache_version_table_follow (AttacheStep *step, AttacheDatabase *db, gint64 id, gint64 older,
                              AttacheVersionMoves *moves, GError **error)
{
  g_autoptr (AttacheText) old_text = attache_article_table_load_text (db, older, error);
  g_autoptr (AttacheText) new_text = NULL;
  g_autoptr (AttacheReanchorer) reanchorer = NULL;
  Adoption self = { db, step, NULL, id, older, moves };

  if (old_text != NULL)
    new_text = attache_article_table_load_text (db, id, error);
  if (new_text == NULL)
    return FALSE;
  self.reanchorer = reanchorer = attache_reanchorer_new (old_text, new_text);
  return place_all (&self, TRUE, error)
         && attache_version_statements_move (step, db, reanchorer, id, older, &moves->n_choices,
                                             &moves->n_choices_left, error)
         && place_all (&self, FALSE, error)
         && attache_version_choices_move (step, db, reanchorer, id, older, &moves->n_choices,
                                          &moves->n_choices_left, error);
}

gboolean
attache_version_table_adopt (AttacheStep *step, AttacheDatabase *db, gint64 id, gint64 older,
                             AttacheVersionMoves *moves, GError **error)
{
  Adoption self = { db, step, NULL, id, older, moves };

  return link_versions (&self, error)
         && attache_version_table_follow (step, db, id, older, moves, error)
         && retire (&self, error);
}

gboolean
attache_version_table_list (AttacheDatabase *db, gint64 id, GArray *ids, GError **error)
{
  return attache_database_list_for (db, LIST, id, ids, error);
}
