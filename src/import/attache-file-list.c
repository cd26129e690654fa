/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which files a folder holds, for an import of all of it. It opens none of them. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-importer.h"

/* A tree deeper than this is a mistake or an attack; links to folders are not followed, so that it
 * cannot be a circle. */
#define MAX_FOLDER_DEPTH 64

#define ATTRIBUTES                                                                                 \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE                                \
                                 "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN                           \
                                 "," G_FILE_ATTRIBUTE_STANDARD_IS_SYMLINK

typedef struct
{
  GPtrArray *files;
  GPtrArray *problems;
  GCancellable *cancellable;
} Walk;

/* A guess from the name, for the order only: what a reference says of an article is to come before
 * the file that holds the bare text. */
static gboolean
is_of_references (GFileInfo *info)
{
  static const char *const suffixes[] = { ".ris", ".bib", ".rdf", ".dna" };
  const char *name = g_file_info_get_name (info);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_str_has_suffix (name, suffixes[i]))
        return TRUE;
    }
  return FALSE;
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  GFileInfo *const *info_a = a;
  GFileInfo *const *info_b = b;
  gint difference = is_of_references (*info_b) - is_of_references (*info_a);

  if (difference != 0)
    return difference;
  return strcmp (g_file_info_get_name (*info_a), g_file_info_get_name (*info_b));
}

/* Transfer full, sorted; NULL with a G_IO_ERROR. */
static GPtrArray *
list_folder (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      folder, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func (g_object_unref);

  if (children == NULL)
    return NULL;
  for (;;)
    {
      GFileInfo *info;

      if (!g_file_enumerator_iterate (children, &info, NULL, cancellable, error))
        return NULL;
      if (info == NULL)
        break;
      if (!g_file_info_get_is_hidden (info))
        g_ptr_array_add (infos, g_object_ref (info));
    }
  g_ptr_array_sort (infos, compare_names);
  return g_steal_pointer (&infos);
}

/* "Page_files" beside "Page.html", as browsers save them. */
static gboolean
belongs_to_page (GPtrArray *infos, const char *name)
{
  static const char *const suffixes[] = { ".html", ".htm", ".xhtml" };
  gsize length = strlen (name);

  if (!g_str_has_suffix (name, "_files") && !g_str_has_suffix (name, "-Dateien"))
    return FALSE;
  length = strrchr (name, g_str_has_suffix (name, "_files") ? '_' : '-') - name;
  for (guint i = 0; i < infos->len; i++)
    {
      const char *other = g_file_info_get_name (g_ptr_array_index (infos, i));

      if (strncmp (other, name, length) != 0)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (suffixes); j++)
        {
          if (strcmp (other + length, suffixes[j]) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

/* FALSE only where cancelled; a folder that cannot be read is a problem, and the others go on. */
static gboolean
walk_folder (Walk *walk, GFile *folder, guint depth, GError **error)
{
  GError *local_error = NULL;
  g_autoptr (GPtrArray) infos = list_folder (folder, walk->cancellable, &local_error);

  if (infos == NULL && g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (infos == NULL)
    {
      g_ptr_array_add (walk->problems,
                       g_error_new (ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_NOT_PERMITTED, "%s",
                                    local_error->message));
      g_error_free (local_error);
      return TRUE;
    }
  for (guint i = 0; i < infos->len; i++)
    {
      GFileInfo *info = g_ptr_array_index (infos, i);
      g_autoptr (GFile) child = g_file_get_child (folder, g_file_info_get_name (info));

      if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
        g_ptr_array_add (walk->files, g_steal_pointer (&child));
      else if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY
               && !g_file_info_get_is_symlink (info) && depth < MAX_FOLDER_DEPTH
               && !belongs_to_page (infos, g_file_info_get_name (info))
               && !walk_folder (walk, child, depth + 1, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
attache_importer_list_files (GFile *folder, GPtrArray *problems, GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) own_problems = NULL;
  Walk walk = { files, problems, cancellable };

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  if (problems == NULL)
    walk.problems = own_problems = attache_importer_new_problems ();
  if (g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, cancellable) != G_FILE_TYPE_DIRECTORY)
    g_ptr_array_add (files, g_object_ref (folder));
  else if (!walk_folder (&walk, folder, 0, error))
    return NULL;
  return g_steal_pointer (&files);
}
