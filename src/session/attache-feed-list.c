/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Feeds wait in a queue; each is looked at, what is new in it imported, and only then noted as
 * seen, so that what was cancelled or failed is offered again. */

#include "config.h"

#include "attache-feed-list.h"

#include "attache-address-look.h"
#include "attache-dossier-private.h"
#include "attache-feed-item-private.h"
#include "attache-feed-writing.h"
#include "attache-time-span.h"

#include <glib/gi18n-lib.h>

/* Of one look: a feed that announces more at once is taken in several. */
#define MAX_AT_ONCE 200

#define TICK_SECONDS 60

struct _AttacheFeedList
{
  GObject parent_instance;

  /* Owned */
  AttacheDossier *dossier;
  GListStore *items;
  GArray *queue; /* gint64: ids that wait */
  GCancellable *cancellable;
  AttacheFeedItem *current; /* NULL: none is looked at */
  GStrv coming;             /* addresses of the entries that are coming in */

  guint tick_id;
};

enum
{
  PROP_0,
  PROP_BUSY,
  N_PROPS,
};

enum
{
  SIGNAL_IMPORTED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttacheFeedList, attache_feed_list, G_TYPE_OBJECT)

static void check_next (AttacheFeedList *self);

gboolean
attache_feed_list_is_busy (AttacheFeedList *self)
{
  g_return_val_if_fail (ATTACHE_IS_FEED_LIST (self), FALSE);

  return self->current != NULL;
}

static void
attache_feed_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, attache_feed_list_is_busy (ATTACHE_FEED_LIST (object)));
}

static void
attache_feed_list_dispose (GObject *object)
{
  AttacheFeedList *self = ATTACHE_FEED_LIST (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->current);
  g_clear_object (&self->items);
  g_clear_object (&self->dossier);
  g_clear_pointer (&self->queue, g_array_unref);
  g_clear_pointer (&self->coming, g_strfreev);
  G_OBJECT_CLASS (attache_feed_list_parent_class)->dispose (object);
}

static void
attache_feed_list_class_init (AttacheFeedListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = attache_feed_list_dispose;
  object_class->get_property = attache_feed_list_get_property;
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                           ATTACHE_TYPE_FEED_ITEM, ATTACHE_TYPE_IMPORT_JOB);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
attache_feed_list_init (AttacheFeedList *self)
{
  self->items = g_list_store_new (ATTACHE_TYPE_FEED_ITEM);
  self->queue = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* The answer to every write: the rows as they are now. Borrowed from @result; NULL where the list
 * is gone or it failed. */
static AttacheFeedWriting *
take_answer (AttacheFeedList *self, GObject *store, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  AttacheFeedWriting *writing = attache_feed_writing_finish (ATTACHE_STORE (store), result, &error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->dossier == NULL)
    return NULL;
  if (writing == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return NULL;
    }
  for (guint i = 0; i < writing->rows->len; i++)
    g_ptr_array_add (items, attache_feed_item_new (g_ptr_array_index (writing->rows, i)));
  g_ptr_array_set_free_func (writing->rows, NULL);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  return writing;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheFeedList) self = user_data;

  take_answer (self, source, result);
}

/* Takes @writing. */
static void
run_writing (AttacheFeedList *self, AttacheFeedWriting *writing, GAsyncReadyCallback callback)
{
  attache_feed_writing_run_async (attache_dossier_get_store (self->dossier), writing, callback,
                                  g_object_ref (self));
}

AttacheFeedList *
attache_feed_list_new (AttacheDossier *dossier)
{
  AttacheFeedList *self;

  g_return_val_if_fail (ATTACHE_IS_DOSSIER (dossier), NULL);

  self = g_object_new (ATTACHE_TYPE_FEED_LIST, NULL);
  self->dossier = g_object_ref (dossier);
  run_writing (self, attache_feed_writing_new (ATTACHE_FEED_WRITING_NOTHING), written_cb);
  return self;
}

GListModel *
attache_feed_list_get_items (AttacheFeedList *self)
{
  g_return_val_if_fail (ATTACHE_IS_FEED_LIST (self), NULL);

  return G_LIST_MODEL (self->items);
}

