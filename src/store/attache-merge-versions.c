/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chains of versions there become chains here. What is missing takes its place beside its
 * neighbours; which text is the newest changes only where theirs followed mine, or where the reader
 * says so. */

#include "config.h"

#include "attache-merge-private.h"

#include <glib/gi18n-lib.h>

#include "attache-article-table.h"
#include "attache-reanchorer.h"
#include "attache-version-link.h"
#include "attache-version-table.h"

/* The newest of each chain. */
static const char CHAINS[] =
    "/* scan */ SELECT id FROM article WHERE replaces_id IS NOT NULL AND NOT EXISTS "
    "(SELECT 1 FROM article AS newer WHERE newer.replaces_id = article.id) ORDER BY id";
static const char UID[] = "SELECT uid FROM article WHERE id = :id";
static const char DESCRIBE[] =
    "SELECT title, outlet, substr (text, 1, 200) FROM article JOIN article_text "
    "ON article_text.article_id = article.id WHERE article.id = :id";

/* The versions of one article there, the first first. */
typedef struct
{
  AttacheMerge *merge; /* borrowed */
  GArray *theirs;      /* gint64 */
  GArray *here;        /* gint64; 0: not here */
} Chain;

/* How a text that has a later version here stands in it. */
typedef struct
{
  gint64 newest;                 /* 0: not looked at yet */
  AttacheReanchorer *reanchorer; /* owned; NULL with @newest 0 */
} Follower;

static void
follower_free (gpointer data)
{
  Follower *follower = data;

  g_clear_pointer (&follower->reanchorer, attache_reanchorer_free);
  g_free (follower);
}

GHashTable *
attache_merge_followers_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, follower_free);
}

static gint64
get (GArray *ids, guint i)
{
  return g_array_index (ids, gint64, i);
}

static gboolean
find_here (AttacheMerge *self, gint64 theirs_id, gint64 *id, GError **error)
{
  g_autoptr (AttacheSql) sql = NULL;

  *id = attache_merge_map_get (self->articles, theirs_id);
  if (*id != 0)
    return TRUE;
  sql = attache_database_prepare_for (self->theirs, UID, theirs_id, error);
  if (sql == NULL)
    return FALSE;
  if (attache_sql_next (sql)
      && !attache_article_table_find (self->mine, attache_sql_text (sql, 0), id, error))
    return FALSE;
  return attache_sql_finish (sql, error);
}

/* For people. Transfer full. */
static char *
describe (AttacheDatabase *db, gint64 id)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, DESCRIBE, NULL);

  if (sql == NULL)
    return NULL;
  attache_sql_bind_int (sql, ":id", id);
  if (!attache_sql_next (sql))
    return NULL;
  return g_strdup_printf ("%s\n%s\n%s", attache_sql_text (sql, 0),
                          attache_sql_is_null (sql, 1) ? _ ("no outlet")
                                                       : attache_sql_text (sql, 1),
                          attache_sql_text (sql, 2));
}

static gboolean
is_brought (AttacheMerge *self, gint64 id)
{
  return g_hash_table_contains (self->brought, &id);
}

/* The newest version here of the last text but one that both have; 0: there is none. @is_it: that
 * text itself. */
static gboolean
find_base (const Chain *chain, gint64 *newest, gboolean *is_it, GError **error)
{
  *newest = 0;
  for (guint i = chain->here->len - 1; i-- > 0;)
    {
      const gint64 id = get (chain->here, i);

      if (id == 0)
        continue;
      if (!attache_version_link_find_newest (chain->merge->mine, id, newest, error))
        return FALSE;
      *is_it = *newest == id;
      return TRUE;
    }
  return TRUE;
}

static AttacheMergeChoice
choose (const Chain *chain, gint64 newest)
{
  AttacheMerge *self = chain->merge;
  const gint64 theirs_id = get (chain->theirs, chain->theirs->len - 1);
  g_autofree char *title = attache_merge_dup_title (self->mine, newest);
  char *about = g_strdup_printf (_ ("Newest version of “%s”"), title != NULL ? title : "?");

  return attache_merge_choose (self, ATTACHE_MERGE_VERSION, theirs_id, about,
                               describe (self->mine, newest), describe (self->theirs, theirs_id));
}

