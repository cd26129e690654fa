/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A walk through a session as the window makes it: open, read, filter, write, undo, close, and open
 * again. */

#include "config.h"

#include <string.h>

#include "attache-backup.h"
#include "attache-dossier-care.h"
#include "attache-dossier.h"
#include "attache-export-job.h"
#include "attache-history.h"
#include "attache-import-job.h"
#include "attache-merging.h"
#include "attache-query-model.h"
#include "attache-report.h"
#include "attache-session.h"
#include "attache-speaker.h"
#include "store-sample.h"
#include "waiting.h"

typedef struct
{
  char *folder;
  GFile *file;
  AttacheDossier *dossier;
  AttacheSession *session;
  char *failure;
} Fixture;

static void
failed_cb (AttacheSession *session, const GError *error, Fixture *fixture)
{
  g_free (fixture->failure);
  fixture->failure = g_strdup (error->message);
}

static void
open_dossier (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheAnalyzer) analyzer = attache_analyzer_new (&error);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_no_error (error);
  attache_dossier_open_async (fixture->file, analyzer, NULL, result_cb, &result);
  WAIT (result != NULL);
  fixture->dossier = attache_dossier_open_finish (result, &error);
  g_assert_no_error (error);
  fixture->session = attache_session_new (fixture->dossier);
  g_signal_connect (fixture->session, "failed", G_CALLBACK (failed_cb), fixture);
}

static void
close_dossier (Fixture *fixture)
{
  g_autoptr (GAsyncResult) flushed = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;

  attache_session_flush_async (fixture->session, NULL, result_cb, &flushed);
  WAIT (flushed != NULL);
  g_assert_true (attache_session_flush_finish (fixture->session, flushed, &error));
  g_assert_no_error (error);
  attache_dossier_close_async (fixture->dossier, result_cb, &closed);
  WAIT (closed != NULL);
  g_assert_true (attache_dossier_close_finish (fixture->dossier, closed, &error));
  g_signal_handlers_disconnect_by_data (fixture->session, fixture);
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->dossier);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  g_autoptr (SampleArticle) echo = sample_echo_new ();
  g_autofree char *path = NULL;
  g_autoptr (AttacheDatabase) db = NULL;

  fixture->folder = sample_folder_new ();
  path = g_build_filename (fixture->folder, "walk.dossier", NULL);
  fixture->file = g_file_new_for_path (path);
  db = attache_database_open (path, ATTACHE_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  sample_add (db, talks);
  sample_add (db, echo);
  g_clear_pointer (&db, attache_database_free);
  open_dossier (fixture);
  WAIT (g_list_model_get_n_items (attache_session_list_articles (fixture->session)) == 2);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->session != NULL)
    close_dossier (fixture);
  g_clear_object (&fixture->file);
  sample_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->failure);
}

/* Transfer full. */
static gpointer
item_at (GListModel *list, guint position)
{
  g_autoptr (AttacheQueryRow) row = g_list_model_get_item (list, position);

  WAIT (attache_query_row_get_item (row) != NULL);
  return g_object_ref (attache_query_row_get_item (row));
}

static AttacheReading *
open_first (Fixture *fixture)
{
  g_autoptr (AttacheArticle)
      article = item_at (attache_session_list_articles (fixture->session), 1);

  attache_session_open_article (fixture->session, attache_article_get_fields (article)->id);
  WAIT (attache_session_get_reading (fixture->session) != NULL);
  return attache_session_get_reading (fixture->session);
}

static guint
n_annotations (Fixture *fixture)
{
  guint n = 0;

  attache_reading_get_annotations (attache_session_get_reading (fixture->session), &n);
  return n;
}

static const AttacheAnnotationFields *
first_note (Fixture *fixture)
{
  guint n;
  AttacheAnnotation *const *notes = attache_reading_get_annotations (
      attache_session_get_reading (fixture->session), &n);

  return n > 0 ? attache_annotation_get_fields (notes[0]) : NULL;
}

static gint
state_of (Fixture *fixture)
{
  gint state;

  g_object_get (fixture->session, "save-state", &state, NULL);
  return state;
}

