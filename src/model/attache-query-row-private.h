/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What only the query model may do to its rows. */

#pragma once

#include "attache-query-model.h"

G_BEGIN_DECLS

AttacheQueryRow *attache_query_row_new (gint64 id);
void attache_query_row_set_item (AttacheQueryRow *self, GObject *item);
void attache_query_row_set_first_of_group (AttacheQueryRow *self, gboolean is_first);

G_END_DECLS
