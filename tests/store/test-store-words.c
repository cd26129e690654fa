/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader's words: what they mean, what is refused and where, and that no input at all breaks
 * the search. */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "attache-fetch.h"
#include "attache-filter.h"
#include "attache-query.h"
#include "attache-store-error.h"
#include "attache-time-span.h"
#include "attache-words.h"
#include "store-sample.h"

static void
assert_match (const char *words, const char *match)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheWords) parsed = attache_words_parse (words, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (parsed->match, ==, match);
}

static void
assert_wrong (const char *words, const char *where)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (attache_words_parse (words, &error));
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_WORDS);
  if (strstr (error->message, where) == NULL)
    g_error ("“%s” does not say “%s”", error->message, where);
}

static void
test_match (void)
{
  assert_match (NULL, NULL);
  assert_match ("   ", NULL);
  assert_match ("bridge", "\"bridge\"*");
  assert_match ("bridge ", "\"bridge\"");
  assert_match ("b", "\"b\"");
  assert_match ("br* open", "\"br\"* AND \"open\"*");
  assert_match ("“first snow”", "\"first snow\"");
  assert_match ("\"first sn", "\"first sn\"");
  assert_match ("a b AND c ", "\"a\" AND \"b\" AND \"c\"");
  assert_match ("a OR b c ", "\"a\" OR \"b\" AND \"c\"");
  assert_match ("(a OR b) c ", "(\"a\" OR \"b\") AND \"c\"");
  assert_match ("a NOT b ", "\"a\" NOT \"b\"");
  assert_match ("bridge NEAR snow ", "NEAR(\"bridge\" \"snow\", 10)");
  assert_match ("and or not ", "\"and\" AND \"or\" AND \"not\"");
  assert_match ("title:x ", "\"title:x\"");
  assert_match ("-- ; ' ", NULL);
  assert_match ("US-brokered ", "\"US-brokered\"");
}

/* What the index takes for two words, though it is one. */
static void
test_spellings (void)
{
  assert_match ("снег ", "(\"снег\" OR \"снёг\")");
  assert_match ("ёлка ", "(\"ёлка\" OR \"елка\")");
  assert_match ("перед", "(\"перед\"* OR \"пёред\"* OR \"перёд\"*)");
  assert_match ("е\u0308лка ", "(\"ёлка\" OR \"елка\")");
  assert_match ("ձյուն ", "\"ձյուն\"");
  assert_match ("բարև ", "(\"բարև\" OR \"բարեվ\" OR \"բարեւ\")");
  assert_match ("ԲԱՐԵՎ ", "(\"ԲԱՐԵՎ\" OR \"բարև\" OR \"բարեվ\" OR \"բարեւ\")");
  assert_match ("qış ", "(\"qış\" OR \"qiş\")");
  assert_match ("снег NEAR \"и лед\"",
                "(NEAR(\"снег\" \"и лед\", 10) OR NEAR(\"снег\" \"и лёд\", 10)"
                " OR NEAR(\"снёг\" \"и лед\", 10) OR NEAR(\"снёг\" \"и лёд\", 10))");
  assert_match ("bridge NOT лед ", "\"bridge\" NOT (\"лед\" OR \"лёд\")");
}

static void
test_fields (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheWords) words = attache_words_parse (
      "bridge speaker:lorne outlet:\"Zenda Courier\" tag:x after:2031-09 before:2031-10-02 ",
      &error);

  g_assert_no_error (error);
  g_assert_cmpstr (words->match, ==, "\"bridge\"");
  g_assert_cmpstr (words->speakers[0], ==, "lorne");
  g_assert_cmpstr (words->outlets[0], ==, "Zenda Courier");
  g_assert_cmpstr (words->tags[0], ==, "x");
  g_assert_cmpint ((words->before - words->after) / ATTACHE_USEC_PER_DAY, ==, 1);
}

