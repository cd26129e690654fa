/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asking a server, step by step: send, follow where it leads, read within the limits. Redirects are
 * followed here and not by the library, so that each is looked at before anything is asked. */

#include "config.h"

#include "attache-download.h"

#include "attache-address.h"

#include <glib/gi18n-lib.h>

#ifdef HAVE_SOUP
#include <libsoup/soup.h>
#include <string.h>

#define CHUNK (64 * 1024)

typedef struct
{
  /* Owned */
  SoupSession *session;
  SoupMessage *message; /* the one under way */
  GUri *uri;            /* of the message */
  GByteArray *body;
  GInputStream *stream;
  GCancellable
      *cancellable;    /* of the requests; cancelled by the caller's, the clock, or the verdict */
  GCancellable *outer; /* the caller's; nullable */
  GSource *clock;
  AttacheDownload *answer;
  char *last_etag;
  char *last_modified;
  GError *verdict; /* why we ended it ourselves */

  AttacheDownloadLimits limits;
  guint n_redirects;
  gboolean allows_private;
  gulong outer_id;
} Request;

static void send_message (GTask *task);

static void
request_free (gpointer data)
{
  Request *self = data;

  g_cancellable_disconnect (self->outer, self->outer_id);
  g_source_destroy (self->clock);
  g_source_unref (self->clock);
  /* What was refused may still be on its way. */
  soup_session_abort (self->session);
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->outer);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_clear_pointer (&self->answer, attache_download_unref);
  g_clear_error (&self->verdict);
  g_free (self->last_etag);
  g_free (self->last_modified);
  g_free (self);
}

static GError *
new_error (Request *self, AttacheDownloadError code, const char *reason)
{
  g_autofree char *address = g_uri_to_string (self->uri);

  return g_error_new (ATTACHE_DOWNLOAD_ERROR, (gint) code, _ ("%s: %s"), address, reason);
}

/* Ends what is under way; the answer to it then says why. The first verdict stands. */
static void
condemn (Request *self, AttacheDownloadError code, const char *reason)
{
  if (self->verdict == NULL)
    self->verdict = new_error (self, code, reason);
  g_cancellable_cancel (self->cancellable);
}

static void
outer_cancelled_cb (GCancellable *outer, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static gboolean
clock_cb (gpointer user_data)
{
  condemn (user_data, ATTACHE_DOWNLOAD_ERROR_TOO_SLOW, _ ("the server took too long"));
  return G_SOURCE_REMOVE;
}

/* Takes @error, which the library gave. */
static void
fail (GTask *task, GError *error)
{
  Request *self = g_task_get_task_data (task);

  if (self->verdict != NULL)
    g_task_return_error (task, g_steal_pointer (&self->verdict));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)
           || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    g_task_return_error (task, new_error (self, ATTACHE_DOWNLOAD_ERROR_CUT_OFF,
                                          _ ("the server broke off before the end")));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_task_return_error (
        task, new_error (self, ATTACHE_DOWNLOAD_ERROR_TOO_SLOW, _ ("the server took too long")));
  else
    g_task_return_error (task,
                         new_error (self, ATTACHE_DOWNLOAD_ERROR_UNREACHABLE, error->message));
  g_clear_error (&error);
}

static void
refuse (GTask *task, AttacheDownloadError code, const char *reason)
{
  g_task_return_error (task, new_error (g_task_get_task_data (task), code, reason));
}

static gboolean
is_private_host (Request *self, const char *host)
{
  g_autoptr (GInetAddress) literal = g_inet_address_new_from_string (host);

  return literal != NULL ? self->limits.is_private (literal)
                         : attache_address_is_private_host (host);
}

/* Before a socket connects: a public name may stand for a private address. What a proxy connects
 * to is for the proxy to know. */
