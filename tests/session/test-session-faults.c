/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happens under an open session when its file or its disk goes wrong, and what a damaged file
 * does to one: never a crash, and what showed as saved is there. */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "attache-dossier.h"
#include "attache-query-model.h"
#include "attache-session.h"
#include "damage-sample.h"
#include "store-sample.h"

typedef struct
{
  char *folder;
  char *path;
  AttacheAnalyzer *analyzer;
  AttacheDossier *dossier; /* nullable */
  AttacheSession *session; /* nullable */
  char *failure;           /* nullable */
} Fixture;

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("waited too long for: %s", (const char *) data);
  return G_SOURCE_REMOVE;
}

/* Until the condition holds; the tick only wakes the loop. */
#define WAIT(condition)                                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint tick = g_timeout_add (5, tick_cb, NULL);                                                 \
    guint give_up = g_timeout_add_seconds (60, give_up_cb, (gpointer) #condition);                 \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (tick);                                                                        \
    g_source_remove (give_up);                                                                     \
  }                                                                                                \
  G_STMT_END

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
failed_cb (AttacheSession *session, const GError *error, Fixture *fixture)
{
  g_free (fixture->failure);
  fixture->failure = g_strdup (error->message);
}

/* FALSE where it was refused, in words. */
static gboolean
open_dossier (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);

  attache_dossier_open_async (file, fixture->analyzer, NULL, result_cb, &result);
  WAIT (result != NULL);
  fixture->dossier = attache_dossier_open_finish (result, &error);
  g_assert_true ((fixture->dossier == NULL) == (error != NULL));
  if (fixture->dossier == NULL)
    {
      g_assert_cmpuint (strlen (error->message), >, 10);
      return FALSE;
    }
  fixture->session = attache_session_new (fixture->dossier);
  g_signal_connect (fixture->session, "failed", G_CALLBACK (failed_cb), fixture);
  return TRUE;
}

static void
close_dossier (Fixture *fixture)
{
  g_autoptr (GAsyncResult) closed = NULL;

  attache_dossier_close_async (fixture->dossier, result_cb, &closed);
  WAIT (closed != NULL);
  g_signal_handlers_disconnect_by_data (fixture->session, fixture);
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->dossier);
  g_clear_pointer (&fixture->failure, g_free);
}

static void
make_dossier (const char *path, gboolean is_large)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  AttacheDatabase *db = attache_database_open (path, ATTACHE_DATABASE_CREATE, &error);

  g_assert_no_error (error);
  if (is_large)
    damage_sample_fill (db);
  else
    sample_add (db, talks);
  attache_database_free (db);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = sample_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "test.dossier", NULL);
  fixture->analyzer = attache_analyzer_new (&error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dossier != NULL)
    close_dossier (fixture);
  attache_analyzer_unref (fixture->analyzer);
  g_free (fixture->failure);
  sample_folder_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static AttacheSaveState
state_of (Fixture *fixture)
{
  AttacheSaveState state;

  g_object_get (fixture->session, "save-state", &state, NULL);
  return state;
}

/* One highlight, as the window makes it. TRUE where it showed as saved. */
static gboolean
annotate (Fixture *fixture)
{
  attache_session_annotate_span (fixture->session, (AttacheSpan){ 0, 8 }, ATTACHE_HIGHLIGHT_PINK);
  WAIT (state_of (fixture) != ATTACHE_SAVING);
  return state_of (fixture) == ATTACHE_SAVED;
}

static void
read_first (Fixture *fixture)
{
  attache_session_open_article (fixture->session, 1);
  WAIT (attache_session_get_reading (fixture->session) != NULL);
}

static gint64
count_notes (const char *path)
{
  g_autoptr (GError) error = NULL;
  AttacheDatabase *db = attache_database_open (path, ATTACHE_DATABASE_READ_ONLY, &error);
  g_auto (GStrv) problems = NULL;
  gint64 n_notes;

  g_assert_no_error (error);
  problems = attache_database_check (db, TRUE, &error);
  g_assert_cmpstr (problems[0], ==, NULL);
  n_notes = sample_count (db, "SELECT count(*) FROM annotation");
  attache_database_free (db);
  return n_notes;
}

/* A file system of its own in the fixture's folder, where that may be made. */
static gboolean
mount_disk (Fixture *fixture)
{
  if (mount ("tmpfs", fixture->folder, "tmpfs", 0, "size=4m") == 0)
    return TRUE;
  g_test_skip ("no file system may be mounted here");
  return FALSE;
}

