/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A dossier as the main thread holds it: its store, and a number that grows with every change. */

#include "config.h"

#include "attache-dossier-care.h"
#include "attache-dossier-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".dossier"
/* Above that a dossier without a write-ahead log is neither checked nor backed up while it is open.
 */
#define GENTLE_SIZE ((gint64) 256 << 20)

struct _AttacheDossier
{
  GObject parent_instance;

  /* Owned */
  GFile *file;
  AttacheStore *store;
  AttacheAnalyzer *analyzer;
  char *title;
  char *read_only_reason;   /* nullable */
  AttacheDossierCare *care; /* nullable: not of one that may only be read */

  /* State */
  guint generation;
  gboolean is_change_of_notes; /* while a change is told */
  gboolean is_barred;          /* it could be written, until something was found wrong */
  AttacheStoreError cause;     /* where it may only be read */
};

typedef enum
{
  PROP_GENERATION = 1,
  PROP_READ_ONLY,
  PROP_READ_ONLY_REASON,
} AttacheDossierProperty;

static GParamSpec *properties[PROP_READ_ONLY_REASON + 1];

G_DEFINE_FINAL_TYPE (AttacheDossier, attache_dossier, G_TYPE_OBJECT)

static void
attache_dossier_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttacheDossier *self = ATTACHE_DOSSIER (object);

  switch ((AttacheDossierProperty) id)
    {
    case PROP_GENERATION:
      g_value_set_uint (value, self->generation);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, attache_dossier_is_read_only (self));
      break;
    case PROP_READ_ONLY_REASON:
      g_value_set_string (value, self->read_only_reason);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_dossier_dispose (GObject *object)
{
  AttacheDossier *self = ATTACHE_DOSSIER (object);

  g_clear_pointer (&self->care, attache_dossier_care_free);
  g_clear_object (&self->file);
  g_clear_object (&self->store);
  g_clear_pointer (&self->analyzer, attache_analyzer_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->read_only_reason, g_free);
  G_OBJECT_CLASS (attache_dossier_parent_class)->dispose (object);
}

static void
attache_dossier_class_init (AttacheDossierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = attache_dossier_get_property;
  object_class->dispose = attache_dossier_dispose;
  properties[PROP_GENERATION] = g_param_spec_uint ("generation", NULL, NULL, 0, G_MAXUINT, 0,
                                                   flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_READ_ONLY_REASON] = g_param_spec_string ("read-only-reason", NULL, NULL, NULL,
                                                           flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
attache_dossier_init (AttacheDossier *self)
{
}

GFile *
attache_dossier_get_default_file (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "attache", "default" SUFFIX,
                                            NULL);

  return g_file_new_for_path (path);
}

/* Whether @file lies in our own folder, which nobody syncs: there a write-ahead log is safe, and
 * quicker. */
static gboolean
is_own (GFile *file)
{
  g_autoptr (GFile) standard = attache_dossier_get_default_file ();
  g_autoptr (GFile) folder = g_file_get_parent (standard);

  return g_file_has_prefix (file, folder);
}

static char *
dup_title (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base != NULL ? base : "?");

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  if (is_own (file) && strcmp (name, "default") == 0)
    return g_strdup (_ ("My dossier"));
  if (is_own (file) && strcmp (name, "sample") == 0)
    return g_strdup (_ ("Armenia–Azerbaijan, autumn 2022"));
  return g_steal_pointer (&name);
}

/* What may still be looked at where it cannot be written. */
static gboolean
can_be_looked_at (const GError *error)
{
  return g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED)
         || g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_LOCKED)
         || g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_READ_ONLY)
         || g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_NO_ROOM);
}

static gboolean
make_own_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_NOT_FOUND,
               _ ("The folder %s cannot be made: %s"), folder, g_strerror (errno));
  return FALSE;
}

/* On a worker. */
static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AttacheDossier *self = data;
  const char *path = g_file_peek_path (self->file);
  AttacheDatabaseFlags flags = ATTACHE_DATABASE_CREATE
                               | (is_own (self->file) ? ATTACHE_DATABASE_WAL : 0);
  GError *error = NULL;

  if (path == NULL)
    {
      g_task_return_new_error (task, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_NOT_FOUND,
                               _ ("A dossier must be a file on this machine."));
      return;
    }
  if (!is_own (self->file) || make_own_folder (path, &error))
    self->store = attache_store_open (path, flags, &error);
  if (self->store == NULL && can_be_looked_at (error))
    {
      self->store = attache_store_open (path, ATTACHE_DATABASE_READ_ONLY, NULL);
      if (self->store != NULL)
        {
          self->read_only_reason = g_strdup (error->message);
          self->cause = (AttacheStoreError) error->code;
        }
    }
  if (self->store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

void
attache_dossier_open_async (GFile *file, AttacheAnalyzer *analyzer, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  AttacheDossier *self;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (analyzer != NULL);

  self = g_object_new (ATTACHE_TYPE_DOSSIER, NULL);
  self->file = g_object_ref (file);
  self->analyzer = attache_analyzer_ref (analyzer);
  self->title = dup_title (file);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_dossier_open_async);
  g_task_set_task_data (task, self, g_object_unref);
  g_task_run_in_thread (task, open_in_thread);
}

