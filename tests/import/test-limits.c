/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Limits and faults, the same ones for every reader: samples cut off at each byte, with bytes
 * changed and in other encodings; units without end; nesting without end; entities. The samples are
 * the seeds of the fuzzers. A fault is a crash, an endless loop, text that is not UTF-8, or neither
 * drafts nor an error. */

#include "config.h"

#include <glib/gstdio.h>

#include "attache-format.h"
#include "draft-assertions.h"
#include "zip-writing.h"

/* A million with -m slow. */
#define N_UNITS (g_test_slow () ? 1000000 : 5000)
#define N_DEEP 100000

/* Longer samples are cut and changed at some sixty places only, unless with -m slow: the
 * sanitizers make each reading slow, and the tests of the formats cut theirs at each byte. */
#define STRIDE(length) (g_test_slow () ? 1 : 1 + (length) / 60)

/* What containers may unpack to here. */
#define BUDGET (16 << 20)

typedef struct
{
  const char *reader;
  const char *head;
  const char *unit;
  const char *tail;
} Unit;

#define RDF                                                                                        \
  "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "                              \
  "xmlns:z='http://www.zotero.org/namespaces/export#' "                                            \
  "xmlns:dc='http://purl.org/dc/elements/1.1/' "                                                   \
  "xmlns:dcterms='http://purl.org/dc/terms/'>"
#define W "<w:document xmlns:w='urn:w'><w:body>"
#define ODT "<office:d xmlns:office='urn:o' xmlns:text='urn:t'>"
#define OPF "<package xmlns:dc='urn:dc'><metadata><dc:title>Zenda"
#define RULE "____________________________________________________________\n"
#define ARTICLE                                                                                    \
  "Talks\n\n2 words\n\n27 September 2022\n\nZenda Post\n\n(c) 2022\n\nThey met.\n\n"               \
  "Document ZNDA000020220927ei9r00001\n\n"

/* Each again and again, between its head and its tail. */
static const Unit wide[] = {
  { "bibtex", "", "@misc{a, title = {A}, abstract = {They met.}}\n", "" },
  { "bibtex", "@misc{a, file = {", "a:b:c;", "}}" },
  { "bibtex", "@misc{a", ", keywords = {a, b}", "}" },
  { "csv", "title,text\n", "A,They met.\n", "" },
  { "csv", "text", ",a", "\nThey met." },
  { "docx", W, "<w:p><w:r><w:t>They met.</w:t></w:r></w:p>", "</w:body></w:document>" },
  { "docx", W, "<w:p/>", "</w:body></w:document>" },
  { "epub", OPF "</dc:title></metadata><manifest>", "<item id='a' href='a.xhtml'/>",
    "</manifest><spine><itemref idref='a'/></spine></package>" },
  { "epub", OPF "</dc:title></metadata><manifest><item id='a' href='a.xhtml'/></manifest><spine>",
    "<itemref idref='a'/>", "</spine></package>" },
  { "factiva", "", ARTICLE, "" },
  { "factiva", "Talks\n\n2 words\n\n1 May 2022\n\n", "They met.\n",
    "Document ZNDA000020220927ei9r00001\n" },
  { "factiva-html", "<html><body>", "<div class=\"article enArticle\"><p>They met.</p></div>", "" },
  { "feed", "<rss version='2.0'><channel>", "<item><title>A</title></item>", "</channel></rss>" },
  { "html", "<html><body>", "<p>They met, and they spoke.</p>", "" },
  { "html", "<html><body>", "<br>", "" },
  { "html", "<html><body><p ", "a='b' ", ">They met.</p>" },
  { "json", "[", "{\"text\":\"They met.\"},", "{}]" },
  { "json", "", "{\"text\":\"They met.\"}\n", "" },
  { "json", "{\"text\":\"They met.\"", ",\"a\":1", "}" },
  { "mail", "", "From a@b Tue Sep 27 09:20:00 2022\nSubject: A\n\nThey met.\n\n", "" },
  { "mail", "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\nThey met.\n", "--b--\n" },
  { "mail", "", "Subject: A\n", "\nThey met.\n" },
  { "nexis", "\n", "                               1 of 2 DOCUMENTS\n\nThey met.\n\n", "" },
  { "odt", ODT, "<text:p>They met.</text:p>", "</office:d>" },
  { "odt", ODT "<text:p>They met.", "<text:s/>", "</text:p></office:d>" },
  { "pdf", "%PDF-1.4\n", "1 0 obj<</Type/Catalog>>endobj\n", "trailer<</Root 1 0 R>>\n%%EOF\n" },
  { "proquest", RULE, "Title: A\nPublication title: B\nFull text: They met.\n" RULE, "" },
  { "proquest", RULE "Full text: They met.\n\n", "Subject: a\n\n", RULE },
  { "ris", "", "TY  - NEWS\nTI  - A\nAB  - They met.\nER  - \n", "" },
  { "ris", "TY  - NEWS\nAB  - They met.\n", "AU  - Vint, C\n", "ER  - \n" },
  { "ris", "TY  - NEWS\nAB  - They met.\n", "N1  - A note\n", "ER  - \n" },
  { "rtf", "{\\rtf1 ", "They met.\\par ", "}" },
  { "rtf", "{\\rtf1 ", "{\\b a}", "}" },
  { "text", "", "They met.\n\n", "" },
  { "text", "", "a", "" },
  { "warc", "",
    "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 43\r\n\r\nHTTP/1.1 200 OK\r\n"
    "Content-Type: text/html\r\n\r\n\r\n\r\n",
    "" },
  { "zotero", RDF,
    "<dc:a><z:itemType>a</z:itemType><dcterms:abstract>They met.</dcterms:abstract></dc:a>",
    "</rdf:RDF>" },
  { "zotero", RDF "<dc:a><z:itemType>a</z:itemType>", "<dc:subject>talks</dc:subject>",
    "<dcterms:abstract>They met.</dcterms:abstract></dc:a></rdf:RDF>" },
};

