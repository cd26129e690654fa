/* SPDX-License-Identifier: GPL-3.0-or-later */

/* References with the files, notes and tags that hang on them: what is found, what is refused. */

#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "draft-assertions.h"
#include "zip-writing.h"

#define PAGE                                                                                       \
  "<html><head><title>Page</title></head><body><h1>Talks make progress</h1><p>Minister Ada Lorne " \
  "of Ruritania said on Monday, in Zenda, that the talks had made progress.</p><p>Nothing was "    \
  "signed, she said, and nothing would be signed in the spring.</p></body></html>"
#define PAGE_BEGINS "Minister Ada Lorne of Ruritania said on Monday, in Zenda"

#define RDF_HEAD                                                                                   \
  "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "                              \
  "xmlns:z='http://www.zotero.org/namespaces/export#' "                                            \
  "xmlns:dcterms='http://purl.org/dc/terms/' xmlns:dc='http://purl.org/dc/elements/1.1/' "         \
  "xmlns:bib='http://purl.org/net/biblio#' xmlns:foaf='http://xmlns.com/foaf/0.1/' "               \
  "xmlns:link='http://purl.org/rss/1.0/modules/link/'>"

static const char zotero[] =
    "<?xml version='1.0'?>" RDF_HEAD
    "<bib:Article rdf:about='https://zenda.example/1'><z:itemType>newspaperArticle</z:itemType>"
    "<dcterms:isPartOf><bib:Newspaper><dc:title>Zenda Post</dc:title></bib:Newspaper>"
    "</dcterms:isPartOf><bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Vint"
    "</foaf:surname><foaf:givenName>Cora</foaf:givenName></foaf:Person></rdf:li></rdf:Seq>"
    "</bib:authors><dcterms:isReferencedBy rdf:resource='#item_3'/>"
    "<dcterms:isReferencedBy rdf:resource='#item_4'/><link:link rdf:resource='#item_2'/>"
    "<dc:subject>border</dc:subject><dc:subject><z:AutomaticTag><rdf:value>talks</rdf:value>"
    "</z:AutomaticTag></dc:subject><dc:title>Talks &amp; more</dc:title>"
    "<dcterms:abstract>An abstract.</dcterms:abstract><dc:date>2022-09-27</dc:date>"
    "<z:language>en-GB</z:language><dc:identifier><dcterms:URI><rdf:value>"
    "https://zenda.example/1</rdf:value></dcterms:URI></dc:identifier></bib:Article>"
    "<bib:Memo rdf:about='#item_3'><rdf:value>&lt;p&gt;Read &lt;b&gt;twice&lt;/b&gt;.&lt;/p&gt;"
    "&lt;p&gt;Then again.&lt;/p&gt;</rdf:value></bib:Memo>"
    "<bib:Memo rdf:about='#item_4'><rdf:value>Second note</rdf:value></bib:Memo>"
    "<z:Attachment rdf:about='#item_2'><z:itemType>attachment</z:itemType>"
    "<rdf:resource rdf:resource='files/2/a%20page.html'/><dc:title>Snapshot</dc:title>"
    "<link:type>text/html</link:type></z:Attachment>"
    "<z:Attachment rdf:about='#item_9'><z:itemType>attachment</z:itemType>"
    "<rdf:resource rdf:resource='files/9/alone.html'/><dc:title>Alone</dc:title></z:Attachment>"
    "<z:Collection rdf:about='#collection_1'><dc:title>Talks</dc:title></z:Collection></rdf:RDF>";

typedef struct
{
  char *path; /* of the library, a folder in a folder of the test's own */
  char *outer;
} Fixture;

static void
write_file (const char *folder, const char *name, const char *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, bytes, -1, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->outer = g_dir_make_tmp ("attache-attachments-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->outer, "library", NULL);
  write_file (fixture->path, "files/2/a page.html", PAGE);
  write_file (fixture->path, "files/9/alone.html", PAGE);
  write_file (fixture->path, "files/3/plain.txt", "They met in Zenda.");
  write_file (fixture->outer, "secret.txt", "A secret.");
  write_file (fixture->outer, "library-of-others/secret.txt", "A secret.");
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL
                                                                    : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->outer);
  g_free (fixture->outer);
  g_free (fixture->path);
}

