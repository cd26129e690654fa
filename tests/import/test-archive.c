/* SPDX-License-Identifier: GPL-3.0-or-later */

/* ZIP and what is a ZIP inside: documents, collections, bombs. */

#include "config.h"

#include "draft-assertions.h"
#include "zip-writing.h"

#define W "xmlns:w='urn:w'"
#define ODT "xmlns:office='urn:o' xmlns:text='urn:t'"

static GPtrArray *
load_zip (GByteArray *zip, const char *name, GPtrArray *problems)
{
  return load ((const char *) zip->data, zip->len, name, problems);
}

static void
test_docx (void)
{
  const char *xml =
      "<w:document " W
      "><w:body>\n <w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Talks</w:t></w:r></w:p>"
      "<w:p><w:r><w:t xml:space='preserve'>They "
      "</w:t></w:r><w:del><w:r><w:delText>never</w:delText></w:r>"
      "</w:del><w:r><w:t>met.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>A "
      "cell</w:t></w:r></w:p>"
      "</w:tc></w:tr></w:tbl></w:body></w:document>";
  g_autoptr (GByteArray) zip = zip_of ("word/document.xml", xml, -1);
  g_autoptr (GPtrArray) drafts = load_zip (zip, "a.docx", NULL);

  g_assert_cmpstr (draft_at (drafts, 0)->format, ==, "docx");
  g_assert_cmpstr (draft_at (drafts, 0)->title, ==, "Talks");
  g_assert_cmpstr (draft_at (drafts, 0)->text, ==, "Talks\n\nThey met.\n\nA cell");
}

/* Transfer full: an OpenDocument text of @content. */
static GByteArray *
zip_of_odt (const char *content)
{
  ZipWriter writer;

  zip_begin (&writer);
  zip_add (&writer, "mimetype", "application/vnd.oasis.opendocument.text", -1, 0);
  zip_add (&writer, "content.xml", content, -1, 0);
  return zip_end (&writer);
}

static void
test_odt (void)
{
  const char *xml =
      "<office:document-content " ODT "><office:body><office:text><text:h>Talks</text:h>\n"
      "<text:p>They "
      "<text:span>met</text:span>.<text:s/>Twice.<office:annotation><text:p>no</text:p>"
      "</office:annotation></text:p></office:text></office:body></office:document-content>";
  g_autoptr (GByteArray) zip = zip_of_odt (xml);
  g_autoptr (GPtrArray) drafts = load_zip (zip, "a.odt", NULL);

  g_assert_cmpstr (draft_at (drafts, 0)->format, ==, "odt");
  g_assert_cmpstr (draft_at (drafts, 0)->text, ==, "Talks\n\nThey met. Twice.");
}

/* A box's text comes once, though Word writes it for two ages, and apart from what is around it. */
static void
test_text_boxes (void)
{
  const char *word =
      "<w:document " W " xmlns:mc='urn:mc'><w:body><w:p><w:r><w:t>They met </w:t></w:r><w:r>"
      "<mc:AlternateContent><mc:Choice><w:drawing><posOffset>17</"
      "posOffset><w:txbxContent><w:p><w:r>"
      "<w:t>In short</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
      "<w:txbxContent><w:p><w:r><w:t>In short</w:t></w:r></w:p></w:txbxContent></w:pict>"
      "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>in Zenda.</w:t></w:r></w:p></w:body>"
      "</w:document>";
  const char *open = "<office:document-content " ODT " xmlns:draw='urn:draw'><office:body>"
                     "<office:text><text:p>They met <draw:frame><draw:text-box><text:p>In short"
                     "</text:p></draw:text-box></draw:frame>in Zenda.</text:p></office:text>"
                     "</office:body></office:document-content>";
  g_autoptr (GByteArray) docx = zip_of ("word/document.xml", word, -1);
  g_autoptr (GPtrArray) of_word = load_zip (docx, "a.docx", NULL);
  g_autoptr (GByteArray) odt = zip_of_odt (open);
  g_autoptr (GPtrArray) of_open = load_zip (odt, "a.odt", NULL);

  g_assert_cmpstr (draft_at (of_word, 0)->text, ==, "In short\n\nThey met in Zenda.");
  g_assert_cmpstr (draft_at (of_open, 0)->text, ==, "In short\n\nThey met in Zenda.");
}

static void
test_collection (void)
{
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GByteArray) inner = zip_of ("deep/c.txt", "Three met.", -1);
  ZipWriter writer;
  g_autoptr (GByteArray) zip = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  zip_begin (&writer);
  zip_add (&writer, "../../escape.txt", "One met.", -1, 0);
  zip_add (&writer, "b.json", "{\"text\":\"Two met.\"}", -1, 0);
  zip_add (&writer, "inner.zip", inner->data, inner->len, 0);
  zip_add (&writer, "program",
           "\x7f"
           "ELF\0\0\0\0",
           8, 0);
  zip_add (&writer, "style.css", "p { }", -1, 0);
  zip = zip_end (&writer);
  drafts = load_zip (zip, "all.zip", problems);
  g_assert_cmpuint (drafts->len, ==, 3);
  g_assert_cmpstr (draft_at (drafts, 0)->text, ==, "One met.");
  g_assert_cmpstr (draft_at (drafts, 0)->file, ==, "all.zip");
  g_assert_cmpstr (draft_at (drafts, 2)->text, ==, "Three met.");
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (((GError *) g_ptr_array_index (problems, 0))->message, "program"));
}

