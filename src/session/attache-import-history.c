/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each question is one reading of the store. */

#include "config.h"

#include "attache-import-history.h"

#include "attache-dossier-private.h"
#include "attache-fetch-imports.h"

typedef struct
{
  gint64 run_id;
  AttacheImportSection section;
  guint limit;
  GPtrArray *runs;         /* Owned; the answer */
  AttacheImportPage *page; /* Owned; the answer */
} Question;

void
attache_import_page_free (AttacheImportPage *page)
{
  g_clear_pointer (&page->run, attache_import_run_free);
  g_clear_pointer (&page->entries, g_ptr_array_unref);
  g_free (page);
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->runs, g_ptr_array_unref);
  g_clear_pointer (&question->page, attache_import_page_free);
  g_free (question);
}

static gboolean
list (AttacheDatabase *db, gpointer data, GError **error)
{
  Question *question = data;

  question->runs = attache_fetch_imports (db, error);
  return question->runs != NULL;
}

static gboolean
load (AttacheDatabase *db, gpointer data, GError **error)
{
  Question *question = data;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (AttacheImportPage) page = g_new0 (AttacheImportPage, 1);

  page->run = attache_fetch_import (db, question->run_id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  page->entries = attache_fetch_import_section (db, page->run != NULL ? page->run->id : 0,
                                                question->section, question->limit, error);
  if (page->entries == NULL)
    return FALSE;
  question->page = g_steal_pointer (&page);
  return TRUE;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer data;

  if (attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    {
      Question *question = data;

      if (question->runs != NULL)
        g_task_return_pointer (task, g_steal_pointer (&question->runs),
                               (GDestroyNotify) g_ptr_array_unref);
      else
        g_task_return_pointer (task, g_steal_pointer (&question->page),
                               (GDestroyNotify) attache_import_page_free);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

void
attache_import_history_list_async (AttacheDossier *dossier, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (ATTACHE_IS_DOSSIER (dossier));

  attache_store_read_async (attache_dossier_get_store (dossier), list, g_new0 (Question, 1),
                            question_free, cancellable, answered_cb,
                            g_task_new (dossier, cancellable, callback, user_data));
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
  Question *question = g_new0 (Question, 1);

  g_return_if_fail (ATTACHE_IS_DOSSIER (dossier));

  question->run_id = run_id;
  question->section = section;
  question->limit = limit;
  attache_store_read_async (attache_dossier_get_store (dossier), load, question, question_free,
                            cancellable, answered_cb,
                            g_task_new (dossier, cancellable, callback, user_data));
}

AttacheImportPage *
attache_import_history_load_finish (AttacheDossier *dossier, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, dossier), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
