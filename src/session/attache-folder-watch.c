/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A look lists the folder on a worker. What has the size and the time that it had at the look
 * before is settled: its bytes are hashed, and the dossier asked whether it knows them. While
 * something is unsettled there is another look a second later; otherwise the folder's monitor calls
 * for one. */

#include "config.h"

#include "attache-folder-watch.h"

#include "attache-dossier-private.h"
#include "attache-importer.h"
#include "attache-watch-table.h"

#define LOOK_MSEC 1000
#define BLOCK (256 * 1024)

struct _AttacheFolderWatch
{
  GObject parent_instance;

  /* Owned */
  AttacheDossier *dossier;
  GFile *folder;         /* nullable */
  GFileMonitor *monitor; /* nullable */
  GCancellable *cancellable;
  GHashTable *marks;      /* path → size and time at the last look, as a string */
  GHashTable *handed_out; /* hash → name: arrived, and not yet noted */
  GHashTable *known;      /* set of path and mark of what needs no second look */

  /* State */
  guint look_id;
  gboolean is_looking;
};

/* One look; owned by its task. */
typedef struct
{
  AttacheStore *store;
  GFile *folder;
  GHashTable *marks;      /* of the look before; then of this one */
  GHashTable *known;      /* added to */
  GHashTable *handed_out; /* hashes that are on their way */
  GListStore *arrived;
  GPtrArray *hashes; /* of arrived */
  GPtrArray *names;
  gboolean is_unsettled;
} Look;

/* A question to the store, or something to keep there. */
typedef struct
{
  char *uri;         /* nullable */
  GPtrArray *hashes; /* nullable */
  GPtrArray *names;  /* nullable */
  const char *hash;  /* Borrowed */
  gboolean has;
} Query;

enum
{
  SIGNAL_ARRIVED,
  SIGNAL_FAILED,
  SIGNAL_FOLDER_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttacheFolderWatch, attache_folder_watch, G_TYPE_OBJECT)

static void start_look (AttacheFolderWatch *self);

static void
query_free (gpointer data)
{
  Query *query = data;

  g_free (query->uri);
  g_clear_pointer (&query->hashes, g_ptr_array_unref);
  g_clear_pointer (&query->names, g_ptr_array_unref);
  g_free (query);
}

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->store);
  g_object_unref (look->folder);
  g_hash_table_unref (look->marks);
  g_hash_table_unref (look->known);
  g_hash_table_unref (look->handed_out);
  g_object_unref (look->arrived);
  g_ptr_array_unref (look->hashes);
  g_ptr_array_unref (look->names);
  g_free (look);
}

static void
fail (AttacheFolderWatch *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static gboolean
look_cb (gpointer user_data)
{
  AttacheFolderWatch *self = user_data;

  self->look_id = 0;
  start_look (self);
  return G_SOURCE_REMOVE;
}

static void
look_soon (AttacheFolderWatch *self)
{
  if (self->look_id == 0)
    self->look_id = g_timeout_add (LOOK_MSEC, look_cb, self);
}

/* Transfer full: size and time; NULL where it is gone. */
static char *
dup_mark (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file,
                                                  G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                  "," G_FILE_ATTRIBUTE_TIME_MODIFIED
                                                  "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  if (info == NULL)
    return NULL;
  return g_strdup_printf (
      "%" G_GOFFSET_FORMAT " %" G_GUINT64_FORMAT ".%u", g_file_info_get_size (info),
      g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED),
      g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC));
}