void
attache_feed_list_add (AttacheFeedList *self, const char *address, const char *title, guint minutes,
                       const char *const *seen)
{
  AttacheFeedWriting *writing;

  g_return_if_fail (ATTACHE_IS_FEED_LIST (self));
  g_return_if_fail (address != NULL);

  writing = attache_feed_writing_new (ATTACHE_FEED_WRITING_ADD);
  writing->row.address = g_strdup (address);
  writing->row.title = g_strdup (title);
  writing->row.minutes = minutes;
  writing->addresses = g_strdupv ((char **) seen);
  run_writing (self, writing, written_cb);
}

void
attache_feed_list_remove (AttacheFeedList *self, gint64 id)
{
  AttacheFeedWriting *writing;

  g_return_if_fail (ATTACHE_IS_FEED_LIST (self));

  writing = attache_feed_writing_new (ATTACHE_FEED_WRITING_REMOVE);
  writing->row.id = id;
  run_writing (self, writing, written_cb);
}

void
attache_feed_list_set_minutes (AttacheFeedList *self, gint64 id, guint minutes)
{
  AttacheFeedWriting *writing;

  g_return_if_fail (ATTACHE_IS_FEED_LIST (self));

  writing = attache_feed_writing_new (ATTACHE_FEED_WRITING_MINUTES);
  writing->row.id = id;
  writing->row.minutes = minutes;
  run_writing (self, writing, written_cb);
}

static void
end_current (AttacheFeedList *self)
{
  g_clear_object (&self->current);
  g_clear_pointer (&self->coming, g_strfreev);
  check_next (self);
}

/* Whatever of it could not be had is told in the report, and not asked for again. */
static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheFeedList) self = user_data;
  AttacheImportJob *job = ATTACHE_IMPORT_JOB (source);
  g_autoptr (GError) error = NULL;
  gboolean is_done = attache_import_job_run_finish (job, result, &error);
  AttacheFeedWriting *writing;

  if (self->dossier == NULL)
    return;
  if (is_done)
    {
      writing = attache_feed_writing_new (ATTACHE_FEED_WRITING_SEEN);
      writing->row.id = attache_feed_item_get_id (self->current);
      writing->addresses = g_steal_pointer (&self->coming);
      run_writing (self, writing, written_cb);
      g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, self->current, job);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  end_current (self);
}

/* Transfer full; of a long list the rest comes with the next look. */
static GStrv
dup_first (const char *const *addresses)
{
  g_autoptr (GStrvBuilder) first = g_strv_builder_new ();

  for (guint i = 0; addresses[i] != NULL && i < MAX_AT_ONCE; i++)
    g_strv_builder_add (first, addresses[i]);
  return g_strv_builder_end (first);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheFeedList) self = user_data;
  const AttacheFeedWriting *answer = take_answer (self, source, result);
  g_autoptr (AttacheImportJob) job = NULL;

  if (self->dossier == NULL)
    return;
  if (answer == NULL || answer->unseen == NULL || answer->unseen[0] == NULL
      || g_cancellable_is_cancelled (self->cancellable))
    {
      end_current (self);
      return;
    }
  self->coming = dup_first ((const char *const *) answer->unseen);
  job = attache_import_job_new_for_addresses (self->dossier, (const char *const *) self->coming);
  attache_import_job_run_async (job, self->cancellable, imported_cb, g_object_ref (self));
}

/* Transfer full: the addresses of what a feed announces. */
static GStrv
dup_addresses (const AttacheFeed *feed)
{
  g_autoptr (GStrvBuilder) addresses = g_strv_builder_new ();

  for (guint i = 0; i < feed->entries->len; i++)
    {
      const AttacheFeedEntry *entry = g_ptr_array_index (feed->entries, i);

      if (entry->address != NULL)
        g_strv_builder_add (addresses, entry->address);
    }
  return g_strv_builder_end (addresses);
}

/* A server that forgets to name a version keeps none; what it could not answer leaves the last one.
 */
