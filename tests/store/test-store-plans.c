/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every statement that the app makes, overheard while it does everything that it can, and its plan:
 * none walks through a big table unless it says so, and those that say so walk through one. */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "attache-article-table.h"
#include "attache-backup.h"
#include "attache-database-private.h"
#include "attache-fetch-imports.h"
#include "attache-fetch-codings.h"
#include "attache-fetch-reading.h"
#include "attache-fetch-review.h"
#include "attache-feed-table.h"
#include "attache-fetch.h"
#include "attache-import-table.h"
#include "attache-journal.h"
#include "attache-original-table.h"
#include "attache-merge.h"
#include "attache-query-series.h"
#include "attache-query-tags.h"
#include "attache-query.h"
#include "attache-upkeep.h"
#include "attache-writing-articles.h"
#include "attache-writing-events.h"
#include "attache-writing-tags.h"
#include "attache-watch-table.h"
#include "attache-writing.h"
#include "store-sample.h"

typedef struct
{
  char *folder;
  AttacheDatabase *db;
  GHashTable *heard; /* set of char * */
  gint64 talks;
  SampleArticle *article;
} Fixture;

static int
heard_cb (unsigned type, void *data, void *stmt, void *unused)
{
  g_hash_table_add (data, g_strdup (sqlite3_sql (stmt)));
  return 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->db = sample_dossier_new (0, &fixture->folder);
  fixture->heard = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_trace_v2 (attache_database_get_handle (fixture->db), SQLITE_TRACE_STMT, heard_cb,
                    fixture->heard);
  fixture->article = sample_talks_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sqlite3_trace_v2 (attache_database_get_handle (fixture->db), 0, NULL, NULL);
  g_hash_table_unref (fixture->heard);
  sample_article_free (fixture->article);
  sample_dossier_free (fixture->db, fixture->folder);
}

static void
forget (GPtrArray *items)
{
  g_assert_nonnull (items);
  g_ptr_array_unref (items);
}

/* Added up from the second event, so that there is something to be read singly. */
static void
ask_series (AttacheDatabase *db, AttacheFilter *filter, AttacheSeriesLanes lanes)
{
  g_autoptr (AttacheSeriesGround) ground = attache_query_series_ground (db, filter, lanes, 1, NULL);
  g_autoptr (AttacheEventSeries) series = NULL;

  g_assert_nonnull (ground);
  g_assert_true (attache_series_ground_has_sums (ground));
  series = attache_query_series_stretch (db, ground, -1, 1, 1, NULL);
  g_assert_nonnull (series);
}

/* Takes @filter. Every list and every page of it. */
static void
ask_all (Fixture *fixture, AttacheFilter *filter, gint64 article_id)
{
  AttacheDatabase *db = fixture->db;
  g_autoptr (AttacheFilter) owned = filter;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint32));
  guint n_events;
  const gint64 *data;

  g_assert_true (attache_query_articles (db, filter, 0, ids, NULL, NULL));
  g_assert_true (attache_query_articles (db, filter, 100, ids, NULL, NULL));
  g_assert_true (attache_query_best_articles (db, filter, 100, ids, NULL, NULL));
  g_array_set_size (ids, 0);
  g_assert_true (attache_query_hits (db, filter, 100, ids, NULL));
  g_array_set_size (ids, 0);
  forget (attache_fetch_first_articles (db, filter, 100, ids, days, NULL));
  g_assert_true (attache_query_speakers (db, filter, article_id, ids, NULL));
  g_assert_true (attache_query_statements (db, filter, article_id, 0, ids, NULL));
  g_assert_true (attache_query_statements (db, filter, article_id, 1, ids, NULL));
  g_assert_true (attache_query_events (db, filter, article_id, ids, NULL));
  g_assert_true (attache_query_n_events (db, filter, &n_events, NULL));
  g_assert_true (attache_query_annotations (db, filter, article_id, ids, NULL));
  for (AttacheSeriesLanes lanes = ATTACHE_SERIES_BY_KIND; lanes <= ATTACHE_SERIES_BY_OUTLET;
       lanes++)
    ask_series (db, filter, lanes);
  data = (const gint64 *) (gconstpointer) ids->data;
  forget (attache_fetch_articles (db, filter, data, ids->len, NULL));
  forget (attache_fetch_speakers (db, filter, article_id, data, ids->len, NULL));
  forget (attache_fetch_statements (db, filter, data, ids->len, NULL));
  forget (attache_fetch_events (db, filter, article_id, data, ids->len, NULL));
  forget (attache_fetch_annotations (db, data, ids->len, NULL));
}

