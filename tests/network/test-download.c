/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Downloads from a server on loopback that is slow, lies about lengths, leads in circles and to
 * where it should not, sends bombs, and breaks off. */

#include "config.h"

#include "attache-download.h"

#include "attache-address.h"
#include "hostile-server.h"

#include <string.h>

#define MAX_BYTES (64 * 1024)

/* As if 127.0.0.1 were a host of the public network, and the rest of loopback the reader's own. */
static gboolean
is_private (GInetAddress *address)
{
  g_autofree char *text = g_inet_address_to_string (address);

  return strcmp (text, "127.0.0.1") != 0 && attache_address_is_private (address);
}

static const AttacheDownloadLimits limits = {
  .max_bytes = MAX_BYTES,
  .max_redirects = 5,
  .idle_seconds = 5,
  .total_seconds = 60,
  .is_private = is_private,
};

/* Transfer full: as many zeros as are far beyond the limit, in few bytes. */
static GBytes *
make_bomb (void)
{
  g_autoptr (GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) packed = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (packed, G_CONVERTER (gzip));
  g_autofree char *zeros = g_malloc0 (MAX_BYTES);

  for (guint i = 0; i < 64; i++)
    g_assert_true (g_output_stream_write_all (stream, zeros, MAX_BYTES, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (packed));
}

static void
send_bomb (GSocketConnection *connection)
{
  g_autoptr (GBytes) bomb = make_bomb ();
  gsize length;
  const char *data = g_bytes_get_data (bomb, &length);
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                                           "Content-Encoding: gzip\r\n"
                                           "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                                           length);

  g_assert_cmpuint (length, <, MAX_BYTES);
  hostile_server_send (connection, head, -1);
  hostile_server_send (connection, data, length);
}

static void
send_without_end (GSocketConnection *connection)
{
  if (!hostile_server_send (connection,
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                            "Content-Type: text/html\r\n\r\n",
                            -1))
    return;
  while (hostile_server_send (connection, "10\r\nabcdefghijklmnop\r\n", -1))
    ;
}

static void
send_redirect (HostileServer *server, GSocketConnection *connection, const char *path)
{
  g_autofree char *to = NULL;
  g_autofree char *head = NULL;
  guint port = hostile_server_get_port (server);

  if (strcmp (path, "/circle") == 0)
    to = g_strdup ("/circle");
  else if (strcmp (path, "/to-name") == 0)
    to = g_strdup_printf ("http://localhost:%u/page", port);
  else if (strcmp (path, "/to-literal") == 0)
    to = g_strdup_printf ("http://127.0.0.2:%u/page", port);
  else if (strcmp (path, "/to-mapped") == 0)
    to = g_strdup_printf ("http://[::ffff:127.0.0.2]:%u/page", port);
  else if (strcmp (path, "/to-file") == 0)
    to = g_strdup ("file:///etc/hostname");
  else
    to = g_strdup ("page");
  head = g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n"
                          "Connection: close\r\n\r\n",
                          to);
  hostile_server_send (connection, head, -1);
}

