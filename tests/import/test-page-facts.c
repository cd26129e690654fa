/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a web page says of its article: dates, authors, titles, address, outlet. */

#include "config.h"

#include "draft-assertions.h"
#include "page-prose.h"

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

typedef struct
{
  const char *markup;
  const char *expected; /* the author; nullable */
} AuthorCase;

static void
assert_authors (const AuthorCase *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *html = g_strdup_printf (
          "<html>%s<div><p>" PROSE_1 "</p><p>" PROSE_2 "</p></div>", cases[i].markup);
      g_autoptr (GPtrArray) drafts = load (html, -1, "a.html", NULL);

      g_test_message ("%s", cases[i].markup);
      g_assert_cmpstr (draft_at (drafts, 0)->author, ==, cases[i].expected);
    }
}

/* In the head, and in records. */
static void
test_authors (void)
{
  static const AuthorCase cases[] = {
    { "<meta name='author' content='By Cora Vint | Zenda Post'>", "Cora Vint" },
    { "<meta name='author' content='https://zenda.example/cv'>", NULL },
    { "<meta name='author' content='admin'>", NULL },
    { "<meta name='author' content='zenda.example'>", "zenda.example" },
    { "<meta name='byline' content='Cora Vint'>", "Cora Vint" },
    { "<meta name='author' content='Cora Vint, Senior Editor'>", "Cora Vint" },
    { "<meta name='author' content='Cora Vint, Dag Holm, Redakteure'>", "Cora Vint, Dag Holm" },
    { "<meta property='og:site_name' content='Zenda Post'><meta name='author' content='Cora Vint, "
      "ZENDA POST'>",
      "Cora Vint" },
    { "<meta name='author' content='your friends'>", NULL },
    { "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"image\":\"<img "
      "width=\"9\">\","
      "\"author\":{\"@type\":\"Person\",\"name\":\"Cora \\u0056int\"}}</script>",
      "Cora Vint" },
    { "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"image\":\"<img "
      "width=\"9\">\","
      "\"author\":{\"@type\":\"Person\"},\"about\":{\"name\":\"Bo Rask\"}}</script>",
      NULL },
  };

  assert_authors (cases, G_N_ELEMENTS (cases));
}

/* In the body, perhaps against the head. */
static void
test_bylines (void)
{
  static const AuthorCase cases[] = {
    { "<meta name='author' content='admin'><body><a rel='author' href='/cv'>Cora Vint</a>",
      "Cora Vint" },
    { "<body><div itemprop='author'><img alt=''><span itemprop='name'>Cora Vint</span> "
      "writes</div>",
      "Cora Vint" },
    { "<body><p>Von Cora Vint, Strelsau</p>", "Cora Vint" },
    { "<body><a href='/author/cora-vint'>Cora Vint</a>", "Cora Vint" },
    { "<body><span class='author'><div>By</div> <a href='/cv'>Cora Vint</a> <div>-</div></span>",
      "Cora Vint" },
    { "<body><span class='author'>, par : Cora Vint</span>", "Cora Vint" },
    { "<body><span class='author'>By</span>", NULL },
    { "<meta name='author' content='zenda.example'><body><a rel='author' href='/cv'>Cora Vint</a>",
      "Cora Vint" },
    { "<meta name='author' content='Zenda Post Press Ltd'><meta property='og:site_name' "
      "content='Zenda Post'><body><a rel='author' href='/cv'>Cora Vint</a>",
      "Cora Vint" },
    { "<body><a href='/author/cv'>More from this author</a> <a rel='author' href='/cv'>Cora "
      "Vint</a>",
      "Cora Vint" },
    { "<body><a href='/journalists/'>Our Journalists</a>", NULL },
    { "<body><a href='/journalists/cora-vint'>Cora Vint</a>", "Cora Vint" },
    { "<body><p class='author'><a class='fn'>Cora Vint</a> <span>Correspondent, "
      "Strelsau</span></p>",
      "Cora Vint" },
    { "<body><p class='byline'><span class='name'>Cora Vint</span><span "
      "class='date'>Tuesday</span></p>",
      "Cora Vint" },
    { "<body><p class='byline'><span class='name-label'>By</span> Cora Vint</p>", "Cora Vint" },
    { "<body><p class='byline'>By <span class='name'>Cora Vint</span> and <span class='name'>Dag "
      "Holm</span></p>",
      "Cora Vint; Dag Holm" },
    { "<body><p><a rel='author' href='/cv'>Cora Vint</a> / <a rel='author' href='/dh'>Dag "
      "Holm</a></p><p><a rel='author' href='/br'>Bo Rask</a></p>",
      "Cora Vint; Dag Holm" },
    { "<body><a rel='author' href='/cv'>Cora Vint 5 followers</a>", NULL },
    { "<body><p>Autoren Cora Vint und Dag Holm</p>", "Cora Vint" },
    { "<body><div class='comments'><p>Why?</p><a rel='author' href='/br'>Bo Rask</a></div>", NULL },
  };

  assert_authors (cases, G_N_ELEMENTS (cases));
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/page-facts/dates", test_dates);
  g_test_add_func ("/import/page-facts/authors", test_authors);
  g_test_add_func ("/import/page-facts/bylines", test_bylines);
  g_test_add_func ("/import/page-facts/far-author", test_far_author);
  g_test_add_func ("/import/page-facts/titles", test_titles);
  g_test_add_func ("/import/page-facts/saved-from", test_saved_from);
  g_test_add_func ("/import/page-facts/outlets", test_outlets);
  return g_test_run ();
}
