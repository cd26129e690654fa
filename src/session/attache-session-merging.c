/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two writes and a question. */

#include "config.h"

#include "attache-merging.h"

#include "attache-fetch.h"
#include "attache-merged-actor-table.h"
#include "attache-session-private.h"
#include "attache-writing-actors.h"

typedef struct
{
  gint64 id;
  GPtrArray *speakers; /* nullable: until answered */
} MergedQuery;

static gboolean
run_merge (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_merge_actors (db, write->id, write->target_id, write->now, error);
}

void
attache_session_merge_speakers (AttacheSession *self, gint64 id, gint64 into_id)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  write = attache_session_write_new (run_merge, id);
  write->target_id = into_id;
  attache_session_send (self, write);
}

static gboolean
run_split (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_split_actor (db, write->id, write->now, error);
}

void
attache_session_split_speaker (AttacheSession *self, gint64 id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send (self, attache_session_write_new (run_split, id));
}

static void
merged_query_free (gpointer data)
{
  MergedQuery *query = data;

  g_clear_pointer (&query->speakers, g_ptr_array_unref);
  g_free (query);
}

/* On a reader. */
static gboolean
ask (AttacheDatabase *db, gpointer data, GError **error)
{
  MergedQuery *query = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!attache_merged_actor_table_list (db, query->id, ids, error))
    return FALSE;
  query->speakers = attache_fetch_speakers (db, NULL, 0, (const gint64 *) (gconstpointer) ids->data,
                                            ids->len, error);
  return query->speakers != NULL;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer data;

  if (attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    g_task_return_pointer (task, g_ptr_array_ref (((MergedQuery *) data)->speakers),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
attache_session_merged_async (AttacheSession *self, gint64 id, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  MergedQuery *query = g_new0 (MergedQuery, 1);
  GTask *task;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  query->id = id;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_session_merged_async);
  attache_store_read_async (attache_dossier_get_store (self->dossier), ask, query,
                            merged_query_free, cancellable, answered_cb, task);
}

GPtrArray *
attache_session_merged_finish (AttacheSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
