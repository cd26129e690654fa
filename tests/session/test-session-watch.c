/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A watched folder: what is put there arrives once, whole, and not again under another name. */

#include "config.h"

#include <glib/gstdio.h>

#include "attache-folder-watch.h"
#include "store-sample.h"
#include "waiting-dossier.h"

typedef struct
{
  char *folder;
  char *watched;
  AttacheDossier *dossier;
  AttacheFolderWatch *watch;
  GPtrArray *arrived; /* names */
} Fixture;

static void
arrived_cb (Fixture *fixture, GListModel *files)
{
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      g_ptr_array_add (fixture->arrived, g_file_get_basename (file));
    }
}

static void
failed_cb (AttacheFolderWatch *watch, const GError *error)
{
  g_error ("%s", error->message);
}

static void
open_dossier (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "test.dossier", NULL);

  fixture->dossier = wait_dossier (path);
  fixture->watch = attache_folder_watch_new (fixture->dossier);
  g_signal_connect_swapped (fixture->watch, "arrived", G_CALLBACK (arrived_cb), fixture);
  g_signal_connect (fixture->watch, "failed", G_CALLBACK (failed_cb), NULL);
}

static void
close_dossier (Fixture *fixture)
{
  attache_folder_watch_stop (fixture->watch);
  g_clear_pointer (&fixture->dossier, end_dossier);
  g_signal_handlers_disconnect_by_data (fixture->watch, fixture);
  g_clear_object (&fixture->watch);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = sample_folder_new ();
  fixture->watched = g_build_filename (fixture->folder, "watched", NULL);
  fixture->arrived = g_ptr_array_new_with_free_func (g_free);
  g_mkdir (fixture->watched, 0700);
  open_dossier (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_dossier (fixture);
  sample_folder_remove (fixture->watched);
  sample_folder_remove (fixture->folder);
  g_ptr_array_unref (fixture->arrived);
  g_free (fixture->watched);
  g_free (fixture->folder);
}

static void
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->watched, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
watch_folder (Fixture *fixture)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->watched);

  attache_folder_watch_set_folder (fixture->watch, folder);
}

static const char *
name_at (Fixture *fixture, guint i)
{
  g_assert_cmpuint (i, <, fixture->arrived->len);
  return g_ptr_array_index (fixture->arrived, i);
}

static void
test_off (Fixture *fixture, gconstpointer data)
{
  g_assert_null (attache_folder_watch_get_folder (fixture->watch));
}

/* First what lies there, then what comes; the same bytes under another name do not. */
static void
test_once (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "a.txt", "They met in Zenda.");
  watch_folder (fixture);
  WAIT (fixture->arrived->len == 1);
  g_assert_cmpstr (name_at (fixture, 0), ==, "a.txt");
  write_file (fixture, "b.txt", "They met in Zenda.");
  write_file (fixture, "c.txt", "They met in Hofbau.");
  WAIT (fixture->arrived->len == 2);
  g_assert_cmpstr (name_at (fixture, 1), ==, "c.txt");
  attache_folder_watch_note_imported (fixture->watch);
}

/* The dossier remembers folder and files; what was not imported arrives again. */
static void
test_restart (Fixture *fixture, gconstpointer data)
{
  watch_folder (fixture);
  write_file (fixture, "a.txt", "They met in Zenda.");
  WAIT (fixture->arrived->len == 1);
  attache_folder_watch_note_imported (fixture->watch);
  write_file (fixture, "b.txt", "They met in Hofbau.");
  WAIT (fixture->arrived->len == 2);
  close_dossier (fixture);
  g_ptr_array_set_size (fixture->arrived, 0);
  open_dossier (fixture);
  WAIT (fixture->arrived->len == 1);
  g_assert_cmpstr (name_at (fixture, 0), ==, "b.txt");
  g_assert_nonnull (attache_folder_watch_get_folder (fixture->watch));
}

static gboolean
grow_cb (gpointer data)
{
  FILE *stream = g_fopen (data, "a");

  fputs ("They met in Zenda. ", stream);
  fclose (stream);
  return G_SOURCE_CONTINUE;
}

/* A file that somebody writes does not arrive before the other one, which came after it. */
static void
test_settled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->watched, "growing.txt", NULL);
  guint grow_id;

  watch_folder (fixture);
  grow_cb (path);
  grow_id = g_timeout_add (100, grow_cb, path);
  write_file (fixture, "whole.txt", "They met in Hofbau.");
  WAIT (fixture->arrived->len == 1);
  g_assert_cmpstr (name_at (fixture, 0), ==, "whole.txt");
  g_source_remove (grow_id);
  WAIT (fixture->arrived->len == 2);
  g_assert_cmpstr (name_at (fixture, 1), ==, "growing.txt");
}

static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  watch_folder (fixture);
  attache_folder_watch_set_folder (fixture->watch, NULL);
  close_dossier (fixture);
  open_dossier (fixture);
  g_assert_null (attache_folder_watch_get_folder (fixture->watch));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/session/watch/off", Fixture, NULL, set_up, test_off, tear_down);
  g_test_add ("/session/watch/once", Fixture, NULL, set_up, test_once, tear_down);
  g_test_add ("/session/watch/restart", Fixture, NULL, set_up, test_restart, tear_down);
  g_test_add ("/session/watch/settled", Fixture, NULL, set_up, test_settled, tear_down);
  g_test_add ("/session/watch/stopped", Fixture, NULL, set_up, test_stopped, tear_down);
  return g_test_run ();
}
