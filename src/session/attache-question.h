/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A question to a reader of the store whose answer somebody awaits as a task. */

#pragma once

#include "attache-store.h"

G_BEGIN_DECLS

/* On a reader. The answer, transfer full; NULL with @error. */
typedef gpointer (*AttacheAsk) (AttacheDatabase *db, gpointer question, GError **error);

/* @task (taken) returns the answer, for g_task_propagate_pointer (), and ends with its cancellable.
 * @question (nullable, taken) and an answer that nobody takes are freed on any thread. */
void attache_question_ask (GTask *task, AttacheStore *store, AttacheAsk ask, gpointer question,
                           GDestroyNotify free_question, GDestroyNotify free_answer);

G_END_DECLS