/* Transfer full, nullable: what the file of references @name, with @bytes, becomes. */
static GPtrArray *
load_library (Fixture *fixture, const char *name, const char *bytes, GPtrArray *problems,
              GError **error)
{
  g_autofree char *path = g_build_filename (fixture->path, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  write_file (fixture->path, name, bytes);
  return attache_importer_load (file, problems, NULL, error);
}

static AttacheDraftNote *
note_at (const AttacheDraft *draft, guint i)
{
  g_assert_cmpuint (i, <, draft->notes->len);
  return g_ptr_array_index (draft->notes, i);
}

static void
assert_tags (const AttacheDraftNote *note, const char *expected)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < note->tags->len; i++)
    g_string_append_printf (joined, "%s|", (const char *) g_ptr_array_index (note->tags, i));
  g_assert_cmpstr (joined->str, ==, expected);
}

static void
test_zotero (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray) drafts = load_library (fixture, "a.rdf", zotero, problems, &error);
  AttacheDraft *draft;

  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpuint (problems->len, ==, 0);
  draft = draft_at (drafts, 0);
  g_assert_cmpstr (draft->format, ==, "zotero");
  g_assert_cmpstr (draft->title, ==, "Talks & more");
  g_assert_cmpstr (draft->outlet, ==, "Zenda Post");
  g_assert_cmpstr (draft->author, ==, "Cora Vint");
  g_assert_cmpstr (draft->language, ==, "en-GB");
  g_assert_cmpstr (draft->url, ==, "https://zenda.example/1");
  assert_published (draft, "2022-09-27", ATTACHE_BASIS_GIVEN);
  g_assert_true (g_str_has_prefix (draft->text, PAGE_BEGINS));
  g_assert_cmpuint (draft->notes->len, ==, 2);
  g_assert_cmpstr (note_at (draft, 0)->text, ==, "Read twice.\n\nThen again.");
  assert_tags (note_at (draft, 0), "border|talks|");
  g_assert_cmpstr (note_at (draft, 1)->text, ==, "Second note");
  g_assert_cmpuint (draft->attachments->len, ==, 0);
  g_assert_cmpstr (draft_at (drafts, 1)->title, ==, "Alone");
}

/* From memory no file is opened: what has an abstract keeps it. */
static void
test_zotero_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray) drafts = load (zotero, -1, "a.rdf", problems);

  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (draft_at (drafts, 0)->text, ==, "An abstract.");
  g_assert_cmpuint (draft_at (drafts, 0)->warnings->len, ==, 1);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_error ((GError *) g_ptr_array_index (problems, 0), ATTACHE_IMPORT_ERROR,
                  ATTACHE_IMPORT_ERROR_NOT_FOUND);
}

/* The same reference in each of the other formats. */
static void
test_formats (Fixture *fixture, gconstpointer data)
{
  static const char *const libraries[][2] = {
    { "a.ris", "TY  - NEWS\nTI  - Talks\nT2  - Zenda Post\nAU  - Vint, Cora\nDA  - 2022/09/27\n"
               "KW  - border\nKW  - talks\nN1  - Read twice.\nL1  - files/3/plain.txt\n"
               "L2  - files/2/a page.html\nER  - \n" },
    { "b.bib", "@article{v, title = {Talks}, journal = {Zenda Post}, author = {Vint, Cora},\n"
               "date = {2022-09-27}, keywords = {border, talks}, note = {Read twice.},\n"
               "file = {Text:files/3/plain.txt:text/plain;A \\: page:files/2/a "
               "page.html:text/html}}" },
    { "c.json", "[{\"type\":\"article-newspaper\",\"title\":\"Talks\",\"container-title\":"
                "\"Zenda Post\",\"author\":[{\"family\":\"Vint\",\"given\":\"Cora\"}],"
                "\"issued\":{\"date-parts\":[[2022,9,27]]},\"keyword\":\"border, talks\","
                "\"note\":\"Read twice.\",\"attachments\":[{\"path\":\"files/2/a page.html\"}]"
                "}]" },
    { "d.json", "{\"items\":[{\"itemType\":\"newspaperArticle\",\"title\":\"Talks\","
                "\"publicationTitle\":\"Zenda Post\",\"creators\":[{\"lastName\":\"Vint\","
                "\"firstName\":\"Cora\"}],\"date\":\"2022-09-27\",\"tags\":[{\"tag\":"
                "\"border\"},\"talks\"],\"notes\":[{\"note\":\"<p>Read twice.</p>\"}],"
                "\"attachments\":[{\"path\":\"files/2/a page.html\"}]}]}" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (libraries); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray)
          drafts = load_library (fixture, libraries[i][0], libraries[i][1], NULL, &error);
      AttacheDraft *draft;

      g_test_message ("%s", libraries[i][0]);
      g_assert_no_error (error);
      g_assert_cmpuint (drafts->len, ==, 1);
      draft = draft_at (drafts, 0);
      g_assert_cmpstr (draft->title, ==, "Talks");
      g_assert_cmpstr (draft->outlet, ==, "Zenda Post");
      g_assert_cmpstr (draft->author, ==, "Cora Vint");
      assert_published (draft, "2022-09-27", ATTACHE_BASIS_GIVEN);
      g_assert_true (g_str_has_prefix (draft->text, PAGE_BEGINS));
      g_assert_cmpuint (draft->notes->len, ==, 1);
      g_assert_cmpstr (note_at (draft, 0)->text, ==, "Read twice.");
      assert_tags (note_at (draft, 0), "border|talks|");
    }
}

