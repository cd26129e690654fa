/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each question is one reading of the store. */

#include "config.h"

#include "attache-import-history.h"

#include "attache-dossier-private.h"
#include "attache-fetch-imports.h"
#include "attache-question.h"

typedef struct
{
  gint64 run_id;
  AttacheImportSection section;
  guint limit;
} Question;

void
attache_import_page_free (AttacheImportPage *page)
{
  g_clear_pointer (&page->run, attache_import_run_free);
  g_clear_pointer (&page->entries, g_ptr_array_unref);
  g_free (page);
}

static gpointer
list (AttacheDatabase *db, gpointer data, GError **error)
{
  return attache_fetch_imports (db, error);
}

static gpointer
load (AttacheDatabase *db, gpointer data, GError **error)
{
  const Question *question = data;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (AttacheImportPage) page = g_new0 (AttacheImportPage, 1);

  page->run = attache_fetch_import (db, question->run_id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  page->entries = attache_fetch_import_section (db, page->run != NULL ? page->run->id : 0,
                                                question->section, question->limit, error);
  return page->entries != NULL ? g_steal_pointer (&page) : NULL;
}

void
attache_import_history_list_async (AttacheDossier *dossier, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ATTACHE_IS_DOSSIER (dossier));

  task = g_task_new (dossier, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_import_history_list_async);
  attache_question_ask (task, attache_dossier_get_store (dossier), list, NULL, NULL,
                        (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
attache_import_history_list_finish (AttacheDossier *dossier, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, dossier), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
attache_import_history_load_async (AttacheDossier *dossier, gint64 run_id,
                                   AttacheImportSection section, guint limit,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  const Question question = { run_id, section, limit };
  GTask *task;

  g_return_if_fail (ATTACHE_IS_DOSSIER (dossier));

  task = g_task_new (dossier, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_import_history_load_async);
  attache_question_ask (task, attache_dossier_get_store (dossier), load,
                        g_memdup2 (&question, sizeof question), g_free,
                        (GDestroyNotify) attache_import_page_free);
}

AttacheImportPage *
attache_import_history_load_finish (AttacheDossier *dossier, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, dossier), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
