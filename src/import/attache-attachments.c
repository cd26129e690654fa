/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paths come from a file that anybody may have written, so that they lead nowhere but below the
 * folder it lies in: what they name is resolved, links and all, before it is opened. */

#include "config.h"

#include "attache-attachments.h"

#include <glib/gi18n-lib.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "attache-draft-sections.h"
#include "attache-format.h"
#include "attache-importer.h"

/* Where the files of references are: a folder, or an archive whose members have been read. */
typedef struct
{
  char *root; /* Owned: resolved, nullable */
  GCancellable *cancellable;
  GHashTable *members; /* Borrowed, nullable: path → AttacheDraft */
  const char *folder;  /* of the references within the archive */
  GHashTable *taken;   /* Borrowed: the drafts of members that a reference has taken */
} Library;

/* Transfer full, nullable: the file that @name means, resolved, if it is in the library.
 * @is_outside: it is there, but not in the library. */
static char *
find_file (const Library *library, const char *name, gboolean *is_outside)
{
  g_autofree char *path = NULL;
  g_autofree char *joined = NULL;
  char *resolved = NULL;
  char *found;
  gsize n = strlen (library->root);

  if (g_ascii_strncasecmp (name, "file:", 5) == 0)
    path = g_filename_from_uri (name, NULL, NULL);
  else if (strstr (name, "://") == NULL)
    path = g_strdup (name);
  if (path == NULL)
    return NULL;
  if (strchr (path, '/') == NULL)
    g_strdelimit (path, "\\", '/');
  joined = g_path_is_absolute (path) ? g_strdup (path)
                                     : g_build_filename (library->root, path, NULL);
  found = realpath (joined, NULL);
  if (found == NULL)
    return NULL;
  if (strncmp (found, library->root, n) == 0 && (found[n] == '/' || n == 1))
    resolved = g_strdup (found);
  else
    *is_outside = TRUE;
  free (found);
  return resolved;
}

/* Transfer full, nullable. */
static GBytes *
load_file (const Library *library, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
      G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, library->cancellable, NULL);

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR
      || g_file_info_get_size (info) > (goffset) ATTACHE_IMPORT_MAX_FILE)
    return NULL;
  return g_file_load_bytes (file, library->cancellable, NULL, NULL);
}

/* Transfer full, nullable: what the file holds, if it is an article with a text. A file of
 * references has none, so that references do not lead from one to the next. */
static AttacheDraft *
read_file (const Library *library, const char *path)
{
  g_autoptr (GPtrArray)
      drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_draft_unref);
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  g_autoptr (GBytes) bytes = load_file (library, path);
  AttacheSource source = { .name = name, .cancellable = library->cancellable };
  AttacheHarvest harvest = { drafts, problems, ATTACHE_IMPORT_MAX_FILE };

  if (bytes == NULL)
    return NULL;
  source.data = g_bytes_get_data (bytes, &source.length);
  if (source.length == 0 || !attache_format_read_any (&source, &harvest, NULL))
    return NULL;
  for (guint i = 0; i < drafts->len; i++)
    {
      AttacheDraft *draft = g_ptr_array_index (drafts, i);

      if (draft->text_length > 0 && draft->attachments->len == 0)
        return attache_draft_ref (draft);
    }
  return NULL;
}

static void
take_if_missing (char **field, char **from)
{
  if (*field == NULL)
    *field = g_steal_pointer (from);
}

/* The reference is believed, and the file fills in what it does not say. */
static void
merge (AttacheDraft *draft, AttacheDraft *file)
{
  g_autofree char *text = g_strdup (file->text);

  attache_draft_take_text (draft, g_steal_pointer (&text), file->text_length);
  take_if_missing (&draft->title, &file->title);
  take_if_missing (&draft->outlet, &file->outlet);
  take_if_missing (&draft->author, &file->author);
  take_if_missing (&draft->url, &file->url);
  if (draft->language == NULL)
    draft->language = file->language;
  if (draft->published == ATTACHE_TIME_UNKNOWN
      || (file->published != ATTACHE_TIME_UNKNOWN
          && draft->published_precision > ATTACHE_PRECISION_DAY))
    attache_draft_set_published (draft, file->published, file->published_precision,
                                 file->published_basis);
  g_array_set_size (draft->sections, 0);
  g_array_append_vals (draft->sections, file->sections->data, file->sections->len);
  g_ptr_array_extend_and_steal (draft->warnings, g_steal_pointer (&file->warnings));
  file->warnings = g_ptr_array_new_with_free_func (g_free);
}

static gboolean
is_page (const char *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, ".html") || g_str_has_suffix (folded, ".htm")
         || g_str_has_suffix (folded, ".xhtml") || g_str_has_suffix (folded, ".mhtml");
}

