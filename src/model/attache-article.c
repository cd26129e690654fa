/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One article of the coverage, as the lists show it: all but its text.
 * A frozen record; its header says what each part means. */

#include "config.h"

#include "attache-article.h"

struct _AttacheArticle
{
  GObject parent_instance;

  /* Owned: every pointer of it */
  AttacheArticleFields fields;
};

G_DEFINE_FINAL_TYPE (AttacheArticle, attache_article, G_TYPE_OBJECT)

static void
attache_article_finalize (GObject *object)
{
  AttacheArticle *self = ATTACHE_ARTICLE (object);

  g_free ((gpointer) self->fields.uid);
  g_free ((gpointer) self->fields.title);
  g_free ((gpointer) self->fields.outlet);
  g_free ((gpointer) self->fields.author);
  g_free ((gpointer) self->fields.url);
  g_free ((gpointer) self->fields.language);
  g_free ((gpointer) self->fields.snippet);

  G_OBJECT_CLASS (attache_article_parent_class)->finalize (object);
}

static void
attache_article_class_init (AttacheArticleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attache_article_finalize;
}

static void
attache_article_init (AttacheArticle *self)
{
}

AttacheArticle *
attache_article_new (const AttacheArticleFields *fields)
{
  AttacheArticle *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (ATTACHE_TYPE_ARTICLE, NULL);
  self->fields = *fields;
  self->fields.uid = g_strdup (fields->uid);
  self->fields.title = g_strdup (fields->title);
  self->fields.outlet = g_strdup (fields->outlet);
  self->fields.author = g_strdup (fields->author);
  self->fields.url = g_strdup (fields->url);
  self->fields.language = g_strdup (fields->language);
  self->fields.snippet = g_strdup (fields->snippet);
  return self;
}

const AttacheArticleFields *
attache_article_get_fields (AttacheArticle *self)
{
  g_return_val_if_fail (ATTACHE_IS_ARTICLE (self), NULL);

  return &self->fields;
}
