/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A ZIP of anything: each member goes to the reader that knows it. One that nobody knows is a
 * problem, and pictures and styles beside pages are not even that. References find the members that
 * they name. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "attache-archive-members.h"
#include "attache-archive.h"
#include "attache-attachments.h"

typedef struct
{
  const AttacheSource *source;
  AttacheHarvest *harvest;
  GHashTable *members; /* Owned: path → AttacheDraft, borrowed of the harvest */
  GHashTable *folders; /* Owned: AttacheDraft that names files → path of its folder */
} Walk;

static gboolean
recognise (const AttacheSource *source)
{
  return attache_source_has_magic (source, 0, "PK\3\4", 4)
         || attache_source_has_magic (source, 0, "PK\5\6", 4);
}

static gboolean
wants (const char *name, gpointer data)
{
  return attache_archive_members_wants (name);
}

static void
note_draft (Walk *walk, const char *name, AttacheDraft *draft)
{
  g_autofree char *rooted = g_build_filename ("/", name, NULL);
  g_autofree char *path = g_canonicalize_filename (rooted, "/");

  if (draft->attachments->len > 0)
    g_hash_table_insert (walk->folders, draft, g_path_get_dirname (path));
  else if (draft->text_length > 0 && !g_hash_table_contains (walk->members, path + 1))
    g_hash_table_insert (walk->members, g_strdup (path + 1), draft);
}

static gboolean
visit (const char *name, GBytes *bytes, gpointer data, GError **error)
{
  Walk *walk = data;
  AttacheSource member = *walk->source;
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *shown = g_strconcat (walk->source->name, "/", base, NULL);
  GError *local_error = NULL;
  guint n_before = walk->harvest->drafts->len;
  gboolean ok;

  member.name = shown;
  member.depth++;
  member.data = g_bytes_get_data (bytes, &member.length);
  ok = member.length == 0 || attache_format_read_any (&member, walk->harvest, &local_error);
  for (guint i = n_before; i < walk->harvest->drafts->len; i++)
    note_draft (walk, name, g_ptr_array_index (walk->harvest->drafts, i));
  if (ok)
    return TRUE;
  if (local_error->domain != ATTACHE_IMPORT_ERROR || walk->harvest->budget == 0
      || (local_error->code == ATTACHE_IMPORT_ERROR_TOO_LARGE
          && member.depth > ATTACHE_FORMAT_MAX_DEPTH))
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  g_ptr_array_add (walk->harvest->problems, local_error);
  return TRUE;
}

static gboolean
read_zip (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  g_autoptr (GHashTable) members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) folders = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Walk walk = { source, harvest, members, folders };
  guint n_before = harvest->drafts->len;

  if (!attache_archive_walk (source, harvest, wants, visit, &walk, error))
    return FALSE;
  attache_attachments_settle_members (members, folders, n_before, source->name, harvest->drafts,
                                      harvest->problems);
  return TRUE;
}

const AttacheFormat attache_zip_format = {
  .name = "zip",
  .recognise = recognise,
  .read = read_zip,
};