/* Their newest text came with this merge: it follows mine, or becomes an earlier one (@is_older).
 */
static gboolean
settle_newest (const Chain *chain, gboolean *is_older, GError **error)
{
  AttacheMerge *self = chain->merge;
  const gint64 id = get (chain->here, chain->here->len - 1);
  AttacheVersionMoves moves = { 0 };
  gboolean is_base;
  gint64 newest;

  *is_older = FALSE;
  if ((id != 0 && !is_brought (self, id)) || (id == 0 && self->plan == NULL))
    return TRUE;
  if (!find_base (chain, &newest, &is_base, error))
    return FALSE;
  if (newest == 0 || newest == id)
    return TRUE;
  *is_older = !is_base && choose (chain, newest) != ATTACHE_MERGE_THEIRS;
  return self->step == NULL || *is_older
         || attache_version_table_adopt (self->step, self->mine, id, newest, &moves, error);
}

static gboolean
bring_text (AttacheMerge *self, gint64 theirs_id, gint64 *id, gboolean *is_known, GError **error)
{
  g_autoptr (AttacheMergeArticle)
      article = attache_merge_load_article (self->theirs, theirs_id, error);

  if (article == NULL
      || !attache_merge_add_article (self->mine, article, NULL, self->now, id, is_known, error))
    return FALSE;
  if (*is_known)
    return TRUE;
  attache_step_bring (self->step, *id);
  g_hash_table_add (self->brought, g_memdup2 (id, sizeof *id));
  return TRUE;
}

/* Whether @id is one of those before @newest. */
static gboolean
is_before (AttacheMerge *self, gint64 id, gint64 newest, gboolean *is_it, GError **error)
{
  gint64 found = 0;

  *is_it = FALSE;
  if (id == 0 || id == newest)
    return TRUE;
  if (!attache_version_link_find_newest (self->mine, id, &found, error))
    return FALSE;
  *is_it = found == newest;
  return TRUE;
}

/* @older: after which the version @at belongs, or 0: before @newer, the first that follows it. */
static gboolean
find_neighbour (const Chain *chain, guint at, gint64 newest, gint64 *older, gint64 *newer,
                GError **error)
{
  AttacheMerge *self = chain->merge;
  gboolean is_it = FALSE;
  guint i;

  for (i = at; i-- > 0 && !is_it;)
    {
      *older = get (chain->here, i);
      if (!is_before (self, *older, newest, &is_it, error))
        return FALSE;
    }
  if (is_it)
    return TRUE;
  *newer = newest;
  for (i = at + 1; i < chain->here->len && !is_it; i++)
    {
      if (!is_before (self, get (chain->here, i), newest, &is_it, error))
        return FALSE;
      if (is_it)
        *newer = get (chain->here, i);
    }
  return attache_version_link_find_older (self->mine, *newer, older, error);
}

/* All of the chain that is not here takes its place before @newest. */
static gboolean
fill (const Chain *chain, gint64 newest, gboolean is_older, GError **error)
{
  AttacheMerge *self = chain->merge;

  for (guint i = 0; i < chain->here->len - !is_older; i++)
    {
      const gboolean is_last = i == chain->here->len - 1;
      gint64 *id = &g_array_index (chain->here, gint64, i);
      gint64 older = 0, newer = 0;
      gboolean is_known = !is_last && *id != 0;

      if (!is_known && !is_last && !bring_text (self, get (chain->theirs, i), id, &is_known, error))
        return FALSE;
      attache_merge_map_add (self->articles, get (chain->theirs, i), *id);
      if (!is_known
          && (!find_neighbour (chain, i, newest, &older, &newer, error)
              || !attache_version_link_insert (self->step, self->mine, *id, older, newer, error)))
        return FALSE;
      if (is_last)
        attache_merge_add_behind (self, *id);
    }
  return TRUE;
}