/* Each inside the one before. */
static const Unit deep[] = {
  { "bibtex", "@misc{a, title = ", "{", "" },
  { "docx", W, "<w:p>", "" },
  { "epub", OPF, "<a>", "" },
  { "factiva-html", "<div class=\"article enArticle\">", "<div>", "They met." },
  { "feed", "<rss><channel>", "<item>", "" },
  { "html", "<html><body>", "<div>", "They met." },
  { "html", "<html><body>", "<table><tr><td>", "They met." },
  { "json", "", "[", "" },
  { "json", "", "{\"a\":", "" },
  { "mail", "", "Content-Type: multipart/mixed; boundary=b\n\n--b\n", "They met." },
  { "odt", ODT, "<text:span>", "They met." },
  { "pdf", "%PDF-1.4\n1 0 obj", "<</A", "" },
  { "pdf", "%PDF-1.4\n1 0 obj", "[", "" },
  { "rtf", "{\\rtf1 ", "{", "They met." },
  { "zotero", RDF, "<z:a>", "" },
};

static GBytes *
repeat (const Unit *unit, guint n)
{
  GString *bytes = g_string_sized_new (strlen (unit->unit) * n + 1024);

  g_string_append (bytes, unit->head);
  for (guint i = 0; i < n; i++)
    g_string_append (bytes, unit->unit);
  g_string_append (bytes, unit->tail);
  return g_string_free_to_bytes (bytes);
}

static gboolean
is_utf8 (const char *string)
{
  return string == NULL || g_utf8_validate (string, -1, NULL);
}

