/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages and feeds of a server on loopback come into a dossier, with the pages as they were; what is
 * new in a feed comes once, and what fails is told. */

#include "config.h"

#include <string.h>

#include "attache-address-look.h"
#include "attache-dossier-private.h"
#include "attache-feed-list.h"
#include "attache-original-job.h"
#include "attache-time-span.h"
#include "hostile-server.h"
#include "store-sample.h"
#include "waiting-dossier.h"

#define PARAGRAPH                                                                                  \
  "<p>The ministers of Ruritania and Sylvania met in Zenda on Tuesday, and they spoke of the "     \
  "border for three hours, a spokesperson said.</p><p>They will meet again in October, and the "   \
  "talks will then turn to the bridge, which both sides want to be open before the winter.</p>"

typedef struct
{
  char *folder;
  AttacheDossier *dossier;
  HostileServer *server;
  gint has_third; /* atomic: the feed announces a third article */
  guint n_imported;
  guint n_failed;
  guint n_signals;
} Fixture;

static void
send_feed (Fixture *fixture, GSocketConnection *connection)
{
  g_autoptr (GString) feed = g_string_new ("<rss><channel><title>Zenda Post</title>");

  g_string_append (feed, "<item><title>One</title><link>/one</link></item>"
                         "<item><title>Gone</title><link>/gone</link></item>"
                         "<item><title>Nowhere</title><link>file:///etc/hostname</link></item>");
  if (g_atomic_int_get (&fixture->has_third))
    g_string_append (feed, "<item><title>Three</title><link>/three</link></item>");
  g_string_append (feed, "</channel></rss>");
  hostile_server_send_page (connection, "application/rss+xml", feed->str);
}

