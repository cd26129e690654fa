/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two sample articles, in a dossier that is open. */

#include "config.h"

#include "walk-fixture.h"

#include "store-sample.h"
#include "waiting-dossier.h"

static void
failed_cb (AttacheSession *session, const GError *error, WalkFixture *fixture)
{
  g_free (fixture->failure);
  fixture->failure = g_strdup (error->message);
}

void
walk_open (WalkFixture *fixture)
{
  fixture->dossier = wait_dossier (g_file_peek_path (fixture->file));
  fixture->session = attache_session_new (fixture->dossier);
  g_signal_connect (fixture->session, "failed", G_CALLBACK (failed_cb), fixture);
}

void
walk_close (WalkFixture *fixture)
{
  g_autoptr (GAsyncResult) flushed = NULL;
  g_autoptr (GError) error = NULL;

  attache_session_flush_async (fixture->session, NULL, result_cb, &flushed);
  WAIT (flushed != NULL);
  g_assert_true (attache_session_flush_finish (fixture->session, flushed, &error));
  g_assert_no_error (error);
  g_clear_pointer (&fixture->dossier, end_dossier);
  g_signal_handlers_disconnect_by_data (fixture->session, fixture);
  g_clear_object (&fixture->session);
}

void
walk_set_up (WalkFixture *fixture, gconstpointer data)
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
  walk_open (fixture);
  WAIT (g_list_model_get_n_items (attache_session_list_articles (fixture->session)) == 2);
}

void
walk_tear_down (WalkFixture *fixture, gconstpointer data)
{
  if (fixture->session != NULL)
    walk_close (fixture);
  g_clear_object (&fixture->file);
  sample_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->failure);
}

/* Transfer full. */
gpointer
walk_item_at (GListModel *list, guint position)
{
  g_autoptr (AttacheQueryRow) row = g_list_model_get_item (list, position);

  WAIT (attache_query_row_get_item (row) != NULL);
  return g_object_ref (attache_query_row_get_item (row));
}

AttacheReading *
walk_open_first (WalkFixture *fixture)
{
  g_autoptr (AttacheArticle)
      article = walk_item_at (attache_session_list_articles (fixture->session), 1);

  attache_session_open_article (fixture->session, attache_article_get_fields (article)->id);
  WAIT (attache_session_get_reading (fixture->session) != NULL);
  return attache_session_get_reading (fixture->session);
}

guint
walk_count_annotations (WalkFixture *fixture)
{
  guint n = 0;

  attache_reading_get_annotations (attache_session_get_reading (fixture->session), &n);
  return n;
}

const AttacheAnnotationFields *
walk_get_first_note (WalkFixture *fixture)
{
  guint n;
  AttacheAnnotation *const *notes = attache_reading_get_annotations (
      attache_session_get_reading (fixture->session), &n);

  return n > 0 ? attache_annotation_get_fields (notes[0]) : NULL;
}
