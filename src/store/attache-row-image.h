/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that the reader writes, each as an image: all of it in one value, from which it can be made
 * again. For the thread of the connection. */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

/* They stand in the journal: the enum only grows at the end. */
typedef enum
{
  ATTACHE_ROW_ANNOTATION,
  ATTACHE_ROW_ARTICLE, /* its details */
  ATTACHE_ROW_TAG,
  ATTACHE_ROW_DECISION,
  ATTACHE_ROW_FOUND, /* all that was found in an article; only ever as it was before it was replaced
                      */
  ATTACHE_ROW_MERGED_ACTOR,
  ATTACHE_ROW_REPORT_CHOICE,
  ATTACHE_ROW_VERSION,          /* which version an article is of which */
  ATTACHE_ROW_ORIGINAL,         /* the page that an article was fetched as */
  ATTACHE_ROW_STATEMENT_CHOICE, /* where statements begin and end */
} AttacheRowKind;

/* @image: NULL where there is no such row; transfer full, not floating. */
gboolean attache_row_image_get (AttacheDatabase *db, AttacheRowKind kind, gint64 id,
                                GVariant **image, GError **error);
/* @kind and @image came from a file: DAMAGED where they make no sense. @image NULL: deletes. */
gboolean attache_row_image_set (AttacheDatabase *db, guchar kind, gint64 id, GVariant *image,
                                GError **error);
/* An id for a new row. */
gboolean attache_row_image_take_id (AttacheDatabase *db, AttacheRowKind kind, gint64 *id,
                                    GError **error);
/* What it is about, for people: the title of the article it stands in, or the name of the tag; NULL
 * where there is no telling. Transfer full. @image: nullable. */
gboolean attache_row_image_describe (AttacheDatabase *db, AttacheRowKind kind, gint64 id,
                                     GVariant *image, char **about, GError **error);

G_END_DECLS