static void
test_wrong (void)
{
  assert_wrong ("before:soon", "character 1");
  assert_wrong ("bridge speaker:", "character 8");
  assert_wrong ("NOT bridge", "character 1");
  assert_wrong ("bridge OR", "character 10");
  assert_wrong ("snow )", "character 6");
  assert_wrong ("snow OR speaker:lorne", "character 6");
  assert_wrong ("é NEAR (b)", "character 8");
  assert_wrong ("(b) NEAR é", "character 5");
  assert_wrong ("лед лед )", "character 9");
}

static void
test_depth (void)
{
  g_autofree char *deep = g_strnfill (100000, '(');

  assert_wrong (deep, "brackets");
}

/* Everything else that a search may ask. */
static void
assert_all_run (AttacheDatabase *db, AttacheFilter *filter)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  attache_query_hits (db, filter, 10, ids, &error);
  g_assert_no_error (error);
  attache_query_best_articles (db, filter, 10, ids, days, &error);
  g_assert_no_error (error);
  items = attache_fetch_first_articles (db, filter, 10, ids, days, &error);
  g_assert_no_error (error);
}

/* Any bytes: either a search that runs, or our own words about what is wrong. */
static void
test_hostile (void)
{
  static const char alphabet[] =
      "ab \"“”()*:^+-{}'\\,.;NOT ANDORNEAR speaker:tag:after:2031éеёԵՎև\xff\x01";
  char *folder;
  AttacheDatabase *db = sample_dossier_new (0, &folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20310920);
  guint n_run = 0;

  sample_add (db, talks);
  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (AttacheFilter) all = attache_filter_new ();
      g_autoptr (AttacheFilter) filter = NULL;

      for (gint n = g_rand_int_range (random, 0, 24); n > 0; n--)
        g_string_append_c (words, alphabet[g_rand_int_range (random, 0, sizeof alphabet - 1)]);
      filter = attache_filter_with_words (all, words->str);
      if (attache_query_articles (db, filter, 0, ids, NULL, &error))
        {
          if (n_run++ % 4 == 0)
            assert_all_run (db, filter);
        }
      else
        g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_WORDS);
      g_clear_error (&error);
    }
  g_assert_cmpuint (n_run, >, 400);
  sample_dossier_free (db, folder);
}

/* As deep and as long as may be. */
static char *
make_deep (void)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < 12; i++)
    g_string_append (words, "a OR b NOT c (");
  for (guint i = 0; i < 130; i++)
    g_string_append (words, i % 2 ? "NOT e " : "d ");
  return g_string_free (words, FALSE);
}

/* A page that was pasted into the search. */
static void
test_long (void)
{
  static const char *const pieces[] = {
    "bridge ",   "bridge OR ", "\"open bridge\" ", "bridge NOT ",
    "\"",        ")(",         "tag:x speaker:y ", "bridge* ",
    "a NEAR b ", "^:-+{}\\ ",  "перед берегом ",   "лед NEAR мед "
  };
  char *folder;
  AttacheDatabase *db = sample_dossier_new (0, &folder);
  g_autoptr (SampleArticle) talks = sample_talks_new ();

  sample_add (db, talks);
  for (guint i = 0; i <= G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *deep = make_deep ();
      g_autoptr (GString) words = g_string_new (i == G_N_ELEMENTS (pieces) ? deep : NULL);
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (AttacheFilter) all = attache_filter_new ();
      g_autoptr (AttacheFilter) filter = NULL;
      g_autoptr (GError) error = NULL;

      while (i < G_N_ELEMENTS (pieces) && words->len < 100000)
        g_string_append (words, pieces[i]);
      filter = attache_filter_with_words (all, words->str);
      if (attache_query_articles (db, filter, 64, ids, NULL, &error))
        continue;
      g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_WORDS);
      g_assert_cmpuint (i, <, G_N_ELEMENTS (pieces));
    }
  sample_dossier_free (db, folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/match", test_match);
  g_test_add_func ("/words/spellings", test_spellings);
  g_test_add_func ("/words/fields", test_fields);
  g_test_add_func ("/words/wrong", test_wrong);
  g_test_add_func ("/words/depth", test_depth);
  g_test_add_func ("/words/hostile", test_hostile);
  g_test_add_func ("/words/long", test_long);
  return g_test_run ();
}
