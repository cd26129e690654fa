/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the list makes its items. */

#pragma once

#include "attache-feed-list.h"
#include "attache-feed-table.h"

G_BEGIN_DECLS

/* Takes @row. */
AttacheFeedItem *attache_feed_item_new (AttacheFeedRow *row);
const AttacheFeedRow *attache_feed_item_get_row (AttacheFeedItem *self);

G_END_DECLS