/* Transfer full: the SHA-256 of its bytes; NULL where it cannot be read: then it never arrives. */
static char *
dup_hash (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *block = g_malloc (BLOCK);
  gssize n = -1;

  while (stream != NULL
         && (n = g_input_stream_read (G_INPUT_STREAM (stream), block, BLOCK, cancellable, NULL))
                > 0)
    g_checksum_update (checksum, block, n);
  return n == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

static gboolean
has (AttacheDatabase *db, gpointer data, GError **error)
{
  Query *query = data;

  return attache_watch_table_has (db, query->hash, &query->has, error);
}

/* One file; FALSE with an error where the dossier cannot be asked. */
static gboolean
look_at (Look *look, GFile *file, GHashTable *marks, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *mark = dup_mark (file, cancellable);
  g_autofree char *key = g_strconcat (path != NULL ? path : "", "\n", mark, NULL);
  g_autofree char *hash = NULL;
  Query query = { 0 };

  if (path == NULL || mark == NULL || g_hash_table_contains (look->known, key))
    return TRUE;
  g_hash_table_insert (marks, g_strdup (path), g_strdup (mark));
  if (g_strcmp0 (g_hash_table_lookup (look->marks, path), mark) != 0)
    {
      look->is_unsettled = TRUE;
      return TRUE;
    }
  query.hash = hash = dup_hash (file, cancellable);
  if (hash == NULL)
    return TRUE;
  if (!attache_store_write (look->store, has, &query, cancellable, error))
    return FALSE;
  g_hash_table_add (look->known, g_steal_pointer (&key));
  if (query.has || g_hash_table_contains (look->handed_out, hash)
      || g_ptr_array_find_with_equal_func (look->hashes, hash, g_str_equal, NULL))
    return TRUE;
  g_list_store_append (look->arrived, file);
  g_ptr_array_add (look->hashes, g_steal_pointer (&hash));
  g_ptr_array_add (look->names, g_file_get_basename (file));
  return TRUE;
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;
  GError *error = NULL;
  g_autoptr (GPtrArray)
      files = attache_importer_list_files (look->folder, NULL, cancellable, &error);
  g_autoptr (GHashTable) marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; files != NULL && i < files->len && error == NULL; i++)
    look_at (look, g_ptr_array_index (files, i), marks, cancellable, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_hash_table_unref (look->marks);
  look->marks = g_steal_pointer (&marks);
  g_task_return_boolean (task, TRUE);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AttacheFolderWatch *self = ATTACHE_FOLDER_WATCH (source);
  Look *look = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  self->is_looking = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      fail (self, error);
      return;
    }
  if (self->folder == NULL || !g_file_equal (self->folder, look->folder))
    return;
  g_hash_table_unref (self->marks);
  self->marks = g_hash_table_ref (look->marks);
  g_hash_table_unref (self->known);
  self->known = g_hash_table_ref (look->known);
  if (look->is_unsettled)
    look_soon (self);
  for (guint i = 0; i < look->hashes->len; i++)
    g_hash_table_insert (self->handed_out, g_strdup (g_ptr_array_index (look->hashes, i)),
                         g_strdup (g_ptr_array_index (look->names, i)));
  if (look->hashes->len > 0)
    g_signal_emit (self, signals[SIGNAL_ARRIVED], 0, look->arrived);
}

/* The worker has tables of its own, which take the place of the old ones when it has ended. */
static GHashTable *
copy_keys (GHashTable *table)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (copy, g_strdup (key));
  return copy;
}

static void
start_look (AttacheFolderWatch *self)
{
  g_autoptr (GTask) task = NULL;
  Look *look;

  if (self->folder == NULL || self->cancellable == NULL)
    return;
  if (self->is_looking)
    {
      look_soon (self);
      return;
    }
  self->is_looking = TRUE;
  look = g_new0 (Look, 1);
  look->store = g_object_ref (attache_dossier_get_store (self->dossier));
  look->folder = g_object_ref (self->folder);
  look->marks = g_hash_table_ref (self->marks);
  look->known = copy_keys (self->known);
  look->handed_out = copy_keys (self->handed_out);
  look->arrived = g_list_store_new (G_TYPE_FILE);
  look->hashes = g_ptr_array_new_with_free_func (g_free);
  look->names = g_ptr_array_new_with_free_func (g_free);
  task = g_task_new (self, self->cancellable, looked_cb, NULL);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_in_thread);
}

/* A folder that cannot be monitored is looked at at each start. */
static void
watch (AttacheFolderWatch *self, GFile *folder)
{
  g_clear_object (&self->monitor);
  g_set_object (&self->folder, folder);
  g_hash_table_remove_all (self->known);
  g_signal_emit (self, signals[SIGNAL_FOLDER_CHANGED], 0);
  if (folder == NULL)
    return;
  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (look_soon), self,
                             G_CONNECT_SWAPPED);
  start_look (self);
}

static gboolean
get_folder (AttacheDatabase *db, gpointer data, GError **error)
{
  return attache_watch_table_get_folder (db, &((Query *) data)->uri, error);
}

