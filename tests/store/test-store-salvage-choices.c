/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person said about statements, events and speakers, in a dossier that is salvaged: it is
 * there, and counts again when all that was found is found anew; also where its own rows are lost
 * and only the history tells of it. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "attache-salvage.h"
#include "attache-writing-actors.h"
#include "attache-writing-events.h"
#include "statement-fixture.h"

#define PAGE 4096

static const char *const wrecked[] = {
  "'none'",
  "'statement', 'statement_span', 'statement_ground', 'report', 'event', 'event_actor'",
  "'statement_choice', 'report_choice', 'decision', 'tag'",
  "'merged_actor'",
};

/* Which articles tell one event, a line each. Transfer full. */
static char *
dup_events (AttacheDatabase *db)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (
      db,
      "SELECT group_concat (title, ' + ') FROM (SELECT event_id, title FROM report JOIN article ON "
      "article.id = article_id ORDER BY title) GROUP BY event_id ORDER BY 1",
      NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  while (attache_sql_next (sql))
    g_string_append_printf (lines, "%s\n", attache_sql_text (sql, 0));
  g_assert_true (attache_sql_finish (sql, NULL));
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* The report of @id tells what the clash does, and not what it was found with. */
static void
choose_event (AttacheDatabase *db, gint64 id)
{
  g_autofree char *report = g_strdup_printf ("SELECT id FROM report WHERE article_id = %d",
                                             (gint) id);
  g_autofree char *event = g_strdup_printf ("SELECT event_id FROM report WHERE article_id = %d",
                                            (gint) id);
  g_autofree char *clash = g_strdup_printf ("SELECT id FROM event WHERE kind = %d",
                                            ATTACHE_EVENT_ASSAULT);

  g_assert_true (attache_writing_split_report (db, sample_count (db, report), 1, NULL));
  g_assert_true (attache_writing_merge_events (db, sample_count (db, event),
                                               sample_count (db, clash), 2, NULL));
}

/* Overwrites every page of the tables @owners. */
static void
wreck (const char *path, const char *owners)
{
  g_autoptr (AttacheDatabase) db = attache_database_open (path, ATTACHE_DATABASE_READ_ONLY, NULL);
  g_autofree char *text = g_strdup_printf (
      "SELECT pageno FROM dbstat WHERE pageno > 1 AND name IN (%s)", owners);
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, text, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  while (attache_sql_next (sql))
    memset (bytes + (attache_sql_int (sql, 0) - 1) * PAGE, 0x5a, PAGE);
  g_assert_true (attache_sql_finish (sql, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

/* The dossier of @fixture is now what was salvaged of it. */
static void
salvage (StatementFixture *fixture, const char *owners)
{
  g_autofree char *path = g_build_filename (fixture->folder, "test.dossier", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "new.dossier", NULL);
  g_autoptr (AttacheSalvageReport) report = NULL;
  g_autoptr (GError) error = NULL;

  const gint64 n_articles = sample_count (fixture->db, "SELECT count (*) FROM article");

  attache_database_free (fixture->db);
  wreck (path, owners);
  report = attache_salvage_run (path, target, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_articles, ==, n_articles);
  fixture->db = attache_database_open (target, 0, &error);
  g_assert_no_error (error);
}

static void
analyse (AttacheDatabase *db, const SampleArticle *article, gint64 id)
{
  g_autoptr (GError) error = NULL;

  attache_store_set_findings (db, id, article->text, article->findings, NULL, &error);
  g_assert_no_error (error);
}

static void
test_choices (StatementFixture *fixture, gconstpointer owners)
{
  static const char statements[] = "Ada Lorne: " BRIDGE " … before the first snow falls.\n"
                                   "Boris Veld: Nobody will be left out\n" REST;
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  g_autoptr (SampleArticle) echo = sample_echo_new ();
  g_autofree char *events = NULL;
  g_autofree char *events_then = NULL;
  gint64 talks_id, echo_id;

  statement_fixture_merge (fixture, BRIDGE, SNOW);
  statement_fixture_split (fixture, BRIDGE, "Nobody");
  statement_fixture_decide (fixture, "Nobody", ATTACHE_DECISION_EDITED, "boris-veld");
  statement_fixture_assert_statements (fixture, statements);
  talks_id = sample_add (fixture->db, talks);
  echo_id = sample_add (fixture->db, echo);
  choose_event (fixture->db, echo_id);
  events = dup_events (fixture->db);
  g_assert_cmpstr (events, ==,
                   "Ministers meet in Zenda\nMinisters meet in Zenda + Veld and Lorne talk\n");
  salvage (fixture, owners);
  statement_fixture_analyse (fixture, 0);
  statement_fixture_assert_statements (fixture, statements);
  statement_fixture_assert_lost (fixture, 0, 1);
  analyse (fixture->db, talks, talks_id);
  analyse (fixture->db, echo, echo_id);
  events_then = dup_events (fixture->db);
  g_assert_cmpstr (events_then, ==, events);
  statement_fixture_assert_lost (fixture, 0, 0);
}

static gint64
find_actor (AttacheDatabase *db, const char *key)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM actor WHERE key = '%s'", key);

  return sample_count (db, sql);
}

/* Lorne and Veld are one, and both are Sylvania. */
static void
merge_speakers (AttacheDatabase *db)
{
  const gint64 lorne = find_actor (db, "ada-lorne"), veld = find_actor (db, "boris-veld");

  g_assert_true (attache_writing_merge_actors (db, lorne, veld, 1, NULL));
  g_assert_true (attache_writing_merge_actors (db, veld, find_actor (db, "sylvania"), 2, NULL));
}

static const char merged[] = "Sylvania: " BRIDGE "\n"
                             "Sylvania: " SNOW "\n"
                             "Sylvania: " MILL "\n"
                             "?: " RIVER "\n"
                             "Sylvania: We shall open the bridge before the first snow falls\n";

static void
assert_merged_after_salvage (StatementFixture *fixture, gconstpointer owners, SampleArticle *talks,
                             gint64 talks_id)
{
  salvage (fixture, owners);
  statement_fixture_analyse (fixture, 0);
  analyse (fixture->db, talks, talks_id);
  statement_fixture_assert_statements (fixture, merged);
}

static void
test_merged_speakers (StatementFixture *fixture, gconstpointer owners)
{
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  const gint64 talks_id = sample_add (fixture->db, talks);

  merge_speakers (fixture->db);
  statement_fixture_assert_statements (fixture, merged);
  assert_merged_after_salvage (fixture, owners, talks, talks_id);
}

/* What is left of the history is older than what is left of the rows. */
static void
test_no_chain (StatementFixture *fixture, gconstpointer data)
{
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  const gint64 talks_id = sample_add (fixture->db, talks);

  merge_speakers (fixture->db);
  sample_run (fixture->db,
              "DELETE FROM merged_actor WHERE id = (SELECT id FROM actor WHERE key = 'ada-lorne');"
              "DELETE FROM journal WHERE id = (SELECT max (id) FROM journal)");
  assert_merged_after_salvage (fixture, wrecked[0], talks, talks_id);
}

/* Nobody knows any more who the one was. */
static void
test_lost_speaker (StatementFixture *fixture, gconstpointer data)
{
  g_autoptr (SampleArticle) talks = sample_talks_new ();

  sample_add (fixture->db, talks);
  merge_speakers (fixture->db);
  sample_run (fixture->db, "PRAGMA foreign_keys = OFF; DELETE FROM actor WHERE key = 'ada-lorne'");
  salvage (fixture, wrecked[0]);
  statement_fixture_analyse (fixture, 0);
  statement_fixture_assert_statements (fixture, LORNE_BRIDGE "Sylvania: " SNOW "\n"
                                                             "Sylvania: " MILL "\n"
                                                             "?: " RIVER "\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/salvage-choices/whole", StatementFixture, wrecked[0], statement_fixture_set_up,
              test_choices, statement_fixture_tear_down);
  g_test_add ("/salvage-choices/found-rows", StatementFixture, wrecked[1], statement_fixture_set_up,
              test_choices, statement_fixture_tear_down);
  g_test_add ("/salvage-choices/written-rows", StatementFixture, wrecked[2],
              statement_fixture_set_up, test_choices, statement_fixture_tear_down);
  g_test_add ("/salvage-choices/merged-speakers", StatementFixture, wrecked[0],
              statement_fixture_set_up, test_merged_speakers, statement_fixture_tear_down);
  g_test_add ("/salvage-choices/merged-speakers-in-history", StatementFixture, wrecked[3],
              statement_fixture_set_up, test_merged_speakers, statement_fixture_tear_down);
  g_test_add ("/salvage-choices/no-chain", StatementFixture, NULL, statement_fixture_set_up,
              test_no_chain, statement_fixture_tear_down);
  g_test_add ("/salvage-choices/lost-speaker", StatementFixture, NULL, statement_fixture_set_up,
              test_lost_speaker, statement_fixture_tear_down);
  return g_test_run ();
}
