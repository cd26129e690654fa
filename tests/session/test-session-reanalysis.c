/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new analysis of a whole dossier: what it tells of its changes is true, what was decided stands,
 * and it may be killed at any moment and goes on. The older analysis is made by spoiling the rows
 * of the present one, so that it is known what must come back. */

#include "config.h"

#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "attache-dossier-private.h"
#include "attache-reanalysis-job.h"
#include "attache-writing.h"
#include "store-sample.h"

static const char *self_path;

static char *
make_text (guint number)
{
  return g_strdup_printf (
      "Foreign Minister Ada Lorne met President Boris Veld in Zenda on Monday, 14 March 2022.\n\n"
      "“We shall open bridge number %u before the first snow falls,” Ada Lorne said on Monday.\n\n"
      "President Boris Veld said that the road was closed. “Nobody asked us about it,” he added. "
      "At least %u people were wounded in an attack on the border on 12 March 2022.\n",
      number, 10 + number % 80);
}

static AttacheDatabase *
open_or_die (const char *path)
{
  g_autoptr (GError) error = NULL;
  AttacheDatabase *db = attache_database_open (path, ATTACHE_DATABASE_CREATE, &error);

  g_assert_no_error (error);
  return db;
}

static gboolean
add_all (AttacheDatabase *db, gpointer data, GError **error)
{
  g_autoptr (AttacheAnalyzer) analyzer = attache_analyzer_new (error);
  const guint n = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = make_text (i);
      g_autoptr (AttacheText) text = attache_text_new (words, -1);
      const AttacheContext context = ATTACHE_CONTEXT_INIT;
      g_autoptr (AttacheFindings) findings = attache_analyzer_analyze (analyzer, text, &context);
      const AttacheNewArticle article = { .title = "Talks in Zenda",
                                          .published = ATTACHE_TIME_UNKNOWN,
                                          .published_precision = ATTACHE_PRECISION_DAY,
                                          .text = text,
                                          .findings = findings };
      AttacheAdded added;

      if (!attache_store_add_article (db, &article, 1, &added, error))
        return FALSE;
    }
  return TRUE;
}

static char *
dump (AttacheDatabase *db)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (
      db,
      "SELECT article_id || ' ' || start || ' ' || end || ' ' || twin || ' ' || ifnull "
      "(speaker_id, 0) "
      "FROM statement UNION ALL SELECT 'r ' || article_id || ' ' || start || ' ' || end || ' ' || "
      "kind "
      "FROM report UNION ALL SELECT 'd ' || id || ' ' || decision || ' ' || start || ' ' || "
      "article_id "
      "|| ' ' || ifnull (speaker_id, 0) FROM decision UNION ALL SELECT 'a ' || id || ' ' || "
      "n_articles "
      "|| ' ' || n_statements || ' ' || n_mentions FROM actor ORDER BY 1",
      NULL);
  GString *lines = g_string_new (NULL);

  g_assert_nonnull (sql);
  while (attache_sql_next (sql))
    g_string_append_printf (lines, "%s\n", attache_sql_text (sql, 0));
  return g_string_free (lines, FALSE);
}

static void
run_sql (AttacheDatabase *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  attache_database_exec (db, sql, &error);
  g_assert_no_error (error);
}

/* What the older analysis did not find, what it found wrongly, and whom it did not know. */
static void
spoil (AttacheDatabase *db, AttacheAnalysisChange *expected)
{
  expected->n_statements_new = (guint) sample_count (
      db, "SELECT count (*) FROM statement WHERE article_id % 3 = 0");
  run_sql (db, "DELETE FROM statement WHERE article_id % 3 = 0");
  expected->n_statements_gone = (guint) sample_count (
      db, "SELECT count (*) FROM article WHERE id % 4 = 0");
  run_sql (db,
           "INSERT INTO statement (article_id, start, end, kind, precision, confidence, analysis) "
           "SELECT id, 0, 3, 0, 0, 0.5, 0 FROM article WHERE id % 4 = 0");
  expected->n_speakers = (guint) sample_count (
      db,
      "SELECT count (*) FROM statement WHERE article_id % 5 = 1 AND found_speaker_id IS NOT NULL");
  run_sql (db, "UPDATE statement SET found_speaker_id = NULL WHERE article_id % 5 = 1");
  expected->n_events_new = (guint) sample_count (
      db, "SELECT count (*) FROM report WHERE article_id % 6 = 2");
  run_sql (db, "DELETE FROM report WHERE article_id % 6 = 2");
  expected->n_kinds = (guint) sample_count (
      db, "SELECT count (*) FROM report WHERE article_id % 7 = 3 AND kind <> 12");
  run_sql (db, "UPDATE report SET kind = 12 WHERE article_id % 7 = 3");
  run_sql (db, "UPDATE article SET analysis = 0");
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **answer = user_data;

  *answer = g_object_ref (result);
  g_main_context_wakeup (NULL);
}

