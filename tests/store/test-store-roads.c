/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whichever way the list of articles is come by, it is the same list: its first page is how all of
 * it begins, and all of it is what the plainest statement finds. And the order that it is in. */

#include "config.h"

#include "attache-article-table.h"
#include "attache-article-writer.h"
#include "attache-fetch.h"
#include "attache-filter-sql.h"
#include "attache-query.h"
#include "attache-time-span.h"
#include "attache-writing.h"
#include "bench-coverage.h"

#define N_ARTICLES 600
#define N_FILTERS 400
#define PAGE 20

typedef struct
{
  char *folder;
  AttacheDatabase *db;
  Coverage *coverage;
} Fixture;

static void
add_article (Fixture *fixture, guint number)
{
  static const char *const tags[] = { "one", "two", NULL };
  SampleArticle *article = coverage_make (fixture->coverage, number);
  const gint64 id = sample_add (fixture->db, article);
  const char *const one[] = { tags[number % 2], NULL };
  gint64 note;

  coverage_article_free (article);
  if (number % 7 != 0)
    return;
  g_assert_true (attache_writing_annotate (fixture->db, ATTACHE_TARGET_SPAN, id, 0,
                                           (AttacheSpan){ 0, 6 }, 0, number + 1, &note, NULL));
  g_assert_true (attache_writing_set_tags (fixture->db, note, one, number + 1, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->db = sample_dossier_new (ATTACHE_DATABASE_WAL, &fixture->folder);
  fixture->coverage = coverage_new (N_ARTICLES);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  coverage_free (fixture->coverage);
  sample_dossier_free (fixture->db, fixture->folder);
}

static GArray *
list (Fixture *fixture, AttacheFilter *filter, guint limit)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  attache_query_articles (fixture->db, filter, limit, ids, NULL, &error);
  g_assert_no_error (error);
  return ids;
}

/* By the conditions that other lists put around their own. */
static GArray *
list_plainly (Fixture *fixture, AttacheFilter *filter)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) text = g_string_new ("SELECT article.id FROM article WHERE 1");
  g_autoptr (AttacheFilterSql) conditions = attache_filter_sql_new (filter, NULL);
  g_autoptr (AttacheSql) sql = NULL;

  g_assert_nonnull (conditions);
  attache_filter_sql_add_articles (conditions, text);
  g_string_append (text, " ORDER BY article.place DESC");
  sql = attache_database_prepare (fixture->db, text->str, NULL);
  g_assert_nonnull (sql);
  attache_filter_sql_bind (conditions, sql);
  while (attache_sql_next (sql))
    {
      gint64 id = attache_sql_int (sql, 0);

      g_array_append_val (ids, id);
    }
  return ids;
}

/* Takes @filter. */
static AttacheFilter *
narrow (AttacheFilter *filter, GRand *random)
{
  static const char *const words[] = {
    "ba ",          "ba do",          "\"ba do\"", "ri* NOT ba ",
    "speaker:1 ki", "outlet:\"t 1\"", "tag:ONE",   "lu outlet:3"
  };
  g_autoptr (AttacheFilter) old = filter;
  const gint32 n = g_rand_int_range (random, 0, 12);

  switch (g_rand_int_range (random, 0, 7))
    {
    case 0:
      return attache_filter_with_actor (old, n + 1, TRUE);
    case 1:
      return attache_filter_with_kind (old, (AttacheEventKind) n, TRUE);
    case 2:
      return attache_filter_with_outlet (old, n % 2 ? "Outlet 1" : "Outlet 7", TRUE);
    case 3:
      return attache_filter_with_tag (old, 1 + n % 2, TRUE);
    case 4:
      return attache_filter_with_dates (old, coverage_day ((guint) n * 20),
                                        coverage_day ((guint) n * 20 + 90) + n * 7777777);
    default:
      return attache_filter_with_words (old, words[(guint) n % G_N_ELEMENTS (words)]);
    }
}