static void
answer (HostileServer *server, GSocketConnection *connection, const char *path, const char *request,
        gpointer user_data)
{
  if (strcmp (path, "/page") == 0)
    hostile_server_send_page (connection, "Text/HTML; charset=koi8-r", "<p>A page.");
  else if (g_str_has_prefix (path, "/to-") || strcmp (path, "/circle") == 0)
    send_redirect (server, connection, path);
  else if (strcmp (path, "/short") == 0)
    hostile_server_send (connection, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort", -1);
  else if (strcmp (path, "/long") == 0)
    hostile_server_send (connection, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nlonger", -1);
  else if (strcmp (path, "/huge") == 0)
    hostile_server_send (connection, "HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\nx",
                         -1);
  else if (strcmp (path, "/negative") == 0)
    hostile_server_send (connection, "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx", -1);
  else if (strcmp (path, "/bomb") == 0)
    send_bomb (connection);
  else if (strcmp (path, "/endless") == 0)
    send_without_end (connection);
  else if (strcmp (path, "/silent") == 0)
    hostile_server_wait_for_close (connection);
  else if (strcmp (path, "/stalled") == 0)
    {
      hostile_server_send (connection, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbegun", -1);
      hostile_server_wait_for_close (connection);
    }
  else if (strcmp (path, "/garbage") == 0)
    hostile_server_send (connection, "\x01\x02 this is not HTTP\r\n\r\n", -1);
  else if (strcmp (path, "/same") == 0 && strstr (request, "If-None-Match: \"seven\"") != NULL)
    hostile_server_send (connection, "HTTP/1.1 304 Not Modified\r\nETag: \"seven\"\r\n\r\n", -1);
  else if (strcmp (path, "/same") == 0)
    hostile_server_send (connection,
                         "HTTP/1.1 200 OK\r\nETag: \"seven\"\r\nContent-Length: 3\r\n\r\none", -1);
  else if (strcmp (path, "/nothing") != 0)
    hostile_server_send (connection, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", -1);
}

static AttacheDownload *
download (HostileServer *server, const char *path, const AttacheDownloadLimits *with,
          GError **error)
{
  g_autofree char *address = hostile_server_dup_address (server, path);

  return attache_download_run (address, NULL, with, NULL, error);
}

static void
test_page (void)
{
  g_autoptr (HostileServer) server = hostile_server_new (answer, NULL);
  g_autofree char *expected = hostile_server_dup_address (server, "/page");
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheDownload) page = download (server, "/to-page", &limits, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (page->address, ==, expected);
  g_assert_cmpstr (page->media_type, ==, "text/html");
  g_assert_cmpstr (page->charset, ==, "koi8-r");
  g_assert_cmpmem (g_bytes_get_data (page->bytes, NULL), g_bytes_get_size (page->bytes),
                   "<p>A page.", 10);
  g_assert_cmpint (page->fetched, >, 0);
}

static void
test_faults (void)
{
  static const struct
  {
    const char *path;
    AttacheDownloadError code;
  } cases[] = {
    { "/missing", ATTACHE_DOWNLOAD_ERROR_ANSWER },
    { "/circle", ATTACHE_DOWNLOAD_ERROR_REDIRECTS },
    { "/to-name", ATTACHE_DOWNLOAD_ERROR_PRIVATE },
    { "/to-literal", ATTACHE_DOWNLOAD_ERROR_PRIVATE },
    { "/to-mapped", ATTACHE_DOWNLOAD_ERROR_PRIVATE },
    { "/to-file", ATTACHE_DOWNLOAD_ERROR_ADDRESS },
    { "/short", ATTACHE_DOWNLOAD_ERROR_CUT_OFF },
    { "/huge", ATTACHE_DOWNLOAD_ERROR_TOO_LARGE },
    { "/bomb", ATTACHE_DOWNLOAD_ERROR_TOO_LARGE },
    { "/endless", ATTACHE_DOWNLOAD_ERROR_TOO_LARGE },
  };
  g_autoptr (HostileServer) server = hostile_server_new (answer, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].path);
      g_assert_null (download (server, cases[i].path, &limits, &error));
      g_assert_error (error, ATTACHE_DOWNLOAD_ERROR, (gint) cases[i].code);
      g_assert_nonnull (strstr (error->message, ": "));
    }
}

/* What the library makes of them is its own affair: an error, or the bytes up to the length. */
static void
test_nonsense (void)
{
  static const char *const paths[] = { "/garbage", "/nothing", "/negative" };
  g_autoptr (HostileServer) server = hostile_server_new (answer, NULL);
  g_autoptr (AttacheDownload) cut = download (server, "/long", &limits, NULL);

  g_assert_cmpmem (g_bytes_get_data (cut->bytes, NULL), g_bytes_get_size (cut->bytes), "longe", 5);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AttacheDownload) page = download (server, paths[i], &limits, &error);

      g_test_message ("%s", paths[i]);
      g_assert_true ((page != NULL) != (error != NULL));
      if (error != NULL)
        g_assert_true (error->domain == ATTACHE_DOWNLOAD_ERROR);
      else
        g_assert_cmpuint (g_bytes_get_size (page->bytes), <=, 1);
    }
}

