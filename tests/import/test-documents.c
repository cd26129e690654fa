/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents that are no ZIP of Word's: RTF, EPUB and PDF. */

#include "config.h"

#include "draft-assertions.h"
#include "zip-writing.h"

#if !defined HAVE_ARCHIVES || !defined HAVE_POPPLER
static void
assert_load_unsupported (const char *bytes, gssize length, const char *name, const char *words)
{
  g_autoptr (GBytes) data = g_bytes_new (bytes, length < 0 ? strlen (bytes) : (gsize) length);
  g_autoptr (GError) error = NULL;

  g_assert_null (attache_importer_load_bytes (data, name, NULL, NULL, &error));
  g_assert_error (error, ATTACHE_IMPORT_ERROR, ATTACHE_IMPORT_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, words));
}
#endif

static const char rtf[] =
    "{\\rtf1\\ansi\\ansicpg1251\\uc1{\\fonttbl{\\f0 Arial;}}{\\info{\\title Talks}{\\author X}}"
    "\\b Talks\\b0\\par They met in Z\\u252?rich \\endash  \\'cc\\'e8\\'f0, "
    "\\u-10179?\\u-8704?.\\par\n"
    "{\\*\\x no}{\\pict 00ff}{\\footnote no}Second \\{one\\}.}";

static void
test_rtf (void)
{
  g_autoptr (GPtrArray) drafts = load (rtf, -1, "a.rtf", NULL);

  g_assert_cmpstr (draft_at (drafts, 0)->format, ==, "rtf");
  g_assert_cmpstr (draft_at (drafts, 0)->title, ==, "Talks");
  g_assert_cmpstr (draft_at (drafts, 0)->text, ==,
                   "Talks\n\nThey met in Zürich – Мир, 😀.\n\nSecond {one}.");
}

static void
test_rtf_hostile (void)
{
  g_autofree char *groups = g_strnfill (100000, '{');
  g_autofree char *deep = g_strconcat ("{\\rtf1", groups, NULL);

  assert_load_survives_truncation (rtf, sizeof rtf - 1, "a.rtf");
  assert_load_fails (deep, -1, "a.rtf", ATTACHE_IMPORT_ERROR_MALFORMED);
  assert_load_survives_string ("{\\rtf1 a\\bin999999999 b\\u99999999?\\uc-5\\u1\\'\\'g}}}}}}",
                               "a.rtf");
}

#ifdef HAVE_ARCHIVES

#define CHAPTER(name)                                                                              \
  "<html><head><title>" name "</title></head><body><h1>" name                                      \
  "</h1><p>The ministers of Ruritania "                                                            \
  "and Sylvania met in Zenda, and they spoke of the border, it is said, for an hour; then they "   \
  "left.</p><p>Nothing was signed, and nobody would say, when asked, whether they will meet "      \
  "again.</p>"                                                                                     \
  "</body></html>"

/* The book of which the spine says: second, then first; the cover is too short. */
static GByteArray *
book (void)
{
  const char *package =
      "<package xmlns='http://www.idpf.org/2007/opf' xmlns:dc='urn:dc'><metadata><dc:title>Zenda "
      "Weekly"
      "</dc:title><dc:creator>Cora Vint</dc:creator><dc:date>2022-09-27</dc:date><dc:language>en"
      "</dc:language></metadata><manifest><item id='c' href='cover.xhtml'/><item id='a' "
      "href='a%20b.xhtml'/>"
      "<item id='b' href='b.xhtml'/></manifest><spine><itemref idref='c'/><itemref idref='b'/>"
      "<itemref idref='a'/><itemref idref='nothing'/></spine></package>";
  ZipWriter writer;

  zip_begin (&writer);
  zip_add (&writer, "mimetype", "application/epub+zip", -1, 0);
  zip_add (&writer, "OEBPS/content.opf", package, -1, 0);
  zip_add (&writer, "OEBPS/cover.xhtml", "<html><body><p>Cover</p></body></html>", -1, 0);
  zip_add (&writer, "OEBPS/a b.xhtml", CHAPTER ("First talks"), -1, 0);
  zip_add (&writer, "OEBPS/b.xhtml", CHAPTER ("Second talks"), -1, 0);
  return zip_end (&writer);
}