/* Two parts and more have their members counted, to choose a way. */
static void
ask_together (Fixture *fixture, AttacheFilter *all, gint64 article_id)
{
  g_autoptr (AttacheFilter) actor = attache_filter_with_actor (all, 1, TRUE);
  g_autoptr (AttacheFilter) kind = attache_filter_with_kind (actor, ATTACHE_EVENT_CONSULT, TRUE);
  g_autoptr (AttacheFilter) tag = attache_filter_with_tag (kind, 1, TRUE);
  g_autoptr (AttacheFilter) outlet = attache_filter_with_outlet (tag, "Sylvan Post", TRUE);
  g_autoptr (AttacheFilter) kin = attache_filter_with_kin (outlet, 1);
  g_autoptr (AttacheFilter) words = attache_filter_with_words (kin, "bridge outlet:x speaker:y");

  ask_all (fixture, attache_filter_ref (words), article_id);
  ask_all (fixture, attache_filter_with_dates (actor, 1, 2), article_id);
  ask_all (fixture, attache_filter_with_dates (words, 1, 2), article_id);
  ask_all (fixture, attache_filter_with_words (actor, "bridge after:2031"), article_id);
}

static void
ask_tags (AttacheDatabase *db)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) depths = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n_below, n_notes;

  g_assert_true (attache_query_tags (db, NULL, ids, depths, NULL));
  g_assert_true (attache_query_tags (db, "a", ids, depths, NULL));
  forget (attache_fetch_tags (db, (const gint64 *) (gpointer) ids->data, ids->len, NULL));
  g_assert_true (attache_query_tag_extent (db, 1, &n_below, &n_notes, NULL));
}

static void
read_all (Fixture *fixture)
{
  AttacheDatabase *db = fixture->db;
  g_autoptr (AttacheFilter) all = attache_filter_new ();
  g_autoptr (AttacheReadingRows) rows = attache_fetch_reading (db, all, fixture->talks, NULL, NULL);
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (gint64));
  AttacheTotals totals;

  g_assert_nonnull (rows);
  for (guint i = 0; i < 2; i++)
    {
      gint64 article_id = i == 0 ? 0 : fixture->talks;

      ask_all (fixture, attache_filter_ref (all), article_id);
      ask_all (fixture, attache_filter_with_dates (all, 1, 2), article_id);
      ask_all (fixture, attache_filter_with_actor (all, 1, TRUE), article_id);
      ask_all (fixture, attache_filter_with_kind (all, ATTACHE_EVENT_CONSULT, TRUE), article_id);
      ask_all (fixture, attache_filter_with_mode (all, ATTACHE_MODE_CALL, TRUE), article_id);
      ask_all (fixture, attache_filter_with_outlet (all, "Sylvan Post", TRUE), article_id);
      ask_all (fixture, attache_filter_with_tag (all, 1, TRUE), article_id);
      ask_all (fixture, attache_filter_with_kin (all, fixture->talks), article_id);
      ask_all (fixture, attache_filter_with_words (all, "bridge speaker:lorne outlet:x tag:y"),
               article_id);
      ask_together (fixture, all, article_id);
    }
  forget (attache_fetch_reports (db, 1, NULL));
  g_assert_true (attache_query_near_events (db, 1, 10, near, NULL));
  forget (attache_query_actor_choices (db, NULL));
  forget (attache_query_outlet_choices (db, NULL));
  forget (attache_query_tag_choices (db, NULL));
  ask_tags (db);
  g_assert_true (attache_query_totals (db, &totals, NULL));
}

/* An import that is remembered, and its report. */
static void
import_all (Fixture *fixture)
{
  const AttacheImportRemark remark = { "a.txt", "It is empty.", 0, NULL, 0 };
  const AttacheImportRun counts = { .n_files = 1 };
  AttacheDatabase *db = fixture->db;
  gint64 run_id;
  char *uri;
  gboolean has;

  g_assert_true (attache_watch_table_set_folder (db, NULL, NULL));
  g_assert_true (attache_watch_table_get_folder (db, &uri, NULL));
  g_assert_null (uri);
  g_assert_true (attache_watch_table_add (db, "00", "a.txt", 1, NULL));
  g_assert_true (attache_watch_table_has (db, "00", &has, NULL) && has);
  g_assert_true (attache_import_table_begin (db, 1, &run_id, NULL));
  g_assert_true (attache_import_table_add_article (db, run_id, 0, fixture->talks, FALSE, NULL));
  g_assert_true (attache_import_table_add_remark (db, run_id, 0, &remark, NULL));
  g_assert_true (attache_import_table_end (db, run_id, &counts, 2, NULL));
  attache_import_run_free (attache_fetch_import (db, 0, NULL));
  forget (attache_fetch_imports (db, NULL));
  for (AttacheImportSection section = 0; section < ATTACHE_IMPORT_N_SECTIONS; section++)
    forget (attache_fetch_import_section (db, run_id, section, 10, NULL));
}

