/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Statements that are one by the reader's word, or two, or have other words: what is counted and
 * shown, what a new analysis, a new version and a removal leave of it, and the way back. */

#include "config.h"

#include "attache-journal.h"
#include "attache-merge.h"
#include "attache-store-error.h"
#include "attache-writing-articles.h"
#include "attache-writing-statements.h"
#include "statement-fixture.h"
#include "store-dump.h"

/* REST where one of it is two. */
#define SPLIT_REST "Boris Veld: the mill was sold\nBoris Veld: and the river is low\n?: " RIVER "\n"

static void
test_merge (StatementFixture *fixture, gconstpointer data)
{
  g_autofree char *before = store_dump (fixture->db, FALSE);
  g_autofree char *after = NULL;

  statement_fixture_assert_statements (fixture, FOUND);
  statement_fixture_merge (fixture, SNOW, BRIDGE);
  statement_fixture_assert_statements (fixture, LORNE_WHOLE REST);
  /* The cue is that of the one who said it. */
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM statement_span JOIN statement "
                                              "ON id = statement_id WHERE choice_id IS NOT NULL "
                                              "AND role = 1"),
                   ==, 1);
  /* The way back by the reader's word brings the other's speaker too. */
  statement_fixture_split (fixture, BRIDGE, SNOW);
  statement_fixture_assert_statements (fixture, FOUND);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM statement_choice"), ==, 0);
  after = store_dump (fixture->db, FALSE);
  store_assert_same (before, after);
}

static void
test_split (StatementFixture *fixture, gconstpointer data)
{
  g_autofree char *before = store_dump (fixture->db, FALSE);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  /* The space before it goes to neither. */
  statement_fixture_split (fixture, SNOW, " Nobody");
  statement_fixture_assert_statements (fixture,
                                       LORNE_BRIDGE "Boris Veld: before the first snow falls.\n"
                                                    "Boris Veld: Nobody will be left out\n" REST);
  statement_fixture_decide (fixture, "Nobody", ATTACHE_DECISION_EDITED, "ada-lorne");
  statement_fixture_assert_statements (fixture,
                                       LORNE_BRIDGE "Boris Veld: before the first snow falls.\n"
                                                    "Ada Lorne: Nobody will be left out\n" REST);
  statement_fixture_go (fixture, TRUE);
  statement_fixture_merge (fixture, "before", "Nobody");
  after = store_dump (fixture->db, FALSE);
  store_assert_same (before, after);
  g_assert_false (
      attache_writing_split_statement (fixture->db, statement_fixture_get (fixture, SNOW),
                                       sample_span (fixture->article, SNOW).start, 1, &error));
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE);
}

/* What holds another keeps it, and is never held by what it holds. */
static void
test_nested (StatementFixture *fixture, gconstpointer data)
{
  statement_fixture_split (fixture, MILL, "and the river");
  g_assert_cmpint (sample_count (fixture->db,
                                 "SELECT count (*) FROM statement JOIN statement AS holder ON "
                                 "holder.id = statement.inside_id WHERE holder.end = statement.end "
                                 "AND holder.start > (SELECT min (start) FROM statement)"),
                   ==, 1);
  statement_fixture_merge (fixture, "the mill was", "and the river");
  statement_fixture_assert_statements (fixture, FOUND);
  statement_fixture_merge (fixture, RIVER, MILL);
  statement_fixture_assert_statements (fixture, LORNE_BRIDGE VELD_SNOW "Boris Veld: " MILL "\n");
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (inside_id) FROM statement"), ==, 0);
}

static void
test_reword (StatementFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const AttacheSpan span = sample_span (fixture->article, " open the bridge,” Ada");
  char *before = store_dump (fixture->db, FALSE);

  attache_writing_reword_statement (fixture->db, statement_fixture_get (fixture, BRIDGE), span, 1,
                                    &error);
  g_assert_no_error (error);
  statement_fixture_assert_way_back (fixture, before);
  statement_fixture_assert_statements (fixture,
                                       "Ada Lorne: open the bridge,” Ada\n" VELD_SNOW REST);
  statement_fixture_analyse (fixture, 0);
  statement_fixture_assert_statements (fixture,
                                       "Ada Lorne: open the bridge,” Ada\n" VELD_SNOW REST);
  g_assert_false (attache_writing_reword_statement (
      fixture->db, statement_fixture_get (fixture, SNOW), (AttacheSpan){ 9999, 99999 }, 1, &error));
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE);
}

