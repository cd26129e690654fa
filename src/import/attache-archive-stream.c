/* SPDX-License-Identifier: GPL-3.0-or-later */

/* WARC is cut at its records, several of them a piece; lines, messages, rows and elements of
 * arrays likewise; ZIP at its members. */

#include "config.h"

#include "attache-archive-stream.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-archive-members.h"
#include "attache-format.h"
#include "attache-import-error.h"
#include "attache-inflow.h"
#include "attache-json-scan.h"
#include "attache-mime.h"
#include "attache-record-cutter.h"

/* Records are gathered until they make this much: small enough for memory, large enough that the
 * threads are not kept by their queue. */
#define PIECE ((gsize) 1 << 20)
/* By which a file is known. */
#define BEGINNING ((gsize) 1 << 20)
/* A record's own header; more is none. */
#define MAX_HEADER ((gsize) 64 << 10)

struct _AttacheArchiveStream
{
  char *name;                     /* Owned; of the file, for people */
  AttacheInflow *inflow;          /* Owned; of all but a ZIP */
  AttacheArchiveMembers *members; /* Owned; of a ZIP */
  AttacheRecordCutter cutter;     /* of neither WARC nor ZIP */
  GBytes *names;                  /* Owned; the first row of a table, for each piece; nullable */
  GByteArray *waiting;            /* Owned; read and not yet handed out */
  guint n_lines;                  /* that were handed out */
  guint64 size;                   /* on the disk */
  guint64 n_total;
  gboolean is_end;
};

static gboolean
has_beginning (const GByteArray *bytes, const char *magic)
{
  return bytes->len >= strlen (magic) && memcmp (bytes->data, magic, strlen (magic)) == 0;
}

/* Bytes; 0 where it is no file. */
static guint64
measure_file (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
      G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  return info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
             ? (guint64) MAX (g_file_info_get_size (info), 0)
             : 0;
}

static gboolean
has_records_of_web (const AttacheArchiveStream *self)
{
  return self->inflow != NULL && self->cutter.kind == ATTACHE_RECORDS_NONE;
}

/* FALSE where it is read as a whole. */
static gboolean
recognise_records (AttacheArchiveStream *self, const AttacheImportRules *rules,
                   GCancellable *cancellable)
{
  if (!attache_inflow_read (self->inflow, self->waiting, BEGINNING, &self->is_end, cancellable,
                            NULL))
    return FALSE;
  self->cutter = attache_record_cutter_recognise (self->waiting->data, self->waiting->len, rules);
  if (self->cutter.kind == ATTACHE_RECORDS_ROWS)
    {
      gsize n = attache_record_cutter_measure_names (self->waiting->data, self->waiting->len);

      self->names = g_bytes_new (self->waiting->data, n);
      g_byte_array_remove_range (self->waiting, 0, n);
    }
  else if (self->cutter.kind == ATTACHE_RECORDS_ELEMENTS)
    {
      gsize n = attache_record_cutter_measure_bracket (self->waiting->data, self->waiting->len);

      g_byte_array_remove_range (self->waiting, 0, n);
    }
  return self->cutter.kind != ATTACHE_RECORDS_NONE;
}

AttacheArchiveStream *
attache_archive_stream_open (GFile *file, const AttacheImportRules *rules,
                             GCancellable *cancellable, GError **error)
{
  const guint64 size = G_IS_FILE (file) ? measure_file (file, cancellable) : 0;
  g_autoptr (AttacheArchiveStream) self = NULL;
  g_autofree char *base = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (size <= ATTACHE_ARCHIVE_STREAM_MIN)
    return NULL;
  self = g_new0 (AttacheArchiveStream, 1);
  base = g_file_get_basename (file);
  self->name = g_filename_display_name (base);
  self->size = size;
  self->waiting = g_byte_array_new ();
  self->inflow = attache_inflow_new (file, cancellable, error);
  if (self->inflow == NULL)
    return NULL;
  /* What is compressed and damaged from the beginning is for the reader of such files to tell. */
  if (!attache_inflow_read (self->inflow, self->waiting, 64, &self->is_end, cancellable, NULL))
    return NULL;
  if (has_beginning (self->waiting, "WARC/"))
    return g_steal_pointer (&self);
  if (!has_beginning (self->waiting, "PK\3\4"))
    return recognise_records (self, rules, cancellable) ? g_steal_pointer (&self) : NULL;
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
  g_clear_pointer (&stream->names, g_bytes_unref);
  g_free (stream->name);
  g_free (stream);
}

void
attache_archive_piece_clear (AttacheArchivePiece *piece)
{
  g_clear_pointer (&piece->name, g_free);
  g_clear_pointer (&piece->bytes, g_bytes_unref);
}

gboolean
attache_archive_stream_has_records (AttacheArchiveStream *stream)
{
  g_return_val_if_fail (stream != NULL, FALSE);

  return has_records_of_web (stream);
}