static void
test_slow (void)
{
  static const char *const paths[] = { "/silent", "/stalled" };
  AttacheDownloadLimits hasty = limits;
  g_autoptr (HostileServer) server = hostile_server_new (answer, NULL);

  hasty.total_seconds = 1;
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (download (server, paths[i], &hasty, &error));
      g_assert_error (error, ATTACHE_DOWNLOAD_ERROR, ATTACHE_DOWNLOAD_ERROR_TOO_SLOW);
    }
  hasty.total_seconds = 60;
  hasty.idle_seconds = 1;
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (download (server, paths[i], &hasty, &error));
      g_assert_error (error, ATTACHE_DOWNLOAD_ERROR, ATTACHE_DOWNLOAD_ERROR_TOO_SLOW);
    }
}

/* Who types an address of the own network gets it, redirects within it included. */
static void
test_typed_private (void)
{
  AttacheDownloadLimits strict = limits;
  g_autoptr (HostileServer) server = hostile_server_new (answer, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheDownload) page = NULL;

  strict.is_private = attache_address_is_private;
  page = download (server, "/to-name", &strict, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (page->address, "localhost"));
}

static void
test_private_asks_nothing (void)
{
  g_autoptr (HostileServer) server = hostile_server_new (answer, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (download (server, "/to-literal", &limits, &error));
  g_assert_cmpuint (hostile_server_count_requests (server), ==, 1);
}

static void
test_unchanged (void)
{
  g_autoptr (HostileServer) server = hostile_server_new (answer, NULL);
  g_autofree char *address = hostile_server_dup_address (server, "/same");
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheDownload) first = attache_download_run (address, NULL, &limits, NULL, &error);
  g_autoptr (AttacheDownload) second = attache_download_run (address, first, &limits, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (first->bytes);
  g_assert_cmpstr (first->etag, ==, "\"seven\"");
  g_assert_null (second->bytes);
}

static void
cancel_when_asked (HostileServer *server, GSocketConnection *connection, const char *path,
                   const char *request, gpointer user_data)
{
  g_cancellable_cancel (user_data);
  hostile_server_wait_for_close (connection);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (HostileServer) server = hostile_server_new (cancel_when_asked, cancellable);
  g_autofree char *address = hostile_server_dup_address (server, "/silent");
  g_autoptr (GError) error = NULL;

  g_assert_null (attache_download_run (address, NULL, &limits, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (attache_download_run (address, NULL, &limits, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_unreachable (void)
{
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (HostileServer) server = hostile_server_new (answer, NULL);

    address = hostile_server_dup_address (server, "/page");
  }
  g_assert_null (attache_download_run (address, NULL, &limits, NULL, &error));
  g_assert_error (error, ATTACHE_DOWNLOAD_ERROR, ATTACHE_DOWNLOAD_ERROR_UNREACHABLE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/download/page", test_page);
  g_test_add_func ("/network/download/faults", test_faults);
  g_test_add_func ("/network/download/nonsense", test_nonsense);
  g_test_add_func ("/network/download/slow", test_slow);
  g_test_add_func ("/network/download/typed-private", test_typed_private);
  g_test_add_func ("/network/download/private-asks-nothing", test_private_asks_nothing);
  g_test_add_func ("/network/download/unchanged", test_unchanged);
  g_test_add_func ("/network/download/cancel", test_cancel);
  g_test_add_func ("/network/download/unreachable", test_unreachable);
  return g_test_run ();
}
