/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Web pages: what is the article, what is around it, and what the markup says of it. */

#include "config.h"

#include "draft-assertions.h"

#define PROSE_1                                                                                    \
  "Minister Ada Lorne of Ruritania said on Monday that the talks in Strelsau had made progress, "  \
  "and that her government would send its answer within a week."
#define PROSE_2                                                                                    \
  "Her colleague from Sylvania, Bo Rask, was more careful: the two sides, he told reporters, had " \
  "agreed on very little, and the border would stay closed until the spring."

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

  g_assert_cmpstr (draft->text, ==,
                   PROSE_1
                   "\n\n• the border\n• the fisheries\n\nWe shall see, we shall see.\n\n" PROSE_2);
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

/* The same facts where each is the only one; the order of trust is another test's. */
static void
test_dates (void)
{
  static const struct
  {
    const char *markup;
    const char *expected;
    AttacheDateBasis basis;
  } cases[] = {
    { "<meta property='article:published_time' content='2022-09-27T08:00:00+04:00'>",
      "2022-09-27T08:00:00", ATTACHE_BASIS_METADATA },
    { "<meta name='DC.date.issued' content='2022-09-27'>", "2022-09-27", ATTACHE_BASIS_METADATA },
    { "<body><time datetime='2022-09-27'>yesterday</time>", "2022-09-27", ATTACHE_BASIS_METADATA },
    { "<body><span itemprop='datePublished'>27 September 2022</span>", "2022-09-27",
      ATTACHE_BASIS_METADATA },
    { "<body><p class='byline'>Cora Vint, 27.09.2022, 14:05 Uhr</p>", "2022-09-27T14:05:00",
      ATTACHE_BASIS_METADATA },
    { "<link rel='canonical' href='https://zenda.example/2022/09/27/x.html'>", "2022-09-27",
      ATTACHE_BASIS_INFERRED },
    { "<body><p>Strelsau, 27 September 2022</p>", "2022-09-27", ATTACHE_BASIS_INFERRED },
    { "<body><p>Strelsau, 27 September 2022</p><div class='comments'><p>Why?</p>"
      "<time datetime='2022-09-29'>later</time></div>",
      "2022-09-27", ATTACHE_BASIS_INFERRED },
    { "<script "
      "type='application/ld+json'>{\"@type\":\"HowTo\",\"datePublished\":\"2022-09-27\"}</script>",
      "2022-09-27", ATTACHE_BASIS_METADATA },
    { "<meta property='article:published_time' content='2022-09-28T02:00:00Z'><link "
      "rel='canonical' "
      "href='https://zenda.example/2022/09/27/x.html'>",
      "2022-09-27", ATTACHE_BASIS_METADATA },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strdup_printf (
          "<html>%s<div><p>" PROSE_1 "</p><p>" PROSE_2 "</p></div>", cases[i].markup);
      g_autoptr (GPtrArray) drafts = load (html, -1, "a.html", NULL);

      g_test_message ("%s", cases[i].markup);
      assert_published (draft_at (drafts, 0), cases[i].expected, cases[i].basis);
    }
}

