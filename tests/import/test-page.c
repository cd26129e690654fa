/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Web pages: what is the article and what is around it. */

#include "config.h"

#include "draft-assertions.h"
#include "page-prose.h"

static const char page[] =
    "<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'>"
    "<title>Talks make progress | Zenda Post</title>"
    "<meta property='og:site_name' content='Zenda Post'>"
    "<link rel='canonical' href='https://zenda.example/2022/09/27/talks'>"
    "<script "
    "type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\","
    "\"headline\":\"Talks make progress\",\"datePublished\":\"2022-09-27T21:05:00+02:00\","
    "\"author\":[{\"@type\":\"Person\",\"name\":\"Cora Vint\"},{\"name\":\"Dag Holm\"}]}</script>"
    "</head><body><nav><ul><li><a href='/'>Home</a></li><li><a "
    "href='/world'>World</a></li></ul></nav>"
    "<div class='cookie-notice'><p>We use cookies, and so do our partners, to measure, to improve, "
    "to sell, "
    "and to remember what you have read here before today.</p></div>"
    "<article><h1>Talks make progress</h1><p class='byline'>By Cora Vint</p>"
    "<div class='share-bar'><a href='#'>Share</a> <a href='#'>Tweet</a></div>"
    "<div class='article-body'><p>" PROSE_1
    "</p><figure><img src='x.jpg'><figcaption>A minister. Photo: "
    "Zenda Post</figcaption></figure><ul><li>the border</li><li>the "
    "fisheries</li></ul><blockquote><p>"
    "We shall see, we shall see.</p></blockquote><p>" PROSE_2 "</p><h3>Related articles</h3>"
    "<p><a href='/1'>Minister visits Zenda and talks to farmers about grain, bread and the price "
    "of both</a>"
    "</p></div></article>"
    "<aside><h2>Most read</h2><p>A long teaser about something else, which is prose as well, and "
    "has commas, "
    "and goes on and on for a while.</p></aside>"
    "<section id='comments'><p>I do not believe a word of this, and I never will, because I have "
    "seen it all "
    "before, in the old days, when talks meant talks.</p></section>"
    "<footer><p>Copyright Zenda Post. All rights reserved.</p></footer></body></html>";

static void
test_article (void)
{
  g_autoptr (GPtrArray) drafts = load (page, -1, "talks.html", NULL);
  AttacheDraft *draft = draft_at (drafts, 0);

  g_assert_cmpstr (
      draft->text, ==,
      PROSE_1 "\n\n• the border\n• the fisheries\n\n\tWe shall see, we shall see.\n\n" PROSE_2);
  g_assert_cmpstr (draft->format, ==, "html");
  g_assert_cmpstr (draft->title, ==, "Talks make progress");
  g_assert_false (draft->title_derived);
  g_assert_cmpstr (draft->outlet, ==, "Zenda Post");
  g_assert_cmpstr (draft->author, ==, "Cora Vint; Dag Holm");
  g_assert_cmpstr (draft->url, ==, "https://zenda.example/2022/09/27/talks");
  g_assert_cmpstr (draft->language, ==, "en-GB");
  assert_published (draft, "2022-09-27T21:05:00", ATTACHE_BASIS_METADATA);
}

/* A caption that tells something is told apart; a credit is left out. */
static void
test_captions (void)
{
  const char *caption = "Minister Ada Lorne, left, and her colleague Bo Rask before the talks in "
                        "Strelsau, on Monday.";
  g_autofree char *html = g_strdup_printf (
      "<html><body><article><p>" PROSE_1 "</p><figure><figcaption>%s</figcaption></figure>"
      "<figure><figcaption>Zenda Post</figcaption></figure><p>" PROSE_2 "</p>",
      caption);
  g_autoptr (GPtrArray) drafts = load (html, -1, "a.html", NULL);
  AttacheDraft *draft = draft_at (drafts, 0);
  g_autofree char *expected = g_strdup_printf (PROSE_1 "\n\n%s\n\n" PROSE_2, caption);
  const AttacheFoundSection *sections = (const AttacheFoundSection *) (gpointer)
                                            draft->sections->data;

  g_assert_cmpstr (draft->text, ==, expected);
  g_assert_cmpuint (draft->sections->len, ==, 3);
  g_assert_cmpint (sections[1].role, ==, ATTACHE_SECTION_CAPTION);
  g_assert_cmpuint (sections[1].span.start, ==, strlen (PROSE_1) + 2);
  g_assert_cmpuint (sections[1].span.end, ==, strlen (PROSE_1) + 2 + strlen (caption));
  g_assert_cmpuint (sections[2].span.end, ==, strlen (expected));
}

