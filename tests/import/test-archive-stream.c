/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Archives too large for memory: cut into pieces, in which each page is found once. */

#include "config.h"

#include <glib/gstdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include "attache-archive-stream.h"
#include "draft-assertions.h"
#include "zip-writing.h"

#define MIB (1024 * 1024)

typedef struct
{
  char *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = g_build_filename (g_get_tmp_dir (), "attache-stream", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_object_unref (fixture->file);
  g_free (fixture->path);
}

/* Transfer full: a response with a page, padded to @size with what is no prose. */
static char *
record_new (guint number, gsize size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (number);
  g_autofree char *padding = g_strnfill (size, 'x');
  g_autofree char *http = NULL;

  /* What can be compressed a thousandfold would never be large. */
  for (gsize i = 0; i < size; i++)
    padding[i] = (char) g_rand_int_range (rand, 'a', 'w');
  http = g_strdup_printf (
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><head><title>Talks %u</title>"
      "<script>%s</script></head><body><p>The ministers met in Zenda for the %uth time, and they "
      "spoke of the border, it is said, for an hour.</p></body></html>",
      number, padding, number);

  return g_strdup_printf ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
                          "https://zenda.example/%u\r\nContent-Length: %zu\r\n\r\n%s\r\n\r\n",
                          number, strlen (http), http);
}

static void
append_gzip (GByteArray *out, const char *text)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream)
      stream = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  g_byte_array_append (out, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                       g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
}

static void
write_bytes (Fixture *fixture, const GByteArray *bytes)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, (const char *) bytes->data, bytes->len, &error);
  g_assert_no_error (error);
}

/* Every article, by its number in the address or the text. */
static guint
read_all (Fixture *fixture, GPtrArray *problems, GError **error)
{
  g_autoptr (AttacheArchiveStream)
      stream = attache_archive_stream_open (fixture->file, NULL, NULL, NULL);
  guint n_articles = 0;

  g_assert_nonnull (stream);
  for (;;)
    {
      g_auto (AttacheArchivePiece) piece = { 0 };
      g_autoptr (GPtrArray) drafts = NULL;

      if (!attache_archive_stream_next (stream, &piece, problems, NULL, error)
          || piece.bytes == NULL)
        return n_articles;
      g_assert_cmpuint (g_bytes_get_size (piece.bytes), <=,
                        ATTACHE_ARCHIVE_STREAM_MAX_PIECE + 2 * MIB);
      drafts = attache_importer_load_piece (&piece, NULL, problems, NULL, NULL);
      n_articles += drafts != NULL ? drafts->len : 0;
    }
}

static void
test_warc (Fixture *fixture, gconstpointer data)
{
  const gboolean is_compressed = GPOINTER_TO_INT (data);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint n = 0;

  while (bytes->len < ATTACHE_ARCHIVE_STREAM_MIN + MIB)
    {
      g_autofree char *record = record_new (n++, g_rand_int_range (rand, 0, 200000));

      if (is_compressed)
        append_gzip (bytes, record);
      else
        g_byte_array_append (bytes, (const guint8 *) record, strlen (record));
    }
  write_bytes (fixture, bytes);
  g_assert_cmpuint (read_all (fixture, problems, &error), ==, n);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* What stood before the cut comes in, and the cut is told. */
static void
test_cut_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GError) error = NULL;
  guint n = 0;

  while (bytes->len < ATTACHE_ARCHIVE_STREAM_MIN + MIB)
    {
      g_autofree char *record = record_new (n++, 300000);

      append_gzip (bytes, record);
    }
  g_byte_array_set_size (bytes, bytes->len - 1000);
  write_bytes (fixture, bytes);
  g_assert_cmpuint (read_all (fixture, problems, &error), >, n / 2);
  g_assert_error (error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_MALFORMED);
}

static glong
peak_kib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/* A record of a gigabyte, of which the disk has nothing, between two pages: it is passed over, and
 * never in memory. */
static void
test_gigabyte (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = record_new (1, 10);
  g_autofree char *after = record_new (2, 10);
  g_autofree char *head = g_strdup_printf (
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %u\r\n\r\n", 1024 * MIB);
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GError) error = NULL;
  const glong peak = peak_kib ();
  FILE *stream = g_fopen (fixture->path, "w");

  fputs (before, stream);
  fputs (head, stream);
  g_assert_cmpint (fseek (stream, 1024l * MIB, SEEK_CUR), ==, 0);
  fputs ("\r\n\r\n", stream);
  fputs (after, stream);
  fclose (stream);
  g_assert_cmpuint (read_all (fixture, problems, &error), ==, 2);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_test_message ("%ld MiB more at the peak", (peak_kib () - peak) >> 10);
  g_assert_cmpint (peak_kib () - peak, <, 96 * 1024);
}

