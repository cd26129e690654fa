/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader writes, and its way back and forth through the history. */

#include "config.h"

#include "attache-decision-table.h"
#include "attache-fetch.h"
#include "attache-journal.h"
#include "attache-query.h"
#include "attache-store-error.h"
#include "attache-writing.h"
#include "store-sample.h"

typedef struct
{
  char *folder;
  char *path;
  AttacheDatabase *db;
  gint64 talks;
  SampleArticle *article;
} Fixture;

static void
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->db, attache_database_free);
  fixture->db = attache_database_open (fixture->path, ATTACHE_DATABASE_CREATE, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = sample_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "test.dossier", NULL);
  reopen (fixture);
  fixture->article = sample_talks_new ();
  fixture->talks = sample_add (fixture->db, fixture->article);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sample_article_free (fixture->article);
  sample_assert_whole (fixture->db);
  sample_dossier_free (fixture->db, fixture->folder);
  g_free (fixture->path);
}

static gint64
highlight (Fixture *fixture, const char *words)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  attache_writing_annotate (fixture->db, ATTACHE_TARGET_SPAN, fixture->talks, 0,
                            sample_span (fixture->article, words), ATTACHE_HIGHLIGHT_GREEN, 5000,
                            &id, &error);
  g_assert_no_error (error);
  return id;
}

/* All that the reader wrote, one line a row. Transfer full. */
static char *
dump (AttacheDatabase *db)
{
  static const char *const texts[] = {
    "SELECT json_array (id, uid, target, article_id, start, end, quote, colour, note, modified) "
    "FROM annotation ORDER BY id",
    "SELECT json_array (annotation_id, position, tag_id) FROM annotation_tag ORDER BY 1",
    "SELECT json_array (id, name, colour) FROM tag ORDER BY id",
    "SELECT json_array (id, target, start, decision, speaker_id) FROM decision ORDER BY id",
    "SELECT json_array (id, title, outlet, published, is_starred) FROM article ORDER BY id",
    "SELECT json_array (id, speaker_id) FROM statement ORDER BY id",
    "SELECT json_array (id, n_statements) FROM actor ORDER BY id",
    "SELECT rowid FROM article_search WHERE article_search MATCH 'zz*'",
  };
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AttacheSql) sql = attache_database_prepare (db, texts[i], &error);

      g_assert_no_error (error);
      while (attache_sql_next (sql))
        g_string_append_printf (lines, "%u %s\n", i, attache_sql_text (sql, 0));
      g_assert_true (attache_sql_finish (sql, &error));
    }
  return g_string_free (lines, FALSE);
}

static gboolean
step (Fixture *fixture, gboolean is_undo)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = FALSE;

  if (is_undo)
    attache_journal_undo (fixture->db, NULL, &is_done, &error);
  else
    attache_journal_redo (fixture->db, NULL, &is_done, &error);
  g_assert_no_error (error);
  return is_done;
}

static const AttacheAnnotationFields *
fetch (Fixture *fixture, gint64 id, GPtrArray **items)
{
  g_autoptr (GError) error = NULL;

  *items = attache_fetch_annotations (fixture->db, &id, 1, &error);
  g_assert_no_error (error);
  return attache_annotation_get_fields (g_ptr_array_index (*items, 0));
}

static void
test_highlight (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;
  const char *const tags[] = { " bridge ", "snow", "bridge", "", NULL };
  g_autoptr (GError) error = NULL;
  gint64 id = highlight (fixture, "open the bridge");
  const AttacheAnnotationFields *fields;

  g_assert_true (attache_writing_set_note (fixture->db, id, "Quotation to check", 6000, &error));
  g_assert_true (attache_writing_set_tags (fixture->db, id, tags, 7000, &error));
  g_assert_no_error (error);
  fields = fetch (fixture, id, &items);
  g_assert_cmpstr (fields->quote, ==, "open the bridge");
  g_assert_true (g_str_has_suffix (fields->prefix, "“We shall "));
  g_assert_true (g_str_has_prefix (fields->suffix, " before the first"));
  g_assert_cmpstr (fields->note, ==, "Quotation to check");
  g_assert_cmpstr (fields->tags[0], ==, "bridge");
  g_assert_cmpstr (fields->tags[1], ==, "snow");
  g_assert_null (fields->tags[2]);
  g_assert_cmpstr (fields->speaker, ==, "Ada Lorne");
  g_assert_cmpstr (fields->outlet, ==, "The Zenda Courier");
  g_assert_cmpint (fields->modified, ==, 7000);
}