static void
test_encodings (void)
{
  const char *cyrillic =
      "Министр заявила, что переговоры идут, и что ответ будет дан через неделю, не раньше.";
  g_autofree char *html = g_strdup_printf (
      "<html><head><meta http-equiv='Content-Type' content='text/html; "
      "charset=koi8-r'></head><body><p>%s</p></body>",
      cyrillic);
  gsize n;
  g_autofree char *koi8 = g_convert (html, -1, "KOI8-R", "UTF-8", NULL, &n, NULL);
  g_autofree char *utf16 = NULL;
  g_autoptr (GPtrArray) labelled = load (koi8, n, "a.html", NULL);
  g_autoptr (GPtrArray) lying = load (html, -1, "a.html", NULL);
  g_autoptr (GPtrArray) wide = NULL;

  utf16 = g_convert (html, -1, "UTF-16", "UTF-8", NULL, &n, NULL);
  wide = load (utf16, n, "a.html", NULL);
  g_assert_cmpstr (draft_at (labelled, 0)->text, ==, cyrillic);
  g_assert_cmpstr (draft_at (lying, 0)->text, ==, cyrillic);
  g_assert_cmpstr (draft_at (wide, 0)->text, ==, cyrillic);
}

/* The names that browsers know, where the converter knows them otherwise or not at all. */
static void
test_labels (void)
{
  static const struct
  {
    const char *label;
    const char *encoding;
    const char *text;
  } cases[] = {
    { "ks_c_5601-1987", "CP949", "장관은 회담이 진전을 보였다고 말했다." },
    { "x-sjis", "CP932", "大臣は協議が前進したと述べた①。" },
    { "x-gbk", "GB18030", "部长说会谈取得了进展。" },
    { "x-mac-cyrillic", "MACCYRILLIC", "Министр заявила, что переговоры идут." },
    { "iso-8859-1", "CP1252", "“We shall see”, she said – twice." },
    { "no-such-charset", "CP1252", "Überall wird weiter geredet." },
    { "utf-16", "CP1252", "Überall wird weiter geredet." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strdup_printf (
          "<html><head><meta charset='%s'></head><body><p>%s</p></body>", cases[i].label,
          cases[i].text);
      gsize n;
      g_autofree char *bytes = g_convert (html, -1, cases[i].encoding, "UTF-8", NULL, &n, NULL);
      g_autoptr (GPtrArray) drafts = load (bytes, n, "a.html", NULL);

      g_test_message ("%s", cases[i].label);
      g_assert_cmpstr (draft_at (drafts, 0)->text, ==, cases[i].text);
    }
}

/* "&#147;" is a quotation mark in every browser, also in a fact that was escaped twice. */
static void
test_references (void)
{
  g_autoptr (GPtrArray) drafts = load (
      "<html><meta property='og:title' content='Talks &amp;#150; day two'><body><p>&#147;We shall "
      "see&#148;, she said&#x85; &#129;\xc2\x96 " PROSE_1 "</p>",
      -1, "a.html", NULL);

  g_assert_cmpstr (draft_at (drafts, 0)->title, ==, "Talks – day two");
  g_assert_true (g_str_has_prefix (draft_at (drafts, 0)->text,
                                   "“We shall see”, she said… \xc2\x81– Minister"));
}

/* What stands around an article in its languages, and the indents of those that use spaces as wide
 * as a letter. */
static void
test_phrases (void)
{
  static const char *const between[] = { "Text Size",
                                         "(Credit: Zenda Post)",
                                         "Story Tools",
                                         "Կարդացեք նաև",
                                         "Həmçinin oxuyun: sərhəd bağlıdır",
                                         "წაიკითხეთ ასევე",
                                         "相关阅读：边界仍然关闭" };
  static const char *const behind[] = { "5 Comments", "Oxşar xəbərlər", "مواضيع ذات صلة" };

  for (guint i = 0; i < G_N_ELEMENTS (between); i++)
    {
      g_autofree char *html = g_strdup_printf (
          "<html><body><p>\u3000\u3000" PROSE_1 "</p><p>%s</p><p>" PROSE_2 "</p><p>" PROSE_1
          "</p><h3>%s</h3><p>Minister visits Zenda, and talks to farmers.</p>",
          between[i], behind[i % G_N_ELEMENTS (behind)]);
      g_autoptr (GPtrArray) drafts = load (html, -1, "a.html", NULL);

      g_test_message ("%s", html);
      g_assert_cmpstr (draft_at (drafts, 0)->text, ==, PROSE_1 "\n\n" PROSE_2 "\n\n" PROSE_1);
    }
}

/* Among long runs of ASCII, a broken byte costs one letter, wherever it stands. */
static void
test_broken_bytes (void)
{
  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *text = g_strdup_printf ("%.*sXñ%s", (int) i, PROSE_1, PROSE_2);
      g_autofree char *expected = g_strdup_printf ("%.*s\xef\xbf\xbdñ%s", (int) i, PROSE_1,
                                                   PROSE_2);
      g_autofree char *html = g_strdup_printf ("<html><body><p>éééé%s", text);
      g_autofree char *wanted = g_strdup_printf ("éééé%s", expected);
      g_autoptr (GPtrArray) drafts = NULL;

      *strchr (html + strlen ("<html><body><p>éééé") + i, 'X') = '\xe9';
      drafts = load (html, -1, "a.html", NULL);
      g_assert_cmpstr (draft_at (drafts, 0)->text, ==, wanted);
    }
}

