/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Something that a filter can ask for, with how many articles have it: an actor, an outlet, a tag,
 * a kind. A frozen record; its header says what each part means. */

#include "config.h"

#include "attache-choice.h"

struct _AttacheChoice
{
  GObject parent_instance;

  /* Owned: every pointer of it */
  AttacheChoiceFields fields;
};

G_DEFINE_FINAL_TYPE (AttacheChoice, attache_choice, G_TYPE_OBJECT)

static void
attache_choice_finalize (GObject *object)
{
  AttacheChoice *self = ATTACHE_CHOICE (object);

  g_free ((gpointer) self->fields.name);
  g_free ((gpointer) self->fields.country);

  G_OBJECT_CLASS (attache_choice_parent_class)->finalize (object);
}

static void
attache_choice_class_init (AttacheChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attache_choice_finalize;
}

static void
attache_choice_init (AttacheChoice *self)
{
}

AttacheChoice *
attache_choice_new (const AttacheChoiceFields *fields)
{
  AttacheChoice *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (ATTACHE_TYPE_CHOICE, NULL);
  self->fields = *fields;
  self->fields.name = g_strdup (fields->name);
  self->fields.country = g_strdup (fields->country);
  return self;
}

const AttacheChoiceFields *
attache_choice_get_fields (AttacheChoice *self)
{
  g_return_val_if_fail (ATTACHE_IS_CHOICE (self), NULL);

  return &self->fields;
}
