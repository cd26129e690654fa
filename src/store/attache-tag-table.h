/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader's tags as rows and images. For the thread of the connection. */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 parent_id; /* 0: at the root */
  char *name;       /* owned */
  guint colour;
} AttacheTagRow;

void attache_tag_row_clear (AttacheTagRow *row);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AttacheTagRow, attache_tag_row_clear)

/* @id: 0 where there is none of that name. One at the root comes before others. */
gboolean attache_tag_table_find (AttacheDatabase *db, const char *name, gint64 *id, GError **error);
gboolean attache_tag_table_insert (AttacheDatabase *db, gint64 id, const char *name,
                                   GError **error);
/* @id: 0 where there is none of that name right below @parent_id (0: at the root). */
gboolean attache_tag_table_find_below (AttacheDatabase *db, const char *name, gint64 parent_id,
                                       gint64 *id, GError **error);
/* GONE where there is none. */
gboolean attache_tag_table_get (AttacheDatabase *db, gint64 id, AttacheTagRow *row, GError **error);
/* Makes it where there is none. */
gboolean attache_tag_table_set (AttacheDatabase *db, gint64 id, const AttacheTagRow *row,
                                GError **error);
/* Ids (gint64), transfer full: of it and all below it, parents before children; of those right
 * below it; of the annotations that have it. */
GArray *attache_tag_table_list_below (AttacheDatabase *db, gint64 id, GError **error);
GArray *attache_tag_table_list_children (AttacheDatabase *db, gint64 id, GError **error);
GArray *attache_tag_table_list_uses (AttacheDatabase *db, gint64 id, GError **error);

/* As for annotations. */
gboolean attache_tag_table_get_image (AttacheDatabase *db, gint64 id, GVariant **image,
                                      GError **error);
gboolean attache_tag_table_set_image (AttacheDatabase *db, gint64 id, GVariant *image,
                                      GError **error);

G_END_DECLS