/* Transfer full, nullable. No path leads out of an archive: ".." at its top leads nowhere. */
static AttacheDraft *
find_member (const Library *library, const char *name)
{
  g_autofree char *slashed = g_strdelimit (g_strdup (name), "\\", '/');
  g_autofree char *joined = g_build_filename ("/", library->folder, slashed, NULL);
  g_autofree char *path = g_canonicalize_filename (joined, "/");
  AttacheDraft *draft = g_hash_table_lookup (library->members, path + 1);

  if (draft == NULL)
    return NULL;
  g_hash_table_add (library->taken, draft);
  return attache_draft_ref (draft);
}

static AttacheDraft *
find_draft (const Library *library, const char *name, gboolean *is_outside)
{
  g_autofree char *path = NULL;

  if (library->members != NULL)
    return find_member (library, name);
  path = find_file (library, name, is_outside);
  return path != NULL ? read_file (library, path) : NULL;
}

/* Saved pages first: their text is cleaner than that of a printed page. */
static gboolean
read_attachments (const Library *library, AttacheDraft *draft, gboolean *is_outside)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < draft->attachments->len; i++)
        {
          const char *name = g_ptr_array_index (draft->attachments, i);
          g_autoptr (AttacheDraft) file = NULL;

          if (is_page (name) != (pass == 0))
            continue;
          file = find_draft (library, name, is_outside);
          if (file == NULL)
            continue;
          merge (draft, file);
          return TRUE;
        }
    }
  return FALSE;
}

/* FALSE: nothing of it is left. */
static gboolean
settle (const Library *library, const char *name, AttacheDraft *draft, GPtrArray *problems)
{
  gboolean is_outside = FALSE;

  if ((library->root != NULL || library->members != NULL)
      && read_attachments (library, draft, &is_outside))
    return TRUE;
  if (draft->text_length > 0)
    {
      attache_draft_warn (
          draft, is_outside ? _ ("Its file lies outside of the folder of the references and was "
                                 "not opened; this is the abstract")
                            : _ ("Its file was not found or cannot be read; this is the abstract"));
      attache_draft_find_sections (draft);
      return TRUE;
    }
  g_ptr_array_add (
      problems,
      g_error_new (ATTACHE_IMPORT_ERROR,
                   is_outside ? ATTACHE_IMPORT_ERROR_NOT_PERMITTED : ATTACHE_IMPORT_ERROR_NOT_FOUND,
                   is_outside ? _ ("%s: the file of “%s” lies outside of the folder of the "
                                   "references and was not opened")
                              : _ ("%s: the file of “%s” was not found or cannot be read"),
                   name, draft->title != NULL ? draft->title : "?"));
  return FALSE;
}

void
attache_attachments_settle (GFile *folder, const char *name, GPtrArray *drafts, GPtrArray *problems,
                            GCancellable *cancellable)
{
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;
  Library library = { .root = path != NULL ? realpath (path, NULL) : NULL,
                      .cancellable = cancellable };
  guint n = 0;

  for (guint i = 0; i < drafts->len; i++)
    {
      AttacheDraft *draft = g_ptr_array_index (drafts, i);
      gboolean is_left = draft->attachments->len == 0 || settle (&library, name, draft, problems);

      g_ptr_array_set_size (draft->attachments, 0);
      drafts->pdata[i] = drafts->pdata[n];
      drafts->pdata[n] = draft;
      n += is_left;
    }
  g_ptr_array_set_size (drafts, (gint) n);
  free (library.root);
}

void
attache_attachments_settle_members (GHashTable *members, GHashTable *folders, guint n_before,
                                    const char *name, GPtrArray *drafts, GPtrArray *problems)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) lost = g_hash_table_new (NULL, NULL);
  Library library = { .members = members, .taken = taken };
  guint n = n_before;

  g_return_if_fail (members != NULL && folders != NULL && drafts != NULL && problems != NULL);

  for (guint i = n_before; i < drafts->len; i++)
    {
      AttacheDraft *draft = g_ptr_array_index (drafts, i);

      library.folder = g_hash_table_lookup (folders, draft);
      if (library.folder == NULL || draft->attachments->len == 0)
        continue;
      if (!settle (&library, name, draft, problems))
        g_hash_table_add (lost, draft);
      g_ptr_array_set_size (draft->attachments, 0);
    }
  for (guint i = n_before; i < drafts->len; i++)
    {
      AttacheDraft *draft = g_ptr_array_index (drafts, i);

      drafts->pdata[i] = drafts->pdata[n];
      drafts->pdata[n] = draft;
      n += !g_hash_table_contains (taken, draft) && !g_hash_table_contains (lost, draft);
    }
  g_ptr_array_set_size (drafts, (gint) n);
}
