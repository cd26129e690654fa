/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes to feeds on the store's threads. */

#include "config.h"

#include "attache-feed-writing.h"

AttacheFeedWriting *
attache_feed_writing_new (AttacheFeedWritingKind kind)
{
  AttacheFeedWriting *writing = g_new0 (AttacheFeedWriting, 1);

  writing->kind = kind;
  writing->now = g_get_real_time ();
  return writing;
}

void
attache_feed_writing_free (AttacheFeedWriting *writing)
{
  g_free (writing->row.address);
  g_free (writing->row.title);
  g_free (writing->row.etag);
  g_free (writing->row.last_modified);
  g_free (writing->row.problem);
  g_strfreev (writing->addresses);
  g_clear_pointer (&writing->rows, g_ptr_array_unref);
  g_strfreev (writing->unseen);
  g_free (writing);
}

static gboolean
set_seen (AttacheDatabase *db, const AttacheFeedWriting *writing, GError **error)
{
  return writing->addresses == NULL
         || attache_feed_table_set_seen (
             db, writing->row.id, (const char *const *) writing->addresses, writing->now, error);
}

static gboolean
add (AttacheDatabase *db, AttacheFeedWriting *writing, GError **error)
{
  return attache_feed_table_add (db, writing->row.address, writing->row.title, &writing->row.id,
                                 error)
         && attache_feed_table_set_minutes (db, writing->row.id, writing->row.minutes, error)
         && set_seen (db, writing, error);
}

static gboolean
note_check (AttacheDatabase *db, AttacheFeedWriting *writing, GError **error)
{
  writing->row.checked = writing->now;
  if (!attache_feed_table_set_checked (db, &writing->row, error))
    return FALSE;
  if (writing->addresses == NULL)
    return TRUE;
  writing->unseen = attache_feed_table_find_unseen (
      db, writing->row.id, (const char *const *) writing->addresses, error);
  return writing->unseen != NULL;
}

static gboolean
change (AttacheDatabase *db, AttacheFeedWriting *writing, GError **error)
{
  switch (writing->kind)
    {
    case ATTACHE_FEED_WRITING_ADD:
      return add (db, writing, error);
    case ATTACHE_FEED_WRITING_REMOVE:
      return attache_feed_table_remove (db, writing->row.id, error);
    case ATTACHE_FEED_WRITING_MINUTES:
      return attache_feed_table_set_minutes (db, writing->row.id, writing->row.minutes, error);
    case ATTACHE_FEED_WRITING_CHECKED:
      return note_check (db, writing, error);
    case ATTACHE_FEED_WRITING_SEEN:
      return set_seen (db, writing, error);
    case ATTACHE_FEED_WRITING_NOTHING:
    default:
      return TRUE;
    }
}

static gboolean
run (AttacheDatabase *db, gpointer data, GError **error)
{
  AttacheFeedWriting *writing = data;

  if (!change (db, writing, error))
    return FALSE;
  writing->rows = attache_feed_table_load (db, error);
  return writing->rows != NULL;
}

void
attache_feed_writing_run_async (AttacheStore *store, AttacheFeedWriting *writing,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  const GDestroyNotify destroy = (GDestroyNotify) attache_feed_writing_free;

  if (writing->kind == ATTACHE_FEED_WRITING_NOTHING)
    attache_store_read_async (store, run, writing, destroy, NULL, callback, user_data);
  else
    attache_store_write_async (store, run, writing, destroy, NULL, callback, user_data);
}

AttacheFeedWriting *
attache_feed_writing_finish (AttacheStore *store, GAsyncResult *result, GError **error)
{
  gpointer writing;

  return attache_store_finish (store, result, &writing, error) ? writing : NULL;
}