static void
watch_all (Fixture *fixture)
{
  static const char *const keys[] = { "a", NULL };
  g_autoptr (GBytes) page = g_bytes_new_static ("page", 4);
  AttacheOriginal original = { (char *) "https://zenda.example/", NULL, NULL, 1, page };
  g_autoptr (AttacheOriginal) loaded = NULL;
  AttacheFeedRow row = { .checked = 1 };
  AttacheDatabase *db = fixture->db;

  g_assert_true (attache_original_table_add (db, fixture->talks, &original, NULL));
  g_assert_true (attache_original_table_load (db, fixture->talks, &loaded, NULL));
  g_assert_true (attache_feed_table_add (db, "https://zenda.example/feed", NULL, &row.id, NULL));
  g_assert_true (attache_feed_table_set_minutes (db, row.id, 60, NULL));
  g_assert_true (attache_feed_table_set_checked (db, &row, NULL));
  g_strfreev (attache_feed_table_find_unseen (db, row.id, keys, NULL));
  g_assert_true (attache_feed_table_set_seen (db, row.id, keys, 1, NULL));
  forget (attache_feed_table_load (db, NULL));
  g_assert_true (attache_feed_table_remove (db, row.id, NULL));
}

static void
write_all (Fixture *fixture)
{
  static const char *const tags[] = { "one", NULL };
  AttacheDatabase *db = fixture->db;
  g_autoptr (SampleArticle) echo = sample_echo_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;
  gboolean is_done;
  gint64 id;

  fixture->talks = sample_add (db, fixture->article);
  g_array_append_val (ids, fixture->talks);
  g_assert_true (attache_writing_note_import (db, ids, NULL, "import", 1, NULL));
  g_assert_true (attache_writing_note_import (db, ids, NULL, "import", 1, NULL));
  sample_add (db, echo);
  for (guint target = ATTACHE_TARGET_SPAN; target <= ATTACHE_TARGET_SPEAKER; target++)
    g_assert_true (attache_writing_annotate (db, target, fixture->talks, 1, (AttacheSpan){ 0, 8 },
                                             0, 1, &id, NULL));
  g_assert_true (attache_writing_set_note (db, id, "note", 1, NULL));
  g_assert_true (attache_writing_set_tags (db, id, tags, 1, NULL));
  g_assert_true (attache_writing_set_colour (db, id, 1, 1, NULL));
  g_assert_true (attache_writing_set_title (db, fixture->talks, "New", 1, NULL));
  g_assert_true (attache_writing_decide_statement (db, 1, ATTACHE_DECISION_EDITED, 2, 1, NULL));
  g_assert_true (attache_writing_decide_event (db, 1, ATTACHE_DECISION_REJECTED, 1, NULL));
  g_assert_true (attache_writing_split_report (db, 1, 1, NULL));
  g_assert_true (attache_writing_merge_events (db, 1, 2, 1, NULL));
  g_assert_true (attache_writing_delete (db, id, 1, NULL));
  g_assert_true (attache_journal_undo (db, NULL, &is_done, NULL));
  g_assert_true (attache_journal_redo (db, NULL, &is_done, NULL));
  g_assert_true (attache_journal_peek (db, &undo, &redo, NULL));
  g_assert_true (attache_writing_rename_tag (db, 1, "two", 1, NULL));
  g_assert_true (attache_writing_set_tags (db, 1, tags, 1, NULL));
  g_assert_true (attache_writing_move_tag (db, 1, 2, 1, NULL));
  g_assert_true (attache_writing_merge_tag (db, 1, 2, 1, NULL));
  g_assert_true (attache_writing_delete_tag (db, 2, 1, NULL));
  g_assert_true (attache_writing_remove_articles (db, &fixture->talks, 1, 1, NULL));
  g_assert_true (attache_journal_undo (db, ids, &is_done, NULL));
  g_assert_true (attache_journal_move_to (db, 1, ids, NULL));
  g_assert_true (
      attache_journal_move_to (db, sample_count (db, "SELECT max (id) FROM journal"), ids, NULL));
  g_assert_true (attache_journal_undo (db, ids, &is_done, NULL));
  g_ptr_array_unref (attache_journal_list (db, 0, 10, NULL));
  attache_merge_plan_free (attache_merge_look (db, db, NULL));
  {
    g_autoptr (GHashTable) articles = attache_fetch_codings_new_articles ();

    g_ptr_array_unref (attache_fetch_codings (db, FALSE, "?", articles, NULL));
  }
  g_assert_true (attache_merge_apply (db, db, NULL, NULL, "merge", 1, NULL));
  g_assert_true (attache_article_table_set_read (db, fixture->talks, NULL));
  forget (attache_fetch_review (db, 10, NULL));
  g_assert_true (attache_store_set_findings (db, fixture->talks, fixture->article->text,
                                             fixture->article->findings, NULL, NULL));
}

