/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row of a query model: an id, and its item once that was fetched. */

#include "config.h"

#include "attache-query-row-private.h"

struct _AttacheQueryRow
{
  GObject parent_instance;

  /* Owned */
  GObject *item; /* nullable */

  /* State */
  gint64 id;
  gboolean is_first_of_group;
};

typedef enum
{
  PROP_ITEM = 1,
  PROP_FIRST_OF_GROUP,
} AttacheQueryRowProperty;

static GParamSpec *properties[PROP_FIRST_OF_GROUP + 1];

G_DEFINE_FINAL_TYPE (AttacheQueryRow, attache_query_row, G_TYPE_OBJECT)

static void
attache_query_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttacheQueryRow *self = ATTACHE_QUERY_ROW (object);

  switch ((AttacheQueryRowProperty) id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_FIRST_OF_GROUP:
      g_value_set_boolean (value, self->is_first_of_group);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_query_row_dispose (GObject *object)
{
  g_clear_object (&ATTACHE_QUERY_ROW (object)->item);
  G_OBJECT_CLASS (attache_query_row_parent_class)->dispose (object);
}

static void
attache_query_row_class_init (AttacheQueryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = attache_query_row_get_property;
  object_class->dispose = attache_query_row_dispose;
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT, flags);
  properties[PROP_FIRST_OF_GROUP] = g_param_spec_boolean ("first-of-group", NULL, NULL, FALSE,
                                                          flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
attache_query_row_init (AttacheQueryRow *self)
{
}

AttacheQueryRow *
attache_query_row_new (gint64 id)
{
  AttacheQueryRow *self = g_object_new (ATTACHE_TYPE_QUERY_ROW, NULL);

  self->id = id;
  return self;
}

void
attache_query_row_set_item (AttacheQueryRow *self, GObject *item)
{
  if (g_set_object (&self->item, item))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

void
attache_query_row_set_first_of_group (AttacheQueryRow *self, gboolean is_first)
{
  if (self->is_first_of_group == is_first)
    return;
  self->is_first_of_group = is_first;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST_OF_GROUP]);
}

gint64
attache_query_row_get_id (AttacheQueryRow *self)
{
  g_return_val_if_fail (ATTACHE_IS_QUERY_ROW (self), 0);

  return self->id;
}

gpointer
attache_query_row_get_item (AttacheQueryRow *self)
{
  g_return_val_if_fail (ATTACHE_IS_QUERY_ROW (self), NULL);

  return self->item;
}

gboolean
attache_query_row_is_first_of_group (AttacheQueryRow *self)
{
  g_return_val_if_fail (ATTACHE_IS_QUERY_ROW (self), FALSE);

  return self->is_first_of_group;
}