/* An archive within an archive, and so on. */
static void
test_nesting (void)
{
  g_autoptr (GByteArray) zip = zip_of ("a.txt", "They met.", -1);

  for (guint i = 0; i < 20; i++)
    {
      GByteArray *outer = zip_of ("inner.zip", zip->data, zip->len);

      g_byte_array_unref (zip);
      zip = outer;
    }
  assert_load_fails ((const char *) zip->data, zip->len, "a.zip", ATTACHE_IMPORT_ERROR_TOO_LARGE);
}

static GBytes *
compress_letters (gsize length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, G_CONVERTER (compressor));
  g_autofree char *letters = g_strnfill (length, 'a');

  g_assert_true (g_output_stream_write_all (out, letters, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Forty times the same small bomb: the budget is one for the whole file. */
static void
test_bomb (void)
{
  g_autoptr (GBytes) bomb = compress_letters (8 << 20);
  ZipWriter writer;
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GByteArray) zip = NULL;

  zip_begin (&writer);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.gz", i);

      zip_add (&writer, name, g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb), 0);
    }
  zip = zip_end (&writer);
  drafts = load_zip (zip, "a.zip", problems);
  g_assert_cmpuint (drafts->len, <=, ATTACHE_IMPORT_MAX_FILE / (8 << 20));
  g_assert_cmpuint (drafts->len + problems->len, ==, 40);
  g_assert_error ((GError *) g_ptr_array_index (problems, 0), ATTACHE_IMPORT_ERROR,
                  ATTACHE_IMPORT_ERROR_TOO_LARGE);
}

/* No entity is expanded, and none is fetched; one that grows without end is refused. */
static void
test_entities (void)
{
  static const char external[] =
      "<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><w:document " W
      "><w:body><w:p><w:r><w:t>x&a;y</w:t></w:r></w:p></w:body></w:document>";
  g_autoptr (GString) bomb = g_string_new ("<!DOCTYPE d [<!ENTITY e0 'aaaaaaaaaa'>");
  g_autoptr (GByteArray) zip = zip_of ("word/document.xml", external, -1);
  g_autoptr (GByteArray) bomb_zip = NULL;
  g_autoptr (GPtrArray) drafts = load_zip (zip, "a.docx", NULL);

  g_assert_cmpstr (draft_at (drafts, 0)->text, ==, "xy");
  for (guint i = 1; i < 20; i++)
    g_string_append_printf (bomb, "<!ENTITY e%u '&e%u;&e%u;&e%u;&e%u;&e%u;&e%u;&e%u;&e%u;'>", i,
                            i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
  g_string_append (bomb, "]><w:document " W
                         "><w:body><w:p><w:r><w:t>x&e19;y</w:t></w:r></w:p></w:body></w:document>");
  bomb_zip = zip_of ("word/document.xml", bomb->str, bomb->len);
  assert_load_fails ((const char *) bomb_zip->data, bomb_zip->len, "a.docx",
                     ATTACHE_IMPORT_ERROR_MALFORMED);
}

static void
test_hostile (void)
{
  g_autoptr (GByteArray) zip = zip_of ("a.txt", "They met.", -1);
  g_autoptr (GString) deep = g_string_new ("<w:document " W "><w:body>");
  g_autoptr (GByteArray) deep_zip = NULL;
  g_autoptr (GByteArray) locked = NULL;
  ZipWriter writer;

  for (gsize n = 0; n < zip->len; n++)
    {
      guint8 old = zip->data[n];

      assert_load_survives ((const char *) zip->data, n, "a.zip");
      zip->data[n] ^= 0xff;
      assert_load_survives ((const char *) zip->data, zip->len, "a.zip");
      zip->data[n] = old;
    }
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<w:p>");
  deep_zip = zip_of ("word/document.xml", deep->str, deep->len);
  assert_load_fails ((const char *) deep_zip->data, deep_zip->len, "a.docx",
                     ATTACHE_IMPORT_ERROR_MALFORMED);
  zip_begin (&writer);
  zip_add (&writer, "a.txt", "123456789012They met.", -1, 1);
  locked = zip_end (&writer);
  assert_load_fails ((const char *) locked->data, locked->len, "a.zip",
                     ATTACHE_IMPORT_ERROR_UNSUPPORTED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/archive/docx", test_docx);
  g_test_add_func ("/import/archive/odt", test_odt);
  g_test_add_func ("/import/archive/text-boxes", test_text_boxes);
  g_test_add_func ("/import/archive/collection", test_collection);
  g_test_add_func ("/import/archive/nesting", test_nesting);
  g_test_add_func ("/import/archive/bomb", test_bomb);
  g_test_add_func ("/import/archive/entities", test_entities);
  g_test_add_func ("/import/archive/hostile", test_hostile);
  return g_test_run ();
}
