/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which version of an article follows which, as rows that a step of the history knows. For the
 * thread of the connection. */

#pragma once

#include "attache-step.h"

G_BEGIN_DECLS

/* The newest version of the article that has @id among them: often @id itself. */
gboolean attache_version_link_find_newest (AttacheDatabase *db, gint64 id, gint64 *newest,
                                           GError **error);
/* The version before @id; 0: it is the first. */
gboolean attache_version_link_find_older (AttacheDatabase *db, gint64 id, gint64 *older,
                                          GError **error);
/* Puts @id, which stands in no chain, after @older or, where that is 0, before @newer, which must
 * be the first version then; versions are counted anew. It leaves the lists. Part of @step. */
gboolean attache_version_link_insert (AttacheStep *step, AttacheDatabase *db, gint64 id,
                                      gint64 older, gint64 newer, GError **error);

/* As for annotations; an article is never made or deleted by one. */
gboolean attache_version_link_get_image (AttacheDatabase *db, gint64 id, GVariant **image,
                                         GError **error);
gboolean attache_version_link_set_image (AttacheDatabase *db, gint64 id, GVariant *image,
                                         GError **error);

G_END_DECLS
