/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Those that were merged into the one that is merged now go with it, so that there is never a
 * chain. */

#include "config.h"

#include "attache-writing-actors.h"

#include <glib/gi18n-lib.h>

#include "attache-merged-actor-table.h"
#include "attache-step.h"

typedef struct
{
  gint64 id;
  gint64 into_id;
  gint64 now;
} Merging;

static gboolean
merge (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Merging *merging = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id, into;

  if (!attache_merged_actor_table_find_root (db, merging->id, &id, error)
      || !attache_merged_actor_table_find_root (db, merging->into_id, &into, error))
    return FALSE;
  if (id == into)
    return TRUE;
  if (!attache_merged_actor_table_list (db, id, ids, error))
    return FALSE;
  g_array_append_val (ids, id);
  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 one = g_array_index (ids, gint64, i);

      if (!attache_step_touch (step, ATTACHE_ROW_MERGED_ACTOR, one, error)
          || !attache_merged_actor_table_set (db, one, into, merging->now, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
attache_writing_merge_actors (AttacheDatabase *db, gint64 id, gint64 into_id, gint64 now,
                              GError **error)
{
  Merging merging = { id, into_id, now };

  return attache_step_run (db, merge, &merging, N_ ("merging of speakers"), now, error);
}

static gboolean
split (AttacheDatabase *db, AttacheStep *step, gpointer data, GError **error)
{
  const Merging *merging = data;

  return attache_step_touch (step, ATTACHE_ROW_MERGED_ACTOR, merging->id, error)
         && attache_merged_actor_table_set (db, merging->id, 0, merging->now, error);
}

gboolean
attache_writing_split_actor (AttacheDatabase *db, gint64 id, gint64 now, GError **error)
{
  Merging merging = { id, 0, now };

  return attache_step_run (db, split, &merging, N_ ("splitting of speakers"), now, error);
}
