/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SIGKILL at random moments under a child that writes and says after each commit what it wrote.
 * What it said must be there. */

#include "config.h"

#include <gio/gio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "attache-store-error.h"
#include "attache-writing.h"
#include "store-sample.h"

/* The longest time that a child is left alone. */
#define MAX_USEC 60000

static const char *self_path;

static void
say (gint64 number)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\n", number);

  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    _exit (3);
}

static AttacheDatabase *
open_or_die (const char *path, AttacheDatabaseFlags flags)
{
  g_autoptr (GError) error = NULL;
  AttacheDatabase *db = attache_database_open (path, ATTACHE_DATABASE_CREATE | flags, &error);

  if (db == NULL)
    g_error ("%s", error->message);
  return db;
}

/* Child: notes on one article, numbered on from what is there. */
static void
write_notes (const char *path, AttacheDatabaseFlags flags)
{
  AttacheDatabase *db = open_or_die (path, flags);
  gint64 number = sample_count (db, "SELECT count(*) FROM annotation");

  while (TRUE)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *note = g_strdup_printf ("note %" G_GINT64_FORMAT, ++number);
      gint64 id;

      if (!attache_writing_annotate (db, ATTACHE_TARGET_SPAN, 1, 0, (AttacheSpan){ 0, 8 },
                                     ATTACHE_HIGHLIGHT_PINK, number, &id, &error)
          || !attache_writing_set_note (db, id, note, number * 1000000, &error))
        g_error ("%s", error->message);
      say (id);
    }
}

/* Child: articles, three in a transaction. */
static gboolean
add_three (AttacheDatabase *db, gpointer data, GError **error)
{
  gint64 *number = data;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = g_strdup_printf (
          "Report %" G_GINT64_FORMAT " of the clash at the bridge. Lorne met Veld.", ++*number);
      g_autoptr (SampleArticle)
          article = sample_article_new (text, NULL, "Zenda Courier", "2031-09-20");
      gint lorne = sample_add_actor (article, "Ada Lorne", "ada-lorne", ATTACHE_ACTOR_PERSON, NULL);
      AttacheAdded added;

      sample_add_statement (article, "Lorne met Veld", "met", lorne, "2031-09-20");
      sample_add_event (article, "met", ATTACHE_EVENT_CONSULT, "2031-09-20", lorne, -1);
      if (!attache_store_add_article (db, &article->fields, 1, &added, error))
        return FALSE;
    }
  return TRUE;
}

static void
import_articles (const char *path, AttacheDatabaseFlags flags)
{
  AttacheDatabase *db = open_or_die (path, flags);
  gint64 number = sample_count (db, "SELECT count(*) FROM article");

  while (TRUE)
    {
      g_autoptr (GError) error = NULL;

      if (!attache_database_transact (db, add_three, &number, &error))
        g_error ("%s", error->message);
      say (number);
    }
}

/* Runs a child for a random time, kills it, and answers with the last number it said (0: none).
 * Mostly the time begins with the first thing it says, so that on a slow machine, too, it is killed
 * at work and not while it starts. */
