/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search index over titles and texts: its rows are the places of articles. For the thread of
 * the connection. */

#pragma once

#include "attache-database.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* An article that is to be found by its words. */
typedef struct
{
  gint64 place;
  char *title;             /* owned */
  const AttacheText *text; /* borrowed */
} AttacheSearchEntry;

/* An array of them that owns the titles. Transfer full. */
GArray *attache_search_entries_new (void);
/* Sorts @entries. The index writes out all that it gathered whenever a row comes that is not the
 * next, so that those of one transaction are best added at once, at its end. */
gboolean attache_search_table_add (AttacheDatabase *db, GArray *entries, GError **error);

/* Takes an article out, while its row and its place are there, and puts it in again. One without a
 * place is in no index. */
gboolean attache_search_table_forget (AttacheDatabase *db, gint64 article_id, GError **error);
gboolean attache_search_table_remember (AttacheDatabase *db, gint64 article_id, GError **error);

G_END_DECLS