/* json_each and its aliases, what was put together before, and the reader's own tags. */
static gboolean
is_small (const char *detail)
{
  static const char *const small[] = { "SCAN json_each",
                                       "SCAN w ",
                                       "SCAN one",
                                       "SCAN outlets",
                                       "SCAN first",
                                       "SCAN tag",
                                       "SCAN CONSTANT ROW",
                                       "SCAN actor USING INDEX actor_by_statements",
                                       "SCAN below",
                                       "SCAN version",
                                       "SCAN pragma_table_info",
                                       "SCAN older",
                                       "SCAN same",
                                       "SCAN row_batch " };

  for (guint i = 0; i < G_N_ELEMENTS (small); i++)
    {
      if (g_str_has_prefix (detail, small[i]))
        return TRUE;
    }
  /* A search of the full-text index tells of its constraint; only "0:" is a walk. */
  return strstr (detail, "VIRTUAL TABLE INDEX") != NULL && strstr (detail, "INDEX 0:\n") == NULL
         && !g_str_has_suffix (detail, "INDEX 0:");
}

/* A search without an index is one for the least or the most, and finds it by itself only where
 * that is the number of a row. */
static gboolean
is_walk (const char *detail)
{
  return g_str_has_prefix (detail, "SCAN ") || g_str_equal (detail, "SEARCH o");
}

/* The number of walks through big tables; each is told. */
static guint
count_walks (Fixture *fixture, const char *text)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", text, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheSql) sql = attache_database_prepare (fixture->db, explain, &error);
  guint n_walks = 0;

  g_assert_no_error (error);
  while (attache_sql_next (sql))
    {
      const char *detail = attache_sql_text (sql, 3);

      if (!is_walk (detail) || is_small (detail))
        continue;
      n_walks++;
      g_test_message ("%s", detail);
    }
  return n_walks;
}

static gboolean
has_plan (const char *text)
{
  static const char *const others[] = { "BEGIN",  "COMMIT", "ROLLBACK", "PRAGMA",
                                        "CREATE", "--",     "EXPLAIN" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (g_str_has_prefix (text, others[i]))
        return FALSE;
    }
  /* Those that the search index makes of its own tables. */
  return strstr (text, "article_search_") == NULL && strstr (text, "sqlite_") == NULL;
}

/* A dossier of which the planner is told, and lopsided: one outlet, one day, one speaker, one kind,
 * one tag, and half of all reports of one event. */