static void
test_epub (void)
{
  g_autoptr (GByteArray) zip = book ();
  g_autoptr (GPtrArray) drafts = load ((const char *) zip->data, zip->len, "a.epub", NULL);
  AttacheDraft *draft = draft_at (drafts, 0);

  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpstr (draft->format, ==, "epub");
  g_assert_cmpstr (draft->title, ==, "Second talks");
  g_assert_cmpstr (draft->outlet, ==, "Zenda Weekly");
  g_assert_cmpstr (draft->author, ==, "Cora Vint");
  g_assert_cmpstr (draft->language, ==, "en");
  assert_published (draft, "2022-09-27", ATTACHE_BASIS_METADATA);
  g_assert_cmpstr (draft_at (drafts, 1)->title, ==, "First talks");
}

#else

/* A build without libarchive says so of each: it is not the file's fault. */
static void
test_archive_unsupported (void)
{
  static const struct
  {
    const char *name, *member;
  } cases[] = { { "a.zip", "a.txt" },
                { "a.docx", "word/document.xml" },
                { "a.odt", "mimetype" },
                { "a.epub", "mimetype" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) bytes = NULL;
      ZipWriter zip;

      zip_begin (&zip);
      zip_add (&zip, cases[i].member, "The ministers met in Zenda.", -1, 0);
      bytes = zip_end (&zip);
      assert_load_unsupported ((const char *) bytes->data, bytes->len, cases[i].name,
                               "this build cannot read ZIP, DOCX, ODT or EPUB");
    }
}

#endif

#ifdef HAVE_POPPLER

