/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A code in the reader's own tree of tags.
 * A frozen record; its header says what each part means. */

#include "config.h"

#include "attache-tag.h"

struct _AttacheTag
{
  GObject parent_instance;

  /* Owned: every pointer of it */
  AttacheTagFields fields;
};

G_DEFINE_FINAL_TYPE (AttacheTag, attache_tag, G_TYPE_OBJECT)

static void
attache_tag_finalize (GObject *object)
{
  AttacheTag *self = ATTACHE_TAG (object);

  g_free ((gpointer) self->fields.name);
  g_free ((gpointer) self->fields.path);
  G_OBJECT_CLASS (attache_tag_parent_class)->finalize (object);
}

static void
attache_tag_class_init (AttacheTagClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attache_tag_finalize;
}

static void
attache_tag_init (AttacheTag *self)
{
}

AttacheTag *
attache_tag_new (const AttacheTagFields *fields)
{
  AttacheTag *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (ATTACHE_TYPE_TAG, NULL);
  self->fields = *fields;
  self->fields.name = g_strdup (fields->name);
  self->fields.path = g_strdup (fields->path);
  return self;
}

const AttacheTagFields *
attache_tag_get_fields (AttacheTag *self)
{
  g_return_val_if_fail (ATTACHE_IS_TAG (self), NULL);

  return &self->fields;
}