/* Appends all words of the drafts to @words, where it is given. */
static void
check_drafts (GPtrArray *drafts, GString *words)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      const AttacheDraft *draft = draft_at (drafts, i);
      const char *const fields[] = { draft->text, draft->title, draft->author, draft->outlet,
                                     draft->url };

      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        {
          g_assert_true (is_utf8 (fields[f]));
          if (words != NULL)
            g_string_append_printf (words, "%s\n", fields[f] != NULL ? fields[f] : "");
        }
      for (guint n = 0; n < draft->notes->len; n++)
        {
          const AttacheDraftNote *note = g_ptr_array_index (draft->notes, n);

          g_assert_true (is_utf8 (note->text) && is_utf8 (note->author));
        }
    }
}

/* Gives the bytes to the one reader, whether they look like its own or not, and then to whichever
 * reader they belong to. */
static void
read_all_ways (const char *reader, const guint8 *data, gsize length, GString *words)
{
  const AttacheFormat *format = attache_format_find (reader);
  g_autoptr (GPtrArray)
      drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_draft_unref);
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GByteArray) zip = zip_pack_for (reader, data, length);
  g_autoptr (GError) error = NULL;
  AttacheSource source = { .name = "a", .data = data, .length = length };
  AttacheHarvest harvest = { .drafts = drafts, .problems = problems, .budget = BUDGET };

  g_assert_nonnull (format);
  if (zip != NULL)
    {
      source.data = zip->data;
      source.length = zip->len;
    }
  if (source.length == 0)
    return;
  format->recognise (&source);
  if (!format->read (&source, &harvest, &error))
    g_assert_nonnull (error);
  check_drafts (drafts, words);
  assert_load_survives ((const char *) source.data, source.length, "a");
}

static void
test_wide (gconstpointer data)
{
  g_autoptr (GBytes) bytes = repeat (data, N_UNITS);
  gsize length;
  const guint8 *start = g_bytes_get_data (bytes, &length);

  read_all_ways (((const Unit *) data)->reader, start, length, NULL);
}

static void
test_deep (gconstpointer data)
{
  g_autoptr (GBytes) bytes = repeat (data, N_DEEP);
  gsize length;
  const guint8 *start = g_bytes_get_data (bytes, &length);

  read_all_ways (((const Unit *) data)->reader, start, length, NULL);
}

typedef struct
{
  char *reader;
  char *path;
} Sample;

static void
sample_free (gpointer data)
{
  Sample *sample = data;

  g_free (sample->reader);
  g_free (sample->path);
  g_free (sample);
}

static GBytes *
load_sample (const Sample *sample)
{
  char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (sample->path, &data, &length, NULL));
  return g_bytes_new_take (data, length);
}

static void
test_cut (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (GBytes) bytes = load_sample (sample);
  gsize length;
  const guint8 *start = g_bytes_get_data (bytes, &length);

  for (gsize n = 0; n < length; n += STRIDE (length))
    {
      /* A copy of its own, so that reading past the end is seen. */
      g_autofree guint8 *copy = g_memdup2 (start, n);

      read_all_ways (sample->reader, copy, n, NULL);
    }
}

static void
test_changed (gconstpointer data)
{
  const Sample *sample = data;
  static const guint8 bytes_to_put[] = { 0, 0xff, '<', '\n' };
  g_autoptr (GBytes) bytes = load_sample (sample);
  gsize length = g_bytes_get_size (bytes);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);

  for (gsize i = 0; i < length; i += STRIDE (length))
    {
      const guint8 before = copy[i];

      copy[i] = bytes_to_put[i % G_N_ELEMENTS (bytes_to_put)];
      read_all_ways (sample->reader, copy, length, NULL);
      copy[i] = before;
    }
}

static void
test_encodings (gconstpointer data)
{
  static const char *const encodings[] = { "UTF-16", "UTF-16BE",   "UTF-32",   "WINDOWS-1251",
                                           "KOI8-R", "ISO-8859-1", "SHIFT_JIS" };
  const Sample *sample = data;
  g_autoptr (GBytes) bytes = load_sample (sample);
  gsize length;
  const char *start = g_bytes_get_data (bytes, &length);
  g_autofree char *utf8 = g_utf8_make_valid (start, (gssize) length);

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize n = 0;
      g_autofree char *other = g_convert_with_fallback (utf8, -1, encodings[i], "UTF-8", "?", NULL,
                                                        &n, NULL);

      if (other != NULL)
        read_all_ways (sample->reader, (const guint8 *) other, n, NULL);
    }
}

