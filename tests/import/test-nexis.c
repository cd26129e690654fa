/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nexis downloads, as text and as Word documents. */

#include "config.h"

#include "draft-assertions.h"
#include "zip-writing.h"

static const char download[] =
    "\xef\xbb\xbfTerms: talks\r\n\r\n"
    "                               1 of 2 DOCUMENTS\r\n\r\n\r\n"
    "                                  Zenda Post\r\n\r\n"
    "                          September 27, 2022 Tuesday\r\n"
    "                                  Edition 1\r\n\r\n"
    "Talks make progress, says\r\nminister\r\n\r\n"
    "BYLINE: BY CORA VINT\r\n\r\nSECTION: NEWS; Pg. 3\r\n\r\nLENGTH: 20 words\r\n\r\n"
    "Minister Ada Lorne of Ruritania said on Monday\r\nthat the talks had made progress.\r\n\r\n"
    "Note: nothing was signed.\r\n\r\n"
    "LOAD-DATE: September 28, 2022\r\n\r\nLANGUAGE: ENGLISH\r\n\r\nGRAPHIC: A minister\r\n\r\n"
    "                       Copyright 2022 Zenda Post\r\n"
    "                              All Rights Reserved\r\n\r\n"
    "                               2 of 2 DOCUMENTS\r\n\r\n"
    "                               Strelsau Zeitung\r\n\r\n"
    "                              28. September 2022\r\n\r\n"
    "Nothing new\r\n\r\nLENGTH: 3 words\r\n\r\nNothing was new.\r\n";

static void
test_text (void)
{
  g_autoptr (GPtrArray) drafts = load (download, -1, "nexis.txt", NULL);
  AttacheDraft *first = draft_at (drafts, 0);
  AttacheDraft *second = draft_at (drafts, 1);

  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpstr (first->format, ==, "nexis");
  g_assert_cmpstr (first->title, ==, "Talks make progress, says minister");
  g_assert_cmpstr (first->outlet, ==, "Zenda Post");
  g_assert_cmpstr (first->author, ==, "CORA VINT");
  g_assert_cmpstr (first->language, ==, "en");
  g_assert_cmpstr (
      first->text, ==,
      "Minister Ada Lorne of Ruritania said on Monday that the talks had made progress.\n\n"
      "Note: nothing was signed.");
  assert_published (first, "2022-09-27", ATTACHE_BASIS_GIVEN);
  g_assert_cmpstr (second->outlet, ==, "Strelsau Zeitung");
  g_assert_cmpstr (second->title, ==, "Nothing new");
  g_assert_cmpstr (second->text, ==, "Nothing was new.");
  assert_published (second, "2022-09-28", ATTACHE_BASIS_GIVEN);
}

static void
add_paragraph (GString *xml, const char *text)
{
  g_string_append_printf (xml, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>\n", text);
}

static GByteArray *
word_download (void)
{
  static const char *const paragraphs[] = { "Date and Time: Friday, 30 September 2022",
                                            "Documents (2)",
                                            "1. Talks make progress",
                                            "",
                                            "Talks make progress",
                                            "Zenda Post",
                                            "September 27, 2022 Tuesday 9:20 AM GMT",
                                            "",
                                            "Copyright 2022 Zenda Post All Rights Reserved",
                                            "Byline:\xc2\xa0"
                                            "Cora Vint",
                                            "Body",
                                            "They met.",
                                            "",
                                            "They parted.",
                                            "Load-Date:\xc2\xa0September 28, 2022",
                                            "End of Document",
                                            "",
                                            "Nothing new",
                                            "Strelsau Zeitung",
                                            "September 28, 2022 Wednesday",
                                            "Length:\xc2\xa0"
                                            "3 words",
                                            "Body",
                                            "Nothing was new.",
                                            "Classification",
                                            "Language: ENGLISH",
                                            "End of Document" };
  g_autoptr (GString)
      xml = g_string_new ("<?xml version='1.0'?><w:document xmlns:w='urn:w'><w:body>");

  for (guint i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    add_paragraph (xml, paragraphs[i]);
  g_string_append (xml, "</w:body></w:document>");
  return zip_of ("word/document.xml", xml->str, xml->len);
}

static void
test_word (void)
{
  g_autoptr (GByteArray) zip = word_download ();
  g_autoptr (GPtrArray) drafts = load ((const char *) zip->data, zip->len, "nexis.DOCX", NULL);
  AttacheDraft *first = draft_at (drafts, 0);

  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpstr (first->title, ==, "Talks make progress");
  g_assert_cmpstr (first->outlet, ==, "Zenda Post");
  g_assert_cmpstr (first->author, ==, "Cora Vint");
  g_assert_cmpstr (first->text, ==, "They met.\n\nThey parted.");
  assert_published (first, "2022-09-27T09:20:00", ATTACHE_BASIS_GIVEN);
  g_assert_cmpstr (draft_at (drafts, 1)->title, ==, "Nothing new");
  g_assert_cmpstr (draft_at (drafts, 1)->text, ==, "Nothing was new.");
}

static void
test_samples (void)
{
  static const char *const names[] = { "sample.TXT", "sample.DOCX" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("ATTACHE_SHARED") ?: "", "samples",
                                                "nexis", names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GPtrArray) drafts = NULL;

      if (!g_file_query_exists (file, NULL))
        {
          g_test_skip ("ATTACHE_SHARED is not there");
          return;
        }
      drafts = attache_importer_load (file, NULL, NULL, NULL);
      g_assert_nonnull (drafts);
      g_assert_cmpuint (drafts->len, ==, 10);
      for (guint d = 0; d < drafts->len; d++)
        {
          g_assert_nonnull (draft_at (drafts, d)->title);
          g_assert_nonnull (draft_at (drafts, d)->outlet);
          g_assert_cmpint (draft_at (drafts, d)->published, !=, ATTACHE_TIME_UNKNOWN);
        }
    }
}

static void
test_hostile (void)
{
  g_autoptr (GByteArray) zip = word_download ();
  g_autoptr (GString) many = g_string_new (NULL);

  assert_load_survives_truncation (download, sizeof download - 1, "nexis.txt");
  for (gsize n = 0; n < zip->len; n += 7)
    assert_load_survives ((const char *) zip->data, n, "nexis.docx");
  for (guint i = 0; i < 50000; i++)
    g_string_append (many, "\n                               1 of 2 DOCUMENTS\n");
  assert_load_fails (many->str, many->len, "nexis.txt", ATTACHE_IMPORT_ERROR_EMPTY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/nexis/text", test_text);
  g_test_add_func ("/import/nexis/word", test_word);
  g_test_add_func ("/import/nexis/samples", test_samples);
  g_test_add_func ("/import/nexis/hostile", test_hostile);
  return g_test_run ();
}
