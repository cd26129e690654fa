/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles and what was found in them, as rows: merging across articles, the same text twice, a new
 * analysis. */

#include "config.h"

#include "attache-article-table.h"
#include "attache-statement-table.h"
#include "attache-store-error.h"
#include "store-sample.h"

typedef struct
{
  char *folder;
  AttacheDatabase *db;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->db = sample_dossier_new (0, &fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sample_assert_whole (fixture->db);
  sample_dossier_free (fixture->db, fixture->folder);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  AttacheDatabase *db = fixture->db;

  sample_add (db, talks);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM statement"), ==, 1);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM event"), ==, 2);
  g_assert_cmpint (sample_count (db, "SELECT least FROM figure"), ==, 40);
  g_assert_cmpint (sample_count (db, "SELECT n_statements FROM actor WHERE key = 'ada-lorne'"), ==,
                   1);
  g_assert_cmpint (sample_count (db, "SELECT n_mentions FROM actor WHERE key = 'ada-lorne'"), ==,
                   2);
  g_assert_cmpint (sample_count (db, "SELECT n_statements * 100 + n_events FROM article"), ==, 102);
  g_assert_cmpint (
      sample_count (db, "SELECT count(*) FROM article_search WHERE article_search MATCH 'brid*'"),
      ==, 1);
}

static void
test_same_text_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  g_autoptr (GError) error = NULL;
  AttacheAdded added;
  gint64 id = sample_add (fixture->db, talks);

  g_assert_true (attache_store_add_article (fixture->db, &talks->fields, 2000, &added, &error));
  g_assert_no_error (error);
  g_assert_true (added.is_known);
  g_assert_cmpint (added.id, ==, id);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count(*) FROM statement"), ==, 1);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  g_autoptr (SampleArticle) echo = sample_echo_new ();
  AttacheDatabase *db = fixture->db;

  sample_add (db, talks);
  sample_add (db, echo);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM actor"), ==, 3);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM event"), ==, 2);
  g_assert_cmpint (sample_count (db, "SELECT n_reports FROM event WHERE kind = 1"), ==, 2);
  g_assert_cmpint (sample_count (db, "SELECT count(DISTINCT quote_hash) FROM statement"), ==, 1);
  g_assert_cmpint (sample_count (db, "SELECT n_articles FROM actor WHERE key = 'ada-lorne'"), ==,
                   2);
}

static SampleArticle *
one_event (const char *text, const char *words, AttacheEventKind kind, const char *date,
           const char *source, const char *target)
{
  SampleArticle *self = sample_article_new (text, NULL, NULL, NULL);
  gint from = source != NULL ? sample_add_actor (self, source, NULL, ATTACHE_ACTOR_PERSON, NULL)
                             : -1;
  gint to = target != NULL ? sample_add_actor (self, target, NULL, ATTACHE_ACTOR_PERSON, NULL) : -1;

  sample_add_event (self, words, kind, date, from, to);
  return self;
}

static void
assert_n_events (Fixture *fixture, SampleArticle *article, gint n_expected)
{
  sample_add (fixture->db, article);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count(*) FROM event"), ==, n_expected);
}

static void
test_merge_rule (Fixture *fixture, gconstpointer data)
{
  const AttacheEventKind consult = ATTACHE_EVENT_CONSULT;
  g_autoptr (SampleArticle)
      first = one_event ("Lorne met Veld. 1", "met", consult, "2031-09-20", "Lorne", "Veld");
  g_autoptr (SampleArticle)
      fewer = one_event ("Lorne met somebody. 2", "met", consult, "2031-09-20", "Lorne", NULL);
  g_autoptr (SampleArticle)
      later = one_event ("Lorne met Veld. 3", "met", consult, "2031-09-21", "Lorne", "Veld");
  g_autoptr (SampleArticle)
      other = one_event ("Lorne met Moss. 4", "met", consult, "2031-09-20", "Lorne", "Moss");
  g_autoptr (SampleArticle) kind = one_event (
      "Lorne warned Veld. 5", "warned", ATTACHE_EVENT_THREATEN, "2031-09-20", "Lorne", "Veld");
  g_autoptr (SampleArticle)
      nobody = one_event ("There was a meeting. 6", "meeting", consult, "2031-09-20", NULL, NULL);
  g_autoptr (SampleArticle)
      undated = one_event ("Lorne met Veld. 7", "met", consult, NULL, "Lorne", "Veld");

  assert_n_events (fixture, first, 1);
  assert_n_events (fixture, fewer, 1);
  assert_n_events (fixture, later, 2);
  assert_n_events (fixture, other, 3);
  assert_n_events (fixture, kind, 4);
  assert_n_events (fixture, nobody, 5);
  assert_n_events (fixture, undated, 6);
}