static void
test_authors (void)
{
  static const struct
  {
    const char *markup;
    const char *expected;
  } cases[] = {
    { "<meta name='author' content='By Cora Vint | Zenda Post'>", "Cora Vint" },
    { "<meta name='author' content='admin'><body><a rel='author' href='/cv'>Cora Vint</a>",
      "Cora Vint" },
    { "<meta name='author' content='https://zenda.example/cv'>", NULL },
    { "<body><div itemprop='author'><img alt=''><span itemprop='name'>Cora Vint</span> "
      "writes</div>",
      "Cora Vint" },
    { "<body><p>Von Cora Vint, Strelsau</p>", "Cora Vint" },
    { "<body><a href='/author/cora-vint'>Cora Vint</a>", "Cora Vint" },
    { "<body><span class='author'><div>By</div> <a href='/cv'>Cora Vint</a> <div>-</div></span>",
      "Cora Vint" },
    { "<body><span class='author'>, par : Cora Vint</span>", "Cora Vint" },
    { "<body><span class='author'>By</span>", NULL },
    { "<meta name='author' content='admin'>", NULL },
    { "<meta name='author' content='your friends'>", NULL },
    { "<body><p>Autoren Cora Vint und Dag Holm</p>", "Cora Vint" },
    { "<body><div class='comments'><p>Why?</p><a rel='author' href='/br'>Bo Rask</a></div>", NULL },
    { "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"image\":\"<img "
      "width=\"9\">\","
      "\"author\":{\"@type\":\"Person\",\"name\":\"Cora \\u0056int\"}}</script>",
      "Cora Vint" },
    { "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"image\":\"<img "
      "width=\"9\">\","
      "\"author\":{\"@type\":\"Person\"},\"about\":{\"name\":\"Bo Rask\"}}</script>",
      NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strdup_printf (
          "<html>%s<div><p>" PROSE_1 "</p><p>" PROSE_2 "</p></div>", cases[i].markup);
      g_autoptr (GPtrArray) drafts = load (html, -1, "a.html", NULL);

      g_test_message ("%s", cases[i].markup);
      g_assert_cmpstr (draft_at (drafts, 0)->author, ==, cases[i].expected);
    }
}

/* A menu names others, long before the article does. */
static void
test_far_author (void)
{
  g_autoptr (GString) html = g_string_new ("<html><body><ul>");
  g_autoptr (GPtrArray) drafts = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (html, i < 9 ? "<li><a href='/author/br'>Bo Rask</a></li>" : "<li></li>");
  g_string_append (html, "</ul><article><h1>Talks make progress</h1><a rel='author' "
                         "href='/cv'>Cora Vint</a><p>" PROSE_1 "</p><p>" PROSE_2 "</p></article>");
  drafts = load (html->str, -1, "a.html", NULL);
  g_assert_cmpstr (draft_at (drafts, 0)->author, ==, "Cora Vint");
}

static void
test_titles (void)
{
  static const struct
  {
    const char *markup;
    const char *expected;
  } cases[] = {
    { "<title>Talks make progress - Zenda Post</title>", "Talks make progress" },
    { "<title>Zenda Post</title><meta property='og:title' content='Talks &amp;amp; more talks'>",
      "Talks & more talks" },
    { "<title>Talks | Zenda Post</title><body><h1>Zenda Post</h1><h1>Talks</h1>", "Talks" },
    { "<meta property='og:title' content='Talks &amp;#x2013; &amp;#252;berall'>",
      "Talks – überall" },
    { "<meta property='og:title' content='Talks make progress'><body><nav><h1>Talks make progress, "
      "at last</h1></nav><h2>Talks make progress</h2>",
      "Talks make progress" },
    { "<title>Zenda Post</title><body><div><h2>Talks make progress</h2><p>" PROSE_1 "</p></div>",
      "Talks make progress" },
    { "<meta property='og:title' content='You will not believe these talks'><body><h1>Talks make "
      "progress</h1>",
      "Talks make progress" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strdup_printf (
          "<html><meta property='og:site_name' content='Zenda Post'>%s<div><p>" PROSE_1
          "</p><p>" PROSE_2 "</p></div>",
          cases[i].markup);
      g_autoptr (GPtrArray) drafts = load (html, -1, "a.html", NULL);

      g_test_message ("%s", cases[i].markup);
      g_assert_cmpstr (draft_at (drafts, 0)->title, ==, cases[i].expected);
    }
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
test_saved_from (void)
{
  g_autoptr (GPtrArray) drafts = load (
      "<!-- saved from url=(0028)https://zenda.example/talks -->\n<html><body><p>" PROSE_1 "</p>",
      -1, "a.html", NULL);

  g_assert_cmpstr (draft_at (drafts, 0)->url, ==, "https://zenda.example/talks");
}

/* By the longest domain in the shipped list; else the domain itself. */
static void
test_outlets (void)
{
  static const char *const cases[][2] = { { "https://www.reuters.com/world/x", "Reuters" },
                                          { "https://edition.cnn.com/x", "CNN" },
                                          { "https://abcnews.go.com/x", "ABC News" },
                                          { "https://news.zenda.example:8080/x",
                                            "news.zenda.example" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strdup_printf (
          "<html><link rel='canonical' href='%s'><body><p>" PROSE_1 "</p>", cases[i][0]);
      g_autoptr (GPtrArray) drafts = load (html, -1, "a.html", NULL);

      g_assert_cmpstr (draft_at (drafts, 0)->outlet, ==, cases[i][1]);
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
  g_test_add_func ("/import/page/dates", test_dates);
  g_test_add_func ("/import/page/authors", test_authors);
  g_test_add_func ("/import/page/far-author", test_far_author);
  g_test_add_func ("/import/page/titles", test_titles);
  g_test_add_func ("/import/page/encodings", test_encodings);
  g_test_add_func ("/import/page/broken-bytes", test_broken_bytes);
  g_test_add_func ("/import/page/misleading-names", test_misleading_names);
  g_test_add_func ("/import/page/saved-from", test_saved_from);
  g_test_add_func ("/import/page/outlets", test_outlets);
  g_test_add_func ("/import/page/truncated", test_truncated);
  g_test_add_func ("/import/page/hostile", test_hostile);
  g_test_add_func ("/import/page/too-deep", test_too_deep);
  return g_test_run ();
}
