/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages as they were fetched, kept with their articles. For the thread of the connection. */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

typedef struct
{
  char *address;
  char *media_type; /* nullable */
  char *charset;    /* nullable */
  gint64 fetched;   /* microseconds UTC */
  GBytes *bytes;
} AttacheOriginal;

void attache_original_free (AttacheOriginal *original);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheOriginal, attache_original_free)

/* An article keeps the first page that it had. */
gboolean attache_original_table_add (AttacheDatabase *db, gint64 article_id,
                                     const AttacheOriginal *original, GError **error);
/* @original (out, transfer full): NULL where the article did not come from an address. */
gboolean attache_original_table_load (AttacheDatabase *db, gint64 article_id,
                                      AttacheOriginal **original, GError **error);

/* As for annotations; @id: of the article. */
gboolean attache_original_table_get_image (AttacheDatabase *db, gint64 id, GVariant **image,
                                           GError **error);
gboolean attache_original_table_set_image (AttacheDatabase *db, gint64 id, GVariant *image,
                                           GError **error);

G_END_DECLS
