/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One after the other, for each may stand upon those before it: where it finds no ground in the
 * newer version it goes back. */

#include "config.h"

#include "attache-version-statements.h"

#include "attache-statement-choice-table.h"

static const char IS_MET[] = "SELECT is_met FROM statement_choice WHERE id = :id";

static gboolean
load_met (AttacheDatabase *db, gint64 id, gboolean *is_met, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare_for (db, IS_MET, id, error);

  if (sql == NULL)
    return FALSE;
  *is_met = attache_sql_next (sql) && attache_sql_int (sql, 0) != 0;
  return attache_sql_finish (sql, error);
}

static gboolean
move (AttacheDatabase *db, AttacheReanchorer *reanchorer, gint64 article_id,
      const AttacheStatementChoice *choice, gboolean *is_met, GError **error)
{
  AttacheStatementChoice newer = *choice;
  AttacheAnchoring found_one, found_other;
  AttacheSpan one, other;

  *is_met = FALSE;
  attache_statement_choice_take_apart (choice, &one, &other);
  found_one = attache_reanchorer_find (reanchorer, one);
  found_other = attache_reanchorer_find (reanchorer, other);
  if (found_one.state > ATTACHE_ANCHOR_MOVED || found_other.state > ATTACHE_ANCHOR_MOVED)
    return TRUE;
  attache_statement_choice_put_together (&newer, article_id, found_one.span, found_other.span);
  return attache_statement_choice_table_set (db, &newer, error)
         && load_met (db, choice->id, is_met, error)
         && (*is_met || attache_statement_choice_table_set (db, choice, error));
}

gboolean
attache_version_statements_move (AttacheStep *step, AttacheDatabase *db,
                                 AttacheReanchorer *reanchorer, gint64 id, gint64 older,
                                 guint *n_moved, guint *n_left, GError **error)
{
  g_autoptr (GArray) choices = attache_statement_choice_table_load (db, older, error);

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const AttacheStatementChoice *choice = &g_array_index (choices, AttacheStatementChoice, i);
      gboolean is_met;

      if (!attache_step_touch (step, ATTACHE_ROW_STATEMENT_CHOICE, choice->id, error)
          || !move (db, reanchorer, id, choice, &is_met, error))
        return FALSE;
      *n_moved += is_met;
      *n_left += !is_met;
    }
  return choices != NULL;
}