static void
assert_same (GArray *ids, GArray *expected, guint n)
{
  g_assert_cmpuint (ids->len, ==, MIN (n, expected->len));
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, g_array_index (expected, gint64, i));
}

/* The first page with its rows is what the list and its rows give one after the other. */
static void
assert_first_page (Fixture *fixture, AttacheFilter *filter, GArray *expected)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      first = attache_fetch_first_articles (fixture->db, filter, PAGE, ids, days, &error);
  g_autoptr (GPtrArray) items = NULL;

  g_assert_no_error (error);
  assert_same (ids, expected, PAGE);
  g_assert_cmpuint (days->len, ==, ids->len);
  g_assert_cmpuint (first->len, ==, ids->len);
  items = attache_fetch_articles (fixture->db, filter, (const gint64 *) (gconstpointer) ids->data,
                                  ids->len, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      const AttacheArticleFields *one = attache_article_get_fields (first->pdata[i]);
      const AttacheArticleFields *other = attache_article_get_fields (items->pdata[i]);

      g_assert_cmpint (one->id, ==, g_array_index (ids, gint64, i));
      g_assert_cmpint (one->id, ==, other->id);
      g_assert_cmpstr (one->title, ==, other->title);
      g_assert_cmpstr (one->outlet, ==, other->outlet);
      g_assert_cmpstr (one->snippet, ==, other->snippet);
      g_assert_cmpuint (one->n_annotations, ==, other->n_annotations);
    }
}

/* The best are of the list, each once, as many as there are. */
static void
assert_best (Fixture *fixture, AttacheFilter *filter, GArray *expected)
{
  g_autoptr (AttacheFilterSql) conditions = attache_filter_sql_new (filter, NULL);
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) all = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GError) error = NULL;

  g_assert_true (attache_query_best_articles (fixture->db, filter, PAGE, best, NULL, &error));
  g_assert_no_error (error);
  if (!attache_filter_sql_has (conditions, ATTACHE_PART_WORDS))
    {
      g_assert_cmpuint (best->len, ==, 0);
      return;
    }
  g_assert_cmpuint (best->len, ==, MIN (PAGE, expected->len));
  for (guint i = 0; i < expected->len; i++)
    g_hash_table_add (all, &g_array_index (expected, gint64, i));
  for (guint i = 0; i < best->len; i++)
    g_assert_true (g_hash_table_remove (all, &g_array_index (best, gint64, i)));
}

static void
test_same_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20310921);
  guint n_found = 0, n_many = 0;

  for (guint i = 0; i < N_ARTICLES; i++)
    add_article (fixture, i);
  for (guint i = 0; i < N_FILTERS; i++)
    {
      AttacheFilter *filter = attache_filter_new ();
      g_autoptr (GArray) expected = NULL;
      g_autoptr (GArray) all = NULL;
      g_autoptr (GArray) page = NULL;

      for (gint n = g_rand_int_range (random, 0, 5); n > 0; n--)
        filter = narrow (filter, random);
      expected = list_plainly (fixture, filter);
      all = list (fixture, filter, 0);
      page = list (fixture, filter, PAGE);
      assert_first_page (fixture, filter, expected);
      assert_best (fixture, filter, expected);
      attache_filter_unref (filter);
      assert_same (all, expected, G_MAXUINT);
      assert_same (page, expected, PAGE);
      n_found += all->len > 0;
      n_many += all->len > PAGE;
    }
  g_assert_cmpuint (n_found, >, N_FILTERS / 3);
  g_assert_cmpuint (n_many, >, N_FILTERS / 10);
}