static void
take_look (AttacheFeedWriting *writing, const AttacheFeedRow *row, const AttacheAddressLook *look,
           const GError *error)
{
  const AttacheDownload *download = look != NULL ? look->download : NULL;

  writing->row.id = row->id;
  writing->row.etag = g_strdup (download != NULL ? download->etag : row->etag);
  writing->row.last_modified = g_strdup (download != NULL ? download->last_modified
                                                          : row->last_modified);
  if (error != NULL)
    writing->row.problem = g_strdup (error->message);
  else if (look->feed != NULL && !look->feed->is_list)
    {
      writing->row.title = g_strdup (look->feed->title);
      writing->addresses = dup_addresses (look->feed);
    }
  else if (download->bytes != NULL)
    writing->row.problem = g_strdup (_ ("There is no feed at this address any more"));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttacheFeedList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheAddressLook) look = attache_address_look_finish (result, &error);
  AttacheFeedWriting *writing;

  if (self->dossier == NULL)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      end_current (self);
      return;
    }
  writing = attache_feed_writing_new (ATTACHE_FEED_WRITING_CHECKED);
  take_look (writing, attache_feed_item_get_row (self->current), look, error);
  run_writing (self, writing, checked_cb);
}

/* Transfer full, nullable. */
static AttacheFeedItem *
find_item (AttacheFeedList *self, gint64 id)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (AttacheFeedItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (attache_feed_item_get_id (item) == id)
        return g_steal_pointer (&item);
    }
  return NULL;
}

static void
look (AttacheFeedList *self)
{
  const AttacheFeedRow *row = attache_feed_item_get_row (self->current);
  AttacheDownload last = { .etag = row->etag, .last_modified = row->last_modified };

  attache_address_look_async (row->address, &last, self->cancellable, looked_cb,
                              g_object_ref (self));
}

static void
check_next (AttacheFeedList *self)
{
  gboolean was_cancelled = g_cancellable_is_cancelled (self->cancellable);

  if (was_cancelled)
    g_array_set_size (self->queue, 0);
  while (self->current == NULL && self->queue->len > 0)
    {
      self->current = find_item (self, g_array_index (self->queue, gint64, 0));
      g_array_remove_index (self->queue, 0);
    }
  if (self->current != NULL)
    look (self);
  else
    g_clear_object (&self->cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static gboolean
is_waiting (AttacheFeedList *self, gint64 id)
{
  if (self->current != NULL && attache_feed_item_get_id (self->current) == id)
    return TRUE;
  for (guint i = 0; i < self->queue->len; i++)
    {
      if (g_array_index (self->queue, gint64, i) == id)
        return TRUE;
    }
  return FALSE;
}

void
attache_feed_list_check (AttacheFeedList *self, const gint64 *ids, guint n_ids)
{
  g_return_if_fail (ATTACHE_IS_FEED_LIST (self));

  for (guint i = 0; i < n_ids; i++)
    {
      if (!is_waiting (self, ids[i]))
        g_array_append_val (self->queue, ids[i]);
    }
  if (self->current != NULL || self->queue->len == 0)
    return;
  self->cancellable = g_cancellable_new ();
  check_next (self);
}

void
attache_feed_list_cancel (AttacheFeedList *self)
{
  g_return_if_fail (ATTACHE_IS_FEED_LIST (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

void
attache_feed_list_check_due (AttacheFeedList *self, gint64 now)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_items;

  g_return_if_fail (ATTACHE_IS_FEED_LIST (self));

  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (AttacheFeedItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const AttacheFeedRow *row = attache_feed_item_get_row (item);

      if (row->minutes > 0
          && (row->checked == ATTACHE_TIME_UNKNOWN
              || now - row->checked >= row->minutes * G_GINT64_CONSTANT (60) * G_USEC_PER_SEC))
        g_array_append_val (ids, row->id);
    }
  attache_feed_list_check (self, (const gint64 *) (gconstpointer) ids->data, ids->len);
}

static gboolean
tick_cb (gpointer user_data)
{
  attache_feed_list_check_due (user_data, g_get_real_time ());
  return G_SOURCE_CONTINUE;
}

void
attache_feed_list_set_watching (AttacheFeedList *self, gboolean is_watching)
{
  g_return_if_fail (ATTACHE_IS_FEED_LIST (self));

  if (is_watching == (self->tick_id != 0))
    return;
  if (is_watching)
    self->tick_id = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
  else
    g_clear_handle_id (&self->tick_id, g_source_remove);
}
