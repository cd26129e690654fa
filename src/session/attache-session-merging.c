/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two writes and a question. */

#include "config.h"

#include "attache-merging.h"

#include "attache-fetch.h"
#include "attache-merged-actor-table.h"
#include "attache-question.h"
#include "attache-session-private.h"
#include "attache-writing-actors.h"

void
attache_session_merge_speakers (AttacheSession *self, gint64 id, gint64 into_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send_two (self, attache_writing_merge_actors, id, into_id);
}

void
attache_session_split_speaker (AttacheSession *self, gint64 id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send_one (self, attache_writing_split_actor, id);
}

/* On a reader. */
static gpointer
ask (AttacheDatabase *db, gpointer question, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!attache_merged_actor_table_list (db, *(const gint64 *) question, ids, error))
    return NULL;
  return attache_fetch_speakers (db, NULL, 0, (const gint64 *) (gconstpointer) ids->data, ids->len,
                                 error);
}

void
attache_session_merged_async (AttacheSession *self, gint64 id, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_session_merged_async);
  attache_question_ask (task, attache_dossier_get_store (self->dossier), ask,
                        g_memdup2 (&id, sizeof id), g_free, (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
attache_session_merged_finish (AttacheSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
