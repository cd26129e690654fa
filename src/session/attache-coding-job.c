/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One question to a reader of the store, which opens the other dossier itself. */

#include "config.h"

#include "attache-coding-job.h"

#include "attache-dossier-private.h"
#include "attache-fetch-codings.h"
#include "attache-merge.h"
#include "attache-question.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *path;       /* nullable: of theirs */
  char *their_name; /* nullable */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->path);
  g_free (question->their_name);
  g_free (question);
}

/* On a reader. */
static gpointer
ask (AttacheDatabase *db, gpointer data, GError **error)
{
  const Question *question = data;
  g_autoptr (GHashTable) articles = attache_fetch_codings_new_articles ();
  /* Translators: the author of notes that name nobody. */
  g_autoptr (GPtrArray) codings = attache_fetch_codings (db, FALSE, _ ("No name"), articles, error);
  g_autoptr (AttacheMergeSource) theirs = NULL;
  GPtrArray *more;

  if (codings == NULL || question->path == NULL)
    return g_steal_pointer (&codings);
  theirs = attache_merge_source_open (question->path, NULL, error);
  if (theirs == NULL)
    return NULL;
  more = attache_fetch_codings (attache_merge_source_get_database (theirs), FALSE,
                                question->their_name, articles, error);
  if (more == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (codings, more);
  return g_steal_pointer (&codings);
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
  attache_question_ask (task, attache_dossier_get_store (dossier), ask, question, question_free,
                        (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
attache_codings_load_finish (AttacheDossier *dossier, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, dossier), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
