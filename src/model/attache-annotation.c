/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader wrote: a highlight, perhaps with a note and tags, on a span, an article, an event
 * or a speaker. A frozen record; its header says what each part means. */

#include "config.h"

#include "attache-annotation.h"

struct _AttacheAnnotation
{
  GObject parent_instance;

  /* Owned: every pointer of it */
  AttacheAnnotationFields fields;
};

G_DEFINE_FINAL_TYPE (AttacheAnnotation, attache_annotation, G_TYPE_OBJECT)

static void
attache_annotation_finalize (GObject *object)
{
  AttacheAnnotation *self = ATTACHE_ANNOTATION (object);

  g_free ((gpointer) self->fields.uid);
  g_free ((gpointer) self->fields.quote);
  g_free ((gpointer) self->fields.prefix);
  g_free ((gpointer) self->fields.suffix);
  g_free ((gpointer) self->fields.note);
  g_strfreev ((GStrv) self->fields.tags);
  g_free ((gpointer) self->fields.author);
  g_free ((gpointer) self->fields.article_title);
  g_free ((gpointer) self->fields.article_uid);
  g_free ((gpointer) self->fields.outlet);
  g_free ((gpointer) self->fields.url);
  g_free ((gpointer) self->fields.speaker);

  G_OBJECT_CLASS (attache_annotation_parent_class)->finalize (object);
}

static void
attache_annotation_class_init (AttacheAnnotationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attache_annotation_finalize;
}

static void
attache_annotation_init (AttacheAnnotation *self)
{
}

AttacheAnnotation *
attache_annotation_new (const AttacheAnnotationFields *fields)
{
  AttacheAnnotation *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (ATTACHE_TYPE_ANNOTATION, NULL);
  self->fields = *fields;
  self->fields.uid = g_strdup (fields->uid);
  self->fields.quote = g_strdup (fields->quote);
  self->fields.prefix = g_strdup (fields->prefix);
  self->fields.suffix = g_strdup (fields->suffix);
  self->fields.note = g_strdup (fields->note);
  self->fields.tags = (const char *const *) g_strdupv ((GStrv) fields->tags);
  self->fields.author = g_strdup (fields->author);
  self->fields.article_title = g_strdup (fields->article_title);
  self->fields.article_uid = g_strdup (fields->article_uid);
  self->fields.outlet = g_strdup (fields->outlet);
  self->fields.url = g_strdup (fields->url);
  self->fields.speaker = g_strdup (fields->speaker);
  return self;
}

const AttacheAnnotationFields *
attache_annotation_get_fields (AttacheAnnotation *self)
{
  g_return_val_if_fail (ATTACHE_IS_ANNOTATION (self), NULL);

  return &self->fields;
}
