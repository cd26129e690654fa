/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Feeds of every kind, whole, damaged and hostile. */

#include "config.h"

#include "attache-feed.h"
#include "draft-assertions.h"

#define LONG_TEXT                                                                                  \
  "The ministers of Ruritania and Sylvania met in Zenda on Tuesday, and they spoke of the border " \
  "for three hours. Nothing was signed, a spokesperson said, but they will meet again."

static const char rss[] =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"\n"
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n"
    "<channel><title>Zenda Post</title><link>https://zenda.example/</link>\n"
    "<atom:link href=\"https://zenda.example/feed\" rel=\"self\"/>\n"
    "<item><title>Talks &amp;amp; tea &lt;b&gt;in&lt;/b&gt; Zenda</title>"
    "<link>https://zenda.example/1</link><guid isPermaLink=\"false\">n-1</guid>"
    "<pubDate>Tue, 27 Sep 2022 18:30:00 +0200</pubDate><dc:creator>Ada Lorne</dc:creator>"
    "<description>Short.</description>"
    "<content:encoded><![CDATA[<p>" LONG_TEXT "</p><p>" LONG_TEXT "</p>]]></content:encoded>"
    "</item>\n"
    "<item><guid>https://zenda.example/2</guid>"
    "<description>&lt;p&gt;" LONG_TEXT "&lt;/p&gt;</description></item>\n"
    "<item><title>Nothing but a title</title></item>\n"
    "<item><description>No name and no address.</description></item>\n"
    "</channel></rss>";

static const char atom[] =
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title type=\"text\">Sylvania Today</title>"
    "<link rel=\"self\" href=\"https://sylvania.example/atom\"/>"
    "<link href=\"https://sylvania.example/\"/>"
    "<entry><id>tag:sylvania.example,2022:7</id><title type=\"html\">A &lt;i&gt;new&lt;/i&gt; "
    "bridge</title><link rel=\"enclosure\" href=\"https://sylvania.example/7.mp3\"/>"
    "<link rel=\"alternate\" href=\"/7\"/><updated>2022-10-02T00:00:00Z</updated>"
    "<published>2022-10-01T10:00:00Z</published><author><name>Bo Lund</name></author>"
    "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>" LONG_TEXT
    "</p></div></content></entry></feed>";

static const char rdf[] =
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
    "xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
    "<channel rdf:about=\"https://zenda.example\"><title>Old Zenda</title></channel>"
    "<item rdf:about=\"https://zenda.example/3\"><title>Third</title>"
    "<link>https://zenda.example/3</link><dc:date>2022-09-30</dc:date></item></rdf:RDF>";

static const char opml[] =
    "<opml version=\"2.0\"><head><title>My feeds</title></head><body>"
    "<outline text=\"News\"><outline text=\"Zenda\" title=\"Zenda Post\" type=\"rss\" "
    "xmlUrl=\"https://zenda.example/feed\"/><outline text=\"deeper\"><outline text=\"Sylvania\" "
    "xmlUrl=\"https://sylvania.example/atom\"/></outline></outline>"
    "<outline text=\"not a feed\"/></body></opml>";

static const char json[] =
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Zenda JSON\", \"items\": ["
    "{\"id\": \"1\", \"url\": \"https://zenda.example/j\", \"title\": \"J\", "
    "\"content_text\": \"a < b\", \"date_published\": \"2022-09-27T10:00:00Z\"}, "
    "{\"id\": 7, \"summary\": \"s\"}, 3]}";

static AttacheFeed *
parse (const char *bytes)
{
  return attache_feed_parse ((const guint8 *) bytes, strlen (bytes));
}

static const AttacheFeedEntry *
entry_at (const AttacheFeed *feed, guint i)
{
  g_assert_cmpuint (i, <, feed->entries->len);
  return g_ptr_array_index (feed->entries, i);
}

static void
test_rss (void)
{
  g_autoptr (AttacheFeed) feed = parse (rss);
  const AttacheFeedEntry *entry = entry_at (feed, 0);

  g_assert_cmpstr (feed->title, ==, "Zenda Post");
  g_assert_cmpstr (feed->home, ==, "https://zenda.example/");
  g_assert_cmpuint (feed->entries->len, ==, 3);
  g_assert_cmpstr (entry->key, ==, "n-1");
  g_assert_cmpstr (entry->title, ==, "Talks & tea in Zenda");
  g_assert_cmpstr (entry->address, ==, "https://zenda.example/1");
  g_assert_cmpstr (entry->author, ==, "Ada Lorne");
  g_assert_true (entry->is_whole);
  g_assert_true (g_str_has_prefix (entry->content, "<p>The ministers"));
  entry = entry_at (feed, 1);
  g_assert_cmpstr (entry->address, ==, "https://zenda.example/2");
  g_assert_false (entry->is_whole);
  g_assert_true (entry->date.instant == ATTACHE_TIME_UNKNOWN);
  g_assert_cmpstr (entry_at (feed, 2)->key, ==, "Nothing but a title");
}

