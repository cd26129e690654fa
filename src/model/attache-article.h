/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One article of the coverage, as the lists show it: all but its text.
 * Frozen after attache_article_new (), so that any thread may hold it. It knows no database and no
 * widget. */

#pragma once

#include <glib-object.h>

#include "attache-findings.h"

G_BEGIN_DECLS

/* What a new one is made of; every pointer is borrowed and copied. */
typedef struct
{
  gint64 id;
  const char *uid; /* SHA-256 of the text, lower-case hexadecimal */
  gint version;    /* 1, or more where a changed text was imported */
  const char *title;
  gboolean is_title_derived; /* cut from the first sentence, as the source has none */
  const char *outlet;        /* nullable, as all strings below */
  const char *author;
  const char *url;
  const char *language; /* BCP 47 */
  gint64 published;     /* microseconds UTC, or ATTACHE_TIME_UNKNOWN */
  AttachePrecision published_precision;
  AttacheDateBasis published_basis;
  guint n_words;
  guint n_statements;
  guint n_events;
  guint n_annotations;
  guint n_carriers; /* other outlets that have much the same text */
  gboolean is_unread;
  gboolean is_starred;
  gboolean is_match; /* FALSE where the filter leaves it out, yet it is shown (the open article) */
  const char *snippet; /* where words are asked: the hit, marked with U+0002 and U+0003 around it */
} AttacheArticleFields;

#define ATTACHE_TYPE_ARTICLE (attache_article_get_type ())
G_DECLARE_FINAL_TYPE (AttacheArticle, attache_article, ATTACHE, ARTICLE, GObject)

AttacheArticle *attache_article_new (const AttacheArticleFields *fields);

/* Borrowed; lives as long as @self. */
const AttacheArticleFields *attache_article_get_fields (AttacheArticle *self);

G_END_DECLS