static void
network_event_cb (SoupMessage *message, GSocketClientEvent event, GIOStream *connection,
                  gpointer user_data)
{
  Request *self = user_data;
  g_autoptr (GSocketAddress) remote = NULL;

  if (event != G_SOCKET_CLIENT_CONNECTING || !G_IS_SOCKET_CONNECTION (connection))
    return;
  remote = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (!G_IS_INET_SOCKET_ADDRESS (remote) || G_IS_PROXY_ADDRESS (remote))
    return;
  if (!self->limits.is_private (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote))))
    return;
  if (self->n_redirects == 0)
    self->allows_private = TRUE; /* the reader typed it */
  else if (!self->allows_private)
    condemn (self, ATTACHE_DOWNLOAD_ERROR_PRIVATE,
             _ ("the page leads to an address of your own network, which was not asked for it"));
}

static char *
dup_header (Request *self, const char *name)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  const char *value = soup_message_headers_get_one (headers, name);

  return value != NULL && strlen (value) <= 1024 ? g_utf8_make_valid (value, -1) : NULL;
}

static void
take_headers (Request *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  g_autoptr (GHashTable) parameters = NULL;
  const char *type = soup_message_headers_get_content_type (headers, &parameters);
  const char *charset = parameters != NULL ? g_hash_table_lookup (parameters, "charset") : NULL;

  self->answer->address = g_uri_to_string (self->uri);
  self->answer->media_type = type != NULL ? g_ascii_strdown (type, -1) : NULL;
  self->answer->charset = g_strdup (charset);
  self->answer->etag = dup_header (self, "ETag");
  self->answer->last_modified = dup_header (self, "Last-Modified");
  self->answer->fetched = g_get_real_time ();
}

static void
succeed (GTask *task)
{
  Request *self = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&self->answer),
                         (GDestroyNotify) attache_download_unref);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes)
      chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  gsize length;
  const guint8 *data;

  if (chunk == NULL)
    {
      fail (task, error);
      return;
    }
  data = g_bytes_get_data (chunk, &length);
  if (self->body->len + length > self->limits.max_bytes)
    {
      refuse (task, ATTACHE_DOWNLOAD_ERROR_TOO_LARGE, _ ("the answer is too large for an article"));
      return;
    }
  if (length > 0)
    {
      g_byte_array_append (self->body, data, length);
      g_input_stream_read_bytes_async (self->stream, CHUNK, G_PRIORITY_DEFAULT, self->cancellable,
                                       read_cb, g_steal_pointer (&task));
      return;
    }
  self->answer->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->body));
  succeed (task);
}

static gboolean
is_redirect (guint status)
{
  return status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_FOUND
         || status == SOUP_STATUS_SEE_OTHER || status == SOUP_STATUS_TEMPORARY_REDIRECT
         || status == SOUP_STATUS_PERMANENT_REDIRECT;
}

static void
follow (GTask *task)
{
  Request *self = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  GError *error = NULL;
  GUri *next;

  if (location == NULL)
    {
      refuse (task, ATTACHE_DOWNLOAD_ERROR_ANSWER, _ ("the server leads on to nowhere"));
      return;
    }
  if (++self->n_redirects > self->limits.max_redirects)
    {
      refuse (task, ATTACHE_DOWNLOAD_ERROR_REDIRECTS,
              _ ("the server leads from one address to the next without end"));
      return;
    }
  next = attache_address_follow (self->uri, location, &error);
  if (next == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (!self->allows_private && is_private_host (self, g_uri_get_host (next)))
    {
      refuse (task, ATTACHE_DOWNLOAD_ERROR_PRIVATE,
              _ ("the page leads to an address of your own network, which was not asked for it"));
      g_uri_unref (next);
      return;
    }
  g_uri_unref (self->uri);
  self->uri = next;
  g_clear_object (&self->stream);
  send_message (g_object_ref (task));
}

static void
read_answer (GTask *task)
{
  Request *self = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
      && (guint64) soup_message_headers_get_content_length (headers) > self->limits.max_bytes)
    {
      refuse (task, ATTACHE_DOWNLOAD_ERROR_TOO_LARGE, _ ("the answer is too large for an article"));
      return;
    }
  take_headers (self);
  self->body = g_byte_array_new ();
  g_input_stream_read_bytes_async (self->stream, CHUNK, G_PRIORITY_DEFAULT, self->cancellable,
                                   read_cb, g_object_ref (task));
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *self = g_task_get_task_data (task);
  GError *error = NULL;
  guint status;

  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (self->stream == NULL)
    {
      fail (task, error);
      return;
    }
  status = soup_message_get_status (self->message);
  if (is_redirect (status))
    follow (task);
  else if (status == SOUP_STATUS_NOT_MODIFIED
           && (self->last_etag != NULL || self->last_modified != NULL))
    {
      take_headers (self);
      succeed (task);
    }
  else if (SOUP_STATUS_IS_SUCCESSFUL (status))
    read_answer (task);
  else
    {
      g_autofree char *phrase = g_utf8_make_valid (soup_status_get_phrase (status), -1);
      /* Translators: %u is a number such as 404, %s its meaning */
      g_autofree char *reason = g_strdup_printf (_ ("the server answered %u, %s"), status, phrase);

      refuse (task, ATTACHE_DOWNLOAD_ERROR_ANSWER, reason);
    }
}

