/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One event with the reports of it.
 * A frozen record; its header says what each part means. */

#include "config.h"

#include "attache-event.h"

struct _AttacheEvent
{
  GObject parent_instance;

  /* Owned: every pointer of it */
  AttacheEventFields fields;
};

G_DEFINE_FINAL_TYPE (AttacheEvent, attache_event, G_TYPE_OBJECT)

static void
attache_event_finalize (GObject *object)
{
  AttacheEvent *self = ATTACHE_EVENT (object);

  g_free ((gpointer) self->fields.uid);
  g_free ((gpointer) self->fields.label);
  g_free ((gpointer) self->fields.place);
  g_strfreev ((GStrv) self->fields.sources);
  g_strfreev ((GStrv) self->fields.targets);
  g_strfreev ((GStrv) self->fields.figures);
  g_free ((gpointer) self->fields.rule);

  G_OBJECT_CLASS (attache_event_parent_class)->finalize (object);
}

static void
attache_event_class_init (AttacheEventClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attache_event_finalize;
}

static void
attache_event_init (AttacheEvent *self)
{
}

AttacheEvent *
attache_event_new (const AttacheEventFields *fields)
{
  AttacheEvent *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (ATTACHE_TYPE_EVENT, NULL);
  self->fields = *fields;
  self->fields.uid = g_strdup (fields->uid);
  self->fields.label = g_strdup (fields->label);
  self->fields.place = g_strdup (fields->place);
  self->fields.sources = (const char *const *) g_strdupv ((GStrv) fields->sources);
  self->fields.targets = (const char *const *) g_strdupv ((GStrv) fields->targets);
  self->fields.figures = (const char *const *) g_strdupv ((GStrv) fields->figures);
  self->fields.rule = g_strdup (fields->rule);
  return self;
}

const AttacheEventFields *
attache_event_get_fields (AttacheEvent *self)
{
  g_return_val_if_fail (ATTACHE_IS_EVENT (self), NULL);

  return &self->fields;
}
