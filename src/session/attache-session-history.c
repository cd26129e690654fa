/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Back and forth in the history, and the removal of articles, which is its largest step. */

#include "config.h"

#include "attache-journal.h"
#include "attache-reanalysis.h"
#include "attache-session-private.h"
#include "attache-writing-articles.h"

/* Articles whose date went back or forth are analysed again. */
static gboolean
analyse_again (AttacheDatabase *db, AttacheSessionWrite *write, GArray *articles, GError **error)
{
  for (guint i = 0; i < articles->len; i++)
    {
      if (!attache_reanalysis_run (db, write->analyzer, g_array_index (articles, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}

/* @flag: undo. */
static gboolean
run_move (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean is_done;

  return (write->flag ? attache_journal_undo (db, articles, &is_done, error)
                      : attache_journal_redo (db, articles, &is_done, error))
         && analyse_again (db, write, articles, error);
}

static gboolean
run_move_to (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (gint64));

  return attache_journal_move_to (db, write->id, articles, error)
         && analyse_again (db, write, articles, error);
}

static void
send_move (AttacheSession *self, AttacheSessionWriteFunc run, gint64 id, gboolean is_undo)
{
  AttacheSessionWrite *write = attache_session_write_new (run, id);

  write->flag = is_undo;
  write->analyzer = attache_analyzer_ref (attache_dossier_get_analyzer (self->dossier));
  attache_session_send (self, write);
}

void
attache_session_undo (AttacheSession *self)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  send_move (self, run_move, 0, TRUE);
}

void
attache_session_redo (AttacheSession *self)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  send_move (self, run_move, 0, FALSE);
}

void
attache_session_move_to_step (AttacheSession *self, gint64 step_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  send_move (self, run_move_to, step_id, FALSE);
}

static gboolean
run_remove (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_remove_articles (db, (const gint64 *) (gconstpointer) write->ids->data,
                                          write->ids->len, write->now, error);
}

static gboolean
contains (const gint64 *ids, guint n_ids, gint64 id)
{
  for (guint i = 0; i < n_ids; i++)
    {
      if (ids[i] == id)
        return TRUE;
    }
  return FALSE;
}

/* Where the open article goes, the next one that stays is read, or the one before. */
static void
leave_open (AttacheSession *self, const gint64 *ids, guint n_ids)
{
  AttacheQueryModel *articles = self->lists[ATTACHE_LIST_ARTICLES];
  const guint n_articles = g_list_model_get_n_items (G_LIST_MODEL (articles));
  const gint64 open_id = attache_session_get_open_article_id (self);
  const guint position = attache_query_model_find (articles, open_id);

  if (position == G_MAXUINT || n_ids >= n_articles || !contains (ids, n_ids, open_id))
    return;
  for (guint i = 1; i < n_articles; i++)
    {
      const guint next = (position + i) % n_articles;

      if (!contains (ids, n_ids, attache_query_model_get_id (articles, next)))
        {
          attache_session_open_article (self, attache_query_model_get_id (articles, next));
          return;
        }
    }
}

void
attache_session_remove_articles (AttacheSession *self, const gint64 *article_ids, guint n_articles)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));
  g_return_if_fail (article_ids != NULL || n_articles == 0);

  if (n_articles == 0)
    return;
  leave_open (self, article_ids, n_articles);
  write = attache_session_write_new (run_remove, 0);
  write->ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), article_ids,
                                    n_articles);
  attache_session_send (self, write);
}