static gint64
run_and_kill (const char *what, const char *path, const char *flags, GRand *random)
{
  const gboolean is_at_work = g_rand_int_range (random, 0, 4) > 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                    self_path, what, path, flags, NULL);
  g_autoptr (GString) said = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  GInputStream *out;
  char buffer[4096];
  gssize n;

  g_assert_no_error (error);
  out = g_subprocess_get_stdout_pipe (child);
  if (is_at_work && (n = g_input_stream_read (out, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (said, buffer, n);
  g_usleep ((gulong) g_rand_int_range (random, 0, MAX_USEC));
  g_subprocess_send_signal (child, SIGKILL);
  while ((n = g_input_stream_read (out, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (said, buffer, n);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (child));
  lines = g_strsplit (said->str, "\n", -1);
  /* The last is empty, or a line cut in two. */
  return g_strv_length (lines) > 1 ? g_ascii_strtoll (lines[g_strv_length (lines) - 2], NULL, 10)
                                   : 0;
}

static void
assert_whole (AttacheDatabase *db)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) problems = attache_database_check (db, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (problems), ==, 0);
  g_assert_cmpint (sample_count (db, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
}

static guint
n_rounds (void)
{
  return g_test_slow () ? 1000 : 50;
}

static void
test_notes (gconstpointer data)
{
  const AttacheDatabaseFlags flags = (AttacheDatabaseFlags) GPOINTER_TO_UINT (data);
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *path = g_build_filename (folder, "test.dossier", NULL);
  g_autofree char *flag_words = g_strdup_printf ("%u", flags);
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  AttacheDatabase *db = open_or_die (path, flags);
  gint64 n_lost = 0, n_acknowledged = 0;

  sample_add (db, talks);
  attache_database_free (db);
  for (guint i = 0; i < n_rounds (); i++)
    {
      gint64 last = run_and_kill ("--notes", path, flag_words, random);
      gint64 n_whole;

      db = open_or_die (path, flags);
      assert_whole (db);
      n_whole = sample_count (db, "SELECT count(*) FROM annotation WHERE note = 'note ' || id");
      n_lost += MAX (0, last - n_whole);
      n_acknowledged = MAX (n_acknowledged, last);
      /* A highlight whose note was not acknowledged may stand alone; the next child writes behind
       * it. */
      sample_run (db, "DELETE FROM annotation WHERE note = ''");
      attache_database_free (db);
    }
  sample_tell_fault (flags != 0 ? "SIGKILL under the store, write-ahead log"
                                : "SIGKILL under the store, rollback journal",
                     "acknowledged notes are there, the check is clean",
                     "%u kills, %" G_GINT64_FORMAT " acknowledged notes, %" G_GINT64_FORMAT " lost",
                     n_rounds (), n_acknowledged, n_lost);
  g_assert_cmpint (n_lost, ==, 0);
  g_assert_cmpint (n_acknowledged, >, 0);
  sample_folder_remove (folder);
}

static void
test_import (gconstpointer data)
{
  const AttacheDatabaseFlags flags = (AttacheDatabaseFlags) GPOINTER_TO_UINT (data);
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *path = g_build_filename (folder, "test.dossier", NULL);
  g_autofree char *flag_words = g_strdup_printf ("%u", flags);
  g_autoptr (GRand) random = g_rand_new_with_seed (18);
  AttacheDatabase *db = open_or_die (path, flags);
  gint64 n_acknowledged = 0;

  attache_database_free (db);
  for (guint i = 0; i < n_rounds (); i++)
    {
      gint64 last = run_and_kill ("--import", path, flag_words, random), n_articles;

      db = open_or_die (path, flags);
      assert_whole (db);
      n_articles = sample_count (db, "SELECT count(*) FROM article");
      g_assert_cmpint (n_articles, >=, last);
      g_assert_cmpint (n_articles % 3, ==, 0);
      g_assert_cmpint (sample_count (db, "SELECT count(*) FROM statement"), ==, n_articles);
      n_acknowledged = MAX (n_acknowledged, last);
      attache_database_free (db);
    }
  sample_tell_fault (flags != 0 ? "SIGKILL while articles are imported, write-ahead log"
                                : "SIGKILL while articles are imported, rollback journal",
                     "whole transactions or nothing",
                     "%u kills, %" G_GINT64_FORMAT " acknowledged articles, 0 lost", n_rounds (),
                     n_acknowledged);
  g_assert_cmpint (n_acknowledged, >, 0);
  sample_folder_remove (folder);
}

/* Killed while it is being made: there is no dossier, or a whole one. */
static void
test_creation (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (19);
  guint n_made = 0;

  for (guint i = 0; i < n_rounds (); i++)
    {
      g_autofree char *folder = sample_folder_new ();
      g_autofree char *path = g_build_filename (folder, "test.dossier", NULL);
      AttacheDatabase *db;

      run_and_kill ("--import", path, "0", random);
      n_made += g_file_test (path, G_FILE_TEST_EXISTS);
      db = open_or_die (path, 0);
      assert_whole (db);
      attache_database_free (db);
      sample_folder_remove (folder);
    }
  sample_tell_fault ("SIGKILL while a dossier is made", "no dossier, or a whole one",
                     "%u kills, %u dossiers made, all whole", n_rounds (), n_made);
}

int
main (int argc, char **argv)
{
  const gpointer wal = GUINT_TO_POINTER (ATTACHE_DATABASE_WAL);

  self_path = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--notes"))
    write_notes (argv[2], (AttacheDatabaseFlags) atoi (argv[3]));
  if (argc == 4 && g_str_equal (argv[1], "--import"))
    import_articles (argv[2], (AttacheDatabaseFlags) atoi (argv[3]));
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/kill/notes", NULL, test_notes);
  g_test_add_data_func ("/kill/notes-wal", wal, test_notes);
  g_test_add_data_func ("/kill/import", NULL, test_import);
  g_test_add_data_func ("/kill/import-wal", wal, test_import);
  g_test_add_func ("/kill/creation", test_creation);
  return g_test_run ();
}
