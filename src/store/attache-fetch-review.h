/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person should look at after a text or the analysis changed: notes that moved, are
 * uncertain or lost their place, and decisions whose ground is gone. For the thread of a connection
 * that reads. */

#pragma once

#include "attache-database.h"
#include "attache-review-item.h"

G_BEGIN_DECLS

/* AttacheReviewItem: what is least sure first, notes before decisions; at most @limit of each.
 * Transfer full. */
GPtrArray *attache_fetch_review (AttacheDatabase *db, guint limit, GError **error);

G_END_DECLS