#define N(columns) "SELECT " columns " FROM n"
static const char *const lopsided[] = {
  "INSERT INTO tag (name) VALUES ('every day')",
  "CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (SELECT 1001 UNION ALL SELECT i + 1 FROM n WHERE "
  "i < 13000) SELECT i, (SELECT min (id) FROM actor) AS actor, (SELECT min (id) FROM tag) AS tag, "
  "(SELECT min (id) FROM import_run) AS run FROM n",
  "INSERT INTO article (id, uid, title, outlet, published, published_precision, published_basis, "
  "length, n_words, imported, analysis, place) " N (
      "i, printf ('%064d', i), 'Snow', 'Sylvan Post', 0, 4, 0, 10, 2, 1, 1, 5000000 + i"),
  "INSERT INTO article_text " N ("i, 'Snow fell.'"),
  "INSERT INTO section " N ("i, 0, 0, 10"),
  "INSERT INTO article_mention " N ("i, pack_mentions (0, 4, 0, actor, NULL)") " GROUP BY i",
  "INSERT INTO article_actor " N ("i, actor, 1, 1"),
  "INSERT INTO article_hash_settled " N ("i % 40, i"),
  "INSERT INTO import_article " N ("run, i, i, 0"),
  "INSERT INTO statement (id, article_id, start, end, kind, speaker_id, found_speaker_id, via_id, "
  "begin, until, precision, quote_hash, confidence, analysis) " N (
      "i, i, 0, 4, 0, actor, actor, actor, 0, 1, 4, 7, 1, 1"),
  "INSERT INTO statement_span " N ("i, 0, 0, 4"),
  "INSERT INTO event (id, kind, mode, begin, until, precision, label) " N (
      "i, 1, 1, 0, 1, 4, 'Snow'"),
  "INSERT INTO report (id, event_id, article_id, start, end, kind, mode, begin, until, precision, "
  "label, confidence, analysis) " N (
      "i, CASE i % 2 WHEN 0 THEN i ELSE 1001 END, i, 0, 4, 1, 1, 0, 1, 4, 'Snow', 1, 1"),
  "INSERT INTO event_actor (report_id, is_source, actor_id, event_id, start, end) " N (
      "i, 1, actor, CASE i % 2 WHEN 0 THEN i ELSE 1001 END, 0, 4"),
  "INSERT INTO figure (report_id, start, effect, end) " N ("i, 0, 0, 4"),
  "INSERT INTO annotation (id, uid, target, article_id, start, end, anchor, colour, created, "
  "modified) " N ("i, i, 0, i, 0, 4, 1, 0, 1, 1"),
  "INSERT INTO annotation_tag " N ("i, 0, tag"),
  "DROP TABLE n",
};

static void
tell_planner (Fixture *fixture)
{
  g_autoptr (AttacheUpkeep) upkeep = attache_upkeep_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lopsided); i++)
    {
      attache_database_exec (fixture->db, lopsided[i], &error);
      g_assert_no_error (error);
    }
  while (attache_upkeep_is_due (upkeep))
    attache_upkeep_step (upkeep, fixture->db, NULL);
  g_assert_cmpint (sample_count (fixture->db, "SELECT count (DISTINCT tbl) FROM sqlite_stat1"), >,
                   10);
}

static guint
count_bad (Fixture *fixture, const char *what)
{
  g_autofree gpointer *texts = NULL;
  guint n_texts, n_plans = 0, n_scans = 0, n_bad = 0;

  texts = g_hash_table_get_keys_as_array (fixture->heard, &n_texts);
  for (guint i = 0; i < n_texts; i++)
    {
      const char *text = texts[i];
      const gboolean may_scan = g_str_has_prefix (text, "/* scan */");
      guint n_walks;

      if (!has_plan (text))
        continue;
      n_plans++;
      n_scans += may_scan;
      n_walks = count_walks (fixture, text);
      if (n_walks <= (may_scan ? 3 : 0))
        continue;
      n_bad++;
      g_test_message ("knowing %s, %u walks through big tables in: %s", what, n_walks, text);
    }
  g_test_message ("knowing %s: %u statements, %u of them may walk", what, n_plans, n_scans);
  g_assert_cmpuint (n_plans, >, 80);
  return n_bad;
}

/* The plans stay good when the planner is told of the tables. */
static void
test_plans (Fixture *fixture, gconstpointer data)
{
  guint n_bad = 0;

  write_all (fixture);
  import_all (fixture);
  watch_all (fixture);
  read_all (fixture);
  sqlite3_trace_v2 (attache_database_get_handle (fixture->db), 0, NULL, NULL);
  n_bad = count_bad (fixture, "nothing");
  tell_planner (fixture);
  n_bad += count_bad (fixture, "a lopsided dossier");
  g_assert_cmpuint (n_bad, ==, 0);
}

/* The test itself can fail. */
static void
test_walk_is_seen (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_walks (fixture, "SELECT id FROM statement WHERE confidence > 0.5"), ==,
                    1);
  g_assert_cmpuint (
      count_walks (fixture, "SELECT rowid FROM article_search WHERE article_search MATCH 'x'"), ==,
      0);
  g_assert_cmpuint (count_walks (fixture, "SELECT rowid FROM article_search"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/plans/all", Fixture, NULL, set_up, test_plans, tear_down);
  g_test_add ("/plans/walk-is-seen", Fixture, NULL, set_up, test_walk_is_seen, tear_down);
  return g_test_run ();
}
