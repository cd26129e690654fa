/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decisions of the other dossier, by the place that they would have here. */

#include "config.h"

#include "attache-merge-private.h"

#include <glib/gi18n-lib.h>

#include "attache-decision-table.h"

/* Places in an image of a decision. */
enum
{
  DECISION_ARTICLE = 1,
  DECISION_DECISION = 5,
  DECISION_SPEAKER,
};

/* What a decision is about. */
typedef struct
{
  AttacheDecisionTarget target;
  AttacheFoundPlace place;
  gboolean is_kept; /* a statement that mine are other words of, which stand */
} Subject;

static const char DECISIONS[] = "/* scan */ SELECT id, target, article_id, start, end, twin, "
                                "ifnull (speaker_id, 0) FROM decision ORDER BY id";

static gboolean
is_same_child (GVariant *a, GVariant *b, gsize index)
{
  g_autoptr (GVariant) one = g_variant_get_child_value (a, index);
  g_autoptr (GVariant) other = g_variant_get_child_value (b, index);

  return g_variant_equal (one, other);
}

/* For people. Transfer full. */
static char *
describe_decision (AttacheDatabase *db, GVariant *image)
{
  g_autofree char *name = NULL;
  guchar decision;
  gint64 speaker;

  g_variant_get_child (image, DECISION_DECISION, "y", &decision);
  g_variant_get_child (image, DECISION_SPEAKER, "x", &speaker);
  if (decision == ATTACHE_DECISION_ACCEPTED)
    return g_strdup (_ ("confirmed"));
  if (decision == ATTACHE_DECISION_REJECTED)
    return g_strdup (_ ("rejected"));
  name = attache_merge_dup_name (db, speaker);
  return g_strdup_printf (_ ("said by %s"), name != NULL ? name : _ ("nobody"));
}

/* The decision as it would stand at @place. Transfer full. */
static GVariant *
map_decision (GVariant *theirs, const AttacheFoundPlace *place, gint64 speaker)
{
  guchar target, decision;
  guint32 twin;
  gint64 made;

  g_variant_get (theirs, "(yxuuuyxx)", &target, NULL, NULL, NULL, &twin, &decision, NULL, &made);
  return g_variant_ref_sink (g_variant_new ("(yxuuuyxx)", target, place->article_id,
                                            place->span.start, place->span.end, twin, decision,
                                            speaker, made));
}

static gboolean
put_decision (AttacheMerge *self, gint64 id, GVariant *image, GError **error)
{
  if (self->step == NULL)
    return TRUE;
  if (id == 0 ? !attache_step_take_id (self->step, ATTACHE_ROW_DECISION, &id, error)
              : !attache_step_touch (self->step, ATTACHE_ROW_DECISION, id, error))
    return FALSE;
  return attache_row_image_set (self->mine, ATTACHE_ROW_DECISION, id, image, error);
}

static gboolean
compare_decision (AttacheMerge *self, gint64 theirs_id, gint64 id, GVariant *theirs,
                  GVariant *image, GError **error)
{
  g_autoptr (GVariant) mine = NULL;
  gint64 article;

  if (id == 0)
    {
      if (self->plan != NULL)
        self->plan->n_decisions++;
      return put_decision (self, 0, image, error);
    }
  if (!attache_row_image_get (self->mine, ATTACHE_ROW_DECISION, id, &mine, error))
    return FALSE;
  if (is_same_child (mine, image, DECISION_DECISION)
      && is_same_child (mine, image, DECISION_SPEAKER))
    return TRUE;
  g_variant_get_child (image, DECISION_ARTICLE, "x", &article);
  return attache_merge_choose (
             self, ATTACHE_MERGE_DECISION, theirs_id, attache_merge_dup_title (self->mine, article),
             describe_decision (self->mine, mine), describe_decision (self->theirs, theirs))
             != ATTACHE_MERGE_THEIRS
         || put_decision (self, id, image, error);
}

/* Also where mine moved on to a later version; the place becomes that one then. */
static gboolean
find_decision (AttacheMerge *self, Subject *subject, gint64 *id, GError **error)
{
  AttacheFoundPlace moved = subject->place;
  gboolean is_followed;

  if (!attache_merge_follow (self, &moved.article_id, &moved.span, &is_followed, error))
    return FALSE;
  subject->is_kept = subject->target == ATTACHE_DECIDES_STATEMENT
                     && attache_merge_keeps_statement (self, moved.article_id, moved.span);
  if (is_followed)
    {
      if (!attache_decision_table_find_at (self->mine, subject->target, &moved, id, error))
        return FALSE;
      if (*id != 0)
        {
          subject->place = moved;
          return TRUE;
        }
    }
  return attache_decision_table_find_at (self->mine, subject->target, &subject->place, id, error);
}

static gboolean
merge_decision (AttacheMerge *self, AttacheSql *sql, GError **error)
{
  const gint64 theirs_id = attache_sql_int (sql, 0), theirs_article = attache_sql_int (sql, 2);
  Subject subject = { .target = attache_sql_int (sql, 1),
                      .place = { attache_merge_map_get (self->articles, theirs_article),
                                 { (guint32) attache_sql_int (sql, 3),
                                   (guint32) attache_sql_int (sql, 4) },
                                 (guint32) attache_sql_int (sql, 5) } };
  g_autoptr (GVariant) theirs = NULL;
  g_autoptr (GVariant) image = NULL;
  gint64 id, speaker;

  if (subject.place.article_id == 0)
    {
      if (self->plan != NULL && g_hash_table_contains (self->new_articles, &theirs_article))
        self->plan->n_decisions++;
      return TRUE;
    }
  if (!find_decision (self, &subject, &id, error))
    return FALSE;
  /* Where both decided, the reader is asked of the decisions. */
  if (id == 0 && subject.is_kept)
    return TRUE;
  if (!attache_merge_find_actor (self, attache_sql_int (sql, 6), &speaker, error)
      || !attache_row_image_get (self->theirs, ATTACHE_ROW_DECISION, theirs_id, &theirs, error))
    return FALSE;
  image = map_decision (theirs, &subject.place, speaker);
  return compare_decision (self, theirs_id, id, theirs, image, error);
}

gboolean
attache_merge_decisions (AttacheMerge *self, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (self->theirs, DECISIONS, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      if (!merge_decision (self, sql, error))
        return FALSE;
    }
  return attache_sql_finish (sql, error);
}
