/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a statement or a report stands: what it is found again by when all was found anew. For the
 * thread of the connection. */

#pragma once

#include "attache-database.h"
#include "attache-span.h"

G_BEGIN_DECLS

/* Article 0: nowhere. */
typedef struct
{
  gint64 article_id;
  AttacheSpan span;
  guint32 twin; /* its number among those that stand just there */
} AttacheFoundPlace;

gboolean attache_found_place_equal (const AttacheFoundPlace *a, const AttacheFoundPlace *b);
/* Binds :article, :start, :end and :twin. */
void attache_found_place_bind (AttacheSql *sql, const AttacheFoundPlace *place);
/* @text asks for these four of :id. GONE where there is no such row. */
gboolean attache_found_place_load (AttacheDatabase *db, const char *text, gint64 id,
                                   AttacheFoundPlace *place, GError **error);
/* @text asks for what stands there; @id: 0 where that is nothing. */
gboolean attache_found_place_look_up (AttacheDatabase *db, const char *text,
                                      const AttacheFoundPlace *place, gint64 *id, GError **error);

G_END_DECLS
