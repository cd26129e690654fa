/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reading of a desk's article: it shares what the article has, and copies the annotations,
 * which change. */

#include "config.h"

#include "attache-desk.h"

struct _AttacheReading
{
  GObject parent_instance;

  /* Owned */
  AttacheArticle *article;
  AttacheText *text;
  GArray *sections;
  GArray *mentions;
  GArray *times;
  GPtrArray *statements;
  GPtrArray *events;
  GPtrArray *annotations;
};

G_DEFINE_FINAL_TYPE (AttacheReading, attache_reading, G_TYPE_OBJECT)

static void
attache_reading_finalize (GObject *object)
{
  AttacheReading *self = ATTACHE_READING (object);

  g_object_unref (self->article);
  attache_text_unref (self->text);
  g_array_unref (self->sections);
  g_array_unref (self->mentions);
  g_array_unref (self->times);
  g_ptr_array_unref (self->statements);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->annotations);
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

static gpointer
copy_object (gconstpointer object, gpointer user_data)
{
  return g_object_ref ((gpointer) object);
}

AttacheReading *
attache_desk_make_reading (AttacheDeskArticle *article)
{
  AttacheReading *self = g_object_new (ATTACHE_TYPE_READING, NULL);

  self->article = g_object_ref (article->article);
  self->text = attache_text_ref (article->text);
  self->sections = g_array_ref (article->sections);
  self->mentions = g_array_ref (article->mentions);
  self->times = g_array_ref (article->times);
  self->statements = g_ptr_array_copy (article->statements, copy_object, NULL);
  self->events = g_ptr_array_ref (article->events);
  self->annotations = g_ptr_array_copy (article->annotations, copy_object, NULL);
  return self;
}

AttacheArticle *
attache_reading_get_article (AttacheReading *self)
{
  return self->article;
}

AttacheText *
attache_reading_get_text (AttacheReading *self)
{
  return self->text;
}

const char *
attache_reading_get_country (AttacheReading *self)
{
  return NULL;
}

const AttacheFoundSection *
attache_reading_get_sections (AttacheReading *self, guint *n_sections)
{
  *n_sections = self->sections->len;
  return (const AttacheFoundSection *) (gpointer) self->sections->data;
}

const AttacheReadingMention *
attache_reading_get_mentions (AttacheReading *self, guint *n_mentions)
{
  *n_mentions = self->mentions->len;
  return (const AttacheReadingMention *) (gpointer) self->mentions->data;
}

const AttacheReadingTime *
attache_reading_get_times (AttacheReading *self, guint *n_times)
{
  *n_times = self->times->len;
  return (const AttacheReadingTime *) (gpointer) self->times->data;
}

AttacheStatement *const *
attache_reading_get_statements (AttacheReading *self, guint *n_statements)
{
  *n_statements = self->statements->len;
  return (AttacheStatement *const *) self->statements->pdata;
}

AttacheEvent *const *
attache_reading_get_events (AttacheReading *self, guint *n_events)
{
  *n_events = self->events->len;
  return (AttacheEvent *const *) self->events->pdata;
}

AttacheAnnotation *const *
attache_reading_get_annotations (AttacheReading *self, guint *n_annotations)
{
  *n_annotations = self->annotations->len;
  return (AttacheAnnotation *const *) self->annotations->pdata;
}

/* Nobody else carries what stands on the desk. */
const AttacheKin *const *
attache_reading_get_kin (AttacheReading *self, guint *n_kin)
{
  *n_kin = 0;
  return NULL;
}

const gint64 *
attache_reading_get_versions (AttacheReading *self, guint *n_versions)
{
  *n_versions = 0;
  return NULL;
}

AttacheStatement *
attache_reading_find_statement (AttacheReading *self, gint64 id)
{
  for (guint i = 0; i < self->statements->len; i++)
    {
      if (attache_statement_get_fields (self->statements->pdata[i])->id == id)
        return self->statements->pdata[i];
    }
  return NULL;
}

AttacheAnnotation *
attache_reading_find_annotation (AttacheReading *self, gint64 id)
{
  for (guint i = 0; i < self->annotations->len; i++)
    {
      if (attache_annotation_get_fields (self->annotations->pdata[i])->id == id)
        return self->annotations->pdata[i];
    }
  return NULL;
}
