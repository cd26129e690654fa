/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The question crosses to the reader with its answer, which comes back in it. */

#include "config.h"

#include "attache-question.h"

typedef struct
{
  AttacheAsk ask;
  gpointer question; /* owned */
  gpointer answer;   /* owned; nullable: until answered, and when it was given away */
  GDestroyNotify free_question;
  GDestroyNotify free_answer;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_pointer (&self->question, self->free_question);
  g_clear_pointer (&self->answer, self->free_answer);
  g_free (self);
}

static gboolean
run (AttacheDatabase *db, gpointer data, GError **error)
{
  Question *self = data;

  self->answer = self->ask (db, self->question, error);
  return self->answer != NULL;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer data;

  if (attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    {
      Question *self = data;

      g_task_return_pointer (task, g_steal_pointer (&self->answer), self->free_answer);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

void
attache_question_ask (GTask *task, AttacheStore *store, AttacheAsk ask, gpointer question,
                      GDestroyNotify free_question, GDestroyNotify free_answer)
{
  Question *self = g_new0 (Question, 1);

  self->ask = ask;
  self->question = question;
  self->free_question = free_question;
  self->free_answer = free_answer;
  attache_store_read_async (store, run, self, question_free, g_task_get_cancellable (task),
                            answered_cb, task);
}