/* What was decided goes along, rests meanwhile, and is there again. */
static void
test_decisions (StatementFixture *fixture, gconstpointer data)
{
  statement_fixture_decide (fixture, SNOW, ATTACHE_DECISION_EDITED, "boris-veld");
  statement_fixture_decide (fixture, BRIDGE, ATTACHE_DECISION_ACCEPTED, "ada-lorne");
  statement_fixture_merge (fixture, BRIDGE, SNOW);
  statement_fixture_assert_statements (fixture, "Boris Veld: " BRIDGE " … " SNOW "\n" REST);
  statement_fixture_assert_lost (fixture, 0, 0);
  statement_fixture_analyse (fixture, 0);
  statement_fixture_assert_statements (fixture, "Boris Veld: " BRIDGE " … " SNOW "\n" REST);
  statement_fixture_assert_lost (fixture, 0, 0);
  statement_fixture_split (fixture, BRIDGE, SNOW);
  statement_fixture_assert_statements (fixture, FOUND);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM decision"), ==, 2);
  statement_fixture_assert_lost (fixture, 0, 0);
  statement_fixture_decide (fixture, MILL, ATTACHE_DECISION_EDITED, "ada-lorne");
  statement_fixture_split (fixture, MILL, "and the");
  statement_fixture_assert_statements (fixture,
                                       LORNE_BRIDGE VELD_SNOW "Ada Lorne: the mill was sold\n"
                                                              "Ada Lorne: and the river is low\n"
                                                              "?: " RIVER "\n");
}

/* Each upon those before it; what is found otherwise is listed, and what comes back stands again.
 */
static void
test_analysis (StatementFixture *fixture, gconstpointer data)
{
  statement_fixture_merge (fixture, BRIDGE, SNOW);
  statement_fixture_split (fixture, BRIDGE, "Nobody");
  statement_fixture_assert_statements (fixture,
                                       "Ada Lorne: " BRIDGE " … before the first snow falls.\n"
                                       "Ada Lorne: Nobody will be left out\n" REST);
  statement_fixture_decide (fixture, "Nobody", ATTACHE_DECISION_EDITED, "boris-veld");
  for (guint i = 0; i < 2; i++)
    {
      statement_fixture_analyse (fixture, 0);
      statement_fixture_assert_statements (fixture,
                                           "Ada Lorne: " BRIDGE " … before the first snow falls.\n"
                                           "Boris Veld: Nobody will be left out\n" REST);
      statement_fixture_assert_lost (fixture, 0, 0);
      statement_fixture_analyse (fixture, WITHOUT_SNOW);
      statement_fixture_assert_statements (fixture, LORNE_BRIDGE REST);
      statement_fixture_assert_lost (fixture, 2, 1);
    }
  /* The analysis has come to what the reader said. */
  statement_fixture_analyse (fixture, WITH_WHOLE);
  statement_fixture_assert_lost (fixture, 0, 0);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM statement"), ==, 4);
}

static void
test_discard (StatementFixture *fixture, gconstpointer data)
{
  gint64 id;
  char *before;

  statement_fixture_merge (fixture, BRIDGE, SNOW);
  statement_fixture_analyse (fixture, WITHOUT_SNOW);
  statement_fixture_assert_lost (fixture, 1, 0);
  id = sample_count (fixture->db, "SELECT id FROM statement_choice");
  before = store_dump (fixture->db, FALSE);
  g_assert_true (attache_writing_discard_statement_choice (fixture->db, id, 1, NULL));
  statement_fixture_assert_lost (fixture, 0, 0);
  statement_fixture_assert_way_back (fixture, before);
}

/* Away and back, also where others took the numbers of what was part of another. */
static void
test_removal (StatementFixture *fixture, gconstpointer data)
{
  g_autoptr (SampleArticle) other = sample_talks_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  statement_fixture_merge (fixture, MILL, RIVER);
  before = store_dump (fixture->db, FALSE);
  g_assert_true (attache_writing_remove_articles (fixture->db, &fixture->id, 1, 2, NULL));
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM statement_choice"), ==, 0);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM statement_ground"), ==, 0);
  statement_fixture_go (fixture, TRUE);
  after = store_dump (fixture->db, FALSE);
  store_assert_same (after, before);
  sample_add (fixture->db, other);
  statement_fixture_split (fixture, SNOW, "Nobody");
  statement_fixture_assert_whole (fixture);
  statement_fixture_go (fixture, TRUE);
  statement_fixture_go (fixture, TRUE);
  statement_fixture_assert_whole (fixture);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM statement"), ==, N_FOUND + 1);
}

