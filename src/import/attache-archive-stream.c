/* SPDX-License-Identifier: GPL-3.0-or-later */

/* WARC is cut at its records, several of them a piece; ZIP at its members. */

#include "config.h"

#include "attache-archive-stream.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-archive-members.h"
#include "attache-import-error.h"
#include "attache-inflow.h"
#include "attache-mime.h"

/* Records are gathered until they make this much: small enough for memory, large enough that the
 * threads are not kept by their queue. */
#define PIECE ((gsize) 1 << 20)
/* A record's own header; more is none. */
#define MAX_HEADER ((gsize) 64 << 10)

struct _AttacheArchiveStream
{
  char *name;                     /* Owned; of the file, for people */
  AttacheInflow *inflow;          /* Owned; of a WARC */
  AttacheArchiveMembers *members; /* Owned; of a ZIP */
  GByteArray *waiting;            /* Owned; read and not yet handed out */
  guint64 skip;                   /* bytes of a record that is passed over */
  guint64 n_total;
  gboolean is_end;
};

static gboolean
has_beginning (const GByteArray *bytes, const char *magic)
{
  return bytes->len >= strlen (magic) && memcmp (bytes->data, magic, strlen (magic)) == 0;
}

static gboolean
is_large (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
      G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  return info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
         && (guint64) g_file_info_get_size (info) > ATTACHE_ARCHIVE_STREAM_MIN;
}

AttacheArchiveStream *
attache_archive_stream_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttacheArchiveStream) self = NULL;
  g_autofree char *base = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (!is_large (file, cancellable))
    return NULL;
  self = g_new0 (AttacheArchiveStream, 1);
  base = g_file_get_basename (file);
  self->name = g_filename_display_name (base);
  self->waiting = g_byte_array_new ();
  self->inflow = attache_inflow_new (file, cancellable, error);
  if (self->inflow == NULL)
    return NULL;
  /* What is compressed and damaged from the beginning is for the reader of such files to tell. */
  if (!attache_inflow_read (self->inflow, self->waiting, 64, &self->is_end, cancellable,
                            &local_error))
    return NULL;
  if (has_beginning (self->waiting, "WARC/"))
    return g_steal_pointer (&self);
  if (!has_beginning (self->waiting, "PK\3\4"))
    return NULL;
  g_clear_pointer (&self->inflow, attache_inflow_free);
  self->members = attache_archive_members_open (file, error);
  return self->members != NULL ? g_steal_pointer (&self) : NULL;
}

void
attache_archive_stream_free (AttacheArchiveStream *stream)
{
  g_clear_pointer (&stream->inflow, attache_inflow_free);
  g_clear_pointer (&stream->members, attache_archive_members_free);
  g_clear_pointer (&stream->waiting, g_byte_array_unref);
  g_free (stream->name);
  g_free (stream);
}

gboolean
attache_archive_stream_has_records (AttacheArchiveStream *stream)
{
  g_return_val_if_fail (stream != NULL, FALSE);

  return stream->inflow != NULL;
}

static void
add_too_large (AttacheArchiveStream *self, const char *member, GPtrArray *problems)
{
  g_ptr_array_add (problems,
                   g_error_new (ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_TOO_LARGE,
                                _ ("%s: “%s”: larger than %" G_GSIZE_FORMAT " MiB"), self->name,
                                member, ATTACHE_ARCHIVE_STREAM_MAX_PIECE >> 20));
}

static gboolean
set_damaged (AttacheArchiveStream *self, GError **error)
{
  g_set_error (error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_MALFORMED,
               _ ("%s: the archive is damaged or cut off here; what stood before came in"),
               self->name);
  return FALSE;
}

static gboolean
set_too_much (AttacheArchiveStream *self, GError **error)
{
  g_set_error (error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_TOO_LARGE,
               _ ("%s: it unpacks to more than Attaché takes from one file"), self->name);
  return FALSE;
}

