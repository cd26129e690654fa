/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader said about where statements begin and end, on its way to a newer version of the
 * article. For the thread of the connection that writes, within a transaction. */

#pragma once

#include "attache-reanchorer.h"
#include "attache-step.h"

G_BEGIN_DECLS

/* Says of @id what was said of @older, where the newer version has just those statements; the rest
 * stays with the older. @reanchorer: from the older to the newer. */
gboolean attache_version_statements_move (AttacheStep *step, AttacheDatabase *db,
                                          AttacheReanchorer *reanchorer, gint64 id, gint64 older,
                                          guint *n_moved, guint *n_left, GError **error);

G_END_DECLS
