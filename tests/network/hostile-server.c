/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The server of the tests. It keeps count of the requests and says nothing that a test did not. */

#include "config.h"

#include "hostile-server.h"

#include <string.h>

#define MAX_REQUEST (64 * 1024)

struct _HostileServer
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  GSocketService *service;
  HostileAnswer answer;
  gpointer user_data;
  guint16 port;
  gint n_requests;

  GMutex lock;
  GCond cond;
  gboolean is_ready;
  guint n_open;
};

/* Transfer full: the lines of a request, up to the empty one. NULL where the other side left. */
static char *
read_request (GInputStream *input)
{
  GString *text = g_string_new (NULL);
  char c;

  while (text->len < MAX_REQUEST && g_input_stream_read (input, &c, 1, NULL, NULL) == 1)
    {
      g_string_append_c (text, c);
      if (g_str_has_suffix (text->str, "\r\n\r\n"))
        return g_string_free (text, FALSE);
    }
  g_string_free (text, TRUE);
  return NULL;
}

static void
add_open (HostileServer *self, gint change)
{
  g_mutex_lock (&self->lock);
  self->n_open += change;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->lock);
}

static gboolean
run_cb (GThreadedSocketService *service, GSocketConnection *connection, GObject *source,
        gpointer user_data)
{
  HostileServer *self = user_data;
  g_autofree char *request = NULL;

  add_open (self, 1);
  request = read_request (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  if (request != NULL)
    {
      g_auto (GStrv) words = g_strsplit (request, " ", 3);

      g_atomic_int_inc (&self->n_requests);
      self->answer (self, connection, words[1] != NULL ? words[1] : "", request, self->user_data);
    }
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  add_open (self, -1);
  return TRUE;
}

static gpointer
serve (gpointer data)
{
  HostileServer *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;

  g_main_context_push_thread_default (self->context);
  self->service = g_threaded_socket_service_new (16);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
  g_assert_no_error (error);
  g_mutex_lock (&self->lock);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  self->is_ready = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->lock);
  g_main_loop_run (self->loop);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_clear_object (&self->service);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

HostileServer *
hostile_server_new (HostileAnswer answer, gpointer user_data)
{
  HostileServer *self = g_new0 (HostileServer, 1);

  self->answer = answer;
  self->user_data = user_data;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_mutex_init (&self->lock);
  g_cond_init (&self->cond);
  self->thread = g_thread_new ("hostile-server", serve, self);
  g_mutex_lock (&self->lock);
  while (!self->is_ready)
    g_cond_wait (&self->cond, &self->lock);
  g_mutex_unlock (&self->lock);
  return self;
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

void
hostile_server_free (HostileServer *self)
{
  g_main_context_invoke (self->context, quit_cb, self->loop);
  g_thread_join (self->thread);
  g_mutex_lock (&self->lock);
  while (self->n_open > 0)
    g_cond_wait (&self->cond, &self->lock);
  g_mutex_unlock (&self->lock);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->cond);
  g_free (self);
}

guint16
hostile_server_get_port (HostileServer *self)
{
  return self->port;
}

char *
hostile_server_dup_address (HostileServer *self, const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", self->port, path);
}

guint
hostile_server_count_requests (HostileServer *self)
{
  return g_atomic_int_get (&self->n_requests);
}

gboolean
hostile_server_send (GSocketConnection *connection, const char *bytes, gssize length)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  return g_output_stream_write_all (output, bytes, length < 0 ? strlen (bytes) : (gsize) length,
                                    NULL, NULL, NULL);
}

void
hostile_server_send_page (GSocketConnection *connection, const char *type, const char *body)
{
  g_autofree char *answer = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: %s\r\n"
                                             "Content-Length: %" G_GSIZE_FORMAT "\r\n"
                                             "Connection: close\r\n\r\n%s",
                                             type, strlen (body), body);

  hostile_server_send (connection, answer, -1);
}

void
hostile_server_wait_for_close (GSocketConnection *connection)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  char unused[256];

  while (g_input_stream_read (input, unused, sizeof unused, NULL, NULL) > 0)
    ;
}
