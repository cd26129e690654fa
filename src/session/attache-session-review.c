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

static gboolean
run_confirm (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_confirm_place (db, write->id, write->now, error);
}

void
attache_session_confirm_place (AttacheSession *self, gint64 annotation_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send (self, attache_session_write_new (run_confirm, annotation_id));
}

static gboolean
run_detach (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_detach (db, write->id, write->now, error);
}

void
attache_session_detach (AttacheSession *self, gint64 annotation_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send (self, attache_session_write_new (run_detach, annotation_id));
}

static gboolean
run_attach (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_attach (db, write->id, write->span, write->now, error);
}

void
attache_session_attach (AttacheSession *self, gint64 annotation_id, AttacheSpan span)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  write = attache_session_write_new (run_attach, annotation_id);
  write->span = span;
  attache_session_send (self, write);
}

static gboolean
run_move_decision (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_move_decision (db, write->id, write->target_id, write->now, error);
}

void
attache_session_move_decision (AttacheSession *self, gint64 decision_id, gint64 found_id)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  write = attache_session_write_new (run_move_decision, decision_id);
  write->target_id = found_id;
  attache_session_send (self, write);
}

static gboolean
run_discard (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_discard_decision (db, write->id, write->now, error);
}

void
attache_session_discard_decision (AttacheSession *self, gint64 decision_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send (self, attache_session_write_new (run_discard, decision_id));
}

static gboolean
run_move_choice (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_move_choice (db, write->id, write->target_id, write->now, error);
}

void
attache_session_move_choice (AttacheSession *self, gint64 choice_id, gint64 report_id)
{
  AttacheSessionWrite *write;

  g_return_if_fail (ATTACHE_IS_SESSION (self));

  write = attache_session_write_new (run_move_choice, choice_id);
  write->target_id = report_id;
  attache_session_send (self, write);
}

static gboolean
run_discard_choice (AttacheDatabase *db, AttacheSessionWrite *write, GError **error)
{
  return attache_writing_discard_choice (db, write->id, write->now, error);
}

void
attache_session_discard_choice (AttacheSession *self, gint64 choice_id)
{
  g_return_if_fail (ATTACHE_IS_SESSION (self));

  attache_session_send (self, attache_session_write_new (run_discard_choice, choice_id));
}
