/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes out of the store, through a writer of their format, into a file that is there as a whole
 * or not at all. */

#include "config.h"

#include "attache-export-job.h"

#include <glib/gi18n-lib.h>

#include "attache-dossier-private.h"
#include "attache-fetch.h"
#include "attache-query.h"

typedef struct
{
  AttacheFilter *filter; /* owned; nullable */
  AttacheExportFormat format;
  AttacheExportGrouping grouping;
  char *title;   /* owned */
  GFile *target; /* owned */
  guint n_notes; /* the answer */
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_clear_pointer (&self->filter, attache_filter_unref);
  g_free (self->title);
  g_clear_object (&self->target);
  g_free (self);
}

/* Beside the target and renamed over it. Through a symbolic link, so that it stays one. */
static gboolean
write_local (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *real = g_canonicalize_filename (path, NULL);
  g_autofree char *link = g_file_read_link (real, NULL);

  if (link != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (real);

      g_free (real);
      real = g_canonicalize_filename (link, folder);
    }
  return g_file_set_contents_full (
      real, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
      G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, error);
}

static gboolean
write_out (GFile *target, GBytes *bytes, GError **error)
{
  const char *path = g_file_peek_path (target);

  if (path != NULL)
    return write_local (path, bytes, error);
  return g_file_replace_contents (target, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                  NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error);
}

/* On a reader of the store. */
static gboolean
run (AttacheDatabase *db, gpointer data, GError **error)
{
  Export *self = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!attache_query_annotations (db, self->filter, 0, ids, error))
    return FALSE;
  annotations = attache_fetch_annotations (db, (const gint64 *) (gconstpointer) ids->data, ids->len,
                                           error);
  if (annotations == NULL)
    return FALSE;
  bytes = attache_note_export_to_bytes ((AttacheAnnotation *const *) annotations->pdata,
                                        annotations->len, self->format, self->grouping, self->title,
                                        g_get_real_time ());
  self->n_notes = annotations->len;
  if (write_out (self->target, bytes, &local_error))
    return TRUE;
  g_set_error (error, local_error->domain, local_error->code,
               _ ("The notes could not be written, and the file is as it was: %s"),
               local_error->message);
  return FALSE;
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer data;

  if (attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    g_task_return_int (task, (gssize) ((Export *) data)->n_notes);
  else
    g_task_return_error (task, error);
}

void
attache_export_notes_async (AttacheDossier *dossier, AttacheFilter *filter,
                            AttacheExportFormat format, AttacheExportGrouping grouping,
                            GFile *target, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Export *self;
  GTask *task;

  g_return_if_fail (ATTACHE_IS_DOSSIER (dossier));
  g_return_if_fail (G_IS_FILE (target));

  self = g_new0 (Export, 1);
  self->filter = filter != NULL ? attache_filter_ref (filter) : NULL;
  self->format = format;
  self->grouping = grouping;
  self->title = g_strdup (attache_dossier_get_title (dossier));
  self->target = g_object_ref (target);
  task = g_task_new (dossier, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_export_notes_async);
  attache_store_read_async (attache_dossier_get_store (dossier), run, self, export_free,
                            cancellable, exported_cb, task);
}

gint
attache_export_notes_finish (AttacheDossier *dossier, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (ATTACHE_IS_DOSSIER (dossier), -1);
  g_return_val_if_fail (g_task_is_valid (result, dossier), -1);

  return (gint) g_task_propagate_int (G_TASK (result), error);
}
