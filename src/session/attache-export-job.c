/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes out of the dossier into a file: read in one view, turned into bytes on a worker, put in the
 * place of the old file as a whole. */

#include "config.h"

#include "attache-export-job.h"

#include "attache-dossier-private.h"
#include "attache-fetch.h"
#include "attache-query.h"

typedef struct
{
  AttacheFilter *filter; /* Owned; nullable */
  AttacheExportFormat format;
  AttacheExportGrouping grouping;
  GFile *target; /* Owned */
  char *title;   /* Owned */
  GBytes *bytes; /* Owned; nullable: the answer */
  gint n_notes;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->filter, attache_filter_unref);
  g_object_unref (export->target);
  g_free (export->title);
  g_clear_pointer (&export->bytes, g_bytes_unref);
  g_free (export);
}

/* On a reader: no note is missed or told twice, whatever is written meanwhile. */
static gboolean
render (AttacheDatabase *db, gpointer data, GError **error)
{
  Export *export = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) notes = NULL;

  if (!attache_query_annotations (db, export->filter, 0, ids, error))
    return FALSE;
  notes = attache_fetch_annotations (db, (const gint64 *) (gconstpointer) ids->data, ids->len,
                                     error);
  if (notes == NULL)
    return FALSE;
  export->n_notes = (gint) notes->len;
  export->bytes = attache_note_export_to_bytes ((AttacheAnnotation *const *) notes->pdata,
                                                notes->len, export->format, export->grouping,
                                                export->title, g_get_real_time ());
  return TRUE;
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_int (task, export->n_notes);
  else
    g_task_return_error (task, error);
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (!attache_store_finish (ATTACHE_STORE (source), result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* Through a temporary file beside it that is renamed; a failed write leaves the old one whole. */
  g_file_replace_contents_bytes_async (export->target, export->bytes, NULL, FALSE,
                                       G_FILE_CREATE_NONE, g_task_get_cancellable (task),
                                       replaced_cb, g_object_ref (task));
}

void
attache_export_notes_async (AttacheDossier *dossier, AttacheFilter *filter,
                            AttacheExportFormat format, AttacheExportGrouping grouping,
                            GFile *target, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;
  Export *export;

  g_return_if_fail (ATTACHE_IS_DOSSIER (dossier));
  g_return_if_fail (G_IS_FILE (target));

  export = g_new0 (Export, 1);
  export->filter = filter != NULL ? attache_filter_ref (filter) : NULL;
  export->format = format;
  export->grouping = grouping;
  export->target = g_object_ref (target);
  export->title = g_strdup (attache_dossier_get_title (dossier));
  task = g_task_new (dossier, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_export_notes_async);
  g_task_set_task_data (task, export, export_free);
  attache_store_read_async (attache_dossier_get_store (dossier), render, export, NULL, cancellable,
                            rendered_cb, task);
}

gint
attache_export_notes_finish (AttacheDossier *dossier, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, dossier), -1);

  return (gint) g_task_propagate_int (G_TASK (result), error);
}
