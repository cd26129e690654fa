/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A build without libsoup asks nobody, and says that it cannot. */

#include "config.h"

#include <string.h>

#include "attache-download.h"
#include "hostile-server.h"

static void
answer (HostileServer *server, GSocketConnection *connection, const char *path, const char *request,
        gpointer user_data)
{
  hostile_server_send_page (connection, "text/plain", "They met in Zenda.");
}

static void
test_unsupported (void)
{
  g_autoptr (HostileServer) server = hostile_server_new (answer, NULL);
  g_autofree char *address = hostile_server_dup_address (server, "/");
  g_autoptr (GError) error = NULL;

  g_assert_false (attache_download_is_supported ());
  g_assert_null (
      attache_download_run (address, NULL, &attache_download_default_limits, NULL, &error));
  g_assert_error (error, ATTACHE_DOWNLOAD_ERROR, ATTACHE_DOWNLOAD_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "made without access to the network"));
  g_assert_cmpuint (hostile_server_count_requests (server), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/unsupported", test_unsupported);
  return g_test_run ();
}
