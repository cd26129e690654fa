/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader's tags as rows and images. For the thread of the connection. */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

/* @id: 0 where there is none at the root of that name. */
gboolean attache_tag_table_find (AttacheDatabase *db, const char *name, gint64 *id, GError **error);
gboolean attache_tag_table_insert (AttacheDatabase *db, gint64 id, const char *name,
                                   GError **error);
/* As for annotations. */
gboolean attache_tag_table_get_image (AttacheDatabase *db, gint64 id, GVariant **image,
                                      GError **error);
gboolean attache_tag_table_set_image (AttacheDatabase *db, gint64 id, GVariant *image,
                                      GError **error);

G_END_DECLS
