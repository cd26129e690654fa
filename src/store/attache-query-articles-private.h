/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of articles step by step, for who wants more of each than its id. A road is the part of
 * the filter whose members are gathered, or ATTACHE_PART_WORDS for a walk along the hits, or
 * ATTACHE_ROAD_ORDER for one along the dates. */

#pragma once

#include "attache-database.h"
#include "attache-filter-sql.h"

G_BEGIN_DECLS

#define ATTACHE_ROAD_ORDER ATTACHE_N_PARTS

/* The road that is likely to be the shortest to the first @limit, or to all (0). */
gboolean attache_query_articles_choose (AttacheDatabase *db, AttacheFilterSql *conditions,
                                        guint limit, guint *road, GError **error);
/* Newest first: id, day, and then @columns, "" or ", …", of article and, on the road of the words,
 * of article_search. */
AttacheSql *attache_query_articles_prepare (AttacheDatabase *db, AttacheFilterSql *conditions,
                                            guint road, const char *columns, guint limit,
                                            GError **error);
/* The row that @sql is at. @groups nullable. */
void attache_query_articles_take (AttacheSql *sql, GArray *ids, GArray *groups);
gboolean attache_query_articles_list (AttacheDatabase *db, AttacheFilterSql *conditions, guint road,
                                      guint limit, GArray *ids, GArray *groups, GError **error);

G_END_DECLS
