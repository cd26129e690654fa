/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All rows of an article, or all that was found in it, as one value, and back. For the thread of
 * the connection that writes, within a transaction. */

#pragma once

#include "attache-shelf-rows.h"

G_BEGIN_DECLS

/* Tables, each with its rows. */
#define ATTACHE_SHELF_CONTENT_TYPE "a" ATTACHE_SHELF_ROWS_TYPE

typedef enum
{
  ATTACHE_SHELF_ALL,
  ATTACHE_SHELF_FOUND, /* its own row, its text and what the reader wrote stay */
} AttacheShelfScope;

/* The rows are gone then, and events are told by those who still report them; but for the search
 * index. Transfer full. */
GVariant *attache_shelf_content_lift (AttacheDatabase *db, gint64 article_id,
                                      AttacheShelfScope scope, GError **error);
gboolean attache_shelf_content_settle (AttacheDatabase *db, gint64 article_id, GVariant *content,
                                       GError **error);

G_END_DECLS
