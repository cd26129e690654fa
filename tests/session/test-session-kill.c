/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SIGKILL at random moments under a session that annotates as the window does. The child says a
 * note when the save state tells that all is saved; what it said must be there. */

#include "config.h"

#include <gio/gio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "attache-dossier.h"
#include "attache-session.h"
#include "store-sample.h"

/* The longest time that a child is left alone after it began to write. */
#define MAX_USEC 60000

static const char *self_path;

/* What the child is about to see saved. */
typedef struct
{
  AttacheSession *session;
  gint64 number; /* of the annotation; 0: its highlight is on its way */
} Writer;

static void
say (gint64 number)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\n", number);

  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    _exit (3);
}

static void
write_next (Writer *writer)
{
  writer->number = 0;
  attache_session_annotate_span (writer->session, (AttacheSpan){ 0, 8 }, ATTACHE_HIGHLIGHT_PINK);
}

static void
save_state_cb (AttacheSession *session, GParamSpec *pspec, Writer *writer)
{
  g_autofree char *note = NULL;
  AttacheSaveState state;

  g_object_get (session, "save-state", &state, NULL);
  if (state == ATTACHE_SAVE_FAILED)
    g_error ("it could not be saved");
  if (state != ATTACHE_SAVED)
    return;
  if (writer->number > 0)
    {
      say (writer->number);
      write_next (writer);
      return;
    }
  g_object_get (session, "selected-annotation", &writer->number, NULL);
  note = g_strdup_printf ("note %" G_GINT64_FORMAT, writer->number);
  attache_session_set_note (session, writer->number, note);
}

static void
reading_cb (AttacheSession *session, GParamSpec *pspec, Writer *writer)
{
  if (attache_session_get_reading (session) == NULL)
    return;
  g_signal_handlers_disconnect_by_func (session, reading_cb, writer);
  g_signal_connect (session, "notify::save-state", G_CALLBACK (save_state_cb), writer);
  write_next (writer);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Writer *writer = user_data;
  g_autoptr (AttacheDossier) dossier = attache_dossier_open_finish (result, &error);

  if (dossier == NULL || attache_dossier_is_read_only (dossier))
    g_error ("%s", error != NULL ? error->message : "read-only");
  writer->session = attache_session_new (dossier);
  g_signal_connect (writer->session, "notify::reading", G_CALLBACK (reading_cb), writer);
  attache_session_open_article (writer->session, 1);
}

/* Child: until it is killed. */
static void
write_notes (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (AttacheAnalyzer) analyzer = attache_analyzer_new (&error);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Writer writer = { 0 };

  if (analyzer == NULL)
    g_error ("%s", error->message);
  attache_dossier_open_async (file, analyzer, NULL, opened_cb, &writer);
  g_main_loop_run (loop);
}

/* The last number that a child said before it was killed at a random moment (0: none). */
static gint64
run_and_kill (const char *path, GRand *random)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                    self_path, "--notes", path, NULL);
  g_autoptr (GString) said = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  GInputStream *out;
  char buffer[4096];
  gssize n;

  g_assert_no_error (error);
  out = g_subprocess_get_stdout_pipe (child);
  if (g_rand_int_range (random, 0, 8) > 0
      && (n = g_input_stream_read (out, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (said, buffer, n);
  g_usleep ((gulong) g_rand_int_range (random, 0, MAX_USEC));
  g_subprocess_send_signal (child, SIGKILL);
  while ((n = g_input_stream_read (out, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (said, buffer, n);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);
  lines = g_strsplit (said->str, "\n", -1);
  return g_strv_length (lines) > 1 ? g_ascii_strtoll (lines[g_strv_length (lines) - 2], NULL, 10)
                                   : 0;
}

static void
make_dossier (const char *path, AttacheDatabaseFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  AttacheDatabase *db = attache_database_open (path, ATTACHE_DATABASE_CREATE | flags, &error);

  g_assert_no_error (error);
  sample_add (db, talks);
  attache_database_free (db);
}

/* The notes that are whole; the dossier passes its check. */
static gint64
count_notes (const char *path, AttacheDatabaseFlags flags)
{
  g_autoptr (GError) error = NULL;
  AttacheDatabase *db = attache_database_open (path, flags, &error);
  g_auto (GStrv) problems = NULL;
  gint64 n_notes;

  g_assert_no_error (error);
  problems = attache_database_check (db, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (problems[0], ==, NULL);
  n_notes = sample_count (db, "SELECT count(*) FROM annotation WHERE note = 'note ' || id");
  /* A highlight whose note was not saved yet may stand alone; the next child writes behind it. */
  g_assert_true (attache_database_exec (db, "DELETE FROM annotation WHERE note = ''", NULL));
  attache_database_free (db);
  return n_notes;
}

static void
test_kill (gconstpointer data)
{
  const AttacheDatabaseFlags flags = (AttacheDatabaseFlags) GPOINTER_TO_UINT (data);
  const guint n_rounds = g_test_slow () ? 1000 : 25;
  g_autofree char *folder = flags != 0 ? g_build_filename (g_get_user_data_dir (), "attache", NULL)
                                       : sample_folder_new ();
  g_autofree char *path = g_build_filename (folder, "default.dossier", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (23);
  gint64 n_lost = 0, n_acknowledged = 0;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  make_dossier (path, flags);
  for (guint i = 0; i < n_rounds; i++)
    {
      const gint64 last = run_and_kill (path, random);

      n_lost += MAX (0, last - count_notes (path, flags));
      n_acknowledged = MAX (n_acknowledged, last);
    }
  sample_tell_fault (flags != 0 ? "SIGKILL under the session, write-ahead log"
                                : "SIGKILL under the session, rollback journal",
                     "what showed as saved is there, the check is clean",
                     "%u kills, %" G_GINT64_FORMAT " notes shown as saved, %" G_GINT64_FORMAT
                     " lost, the check clean each time",
                     n_rounds, n_acknowledged, n_lost);
  g_assert_cmpint (n_lost, ==, 0);
  g_assert_cmpint (n_acknowledged, >, 0);
  sample_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_autofree char *home = NULL;
  gint status;

  self_path = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--notes"))
    write_notes (argv[2]);
  home = sample_folder_new ();
  /* There a dossier has a write-ahead log. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/session-kill/rollback", NULL, test_kill);
  g_test_add_data_func ("/session-kill/log", GUINT_TO_POINTER (ATTACHE_DATABASE_WAL), test_kill);
  status = g_test_run ();
  sample_folder_remove (home);
  return status;
}
