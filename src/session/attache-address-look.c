/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One download, and what it is. */

#include "config.h"

#include "attache-address-look.h"

void
attache_address_look_free (AttacheAddressLook *look)
{
  g_clear_pointer (&look->download, attache_download_unref);
  g_clear_pointer (&look->feed, attache_feed_free);
  g_free (look);
}

/* Feeds may leave out the host. What is no address then stays as it is, and is refused when it is
 * asked for. */
static void
make_whole (AttacheFeed *feed, const char *base)
{
  for (guint i = 0; i < feed->entries->len; i++)
    {
      AttacheFeedEntry *entry = g_ptr_array_index (feed->entries, i);
      char *whole = entry->address != NULL ? g_uri_resolve_relative (
                        base, entry->address, G_URI_FLAGS_PARSE_RELAXED, NULL)
                                           : NULL;

      if (whole == NULL)
        continue;
      g_free (entry->address);
      entry->address = whole;
    }
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AttacheAddressLook *look = g_new0 (AttacheAddressLook, 1);
  gsize length;
  const guint8 *bytes;

  look->download = attache_download_ref (data);
  if (look->download->bytes != NULL)
    {
      bytes = g_bytes_get_data (look->download->bytes, &length);
      look->feed = attache_feed_parse (bytes, length);
      if (look->feed != NULL)
        make_whole (look->feed, look->download->address);
    }
  g_task_return_pointer (task, look, (GDestroyNotify) attache_address_look_free);
}

static void
downloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  AttacheDownload *download = attache_download_finish (result, &error);

  if (download == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, download, (GDestroyNotify) attache_download_unref);
  g_task_run_in_thread (task, read_in_thread);
}

void
attache_address_look_async (const char *address, const AttacheDownload *last,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;

  g_return_if_fail (address != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_address_look_async);
  attache_download_async (address, last, &attache_download_default_limits, cancellable,
                          downloaded_cb, task);
}

AttacheAddressLook *
attache_address_look_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
