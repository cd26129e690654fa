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
  g_autoptr (AttacheArchiveStream) stream = attache_archive_stream_open (fixture->file, NULL, NULL);
  guint n_articles = 0;

  g_assert_nonnull (stream);
  for (;;)
    {
      g_autofree char *name = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) drafts = NULL;

      if (!attache_archive_stream_next (stream, &name, &bytes, problems, NULL, error)
          || bytes == NULL)
        return n_articles;
      g_assert_cmpuint (g_bytes_get_size (bytes), <=, ATTACHE_ARCHIVE_STREAM_MAX_PIECE + 2 * MIB);
      drafts = attache_importer_load_member (bytes, name, NULL, problems, NULL, NULL);
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
  g_assert_null (attache_archive_stream_open (fixture->file, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (attache_importer_load (fixture->file, NULL, NULL, &error));
  g_assert_error (error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "128 MiB"));
}

#ifdef HAVE_ARCHIVES
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
  g_test_add ("/import/stream/large-file", Fixture, NULL, set_up, test_large_file, tear_down);
#ifdef HAVE_ARCHIVES
  g_test_add ("/import/stream/zip", Fixture, NULL, set_up, test_zip, tear_down);
#endif
  return g_test_run ();
}