static void
look (const Chain *chain)
{
  AttacheMerge *self = chain->merge;

  for (guint i = 0; i < chain->here->len - 1; i++)
    {
      const gint64 theirs_id = get (chain->theirs, i), id = get (chain->here, i);

      if (id != 0)
        {
          attache_merge_map_add (self->articles, theirs_id, id);
          continue;
        }
      self->plan->n_versions++;
      g_hash_table_add (self->new_articles, g_memdup2 (&theirs_id, sizeof theirs_id));
    }
}

/* One whose newest text did not come (for the merge was ended early) waits for the next time. */
static gboolean
merge_chain (const Chain *chain, GError **error)
{
  AttacheMerge *self = chain->merge;
  gint64 newest = get (chain->here, chain->here->len - 1);
  gboolean is_older, is_base;

  if (!settle_newest (chain, &is_older, error))
    return FALSE;
  if (self->step == NULL)
    {
      look (chain);
      return TRUE;
    }
  if (newest == 0)
    return TRUE;
  return (is_older ? find_base (chain, &newest, &is_base, error)
                   : attache_version_link_find_newest (self->mine, newest, &newest, error))
         && fill (chain, newest, is_older, error);
}

gboolean
attache_merge_versions (AttacheMerge *self, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (self->theirs, CHAINS, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) here = g_array_new (FALSE, FALSE, sizeof (gint64));
      const Chain chain = { self, theirs, here };

      if (!attache_version_table_list (self->theirs, attache_sql_int (sql, 0), theirs, error))
        return FALSE;
      for (guint i = 0; i < theirs->len; i++)
        {
          gint64 id;

          if (!find_here (self, get (theirs, i), &id, error))
            return FALSE;
          g_array_append_val (here, id);
        }
      if (!merge_chain (&chain, error))
        return FALSE;
    }
  return attache_sql_finish (sql, error);
}

void
attache_merge_add_behind (AttacheMerge *self, gint64 id)
{
  g_array_append_val (self->behind, id);
  g_hash_table_insert (self->followers, g_memdup2 (&id, sizeof id), g_new0 (Follower, 1));
}

static gboolean
follower_load (Follower *follower, AttacheDatabase *db, gint64 id, GError **error)
{
  g_autoptr (AttacheText) older = NULL;
  g_autoptr (AttacheText) newer = NULL;

  if (follower->newest != 0)
    return TRUE;
  if (!attache_version_link_find_newest (db, id, &follower->newest, error)
      || (older = attache_article_table_load_text (db, id, error)) == NULL
      || (newer = attache_article_table_load_text (db, follower->newest, error)) == NULL)
    return FALSE;
  follower->reanchorer = attache_reanchorer_new (older, newer);
  return TRUE;
}

gboolean
attache_merge_follow (AttacheMerge *self, gint64 *id, AttacheSpan *span, gboolean *is_followed,
                      GError **error)
{
  Follower *follower = g_hash_table_lookup (self->followers, id);
  AttacheAnchoring found;

  *is_followed = FALSE;
  if (follower == NULL)
    return TRUE;
  if (!follower_load (follower, self->mine, *id, error))
    return FALSE;
  found = attache_reanchorer_find (follower->reanchorer, *span);
  *is_followed = found.state <= ATTACHE_ANCHOR_MOVED;
  if (*is_followed)
    {
      *id = follower->newest;
      *span = found.span;
    }
  return TRUE;
}

gboolean
attache_merge_move_on (AttacheMerge *self, GError **error)
{
  for (guint i = 0; self->step != NULL && i < self->behind->len; i++)
    {
      const gint64 id = get (self->behind, i);
      AttacheVersionMoves moves = { 0 };
      gint64 newest;

      if (!attache_version_link_find_newest (self->mine, id, &newest, error)
          || (newest != id
              && !attache_version_table_follow (self->step, self->mine, newest, id, &moves, error)))
        return FALSE;
    }
  return TRUE;
}