static gboolean
import (AttacheDatabase *db, gpointer data, GError **error)
{
  SampleArticle *article = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = sample_add (db, article);

  g_array_append_val (ids, id);
  return attache_writing_note_import (db, ids, NULL, "later", 1000, error);
}

/* They go along to a newer version where it has just these statements; else they stay, listed. */
static void
test_version (StatementFixture *fixture, gconstpointer data)
{
  const guint variant = GPOINTER_TO_UINT (data);
  g_autoptr (SampleArticle) later = statement_fixture_new_article (LATER, variant);
  g_autoptr (GError) error = NULL;
  char *before;

  statement_fixture_merge (fixture, BRIDGE, SNOW);
  statement_fixture_split (fixture, BRIDGE, "Nobody");
  statement_fixture_decide (fixture, "Nobody", ATTACHE_DECISION_EDITED, "boris-veld");
  statement_fixture_decide (fixture, MILL, ATTACHE_DECISION_ACCEPTED, "boris-veld");
  before = store_dump (fixture->db, FALSE);
  attache_database_transact (fixture->db, import, later, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (replaces_id) FROM article"), ==, 1);
  if (variant == 0)
    {
      statement_fixture_assert_statements (fixture,
                                           "Ada Lorne: " BRIDGE " … before the first snow falls.\n"
                                           "Boris Veld: Nobody will be left out\n" REST);
      statement_fixture_assert_lost (fixture, 0, 0);
    }
  else
    {
      statement_fixture_assert_statements (fixture, LORNE_BRIDGE REST);
      statement_fixture_assert_lost (fixture, 2, 1);
    }
  statement_fixture_assert_way_back (fixture, before);
}

/* What would be brought, and bringing it; twice is as once. */
static void
take_from (StatementFixture *fixture, StatementFixture *other, guint n_expected, guint n_conflicts,
           AttacheMergeChoice choice)
{
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AttacheMergePlan) plan = attache_merge_look (fixture->db, other->db, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (plan->n_decisions, ==, i == 0 ? n_expected : 0);
      g_assert_cmpuint (plan->conflicts->len, ==,
                        i == 0 || choice == ATTACHE_MERGE_MINE ? n_conflicts : 0);
      for (guint c = 0; c < plan->conflicts->len; c++)
        ((AttacheMergeConflict *) plan->conflicts->pdata[c])->choice = choice;
      attache_merge_apply (fixture->db, other->db, NULL, plan, "theirs", 5, &error);
      g_assert_no_error (error);
      g_free (once);
      once = g_steal_pointer (&twice);
      twice = store_dump (fixture->db, FALSE);
    }
  store_assert_same (once, twice);
}

/* A colleague's word comes. */
static void
test_dossiers (StatementFixture *fixture, gconstpointer data)
{
  StatementFixture other = { 0 };
  g_autofree char *before = store_dump (fixture->db, FALSE);

  statement_fixture_set_up (&other, NULL);
  statement_fixture_merge (&other, BRIDGE, SNOW);
  statement_fixture_split (&other, BRIDGE, "Nobody");
  statement_fixture_decide (&other, "Nobody", ATTACHE_DECISION_EDITED, "boris-veld");
  take_from (fixture, &other, 3, 0, ATTACHE_MERGE_MINE);
  statement_fixture_assert_statements (fixture,
                                       "Ada Lorne: " BRIDGE " … before the first snow falls.\n"
                                       "Boris Veld: Nobody will be left out\n" REST);
  statement_fixture_assert_lost (fixture, 0, 0);
  statement_fixture_assert_way_back (fixture, g_steal_pointer (&before));
  statement_fixture_tear_down (&other, NULL);
}

static const AttacheMergeConflict *
find_conflict (const AttacheMergePlan *plan, AttacheMergeKind kind)
{
  for (guint i = 0; i < plan->conflicts->len; i++)
    {
      const AttacheMergeConflict *conflict = plan->conflicts->pdata[i];

      if (conflict->kind == kind)
        return conflict;
    }
  g_assert_not_reached ();
}

static void
assert_shown (StatementFixture *fixture, StatementFixture *other)
{
  g_autoptr (AttacheMergePlan) plan = attache_merge_look (fixture->db, other->db, NULL);
  const AttacheMergeConflict *conflict = find_conflict (plan, ATTACHE_MERGE_STATEMENT);

  g_assert_cmpstr (conflict->about, ==, "Bridge");
  g_assert_cmpstr (conflict->mine, ==,
                   "“before the first snow falls.” and “Nobody will be left out” are two "
                   "statements");
  g_assert_cmpstr (conflict->theirs, ==,
                   "“" BRIDGE "” and “" SNOW "” are one statement\n"
                   "“" BRIDGE ",” Ada Lorne said, “before the first snow falls.” and “Nobody will "
                   "be left out” are two statements");
}