/* What is named as no article but holds it all is the article. */
static void
test_misleading_names (void)
{
  static const char *const wrappers[] = { "<form id='aspnetForm'>", "<div class='sidebar-layout'>",
                                          "<div class='post category-comments has-comments'>",
                                          "<aside>", "<div style='display:none'>" };

  for (guint i = 0; i < G_N_ELEMENTS (wrappers); i++)
    {
      g_autofree char *html = g_strdup_printf ("<html><body>%s<p>" PROSE_1 "</p><p>" PROSE_2 "</p>",
                                               wrappers[i]);
      g_autoptr (GPtrArray) drafts = load (html, -1, "a.html", NULL);

      g_test_message ("%s", wrappers[i]);
      g_assert_cmpstr (draft_at (drafts, 0)->text, ==, PROSE_1 "\n\n" PROSE_2);
    }
}

static void
test_truncated (void)
{
  assert_load_survives_truncation (page, sizeof page - 1, "a.html");
}

static void
assert_repeat_survives (const char *begin, const char *unit, guint n, const char *end)
{
  g_autoptr (GString) html = g_string_new (begin);

  for (guint i = 0; i < n; i++)
    g_string_append (html, unit);
  g_string_append (html, end);
  assert_load_survives (html->str, html->len, "a.html");
}

/* Each takes far longer than the test's time if its cost grows with the square of its length. */
static void
test_hostile (void)
{
  static const char *const units[] = {
    "<div>", "<svg>",          "<script>",         "<!--", "<p>a ",           "</p>",   "<b x=\"",
    "&amp;", "<a rel=author>", "<h1>a title</h1>", "<i>",  "<table><tr><td>", "<time>", "<li>,.,. "
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    assert_repeat_survives ("<html><body>", units[i], 100000, "<p>" PROSE_1);
  assert_repeat_survives (
      "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><html><p>",
      "&b;", 1000, PROSE_1);
  assert_load_survives ("<html>", 6, "a.html");
  assert_load_survives ("<html><body></body></html>", 26, "a.html");
}

static void
test_too_deep (void)
{
  g_autoptr (GString) html = g_string_new ("<html><body><p>" PROSE_1 "</p>");
  g_autoptr (GPtrArray) drafts = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (html, "<div>");
  g_string_append (html, "deep");
  drafts = load (html->str, html->len, "a.html", NULL);
  g_assert_cmpstr (draft_at (drafts, 0)->text, ==, PROSE_1);
  g_assert_nonnull (strstr (g_ptr_array_index (draft_at (drafts, 0)->warnings, 0), "nested"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/page/article", test_article);
  g_test_add_func ("/import/page/captions", test_captions);
  g_test_add_func ("/import/page/encodings", test_encodings);
  g_test_add_func ("/import/page/labels", test_labels);
  g_test_add_func ("/import/page/references", test_references);
  g_test_add_func ("/import/page/phrases", test_phrases);
  g_test_add_func ("/import/page/broken-bytes", test_broken_bytes);
  g_test_add_func ("/import/page/misleading-names", test_misleading_names);
  g_test_add_func ("/import/page/truncated", test_truncated);
  g_test_add_func ("/import/page/hostile", test_hostile);
  g_test_add_func ("/import/page/too-deep", test_too_deep);
  return g_test_run ();
}
