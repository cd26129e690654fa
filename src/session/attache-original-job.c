/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row, read on the store's reader. */

#include "config.h"

#include "attache-original-job.h"

#include "attache-dossier-private.h"
#include "attache-question.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME 60

static gpointer
ask (AttacheDatabase *db, gpointer question, GError **error)
{
  AttacheOriginal *original;

  if (!attache_original_table_load (db, *(const gint64 *) question, &original, error))
    return NULL;
  if (original == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("This article did not come from an address; no page is kept of it"));
  return original;
}

void
attache_original_load_async (AttacheDossier *dossier, gint64 article_id, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ATTACHE_IS_DOSSIER (dossier));

  task = g_task_new (dossier, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_original_load_async);
  attache_question_ask (task, attache_dossier_get_store (dossier), ask,
                        g_memdup2 (&article_id, sizeof article_id), g_free,
                        (GDestroyNotify) attache_original_free);
}

AttacheOriginal *
attache_original_load_finish (AttacheDossier *dossier, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, dossier), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
attache_original_dup_file_name (const AttacheOriginal *original)
{
  g_auto (GStrv) parts = g_strsplit (original->address, "?", 2);
  g_autofree char *base = g_path_get_basename (parts[0] != NULL ? parts[0] : "");
  const gboolean is_page = original->media_type == NULL
                           || strstr (original->media_type, "html") != NULL;

  g_strcanon (base, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.", '-');
  if (strlen (base) > MAX_NAME)
    base[MAX_NAME] = '\0';
  while (base[0] == '.' || base[0] == '-')
    memmove (base, base + 1, strlen (base));
  if (is_page && !g_str_has_suffix (base, ".html") && !g_str_has_suffix (base, ".htm"))
    return g_strconcat (*base != '\0' ? base : "page", ".html", NULL);
  return g_strdup (*base != '\0' ? base : "page");
}
