/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A timer and a worker. It knows a path, no dossier. */

#include "config.h"

#include "attache-dossier-care.h"

#include <glib/gstdio.h>

#include "attache-backup.h"
#include "attache-store-error.h"

#define FIRST_SECONDS 4
#define HOUR_SECONDS 3600

struct _AttacheDossierCare
{
  /* Owned */
  char *path;
  GCancellable *cancellable;

  /* Borrowed */
  AttacheDossierCareFunc damaged;
  gpointer user_data;

  /* State */
  gint64 max_size;
  guint timer_id;
  gboolean has_changed;
};

gboolean
attache_dossier_care_run (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttacheDatabase) db = attache_database_open (path, ATTACHE_DATABASE_READ_ONLY, error);
  gboolean is_done;

  if (db == NULL)
    return FALSE;
  attache_database_set_cancellable (db, cancellable);
  is_done = attache_backup_make (db, g_get_real_time (), NULL, cancellable, error);
  attache_database_set_cancellable (db, NULL);
  return is_done;
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
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  AttacheDossierCare *care = user_data;

  /* Where it was cancelled there may be no care any more. */
  if (g_task_propagate_boolean (G_TASK (result), &error)
      || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED))
    care->damaged (error->message, care->user_data);
  else
    g_message ("no backup was made: %s", error->message);
}

static gboolean
timer_cb (gpointer user_data)
{
  AttacheDossierCare *care = user_data;
  g_autoptr (GTask) task = NULL;
  GStatBuf info;

  care->timer_id = g_timeout_add_seconds (HOUR_SECONDS, timer_cb, care);
  if (!care->has_changed || g_stat (care->path, &info) != 0
      || (care->max_size > 0 && info.st_size > care->max_size))
    return G_SOURCE_REMOVE;
  care->has_changed = FALSE;
  task = g_task_new (NULL, care->cancellable, ran_cb, care);
  g_task_set_task_data (task, g_strdup (care->path), g_free);
  g_task_run_in_thread (task, run_in_thread);
  return G_SOURCE_REMOVE;
}

AttacheDossierCare *
attache_dossier_care_new (const char *path, gint64 max_size, AttacheDossierCareFunc damaged,
                          gpointer user_data)
{
  AttacheDossierCare *self = g_new0 (AttacheDossierCare, 1);

  self->path = g_strdup (path);
  self->max_size = max_size;
  self->damaged = damaged;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  self->has_changed = TRUE;
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
  g_object_unref (care->cancellable);
  g_free (care->path);
  g_free (care);
}