static void
got_folder_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheFolderWatch) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;

  if (!attache_store_finish (ATTACHE_STORE (source), result, &data, &error))
    {
      fail (self, error);
    }
  else if (((Query *) data)->uri != NULL && self->folder == NULL && self->cancellable != NULL)
    {
      g_autoptr (GFile) folder = g_file_new_for_uri (((Query *) data)->uri);

      watch (self, folder);
    }
}

static gboolean
set_folder (AttacheDatabase *db, gpointer data, GError **error)
{
  return attache_watch_table_set_folder (db, ((Query *) data)->uri, error);
}

static gboolean
add_hashes (AttacheDatabase *db, gpointer data, GError **error)
{
  const Query *query = data;

  for (guint i = 0; i < query->hashes->len; i++)
    {
      if (!attache_watch_table_add (db, g_ptr_array_index (query->hashes, i),
                                    g_ptr_array_index (query->names, i), g_get_real_time (), error))
        return FALSE;
    }
  return TRUE;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheFolderWatch) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!attache_store_finish (ATTACHE_STORE (source), result, NULL, &error))
    fail (self, error);
}

static void
attache_folder_watch_dispose (GObject *object)
{
  AttacheFolderWatch *self = ATTACHE_FOLDER_WATCH (object);

  attache_folder_watch_stop (self);
  g_clear_object (&self->dossier);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_pointer (&self->handed_out, g_hash_table_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  G_OBJECT_CLASS (attache_folder_watch_parent_class)->dispose (object);
}

static void
attache_folder_watch_class_init (AttacheFolderWatchClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attache_folder_watch_dispose;
  signals[SIGNAL_ARRIVED] = g_signal_new ("arrived", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_LIST_MODEL);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_FOLDER_CHANGED] = g_signal_new ("folder-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
attache_folder_watch_init (AttacheFolderWatch *self)
{
  self->cancellable = g_cancellable_new ();
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->handed_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

AttacheFolderWatch *
attache_folder_watch_new (AttacheDossier *dossier)
{
  AttacheFolderWatch *self;

  g_return_val_if_fail (ATTACHE_IS_DOSSIER (dossier), NULL);

  self = g_object_new (ATTACHE_TYPE_FOLDER_WATCH, NULL);
  self->dossier = g_object_ref (dossier);
  attache_store_read_async (attache_dossier_get_store (dossier), get_folder, g_new0 (Query, 1),
                            query_free, NULL, got_folder_cb, g_object_ref (self));
  return self;
}

GFile *
attache_folder_watch_get_folder (AttacheFolderWatch *self)
{
  g_return_val_if_fail (ATTACHE_IS_FOLDER_WATCH (self), NULL);

  return self->folder;
}

void
attache_folder_watch_set_folder (AttacheFolderWatch *self, GFile *folder)
{
  Query *query = g_new0 (Query, 1);

  g_return_if_fail (ATTACHE_IS_FOLDER_WATCH (self));

  query->uri = folder != NULL ? g_file_get_uri (folder) : NULL;
  attache_store_write_async (attache_dossier_get_store (self->dossier), set_folder, query,
                             query_free, NULL, kept_cb, g_object_ref (self));
  watch (self, folder);
}

void
attache_folder_watch_note_imported (AttacheFolderWatch *self)
{
  Query *query;
  GHashTableIter iter;
  gpointer hash, name;

  g_return_if_fail (ATTACHE_IS_FOLDER_WATCH (self));

  if (g_hash_table_size (self->handed_out) == 0)
    return;
  query = g_new0 (Query, 1);
  query->hashes = g_ptr_array_new_with_free_func (g_free);
  query->names = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, self->handed_out);
  while (g_hash_table_iter_next (&iter, &hash, &name))
    {
      g_ptr_array_add (query->hashes, g_strdup (hash));
      g_ptr_array_add (query->names, g_filename_display_name (name));
    }
  attache_store_write_async (attache_dossier_get_store (self->dossier), add_hashes, query,
                             query_free, NULL, kept_cb, g_object_ref (self));
}

void
attache_folder_watch_stop (AttacheFolderWatch *self)
{
  g_return_if_fail (ATTACHE_IS_FOLDER_WATCH (self));

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->monitor);
}