static void
assert_refused (Fixture *fixture, const char *path, AttacheImportError code)
{
  g_autofree char *alone = g_strdup_printf ("TY  - NEWS\nTI  - Talks\nL1  - %s\nER  - \n", path);
  g_autofree char *both = g_strdup_printf (
      "TY  - NEWS\nTI  - Talks\nAB  - An abstract.\nL1  - %s\nER  - \n", path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = load_library (fixture, "a.ris", alone, NULL, &error);
  g_autoptr (GPtrArray) drafts = load_library (fixture, "a.ris", both, NULL, NULL);

  g_test_message ("%s", path);
  g_assert_null (none);
  g_assert_error (error, ATTACHE_IMPORT_ERROR, (gint) code);
  g_assert_cmpstr (draft_at (drafts, 0)->text, ==, "An abstract.");
  g_assert_cmpuint (draft_at (drafts, 0)->warnings->len, ==, 1);
}

static void
test_escapes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->path, "link.txt", NULL);
  g_autofree char *folder_link = g_build_filename (fixture->path, "out", NULL);
  g_autofree char *secret = g_build_filename (fixture->outer, "secret.txt", NULL);
  g_autofree char *uri = g_filename_to_uri (secret, NULL, NULL);

  g_assert_cmpint (symlink ("../secret.txt", link), ==, 0);
  g_assert_cmpint (symlink ("..", folder_link), ==, 0);
  assert_refused (fixture, "../secret.txt", ATTACHE_IMPORT_ERROR_NOT_PERMITTED);
  assert_refused (fixture, "files/../../secret.txt", ATTACHE_IMPORT_ERROR_NOT_PERMITTED);
  assert_refused (fixture, "..\\secret.txt", ATTACHE_IMPORT_ERROR_NOT_PERMITTED);
  assert_refused (fixture, "../library-of-others/secret.txt", ATTACHE_IMPORT_ERROR_NOT_PERMITTED);
  assert_refused (fixture, secret, ATTACHE_IMPORT_ERROR_NOT_PERMITTED);
  assert_refused (fixture, uri, ATTACHE_IMPORT_ERROR_NOT_PERMITTED);
  assert_refused (fixture, "link.txt", ATTACHE_IMPORT_ERROR_NOT_PERMITTED);
  assert_refused (fixture, "out/secret.txt", ATTACHE_IMPORT_ERROR_NOT_PERMITTED);
  assert_refused (fixture, "files/gone.txt", ATTACHE_IMPORT_ERROR_NOT_FOUND);
  assert_refused (fixture, "files", ATTACHE_IMPORT_ERROR_NOT_FOUND);
  assert_refused (fixture, "https://zenda.example/secret.txt", ATTACHE_IMPORT_ERROR_NOT_FOUND);
}

/* An absolute path, or the address of a file, that leads into the library is followed; a file of
 * references that names itself is read once. */
