/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader wrote: a highlight, perhaps with a note and tags, on a span, an article, an event
 * or a speaker. Frozen after attache_annotation_new (), so that any thread may hold it. It knows no
 * database and no widget. */

#pragma once

#include <glib-object.h>

#include "attache-anchor.h"

G_BEGIN_DECLS

/* What a new one is made of; every pointer is borrowed and copied. */
typedef struct
{
  gint64 id;
  const char *uid; /* random, for merging dossiers */
  AttacheAnnotationTarget target;
  gint64 article_id;  /* 0 where the target is no article or span */
  gint64 target_id;   /* event or actor, else 0 */
  AttacheSpan span;   /* empty unless the target is a span */
  const char *quote;  /* the passage as it was; nullable */
  const char *prefix; /* up to 32 code points before */
  const char *suffix; /* up to 32 after */
  AttacheAnchorState anchor;
  double score;           /* of the place, where it is not the one that it was put at: 0 … 1 */
  gint64 home_article_id; /* the version that it was put in, where it moved or lost its place; else
                             0 */
  AttacheSpan home_span;
  AttacheHighlight colour;
  const char *note;        /* may be empty */
  const char *const *tags; /* names, in order */
  const char *author;      /* nullable */
  gint64 created;          /* microseconds UTC */
  gint64 modified;
  const char *article_title; /* nullable */
  const char *article_uid;   /* nullable */
  const char *outlet;        /* nullable */
  const char *url;           /* nullable */
  gint64 published;          /* or ATTACHE_TIME_UNKNOWN */
  AttachePrecision published_precision;
  AttacheDateBasis published_basis;
  const char *speaker; /* of the statement that the span lies in; nullable */
} AttacheAnnotationFields;

#define ATTACHE_TYPE_ANNOTATION (attache_annotation_get_type ())
G_DECLARE_FINAL_TYPE (AttacheAnnotation, attache_annotation, ATTACHE, ANNOTATION, GObject)

AttacheAnnotation *attache_annotation_new (const AttacheAnnotationFields *fields);

/* Borrowed; lives as long as @self. */
const AttacheAnnotationFields *attache_annotation_get_fields (AttacheAnnotation *self);

G_END_DECLS
