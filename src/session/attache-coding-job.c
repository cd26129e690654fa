/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One question to a reader of the store, which opens the other dossier itself. */

#include "config.h"

#include "attache-coding-job.h"

#include "attache-dossier-private.h"
#include "attache-fetch-codings.h"
#include "attache-merge.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *path;       /* nullable: of theirs */
  char *their_name; /* nullable */
  GPtrArray *codings;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->path);
  g_free (question->their_name);
  g_clear_pointer (&question->codings, g_ptr_array_unref);
  g_free (question);
}

/* On a reader. */
static gboolean
ask (AttacheDatabase *db, gpointer data, GError **error)
{
  Question *question = data;
  g_autoptr (GHashTable) articles = attache_fetch_codings_new_articles ();
  g_autoptr (AttacheMergeSource) theirs = NULL;
  GPtrArray *more;

  /* Translators: the author of notes that name nobody. */
  question->codings = attache_fetch_codings (db, FALSE, _ ("No name"), articles, error);
  if (question->codings == NULL)
    return FALSE;
  if (question->path == NULL)
    return TRUE;
  theirs = attache_merge_source_open (question->path, NULL, error);
  if (theirs == NULL)
    return FALSE;
  more = attache_fetch_codings (attache_merge_source_get_database (theirs), FALSE,
                                question->their_name, articles, error);
  if (more != NULL)
    g_ptr_array_extend_and_steal (question->codings, more);
  return more != NULL;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer data;

  if (attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    g_task_return_pointer (task, g_steal_pointer (&((Question *) data)->codings),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
attache_codings_load_async (AttacheDossier *dossier, GFile *theirs, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  Question *question;
  GTask *task;

  g_return_if_fail (ATTACHE_IS_DOSSIER (dossier));

  question = g_new0 (Question, 1);
  question->path = theirs != NULL ? g_file_get_path (theirs) : NULL;
  question->their_name = theirs != NULL ? g_file_get_basename (theirs) : NULL;
  task = g_task_new (dossier, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_codings_load_async);
  attache_store_read_async (attache_dossier_get_store (dossier), ask, question, question_free,
                            cancellable, answered_cb, task);
}

GPtrArray *
attache_codings_load_finish (AttacheDossier *dossier, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, dossier), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
