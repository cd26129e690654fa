/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window over a query: 8 bytes a row (12 with groups), rows made when looked at, items kept for
 * the last few hundred. */

#include "config.h"

#include "attache-query-model.h"

#include <string.h>

#include "attache-query-row-private.h"

/* One fetch takes the rows around the one that was looked at. */
#define PAGE 64
/* Rows kept alive though nobody looks at them: some screens in either direction. */
#define MAX_RECENT 512

struct _AttacheQueryModel
{
  GObject parent_instance;

  /* Owned */
  GArray *ids;         /* gint64 */
  GArray *groups;      /* gint32; as long as ids, or empty */
  GHashTable *rows;    /* gint64 id → AttacheQueryRow, not owned: a weak notify takes it out */
  GQueue recent;       /* AttacheQueryRow, newest first */
  GHashTable *pending; /* set of gint64: asked for, not given */

  /* Borrowed */
  AttacheQueryFetch fetch;
  gpointer user_data;

  /* State */
  guint idle_id;
  guint first_wanted; /* positions, half-open; empty where equal */
  guint end_wanted;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AttacheQueryModel, attache_query_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gint64
id_at (AttacheQueryModel *self, guint position)
{
  return g_array_index (self->ids, gint64, position);
}

static gboolean
is_first_of_group_at (AttacheQueryModel *self, guint position)
{
  return self->groups->len > 0
         && (position == 0
             || g_array_index (self->groups, gint32, position)
                    != g_array_index (self->groups, gint32, position - 1));
}

/* The row is being disposed of, and still has its id. */
static void
row_gone_cb (gpointer data, GObject *where_the_row_was)
{
  AttacheQueryModel *self = data;
  gint64 id = attache_query_row_get_id ((AttacheQueryRow *) where_the_row_was);

  g_hash_table_remove (self->rows, &id);
}

static void
remember (AttacheQueryModel *self, AttacheQueryRow *row)
{
  g_queue_push_head (&self->recent, g_object_ref (row));
  if (self->recent.length > MAX_RECENT)
    g_object_unref (g_queue_pop_tail (&self->recent));
}

static AttacheQueryRow *
ensure_row (AttacheQueryModel *self, guint position)
{
  gint64 id = id_at (self, position);
  AttacheQueryRow *row = g_hash_table_lookup (self->rows, &id);

  if (row != NULL)
    return g_object_ref (row);
  row = attache_query_row_new (id);
  attache_query_row_set_first_of_group (row, is_first_of_group_at (self, position));
  g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), row);
  g_object_weak_ref (G_OBJECT (row), row_gone_cb, self);
  remember (self, row);
  return row;
}

/* Asks for what was looked at since the last time, with the page around it. */
static void
fetch_wanted (AttacheQueryModel *self)
{
  guint end = MIN (self->end_wanted, self->ids->len);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = self->first_wanted; i < end; i++)
    {
      g_autoptr (AttacheQueryRow) row = ensure_row (self, i);
      gint64 id = id_at (self, i);

      if (attache_query_row_get_item (row) != NULL || g_hash_table_contains (self->pending, &id))
        continue;
      g_hash_table_add (self->pending, g_memdup2 (&id, sizeof id));
      g_array_append_val (wanted, id);
    }
  self->first_wanted = self->end_wanted = 0;
  if (wanted->len > 0)
    self->fetch (self, (const gint64 *) (gconstpointer) wanted->data, wanted->len, self->user_data);
}

static gboolean
fetch_idle_cb (gpointer data)
{
  AttacheQueryModel *self = data;

  self->idle_id = 0;
  fetch_wanted (self);
  return G_SOURCE_REMOVE;
}

/* Views look at rows one by one; the fetch waits until they are done. A look far away starts a
 * window of its own, and what was looked at before it is asked for at once. */
static void
want (AttacheQueryModel *self, guint position)
{
  guint first = position - position % PAGE, end = MIN (first + PAGE, self->ids->len);
  gboolean is_near = self->end_wanted > self->first_wanted && first <= self->end_wanted + 4 * PAGE
                     && self->first_wanted <= end + 4 * PAGE;

  if (!is_near)
    fetch_wanted (self);
  self->first_wanted = is_near ? MIN (self->first_wanted, first) : first;
  self->end_wanted = is_near ? MAX (self->end_wanted, end) : end;
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fetch_idle_cb, self, NULL);
}