static void
answer (HostileServer *server, GSocketConnection *connection, const char *path, const char *request,
        gpointer user_data)
{
  g_autofree char *page = NULL;

  if (strcmp (path, "/feed") == 0)
    send_feed (user_data, connection);
  else if (strcmp (path, "/koi8") == 0)
    hostile_server_send_page (connection, "text/html; charset=koi8-r",
                              "<html><body><article><h1>\xf4\xc5\xd3\xd4</h1>" PARAGRAPH
                              "</article></body></html>");
  else if (strcmp (path, "/gone") == 0)
    hostile_server_send (connection, "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n", -1);
  else
    {
      page = g_strdup_printf ("<html><head><title>Page %s</title></head><body><article><h1>Page "
                              "%s</h1><p>This is page %s.</p>" PARAGRAPH "</article></body></html>",
                              path, path, path);
      hostile_server_send_page (connection, "text/html; charset=utf-8", page);
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = sample_folder_new ();
  path = g_build_filename (fixture->folder, "network.dossier", NULL);
  fixture->dossier = wait_dossier (path);
  fixture->server = hostile_server_new (answer, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hostile_server_free (fixture->server);
  g_clear_pointer (&fixture->dossier, end_dossier);
  sample_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

/* Transfer full. */
static AttacheImportJob *
import (Fixture *fixture, const char *path)
{
  g_autofree char *address = hostile_server_dup_address (fixture->server, path);
  const char *const addresses[] = { address, NULL };
  AttacheImportJob *job = attache_import_job_new_for_addresses (fixture->dossier, addresses);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  attache_import_job_run_async (job, NULL, result_cb, &result);
  WAIT (result != NULL);
  g_assert_true (attache_import_job_run_finish (job, result, &error));
  g_assert_no_error (error);
  return job;
}

typedef struct
{
  gint64 id;
  AttacheOriginal *original;
} Kept;

static gboolean
load_original (AttacheDatabase *db, gpointer data, GError **error)
{
  Kept *kept = data;

  return attache_original_table_load (db, kept->id, &kept->original, error);
}

/* Transfer full: of the first article that came in. */
static AttacheOriginal *
find_original (Fixture *fixture, AttacheImportJob *job)
{
  AttacheStore *store = attache_dossier_get_store (fixture->dossier);
  g_autoptr (GError) error = NULL;
  guint n_ids;
  const gint64 *ids = attache_import_job_get_article_ids (job, &n_ids);
  Kept kept = { 0 };

  g_assert_cmpuint (n_ids, >, 0);
  kept.id = ids[0];
  attache_store_write (store, load_original, &kept, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (kept.original);
  return kept.original;
}

static void
test_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheImportJob) job = import (fixture, "/one");
  g_autoptr (AttacheOriginal) original = find_original (fixture, job);
  g_autofree char *address = hostile_server_dup_address (fixture->server, "/one");
  const char *page = g_bytes_get_data (original->bytes, NULL);

  g_assert_cmpuint (attache_import_job_get_progress (job)->n_imported, ==, 1);
  g_assert_cmpstr (original->address, ==, address);
  g_assert_cmpstr (original->media_type, ==, "text/html");
  g_assert_cmpmem (page, 6, "<html>", 6);
}

/* The server's word on the encoding counts, and the page is kept as it came. */
static void
test_encoding (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheImportJob) job = import (fixture, "/koi8");
  g_autoptr (AttacheOriginal) original = find_original (fixture, job);
  g_autoptr (AttacheDownload) download = NULL;
  g_autofree char *address = hostile_server_dup_address (fixture->server, "/koi8");
  const char *page = g_bytes_get_data (original->bytes, NULL);

  g_assert_nonnull (memchr (page, '\xf4', g_bytes_get_size (original->bytes)));
  g_assert_cmpuint (attache_import_job_get_progress (job)->n_imported, ==, 1);
}

static void
test_load_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheImportJob) job = import (fixture, "/one");
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GAsyncResult) missing = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheOriginal) original = NULL;
  guint n_ids;
  const gint64 *ids = attache_import_job_get_article_ids (job, &n_ids);

  attache_original_load_async (fixture->dossier, ids[0], NULL, result_cb, &found);
  attache_original_load_async (fixture->dossier, ids[0] + 1, NULL, result_cb, &missing);
  WAIT (found != NULL && missing != NULL);
  original = attache_original_load_finish (fixture->dossier, found, &error);
  g_assert_no_error (error);
  g_assert_nonnull (original);
  g_assert_null (attache_original_load_finish (fixture->dossier, missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_file_names (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][3] = {
    { "https://zenda.example/2022/talks-end?utm=1", "text/html", "talks-end.html" },
    { "https://zenda.example/a.html", "text/html", "a.html" },
    { "https://zenda.example/", "text/html", "zenda.example.html" },
    { "https://zenda.example/..%2f..%2fetc", NULL, "2f..-2fetc.html" },
    { "https://zenda.example/report.pdf", "application/pdf", "report.pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AttacheOriginal original = { .address = (char *) cases[i][0],
                                   .media_type = (char *) cases[i][1] };
      g_autofree char *name = attache_original_dup_file_name (&original);

      g_assert_cmpstr (name, ==, cases[i][2]);
    }
}

static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheImportJob) job = import (fixture, "/gone");

  g_assert_cmpuint (attache_import_job_get_progress (job)->n_imported, ==, 0);
  g_assert_cmpuint (attache_import_job_get_progress (job)->n_failed, ==, 1);
}

static void
test_look (Fixture *fixture, gconstpointer data)
{
  g_autofree char *address = hostile_server_dup_address (fixture->server, "/feed");
  g_autofree char *first = hostile_server_dup_address (fixture->server, "/one");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheAddressLook) look = NULL;

  attache_address_look_async (address, NULL, NULL, result_cb, &result);
  WAIT (result != NULL);
  look = attache_address_look_finish (result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (look->feed);
  g_assert_cmpuint (look->feed->entries->len, ==, 3);
  g_assert_cmpstr (((AttacheFeedEntry *) g_ptr_array_index (look->feed->entries, 0))->address, ==,
                   first);
}

