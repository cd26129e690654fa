/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One thing said: what, by whom, in which article, and how the speaker was found.
 * Frozen after attache_statement_new (), so that any thread may hold it. It knows no database and
 * no widget. */

#pragma once

#include <glib-object.h>

#include "attache-decision.h"

G_BEGIN_DECLS

/* What a new one is made of; every pointer is borrowed and copied. */
typedef struct
{
  gint64 id;
  const char *uid; /* deterministic; a decision finds it again by this */
  gint64 article_id;
  AttacheStatementKind kind;
  const AttacheSpan *content; /* ascending, disjoint */
  guint n_content;
  const AttacheSpan *cue;
  guint n_cue;
  const AttacheSpan *source;
  guint n_source;
  const char *quote;          /* the content as the text has it */
  const char *cue_text;       /* nullable */
  const char *source_text;    /* nullable */
  gint64 speaker_id;          /* 0: nobody found */
  const char *speaker_name;   /* nullable */
  guint speaker_colour;       /* 0 … 7 */
  const char *via_name;       /* who passed it on; nullable */
  const char *addressee_name; /* nullable */
  gint64 inside_id;           /* statement that holds this one, or 0 */
  AttacheTimeSpan when;       /* when it was said */
  float confidence;           /* 0 … 1 */
  const char *rule;
  const char *resolution;   /* nullable */
  guint n_carried;          /* other articles that carry the same quotation */
  AttacheDecision decision; /* the reader's, or none */
  AttacheStatementShape shape;
  const char *article_title;
  const char *outlet; /* nullable */
  gboolean is_match;  /* within the filter */
} AttacheStatementFields;

#define ATTACHE_TYPE_STATEMENT (attache_statement_get_type ())
G_DECLARE_FINAL_TYPE (AttacheStatement, attache_statement, ATTACHE, STATEMENT, GObject)

AttacheStatement *attache_statement_new (const AttacheStatementFields *fields);

/* Borrowed; lives as long as @self. */
const AttacheStatementFields *attache_statement_get_fields (AttacheStatement *self);

G_END_DECLS
