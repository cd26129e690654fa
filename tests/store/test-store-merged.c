/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two speakers that are one: what was found of them, what is found later and by a new analysis, and
 * the way back. */

#include "config.h"

#include "attache-journal.h"
#include "attache-merged-actor-table.h"
#include "attache-writing-actors.h"
#include "attache-writing.h"
#include "store-dump.h"
#include "store-sample.h"

typedef struct
{
  char *folder;
  AttacheDatabase *db;
  SampleArticle *talks;
  gint64 article;
  gint64 lorne;
  gint64 veld;
} Fixture;

static gint64
find_actor (Fixture *fixture, const char *key)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM actor WHERE key = '%s'", key);

  return sample_count (fixture->db, sql);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SampleArticle) echo = sample_echo_new ();

  fixture->db = sample_dossier_new (0, &fixture->folder);
  fixture->talks = sample_talks_new ();
  fixture->article = sample_add (fixture->db, fixture->talks);
  sample_add (fixture->db, echo);
  fixture->lorne = find_actor (fixture, "ada-lorne");
  fixture->veld = find_actor (fixture, "boris-veld");
}

/* The mentions that count for @actor. */
#define MENTIONS_OF(actor)                                                                         \
  "SELECT ifnull (sum (count_mentions (m.content, f.id)), 0) FROM article_mention AS m JOIN "      \
  "actor "                                                                                         \
  "AS f LEFT JOIN merged_actor ON merged_actor.id = f.id "                                         \
  "WHERE ifnull (merged_actor.into_id, f.id) = " actor

/* The sums are those that one would count. */
static void
assert_counts (Fixture *fixture)
{
  g_assert_cmpint (
      sample_count (
          fixture->db,
          "/* scan */ SELECT count (*) FROM actor WHERE n_statements <> (SELECT count (*) FROM "
          "statement WHERE speaker_id = actor.id) OR n_mentions <> "
          "(" MENTIONS_OF ("actor.id") ") OR n_articles <> (SELECT count (*) FROM "
                                       "article_actor WHERE actor_id = actor.id)"),
      ==, 0);
  g_assert_cmpint (
      sample_count (
          fixture->db,
          "SELECT count (*) FROM article_actor AS a WHERE n_statements <> (SELECT count (*) "
          "FROM statement AS s WHERE s.speaker_id = a.actor_id AND s.article_id = "
          "a.article_id) OR n_mentions <> (" MENTIONS_OF (
              "a.actor_id AND m.article_id = a.article_id") ")"),
      ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_counts (fixture);
  sample_article_free (fixture->talks);
  sample_assert_whole (fixture->db);
  sample_dossier_free (fixture->db, fixture->folder);
}

static gint64
count_of (Fixture *fixture, const char *sql, gint64 actor)
{
  g_autofree char *text = g_strdup_printf ("%s %" G_GINT64_FORMAT, sql, actor);

  return sample_count (fixture->db, text);
}

static void
test_merge_and_split (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = store_dump (fixture->db, FALSE);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  gboolean is_done;

  g_assert_true (
      attache_writing_merge_actors (fixture->db, fixture->lorne, fixture->veld, 1, NULL));
  assert_counts (fixture);
  g_assert_cmpint (
      count_of (fixture, "SELECT count (*) FROM statement WHERE speaker_id =", fixture->veld), ==,
      2);
  g_assert_cmpint (count_of (fixture, MENTIONS_OF (""), fixture->lorne), ==, 0);
  g_assert_cmpint (count_of (fixture, "SELECT n_statements FROM actor WHERE id =", fixture->lorne),
                   ==, 0);
  after = store_dump (fixture->db, FALSE);
  g_assert_true (attache_journal_undo (fixture->db, NULL, &is_done, NULL) && is_done);
  undone = store_dump (fixture->db, FALSE);
  store_assert_same (undone, before);
  g_assert_true (attache_journal_redo (fixture->db, NULL, &is_done, NULL) && is_done);
  redone = store_dump (fixture->db, FALSE);
  store_assert_same (redone, after);
  g_assert_true (attache_writing_split_actor (fixture->db, fixture->lorne, 2, NULL));
  g_clear_pointer (&undone, g_free);
  undone = store_dump (fixture->db, FALSE);
  store_assert_same (undone, before);
}

static void
test_it_survives (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SampleArticle) later = sample_article_new (
      "Lorne came back. “The bridge is open,” Lorne said.\n", "Back", "Zenda Post", "2031-09-25");
  gint lorne = sample_add_actor (later, "Ada Lorne", "ada-lorne", ATTACHE_ACTOR_PERSON, NULL);

  g_assert_true (
      attache_writing_merge_actors (fixture->db, fixture->lorne, fixture->veld, 1, NULL));
  /* The reader's word on one statement is about the same person, too. */
  g_assert_true (attache_writing_decide_statement (fixture->db, 1, ATTACHE_DECISION_EDITED,
                                                   fixture->lorne, 1, NULL));
  g_assert_true (attache_store_set_findings (fixture->db, fixture->article, fixture->talks->text,
                                             fixture->talks->findings, NULL, NULL));
  assert_counts (fixture);
  sample_add_statement (later, "The bridge is open", "said", lorne, "2031-09-25");
  sample_add (fixture->db, later);
  assert_counts (fixture);
  g_assert_cmpint (
      count_of (fixture, "SELECT count (*) FROM statement WHERE speaker_id =", fixture->veld), ==,
      3);
  g_assert_cmpint (count_of (fixture,
                             "/* scan */ SELECT count (*) FROM statement WHERE found_speaker_id =",
                             fixture->lorne),
                   ==, 3);
}

/* One merged into another that is then merged itself: there is no chain, and each comes back. */
static void
test_no_chain (Fixture *fixture, gconstpointer data)
{
  const gint64 sylvania = find_actor (fixture, "sylvania");
  g_autofree char *before = store_dump (fixture->db, FALSE);
  g_autofree char *undone = NULL;
  gboolean is_done;

  g_assert_true (
      attache_writing_merge_actors (fixture->db, fixture->lorne, fixture->veld, 1, NULL));
  g_assert_true (attache_writing_merge_actors (fixture->db, fixture->veld, sylvania, 2, NULL));
  /* In a circle: they are one already. */
  g_assert_true (attache_writing_merge_actors (fixture->db, sylvania, fixture->lorne, 3, NULL));
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (*) FROM merged_actor WHERE into_id IN "
                                              "(SELECT id FROM merged_actor)"),
                   ==, 0);
  g_assert_cmpint (
      count_of (fixture, "SELECT count (*) FROM statement WHERE speaker_id =", sylvania), ==, 2);
  assert_counts (fixture);
  for (guint i = 0; i < 2; i++)
    g_assert_true (attache_journal_undo (fixture->db, NULL, &is_done, NULL) && is_done);
  undone = store_dump (fixture->db, FALSE);
  store_assert_same (undone, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/merged/merge-and-split", Fixture, NULL, set_up, test_merge_and_split, tear_down);
  g_test_add ("/merged/survives", Fixture, NULL, set_up, test_it_survives, tear_down);
  g_test_add ("/merged/no-chain", Fixture, NULL, set_up, test_no_chain, tear_down);
  return g_test_run ();
}