double
attache_archive_stream_get_share (AttacheArchiveStream *stream)
{
  guint64 position;

  g_return_val_if_fail (stream != NULL, 0);

  position = stream->members != NULL ? attache_archive_members_get_position (stream->members)
                                     : attache_inflow_get_position (stream->inflow);
  return MIN ((double) position / stream->size, 1);
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

static gboolean
set_endless (AttacheArchiveStream *self, GError **error)
{
  g_set_error (
      error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_TOO_LARGE,
      _ ("%s: an article in it is larger than %" G_GSIZE_FORMAT " MiB; what stood before came in"),
      self->name, ATTACHE_ARCHIVE_STREAM_MAX_PIECE >> 20);
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
take_waiting (AttacheArchiveStream *self, gsize n, AttacheArchivePiece *piece)
{
  gsize lead = 0;

  /* What ends a record stands before the next one, which is to begin the piece. */
  while (lead < n && g_ascii_isspace (self->waiting->data[lead]))
    lead++;
  piece->bytes = g_bytes_new (self->waiting->data + lead, n - lead);
  piece->name = g_strdup (self->name);
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
next_of_warc (AttacheArchiveStream *self, AttacheArchivePiece *piece, GPtrArray *problems,
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
    take_waiting (self, n, piece);
  return TRUE;
}

static guint
count_lines (const guint8 *data, gsize length)
{
  guint n_lines = 0;

  for (const guint8 *p = data; (p = memchr (p, '\n', data + length - p)) != NULL; p++)
    n_lines++;
  return n_lines;
}

static void
take_records (AttacheArchiveStream *self, gsize n, AttacheArchivePiece *piece)
{
  GByteArray *bytes = g_byte_array_new ();
  gsize n_names = 0;
  const guint8 *names = self->names != NULL ? g_bytes_get_data (self->names, &n_names) : NULL;

  /* The row of names is counted once, with the first piece. */
  piece->line = self->n_lines;
  piece->format = attache_record_cutter_get_format (&self->cutter);
  g_byte_array_append (bytes, names, n_names);
  g_byte_array_append (bytes, self->waiting->data, n);
  if (self->cutter.kind == ATTACHE_RECORDS_ELEMENTS)
    {
      attache_json_scan_write_lines ((char *) bytes->data, bytes->len);
      piece->line = ATTACHE_LINE_UNKNOWN;
    }
  piece->bytes = g_byte_array_free_to_bytes (bytes);
  piece->name = g_strdup (self->name);
  self->n_lines += count_lines (self->waiting->data, n);
  g_byte_array_remove_range (self->waiting, 0, n);
}

/* Drops what waits up to the next record, of one that is too large. */
static gboolean
skip_to_next (AttacheArchiveStream *self, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      gsize n = attache_record_cutter_find_next (&self->cutter, self->waiting->data,
                                                 self->waiting->len);
      gsize n_gone = n > 0 || self->waiting->len < 8 ? n : self->waiting->len - 8;

      if (n_gone == 0 && self->is_end)
        n_gone = self->waiting->len;
      self->n_lines += count_lines (self->waiting->data, n_gone);
      g_byte_array_remove_range (self->waiting, 0, n_gone);
      if (n > 0 || (self->is_end && self->waiting->len == 0))
        return TRUE;
      if (!want (self, PIECE, cancellable, error))
        return FALSE;
    }
}

/* Whole lines, messages or rows, as many as make a piece. */
static gboolean
next_of_records (AttacheArchiveStream *self, AttacheArchivePiece *piece, GPtrArray *problems,
                 GCancellable *cancellable, GError **error)
{
  for (gsize n = PIECE;; n *= 2)
    {
      gsize cut;

      if (self->n_total > ATTACHE_ARCHIVE_STREAM_MAX_TOTAL)
        return set_too_much (self, error);
      if (!want (self, n, cancellable, error))
        return FALSE;
      cut = self->is_end && self->waiting->len <= ATTACHE_ARCHIVE_STREAM_MAX_PIECE
                ? self->waiting->len
                : attache_record_cutter_cut (&self->cutter, self->waiting->data,
                                             MIN (self->waiting->len, n));
      if (cut > 0)
        take_records (self, cut, piece);
      if (cut > 0 || (self->is_end && self->waiting->len == 0))
        return TRUE;
      if (n < ATTACHE_ARCHIVE_STREAM_MAX_PIECE)
        continue;
      if (!attache_record_cutter_can_skip (&self->cutter))
        return set_endless (self, error);
      add_too_large (self, self->name, problems);
      if (!skip_to_next (self, cancellable, error))
        return FALSE;
      n = PIECE / 2;
    }
}

static gboolean
next_of_zip (AttacheArchiveStream *self, AttacheArchivePiece *piece, GPtrArray *problems,
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
                                            &member, &piece->bytes);
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
      self->n_total += g_bytes_get_size (piece->bytes);
      if (self->n_total > ATTACHE_ARCHIVE_STREAM_MAX_TOTAL)
        {
          g_clear_pointer (&piece->bytes, g_bytes_unref);
          return set_too_much (self, error);
        }
      piece->name = g_strconcat (self->name, "/", base, NULL);
      return TRUE;
    }
}

gboolean
attache_archive_stream_next (AttacheArchiveStream *stream, AttacheArchivePiece *piece,
                             GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (stream != NULL && piece != NULL && problems != NULL, FALSE);

  *piece = (AttacheArchivePiece){ 0 };
  if (stream->members != NULL)
    return next_of_zip (stream, piece, problems, cancellable, error);
  if (has_records_of_web (stream))
    return next_of_warc (stream, piece, problems, cancellable, error);
  return next_of_records (stream, piece, problems, cancellable, error);
}
