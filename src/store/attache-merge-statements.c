/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Their word on where statements begin and end, article by article and in their order, after one's
 * own. Where one's own took the ground from theirs, theirs comes without ground, and is listed with
 * what has lost it. */

#include "config.h"

#include "attache-merge-private.h"

#include "attache-statement-choice-table.h"

static const char ARTICLES[] = "/* scan */ SELECT DISTINCT article_id FROM statement_choice "
                               "ORDER BY article_id";

static gboolean
is_same (const AttacheStatementChoice *a, const AttacheStatementChoice *b)
{
  return a->kind == b->kind && a->place.span.start == b->place.span.start
         && a->place.span.end == b->place.span.end && a->place.twin == b->place.twin
         && a->with.start == b->with.start && a->with.end == b->with.end
         && a->with_twin == b->with_twin;
}

/* Whether the article that it is of has it here. */
static gboolean
is_here (AttacheMerge *self, const AttacheStatementChoice *choice, gboolean *is_known,
         GError **error)
{
  g_autoptr (GArray)
      mine = attache_statement_choice_table_load (self->mine, choice->place.article_id, error);

  for (guint i = 0; mine != NULL && i < mine->len; i++)
    *is_known |= is_same (&g_array_index (mine, AttacheStatementChoice, i), choice);
  return mine != NULL;
}

/* Also where mine moved on to a later version. */
static gboolean
is_known_here (AttacheMerge *self, const AttacheStatementChoice *choice, gboolean *is_known,
               GError **error)
{
  AttacheStatementChoice moved = *choice;
  gint64 one_id = choice->place.article_id, other_id = one_id;
  gboolean is_followed, is_other_followed;
  AttacheSpan one, other;

  *is_known = FALSE;
  attache_statement_choice_take_apart (choice, &one, &other);
  if (!is_here (self, choice, is_known, error)
      || !attache_merge_follow (self, &one_id, &one, &is_followed, error)
      || !attache_merge_follow (self, &other_id, &other, &is_other_followed, error))
    return FALSE;
  if (*is_known || !is_followed || !is_other_followed)
    return TRUE;
  attache_statement_choice_put_together (&moved, one_id, one, other);
  return is_here (self, &moved, is_known, error);
}

static gboolean
merge_one (AttacheMerge *self, AttacheStatementChoice *choice, GError **error)
{
  gboolean is_known;

  if (!is_known_here (self, choice, &is_known, error))
    return FALSE;
  if (is_known)
    return TRUE;
  if (self->plan != NULL)
    self->plan->n_decisions++;
  return self->step == NULL
         || (attache_step_take_id (self->step, ATTACHE_ROW_STATEMENT_CHOICE, &choice->id, error)
             && attache_statement_choice_table_set (self->mine, choice, error));
}

/* What hangs on an article that is not here and will not come is passed over. */
static gboolean
merge_article (AttacheMerge *self, gint64 theirs_id, GError **error)
{
  const gint64 id = attache_merge_map_get (self->articles, theirs_id);
  g_autoptr (GArray) theirs = attache_statement_choice_table_load (self->theirs, theirs_id, error);

  if (theirs == NULL)
    return FALSE;
  if (id == 0 && self->plan != NULL && g_hash_table_contains (self->new_articles, &theirs_id))
    self->plan->n_decisions += theirs->len;
  for (guint i = 0; id != 0 && i < theirs->len; i++)
    {
      AttacheStatementChoice *choice = &g_array_index (theirs, AttacheStatementChoice, i);

      choice->place.article_id = id;
      if (!merge_one (self, choice, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
attache_merge_statements (AttacheMerge *self, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (self->theirs, ARTICLES, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      if (!merge_article (self, attache_sql_int (sql, 0), error))
        return FALSE;
    }
  return attache_sql_finish (sql, error);
}
