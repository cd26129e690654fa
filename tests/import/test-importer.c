/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The importer as a whole: files on disk, folders, compression, cancelling, and the JSON of
 * `extract`. */

#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "attache-draft-json.h"
#include "draft-assertions.h"

/* Owns a folder in the test's own temporary place. */
typedef struct
{
  char *path;
  GFile *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = g_dir_make_tmp ("attache-import-XXXXXX", NULL);
  fixture->folder = g_file_new_for_path (fixture->path);
}

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }
  g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->path);
  g_free (fixture->path);
  g_object_unref (fixture->folder);
}

static void
write_file (Fixture *fixture, const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = g_build_filename (fixture->path, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

static GBytes *
compress (const char *bytes, gsize length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (out, bytes, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[] = { "a.txt", "b.html", "b_files", "c.txt", NULL };
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *link = g_build_filename (fixture->path, "sub", "circle", NULL);

  write_file (fixture, "b.html", "x", 1);
  write_file (fixture, "b_files/style.css", "x", 1);
  write_file (fixture, "sub/c.txt", "x", 1);
  write_file (fixture, "sub/b_files/b_files", "x", 1);
  write_file (fixture, ".hidden", "x", 1);
  write_file (fixture, "a.txt", "x", 1);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  files = attache_importer_list_files (fixture->folder, NULL, NULL, NULL);
  g_assert_cmpuint (files->len, ==, 4);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = g_file_get_basename (g_ptr_array_index (files, i));

      g_assert_cmpstr (name, ==, expected[i]);
    }
}

static void
test_gzip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) inner = compress ("Talks\n\nThey met.", 16);
  g_autoptr (GByteArray) twice = g_byte_array_new ();
  g_autoptr (GPtrArray)
      drafts = load (g_bytes_get_data (inner, NULL), g_bytes_get_size (inner), "a.txt.gz", NULL);
  g_autoptr (GPtrArray) both = NULL;

  g_assert_cmpstr (draft_at (drafts, 0)->file, ==, "a.txt");
  g_assert_cmpstr (draft_at (drafts, 0)->text, ==, "Talks\n\nThey met.");
  for (guint i = 0; i < 2; i++)
    g_byte_array_append (twice, g_bytes_get_data (inner, NULL), g_bytes_get_size (inner));
  both = load ((const char *) twice->data, twice->len, "a.txt.gz", NULL);
  g_assert_cmpuint (draft_at (both, 0)->text_length, ==, 32);
  assert_load_survives_truncation (g_bytes_get_data (inner, NULL), g_bytes_get_size (inner),
                                   "a.txt.gz");
}

/* 160 MiB of zeros in a sixth of a megabyte. */
static void
test_gzip_bomb (Fixture *fixture, gconstpointer data)
{
  gsize length = (gsize) 256 << 20;
  g_autofree char *zeros = g_malloc0 (length);
  g_autoptr (GBytes) bomb = compress (zeros, length);

  g_clear_pointer (&zeros, g_free);
  assert_load_fails (g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb), "a.gz",
                     ATTACHE_IMPORT_ERROR_TOO_LARGE);
}

static void
assert_file_fails (Fixture *fixture, const char *name, AttacheImportError code)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, name);
  g_autoptr (GError) error = NULL;

  g_assert_null (attache_importer_load (file, NULL, NULL, &error));
  g_assert_error (error, ATTACHE_IMPORT_ERROR, (gint) code);
  g_assert_true (g_str_has_prefix (error->message, name));
}

static void
test_file_errors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *secret = g_build_filename (fixture->path, "secret.txt", NULL);
  g_autofree char *huge = g_build_filename (fixture->path, "huge.txt", NULL);

  write_file (fixture, "folder/x", "x", 1);
  write_file (fixture, "huge.txt", "x", 1);
  write_file (fixture, "secret.txt", "x", 1);
  assert_file_fails (fixture, "nothing.txt", ATTACHE_IMPORT_ERROR_NOT_FOUND);
  assert_file_fails (fixture, "folder", ATTACHE_IMPORT_ERROR_NOT_FOUND);
  g_assert_cmpint (truncate (huge, (off_t) 1 << 30), ==, 0);
  assert_file_fails (fixture, "huge.txt", ATTACHE_IMPORT_ERROR_TOO_LARGE);
  g_assert_cmpint (g_chmod (secret, 0), ==, 0);
  if (geteuid () != 0)
    assert_file_fails (fixture, "secret.txt", ATTACHE_IMPORT_ERROR_NOT_PERMITTED);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "a.jsonl");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  write_file (fixture, "a.jsonl", "{\"text\":\"One.\"}\n{bad}\n", -1);
  attache_importer_load_async (file, NULL, loaded_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  drafts = attache_importer_load_finish (result, &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpuint (problems->len, ==, 1);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "a.txt");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  write_file (fixture, "a.txt", "x", 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (attache_importer_load (file, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_json_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = load ("{\"text\":\"a \\\"b\\\"\\n\",\"published\":\"2022-09-27\"}",
                                       -1, "a.json", NULL);
  g_autoptr (GString) json = g_string_new (NULL);

  attache_draft_to_json (draft_at (drafts, 0), json);
  g_assert_cmpstr (
      json->str, ==,
      "{\"id\":\"a.json\",\"file\":\"a.json\",\"part\":1,\"format\":\"json\",\"title\":\"a "
      "\\\"b\\\"\","
      "\"title_derived\":true,\"outlet\":null,\"author\":null,\"url\":null,\"language\":null,"
      "\"published\":\"2022-09-27\",\"published_basis\":\"given\",\"text\":\"a \\\"b\\\"\\n\","
      "\"sections\":[{\"start\":0,\"end\":5,\"role\":\"body\"}],\"warnings\":[]}");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/import/importer/folder", test_folder);
  ADD ("/import/importer/gzip", test_gzip);
  ADD ("/import/importer/gzip-bomb", test_gzip_bomb);
  ADD ("/import/importer/file-errors", test_file_errors);
  ADD ("/import/importer/async", test_async);
  ADD ("/import/importer/cancelled", test_cancelled);
  ADD ("/import/importer/json-line", test_json_line);
#undef ADD
  return g_test_run ();
}
