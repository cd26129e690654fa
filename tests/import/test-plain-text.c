/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plain texts: their letters, their encodings, their headlines. */

#include "config.h"

#include <gio/gio.h>

#include "draft-assertions.h"

static void
test_text_is_kept (void)
{
  const char *text = "\n  Talks in Strelsau\r\n\r\nMinister Ada Lorne said: “No.”\t \n\n\n";
  g_autoptr (GPtrArray) drafts = load (text, -1, "/somewhere/talks.txt", NULL);
  AttacheDraft *draft = draft_at (drafts, 0);
  g_autofree char *id = attache_draft_dup_id (draft);
  g_autofree char *uid = attache_draft_dup_uid (draft);

  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (draft->text, ==, text);
  g_assert_cmpuint (draft->text_length, ==, strlen (text));
  g_assert_cmpstr (draft->title, ==, "Talks in Strelsau");
  g_assert_false (draft->title_derived);
  g_assert_cmpstr (id, ==, "talks.txt");
  g_assert_cmpuint (strlen (uid), ==, 64);
  g_assert_cmpuint (draft->warnings->len, ==, 0);
}

static void
test_title_is_derived (void)
{
  g_autoptr (GPtrArray) one = load (
      "The two ministers of Ruritania met Gen. Oda Brandt in Strelsau on Monday. They spoke.\n", -1,
      "a.txt", NULL);
  g_autoptr (GPtrArray) longer = load ("Ruritania and Sylvania, whose long quarrel over the "
                                       "fisheries of the northern lakes has now lasted for "
                                       "nineteen years, met.\nMore.\n",
                                       -1, "b.txt", NULL);

  g_assert_cmpstr (draft_at (one, 0)->title, ==,
                   "The two ministers of Ruritania met Gen. Oda Brandt in Strelsau on Monday.");
  g_assert_true (draft_at (one, 0)->title_derived);
  g_assert_true (draft_at (longer, 0)->title_derived);
  g_assert_true (g_str_has_suffix (draft_at (longer, 0)->title, "has now lasted…"));
}

static void
test_markdown_heading (void)
{
  g_autoptr (GPtrArray) drafts = load ("# Talks end.\n\nNothing was agreed.\n", -1, "a.md", NULL);

  g_assert_cmpstr (draft_at (drafts, 0)->title, ==, "Talks end.");
  g_assert_false (draft_at (drafts, 0)->title_derived);
}

static void
test_encodings (void)
{
  struct
  {
    const char *encoding;
    const char *mark;
    gsize n_mark;
    const char *text;
    guint n_warnings;
  } cases[] = {
    { "UTF-8", "\xef\xbb\xbf", 3, "Überraschung in Strelsau: “Ja”", 0 },
    { "UTF-16LE", "\xff\xfe", 2, "Überraschung in Strelsau – 条約", 0 },
    { "UTF-16BE", "\xfe\xff", 2, "Überraschung in Strelsau – 条約", 0 },
    { "UTF-16LE", "", 0, "The ministers met in Strelsau.", 0 },
    { "WINDOWS-1252", "", 0, "Die Außenminister prüften “alles” – mit Mühe.", 1 },
    { "WINDOWS-1251", "", 0, "Министры встретились в городе — «переговоры» идут.", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) bytes = g_string_new_len (cases[i].mark, cases[i].n_mark);
      gsize n;
      g_autofree char *converted = g_convert (cases[i].text, -1, cases[i].encoding, "UTF-8", NULL,
                                              &n, NULL);
      g_autoptr (GPtrArray) drafts = NULL;

      g_assert_nonnull (converted);
      g_string_append_len (bytes, converted, n);
      drafts = load (bytes->str, bytes->len, "a.txt", NULL);
      g_assert_cmpstr (draft_at (drafts, 0)->text, ==, cases[i].text);
      g_assert_cmpuint (draft_at (drafts, 0)->warnings->len, ==, cases[i].n_warnings);
    }
}

/* A file cut in the middle of a letter is still a text, and says what it lost. */
static void
test_broken_utf8 (void)
{
  g_autoptr (GPtrArray) drafts = load ("“Strelsau” – “Zenda” caf\xc3", -1, "a.txt", NULL);

  g_assert_cmpstr (draft_at (drafts, 0)->text, ==, "“Strelsau” – “Zenda” caf\357\277\275");
  g_assert_cmpuint (draft_at (drafts, 0)->warnings->len, ==, 1);
}

static void
test_what_is_no_text (void)
{
  g_autofree char *large = g_strnfill (ATTACHE_IMPORT_MAX_TEXT + 1, 'a');

  assert_load_fails ("", 0, "a.txt", ATTACHE_IMPORT_ERROR_EMPTY);
  assert_load_fails (" \n\t\xe2\x80\x8b\n", -1, "a.txt", ATTACHE_IMPORT_ERROR_EMPTY);
  assert_load_fails ("\x7f"
                     "ELF\x02\x01\x01\0\0\0\0\0",
                     12, "a.txt", ATTACHE_IMPORT_ERROR_BINARY);
  assert_load_fails (large, -1, "a.txt", ATTACHE_IMPORT_ERROR_TOO_LARGE);
}

static void
test_every_byte (void)
{
  for (guint a = 0; a < 256; a++)
    for (guint b = 0; b < 256; b += 5)
      {
        char bytes[3] = { (char) a, (char) b, 'x' };

        assert_load_survives (bytes, 3, "a.txt");
      }
}

static void
test_seeds (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ATTACHE_SHARED") ?: "", "seeds", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GPtrArray) files = NULL;

  if (!g_file_query_exists (folder, NULL))
    {
      g_test_skip ("ATTACHE_SHARED is not there");
      return;
    }
  files = attache_importer_list_files (folder, NULL, NULL, NULL);
  g_assert_cmpuint (files->len, ==, 5);
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GPtrArray)
          drafts = attache_importer_load (g_ptr_array_index (files, i), NULL, NULL, NULL);
      g_autofree char *content = NULL;

      g_assert_nonnull (drafts);
      g_file_load_contents (g_ptr_array_index (files, i), NULL, &content, NULL, NULL, NULL);
      g_assert_cmpstr (draft_at (drafts, 0)->text, ==, content);
      g_assert_nonnull (draft_at (drafts, 0)->title);
      g_assert_cmpint (draft_at (drafts, 0)->title_derived, ==, i != 4);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/plain-text/kept", test_text_is_kept);
  g_test_add_func ("/import/plain-text/derived-title", test_title_is_derived);
  g_test_add_func ("/import/plain-text/markdown", test_markdown_heading);
  g_test_add_func ("/import/plain-text/encodings", test_encodings);
  g_test_add_func ("/import/plain-text/broken-utf8", test_broken_utf8);
  g_test_add_func ("/import/plain-text/no-text", test_what_is_no_text);
  g_test_add_func ("/import/plain-text/every-byte", test_every_byte);
  g_test_add_func ("/import/plain-text/seeds", test_seeds);
  return g_test_run ();
}
