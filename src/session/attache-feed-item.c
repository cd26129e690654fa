/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of feeds as an object of a list. */

#include "config.h"

#include "attache-feed-item-private.h"

struct _AttacheFeedItem
{
  GObject parent_instance;

  AttacheFeedRow *row; /* Owned */
};

G_DEFINE_FINAL_TYPE (AttacheFeedItem, attache_feed_item, G_TYPE_OBJECT)

static void
attache_feed_item_finalize (GObject *object)
{
  attache_feed_row_free (ATTACHE_FEED_ITEM (object)->row);
  G_OBJECT_CLASS (attache_feed_item_parent_class)->finalize (object);
}

static void
attache_feed_item_class_init (AttacheFeedItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attache_feed_item_finalize;
}

static void
attache_feed_item_init (AttacheFeedItem *self)
{
}

AttacheFeedItem *
attache_feed_item_new (AttacheFeedRow *row)
{
  AttacheFeedItem *self = g_object_new (ATTACHE_TYPE_FEED_ITEM, NULL);

  self->row = row;
  return self;
}

const AttacheFeedRow *
attache_feed_item_get_row (AttacheFeedItem *self)
{
  return self->row;
}

gint64
attache_feed_item_get_id (AttacheFeedItem *self)
{
  g_return_val_if_fail (ATTACHE_IS_FEED_ITEM (self), 0);

  return self->row->id;
}

const char *
attache_feed_item_get_title (AttacheFeedItem *self)
{
  g_return_val_if_fail (ATTACHE_IS_FEED_ITEM (self), NULL);

  return self->row->title != NULL ? self->row->title : self->row->address;
}

const char *
attache_feed_item_get_address (AttacheFeedItem *self)
{
  g_return_val_if_fail (ATTACHE_IS_FEED_ITEM (self), NULL);

  return self->row->address;
}

guint
attache_feed_item_get_minutes (AttacheFeedItem *self)
{
  g_return_val_if_fail (ATTACHE_IS_FEED_ITEM (self), 0);

  return self->row->minutes;
}

gint64
attache_feed_item_get_checked (AttacheFeedItem *self)
{
  g_return_val_if_fail (ATTACHE_IS_FEED_ITEM (self), 0);

  return self->row->checked;
}

const char *
attache_feed_item_get_problem (AttacheFeedItem *self)
{
  g_return_val_if_fail (ATTACHE_IS_FEED_ITEM (self), NULL);

  return self->row->problem;
}