static GType
get_item_type (GListModel *model)
{
  return ATTACHE_TYPE_QUERY_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return ATTACHE_QUERY_MODEL (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AttacheQueryModel *self = ATTACHE_QUERY_MODEL (model);
  AttacheQueryRow *row;

  if (position >= self->ids->len)
    return NULL;
  row = ensure_row (self, position);
  if (attache_query_row_get_item (row) == NULL)
    want (self, position);
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
clear_recent (AttacheQueryModel *self)
{
  g_queue_clear_full (&self->recent, g_object_unref);
}

static void
attache_query_model_dispose (GObject *object)
{
  AttacheQueryModel *self = ATTACHE_QUERY_MODEL (object);
  GHashTableIter iter;
  gpointer row;

  g_clear_handle_id (&self->idle_id, g_source_remove);
  clear_recent (self);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_object_weak_unref (row, row_gone_cb, self);
  g_hash_table_remove_all (self->rows);
  G_OBJECT_CLASS (attache_query_model_parent_class)->dispose (object);
}

static void
attache_query_model_finalize (GObject *object)
{
  AttacheQueryModel *self = ATTACHE_QUERY_MODEL (object);

  g_array_unref (self->ids);
  g_array_unref (self->groups);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->pending);
  G_OBJECT_CLASS (attache_query_model_parent_class)->finalize (object);
}

static void
attache_query_model_class_init (AttacheQueryModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attache_query_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = attache_query_model_finalize;
}

static void
attache_query_model_init (AttacheQueryModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->groups = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->pending = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_queue_init (&self->recent);
}

AttacheQueryModel *
attache_query_model_new (AttacheQueryFetch fetch, gpointer user_data)
{
  AttacheQueryModel *self;

  g_return_val_if_fail (fetch != NULL, NULL);

  self = g_object_new (ATTACHE_TYPE_QUERY_MODEL, NULL);
  self->fetch = fetch;
  self->user_data = user_data;
  return self;
}

/* Rows that somebody holds learn whether they still open a group. A million ids are looked through
 * for some hundred rows, so that most of them must be told apart by a glance. */
static void
update_groups (AttacheQueryModel *self)
{
  guint8 may_have_row[4096] = { 0 };
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (self->rows) == 0)
    return;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    may_have_row[*(guint64 *) key % sizeof may_have_row] = TRUE;
  for (guint i = 0; i < self->ids->len; i++)
    {
      gint64 id = id_at (self, i);
      AttacheQueryRow *row;

      if (!may_have_row[(guint64) id % sizeof may_have_row])
        continue;
      row = g_hash_table_lookup (self->rows, &id);

      if (row != NULL)
        attache_query_row_set_first_of_group (row, is_first_of_group_at (self, i));
    }
}

void
attache_query_model_set_ids (AttacheQueryModel *self, const gint64 *ids, const gint32 *groups,
                             guint n_ids)
{
  guint n_old, same = 0, same_end = 0, shorter;

  g_return_if_fail (ATTACHE_IS_QUERY_MODEL (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  n_old = self->ids->len;
  shorter = MIN (n_old, n_ids);
  while (same < shorter && id_at (self, same) == ids[same])
    same++;
  while (same_end < shorter - same
         && id_at (self, n_old - same_end - 1) == ids[n_ids - same_end - 1])
    same_end++;
  g_array_set_size (self->ids, 0);
  g_array_append_vals (self->ids, ids, n_ids);
  g_array_set_size (self->groups, 0);
  if (groups != NULL)
    g_array_append_vals (self->groups, groups, n_ids);
  if (n_old != n_ids || same + same_end < n_ids)
    g_list_model_items_changed (G_LIST_MODEL (self), same, n_old - same - same_end,
                                n_ids - same - same_end);
  /* Only now: who hears of a row must find the list as it was told. */
  update_groups (self);
}

void
attache_query_model_give (AttacheQueryModel *self, const gint64 *ids, GObject *const *items,
                          guint n_ids)
{
  g_return_if_fail (ATTACHE_IS_QUERY_MODEL (self));

  for (guint i = 0; i < n_ids; i++)
    {
      AttacheQueryRow *row = g_hash_table_lookup (self->rows, &ids[i]);

      g_hash_table_remove (self->pending, &ids[i]);
      if (row != NULL)
        attache_query_row_set_item (row, items[i]);
    }
}

void
attache_query_model_invalidate (AttacheQueryModel *self)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  g_return_if_fail (ATTACHE_IS_QUERY_MODEL (self));

  g_hash_table_remove_all (self->pending);
  clear_recent (self);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_hash_table_add (self->pending, g_memdup2 (id, sizeof (gint64)));
      g_array_append_vals (wanted, id, 1);
    }
  if (wanted->len > 0)
    self->fetch (self, (const gint64 *) (gconstpointer) wanted->data, wanted->len, self->user_data);
}

guint
attache_query_model_find (AttacheQueryModel *self, gint64 id)
{
  g_return_val_if_fail (ATTACHE_IS_QUERY_MODEL (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    {
      if (id_at (self, i) == id)
        return i;
    }
  return G_MAXUINT;
}

gint64
attache_query_model_get_id (AttacheQueryModel *self, guint position)
{
  g_return_val_if_fail (ATTACHE_IS_QUERY_MODEL (self), 0);
  g_return_val_if_fail (position < self->ids->len, 0);

  return id_at (self, position);
}