static void
test_targets (Fixture *fixture, gconstpointer data)
{
  const AttacheSpan none = { 0, 0 };
  gint64 event = sample_count (fixture->db, "SELECT id FROM event WHERE kind = 1");
  gint64 lorne = sample_count (fixture->db, "SELECT id FROM actor WHERE key = 'ada-lorne'");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  AttacheDatabase *db = fixture->db;
  gint64 id;

  g_assert_true (
      attache_writing_annotate (db, ATTACHE_TARGET_EVENT, 0, event, none, 0, 1, &id, &error));
  g_assert_cmpint (fetch (fixture, id, &first)->target_id, ==, event);
  g_assert_true (
      attache_writing_annotate (db, ATTACHE_TARGET_SPEAKER, 0, lorne, none, 0, 1, &id, &error));
  g_assert_cmpstr (fetch (fixture, id, &second)->speaker, ==, "Ada Lorne");
  g_assert_true (attache_writing_annotate (db, ATTACHE_TARGET_ARTICLE, fixture->talks, 0, none, 0,
                                           1, &id, &error));
  g_assert_no_error (error);
  g_assert_false (
      attache_writing_annotate (db, ATTACHE_TARGET_ARTICLE, 99, 0, none, 0, 1, &id, &error));
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE);
  g_clear_error (&error);
  g_assert_false (attache_writing_annotate (db, ATTACHE_TARGET_SPAN, fixture->talks, 0,
                                            (AttacheSpan){ 4, 90000 }, 0, 1, &id, &error));
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_GONE);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM annotation"), ==, 3);
}

static void
test_typing_is_one_step (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = highlight (fixture, "Zenda"), now = 1000000;
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;
  AttacheDatabase *db = fixture->db;

  g_assert_true (attache_writing_set_note (db, id, "o", now, &error));
  g_assert_true (attache_writing_set_note (db, id, "on", now + 100000, &error));
  g_assert_true (attache_writing_set_note (db, id, "one", now + 500000, &error));
  g_assert_true (attache_writing_set_note (db, id, "one two", now + 1100000, &error));
  g_assert_true (attache_writing_set_note (db, id, "one two", now + 1900000, &error));
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM journal"), ==, 4);
  step (fixture, TRUE);
  step (fixture, TRUE);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM annotation WHERE note = 'one'"), ==, 1);
  step (fixture, TRUE);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM annotation WHERE note = ''"), ==, 1);
  g_assert_true (attache_journal_peek (db, &undo, &redo, &error));
  g_assert_cmpstr (undo, ==, "highlight");
  g_assert_cmpstr (redo, ==, "typing");
}

static void
test_new_step_forgets_undone (Fixture *fixture, gconstpointer data)
{
  highlight (fixture, "Zenda");
  g_assert_true (step (fixture, TRUE));
  highlight (fixture, "Saturday");
  g_assert_false (step (fixture, FALSE));
  g_assert_true (step (fixture, TRUE));
  g_assert_false (step (fixture, TRUE));
}

