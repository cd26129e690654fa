/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a large dossier needs of a session: an import that was stopped goes on where it stood, a
 * note asks for little, and the first page of a list comes before the rest. */

#include "config.h"

#include <string.h>

#include "attache-dossier.h"
#include "attache-import-job.h"
#include "attache-query-model.h"
#include "attache-session.h"
#include "store-sample.h"
#include "waiting-dossier.h"

/* More than are few hits, and more than are sorted. */
#define N_ARTICLES 1100

typedef struct
{
  char *folder;
  AttacheDossier *dossier;
  AttacheSession *session;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = sample_folder_new ();
  path = g_build_filename (fixture->folder, "scale.dossier", NULL);
  fixture->dossier = wait_dossier (path);
  fixture->session = attache_session_new (fixture->dossier);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->dossier, end_dossier);
  g_clear_object (&fixture->session);
  sample_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

/* Transfer full. */
static GBytes *
make_coverage (void)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < N_ARTICLES; i++)
    g_string_append_printf (
        lines,
        "{\"title\": \"Report %u\", \"published\": \"2031-0%u-1%u\", \"text\": "
        "\"Minister Ada Lorne said on Monday that bridge %u would open.\\n\"}\n",
        i, 1 + i % 9, i % 10, i);
  return g_string_free_to_bytes (lines);
}

static void
stop_cb (AttacheImportJob *job, GCancellable *cancellable)
{
  if (attache_import_job_get_progress (job)->n_imported > 0)
    g_cancellable_cancel (cancellable);
}

/* @cancellable nullable: cancelled as soon as something came in. Transfer full. */
static AttacheImportJob *
import (Fixture *fixture, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  AttacheImportJob *job = attache_import_job_new_for_bytes (fixture->dossier, bytes, "all.jsonl");
  g_autoptr (GAsyncResult) result = NULL;

  if (cancellable != NULL)
    g_signal_connect (job, "progressed", G_CALLBACK (stop_cb), cancellable);
  attache_import_job_run_async (job, cancellable, result_cb, &result);
  WAIT (result != NULL);
  attache_import_job_run_finish (job, result, error);
  return job;
}

static guint
count (Fixture *fixture, const char *property)
{
  guint n;

  g_object_get (fixture->session, property, &n, NULL);
  return n;
}

static void
test_import_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_coverage ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheImportJob) first = import (fixture, bytes, cancellable, &error);
  g_autoptr (AttacheImportJob) second = NULL;
  guint n_first;

  n_first = attache_import_job_get_progress (first)->n_imported;
  g_assert_cmpuint (n_first, >, 0);
  /* On a quick machine it may have been done before it was stopped. */
  if (n_first < N_ARTICLES)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  WAIT (count (fixture, "n-articles-total") == n_first);
  second = import (fixture, bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (attache_import_job_get_progress (second)->n_known, ==, n_first);
  g_assert_cmpuint (attache_import_job_get_progress (second)->n_imported, ==, N_ARTICLES - n_first);
  g_assert_cmpfloat (attache_import_job_get_progress (second)->rate, >, 0);
  WAIT (count (fixture, "n-articles-total") == N_ARTICLES);
}

static void
count_cb (AttacheSession *session, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

/* What is counted is the answer to all that is not about notes. */
static void
test_note_asks_little (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_coverage ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheImportJob) job = import (fixture, bytes, NULL, &error);
  GListModel *articles = attache_session_list_articles (fixture->session);
  GListModel *notes = attache_session_list_annotations (fixture->session);
  g_autoptr (AttacheFilter) words = NULL;
  guint n_series = 0;
  gint64 note = 0;

  g_assert_no_error (error);
  WAIT (count (fixture, "n-articles-total") == N_ARTICLES);
  attache_session_open_article (fixture->session,
                                attache_query_model_get_id (ATTACHE_QUERY_MODEL (articles), 3));
  WAIT (attache_session_get_reading (fixture->session) != NULL);
  g_signal_connect (fixture->session, "notify::series", G_CALLBACK (count_cb), &n_series);
  words = attache_filter_with_words (attache_session_get_filter (fixture->session), "bridge ");
  attache_session_set_filter (fixture->session, words);
  WAIT (n_series > 0);
  n_series = 0;
  attache_session_annotate_span (fixture->session, (AttacheSpan){ 9, 12 }, 0);
  WAIT (g_list_model_get_n_items (notes) == 1);
  g_object_get (fixture->session, "selected-annotation", &note, NULL);
  attache_session_set_note (fixture->session, note, "Who is this?");
  attache_session_delete_annotation (fixture->session, note);
  WAIT (g_list_model_get_n_items (notes) == 0);
  g_assert_cmpuint (n_series, ==, 0);
  g_signal_handlers_disconnect_by_data (fixture->session, &n_series);
}

static void
note_length_cb (GListModel *list, guint position, guint removed, guint added, GArray *lengths)
{
  guint n = g_list_model_get_n_items (list);

  g_array_append_val (lengths, n);
}

