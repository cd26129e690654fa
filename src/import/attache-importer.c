/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a file to its drafts: reads the bytes within the limits, lets the right reader work, numbers
 * what came of it. It knows limits and errors, and no format. */

#include "config.h"

#include "attache-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-attachments.h"
#include "attache-format.h"

typedef struct
{
  GPtrArray *drafts;
  GPtrArray *problems;
} Loaded;

static void
loaded_free (Loaded *loaded)
{
  g_clear_pointer (&loaded->drafts, g_ptr_array_unref);
  g_clear_pointer (&loaded->problems, g_ptr_array_unref);
  g_free (loaded);
}

GPtrArray *
attache_importer_new_problems (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
}

/* The name that people see and ids are made of: readable, and without the ".gz" that is looked
 * through. */
static char *
display_name (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);
  char *display = g_filename_display_name (base);

  if (g_str_has_suffix (display, ".gz") && display[3] != '\0')
    display[strlen (display) - 3] = '\0';
  return display;
}

static void
number_drafts (GPtrArray *drafts, const char *name)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      AttacheDraft *draft = g_ptr_array_index (drafts, i);

      g_free (draft->file);
      draft->file = g_strdup (name);
      draft->part = i + 1;
      draft->many = drafts->len > 1;
    }
}

/* Where nothing came in, what was wrong with the first part is what is wrong with the file. */
static void
set_error_of_nothing (const AttacheSource *source, GPtrArray *problems, guint n_before,
                      GError **error)
{
  if (problems->len > n_before)
    g_propagate_error (error, g_error_copy (g_ptr_array_index (problems, n_before)));
  else
    attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_EMPTY, 0,
                              _ ("there is no article in it"));
  g_ptr_array_set_size (problems, n_before);
}

/* @folder: where the files lie that the bytes may refer to; nullable. */
static GPtrArray *
load_piece (const AttacheArchivePiece *piece, GFile *folder, const AttacheImportRules *rules,
            GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray)
      drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_draft_unref);
  g_autoptr (GPtrArray) own_problems = NULL;
  AttacheSource source = { .name = piece->name,
                           .line = piece->line,
                           .is_piece = piece->format != NULL,
                           .cancellable = cancellable,
                           .rules = rules };
  const AttacheFormat *format;
  AttacheHarvest harvest = { drafts, problems, ATTACHE_IMPORT_MAX_FILE };
  guint n_problems;

  source.data = g_bytes_get_data (piece->bytes, &source.length);
  if (problems == NULL)
    harvest.problems = own_problems = attache_importer_new_problems ();
  if (source.length == 0)
    {
      attache_source_set_error (&source, error, ATTACHE_IMPORT_ERROR_EMPTY, 0,
                                _ ("the file is empty"));
      return NULL;
    }
  n_problems = harvest.problems->len;
  format = piece->format != NULL ? attache_format_find (piece->format) : NULL;
  if (format != NULL ? !format->read (&source, &harvest, error)
                     : !attache_format_read_any (&source, &harvest, error))
    return NULL;
  attache_attachments_settle (folder, piece->name, drafts, harvest.problems, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (drafts->len == 0)
    {
      set_error_of_nothing (&source, harvest.problems, n_problems, error);
      return NULL;
    }
  number_drafts (drafts, piece->name);
  if (rules != NULL)
    attache_import_rules_apply (rules, drafts);
  return g_steal_pointer (&drafts);
}

GPtrArray *
attache_importer_load_bytes (GBytes *bytes, const char *name, GPtrArray *problems,
                             GCancellable *cancellable, GError **error)
{
  g_autofree char *display = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  display = display_name (name);
  return load_piece (&(AttacheArchivePiece){ display, bytes, 0, NULL }, NULL, NULL, problems,
                     cancellable, error);
}

GPtrArray *
attache_importer_load_piece (const AttacheArchivePiece *piece, const AttacheImportRules *rules,
                             GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (piece != NULL && piece->bytes != NULL && piece->name != NULL, NULL);

  return load_piece (piece, NULL, rules, problems, cancellable, error);
}

/* What the system says, in the few words that the import report acts on. */
static AttacheImportError
code_of_io_error (const GError *io_error)
{
  if (g_error_matches (io_error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return ATTACHE_IMPORT_ERROR_NOT_PERMITTED;
  if (g_error_matches (io_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return ATTACHE_IMPORT_ERROR_NOT_FOUND;
  return ATTACHE_IMPORT_ERROR_FAILED;
}

/* A cancelled import stays G_IO_ERROR_CANCELLED: it is no fault of the file. */
static void
take_io_error (const char *name, GError *io_error, GError **error)
{
  if (g_error_matches (io_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, io_error);
      return;
    }
  g_set_error (error, ATTACHE_IMPORT_ERROR, code_of_io_error (io_error), "%s: %s", name,
               io_error->message);
  g_error_free (io_error);
}

/* Pipes and devices have no end, and a file that claims a gigabyte is not read to find out. */
static gboolean
check_file (GFile *file, const char *name, GCancellable *cancellable, GError **error)
{
  GError *io_error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
      G_FILE_QUERY_INFO_NONE, cancellable, &io_error);

  if (info == NULL)
    {
      take_io_error (name, io_error, error);
      return FALSE;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_NOT_FOUND,
                   _ ("%s: not a file"), name);
      return FALSE;
    }
  if (g_file_info_get_size (info) > (goffset) ATTACHE_IMPORT_MAX_FILE)
    {
      g_set_error (error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_TOO_LARGE,
                   _ ("%s: larger than %" G_GSIZE_FORMAT " MiB"), name,
                   ATTACHE_IMPORT_MAX_FILE >> 20);
      return FALSE;
    }
  return TRUE;
}

GPtrArray *
attache_importer_load (GFile *file, GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  return attache_importer_load_with (file, NULL, problems, cancellable, error);
}

GPtrArray *
attache_importer_load_with (GFile *file, const AttacheImportRules *rules, GPtrArray *problems,
                            GCancellable *cancellable, GError **error)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) folder = NULL;
  GError *io_error = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  base = g_file_get_basename (file);
  name = display_name (base != NULL ? base : "?");
  if (!check_file (file, name, cancellable, error))
    return NULL;
  bytes = g_file_load_bytes (file, cancellable, NULL, &io_error);
  if (bytes == NULL)
    {
      take_io_error (name, io_error, error);
      return NULL;
    }
  folder = g_file_get_parent (file);
  return load_piece (&(AttacheArchivePiece){ name, bytes, 0, NULL }, folder, rules, problems,
                     cancellable, error);
}

static void
load_in_thread (GTask *task, gpointer object, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  GPtrArray *drafts = attache_importer_load (task_data, problems, cancellable, &error);
  Loaded *loaded;

  if (drafts == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  loaded = g_new0 (Loaded, 1);
  loaded->drafts = drafts;
  loaded->problems = g_steal_pointer (&problems);
  g_task_return_pointer (task, loaded, (GDestroyNotify) loaded_free);
}

void
attache_importer_load_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_importer_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
}

GPtrArray *
attache_importer_load_finish (GAsyncResult *result, GPtrArray **problems, GError **error)
{
  Loaded *loaded;
  GPtrArray *drafts;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  loaded = g_task_propagate_pointer (G_TASK (result), error);
  if (loaded == NULL)
    return NULL;
  drafts = g_steal_pointer (&loaded->drafts);
  if (problems != NULL)
    *problems = g_steal_pointer (&loaded->problems);
  loaded_free (loaded);
  return drafts;
}
