/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader's word that two actors are one: what was found of the one counts for the other, also
 * in what is found later, until it is split off again. For the thread of the connection that
 * writes, within a transaction. */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

/* Whom @id counts for: itself, where it is not merged. */
gboolean attache_merged_actor_table_find_root (AttacheDatabase *db, gint64 id, gint64 *root,
                                               GError **error);
/* Ids (gint64) of those that count for @id are appended. Also for a connection that reads. */
gboolean attache_merged_actor_table_list (AttacheDatabase *db, gint64 id, GArray *ids,
                                          GError **error);
/* @into_id must be a root; 0: @id counts for itself. Goes through the articles that name it. */
gboolean attache_merged_actor_table_set (AttacheDatabase *db, gint64 id, gint64 into_id, gint64 now,
                                         GError **error);
/* After an article's findings were written. */
gboolean attache_merged_actor_table_apply (AttacheDatabase *db, gint64 article_id, GError **error);

/* As for annotations. */
gboolean attache_merged_actor_table_get_image (AttacheDatabase *db, gint64 id, GVariant **image,
                                               GError **error);
gboolean attache_merged_actor_table_set_image (AttacheDatabase *db, gint64 id, GVariant *image,
                                               GError **error);

G_END_DECLS