/* One page a string, of operators; F1 is upright, F2 bold. @info: what the file says of itself. */
static char *
make_pdf_of (const char *const *contents, guint n_pages, const char *info)
{
  GString *pdf = g_string_new (
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[");

  for (guint i = 0; i < n_pages; i++)
    g_string_append_printf (pdf, "%u 0 R ", 10 + 2 * i);
  g_string_append_printf (
      pdf,
      "]/Count %u>>endobj\n3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
      "4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>endobj\n"
      "5 0 obj<<%s>>endobj\n",
      n_pages, info);
  for (guint i = 0; i < n_pages; i++)
    g_string_append_printf (
        pdf,
        "%u 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R/F2 4 "
        "0 R>>>>/Contents %u 0 R>>endobj\n%u 0 obj<</Length %" G_GSIZE_FORMAT
        ">>stream\n%s\nendstream endobj\n",
        10 + 2 * i, 11 + 2 * i, 11 + 2 * i, strlen (contents[i]), contents[i]);
  g_string_append (pdf, "trailer<</Root 1 0 R/Info 5 0 R>>\n%%EOF\n");
  return g_string_free (pdf, FALSE);
}

/* One page a string; each "|" begins a new line of it. */
static char *
make_pdf (const char *const *pages, guint n_pages)
{
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_pages; i++)
    {
      g_auto (GStrv) lines = g_strsplit (pages[i], "|", -1);
      GString *content = g_string_new ("BT /F1 12 Tf 14 TL 50 700 Td ");

      for (guint l = 0; lines[l] != NULL && *pages[i] != '\0'; l++)
        g_string_append_printf (content, "(%s) Tj T* ", lines[l]);
      g_string_append (content, "ET");
      g_ptr_array_add (contents, g_string_free (content, FALSE));
    }
  return make_pdf_of ((const char *const *) contents->pdata, n_pages, "");
}

static void
test_pdf (void)
{
  static const char *const pages[] = {
    "Zenda Post|The two ministers met in Zenda and they spoke of the bor-|der for an hour.|1",
    "Zenda Post|Then they left, and nobody would say whether they will meet in|the spring.|2",
    "Zenda Post|Nothing was signed.|3"
  };
  g_autofree char *pdf = make_pdf (pages, G_N_ELEMENTS (pages));
  g_autoptr (GPtrArray) drafts = load (pdf, -1, "a.pdf", NULL);

  g_assert_cmpstr (draft_at (drafts, 0)->format, ==, "pdf");
  g_assert_cmpstr (draft_at (drafts, 0)->text, ==,
                   "The two ministers met in Zenda and they spoke of the border for an "
                   "hour.\n\nThen they left, and nobody "
                   "would say whether they will meet in the spring.\n\nNothing was signed.");
}

/* A headline, a byline and two columns, of which the second begins within a sentence; beside them,
 * upright, the stamp of a library. */
static void
test_pdf_layout (void)
{
  static const char *const page[] = {
    "BT /F2 20 Tf 50 720 Td (Talks in Zenda make progress, the ministers say) Tj ET "
    "BT /F1 10 Tf 50 690 Td (By Cora Vint, 27 September 2022) Tj ET "
    "BT /F1 10 Tf 12 TL 50 660 Td (The two ministers met in Zenda, and they) Tj T* "
    "(spoke of the border for an hour; then they) Tj T* (left by separate doors.) Tj T* "
    "(Nobody would say whether they will) Tj T* (meet again, or in which of the towns that) Tj ET "
    "BT /F1 10 Tf 12 TL 320 660 Td (were named they might do so, but all of) Tj T* "
    "(them were seen to shake hands, which) Tj T* (they had not done before the war.) Tj T* "
    "(The border stays closed, and the fishers) Tj T* (of both sides stay at home.) Tj ET "
    "BT /F1 8 Tf 0 1 -1 0 590 100 Tm (Lent by the library of Strelsau) Tj ET"
  };
  g_autofree char *pdf = make_pdf_of (
      page, 1,
      "/Title(Talks in Zenda make progress, the ministers say | Zenda Post)/Author(Cora Vint)");
  g_autofree char *junk = make_pdf_of (page, 1, "/Title(layout-3.indd)/Author(indesign user)");
  g_autoptr (GPtrArray) drafts = load (pdf, -1, "a.pdf", NULL);
  g_autoptr (GPtrArray) same = load (junk, -1, "a.pdf", NULL);
  AttacheDraft *draft = draft_at (drafts, 0);

  g_assert_cmpstr (
      draft->text, ==,
      "Talks in Zenda make progress, the ministers say\n\nBy Cora Vint, 27 September 2022\n\n"
      "The two ministers met in Zenda, and they spoke of the border for an hour; then "
      "they left by separate doors.\n\n"
      "Nobody would say whether they will meet again, or in which of the towns that "
      "were named they might do so, but all of them were seen to shake hands, which "
      "they had not done before the war.\n\n"
      "The border stays closed, and the fishers of both sides stay at home.");
  g_assert_cmpstr (draft->title, ==, "Talks in Zenda make progress, the ministers say");
  g_assert_cmpstr (draft->author, ==, "Cora Vint");
  assert_published (draft, "2022-09-27", ATTACHE_BASIS_INFERRED);
  g_assert_cmpstr (draft_at (same, 0)->title, ==,
                   "Talks in Zenda make progress, the ministers say");
  g_assert_cmpstr (draft_at (same, 0)->author, ==, "Cora Vint");
}

static void
test_pdf_scanned (void)
{
  static const char *const pages[] = { "", "" };
  static const char *const mixed[] = { "They met in Zenda.", "" };
  g_autofree char *pdf = make_pdf (pages, 2);
  g_autofree char *half = make_pdf (mixed, 2);
  g_autoptr (GPtrArray) drafts = load (half, -1, "a.pdf", NULL);

  g_assert_cmpuint (draft_at (drafts, 0)->warnings->len, ==, 1);
  assert_load_fails (pdf, -1, "a.pdf", ATTACHE_IMPORT_ERROR_EMPTY);
  assert_load_fails ("%PDF-1.4\nnothing", -1, "a.pdf", ATTACHE_IMPORT_ERROR_MALFORMED);
}

#else

static void
test_pdf_unsupported (void)
{
  assert_load_unsupported ("%PDF-1.4\n", -1, "a.pdf", "this build cannot read PDF");
}

#endif

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/documents/rtf", test_rtf);
  g_test_add_func ("/import/documents/rtf-hostile", test_rtf_hostile);
#ifdef HAVE_ARCHIVES
  g_test_add_func ("/import/documents/epub", test_epub);
#else
  g_test_add_func ("/import/documents/archive-unsupported", test_archive_unsupported);
#endif
#ifdef HAVE_POPPLER
  g_test_add_func ("/import/documents/pdf", test_pdf);
  g_test_add_func ("/import/documents/pdf-layout", test_pdf_layout);
  g_test_add_func ("/import/documents/pdf-scanned", test_pdf_scanned);
#else
  g_test_add_func ("/import/documents/pdf-unsupported", test_pdf_unsupported);
#endif
  return g_test_run ();
}
