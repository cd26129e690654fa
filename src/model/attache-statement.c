/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One thing said: what, by whom, in which article, and how the speaker was found.
 * A frozen record; its header says what each part means. */

#include "config.h"

#include "attache-statement.h"

struct _AttacheStatement
{
  GObject parent_instance;

  /* Owned: every pointer of it */
  AttacheStatementFields fields;
};

G_DEFINE_FINAL_TYPE (AttacheStatement, attache_statement, G_TYPE_OBJECT)

static void
attache_statement_finalize (GObject *object)
{
  AttacheStatement *self = ATTACHE_STATEMENT (object);

  g_free ((gpointer) self->fields.uid);
  g_free ((gpointer) self->fields.content);
  g_free ((gpointer) self->fields.cue);
  g_free ((gpointer) self->fields.source);
  g_free ((gpointer) self->fields.quote);
  g_free ((gpointer) self->fields.cue_text);
  g_free ((gpointer) self->fields.source_text);
  g_free ((gpointer) self->fields.speaker_name);
  g_free ((gpointer) self->fields.via_name);
  g_free ((gpointer) self->fields.addressee_name);
  g_free ((gpointer) self->fields.rule);
  g_free ((gpointer) self->fields.resolution);
  g_free ((gpointer) self->fields.article_title);
  g_free ((gpointer) self->fields.outlet);

  G_OBJECT_CLASS (attache_statement_parent_class)->finalize (object);
}

static void
attache_statement_class_init (AttacheStatementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attache_statement_finalize;
}

static void
attache_statement_init (AttacheStatement *self)
{
}

AttacheStatement *
attache_statement_new (const AttacheStatementFields *fields)
{
  AttacheStatement *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (ATTACHE_TYPE_STATEMENT, NULL);
  self->fields = *fields;
  self->fields.uid = g_strdup (fields->uid);
  self->fields.content = g_memdup2 (fields->content, fields->n_content * sizeof (AttacheSpan));
  self->fields.cue = g_memdup2 (fields->cue, fields->n_cue * sizeof (AttacheSpan));
  self->fields.source = g_memdup2 (fields->source, fields->n_source * sizeof (AttacheSpan));
  self->fields.quote = g_strdup (fields->quote);
  self->fields.cue_text = g_strdup (fields->cue_text);
  self->fields.source_text = g_strdup (fields->source_text);
  self->fields.speaker_name = g_strdup (fields->speaker_name);
  self->fields.via_name = g_strdup (fields->via_name);
  self->fields.addressee_name = g_strdup (fields->addressee_name);
  self->fields.rule = g_strdup (fields->rule);
  self->fields.resolution = g_strdup (fields->resolution);
  self->fields.article_title = g_strdup (fields->article_title);
  self->fields.outlet = g_strdup (fields->outlet);
  return self;
}

const AttacheStatementFields *
attache_statement_get_fields (AttacheStatement *self)
{
  g_return_val_if_fail (ATTACHE_IS_STATEMENT (self), NULL);

  return &self->fields;
}