/* Takes @task. */
static void
send_message (GTask *task)
{
  Request *self = g_task_get_task_data (task);
  SoupMessageHeaders *headers;

  g_clear_object (&self->message);
  self->message = soup_message_new_from_uri (SOUP_METHOD_GET, self->uri);
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT);
  g_signal_connect (self->message, "network-event", G_CALLBACK (network_event_cb), self);
  headers = soup_message_get_request_headers (self->message);
  soup_message_headers_replace (headers, "Accept",
                                "text/html, application/xhtml+xml, application/rss+xml, "
                                "application/atom+xml, application/feed+json, */*;q=0.5");
  if (self->last_etag != NULL)
    soup_message_headers_replace (headers, "If-None-Match", self->last_etag);
  if (self->last_modified != NULL)
    soup_message_headers_replace (headers, "If-Modified-Since", self->last_modified);
  soup_session_send_async (self->session, self->message, G_PRIORITY_DEFAULT, self->cancellable,
                           sent_cb, task);
}

static Request *
request_new (GUri *uri, const AttacheDownload *last, const AttacheDownloadLimits *limits,
             GCancellable *cancellable)
{
  Request *self = g_new0 (Request, 1);

  self->uri = uri;
  self->limits = *limits;
  self->allows_private = is_private_host (self, g_uri_get_host (uri));
  self->last_etag = last != NULL ? g_strdup (last->etag) : NULL;
  self->last_modified = last != NULL ? g_strdup (last->last_modified) : NULL;
  self->session = soup_session_new_with_options ("timeout", limits->idle_seconds, "user-agent",
                                                 "Attache/" PACKAGE_VERSION, NULL);
  self->answer = g_new0 (AttacheDownload, 1);
  g_atomic_ref_count_init (&self->answer->ref_count);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->outer, cancellable);
  if (cancellable != NULL)
    self->outer_id = g_cancellable_connect (cancellable, G_CALLBACK (outer_cancelled_cb),
                                            g_object_ref (self->cancellable), g_object_unref);
  self->clock = g_timeout_source_new_seconds (limits->total_seconds);
  g_source_set_callback (self->clock, clock_cb, self, NULL);
  g_source_attach (self->clock, g_main_context_get_thread_default ());
  return self;
}

gboolean
attache_download_is_supported (void)
{
  return TRUE;
}

void
attache_download_async (const char *address, const AttacheDownload *last,
                        const AttacheDownloadLimits *limits, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;
  GError *error = NULL;
  GUri *uri;

  g_return_if_fail (address != NULL && limits != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_download_async);
  uri = attache_address_parse (address, &error);
  if (uri == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  g_task_set_task_data (task, request_new (uri, last, limits, cancellable), request_free);
  send_message (task);
}

#else

gboolean
attache_download_is_supported (void)
{
  return FALSE;
}

void
attache_download_async (const char *address, const AttacheDownload *last,
                        const AttacheDownloadLimits *limits, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (address != NULL && limits != NULL);

  g_task_report_new_error (NULL, callback, user_data, attache_download_async,
                           ATTACHE_DOWNLOAD_ERROR, ATTACHE_DOWNLOAD_ERROR_UNSUPPORTED,
                           _ ("%s: this build of Attaché was made without access to the network"),
                           address);
}
#endif

AttacheDownload *
attache_download_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