static void
test_decision (Fixture *fixture, gconstpointer data)
{
  AttacheDatabase *db = fixture->db;
  gint64 statement = sample_count (db, "SELECT id FROM statement");
  gint64 veld = sample_count (db, "SELECT id FROM actor WHERE key = 'boris-veld'");
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheFindings) nothing = attache_findings_new ();
  g_autoptr (GArray) unattached = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_true (
      attache_writing_decide_statement (db, statement, ATTACHE_DECISION_EDITED, veld, 1, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sample_count (db, "SELECT speaker_id FROM statement"), ==, veld);
  g_assert_cmpint (sample_count (db, "SELECT n_statements FROM actor WHERE key = 'boris-veld'"), ==,
                   1);
  g_assert_cmpint (sample_count (db, "SELECT n_statements FROM actor WHERE key = 'ada-lorne'"), ==,
                   0);

  attache_store_set_findings (db, fixture->talks, fixture->article->text, nothing, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (attache_decision_table_list_unattached (db, unattached, &error));
  g_assert_cmpuint (unattached->len, ==, 1);
  attache_store_set_findings (db, fixture->talks, fixture->article->text,
                              fixture->article->findings, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sample_count (db, "SELECT speaker_id FROM statement"), ==, veld);
  g_assert_cmpint (sample_count (db, "SELECT n_statements FROM actor WHERE key = 'boris-veld'"), ==,
                   1);

  g_assert_true (step (fixture, TRUE));
  g_assert_cmpint (sample_count (db, "SELECT n_statements FROM actor WHERE key = 'ada-lorne'"), ==,
                   1);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM decision"), ==, 0);
}

static void
test_event_decision (Fixture *fixture, gconstpointer data)
{
  AttacheDatabase *db = fixture->db;
  gint64 event = sample_count (db, "SELECT id FROM event WHERE kind = 1");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_assert_true (attache_writing_decide_event (db, event, ATTACHE_DECISION_ACCEPTED, 1, &error));
  g_assert_true (attache_writing_decide_event (db, event, ATTACHE_DECISION_REJECTED, 2, &error));
  items = attache_fetch_events (db, NULL, 0, &event, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (attache_event_get_fields (g_ptr_array_index (items, 0))->decision, ==,
                   ATTACHE_DECISION_REJECTED);
  g_assert_true (attache_writing_decide_event (db, event, ATTACHE_DECISION_NONE, 0, &error));
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM decision"), ==, 0);
}

/* One action that a reader might take, of any kind. */
static void
act (Fixture *fixture, GRand *random, gint64 now)
{
  static const char *const words[] = { "Zenda", "bridge", "snow", "Thursday", "Lorne", "clash" };
  const char *const tags[] = { words[g_rand_int_range (random, 0, 6)],
                               words[g_rand_int_range (random, 0, 6)], NULL };
  const char *word = words[g_rand_int_range (random, 0, 6)];
  AttacheDatabase *db = fixture->db;
  gint64 max = sample_count (db, "SELECT ifnull (max (id), 0) FROM annotation");
  gint64 id = max > 0 ? g_rand_int_range (random, 1, (gint32) max + 1) : 0;
  gint64 statement = sample_count (db, "SELECT id FROM statement");
  g_autofree char *text = g_strdup_printf ("zz %s %d", word, g_rand_int_range (random, 0, 1000));

  switch (g_rand_int_range (random, 0, 11))
    {
    case 0:
    case 1:
      highlight (fixture, word);
      break;
    case 2:
    case 3:
      attache_writing_set_note (db, id, text, now, NULL);
      break;
    case 4:
      attache_writing_set_tags (db, id, tags, now, NULL);
      break;
    case 5:
      attache_writing_delete (db, id, now, NULL);
      break;
    case 6:
      attache_writing_set_title (db, fixture->talks, text, now, NULL);
      break;
    case 7:
      attache_writing_set_published (db, fixture->talks, now, ATTACHE_PRECISION_DAY, now, NULL);
      break;
    case 8:
      attache_writing_decide_statement (db, statement, g_rand_int_range (random, 0, 4),
                                        g_rand_int_range (random, 1, 4), now, NULL);
      break;
    case 9:
      attache_writing_set_colour (db, id, g_rand_int_range (random, 0, 4), now, NULL);
      break;
    default:
      attache_writing_set_starred (db, fixture->talks, g_rand_boolean (random), now, NULL);
    }
}

static void
test_property (Fixture *fixture, gconstpointer data)
{
  const guint n_actions = g_test_slow () ? 10000 : 1000;
  g_autoptr (GRand) random = g_rand_new_with_seed (20310921);
  g_autofree char *at_start = dump (fixture->db);
  g_autofree char *at_end = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint n_undone = 0, n_redone = 0;

  sample_run (fixture->db, "PRAGMA synchronous = OFF");
  for (guint i = 0; i < n_actions; i++)
    {
      act (fixture, random, 1000000 + (gint64) i * 300000);
      if (g_rand_int_range (random, 0, 10) == 0 && step (fixture, TRUE))
        step (fixture, FALSE);
    }
  at_end = dump (fixture->db);
  reopen (fixture);
  sample_run (fixture->db, "PRAGMA synchronous = OFF");
  while (step (fixture, TRUE))
    n_undone++;
  undone = dump (fixture->db);
  g_assert_cmpstr (undone, ==, at_start);
  while (step (fixture, FALSE))
    n_redone++;
  redone = dump (fixture->db);
  g_assert_cmpstr (redone, ==, at_end);
  g_assert_cmpuint (n_undone, ==, n_redone);
  g_assert_cmpuint (n_undone, >, n_actions / 3);
  g_test_message ("%u actions, %u steps undone and redone", n_actions, n_undone);
}

static void
test_damaged_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  highlight (fixture, "Zenda");
  sample_run (fixture->db, "UPDATE journal SET changes = x'00ff13370000000000deadbeef'");
  attache_journal_undo (fixture->db, NULL, &is_done, &error);
  g_test_message ("%s", error != NULL ? error->message : "nothing to be done");
  g_assert_cmpint (sample_count (fixture->db, "SELECT count(*) FROM annotation"), ==, 1);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/writing/highlight", test_highlight);
  ADD ("/writing/targets", test_targets);
  ADD ("/writing/typing-is-one-step", test_typing_is_one_step);
  ADD ("/writing/new-step-forgets-undone", test_new_step_forgets_undone);
  ADD ("/writing/decision", test_decision);
  ADD ("/writing/event-decision", test_event_decision);
  ADD ("/writing/property", test_property);
  ADD ("/writing/damaged-history", test_damaged_history);
  return g_test_run ();
}
