/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two writes and a question, about events. */

#include "config.h"

#include "attache-fetch.h"
#include "attache-merging.h"
#include "attache-query.h"
#include "attache-question.h"
#include "attache-session-private.h"
#include "attache-writing-events.h"

/* On either side in time. */
#define MAX_NEAR 200

void
attache_event_choices_free (AttacheEventChoices *choices)
{
  g_return_if_fail (choices != NULL);

  g_clear_pointer (&choices->reports, g_ptr_array_unref);
  g_clear_pointer (&choices->near, g_ptr_array_unref);
  g_free (choices);
}

void
attache_session_merge_events (AttacheSession *self, gint64 event_id, gint64 into_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send_two (self, attache_writing_merge_events, event_id, into_id);
}

void
attache_session_split_report (AttacheSession *self, gint64 report_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send_one (self, attache_writing_split_report, report_id);
}

/* On a reader. */
static gpointer
ask (AttacheDatabase *db, gpointer question, GError **error)
{
  const gint64 event_id = *(const gint64 *) question;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AttacheEventChoices) choices = g_new0 (AttacheEventChoices, 1);

  if (!attache_query_near_events (db, event_id, MAX_NEAR, ids, error))
    return NULL;
  choices->reports = attache_fetch_reports (db, event_id, error);
  if (choices->reports == NULL)
    return NULL;
  choices->near = attache_fetch_events (db, NULL, 0, (const gint64 *) (gconstpointer) ids->data,
                                        ids->len, error);
  return choices->near != NULL ? g_steal_pointer (&choices) : NULL;
}

void
attache_session_event_choices_async (AttacheSession *self, gint64 event_id,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_session_event_choices_async);
  attache_question_ask (task, attache_dossier_get_store (self->dossier), ask,
                        g_memdup2 (&event_id, sizeof event_id), g_free,
                        (GDestroyNotify) attache_event_choices_free);
}

AttacheEventChoices *
attache_session_event_choices_finish (AttacheSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
