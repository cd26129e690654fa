/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A walk through a session as the window makes it: open, read, filter, write, undo, close, and open
 * again. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "attache-backup.h"
#include "attache-choice.h"
#include "attache-dossier-care.h"
#include "attache-export-job.h"
#include "attache-history.h"
#include "attache-import-job.h"
#include "store-sample.h"
#include "waiting.h"
#include "walk-fixture.h"

static gint
state_of (WalkFixture *fixture)
{
  gint state;

  g_object_get (fixture->session, "save-state", &state, NULL);
  return state;
}

static gboolean
has_note (WalkFixture *fixture, const char *note)
{
  return walk_count_annotations (fixture) == 1
         && g_str_equal (walk_get_first_note (fixture)->note, note);
}

static void
test_walk (WalkFixture *fixture, gconstpointer data)
{
  static const char *const tags[] = { "bridge", NULL };
  AttacheSession *session = fixture->session;
  g_autofree char *label = NULL;
  gint64 id;
  guint n;

  walk_open_first (fixture);
  attache_reading_get_mentions (attache_session_get_reading (session), &n);
  g_assert_cmpuint (n, >=, 5);
  attache_session_annotate_span (session, (AttacheSpan){ 0, 12 }, ATTACHE_HIGHLIGHT_BLUE);
  g_assert_cmpint (state_of (fixture), ==, ATTACHE_SAVING);
  WAIT (walk_count_annotations (fixture) == 1);
  g_assert_cmpint (state_of (fixture), ==, ATTACHE_SAVED);
  g_object_get (session, "selected-annotation", &id, "undo-label", &label, NULL);
  g_assert_cmpint (id, ==, walk_get_first_note (fixture)->id);
  g_assert_cmpstr (label, ==, "Undo highlight");
  for (guint i = 1; i <= 9; i++)
    {
      g_autofree char *typed = g_strndup ("Important", i);

      attache_session_set_note (session, id, typed);
    }
  attache_session_set_tags (session, id, tags);
  WAIT (has_note (fixture, "Important") && walk_get_first_note (fixture)->tags[0] != NULL);
  WAIT (g_list_model_get_n_items (attache_session_list_tag_choices (session)) == 1);

  walk_close (fixture);
  walk_open (fixture);
  session = fixture->session;
  WAIT (g_list_model_get_n_items (attache_session_list_articles (session)) == 2);
  walk_open_first (fixture);
  g_assert_true (has_note (fixture, "Important"));
  attache_session_undo (session);
  attache_session_undo (session);
  WAIT (has_note (fixture, ""));
  attache_session_undo (session);
  WAIT (walk_count_annotations (fixture) == 0);
  attache_session_redo (session);
  attache_session_redo (session);
  attache_session_redo (session);
  WAIT (walk_count_annotations (fixture) == 1 && has_note (fixture, "Important"));
  g_assert_null (fixture->failure);
}

static void
test_filter (WalkFixture *fixture, gconstpointer data)
{
  AttacheSession *session = fixture->session;
  g_autoptr (AttacheFilter) all = attache_filter_new ();
  g_autoptr (AttacheFilter) snow = attache_filter_with_words (all, "wounded");
  g_autoptr (AttacheFilter) wrong = attache_filter_with_words (all, "NOT");
  GListModel *articles = attache_session_list_articles (session);

  attache_session_set_scope (session, ATTACHE_SCOPE_DOSSIER);
  WAIT (g_list_model_get_n_items (attache_session_list_statements (session)) == 2);
  attache_session_set_filter (session, snow);
  WAIT (g_list_model_get_n_items (articles) == 1);
  WAIT (g_list_model_get_n_items (attache_session_list_statements (session)) == 1);
  attache_session_set_filter (session, wrong);
  WAIT (fixture->failure != NULL);
  g_assert_nonnull (strstr (fixture->failure, "character 1"));
  attache_session_set_filter (session, all);
  WAIT (g_list_model_get_n_items (articles) == 2);
  WAIT (attache_session_get_series (session) != NULL
        && attache_session_get_series (session)->n_marks == 2);
}

static void
test_import (WalkFixture *fixture, gconstpointer data)
{
  static const char RECORDS[] =
      "{\"title\":\"One\",\"text\":\"The ministers of Ruritania "
      "met.\",\"published\":\"2031-10-01\"}\n{\"title\":\"Two\",\"text\":\"The ministers of "
      "Sylvania left.\"}\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (RECORDS, strlen (RECORDS));

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AttacheImportJob)
          job = attache_import_job_new_for_bytes (fixture->dossier, bytes, "two.jsonl");
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      attache_import_job_run_async (job, NULL, result_cb, &result);
      WAIT (result != NULL);
      g_assert_true (attache_import_job_run_finish (job, result, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (attache_import_job_get_progress (job)->n_imported, ==, i == 0 ? 2 : 0);
      g_assert_cmpuint (attache_import_job_get_progress (job)->n_known, ==, i == 0 ? 0 : 2);
    }
  WAIT (g_list_model_get_n_items (attache_session_list_articles (fixture->session)) == 4);
}

static gboolean
can_undo (WalkFixture *fixture)
{
  gboolean can;

  g_object_get (fixture->session, "can-undo", &can, NULL);
  return can;
}

