/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree of tags as a list: however many there are, however deep, and whatever somebody did to
 * it. For the thread of a connection that reads. */

#pragma once

#include "attache-database.h"
#include "attache-tag.h"

G_BEGIN_DECLS

/* Ids (gint64) and how many stand above each (guint32) are appended: below each tag those under it,
 * by name. Tags that stand below themselves come at the end. @search (nullable, "": all): only
 * those with these words in their names, in any case and accents. */
gboolean attache_query_tags (AttacheDatabase *db, const char *search, GArray *ids, GArray *depths,
                             GError **error);
/* A page of AttacheTag, NULL for what is gone. Transfer full. */
GPtrArray *attache_fetch_tags (AttacheDatabase *db, const gint64 *ids, guint n_ids, GError **error);
/* What goes with a tag: how many stand below it, and how many notes have one of them. */
gboolean attache_query_tag_extent (AttacheDatabase *db, gint64 id, guint *n_below, guint *n_notes,
                                   GError **error);

G_END_DECLS
