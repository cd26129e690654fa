/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row, read on the store's reader. */

#include "config.h"

#include "attache-original-job.h"

#include "attache-dossier-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME 60

typedef struct
{
  gint64 article_id;
  AttacheOriginal *original; /* Owned */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->original, attache_original_free);
  g_free (load);
}

static gboolean
run (AttacheDatabase *db, gpointer data, GError **error)
{
  Load *load = data;

  return attache_original_table_load (db, load->article_id, &load->original, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer data;
  Load *load;

  if (!attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  load = data;
  if (load->original == NULL)
    g_task_return_new_error (
        task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
        _ ("This article did not come from an address; no page is kept of it"));
  else
    g_task_return_pointer (task, g_steal_pointer (&load->original),
                           (GDestroyNotify) attache_original_free);
}

void
attache_original_load_async (AttacheDossier *dossier, gint64 article_id, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;
  Load *load;

  g_return_if_fail (ATTACHE_IS_DOSSIER (dossier));

  task = g_task_new (dossier, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_original_load_async);
  load = g_new0 (Load, 1);
  load->article_id = article_id;
  attache_store_read_async (attache_dossier_get_store (dossier), run, load, load_free, cancellable,
                            loaded_cb, task);
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