/* Reads until @n bytes wait or all is read. */
static gboolean
want (AttacheArchiveStream *self, gsize n, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  const guint n_before = self->waiting->len;

  if (self->waiting->len >= n || self->is_end)
    return TRUE;
  if (attache_inflow_read (self->inflow, self->waiting, n - n_before, &self->is_end, cancellable,
                           &local_error))
    {
      self->n_total += self->waiting->len - n_before;
      return TRUE;
    }
  if (local_error->domain == G_IO_ERROR
      && g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return set_damaged (self, error);
}

/* The length of the record at the @at-th waiting byte, with its header; 0 where there is none. */
static gboolean
measure_record (AttacheArchiveStream *self, gsize at, guint64 *length, GCancellable *cancellable,
                GError **error)
{
  AttacheMimePart record;
  g_autofree char *content = NULL;
  gsize lead = 0;

  *length = 0;
  if (!want (self, at + MAX_HEADER, cancellable, error))
    return FALSE;
  while (at + lead < self->waiting->len && g_ascii_isspace (self->waiting->data[at + lead]))
    lead++;
  if (self->waiting->len - at - lead < 5
      || memcmp (self->waiting->data + at + lead, "WARC/", 5) != 0)
    return TRUE;
  attache_mime_part_init (&record, (const char *) self->waiting->data + at + lead,
                          self->waiting->len - at - lead);
  content = attache_mime_part_dup_header (&record, "content-length");
  if (content != NULL)
    *length = lead + (record.body - (const char *) self->waiting->data - at - lead)
              + MIN (g_ascii_strtoull (content, NULL, 10), (guint64) G_MAXINT64 / 2);
  return TRUE;
}

static void
take_waiting (AttacheArchiveStream *self, gsize n, char **name, GBytes **bytes)
{
  gsize lead = 0;

  /* What ends a record stands before the next one, which is to begin the piece. */
  while (lead < n && g_ascii_isspace (self->waiting->data[lead]))
    lead++;
  *bytes = g_bytes_new (self->waiting->data + lead, n - lead);
  *name = g_strdup (self->name);
  g_byte_array_remove_range (self->waiting, 0, n);
}

/* Drops what waits of a record that is too large, and goes on reading behind it. */
static gboolean
skip_record (AttacheArchiveStream *self, guint64 length, GCancellable *cancellable, GError **error)
{
  while (length > 0)
    {
      gsize n;

      if (!want (self, 1, cancellable, error))
        return FALSE;
      n = MIN (length, (guint64) self->waiting->len);
      if (n == 0)
        return TRUE;
      g_byte_array_remove_range (self->waiting, 0, n);
      length -= n;
    }
  return TRUE;
}

/* Whole records, as many as make a piece. */
static gboolean
next_of_warc (AttacheArchiveStream *self, char **name, GBytes **bytes, GPtrArray *problems,
              GCancellable *cancellable, GError **error)
{
  gsize n = 0;

  while (n < PIECE)
    {
      guint64 length;

      if (self->n_total > ATTACHE_ARCHIVE_STREAM_MAX_TOTAL)
        {
          return set_too_much (self, error);
        }
      if (!measure_record (self, n, &length, cancellable, error))
        return FALSE;
      if (length == 0)
        break;
      if (length > ATTACHE_ARCHIVE_STREAM_MAX_PIECE)
        {
          if (n > 0)
            break;
          add_too_large (self, "WARC", problems);
          if (!skip_record (self, length, cancellable, error))
            return FALSE;
          continue;
        }
      if (!want (self, n + length, cancellable, error))
        return FALSE;
      n = MIN (n + length, (guint64) self->waiting->len);
    }
  if (n > 0)
    take_waiting (self, n, name, bytes);
  return TRUE;
}

static gboolean
next_of_zip (AttacheArchiveStream *self, char **name, GBytes **bytes, GPtrArray *problems,
             GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      g_autofree char *member = NULL;
      g_autofree char *base = NULL;
      AttacheMemberState state;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      state = attache_archive_members_next (self->members, ATTACHE_ARCHIVE_STREAM_MAX_PIECE,
                                            &member, bytes);
      if (state == ATTACHE_MEMBER_END)
        return TRUE;
      if (state == ATTACHE_MEMBER_BROKEN)
        return set_damaged (self, error);
      base = g_path_get_basename (member);
      if (state == ATTACHE_MEMBER_TOO_LARGE)
        {
          add_too_large (self, base, problems);
          continue;
        }
      if (state == ATTACHE_MEMBER_UNREADABLE)
        {
          g_ptr_array_add (
              problems, g_error_new (ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_MALFORMED,
                                     _ ("%s: “%s”: it is encrypted or damaged"), self->name, base));
          continue;
        }
      self->n_total += g_bytes_get_size (*bytes);
      if (self->n_total > ATTACHE_ARCHIVE_STREAM_MAX_TOTAL)
        {
          g_clear_pointer (bytes, g_bytes_unref);
          return set_too_much (self, error);
        }
      *name = g_strconcat (self->name, "/", base, NULL);
      return TRUE;
    }
}

gboolean
attache_archive_stream_next (AttacheArchiveStream *stream, char **name, GBytes **bytes,
                             GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (stream != NULL && problems != NULL, FALSE);

  *name = NULL;
  *bytes = NULL;
  if (stream->members != NULL)
    return next_of_zip (stream, name, bytes, problems, cancellable, error);
  return next_of_warc (stream, name, bytes, problems, cancellable, error);
}
