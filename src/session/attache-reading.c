/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader pane's article as one frozen object. */

#include "config.h"

#include "attache-reading-private.h"

struct _AttacheReading
{
  GObject parent_instance;

  /* Owned */
  AttacheArticle *article;
  AttacheText *text;
  GArray *sections;       /* AttacheFoundSection */
  GArray *mentions;       /* AttacheReadingMention */
  GArray *times;          /* AttacheReadingTime */
  GPtrArray *statements;  /* AttacheStatement */
  GPtrArray *events;      /* AttacheEvent */
  GPtrArray *annotations; /* AttacheAnnotation */
  GPtrArray *kin;         /* AttacheKin */
  GArray *versions;       /* gint64; nullable */
  char *country;          /* nullable */
};

G_DEFINE_FINAL_TYPE (AttacheReading, attache_reading, G_TYPE_OBJECT)

static void
attache_reading_finalize (GObject *object)
{
  AttacheReading *self = ATTACHE_READING (object);

  g_clear_object (&self->article);
  g_clear_pointer (&self->text, attache_text_unref);
  g_clear_pointer (&self->sections, g_array_unref);
  g_clear_pointer (&self->mentions, g_array_unref);
  g_clear_pointer (&self->times, g_array_unref);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->annotations, g_ptr_array_unref);
  g_clear_pointer (&self->kin, g_ptr_array_unref);
  g_clear_pointer (&self->versions, g_array_unref);
  g_free (self->country);
  G_OBJECT_CLASS (attache_reading_parent_class)->finalize (object);
}

static void
attache_reading_class_init (AttacheReadingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attache_reading_finalize;
}

static void
attache_reading_init (AttacheReading *self)
{
}

AttacheReading *
attache_reading_new (const AttacheReadingParts *parts)
{
  AttacheReading *self = g_object_new (ATTACHE_TYPE_READING, NULL);

  self->article = g_object_ref (parts->article);
  self->text = attache_text_ref (parts->text);
  self->sections = g_array_ref (parts->sections);
  self->mentions = g_array_ref (parts->mentions);
  self->times = g_array_ref (parts->times);
  self->statements = g_ptr_array_ref (parts->statements);
  self->events = g_ptr_array_ref (parts->events);
  self->annotations = g_ptr_array_ref (parts->annotations);
  self->kin = g_ptr_array_ref (parts->kin);
  self->versions = parts->versions != NULL ? g_array_ref (parts->versions) : NULL;
  self->country = g_strdup (parts->country);
  return self;
}

AttacheArticle *
attache_reading_get_article (AttacheReading *self)
{
  g_return_val_if_fail (ATTACHE_IS_READING (self), NULL);

  return self->article;
}

AttacheText *
attache_reading_get_text (AttacheReading *self)
{
  g_return_val_if_fail (ATTACHE_IS_READING (self), NULL);

  return self->text;
}

const char *
attache_reading_get_country (AttacheReading *self)
{
  g_return_val_if_fail (ATTACHE_IS_READING (self), NULL);

  return self->country;
}

const AttacheFoundSection *
attache_reading_get_sections (AttacheReading *self, guint *n_sections)
{
  g_return_val_if_fail (ATTACHE_IS_READING (self), NULL);

  *n_sections = self->sections->len;
  return (const AttacheFoundSection *) (gconstpointer) self->sections->data;
}

const AttacheReadingMention *
attache_reading_get_mentions (AttacheReading *self, guint *n_mentions)
{
  g_return_val_if_fail (ATTACHE_IS_READING (self), NULL);

  *n_mentions = self->mentions->len;
  return (const AttacheReadingMention *) (gconstpointer) self->mentions->data;
}

const AttacheReadingTime *
attache_reading_get_times (AttacheReading *self, guint *n_times)
{
  g_return_val_if_fail (ATTACHE_IS_READING (self), NULL);

  *n_times = self->times->len;
  return (const AttacheReadingTime *) (gconstpointer) self->times->data;
}

AttacheStatement *const *
attache_reading_get_statements (AttacheReading *self, guint *n_statements)
{
  g_return_val_if_fail (ATTACHE_IS_READING (self), NULL);

  *n_statements = self->statements->len;
  return (AttacheStatement *const *) self->statements->pdata;
}

AttacheEvent *const *
attache_reading_get_events (AttacheReading *self, guint *n_events)
{
  g_return_val_if_fail (ATTACHE_IS_READING (self), NULL);

  *n_events = self->events->len;
  return (AttacheEvent *const *) self->events->pdata;
}

AttacheAnnotation *const *
attache_reading_get_annotations (AttacheReading *self, guint *n_annotations)
{
  g_return_val_if_fail (ATTACHE_IS_READING (self), NULL);

  *n_annotations = self->annotations->len;
  return (AttacheAnnotation *const *) self->annotations->pdata;
}

const AttacheKin *const *
attache_reading_get_kin (AttacheReading *self, guint *n_kin)
{
  g_return_val_if_fail (ATTACHE_IS_READING (self), NULL);

  *n_kin = self->kin->len;
  return (const AttacheKin *const *) self->kin->pdata;
}

const gint64 *
attache_reading_get_versions (AttacheReading *self, guint *n_versions)
{
  g_return_val_if_fail (ATTACHE_IS_READING (self), NULL);

  *n_versions = self->versions != NULL ? self->versions->len : 0;
  return self->versions != NULL ? (const gint64 *) (gconstpointer) self->versions->data : NULL;
}

AttacheStatement *
attache_reading_find_statement (AttacheReading *self, gint64 id)
{
  g_return_val_if_fail (ATTACHE_IS_READING (self), NULL);

  for (guint i = 0; i < self->statements->len; i++)
    {
      AttacheStatement *statement = g_ptr_array_index (self->statements, i);

      if (attache_statement_get_fields (statement)->id == id)
        return statement;
    }
  return NULL;
}

AttacheAnnotation *
attache_reading_find_annotation (AttacheReading *self, gint64 id)
{
  g_return_val_if_fail (ATTACHE_IS_READING (self), NULL);

  for (guint i = 0; i < self->annotations->len; i++)
    {
      AttacheAnnotation *annotation = g_ptr_array_index (self->annotations, i);

      if (attache_annotation_get_fields (annotation)->id == id)
        return annotation;
    }
  return NULL;
}