static gboolean
has_note (Fixture *fixture, const char *note)
{
  return n_annotations (fixture) == 1 && g_str_equal (first_note (fixture)->note, note);
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  static const char *const tags[] = { "bridge", NULL };
  AttacheSession *session = fixture->session;
  g_autofree char *label = NULL;
  gint64 id;
  guint n;

  open_first (fixture);
  attache_reading_get_mentions (attache_session_get_reading (session), &n);
  g_assert_cmpuint (n, >=, 5);
  attache_session_annotate_span (session, (AttacheSpan){ 0, 12 }, ATTACHE_HIGHLIGHT_BLUE);
  g_assert_cmpint (state_of (fixture), ==, ATTACHE_SAVING);
  WAIT (n_annotations (fixture) == 1);
  g_assert_cmpint (state_of (fixture), ==, ATTACHE_SAVED);
  g_object_get (session, "selected-annotation", &id, "undo-label", &label, NULL);
  g_assert_cmpint (id, ==, first_note (fixture)->id);
  g_assert_cmpstr (label, ==, "Undo highlight");
  for (guint i = 1; i <= 9; i++)
    {
      g_autofree char *typed = g_strndup ("Important", i);

      attache_session_set_note (session, id, typed);
    }
  attache_session_set_tags (session, id, tags);
  WAIT (has_note (fixture, "Important") && first_note (fixture)->tags[0] != NULL);
  WAIT (g_list_model_get_n_items (attache_session_list_tag_choices (session)) == 1);

  close_dossier (fixture);
  open_dossier (fixture);
  session = fixture->session;
  WAIT (g_list_model_get_n_items (attache_session_list_articles (session)) == 2);
  open_first (fixture);
  g_assert_true (has_note (fixture, "Important"));
  attache_session_undo (session);
  attache_session_undo (session);
  WAIT (has_note (fixture, ""));
  attache_session_undo (session);
  WAIT (n_annotations (fixture) == 0);
  attache_session_redo (session);
  attache_session_redo (session);
  attache_session_redo (session);
  WAIT (n_annotations (fixture) == 1 && has_note (fixture, "Important"));
  g_assert_null (fixture->failure);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
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
test_import (Fixture *fixture, gconstpointer data)
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
can_undo (Fixture *fixture)
{
  gboolean can;

  g_object_get (fixture->session, "can-undo", &can, NULL);
  return can;
}

/* An import, a removal and a note, taken back after a restart and by way of the list of steps. */
static void
test_history (Fixture *fixture, gconstpointer data)
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
  open_first (fixture);
  removed = attache_article_get_fields (
                attache_reading_get_article (attache_session_get_reading (fixture->session)))
                ->id;
  attache_session_set_author (fixture->session, " Reader ");
  attache_session_annotate_span (fixture->session, (AttacheSpan){ 0, 12 }, ATTACHE_HIGHLIGHT_BLUE);
  WAIT (n_annotations (fixture) == 1);
  attache_session_remove_articles (fixture->session, &removed, 1);
  WAIT (g_list_model_get_n_items (articles) == 3 && n_annotations (fixture) == 0);
  WAIT (attache_session_get_reading (fixture->session) != NULL
        && attache_article_get_fields (
               attache_reading_get_article (attache_session_get_reading (fixture->session)))
                   ->id
               != removed);
  close_dossier (fixture);
  open_dossier (fixture);
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
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "notes.md", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "notes.md", NULL);
  g_autofree char *written = NULL;
  const char *const paths[] = { path, nowhere };

  open_first (fixture);
  attache_session_annotate_span (fixture->session, (AttacheSpan){ 0, 12 }, ATTACHE_HIGHLIGHT_BLUE);
  WAIT (n_annotations (fixture) == 1);
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
test_second_opener (Fixture *fixture, gconstpointer data)
{
  Fixture second = { .file = fixture->file };

  open_dossier (&second);
  g_assert_true (attache_dossier_is_read_only (second.dossier));
  g_test_message ("%s", attache_dossier_get_read_only_reason (second.dossier));
  attache_session_set_starred (second.session, 1, TRUE);
  WAIT (second.failure != NULL);
  g_assert_cmpint (state_of (&second), ==, ATTACHE_SAVE_FAILED);
  close_dossier (&second);
  g_free (second.failure);
  g_assert_false (attache_dossier_is_read_only (fixture->dossier));
}