static gint64
add_dated (Fixture *fixture, const char *words, const char *published)
{
  g_autoptr (SampleArticle) article = sample_article_new (words, words, NULL, published);

  return sample_add (fixture->db, article);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  const gint64 expected[] = {
    add_dated (fixture, "Snow in Zenda, second", "2031-09-22T11:30:00Z"),
    add_dated (fixture, "Snow in Zenda, first", "2031-09-22T11:29:00Z"),
    add_dated (fixture, "Snow in Zenda, of a day", "2031-09-22"),
    add_dated (fixture, "Snow in Zenda, before", "2031-09-21T23:59:59Z"),
    add_dated (fixture, "Snow in Zenda, long ago", "1931-09-22T10:00:00Z"),
    add_dated (fixture, "Snow in Zenda, longer ago", "1931-09-22"),
    add_dated (fixture, "Snow in Zenda, at no time", NULL),
  };
  g_autoptr (AttacheFilter) all = attache_filter_new ();
  g_autoptr (AttacheFilter) snow = attache_filter_with_words (all, "snow ");
  g_autoptr (GArray) every = list (fixture, all, 0);
  g_autoptr (GArray) hits = list (fixture, snow, 0);
  g_autoptr (GArray) newest = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpmem (every->data, every->len * sizeof (gint64), expected, sizeof expected);
  g_assert_cmpmem (hits->data, hits->len * sizeof (gint64), expected, sizeof expected);
  /* A date that is set right moves it, in the list and among the hits. */
  g_assert_true (attache_writing_set_published (fixture->db, expected[6], coverage_day (30000),
                                                ATTACHE_PRECISION_DAY, 1, &error));
  newest = list (fixture, snow, 1);
  g_assert_cmpint (g_array_index (newest, gint64, 0), ==, expected[6]);
  g_array_set_size (newest, 0);
  g_assert_true (attache_query_hits (fixture->db, snow, 4, newest, NULL));
  g_assert_cmpuint (newest->len, ==, 4);
  for (guint i = 1; i < newest->len; i++)
    g_assert_cmpint (g_array_index (newest, gint64, i - 1), >, g_array_index (newest, gint64, i));
}

static gint64
add_titled (Fixture *fixture, const char *title, const char *text, const char *published)
{
  g_autoptr (SampleArticle) article = sample_article_new (text, title, "Zenda Courier", published);

  return sample_add (fixture->db, article);
}

static void
test_relevance (Fixture *fixture, gconstpointer data)
{
#define REST "and then the council of Zenda went on to other things for the rest of a long day."
  const gint64 once = add_titled (fixture, "A day in Zenda", "There was snow once, " REST,
                                  "2031-09-27");
  const gint64 thrice = add_titled (fixture, "A week in Zenda", "Snow, snow, and more snow, " REST,
                                    "2031-09-24");
  const gint64 titled = add_titled (fixture, "Snow", "It fell all night, " REST, "2031-09-20");
  const gint64 same = add_titled (fixture, "A day in Zenda", "There was Snow once, " REST,
                                  "2031-09-28");
  const gint64 expected[] = { titled, thrice, same, once };
  g_autoptr (AttacheFilter) all = attache_filter_new ();
  g_autoptr (AttacheFilter) snow = attache_filter_with_words (all, "snow ");
  g_autoptr (AttacheFilter) late = attache_filter_with_words (all, "snow after:2031-09-25 ");
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint32));

  /* Words that every article has weigh nothing, so most are without it. */
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *words = g_strdup_printf ("A bridge was opened, the %uth, " REST, i);

      add_titled (fixture, "Bridges", words, "2031-09-25");
    }
  g_assert_true (attache_query_best_articles (fixture->db, snow, 10, best, days, NULL));
  g_assert_cmpmem (best->data, best->len * sizeof (gint64), expected, sizeof expected);
  g_assert_cmpuint (days->len, ==, 4);
  g_assert_cmpint (g_array_index (days, gint32, 2) - g_array_index (days, gint32, 1), ==, 4);
  g_array_set_size (best, 0);
  g_assert_true (attache_query_best_articles (fixture->db, snow, 2, best, NULL, NULL));
  g_assert_cmpmem (best->data, best->len * sizeof (gint64), expected, 2 * sizeof (gint64));
  g_array_set_size (best, 0);
  g_assert_true (attache_query_best_articles (fixture->db, late, 10, best, NULL, NULL));
  g_assert_cmpmem (best->data, best->len * sizeof (gint64), expected + 2, 2 * sizeof (gint64));
}

