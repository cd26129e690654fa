/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The place of an article in the order of dates: one number, larger for newer, which is also its
 * row in the search index. What it is made of: data/schema/006-place.sql. For the thread of the
 * connection. */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

/* In SQL: the day of a place, since 1970; NULL where it is not dated. */
#define ATTACHE_PLACE_DAY(place) "CASE WHEN " place " > -(1 << 59) THEN " place " >> 20 END"

#define ATTACHE_PLACES_OF_DAY (1 << 20)

/* The least place of the day of @published, microseconds UTC; known. */
gint64 attache_article_place_of_day (gint64 published);

/* A free place for the article of that time, the same whenever it is free; what the article has
 * itself counts as free. ATTACHE_TIME_UNKNOWN is among the undated. */
gboolean attache_article_place_find (AttacheDatabase *db, gint64 article_id, gint64 published,
                                     gint64 *place, GError **error);

G_END_DECLS