/* Runs the main loop until the answer is there. */
static void
wait_for (GAsyncResult **answer)
{
  while (*answer == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static AttacheDossier *
open_dossier (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheAnalyzer) analyzer = attache_analyzer_new (&error);
  g_autoptr (GAsyncResult) answer = NULL;
  AttacheDossier *dossier;

  g_assert_no_error (error);
  attache_dossier_open_async (file, analyzer, NULL, done_cb, &answer);
  wait_for (&answer);
  dossier = attache_dossier_open_finish (answer, &error);
  g_assert_no_error (error);
  return dossier;
}

static void
close_dossier (AttacheDossier *dossier)
{
  g_autoptr (GAsyncResult) answer = NULL;

  attache_dossier_close_async (dossier, done_cb, &answer);
  wait_for (&answer);
  g_assert_true (attache_dossier_close_finish (dossier, answer, NULL));
  g_object_unref (dossier);
}

/* @change, @n_lost: nullable. TRUE where it was not cancelled. */
static gboolean
analyse_again (const char *path, gboolean all, GCancellable *cancellable,
               AttacheAnalysisChange *change, guint *n_lost)
{
  AttacheDossier *dossier = open_dossier (path);
  g_autoptr (AttacheReanalysisJob) job = attache_reanalysis_job_new (dossier, all);
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  attache_reanalysis_job_run_async (job, cancellable, done_cb, &answer);
  wait_for (&answer);
  is_done = attache_reanalysis_job_run_finish (job, answer, &error);
  if (!is_done)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (change != NULL)
    *change = *attache_reanalysis_job_get_change (job, n_lost);
  close_dossier (dossier);
  return is_done;
}

static void
assert_change (const AttacheAnalysisChange *found, const AttacheAnalysisChange *expected,
               guint n_articles)
{
  g_assert_cmpuint (found->n_articles, ==, n_articles);
  g_assert_cmpuint (found->n_statements_new, ==, expected->n_statements_new);
  g_assert_cmpuint (found->n_statements_gone, ==, expected->n_statements_gone);
  g_assert_cmpuint (found->n_speakers, ==, expected->n_speakers);
  g_assert_cmpuint (found->n_events_new, ==, expected->n_events_new);
  g_assert_cmpuint (found->n_events_gone, ==, 0);
  g_assert_cmpuint (found->n_kinds, ==, expected->n_kinds);
  g_assert_cmpint (found->ended, !=, 0);
}

/* One of each, and one on what the new analysis does not find. */
static void
decide (AttacheDatabase *db)
{
  const gint64 lost = sample_count (db,
                                    "SELECT id FROM statement WHERE start = 0 AND end = 3 LIMIT 1");
  const gint64 edited = sample_count (db, "SELECT id FROM statement WHERE article_id = 1 LIMIT 1");

  g_assert_true (
      attache_writing_decide_statement (db, edited, ATTACHE_DECISION_EDITED, 2, 1, NULL));
  g_assert_true (
      attache_writing_decide_statement (db, edited + 1, ATTACHE_DECISION_REJECTED, 0, 1, NULL));
  g_assert_true (attache_writing_decide_event (db, 1, ATTACHE_DECISION_ACCEPTED, 1, NULL));
  g_assert_true (
      attache_writing_decide_statement (db, lost, ATTACHE_DECISION_ACCEPTED, 0, 1, NULL));
}

static void
test_numbers (void)
{
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *path = g_build_filename (folder, "test.dossier", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  AttacheDatabase *db = open_or_die (path);
  AttacheAnalysisChange expected = { 0 }, found;
  guint n_lost;

  g_assert_true (attache_database_transact (db, add_all, GUINT_TO_POINTER (42), NULL));
  spoil (db, &expected);
  g_assert_cmpuint (expected.n_statements_new, >, 10);
  g_assert_cmpuint (expected.n_speakers, >, 5);
  g_assert_cmpuint (expected.n_kinds, >, 2);
  decide (db);
  attache_database_free (db);
  g_assert_true (analyse_again (path, FALSE, NULL, &found, &n_lost));
  assert_change (&found, &expected, 42);
  g_assert_cmpuint (n_lost, ==, 1);
  db = open_or_die (path);
  before = dump (db);
  g_assert_nonnull (strstr (before, "\nd 4 "));
  g_assert_cmpint (
      sample_count (db, "SELECT count (*) FROM statement JOIN decision USING (article_id, start, "
                        "end, twin) WHERE decision.decision = 3 AND statement.speaker_id = 2"),
      ==, 1);
  attache_database_free (db);
  /* Again, though nothing is outdated: the same rows, and nothing to tell. */
  g_assert_true (analyse_again (path, TRUE, NULL, &found, &n_lost));
  g_assert_cmpuint (found.n_articles, ==, 42);
  g_assert_cmpuint (found.n_changed, ==, 0);
  g_assert_cmpuint (n_lost, ==, 1);
  db = open_or_die (path);
  after = dump (db);
  g_assert_cmpstr (after, ==, before);
  attache_database_free (db);
  sample_folder_remove (folder);
}

/* Cancelled at once, and gone on with. */
static void
test_cancel (void)
{
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *path = g_build_filename (folder, "test.dossier", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  AttacheDatabase *db = open_or_die (path);
  AttacheAnalysisChange expected = { 0 }, found;

  g_assert_true (attache_database_transact (db, add_all, GUINT_TO_POINTER (12), NULL));
  spoil (db, &expected);
  attache_database_free (db);
  g_cancellable_cancel (cancellable);
  g_assert_false (analyse_again (path, FALSE, cancellable, &found, NULL));
  g_assert_cmpint (found.ended, ==, 0);
  g_assert_true (analyse_again (path, FALSE, NULL, &found, NULL));
  assert_change (&found, &expected, 12);
  sample_folder_remove (folder);
}

static void
run_and_kill (const char *path, gulong usec)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                    self_path, "--reanalyze", path, NULL);
  char said;

  g_assert_no_error (error);
  g_input_stream_read (g_subprocess_get_stdout_pipe (child), &said, 1, NULL, NULL);
  g_usleep (usec);
  g_subprocess_send_signal (child, SIGKILL);
  g_assert_true (g_subprocess_wait (child, NULL, NULL));
}

static void
test_kill (void)
{
  const guint n_articles = g_test_slow () ? 2000 : 250;
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *path = g_build_filename (folder, "test.dossier", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  AttacheDatabase *db = open_or_die (path);
  AttacheAnalysisChange expected = { 0 }, found;
  guint n_kills = 0, n_cut = 0;
  gint64 n_left = n_articles;

  g_assert_true (attache_database_transact (db, add_all, GUINT_TO_POINTER (n_articles), NULL));
  spoil (db, &expected);
  attache_database_free (db);
  for (; n_left > 0 && n_kills < 30; n_kills++)
    {
      run_and_kill (path, (gulong) g_rand_int_range (random, 0, 400000));
      db = open_or_die (path);
      g_assert_cmpint (sample_count (db, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
      n_left = sample_count (db, "SELECT count (*) FROM article WHERE analysis = 0");
      n_cut += n_left > 0 && n_left < n_articles;
      attache_database_free (db);
    }
  g_assert_true (analyse_again (path, FALSE, NULL, &found, NULL));
  assert_change (&found, &expected, n_articles);
  g_test_message ("%u kills, %u of them in the middle; all %u articles were analysed again once",
                  n_kills, n_cut, found.n_articles);
  sample_folder_remove (folder);
}

/* Child. */
static int
reanalyze (const char *path)
{
  if (write (STDOUT_FILENO, "b", 1) != 1)
    return 3;
  return analyse_again (path, FALSE, NULL, NULL, NULL) ? 0 : 3;
}

int
main (int argc, char **argv)
{
  self_path = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--reanalyze"))
    return reanalyze (argv[2]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/reanalysis/numbers", test_numbers);
  g_test_add_func ("/reanalysis/cancel", test_cancel);
  g_test_add_func ("/reanalysis/kill", test_kill);
  return g_test_run ();
}