/* A changed filter shows a page, with its rows, and then the rest. */
static void
test_first_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_coverage ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheImportJob) job = import (fixture, bytes, NULL, &error);
  GListModel *articles = attache_session_list_articles (fixture->session);
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (AttacheFilter) all = attache_filter_new ();
  g_autoptr (AttacheFilter) bridge = attache_filter_with_words (all, "bridge ");
  guint page;

  g_assert_no_error (error);
  WAIT (g_list_model_get_n_items (articles) == N_ARTICLES);
  g_signal_connect (articles, "items-changed", G_CALLBACK (note_length_cb), lengths);
  attache_session_set_filter (fixture->session, bridge);
  WAIT (lengths->len == 2);
  page = g_array_index (lengths, guint, 0);
  g_assert_cmpuint (page, >, 20);
  g_assert_cmpuint (page, <, 100);
  g_assert_cmpuint (g_array_index (lengths, guint, 1), ==, N_ARTICLES);
  g_signal_handlers_disconnect_by_data (articles, lengths);
}

static void
import_titled (Fixture *fixture, const char *title, const char *published)
{
  g_autofree char *line = g_strdup_printf (
      "{\"title\": \"%s\", \"published\": \"%s\", \"text\": \"%s: it was opened by many.\\n\"}\n",
      title, published, title);
  g_autoptr (GBytes) bytes = g_bytes_new (line, strlen (line));
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheImportJob) job = import (fixture, bytes, NULL, &error);

  g_assert_no_error (error);
}

static void
assert_each_once (GListModel *articles)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      gint64 id = attache_query_model_get_id (ATTACHE_QUERY_MODEL (articles), i);

      g_assert_true (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)));
    }
}

static const char *
title_of_first (GListModel *articles)
{
  g_autoptr (AttacheQueryRow) row = g_list_model_get_item (articles, 0);
  AttacheArticle *article = row != NULL ? attache_query_row_get_item (row) : NULL;

  return article != NULL ? attache_article_get_fields (article)->title : NULL;
}

/* By date at once, and by relevance when it is ready: all of them, each once. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_coverage ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheImportJob) job = import (fixture, bytes, NULL, &error);
  GListModel *articles = attache_session_list_articles (fixture->session);
  g_autoptr (AttacheFilter) all = attache_filter_new ();
  g_autoptr (AttacheFilter) many = attache_filter_with_words (all, "bridge ");
  g_autoptr (AttacheFilter) few = attache_filter_with_words (all, "opened ");
  guint n_turns = 0;

  g_assert_no_error (error);
  import_titled (fixture, "Opened: the bridge", "2029-01-01");
  import_titled (fixture, "A ferry", "2031-12-31");
  WAIT (count (fixture, "n-articles") == N_ARTICLES + 2);
  g_assert_false (attache_session_can_sort (fixture->session));
  g_signal_connect (fixture->session, "notify::sorting", G_CALLBACK (count_cb), &n_turns);
  attache_session_set_order (fixture->session, ATTACHE_ORDER_RELEVANCE);
  attache_session_set_filter (fixture->session, many);
  g_assert_true (attache_session_can_sort (fixture->session));
  WAIT (n_turns == 2);
  WAIT (g_strcmp0 (title_of_first (articles), "Opened: the bridge") == 0);
  g_assert_cmpuint (g_list_model_get_n_items (articles), ==, N_ARTICLES + 1);
  assert_each_once (articles);
  attache_session_set_order (fixture->session, ATTACHE_ORDER_NEWEST);
  WAIT (g_str_has_prefix (title_of_first (articles) != NULL ? title_of_first (articles) : "",
                          "Report"));
  WAIT (g_list_model_get_n_items (articles) == N_ARTICLES + 1);
  /* Few are never shown in another order. */
  attache_session_set_filter (fixture->session, few);
  WAIT (g_strcmp0 (title_of_first (articles), "A ferry") == 0);
  attache_session_set_order (fixture->session, ATTACHE_ORDER_RELEVANCE);
  WAIT (g_strcmp0 (title_of_first (articles), "Opened: the bridge") == 0);
  g_assert_cmpuint (g_list_model_get_n_items (articles), ==, 2);
  attache_session_set_filter (fixture->session, all);
  WAIT (g_list_model_get_n_items (articles) == N_ARTICLES + 2);
  WAIT (g_strcmp0 (title_of_first (articles), "A ferry") == 0);
  g_assert_cmpuint (n_turns, ==, 2);
  g_signal_handlers_disconnect_by_data (fixture->session, &n_turns);
}

static void
test_order_is_remembered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheSession) other = attache_session_new (fixture->dossier);
  g_autoptr (GVariant) state = NULL;

  attache_session_set_order (fixture->session, ATTACHE_ORDER_RELEVANCE);
  state = g_variant_ref_sink (attache_session_save_state (fixture->session));
  g_assert_cmpint (attache_session_get_order (other), ==, ATTACHE_ORDER_NEWEST);
  attache_session_restore_state (other, state);
  g_assert_cmpint (attache_session_get_order (other), ==, ATTACHE_ORDER_RELEVANCE);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/scale/import-goes-on", test_import_goes_on);
  ADD ("/scale/note-asks-little", test_note_asks_little);
  ADD ("/scale/first-page", test_first_page);
  ADD ("/scale/order", test_order);
  ADD ("/scale/order-is-remembered", test_order_is_remembered);
  return g_test_run ();
}