/* Notes on what is no passage: each is in the list of its scope, and goes with one undo. */
static void
test_other_notes (Fixture *fixture, gconstpointer data)
{
  AttacheSession *session = fixture->session;
  GListModel *notes = attache_session_list_annotations (session);
  g_autoptr (AttacheSpeaker) speaker = NULL;
  g_autoptr (AttacheAnnotation) on_speaker = NULL;
  g_autoptr (AttacheAnnotation) on_article = NULL;

  open_first (fixture);
  attache_session_set_scope (session, ATTACHE_SCOPE_ARTICLE);
  attache_session_annotate (session, ATTACHE_TARGET_ARTICLE,
                            attache_article_get_fields (
                                attache_reading_get_article (attache_session_get_reading (session)))
                                ->id);
  WAIT (g_list_model_get_n_items (notes) == 1);
  WAIT (g_list_model_get_n_items (attache_session_list_speakers (session)) > 0);
  speaker = item_at (attache_session_list_speakers (session), 0);
  attache_session_annotate (session, ATTACHE_TARGET_SPEAKER,
                            attache_speaker_get_fields (speaker)->id);
  attache_session_set_scope (session, ATTACHE_SCOPE_DOSSIER);
  WAIT (g_list_model_get_n_items (notes) == 2);
  on_speaker = item_at (notes, 0);
  on_article = item_at (notes, 1);
  g_assert_cmpint (attache_annotation_get_fields (on_article)->target, ==, ATTACHE_TARGET_ARTICLE);
  g_assert_cmpint (attache_annotation_get_fields (on_speaker)->target, ==, ATTACHE_TARGET_SPEAKER);
  g_assert_cmpstr (attache_annotation_get_fields (on_speaker)->speaker, ==,
                   attache_speaker_get_fields (speaker)->name);
  attache_session_undo (session);
  WAIT (g_list_model_get_n_items (notes) == 1);
  g_assert_null (fixture->failure);
}

/* Transfer full. */
static AttacheEventChoices *
choices_of (Fixture *fixture, gint64 event_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AttacheEventChoices *choices;

  attache_session_event_choices_async (fixture->session, event_id, NULL, result_cb, &result);
  WAIT (result != NULL);
  choices = attache_session_event_choices_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  return choices;
}

/* A report that two articles were found to share is said to tell another event, and then the same
 * after all: the list and the timeline follow. */
static void
test_events (Fixture *fixture, gconstpointer data)
{
  AttacheSession *session = fixture->session;
  GListModel *events = attache_session_list_events (session);
  g_autoptr (AttacheEvent) meeting = NULL;
  g_autoptr (AttacheEventChoices) before = NULL;
  g_autoptr (AttacheEventChoices) after = NULL;
  gint64 id, other;
  guint n;

  attache_session_set_scope (session, ATTACHE_SCOPE_DOSSIER);
  WAIT ((n = g_list_model_get_n_items (events)) > 0);
  meeting = item_at (events, 1);
  id = attache_event_get_fields (meeting)->id;
  before = choices_of (fixture, id);
  g_assert_cmpuint (before->reports->len, ==, 2);
  g_assert_cmpuint (before->near->len, ==, n - 1);
  attache_session_split_report (
      session, attache_report_get_fields (g_ptr_array_index (before->reports, 1))->id);
  WAIT (g_list_model_get_n_items (events) == n + 1);
  WAIT (attache_session_get_series (session)->n_marks == n + 1);
  after = choices_of (fixture, id);
  g_assert_cmpuint (after->reports->len, ==, 1);
  other = attache_event_get_fields (g_ptr_array_index (after->near, 0))->id;
  attache_session_merge_events (session, other, id);
  WAIT (g_list_model_get_n_items (events) == n);
  attache_session_undo (session);
  WAIT (g_list_model_get_n_items (events) == n + 1);
  g_assert_null (fixture->failure);
}

/* What the timer does, at once: beside the open dossier, on a connection of its own. */
static void
test_care (Fixture *fixture, gconstpointer data)
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

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

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
  ADD ("/session/history", test_history);
  ADD ("/session/export", test_export);
  ADD ("/session/other-notes", test_other_notes);
  ADD ("/session/events", test_events);
  ADD ("/session/care", test_care);
  ADD ("/session/second-opener", test_second_opener);
  status = g_test_run ();
  sample_folder_remove (home);
  return status;
}