/* An import, a removal and a note, taken back after a restart and by way of the list of steps. */
static void
test_history (WalkFixture *fixture, gconstpointer data)
{
  GListModel *articles;
  g_autoptr (AttacheHistory) history = NULL;
  g_autoptr (AttacheHistoryStep) oldest = NULL;
  g_autoptr (AttacheHistoryStep) newest = NULL;
  gint64 removed;

  g_assert_false (can_undo (fixture));
  test_import (fixture, NULL);
  WAIT (can_undo (fixture));
  articles = attache_session_list_articles (fixture->session);
  walk_open_first (fixture);
  removed = attache_article_get_fields (
                attache_reading_get_article (attache_session_get_reading (fixture->session)))
                ->id;
  attache_session_set_author (fixture->session, " Reader ");
  attache_session_annotate_span (fixture->session, (AttacheSpan){ 0, 12 }, ATTACHE_HIGHLIGHT_BLUE);
  WAIT (walk_count_annotations (fixture) == 1);
  attache_session_remove_articles (fixture->session, &removed, 1);
  WAIT (g_list_model_get_n_items (articles) == 3 && walk_count_annotations (fixture) == 0);
  WAIT (attache_session_get_reading (fixture->session) != NULL
        && attache_article_get_fields (
               attache_reading_get_article (attache_session_get_reading (fixture->session)))
                   ->id
               != removed);
  walk_close (fixture);
  walk_open (fixture);
  articles = attache_session_list_articles (fixture->session);
  history = attache_history_new (fixture->dossier);
  WAIT (g_list_model_get_n_items (G_LIST_MODEL (history)) == 4);
  newest = g_list_model_get_item (G_LIST_MODEL (history), 0);
  oldest = g_list_model_get_item (G_LIST_MODEL (history), 3);
  g_assert_true (attache_history_step_get_fields (newest)->is_last);
  g_assert_cmpint (attache_history_step_get_fields (oldest)->id, ==, 0);
  WAIT (can_undo (fixture));
  attache_session_undo (fixture->session);
  WAIT (g_list_model_get_n_items (articles) == 4);
  attache_session_move_to_step (fixture->session, 0);
  WAIT (g_list_model_get_n_items (articles) == 2 && !can_undo (fixture));
  attache_session_move_to_step (fixture->session, attache_history_step_get_fields (newest)->id);
  WAIT (g_list_model_get_n_items (articles) == 3);
  g_assert_null (fixture->failure);
}

static void
test_export (WalkFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "notes.md", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "notes.md", NULL);
  g_autofree char *written = NULL;
  const char *const paths[] = { path, nowhere };

  walk_open_first (fixture);
  attache_session_annotate_span (fixture->session, (AttacheSpan){ 0, 12 }, ATTACHE_HIGHLIGHT_BLUE);
  WAIT (walk_count_annotations (fixture) == 1);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GFile) target = g_file_new_for_path (paths[i]);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      attache_export_notes_async (fixture->dossier, NULL, ATTACHE_EXPORT_MARKDOWN,
                                  ATTACHE_GROUP_ARTICLE, target, NULL, result_cb, &result);
      WAIT (result != NULL);
      g_assert_cmpint (attache_export_notes_finish (fixture->dossier, result, &error), ==,
                       i == 0 ? 1 : -1);
      g_assert_true ((error == NULL) == (i == 0));
    }
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_nonnull (strstr (written, "Minister Ada"));
}

static void
test_second_opener (WalkFixture *fixture, gconstpointer data)
{
  WalkFixture second = { .file = fixture->file };

  walk_open (&second);
  g_assert_true (attache_dossier_is_read_only (second.dossier));
  g_test_message ("%s", attache_dossier_get_read_only_reason (second.dossier));
  attache_session_set_starred (second.session, 1, TRUE);
  WAIT (second.failure != NULL);
  g_assert_cmpint (state_of (&second), ==, ATTACHE_SAVE_FAILED);
  walk_close (&second);
  g_free (second.failure);
  g_assert_false (attache_dossier_is_read_only (fixture->dossier));
}

/* The country that the rules tell of it, nullable; transfer full. */
static char *
dup_country_of (WalkFixture *fixture, const char *outlet)
{
  GListModel *outlets = attache_session_list_outlet_choices (fixture->session);

  WAIT (g_list_model_get_n_items (outlets) > 0);
  for (guint i = 0; i < g_list_model_get_n_items (outlets); i++)
    {
      g_autoptr (AttacheChoice) choice = g_list_model_get_item (outlets, i);
      const AttacheChoiceFields *fields = attache_choice_get_fields (choice);

      if (g_str_equal (fields->name, outlet))
        return g_strdup (fields->country);
    }
  g_error ("there is no outlet %s", outlet);
}

/* What a person told of an outlet stands where the filter asks for outlets. */
static void
test_countries (WalkFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "attache", "outlets.tsv", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *before = dup_country_of (fixture, "Sylvan Post");
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (before);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, "sylvan.example\tSylvan Post\tSY\n", -1, &error);
  g_assert_no_error (error);
  walk_close (fixture);
  walk_open (fixture);
  after = dup_country_of (fixture, "Sylvan Post");
  g_assert_cmpstr (after, ==, "SY");
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* What the timer does, at once: beside the open dossier, on a connection of its own. */
static void
test_care (WalkFixture *fixture, gconstpointer data)
{
  const char *path = g_file_peek_path (fixture->file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_true (attache_dossier_care_run (path, NULL, &error));
  g_assert_no_error (error);
  backups = attache_backup_list (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 1);
}

#define ADD(name, func) g_test_add (name, WalkFixture, NULL, walk_set_up, func, walk_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *home = sample_folder_new ();
  gint status;

  /* Backups go where the user's data is. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("/session/walk", test_walk);
  ADD ("/session/filter", test_filter);
  ADD ("/session/import", test_import);
  ADD ("/session/countries", test_countries);
  ADD ("/session/history", test_history);
  ADD ("/session/export", test_export);
  ADD ("/session/care", test_care);
  ADD ("/session/second-opener", test_second_opener);
  status = g_test_run ();
  sample_folder_remove (home);
  return status;
}
