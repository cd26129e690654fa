/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles in words: the day says what it rests on, counts of none are left out, and no text
 * becomes markup. */

#include "config.h"

#include "attache-article-words.h"

static gint64
get_day (int year, int month, int day)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, day, 9, 30, 0);

  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

static void
test_day (void)
{
  const struct
  {
    AttacheArticleFields fields;
    const char *expected;
  } cases[] = {
    { { .published = ATTACHE_TIME_UNKNOWN }, "Date unknown" },
    { { .published = get_day (2031, 9, 27), .published_precision = ATTACHE_PRECISION_MINUTE },
      "27 September 2031" },
    { { .published = get_day (2031, 9, 27),
        .published_precision = ATTACHE_PRECISION_DAY,
        .published_basis = ATTACHE_BASIS_INFERRED },
      "27 September 2031 · inferred" },
    { { .published = get_day (2031, 9, 1), .published_precision = ATTACHE_PRECISION_MONTH },
      "September 2031" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = attache_article_describe_day (&cases[i].fields);

      g_assert_cmpstr (words, ==, cases[i].expected);
    }
}

static void
test_counts (void)
{
  const AttacheArticleFields fields = { .title = "Talks",
                                        .outlet = "Courier",
                                        .n_statements = 1,
                                        .n_annotations = 2,
                                        .n_carriers = 3,
                                        .is_unread = TRUE,
                                        .is_match = TRUE };
  const AttacheArticleFields bare = { .title = "Talks", .is_match = FALSE };
  g_autofree char *counts = attache_article_describe_counts (&fields);
  g_autofree char *whole = attache_article_describe (&fields);
  g_autofree char *carriers = attache_article_describe_carriers (&fields);
  g_autofree char *bare_counts = attache_article_describe_counts (&bare);
  g_autofree char *bare_whole = attache_article_describe (&bare);

  g_assert_cmpstr (counts, ==, "Courier   ❝ 1   ✎ 2");
  g_assert_cmpstr (whole, ==, "Talks, unread, Courier, 1 statement, 2 notes, also in 3 outlets");
  g_assert_cmpstr (carriers, ==, "Also in 3 outlets");
  g_assert_null (attache_article_describe_carriers (&bare));
  g_assert_cmpstr (bare_counts, ==, "Outlet unknown");
  g_assert_cmpstr (bare_whole, ==, "Talks, left out by the filter, outlet unknown");
}

static void
test_snippet (void)
{
  static const char *const cases[][2] = {
    { "a \x02"
      "bridge\x03 & <b>",
      "a <b>bridge</b> &amp; &lt;b&gt;" },
    { "\x02"
      "one\x03 \x02"
      "two\x03",
      "<b>one</b> <b>two</b>" },
    { "open \x02"
      "end",
      "open <b>end</b>" },
    { "shut\x03 early", "shut early" },
    { "\x02"
      "a\x02"
      "b\x03"
      "c\x03",
      "<b>ab</b>c" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const AttacheArticleFields fields = { .snippet = cases[i][0] };
      g_autofree char *markup = attache_article_mark_up_snippet (&fields);

      g_assert_cmpstr (markup, ==, cases[i][1]);
    }
  g_assert_null (attache_article_mark_up_snippet (&(AttacheArticleFields){ .title = "None" }));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/panels/article-words/day", test_day);
  g_test_add_func ("/panels/article-words/counts", test_counts);
  g_test_add_func ("/panels/article-words/snippet", test_snippet);
  return g_test_run ();
}
