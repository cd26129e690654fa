/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libarchive behind a small door: it reads memory, and only ZIP, so that none of its other formats
 * can be reached by hostile bytes. */

#include "config.h"

#include "attache-archive.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#ifdef HAVE_LIBARCHIVE
#include <archive.h>
#include <archive_entry.h>

/* Members that are looked at; more is no collection of articles. */
#define MAX_MEMBERS 200000

typedef struct archive Archive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

static void
add_problem (const AttacheSource *source, AttacheHarvest *harvest, AttacheImportError code,
             const char *name, const char *reason)
{
  g_ptr_array_add (harvest->problems, g_error_new (ATTACHE_IMPORT_ERROR, (gint) code,
                                                   _ ("%s: “%s”: %s"), source->name, name, reason));
}

/* Transfer full, or NULL with an error where the budget is spent, without one where the member is
 * damaged. */
static GBytes *
read_member (const AttacheSource *source, AttacheHarvest *harvest, Archive *archive, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint8 buffer[32 * 1024];
  la_ssize_t n;

  while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
    {
      if ((guint64) n > harvest->budget)
        {
          attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_TOO_LARGE, 0,
                                    _ ("it unpacks to more than Attaché takes from one file"));
          return NULL;
        }
      harvest->budget -= n;
      g_byte_array_append (out, buffer, n);
    }
  if (n < 0)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static char *
dup_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  if (name == NULL)
    name = archive_entry_pathname (entry);
  return g_utf8_make_valid (name != NULL ? name : "?", -1);
}

static gboolean
visit_member (const AttacheSource *source, AttacheHarvest *harvest, Archive *archive,
              struct archive_entry *entry, AttacheArchiveWants wants, AttacheArchiveVisit visit,
              gpointer data, GError **error)
{
  g_autofree char *name = dup_name (entry);
  g_autoptr (GBytes) bytes = NULL;
  GError *local_error = NULL;

  if (archive_entry_filetype (entry) != AE_IFREG || (wants != NULL && !wants (name, data)))
    return TRUE;
  if (archive_entry_is_encrypted (entry))
    {
      add_problem (source, harvest, ATTACHE_IMPORT_ERROR_UNSUPPORTED, name, _ ("it is encrypted"));
      return TRUE;
    }
  bytes = read_member (source, harvest, archive, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (bytes == NULL)
    {
      add_problem (source, harvest, ATTACHE_IMPORT_ERROR_MALFORMED, name, _ ("it is damaged"));
      return TRUE;
    }
  return visit (name, bytes, data, error);
}

gboolean
attache_archive_walk (const AttacheSource *source, AttacheHarvest *harvest,
                      AttacheArchiveWants wants, AttacheArchiveVisit visit, gpointer data,
                      GError **error)
{
  g_autoptr (Archive) archive = archive_read_new ();
  struct archive_entry *entry;
  int status = ARCHIVE_OK;

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, source->data, source->length) != ARCHIVE_OK)
    status = ARCHIVE_FATAL;
  for (guint n = 0; status != ARCHIVE_FATAL && n < MAX_MEMBERS; n++)
    {
      if (g_cancellable_set_error_if_cancelled (source->cancellable, error))
        return FALSE;
      status = archive_read_next_header (archive, &entry);
      if (status == ARCHIVE_EOF)
        return TRUE;
      if (status != ARCHIVE_FATAL
          && !visit_member (source, harvest, archive, entry, wants, visit, data, error))
        return FALSE;
    }
  attache_source_set_error (
      source, error,
      status == ARCHIVE_FATAL ? ATTACHE_IMPORT_ERROR_MALFORMED : ATTACHE_IMPORT_ERROR_TOO_LARGE, 0,
      status == ARCHIVE_FATAL ? _ ("the archive is damaged or cut off")
                              : _ ("the archive has too many members"));
  return FALSE;
}

#else

gboolean
attache_archive_walk (const AttacheSource *source, AttacheHarvest *harvest,
                      AttacheArchiveWants wants, AttacheArchiveVisit visit, gpointer data,
                      GError **error)
{
  attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_UNSUPPORTED, 0,
                            _ ("this build cannot read ZIP, DOCX, ODT or EPUB"));
  return FALSE;
}

#endif

typedef struct
{
  GHashTable *members; /* Owned */
  AttacheArchiveWants wants;
} Loading;

static gboolean
load_wants (const char *name, gpointer data)
{
  Loading *loading = data;

  return !g_hash_table_contains (loading->members, name) && loading->wants (name, NULL);
}

static gboolean
load_visit (const char *name, GBytes *bytes, gpointer data, GError **error)
{
  Loading *loading = data;

  g_hash_table_insert (loading->members, g_strdup (name), g_bytes_ref (bytes));
  return TRUE;
}

GHashTable *
attache_archive_load (const AttacheSource *source, AttacheHarvest *harvest,
                      AttacheArchiveWants wants, GError **error)
{
  g_autoptr (GHashTable) members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                          (GDestroyNotify) g_bytes_unref);
  Loading loading = { members, wants };

  g_return_val_if_fail (wants != NULL, NULL);

  if (!attache_archive_walk (source, harvest, load_wants, load_visit, &loading, error))
    return NULL;
  return g_steal_pointer (&members);
}
