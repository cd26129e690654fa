/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Coming and going are the same step read from two sides. */

#include "config.h"

#include "attache-writing-articles.h"

#include <glib/gi18n-lib.h>

#include "attache-step.h"
#include "attache-version-table.h"

/* An article goes with the versions before and after it. */
static const char VERSIONS[] =
    "WITH RECURSIVE version (id) AS (SELECT article.id FROM json_each (:ids) AS asked "
    "JOIN article ON article.id = asked.value "
    "UNION SELECT newer.id FROM version JOIN article AS newer ON newer.replaces_id = version.id "
    "UNION SELECT own.replaces_id FROM version JOIN article AS own ON own.id = version.id "
    "WHERE own.replaces_id IS NOT NULL) "
    "SELECT id FROM version ORDER BY id";

typedef struct
{
  const gint64 *ids;
  guint n_ids;
  gint64 now;
} Removal;

static gboolean
remove_articles (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Removal *removal = data;
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, VERSIONS, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_ids (sql, ":ids", removal->ids, removal->n_ids);
  while (attache_sql_next (sql))
    attache_step_remove (step, attache_sql_int (sql, 0));
  return attache_sql_finish (sql, error);
}

gboolean
attache_writing_remove_articles (AttacheDatabase *db, const gint64 *article_ids, guint n_articles,
                                 gint64 now, GError **error)
{
  Removal removal = { article_ids, n_articles, now };

  return attache_step_run (db, remove_articles, &removal, N_ ("removal"), now, error);
}

typedef struct
{
  GArray *article_ids;
  GArray *notes;
  const char *import;
  gint64 now;
} Import;

static gboolean
note_import (AttacheDatabase *db, gpointer data, GError **error)
{
  const Import *import = data;
  g_autoptr (AttacheStep) step = attache_step_new (db);
  g_autofree char *key = import->import != NULL ? g_strconcat ("import:", import->import, NULL)
                                                : NULL;

  for (guint i = 0; import->notes != NULL && i < import->notes->len; i++)
    {
      if (!attache_brought_note_write (
              db, step, &g_array_index (import->notes, AttacheBroughtNote, i), import->now, error))
        return FALSE;
    }
  for (guint i = 0; i < import->article_ids->len; i++)
    {
      const gint64 id = g_array_index (import->article_ids, gint64, i);
      AttacheVersionMoves moves = { 0 };
      gint64 older;

      attache_step_bring (step, id);
      if (!attache_version_table_find_older (db, id, &older, error)
          || (older != 0 && !attache_version_table_adopt (step, db, id, older, &moves, error)))
        return FALSE;
    }
  return key == NULL
         || attache_step_commit (step, N_ ("import"), key, G_MAXINT64, import->now, error);
}

gboolean
attache_writing_note_import (AttacheDatabase *db, GArray *article_ids, GArray *notes,
                             const char *import, gint64 now, GError **error)
{
  Import what = { article_ids, notes, import, now };

  return attache_database_transact (db, note_import, &what, error);
}
