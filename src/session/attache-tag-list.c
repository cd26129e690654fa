/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids and depths of all, twelve bytes a tag; the tags themselves come when they are looked at. */

#include "config.h"

#include "attache-tag-list.h"

#include "attache-dossier-private.h"
#include "attache-query-model.h"
#include "attache-query-tags.h"
#include "attache-question.h"
#include "attache-session-private.h"
#include "attache-store-error.h"

struct _AttacheTagList
{
  GObject parent_instance;

  /* Owned */
  AttacheDossier *dossier;
  AttacheQueryModel *model;
  GArray *depths; /* guint32, of the rows of the model */
  char *search;
  GCancellable *cancellable; /* of the question that runs; nullable */
};

static guint loaded_signal;

G_DEFINE_FINAL_TYPE (AttacheTagList, attache_tag_list, G_TYPE_OBJECT)

/* The answer to a question about the order. */
typedef struct
{
  GArray *ids;    /* gint64 */
  GArray *depths; /* guint32 */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_array_unref (order->ids);
  g_array_unref (order->depths);
  g_free (order);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_free)

static const gint64 *
ids_of (GArray *ids)
{
  return (const gint64 *) (gconstpointer) ids->data;
}

/* A list is not worth a word to the reader where the dossier itself is closing. */
static void
complain (const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && !g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_CLOSED))
    g_message ("tags cannot be listed: %s", error->message);
}

/* On a reader. */
static gpointer
ask_rows (AttacheDatabase *db, gpointer ids, GError **error)
{
  return attache_fetch_tags (db, ids_of (ids), ((GArray *) ids)->len, error);
}

static void
rows_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AttacheTagList *self = ATTACHE_TAG_LIST (source);
  GArray *ids = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = g_task_propagate_pointer (G_TASK (result), &error);

  if (tags == NULL)
    complain (error);
  else
    attache_query_model_give (self->model, ids_of (ids), (GObject *const *) tags->pdata, ids->len);
}

static void
fetch_cb (AttacheQueryModel *model, const gint64 *ids, guint n_ids, gpointer user_data)
{
  AttacheTagList *self = user_data;
  GArray *wanted = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, n_ids);
  GTask *task = g_task_new (self, NULL, rows_answered_cb, NULL);

  g_task_set_task_data (task, wanted, (GDestroyNotify) g_array_unref);
  attache_question_ask (task, attache_dossier_get_store (self->dossier), ask_rows,
                        g_array_ref (wanted), (GDestroyNotify) g_array_unref,
                        (GDestroyNotify) g_ptr_array_unref);
}

/* On a reader. */
static gpointer
ask_order (AttacheDatabase *db, gpointer search, GError **error)
{
  g_autoptr (Order) order = g_new (Order, 1);

  order->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  order->depths = g_array_new (FALSE, FALSE, sizeof (guint32));
  return attache_query_tags (db, search, order->ids, order->depths, error)
             ? g_steal_pointer (&order)
             : NULL;
}

static void
order_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AttacheTagList *self = ATTACHE_TAG_LIST (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (Order) order = g_task_propagate_pointer (G_TASK (result), &error);

  if (order == NULL)
    {
      complain (error);
      return;
    }
  g_array_unref (self->depths);
  self->depths = g_array_ref (order->depths);
  attache_query_model_set_ids (self->model, ids_of (order->ids), NULL, order->ids->len);
  attache_query_model_invalidate (self->model);
  g_signal_emit (self, loaded_signal, 0);
}

/* An answer that a newer question has overtaken is none. */
static void
ask (AttacheTagList *self)
{
  GTask *task = g_task_new (self, attache_session_renew (&self->cancellable), order_answered_cb,
                            NULL);

  attache_question_ask (task, attache_dossier_get_store (self->dossier), ask_order,
                        g_strdup (self->search), g_free, order_free);
}

static void
attache_tag_list_dispose (GObject *object)
{
  AttacheTagList *self = ATTACHE_TAG_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->model);
  g_clear_object (&self->dossier);
  G_OBJECT_CLASS (attache_tag_list_parent_class)->dispose (object);
}

