/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libarchive on a file: it reads only ZIP, so that none of its other formats can be reached by
 * hostile bytes. */

#include "config.h"

#include "attache-archive-members.h"

#include <string.h>

#include "attache-importer.h"

gboolean
attache_archive_members_wants (const char *name)
{
  static const char *const others[] = { ".css", ".js",   ".png",       ".jpg",     ".jpeg",  ".gif",
                                        ".svg", ".webp", ".ico",       ".woff",    ".woff2", ".ttf",
                                        ".mp4", ".mp3",  "/.DS_Store", "Thumbs.db" };
  g_autofree char *folded = g_ascii_strdown (name, -1);

  if (strstr (name, "__MACOSX/") != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (g_str_has_suffix (folded, others[i]))
        return FALSE;
    }
  return TRUE;
}

#ifdef HAVE_LIBARCHIVE
#include <archive.h>
#include <archive_entry.h>

#define MAX_MEMBERS 1000000
#define BLOCK (128 * 1024)

struct _AttacheArchiveMembers
{
  struct archive *archive;
  struct archive_entry *first; /* Borrowed; read at the opening and not yet handed out */
  guint n_members;
};

static gboolean
is_document (const char *name)
{
  return g_str_equal (name, "mimetype") || g_str_equal (name, "[Content_Types].xml")
         || g_str_has_prefix (name, "_rels/") || g_str_has_prefix (name, "word/");
}

static gboolean
is_of_references (const char *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);

  return g_str_has_suffix (folded, ".rdf") || g_str_has_suffix (folded, ".ris")
         || g_str_has_suffix (folded, ".bib");
}

/* References find their files only in an archive that is read as a whole; whether this one has some
 * and can be. Looks at the directory of the archive, and unpacks nothing. */
static gboolean
is_library (const char *path)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gboolean has_references = FALSE;
  guint64 n_bytes = 0;

  archive_read_support_format_zip (archive);
  if (archive_read_open_filename (archive, path, BLOCK) == ARCHIVE_OK)
    {
      for (guint n = 0; n < MAX_MEMBERS && archive_read_next_header (archive, &entry) == ARCHIVE_OK;
           n++)
        {
          const char *name = archive_entry_pathname (entry);

          if (name == NULL || !attache_archive_members_wants (name))
            continue;
          has_references |= is_of_references (name);
          n_bytes += archive_entry_size (entry);
        }
    }
  archive_read_free (archive);
  return has_references && n_bytes <= ATTACHE_IMPORT_MAX_FILE;
}

AttacheArchiveMembers *
attache_archive_members_open (GFile *file, GError **error)
{
  g_autoptr (AttacheArchiveMembers) self = NULL;
  const char *path = g_file_peek_path (file);

  if (path == NULL || is_library (path))
    return NULL;
  self = g_new0 (AttacheArchiveMembers, 1);
  self->archive = archive_read_new ();
  archive_read_support_format_zip (self->archive);
  if (archive_read_open_filename (self->archive, path, BLOCK) != ARCHIVE_OK
      || archive_read_next_header (self->archive, &self->first) < ARCHIVE_WARN
      || archive_entry_pathname (self->first) == NULL
      || is_document (archive_entry_pathname (self->first)))
    return NULL;
  return g_steal_pointer (&self);
}

void
attache_archive_members_free (AttacheArchiveMembers *members)
{
  archive_read_free (members->archive);
  g_free (members);
}

static char *
dup_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  if (name == NULL)
    name = archive_entry_pathname (entry);
  return g_utf8_make_valid (name != NULL ? name : "?", -1);
}

static AttacheMemberState
read_member (AttacheArchiveMembers *self, gsize max_bytes, GBytes **bytes)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (BLOCK);
  la_ssize_t n;

  while ((n = archive_read_data (self->archive, buffer, BLOCK)) > 0)
    {
      if (out->len + (gsize) n > max_bytes)
        return ATTACHE_MEMBER_TOO_LARGE;
      g_byte_array_append (out, buffer, n);
    }
  if (n < 0)
    return ATTACHE_MEMBER_UNREADABLE;
  *bytes = g_byte_array_free_to_bytes (g_steal_pointer (&out));
  return ATTACHE_MEMBER_READ;
}

AttacheMemberState
attache_archive_members_next (AttacheArchiveMembers *members, gsize max_bytes, char **name,
                              GBytes **bytes)
{
  for (;;)
    {
      struct archive_entry *entry = g_steal_pointer (&members->first);
      g_autofree char *own_name = NULL;
      AttacheMemberState state;

      if (entry == NULL)
        {
          int status = archive_read_next_header (members->archive, &entry);

          if (status == ARCHIVE_EOF)
            return ATTACHE_MEMBER_END;
          if (status < ARCHIVE_WARN || members->n_members >= MAX_MEMBERS)
            return ATTACHE_MEMBER_BROKEN;
        }
      members->n_members++;
      own_name = dup_name (entry);
      if (archive_entry_filetype (entry) != AE_IFREG || !attache_archive_members_wants (own_name))
        continue;
      state = archive_entry_is_encrypted (entry) ? ATTACHE_MEMBER_UNREADABLE
                                                 : read_member (members, max_bytes, bytes);
      /* An empty one holds nothing, and is no fault. */
      if (state == ATTACHE_MEMBER_READ && g_bytes_get_size (*bytes) == 0)
        {
          g_clear_pointer (bytes, g_bytes_unref);
          continue;
        }
      *name = g_steal_pointer (&own_name);
      return state;
    }
}

guint64
attache_archive_members_get_position (AttacheArchiveMembers *members)
{
  return MAX (archive_read_header_position (members->archive), 0);
}

#else

struct _AttacheArchiveMembers
{
  char unused;
};

AttacheArchiveMembers *
attache_archive_members_open (GFile *file, GError **error)
{
  return NULL;
}

void
attache_archive_members_free (AttacheArchiveMembers *members)
{
}

AttacheMemberState
attache_archive_members_next (AttacheArchiveMembers *members, gsize max_bytes, char **name,
                              GBytes **bytes)
{
  return ATTACHE_MEMBER_END;
}

guint64
attache_archive_members_get_position (AttacheArchiveMembers *members)
{
  return 0;
}

#endif