/* Fills what room is left but for @spare bytes. */
static void
fill_disk (const char *filler, gsize spare)
{
  static char block[4096];
  gint fd = g_open (filler, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  gsize length = 0;
  gssize n;

  g_assert_cmpint (fd, >=, 0);
  while ((n = write (fd, block, sizeof block)) > 0)
    length += (gsize) n;
  g_assert_cmpint (ftruncate (fd, (off_t) (length - MIN (length, spare))), ==, 0);
  close (fd);
}

/* Really full: notes are written until there is no room, then there is room again. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autofree char *filler = g_build_filename (fixture->folder, "filler", NULL);
  guint n_saved = 0, n_refused = 0;

  if (!mount_disk (fixture))
    return;
  make_dossier (fixture->path, FALSE);
  g_assert_true (open_dossier (fixture));
  read_first (fixture);
  fill_disk (filler, 96 * 1024);
  for (guint i = 0; i < 300 && n_refused < 5; i++)
    {
      if (annotate (fixture))
        n_saved++;
      else
        n_refused++;
    }
  g_assert_cmpuint (n_refused, ==, 5);
  g_assert_nonnull (strstr (fixture->failure, "room"));
  g_unlink (filler);
  g_assert_true (annotate (fixture));
  close_dossier (fixture);
  g_assert_cmpint (count_notes (fixture->path), ==, n_saved + 1);
  sample_tell_fault ("a disk that is really full (tmpfs)",
                     "what did not fit is refused in words, and when there is room it goes on",
                     "%u notes saved, %u refused with 'no room', then written again; 0 lost",
                     n_saved, n_refused);
  umount2 (fixture->folder, MNT_DETACH);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  if (!mount_disk (fixture))
    return;
  make_dossier (fixture->path, FALSE);
  g_assert_cmpint (mount (NULL, fixture->folder, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  g_assert_true (open_dossier (fixture));
  g_assert_true (attache_dossier_is_read_only (fixture->dossier));
  read_first (fixture);
  g_assert_false (annotate (fixture));
  g_assert_nonnull (fixture->failure);
  sample_tell_fault ("a disk that may only be read (tmpfs)", "it opens to be read, and says so",
                     "read; a note is refused: '%s'", fixture->failure);
  close_dossier (fixture);
  umount2 (fixture->folder, MNT_DETACH);
}

/* Another dossier is put in the place of the open one: it is noticed without a write, nothing is
 * written to either, and a copy keeps what was open. */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.dossier", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.dossier", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (copy);
  g_autoptr (GAsyncResult) copied = NULL;
  g_autoptr (GError) error = NULL;

  make_dossier (fixture->path, FALSE);
  make_dossier (other, FALSE);
  g_assert_true (open_dossier (fixture));
  read_first (fixture);
  g_assert_true (annotate (fixture));
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  WAIT (attache_dossier_is_read_only (fixture->dossier));
  g_assert_cmpint (attache_dossier_get_read_only_cause (fixture->dossier), ==,
                   ATTACHE_STORE_ERROR_MOVED);
  g_assert_false (annotate (fixture));
  attache_dossier_save_copy_async (fixture->dossier, target, NULL, result_cb, &copied);
  WAIT (copied != NULL);
  g_assert_true (attache_dossier_save_copy_finish (fixture->dossier, copied, &error));
  close_dossier (fixture);
  g_assert_cmpint (count_notes (copy), ==, 1);
  g_assert_cmpint (count_notes (fixture->path), ==, 0);
  sample_tell_fault ("another dossier is put in the place of the open one",
                     "it is noticed at once, nothing is written to the wrong one, a copy keeps all",
                     "noticed without a write; 0 notes in the other, all in the copy");
}

/* Every list and the first article of what opens; failures are told in words. */
static void
look_at_all (Fixture *fixture)
{
  GListModel *lists[] = { attache_session_list_articles (fixture->session),
                          attache_session_list_speakers (fixture->session),
                          attache_session_list_statements (fixture->session),
                          attache_session_list_events (fixture->session),
                          attache_session_list_annotations (fixture->session) };
  g_autoptr (GAsyncResult) flushed = NULL;

  attache_session_set_scope (fixture->session, ATTACHE_SCOPE_DOSSIER);
  attache_session_open_article (fixture->session, 1);
  WAIT (attache_session_get_series (fixture->session) != NULL || fixture->failure != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      for (guint k = 0; k < MIN (20, g_list_model_get_n_items (lists[i])); k++)
        {
          g_autoptr (AttacheQueryRow) row = g_list_model_get_item (lists[i], k);

          g_assert_nonnull (row);
        }
    }
  attache_session_flush_async (fixture->session, NULL, result_cb, &flushed);
  WAIT (flushed != NULL);
}

static void
test_flipped (Fixture *fixture, gconstpointer data)
{
  const guint n_rounds = g_test_slow () ? 1000 : 40;
  g_autoptr (GRand) random = g_rand_new_with_seed (57);
  g_autofree char *bytes = NULL;
  guint n_refused = 0, n_read_only = 0, n_told = 0;
  gsize length;

  make_dossier (fixture->path, TRUE);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autofree char *damaged = g_memdup2 (bytes, length);

      for (guint k = 0; k < 1 + i % 20; k++)
        damaged[g_rand_int_range (random, 0, (gint32) length)] ^= (char) g_rand_int_range (random,
                                                                                           1, 256);
      g_unlink (fixture->path);
      g_assert_true (g_file_set_contents_full (fixture->path, damaged, (gssize) length,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      if (!open_dossier (fixture))
        {
          n_refused++;
          continue;
        }
      look_at_all (fixture);
      n_read_only += attache_dossier_is_read_only (fixture->dossier);
      n_told += fixture->failure != NULL;
      close_dossier (fixture);
    }
  sample_tell_fault (
      "1 to 20 bytes flipped at random, opened by the session",
      "no crash: refused in words, or read",
      "%u files: %u refused, %u opened to be read only, %u told of a fault, 0 crashes", n_rounds,
      n_refused, n_read_only, n_told);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *home = sample_folder_new ();
  gint status;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("/session-faults/full", test_full);
  ADD ("/session-faults/read-only", test_read_only);
  ADD ("/session-faults/replaced", test_replaced);
  ADD ("/session-faults/flipped", test_flipped);
  status = g_test_run ();
  sample_folder_remove (home);
  return status;
}