/* A gigabyte that is no archive is refused, in words and at once. */
static void
test_large_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  FILE *stream = g_fopen (fixture->path, "w");

  fputs ("The ministers met in Zenda.", stream);
  g_assert_cmpint (ftruncate (fileno (stream), 1024l * MIB), ==, 0);
  fclose (stream);
  g_assert_null (attache_archive_stream_open (fixture->file, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (attache_importer_load (fixture->file, NULL, NULL, &error));
  g_assert_error (error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "128 MiB"));
}

#ifdef HAVE_ARCHIVES
/* References find their files only in an archive that is read as a whole. */
static void
test_zip_of_references (Fixture *fixture, gconstpointer data)
{
  g_autofree char *page = g_strnfill (ATTACHE_ARCHIVE_STREAM_MIN + MIB, 'x');
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GError) error = NULL;
  ZipWriter zip;

  zip_begin (&zip);
  zip_add (&zip, "library/files/2/page.txt", page, -1, 0);
  zip_add (&zip, "library/library.RIS", "TY  - NEWS\n", -1, 0);
  bytes = zip_end (&zip);
  write_bytes (fixture, bytes);
  g_assert_null (attache_archive_stream_open (fixture->file, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
test_zip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *padding = g_strnfill (400 * 1000, 'x');
  g_autofree char *huge = g_strnfill (ATTACHE_ARCHIVE_STREAM_MAX_PIECE + 1, 'x');
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  ZipWriter zip;

  zip_begin (&zip);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("../pages/%u.html", i);
      g_autofree char *page = g_strdup_printf (
          "<html><head><script>%s</script></head><body><p>The ministers met in Zenda %u times, and "
          "they spoke of the border, it is said, for an hour.</p></body></html>",
          padding, i);

      zip_add (&zip, name, page, -1, 0);
    }
  zip_add (&zip, "pages/picture.png", padding, 1000, 0);
  zip_add (&zip, "pages/huge.txt", huge, -1, 0);
  bytes = zip_end (&zip);
  write_bytes (fixture, bytes);
  g_assert_cmpuint (read_all (fixture, problems, &error), ==, 40);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
}
#endif

/* Prose that no two records have in common, with what the separators of their formats are. */
static char *
prose_new (guint number)
{
  g_autofree char *padding = g_strnfill (500 + number * 7 % 3000, 'a' + number % 26);

  return g_strdup_printf (
      "Talks %u were held in Zenda, and the ministers, it is said, spoke of the "
      "border for an hour. %s",
      number, padding);
}

static guint
count_lines (const char *text)
{
  guint n_lines = 0;

  for (; *text != '\0'; text++)
    n_lines += *text == '\n';
  return n_lines;
}

typedef struct
{
  const char *head;
  const char *record; /* with one number and one text */
  const char *broken; /* one line */
  const char *reason; /* with the number of the line */
} Records;

static const Records record_formats[] = {
  { "", "{\"title\": \"Talks %u\", \"text\": \"%s\"}\n", "broken\n", "line %u: not a JSON object" },
  { "title,when,body,paper\n", "\"Talks %u,\nagain\",2022-09-27,\"%s \"\"so\"\"\",6\" Post\n",
    "no text,,,\n", "line %u: a row without a text" },
  { "",
    "From ada@zenda.example Tue Sep 27 08:00:00 2022\nFrom: Ada <ada@zenda.example>\nMessage-ID: "
    "<1@zenda>\nDate: Tue, 27 Sep 2022 08:00:00 +0000\nSubject: Talks %u\n\n%s\n\n",
    NULL, NULL },
  { "\n[",
    "{\"title\": \"Talks, [%u]\",\n \"tags\": [{\"a\": 1}, {\"b\": \"\\\"]}\"}],\n "
    "\"text\": \"%s\"},\n",
    "{\"title\" \"Talks\"},\n", ": not a JSON object" },
};

/* Each record comes in once, whole; what is wrong with one is told with its own line. */
static void
test_records (Fixture *fixture, gconstpointer data)
{
  const Records *format = data;
  g_autoptr (GString) text = g_string_new (format->head);
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;
  guint n = 0;

  while (text->len < ATTACHE_ARCHIVE_STREAM_MIN + MIB)
    {
      g_autofree char *prose = prose_new (n);

      g_string_append_printf (text, format->record, n++, prose);
      if (format->broken == NULL || reason != NULL || text->len < 5 * MIB)
        continue;
      g_string_append (text, format->broken);
      reason = g_strdup_printf (format->reason, count_lines (text->str));
    }
  g_assert_true (g_file_set_contents (fixture->path, text->str, text->len, NULL));
  g_assert_cmpuint (read_all (fixture, problems, &error), ==, n);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, format->broken != NULL);
  if (format->broken != NULL)
    {
      const GError *problem = g_ptr_array_index (problems, 0);

      g_test_message ("%s", problem->message);
      g_assert_nonnull (strstr (problem->message, reason));
    }
}