#define IS_REJECTED "SELECT count (*) FROM decision WHERE decision = 2"

/* What two people say of one statement is shown side by side: mine stands with all that stands upon
 * it, or theirs does, with what they decided about it. What they say of others comes. */
static void
test_conflict (StatementFixture *fixture, gconstpointer data)
{
  const AttacheMergeChoice choice = GPOINTER_TO_UINT (data);
  StatementFixture other = { 0 };
  char *before;

  statement_fixture_set_up (&other, NULL);
  statement_fixture_merge (&other, BRIDGE, SNOW);
  statement_fixture_split (&other, BRIDGE, "Nobody");
  statement_fixture_decide (&other, "Nobody", ATTACHE_DECISION_EDITED, "boris-veld");
  statement_fixture_decide (&other, BRIDGE, ATTACHE_DECISION_REJECTED, "ada-lorne");
  statement_fixture_split (&other, MILL, "and the");
  statement_fixture_split (fixture, SNOW, "Nobody");
  statement_fixture_decide (fixture, "Nobody", ATTACHE_DECISION_EDITED, "ada-lorne");
  before = store_dump (fixture->db, FALSE);
  assert_shown (fixture, &other);
  take_from (fixture, &other, 1, 2, choice);
  statement_fixture_assert_statements (
      fixture, choice == ATTACHE_MERGE_MINE
                   ? LORNE_BRIDGE "Boris Veld: before the first snow falls.\n"
                                  "Ada Lorne: Nobody will be left out\n" SPLIT_REST
                   : "Ada Lorne: " BRIDGE " … before the first snow falls.\n"
                     "Boris Veld: Nobody will be left out\n" SPLIT_REST);
  g_assert_cmpint (sample_count (fixture->db, IS_REJECTED), ==, choice == ATTACHE_MERGE_THEIRS);
  statement_fixture_assert_lost (fixture, 0, 0);
  statement_fixture_assert_way_back (fixture, before);
  statement_fixture_tear_down (&other, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/statements/merge", StatementFixture, NULL, statement_fixture_set_up, test_merge,
              statement_fixture_tear_down);
  g_test_add ("/statements/split", StatementFixture, NULL, statement_fixture_set_up, test_split,
              statement_fixture_tear_down);
  g_test_add ("/statements/nested", StatementFixture, NULL, statement_fixture_set_up, test_nested,
              statement_fixture_tear_down);
  g_test_add ("/statements/reword", StatementFixture, NULL, statement_fixture_set_up, test_reword,
              statement_fixture_tear_down);
  g_test_add ("/statements/decisions", StatementFixture, NULL, statement_fixture_set_up,
              test_decisions, statement_fixture_tear_down);
  g_test_add ("/statements/analysis", StatementFixture, NULL, statement_fixture_set_up,
              test_analysis, statement_fixture_tear_down);
  g_test_add ("/statements/discard", StatementFixture, NULL, statement_fixture_set_up, test_discard,
              statement_fixture_tear_down);
  g_test_add ("/statements/removal", StatementFixture, NULL, statement_fixture_set_up, test_removal,
              statement_fixture_tear_down);
  g_test_add ("/statements/dossiers", StatementFixture, NULL, statement_fixture_set_up,
              test_dossiers, statement_fixture_tear_down);
  g_test_add ("/statements/conflict-mine", StatementFixture, GUINT_TO_POINTER (ATTACHE_MERGE_MINE),
              statement_fixture_set_up, test_conflict, statement_fixture_tear_down);
  g_test_add ("/statements/conflict-theirs", StatementFixture,
              GUINT_TO_POINTER (ATTACHE_MERGE_THEIRS), statement_fixture_set_up, test_conflict,
              statement_fixture_tear_down);
  g_test_add ("/statements/version", StatementFixture, GUINT_TO_POINTER (0),
              statement_fixture_set_up, test_version, statement_fixture_tear_down);
  g_test_add ("/statements/version-without", StatementFixture, GUINT_TO_POINTER (WITHOUT_SNOW),
              statement_fixture_set_up, test_version, statement_fixture_tear_down);
  return g_test_run ();
}