static void
test_atom (void)
{
  g_autoptr (AttacheFeed) feed = parse (atom);
  const AttacheFeedEntry *entry = entry_at (feed, 0);
  char buffer[ATTACHE_CIVIL_BUFFER];

  g_assert_cmpstr (feed->title, ==, "Sylvania Today");
  g_assert_cmpstr (feed->home, ==, "https://sylvania.example/");
  g_assert_cmpstr (entry->key, ==, "tag:sylvania.example,2022:7");
  g_assert_cmpstr (entry->title, ==, "A new bridge");
  g_assert_cmpstr (entry->address, ==, "/7");
  g_assert_cmpstr (entry->author, ==, "Bo Lund");
  g_assert_nonnull (strstr (entry->content, "<p>The ministers"));
  attache_civil_format (entry->date.instant, buffer);
  g_assert_true (g_str_has_prefix (buffer, "2022-10-01"));
}

static void
test_others (void)
{
  g_autoptr (AttacheFeed) old = parse (rdf);
  g_autoptr (AttacheFeed) list = parse (opml);
  g_autoptr (AttacheFeed) json_feed = parse (json);

  g_assert_cmpstr (old->title, ==, "Old Zenda");
  g_assert_cmpstr (entry_at (old, 0)->address, ==, "https://zenda.example/3");
  g_assert_cmpint (entry_at (old, 0)->date.precision, ==, ATTACHE_PRECISION_DAY);
  g_assert_true (list->is_list);
  g_assert_cmpstr (list->title, ==, "My feeds");
  g_assert_cmpuint (list->entries->len, ==, 2);
  g_assert_cmpstr (entry_at (list, 0)->title, ==, "Zenda Post");
  g_assert_cmpstr (entry_at (list, 1)->address, ==, "https://sylvania.example/atom");
  g_assert_cmpuint (json_feed->entries->len, ==, 1);
  g_assert_cmpstr (entry_at (json_feed, 0)->content, ==, "a &lt; b");
}

static void
test_no_feed (void)
{
  static const char *const cases[] = {
    "",
    "<",
    "A letter about <rss",
    "<html><head><title>RSS</title></head><body><p>rss</p></body></html>",
    "<rdf:RDF xmlns:z=\"http://www.zotero.org/namespaces/export#\"></rdf:RDF>",
    "{\"items\": []}",
    "{\"version\": \"https://jsonfeed.org/version/1\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_null (parse (cases[i]));
}

/* Neither a bomb of entities nor a file named by one comes in; the parser may stop there. */
static void
test_entities (void)
{
  g_autoptr (AttacheFeed)
      bomb = parse ("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">"
                    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
                    "<rss><channel><title>T&c;</title></channel></rss>");
  g_autoptr (AttacheFeed)
      external = parse ("<!DOCTYPE rss [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
                        "<rss><channel><item><title>I&f;</title></item></channel></rss>");

  g_assert_cmpstr (bomb->title, ==, "T");
  g_assert_cmpstr (entry_at (external, 0)->title, ==, "I");
}

static void
test_as_file (void)
{
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray) drafts = load (rss, -1, "feed.xml", problems);
  AttacheDraft *draft = draft_at (drafts, 0);

  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (draft->format, ==, "feed");
  g_assert_cmpstr (draft->title, ==, "Talks & tea in Zenda");
  g_assert_cmpstr (draft->outlet, ==, "Zenda Post");
  g_assert_cmpstr (draft->author, ==, "Ada Lorne");
  g_assert_cmpstr (draft->url, ==, "https://zenda.example/1");
  g_assert_nonnull (strstr (draft->text, "Nothing was signed"));
  assert_published (draft, "2022-09-27T18:30:00", ATTACHE_BASIS_METADATA);
  g_assert_cmpuint (draft_at (drafts, 1)->warnings->len, >, 0);
}

static void
test_damaged (void)
{
  g_autoptr (GString) nested = g_string_new ("<opml><body>");
  g_autoptr (GString) many = g_string_new ("<rss><channel>");
  g_autoptr (AttacheFeed) cut = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (nested, "<outline xmlUrl='x'>");
  for (guint i = 0; i <= ATTACHE_FEED_MAX_ENTRIES; i++)
    g_string_append (many, "<item><title>t</title></item>");
  assert_load_survives (nested->str, nested->len, "deep.opml");
  cut = parse (many->str);
  g_assert_true (cut->is_cut);
  g_assert_cmpuint (cut->entries->len, ==, ATTACHE_FEED_MAX_ENTRIES);
  assert_load_survives_truncation (rss, strlen (rss), "feed.xml");
  assert_load_survives_truncation (atom, strlen (atom), "atom.xml");
  assert_load_survives_truncation (opml, strlen (opml), "feeds.opml");
  assert_load_survives_truncation (json, strlen (json), "feed.json");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/feed/rss", test_rss);
  g_test_add_func ("/import/feed/atom", test_atom);
  g_test_add_func ("/import/feed/others", test_others);
  g_test_add_func ("/import/feed/no-feed", test_no_feed);
  g_test_add_func ("/import/feed/entities", test_entities);
  g_test_add_func ("/import/feed/as-file", test_as_file);
  g_test_add_func ("/import/feed/damaged", test_damaged);
  return g_test_run ();
}
