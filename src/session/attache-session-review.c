/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One question on a reader of the store, and answers on their way to the writer. */

#include "config.h"

#include "attache-review.h"

#include "attache-fetch-review.h"
#include "attache-question.h"
#include "attache-session-private.h"
#include "attache-writing-review.h"

/* On a reader. */
static gpointer
ask (AttacheDatabase *db, gpointer question, GError **error)
{
  return attache_fetch_review (db, ATTACHE_REVIEW_MAX, error);
}

void
attache_session_review_async (AttacheSession *self, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_session_review_async);
  attache_question_ask (task, attache_dossier_get_store (self->dossier), ask, NULL, NULL,
                        (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
attache_session_review_finish (AttacheSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
attache_session_confirm_place (AttacheSession *self, gint64 annotation_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send_one (self, attache_writing_confirm_place, annotation_id);
}

void
attache_session_detach (AttacheSession *self, gint64 annotation_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send_one (self, attache_writing_detach, annotation_id);
}

void
attache_session_attach (AttacheSession *self, gint64 annotation_id, AttacheSpan span)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send_place (self, attache_writing_attach, annotation_id, span);
}

void
attache_session_move_decision (AttacheSession *self, gint64 decision_id, gint64 found_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send_two (self, attache_writing_move_decision, decision_id, found_id);
}

void
attache_session_discard_decision (AttacheSession *self, gint64 decision_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send_one (self, attache_writing_discard_decision, decision_id);
}

void
attache_session_move_choice (AttacheSession *self, gint64 choice_id, gint64 report_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send_two (self, attache_writing_move_choice, choice_id, report_id);
}

void
attache_session_discard_choice (AttacheSession *self, gint64 choice_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send_one (self, attache_writing_discard_choice, choice_id);
}
