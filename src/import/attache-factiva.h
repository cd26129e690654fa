/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Downloads of Factiva (Dow Jones): many articles in one file, as text, RTF or a page. */

#pragma once

#include "attache-format.h"

G_BEGIN_DECLS

/* @lines: char *, the lines of a document in order. TRUE if they are a Factiva download. */
gboolean attache_factiva_is_document (GPtrArray *lines);

/* Adds each article. One without a text is a problem and does not stop the others. */
gboolean attache_factiva_read_document (const AttacheSource *source, GPtrArray *lines,
                                        AttacheHarvest *harvest, GError **error);

/* What the markup of a page tells of an article: borrowed, and NULL or 0 where it does not. */
typedef struct
{
  const char *title;
  const char *author;
  const char *language; /* "en" */
  guint text_from;      /* which line the text begins with */
} AttacheFactivaMarkup;

/* Adds the one article that @lines are. */
gboolean attache_factiva_read_article (const AttacheSource *source, GPtrArray *lines,
                                       const AttacheFactivaMarkup *markup, AttacheHarvest *harvest,
                                       GError **error);

G_END_DECLS