/* A line that never ends is passed over, and those behind it come in. */
static void
test_endless_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GError) error = NULL;
  g_autofree char *endless = g_strnfill (ATTACHE_ARCHIVE_STREAM_MAX_PIECE + 5 * MIB, 'x');

  for (guint i = 0; i < 20; i++)
    {
      g_string_append_printf (text, record_formats[0].record, i,
                              "The ministers met in Zenda again.");
      if (i == 9)
        g_string_append_printf (text, record_formats[0].record, i, endless);
    }
  g_assert_true (g_file_set_contents (fixture->path, text->str, text->len, NULL));
  g_assert_cmpuint (read_all (fixture, problems, &error), ==, 20);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_error ((GError *) g_ptr_array_index (problems, 0), ATTACHE_IMPORT_ERROR,
                  ATTACHE_IMPORT_ERROR_TOO_LARGE);
}

/* Of what a column is nobody knows, the person is asked: with the file as a whole. */
static void
test_unknown_columns (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("one,two,three\n");
  g_autoptr (GError) error = NULL;

  while (text->len < ATTACHE_ARCHIVE_STREAM_MIN + MIB)
    g_string_append (text, "Talks,27,The ministers met in Zenda for the third time\n");
  g_assert_true (g_file_set_contents (fixture->path, text->str, text->len, NULL));
  g_assert_null (attache_archive_stream_open (fixture->file, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* From nothing to all, and never back. */
static void
test_share (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (AttacheArchiveStream) stream = NULL;
  double share = 0;
  guint n_pieces = 0;

  for (guint i = 0; text->len < ATTACHE_ARCHIVE_STREAM_MIN + 2 * MIB; i++)
    {
      g_autofree char *prose = prose_new (i);

      g_string_append_printf (text, record_formats[0].record, i, prose);
    }
  g_assert_true (g_file_set_contents (fixture->path, text->str, text->len, NULL));
  stream = attache_archive_stream_open (fixture->file, NULL, NULL, NULL);
  for (;; n_pieces++)
    {
      g_auto (AttacheArchivePiece) piece = { 0 };
      double now;

      g_assert_true (attache_archive_stream_next (stream, &piece, problems, NULL, NULL));
      now = attache_archive_stream_get_share (stream);
      g_assert_cmpfloat (now, >=, share);
      g_assert_true (n_pieces > 3 || now < 0.7);
      share = now;
      if (piece.bytes == NULL)
        break;
    }
  g_assert_cmpuint (n_pieces, >, 5);
  g_assert_cmpfloat (share, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  /* First: the peak of memory is that of the whole program. */
  g_test_add ("/import/stream/gigabyte", Fixture, NULL, set_up, test_gigabyte, tear_down);
  g_test_add ("/import/stream/warc", Fixture, GINT_TO_POINTER (FALSE), set_up, test_warc,
              tear_down);
  g_test_add ("/import/stream/warc-gz", Fixture, GINT_TO_POINTER (TRUE), set_up, test_warc,
              tear_down);
  g_test_add ("/import/stream/cut-off", Fixture, NULL, set_up, test_cut_off, tear_down);
  g_test_add ("/import/stream/records/json", Fixture, &record_formats[0], set_up, test_records,
              tear_down);
  g_test_add ("/import/stream/records/table", Fixture, &record_formats[1], set_up, test_records,
              tear_down);
  g_test_add ("/import/stream/records/mail", Fixture, &record_formats[2], set_up, test_records,
              tear_down);
  g_test_add ("/import/stream/records/array", Fixture, &record_formats[3], set_up, test_records,
              tear_down);
  g_test_add ("/import/stream/endless-line", Fixture, NULL, set_up, test_endless_line, tear_down);
  g_test_add ("/import/stream/unknown-columns", Fixture, NULL, set_up, test_unknown_columns,
              tear_down);
  g_test_add ("/import/stream/share", Fixture, NULL, set_up, test_share, tear_down);
  g_test_add ("/import/stream/large-file", Fixture, NULL, set_up, test_large_file, tear_down);
#ifdef HAVE_ARCHIVES
  g_test_add ("/import/stream/zip", Fixture, NULL, set_up, test_zip, tear_down);
  g_test_add ("/import/stream/zip-of-references", Fixture, NULL, set_up, test_zip_of_references,
              tear_down);
#endif
  return g_test_run ();
}