static void
imported_cb (AttacheFeedList *list, AttacheFeedItem *item, AttacheImportJob *job, Fixture *fixture)
{
  fixture->n_signals++;
  fixture->n_imported += attache_import_job_get_progress (job)->n_imported;
  fixture->n_failed += attache_import_job_get_progress (job)->n_failed;
}

/* Transfer full. */
static AttacheFeedItem *
only_item (AttacheFeedList *list)
{
  g_assert_cmpuint (g_list_model_get_n_items (attache_feed_list_get_items (list)), ==, 1);
  return g_list_model_get_item (attache_feed_list_get_items (list), 0);
}

static void
test_feed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *address = hostile_server_dup_address (fixture->server, "/feed");
  g_autoptr (AttacheFeedList) list = attache_feed_list_new (fixture->dossier);
  g_autoptr (AttacheFeedItem) item = NULL;
  GListModel *items = attache_feed_list_get_items (list);
  const gint64 hour = G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC;

  g_signal_connect (list, "imported", G_CALLBACK (imported_cb), fixture);
  attache_feed_list_add (list, address, NULL, 60, NULL);
  WAIT (g_list_model_get_n_items (items) == 1);
  attache_feed_list_check_due (list, g_get_real_time ());
  g_assert_true (attache_feed_list_is_busy (list));
  WAIT (!attache_feed_list_is_busy (list));
  g_assert_cmpuint (fixture->n_imported, ==, 1);
  g_assert_cmpuint (fixture->n_failed, ==, 2);
  item = only_item (list);
  g_assert_cmpstr (attache_feed_item_get_title (item), ==, "Zenda Post");
  g_assert_null (attache_feed_item_get_problem (item));
  g_assert_true (attache_feed_item_get_checked (item) != ATTACHE_TIME_UNKNOWN);

  attache_feed_list_check_due (list, g_get_real_time ());
  g_assert_false (attache_feed_list_is_busy (list));
  g_atomic_int_set (&fixture->has_third, TRUE);
  attache_feed_list_check_due (list, g_get_real_time () + 2 * hour);
  WAIT (!attache_feed_list_is_busy (list));
  g_assert_cmpuint (fixture->n_signals, ==, 2);
  g_assert_cmpuint (fixture->n_imported, ==, 2);
  g_assert_cmpuint (fixture->n_failed, ==, 2);
}

static void
test_lost_feed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *address = hostile_server_dup_address (fixture->server, "/gone");
  g_autoptr (AttacheFeedList) list = attache_feed_list_new (fixture->dossier);
  g_autoptr (AttacheFeedItem) item = NULL;
  g_autoptr (AttacheFeedItem) after = NULL;
  GListModel *items = attache_feed_list_get_items (list);
  gint64 id;

  attache_feed_list_add (list, address, "Lost", 0, NULL);
  WAIT (g_list_model_get_n_items (items) == 1);
  item = only_item (list);
  id = attache_feed_item_get_id (item);
  attache_feed_list_check_due (list, G_MAXINT64 / 2);
  g_assert_false (attache_feed_list_is_busy (list));
  attache_feed_list_check (list, &id, 1);
  WAIT (!attache_feed_list_is_busy (list));
  after = only_item (list);
  g_assert_nonnull (strstr (attache_feed_item_get_problem (after), "410"));
  attache_feed_list_remove (list, id);
  WAIT (g_list_model_get_n_items (items) == 0);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/session/network/page", test_page);
  ADD ("/session/network/encoding", test_encoding);
  ADD ("/session/network/load-page", test_load_page);
  ADD ("/session/network/file-names", test_file_names);
  ADD ("/session/network/failure", test_failure);
  ADD ("/session/network/look", test_look);
  ADD ("/session/network/feed", test_feed);
  ADD ("/session/network/lost-feed", test_lost_feed);
  return g_test_run ();
}