static void
attache_tag_list_finalize (GObject *object)
{
  AttacheTagList *self = ATTACHE_TAG_LIST (object);

  g_array_unref (self->depths);
  g_free (self->search);
  G_OBJECT_CLASS (attache_tag_list_parent_class)->finalize (object);
}

static void
attache_tag_list_class_init (AttacheTagListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attache_tag_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = attache_tag_list_finalize;
  loaded_signal = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
attache_tag_list_init (AttacheTagList *self)
{
  self->model = attache_query_model_new (fetch_cb, self);
  self->depths = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->search = g_strdup ("");
}

AttacheTagList *
attache_tag_list_new (AttacheDossier *dossier)
{
  AttacheTagList *self;

  g_return_val_if_fail (ATTACHE_IS_DOSSIER (dossier), NULL);

  self = g_object_new (ATTACHE_TYPE_TAG_LIST, NULL);
  self->dossier = g_object_ref (dossier);
  g_signal_connect_object (dossier, "notify::generation", G_CALLBACK (ask), self,
                           G_CONNECT_SWAPPED);
  ask (self);
  return self;
}

GListModel *
attache_tag_list_get_model (AttacheTagList *self)
{
  g_return_val_if_fail (ATTACHE_IS_TAG_LIST (self), NULL);

  return G_LIST_MODEL (self->model);
}

void
attache_tag_list_set_search (AttacheTagList *self, const char *words)
{
  g_return_if_fail (ATTACHE_IS_TAG_LIST (self));
  g_return_if_fail (words != NULL);

  if (g_str_equal (words, self->search))
    return;
  g_free (self->search);
  self->search = g_strdup (words);
  ask (self);
}

gboolean
attache_tag_list_has_search (AttacheTagList *self)
{
  g_return_val_if_fail (ATTACHE_IS_TAG_LIST (self), FALSE);

  return *self->search != '\0';
}

guint
attache_tag_list_get_depth (AttacheTagList *self, guint position)
{
  g_return_val_if_fail (ATTACHE_IS_TAG_LIST (self), 0);

  return position < self->depths->len ? g_array_index (self->depths, guint32, position) : 0;
}

/* The nearest before it that stands as high as @depth, unless a higher one comes first. */
static gint64
find_before (AttacheTagList *self, guint position, guint depth)
{
  if (attache_tag_list_has_search (self) || position >= self->depths->len)
    return 0;
  while (position-- > 0)
    {
      const guint here = attache_tag_list_get_depth (self, position);

      if (here <= depth)
        return here == depth ? attache_query_model_get_id (self->model, position) : 0;
    }
  return 0;
}

gint64
attache_tag_list_find_beside (AttacheTagList *self, guint position)
{
  g_return_val_if_fail (ATTACHE_IS_TAG_LIST (self), 0);

  return find_before (self, position, attache_tag_list_get_depth (self, position));
}

gint64
attache_tag_list_find_above (AttacheTagList *self, guint position)
{
  const guint depth = attache_tag_list_get_depth (self, position);

  g_return_val_if_fail (ATTACHE_IS_TAG_LIST (self), 0);

  return depth > 0 ? find_before (self, position, depth - 1) : 0;
}

/* On a reader. */
static gpointer
ask_extent (AttacheDatabase *db, gpointer data, GError **error)
{
  const gint64 *id = data;
  AttacheTagExtent extent;

  if (!attache_query_tag_extent (db, *id, &extent.n_below, &extent.n_notes, error))
    return NULL;
  return g_memdup2 (&extent, sizeof extent);
}

void
attache_tag_list_measure_async (AttacheTagList *self, gint64 tag_id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ATTACHE_IS_TAG_LIST (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, attache_tag_list_measure_async);
  attache_question_ask (task, attache_dossier_get_store (self->dossier), ask_extent,
                        g_memdup2 (&tag_id, sizeof tag_id), g_free, g_free);
}

gboolean
attache_tag_list_measure_finish (AttacheTagList *self, GAsyncResult *result,
                                 AttacheTagExtent *extent, GError **error)
{
  g_autofree AttacheTagExtent *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;
  *extent = *found;
  return TRUE;
}
