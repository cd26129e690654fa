/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An actor of the coverage with what it said in the scope that was asked (an article or the
 * dossier). A frozen record; its header says what each part means. */

#include "config.h"

#include "attache-speaker.h"

struct _AttacheSpeaker
{
  GObject parent_instance;

  /* Owned: every pointer of it */
  AttacheSpeakerFields fields;
};

G_DEFINE_FINAL_TYPE (AttacheSpeaker, attache_speaker, G_TYPE_OBJECT)

static void
attache_speaker_finalize (GObject *object)
{
  AttacheSpeaker *self = ATTACHE_SPEAKER (object);

  g_free ((gpointer) self->fields.key);
  g_free ((gpointer) self->fields.name);
  g_strfreev ((GStrv) self->fields.aliases);
  g_free ((gpointer) self->fields.role);

  G_OBJECT_CLASS (attache_speaker_parent_class)->finalize (object);
}

static void
attache_speaker_class_init (AttacheSpeakerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attache_speaker_finalize;
}

static void
attache_speaker_init (AttacheSpeaker *self)
{
}

AttacheSpeaker *
attache_speaker_new (const AttacheSpeakerFields *fields)
{
  AttacheSpeaker *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (ATTACHE_TYPE_SPEAKER, NULL);
  self->fields = *fields;
  self->fields.key = g_strdup (fields->key);
  self->fields.name = g_strdup (fields->name);
  self->fields.aliases = (const char *const *) g_strdupv ((GStrv) fields->aliases);
  self->fields.role = g_strdup (fields->role);
  return self;
}

const AttacheSpeakerFields *
attache_speaker_get_fields (AttacheSpeaker *self)
{
  g_return_val_if_fail (ATTACHE_IS_SPEAKER (self), NULL);

  return &self->fields;
}
