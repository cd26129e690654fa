/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who counts for whom there, said here: speakers that are one there become one here. Where both are
 * of one group already, under whatever name, there is nothing to do. */

#include "config.h"

#include "attache-merge-private.h"

#include <glib/gi18n-lib.h>

#include "attache-merged-actor-table.h"

static const char MERGED[] = "/* scan */ SELECT id, into_id FROM merged_actor ORDER BY id";

/* Those that count for @id go along, so that there is never a chain. */
static gboolean
put (AttacheMerge *self, gint64 id, gint64 into, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->step == NULL)
    return TRUE;
  if (!attache_merged_actor_table_list (self->mine, id, ids, error))
    return FALSE;
  g_array_append_val (ids, id);
  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 one = g_array_index (ids, gint64, i);

      if (!attache_step_touch (self->step, ATTACHE_ROW_MERGED_ACTOR, one, error)
          || !attache_merged_actor_table_set (self->mine, one, into, self->now, error))
        return FALSE;
    }
  return TRUE;
}

/* For people. Transfer full. */
static char *
describe (AttacheDatabase *db, gint64 id)
{
  g_autofree char *name = attache_merge_dup_name (db, id);

  return g_strdup_printf (_ ("counts for %s"), name != NULL ? name : "?");
}

/* @id is merged with another here. */
static gboolean
settle (AttacheMerge *self, gint64 theirs_id, gint64 theirs_into, gint64 id, gint64 root,
        gint64 into, GError **error)
{
  return attache_merge_choose (self, ATTACHE_MERGE_SPEAKER, theirs_id,
                               attache_merge_dup_name (self->mine, id), describe (self->mine, root),
                               describe (self->theirs, theirs_into))
             != ATTACHE_MERGE_THEIRS
         || put (self, id, into, error);
}

static gboolean
merge_one (AttacheMerge *self, gint64 theirs_id, gint64 theirs_into, GError **error)
{
  gint64 id, into, root = 0;

  if (!attache_merge_find_actor (self, theirs_id, &id, error)
      || !attache_merge_find_actor (self, theirs_into, &into, error)
      || (id != 0 && !attache_merged_actor_table_find_root (self->mine, id, &root, error))
      || (into != 0 && !attache_merged_actor_table_find_root (self->mine, into, &into, error)))
    return FALSE;
  if (id != 0 && root == into)
    return TRUE;
  if (id != 0 && root != id)
    return settle (self, theirs_id, theirs_into, id, root, into, error);
  if (self->plan != NULL)
    self->plan->n_speakers++;
  return put (self, id, into, error);
}

gboolean
attache_merge_actors (AttacheMerge *self, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (self->theirs, MERGED, error);

  if (sql == NULL)
    return FALSE;
  while (attache_sql_next (sql))
    {
      if (!merge_one (self, attache_sql_int (sql, 0), attache_sql_int (sql, 1), error))
        return FALSE;
    }
  return attache_sql_finish (sql, error);
}