static void
test_inside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->path, "files", "3", "plain.txt", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  const char *const ways[] = { path, uri, "files/3/plain.txt", "files\\3\\plain.txt",
                               "files/../files/3/plain.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *ris = g_strdup_printf ("TY  - NEWS\nTI  - Talks\nL1  - %s\nER  - \n",
                                              ways[i]);
      g_autoptr (GPtrArray) drafts = load_library (fixture, "a.ris", ris, NULL, NULL);

      g_assert_nonnull (drafts);
      g_assert_cmpstr (draft_at (drafts, 0)->text, ==, "They met in Zenda.");
      g_assert_cmpuint (draft_at (drafts, 0)->warnings->len, ==, 0);
    }
  assert_refused (fixture, "a.ris", ATTACHE_IMPORT_ERROR_NOT_FOUND);
}

#ifdef HAVE_ARCHIVES
/* In an archive as in a folder: the members that references name are no articles of their own;
 * those that none names are. */
static void
test_zip (Fixture *fixture, gconstpointer data)
{
  static const char ris[] =
      "TY  - NEWS\nTI  - Talks\nAU  - Vint, Cora\nL1  - files\\2\\a page.html\nER  - \n"
      "TY  - NEWS\nTI  - Gone\nAB  - An abstract.\nL1  - files/9/gone.html\nER  - \n"
      "TY  - NEWS\nTI  - Lost\nL1  - ../../../etc/passwd\nER  - \n";
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  ZipWriter zip;

  zip_begin (&zip);
  zip_add (&zip, "My library/files/2/a page.html", PAGE, -1, 0);
  zip_add (&zip, "My library/My library.ris", ris, -1, 0);
  zip_add (&zip, "files/2/a page.html", "They met in Zenda.", -1, 0);
  bytes = g_byte_array_free_to_bytes (zip_end (&zip));
  drafts = attache_importer_load_bytes (bytes, "library.zip", problems, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 3);
  g_assert_cmpstr (draft_at (drafts, 0)->title, ==, "Talks");
  g_assert_cmpstr (draft_at (drafts, 0)->author, ==, "Cora Vint");
  g_assert_true (g_str_has_prefix (draft_at (drafts, 0)->text, PAGE_BEGINS));
  g_assert_cmpuint (draft_at (drafts, 0)->warnings->len, ==, 0);
  g_assert_cmpstr (draft_at (drafts, 1)->text, ==, "An abstract.");
  g_assert_cmpstr (draft_at (drafts, 2)->text, ==, "They met in Zenda.");
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_error ((GError *) g_ptr_array_index (problems, 0), ATTACHE_IMPORT_ERROR,
                  ATTACHE_IMPORT_ERROR_NOT_FOUND);
}
#endif

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char entity[] = "<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" RDF_HEAD
                               "<bib:Article rdf:about='#1'><z:itemType>webpage</z:itemType>"
                               "<dcterms:abstract>x&a;y</dcterms:abstract></bib:Article></rdf:RDF>";
  g_autoptr (GString) deep = g_string_new (RDF_HEAD);
  g_autoptr (GString) wide = g_string_new (RDF_HEAD "<bib:Article><z:itemType>a</z:itemType>");
  g_autoptr (GPtrArray) drafts = load (entity, -1, "a.rdf", NULL);

  g_assert_cmpstr (draft_at (drafts, 0)->text, ==, "xy");
  assert_load_survives_truncation (zotero, sizeof zotero - 1, "a.rdf");
  for (guint i = 0; i < 100000; i++)
    {
      g_string_append (deep, "<z:a>");
      g_string_append (wide, "<dc:subject>a</dc:subject>");
    }
  assert_load_fails (deep->str, -1, "a.rdf", ATTACHE_IMPORT_ERROR_MALFORMED);
  g_string_append (wide, "</bib:Article></rdf:RDF>");
  assert_load_fails (wide->str, -1, "a.rdf", ATTACHE_IMPORT_ERROR_EMPTY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/import/attachments/zotero", test_zotero);
  ADD ("/import/attachments/zotero-bytes", test_zotero_bytes);
  ADD ("/import/attachments/formats", test_formats);
  ADD ("/import/attachments/escapes", test_escapes);
  ADD ("/import/attachments/inside", test_inside);
#ifdef HAVE_ARCHIVES
  ADD ("/import/attachments/zip", test_zip);
#endif
  ADD ("/import/attachments/hostile", test_hostile);
#undef ADD
  return g_test_run ();
}
