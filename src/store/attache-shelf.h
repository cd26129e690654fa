/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where articles lie that are away: removed, or of an import that was undone. All rows of such an
 * article are one value that belongs to the step of the history, so that it comes back as it was,
 * without its file and without an analysis, and goes with the step when that is forgotten. Lists
 * and searches never meet it. For the thread of the connection that writes, within a transaction.
 */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

/* @article_ids of gint64. GONE where one is not there. */
gboolean attache_shelf_put (AttacheDatabase *db, gint64 step_id, GArray *article_ids,
                            GError **error);
gboolean attache_shelf_take (AttacheDatabase *db, gint64 step_id, GArray *article_ids,
                             GError **error);

G_END_DECLS
