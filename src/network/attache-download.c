/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The answer of a download, and downloads for those who wait. How a server is asked is
 * attache-download-request's. */

#include "config.h"

#include "attache-download.h"

#include "attache-address.h"

const AttacheDownloadLimits attache_download_default_limits = {
  .max_bytes = (gsize) 16 << 20,
  .max_redirects = 10,
  .idle_seconds = 20,
  .total_seconds = 90,
  .is_private = attache_address_is_private,
};

AttacheDownload *
attache_download_ref (AttacheDownload *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
attache_download_unref (AttacheDownload *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->address);
  g_free (self->media_type);
  g_free (self->charset);
  g_free (self->etag);
  g_free (self->last_modified);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

typedef struct
{
  GMainLoop *loop;
  GAsyncResult *result;
} Wait;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->result = g_object_ref (result);
  g_main_loop_quit (wait->loop);
}

static gboolean
idle_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/* Connections close in the context that they were opened in. */
static void
let_close (GMainContext *context, GMainLoop *loop)
{
  g_autoptr (GSource) idle = g_idle_source_new ();

  g_source_set_priority (idle, G_PRIORITY_LOW);
  g_source_set_callback (idle, idle_cb, loop, NULL);
  g_source_attach (idle, context);
  g_main_loop_run (loop);
}

AttacheDownload *
attache_download_run (const char *address, const AttacheDownload *last,
                      const AttacheDownloadLimits *limits, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  Wait wait = { loop, NULL };
  AttacheDownload *download;

  g_return_val_if_fail (address != NULL && limits != NULL, NULL);

  /* A context of its own: the library's callbacks must not run on whoever else's loop. */
  g_main_context_push_thread_default (context);
  attache_download_async (address, last, limits, cancellable, done_cb, &wait);
  g_main_loop_run (loop);
  download = attache_download_finish (wait.result, error);
  g_object_unref (wait.result);
  let_close (context, loop);
  g_main_context_pop_thread_default (context);
  return download;
}