static const struct
{
  const char *reader;
  const char *before; /* the declarations stand before it */
  const char *after;
} xml[] = {
  { "docx", W "<w:p><w:r><w:t>They met. ", "</w:t></w:r></w:p></w:body></w:document>" },
  { "odt", ODT "<text:p>They met. ", "</text:p></office:d>" },
  { "epub", OPF, "</dc:title></metadata></package>" },
  { "feed", "<rss version='2.0'><channel><item><title>A ",
    "</title><description>They met, and they spoke.</description></item></channel></rss>" },
  { "zotero", RDF "<dc:a><z:itemType>a</z:itemType><dcterms:abstract>They met. ",
    "</dcterms:abstract></dc:a></rdf:RDF>" },
  { "html", "<html><body><p>They met, and they spoke. ", "</p></body></html>" },
};

/* What the file declares is not expanded, and no file or address is asked for. */
static void
test_entities (void)
{
  g_autofree char *path = NULL;
  gint fd = g_file_open_tmp ("attache-secret-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, "SECRET", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (xml); i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *external = g_strdup_printf (
          "<!DOCTYPE d [<!ENTITY a SYSTEM 'file://%s'><!ENTITY %% p SYSTEM 'file://%s'> %%p;]>"
          "%s&a;%s",
          path, path, xml[i].before, xml[i].after);
      g_autoptr (GString) bomb = g_string_new ("<!DOCTYPE d [<!ENTITY e0 'SECRET'>");

      read_all_ways (xml[i].reader, (const guint8 *) external, strlen (external), words);
      for (guint n = 1; n < 30; n++)
        g_string_append_printf (bomb, "<!ENTITY e%u '&e%u;&e%u;&e%u;&e%u;'>", n, n - 1, n - 1,
                                n - 1, n - 1);
      g_string_append_printf (bomb, "]>%s&e29;%s", xml[i].before, xml[i].after);
      read_all_ways (xml[i].reader, (const guint8 *) bomb->str, bomb->len, words);
      g_test_message ("%s: %u bytes of words", xml[i].reader, (guint) words->len);
      g_assert_null (strstr (words->str, "SECRET"));
      g_assert_cmpuint (words->len, <, 4096);
    }
  g_unlink (path);
}

static void
add_samples (const char *reader, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  static const struct
  {
    const char *name;
    GTestDataFunc test;
  } tests[] = { { "cut", test_cut }, { "changed", test_changed }, { "encodings", test_encodings } };
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
        {
          g_autofree char *path = g_strdup_printf ("/import/limits/%s/%s/%s", tests[i].name, reader,
                                                   name);
          Sample *sample = g_new0 (Sample, 1);

          sample->reader = g_strdup (reader);
          sample->path = g_build_filename (folder, name, NULL);
          g_test_add_data_func_full (path, sample, tests[i].test, sample_free);
        }
    }
}

static void
add_units (const char *kind, const Unit *units, guint n_units, GTestDataFunc test)
{
  for (guint i = 0; i < n_units; i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/limits/%s/%s-%u", kind, units[i].reader, i);

      g_test_add_data_func (path, &units[i], test);
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *corpus = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *reader;

  g_test_init (&argc, &argv, NULL);
  corpus = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus-import", NULL);
  dir = g_dir_open (corpus, 0, NULL);
  g_assert_nonnull (dir);
  while ((reader = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (corpus, reader, NULL);

      if (strcmp (reader, "any") != 0)
        add_samples (reader, folder);
    }
  add_units ("wide", wide, G_N_ELEMENTS (wide), test_wide);
  add_units ("deep", deep, G_N_ELEMENTS (deep), test_deep);
  g_test_add_func ("/import/limits/entities", test_entities);
  return g_test_run ();
}
