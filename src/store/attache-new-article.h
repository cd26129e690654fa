/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article on its way into the dossier: what an importer read, told without the importer, for
 * both are siblings. */

#pragma once

#include "attache-findings.h"
#include "attache-found-values.h"
#include "attache-sketch.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* Every pointer is borrowed for the call; all but @text may be NULL. */
typedef struct
{
  const char *uid;   /* by which another dossier knows it; NULL: made of the text */
  const char *title; /* NULL: made of the first sentence */
  gboolean is_title_derived;
  const char *outlet;
  const char *author;
  const char *url;
  const char *language;
  const char *source; /* name of the file it came from */
  gint64
      published; /* microseconds UTC, or ATTACHE_TIME_UNKNOWN: then that of the findings counts */
  AttachePrecision published_precision;
  AttacheDateBasis published_basis;
  const AttacheText *text;
  const AttacheFindings *findings; /* NULL: not analysed yet */
  GArray *sections;                /* AttacheFoundSection; where the findings have none */
  /* Of @text; NULL: made while it is written, which a worker does better beforehand. */
  const char *text_uid; /* by attache_article_uid () */
  AttacheShingles *shingles;
  const AttacheFoundValues *values; /* of @findings */
} AttacheNewArticle;

G_END_DECLS