/* The next key ends what weighs the hits of the one before. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheFilter) all = attache_filter_new ();
  g_autoptr (AttacheFilter) words = attache_filter_with_words (all, "ba ");
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_ARTICLES; i++)
    add_article (fixture, i);
  g_cancellable_cancel (cancellable);
  attache_database_set_cancellable (fixture->db, cancellable);
  g_assert_false (attache_query_best_articles (fixture->db, words, 10, best, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  attache_database_set_cancellable (fixture->db, NULL);
  g_assert_true (attache_query_best_articles (fixture->db, words, 10, best, NULL, NULL));
  g_assert_cmpuint (best->len, ==, 10);
}

/* More than a minute or a day has places for under one number go elsewhere, and are found. */
static void
test_crowd (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheFilter) all = attache_filter_new ();
  g_autoptr (AttacheFilter) snow = attache_filter_with_words (all, "snow ");
  g_autoptr (GArray) hits = NULL;

  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *words = g_strdup_printf ("Snow in Zenda, report %u", i);

      add_dated (fixture, words, "2031-09-22T11:30:00Z");
    }
  hits = list (fixture, snow, 0);
  g_assert_cmpuint (hits->len, ==, 600);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (DISTINCT place) FROM article"), ==,
                   600);
}

/* Without regard to case and accents, in any script; by words and by names. */
static void
test_scripts (Fixture *fixture, gconstpointer data)
{
  static const char *const outlets[] = { "Зендский вестник", "Զենդայի լրատու և բարև",
                                         "Écho de Zenda" };
  static const char *const texts[] = { "Зима пришла рано. Пётр поехал далеко.",
                                       "Ձմեռը եկավ Բերևան։ ԱՐԵՎ չկա։",
                                       "L’hiver était là. GARÇON." };
  static const struct
  {
    guint article;
    const char *words;
  } asked[] = {
    { 1, "outlet:ВЕСТНИК" }, { 2, "outlet:ԼՐԱՏՈՒ" },
    { 2, "outlet:ԲԱՐԵՎ" },   { 3, "outlet:echo" },
    { 1, "ЗИМА" },           { 1, "петр " },
    { 1, "ПЕТР" },           { 1, "ПЁТР " },
    { 1, "поёхал " },        { 2, "ՁՄԵՌ" },
    { 2, "ԲԵՐԵՎԱՆ " },       { 2, "բերեւան " },
    { 2, "արև " },           { 2, "բերևան NEAR եկավ " },
    { 3, "etait " },         { 3, "ÉTAIT " },
    { 3, "garcon" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (outlets); i++)
    {
      g_autoptr (SampleArticle)
          article = sample_article_new (texts[i], "Winter", outlets[i], "2031-12-01");

      sample_add (fixture->db, article);
    }
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (AttacheFilter) all = attache_filter_new ();
      g_autoptr (AttacheFilter) filter = attache_filter_with_words (all, asked[i].words);
      g_autoptr (GArray) ids = list (fixture, filter, 0);

      g_assert_cmpuint (ids->len, ==, 1);
      g_assert_cmpint (g_array_index (ids, gint64, 0), ==, asked[i].article);
    }
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/roads/same-list", test_same_list);
  ADD ("/roads/order", test_order);
  ADD ("/roads/relevance", test_relevance);
  ADD ("/roads/cancelled", test_cancelled);
  ADD ("/roads/crowd", test_crowd);
  ADD ("/roads/scripts", test_scripts);
  return g_test_run ();
}