static void
test_new_analysis (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  g_autoptr (SampleArticle) echo = sample_echo_new ();
  g_autoptr (AttacheFindings) nothing = attache_findings_new ();
  g_autoptr (GError) error = NULL;
  AttacheDatabase *db = fixture->db;
  gint64 id = sample_add (db, talks);

  sample_add (db, echo);
  attache_store_set_findings (db, id, talks->text, nothing, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM event"), ==, 1);
  g_assert_cmpint (
      sample_count (
          db, "SELECT count(*) FROM event WHERE label LIKE '%held a meeting%' AND n_reports = 1"),
      ==, 1);
  g_assert_cmpint (sample_count (db, "SELECT n_statements FROM actor WHERE key = 'ada-lorne'"), ==,
                   1);
  g_assert_cmpint (sample_count (db, "SELECT n_articles FROM actor WHERE key = 'sylvania'"), ==, 0);
  attache_store_set_findings (db, id, talks->text, talks->findings, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM event"), ==, 2);
  g_assert_cmpint (sample_count (db, "SELECT n_statements FROM actor WHERE key = 'ada-lorne'"), ==,
                   2);
}

static void
test_text_is_immutable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  g_autoptr (GError) error = NULL;

  sample_add (fixture->db, talks);
  g_assert_false (
      attache_database_exec (fixture->db, "UPDATE article_text SET text = 'other'", &error));
  g_assert_nonnull (error);
}

static void
test_details (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  g_auto (AttacheArticleDetails) details = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 id = sample_add (fixture->db, talks);
  AttacheDatabase *db = fixture->db;

  g_assert_true (attache_article_table_get_details (db, id, &details, &error));
  g_free (details.title);
  details.title = g_strdup ("Quokka accord");
  g_assert_true (attache_article_table_set_details (db, id, &details, &error));
  g_assert_no_error (error);
  g_assert_cmpint (
      sample_count (db, "SELECT count(*) FROM article_search WHERE article_search MATCH 'quokka'"),
      ==, 1);
  g_assert_cmpint (
      sample_count (db,
                    "SELECT count(*) FROM article_search WHERE article_search MATCH 'ministers'"),
      ==, 0);
  g_assert_false (attache_article_table_set_details (db, id + 1, &details, &error));
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE);
}

static void
test_quote_hash (void)
{
  g_autoptr (AttacheText) text = attache_text_new (
      "We shall open the bridge. “WE shall open — the bridge”; we shall not", -1);
  const AttacheSpan spans[] = { { 0, 24 }, { 27, 53 }, { 56, 68 } };

  g_assert_cmpint (attache_quote_hash (text, &spans[0], 1), !=, 0);
  g_assert_cmpint (attache_quote_hash (text, &spans[0], 1), ==,
                   attache_quote_hash (text, &spans[1], 1));
  g_assert_cmpint (attache_quote_hash (text, &spans[2], 1), ==, 0);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/articles/add", test_add);
  ADD ("/articles/same-text-twice", test_same_text_twice);
  ADD ("/articles/merge", test_merge);
  ADD ("/articles/merge-rule", test_merge_rule);
  ADD ("/articles/new-analysis", test_new_analysis);
  ADD ("/articles/text-is-immutable", test_text_is_immutable);
  ADD ("/articles/details", test_details);
  g_test_add_func ("/articles/quote-hash", test_quote_hash);
  return g_test_run ();
}
