/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search at scale, each question beside the one that asks the same of a bare FTS5 table. */

#pragma once

#include <sqlite3.h>

#include "attache-database.h"
#include "attache-filter.h"
#include "bench-coverage.h"

G_BEGIN_DECLS

/* @bare holds the titles and texts of @n_articles of @coverage in a table "bare", the first in row
 * 1. */
void bench_search (AttacheDatabase *db, sqlite3 *bare, Coverage *coverage, guint n_articles);

/* The ids of a list as attache_query_articles () gives them; ends the program where that fails.
 * Transfer full. */
GArray *bench_list_articles (AttacheDatabase *db, AttacheFilter *filter, guint limit);

G_END_DECLS
