/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A timer, a worker, and a watch on the file. It knows a path, no dossier. */

#include "config.h"

#include "attache-dossier-care.h"

#include <glib/gstdio.h>

#include "attache-backup.h"
#include "attache-store-error.h"

#define FIRST_SECONDS 4
#define HOUR_SECONDS 3600
/* Where too much was written for a backup to come to its end. */
#define AGAIN_SECONDS 600

struct _AttacheDossierCare
{
  /* Owned */
  char *path;
  GCancellable *cancellable;
  GFileMonitor *monitor; /* nullable: not every file system tells */

  /* Borrowed */
  AttacheDossierCareFunc told;
  gpointer user_data;

  /* State */
  gint64 gentle_size;
  guint timer_id;
  guint64 inode; /* of the file when it was opened */
  gboolean has_changed;
};

/* Makes the backup of one of both kinds. */
typedef gboolean (*Make) (AttacheDatabase *db, gint64 now, gboolean *is_made,
                          GCancellable *cancellable, GError **error);

static gboolean
run (const char *path, Make make, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttacheDatabase) db = attache_database_open (path, ATTACHE_DATABASE_READ_ONLY, error);
  gboolean is_done;

  if (db == NULL)
    return FALSE;
  attache_database_set_cancellable (db, cancellable);
  is_done = make (db, g_get_real_time (), NULL, cancellable, error);
  attache_database_set_cancellable (db, NULL);
  return is_done;
}

gboolean
attache_dossier_care_run (const char *path, GCancellable *cancellable, GError **error)
{
  return run (path, attache_backup_make, cancellable, error);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (attache_dossier_care_run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run_gently_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (run (data, attache_backup_make_gently, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean timer_cb (gpointer user_data);

static void
try_again (AttacheDossierCare *care)
{
  care->has_changed = TRUE;
  g_clear_handle_id (&care->timer_id, g_source_remove);
  care->timer_id = g_timeout_add_seconds (AGAIN_SECONDS, timer_cb, care);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  AttacheDossierCare *care = user_data;
  const gboolean is_whole = g_task_propagate_boolean (G_TASK (result), &error);

  /* Where it was cancelled there may be no care any more. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (is_whole)
    care->told (NULL, care->user_data);
  else if (g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED))
    care->told (error, care->user_data);
  else if (g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_LOCKED))
    try_again (care);
  else
    g_message ("no backup was made: %s", error->message);
}

static gboolean
timer_cb (gpointer user_data)
{
  AttacheDossierCare *care = user_data;
  g_autoptr (GTask) task = NULL;
  GStatBuf info;
  gboolean is_gentle;

  care->timer_id = g_timeout_add_seconds (HOUR_SECONDS, timer_cb, care);
  if (!care->has_changed || g_stat (care->path, &info) != 0)
    return G_SOURCE_REMOVE;
  is_gentle = care->gentle_size > 0 && info.st_size > care->gentle_size;
  care->has_changed = FALSE;
  task = g_task_new (NULL, care->cancellable, ran_cb, care);
  g_task_set_task_data (task, g_strdup (care->path), g_free);
  g_task_run_in_thread (task, is_gentle ? run_gently_in_thread : run_in_thread);
  return G_SOURCE_REMOVE;
}

static void
queried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  AttacheDossierCare *care = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (info != NULL
      && g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE) == care->inode)
    return;
  attache_store_error_set_moved (&problem);
  care->told (problem, care->user_data);
}

/* What is written to the file is told as well, and is no news. */
static void
monitor_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event,
            gpointer user_data)
{
  AttacheDossierCare *care = user_data;
  g_autoptr (GFile) own = NULL;

  if (event == G_FILE_MONITOR_EVENT_CHANGED || event == G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT
      || event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    return;
  own = g_file_new_for_path (care->path);
  g_file_query_info_async (own, G_FILE_ATTRIBUTE_UNIX_INODE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, care->cancellable, queried_cb, care);
}

static void
watch (AttacheDossierCare *care)
{
  g_autoptr (GFile) file = g_file_new_for_path (care->path);
  GStatBuf info;

  if (g_stat (care->path, &info) != 0)
    return;
  care->inode = info.st_ino;
  care->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, care->cancellable, NULL);
  if (care->monitor != NULL)
    g_signal_connect (care->monitor, "changed", G_CALLBACK (monitor_cb), care);
}

AttacheDossierCare *
attache_dossier_care_new (const char *path, gint64 gentle_size, AttacheDossierCareFunc told,
                          gpointer user_data)
{
  AttacheDossierCare *self = g_new0 (AttacheDossierCare, 1);

  self->path = g_strdup (path);
  self->gentle_size = gentle_size;
  self->told = told;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  self->has_changed = TRUE;
  watch (self);
  self->timer_id = g_timeout_add_seconds (FIRST_SECONDS, timer_cb, self);
  return self;
}

void
attache_dossier_care_note_change (AttacheDossierCare *care)
{
  care->has_changed = TRUE;
}

void
attache_dossier_care_free (AttacheDossierCare *care)
{
  g_cancellable_cancel (care->cancellable);
  g_clear_handle_id (&care->timer_id, g_source_remove);
  if (care->monitor != NULL)
    g_signal_handlers_disconnect_by_data (care->monitor, care);
  g_clear_object (&care->monitor);
  g_object_unref (care->cancellable);
  g_free (care->path);
  g_free (care);
}
