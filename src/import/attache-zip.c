/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A ZIP of anything: each member goes to the reader that knows it. One that nobody knows is a
 * problem, and pictures and styles beside pages are not even that. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "attache-archive-members.h"
#include "attache-archive.h"

typedef struct
{
  const AttacheSource *source;
  AttacheHarvest *harvest;
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

static gboolean
visit (const char *name, GBytes *bytes, gpointer data, GError **error)
{
  Walk *walk = data;
  AttacheSource member = *walk->source;
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *shown = g_strconcat (walk->source->name, "/", base, NULL);
  GError *local_error = NULL;

  member.name = shown;
  member.depth++;
  member.data = g_bytes_get_data (bytes, &member.length);
  if (member.length == 0 || attache_format_read_any (&member, walk->harvest, &local_error))
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
  Walk walk = { source, harvest };

  return attache_archive_walk (source, harvest, wants, visit, &walk, error);
}

const AttacheFormat attache_zip_format = {
  .name = "zip",
  .recognise = recognise,
  .read = read_zip,
};