void
attache_dossier_bar (AttacheDossier *self, const GError *error)
{
  g_return_if_fail (ATTACHE_IS_DOSSIER (self));
  g_return_if_fail (error != NULL && error->domain == ATTACHE_STORE_ERROR);

  if (attache_dossier_is_read_only (self))
    return;
  self->is_barred = TRUE;
  attache_store_end_upkeep (self->store);
  self->cause = (AttacheStoreError) error->code;
  g_free (self->read_only_reason);
  self->read_only_reason = g_strdup (error->message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY_REASON]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

static void
told_cb (const GError *problem, gpointer user_data)
{
  AttacheDossier *self = ATTACHE_DOSSIER (user_data);

  if (problem != NULL)
    attache_dossier_bar (self, problem);
  else if (!self->is_barred)
    attache_store_begin_upkeep (self->store);
}

AttacheDossier *
attache_dossier_open_finish (GAsyncResult *result, GError **error)
{
  AttacheDossier *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  self = g_task_propagate_pointer (G_TASK (result), error);
  if (self != NULL && !attache_dossier_is_read_only (self))
    self->care = attache_dossier_care_new (g_file_peek_path (self->file),
                                           is_own (self->file) ? 0 : GENTLE_SIZE, told_cb, self);
  return self;
}

GFile *
attache_dossier_get_file (AttacheDossier *self)
{
  g_return_val_if_fail (ATTACHE_IS_DOSSIER (self), NULL);

  return self->file;
}

const char *
attache_dossier_get_title (AttacheDossier *self)
{
  g_return_val_if_fail (ATTACHE_IS_DOSSIER (self), NULL);

  return self->title;
}

gboolean
attache_dossier_is_read_only (AttacheDossier *self)
{
  g_return_val_if_fail (ATTACHE_IS_DOSSIER (self), TRUE);

  return self->is_barred || attache_store_is_read_only (self->store);
}

const char *
attache_dossier_get_read_only_reason (AttacheDossier *self)
{
  g_return_val_if_fail (ATTACHE_IS_DOSSIER (self), NULL);

  return self->read_only_reason;
}

AttacheStoreError
attache_dossier_get_read_only_cause (AttacheDossier *self)
{
  g_return_val_if_fail (ATTACHE_IS_DOSSIER (self), ATTACHE_STORE_ERROR_FAILED);

  return self->cause;
}

AttacheStore *
attache_dossier_get_store (AttacheDossier *self)
{
  g_return_val_if_fail (ATTACHE_IS_DOSSIER (self), NULL);

  return self->store;
}

AttacheAnalyzer *
attache_dossier_get_analyzer (AttacheDossier *self)
{
  g_return_val_if_fail (ATTACHE_IS_DOSSIER (self), NULL);

  return self->analyzer;
}

void
attache_dossier_changed (AttacheDossier *self)
{
  g_return_if_fail (ATTACHE_IS_DOSSIER (self));

  self->generation++;
  if (self->care != NULL)
    attache_dossier_care_note_change (self->care);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GENERATION]);
}

void
attache_dossier_changed_notes (AttacheDossier *self)
{
  g_return_if_fail (ATTACHE_IS_DOSSIER (self));

  self->is_change_of_notes = TRUE;
  attache_dossier_changed (self);
  self->is_change_of_notes = FALSE;
}

gboolean
attache_dossier_is_change_of_notes (AttacheDossier *self)
{
  g_return_val_if_fail (ATTACHE_IS_DOSSIER (self), FALSE);

  return self->is_change_of_notes;
}

/* On a reader of the store. */
static gboolean
copy_to (AttacheDatabase *db, gpointer data, GError **error)
{
  return attache_database_copy_to (db, data, NULL, error);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (attache_store_finish (ATTACHE_STORE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
attache_dossier_save_copy_async (AttacheDossier *self, GFile *target, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ATTACHE_IS_DOSSIER (self));
  g_return_if_fail (G_IS_FILE (target));

  task = g_task_new (self, cancellable, callback, user_data);
  attache_store_read_async (self->store, copy_to, g_file_get_path (target), g_free, cancellable,
                            copied_cb, task);
}

gboolean
attache_dossier_save_copy_finish (AttacheDossier *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
close_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  attache_store_close (ATTACHE_DOSSIER (source)->store);
  g_task_return_boolean (task, TRUE);
}

void
attache_dossier_close_async (AttacheDossier *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ATTACHE_IS_DOSSIER (self));

  g_clear_pointer (&self->care, attache_dossier_care_free);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_run_in_thread (task, close_in_thread);
}

gboolean
attache_dossier_close_finish (AttacheDossier *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
