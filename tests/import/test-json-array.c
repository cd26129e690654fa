/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Large arrays of JSON, which are cut at the commas between their elements. */

#include "config.h"

#include <glib/gstdio.h>

#include "attache-archive-stream.h"
#include "draft-assertions.h"

#define MIB (1024 * 1024)

/* The number of articles. */
static guint
read_all (const char *text, GPtrArray *problems, GError **error)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "attache-array.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (AttacheArchiveStream) stream = NULL;
  guint n_articles = 0;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  stream = attache_archive_stream_open (file, NULL, NULL, NULL);
  g_unlink (path);
  if (stream == NULL)
    return 0;
  for (;;)
    {
      g_auto (AttacheArchivePiece) piece = { 0 };
      g_autoptr (GPtrArray) drafts = NULL;

      if (!attache_archive_stream_next (stream, &piece, problems, NULL, error)
          || piece.bytes == NULL)
        return n_articles;
      g_assert_cmpuint (g_bytes_get_size (piece.bytes), <=, 2 * MIB);
      drafts = attache_importer_load_piece (&piece, NULL, problems, NULL, NULL);
      n_articles += drafts != NULL ? drafts->len : 0;
    }
}

/* The last element, what is cut off, one that never ends, and an array of references. */
static void
test_array (void)
{
  static const struct
  {
    const char *head;
    const char *tail;
    guint n_more;
    guint n_problems;
  } cases[] = { { "[", "{\"text\": \"They met.\"} ]\n", 1, 0 },
                { "\xef\xbb\xbf [ ", "{\"text\": \"They met", 0, 1 },
                { "[", "]", 0, 0 } };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (GString) text = g_string_new (cases[c].head);
      g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
      g_autoptr (GError) error = NULL;
      guint n = 0;

      for (; text->len < ATTACHE_ARCHIVE_STREAM_MIN + MIB; n++)
        {
          g_autofree char *prose = g_strnfill (500 + n * 7 % 3000, 'a' + n % 26);

          g_string_append_printf (text, "{\"title\": \"Talks\", \"text\": \"%s\"}, ", prose);
        }
      g_string_append (text, cases[c].tail);
      g_assert_cmpuint (read_all (text->str, problems, &error), ==, n + cases[c].n_more);
      g_assert_no_error (error);
      g_assert_cmpuint (problems->len, ==, cases[c].n_problems);
    }
}

static void
test_endless_element (void)
{
  g_autofree char *endless = g_strnfill (ATTACHE_ARCHIVE_STREAM_MAX_PIECE + 5 * MIB, ',');
  g_autofree char *text = g_strdup_printf (
      "[{\"text\": \"They met.\"}, {\"text\": \"%s\"}, {\"text\": \"They left.\"}]", endless);
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (read_all (text, problems, &error), ==, 1);
  g_assert_error (error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_TOO_LARGE);
}

/* They are read as a whole, for the files that they name lie beside it. */
static void
test_array_of_references (void)
{
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();

  while (text->len < ATTACHE_ARCHIVE_STREAM_MIN + MIB)
    g_string_append (text, "{\"itemType\": \"newspaperArticle\", \"title\": \"Talks\", "
                           "\"abstractNote\": \"They met.\"},\n");
  g_string_append (text, "{}]");
  g_assert_cmpuint (read_all (text->str, problems, NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/import/json-array/ends", test_array);
  g_test_add_func ("/import/json-array/endless-element", test_endless_element);
  g_test_add_func ("/import/json-array/references", test_array_of_references);
  return g_test_run ();
}
