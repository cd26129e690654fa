/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In which lane of the timeline each event stands, and whether the filter lets it through: a byte
 * an event, so that what is in view is later found without asking for either again. For the thread
 * of a connection while it is made; then only read. */

#pragma once

#include "attache-database.h"
#include "attache-query.h"

G_BEGIN_DECLS

typedef struct _AttacheEventLanes AttacheEventLanes;

/* Which lanes there are, and what stands in them. */
AttacheEventLanes *attache_event_lanes_new (AttacheDatabase *db, AttacheSeriesLanes by,
                                            GError **error);
void attache_event_lanes_free (AttacheEventLanes *lanes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheEventLanes, attache_event_lanes_free)

/* The number of the lane, in order of drawing; of what stands in none, the last. */
guint attache_event_lanes_get (AttacheEventLanes *lanes, gint64 event_id, guint kind);
/* One more than there are names. */
guint attache_event_lanes_get_n (AttacheEventLanes *lanes);
/* For people; borrowed. */
const char *attache_event_lanes_get_name (AttacheEventLanes *lanes, guint lane);

/* No event matches until it was said so, unless nobody ever says so. */
void attache_event_lanes_set_match (AttacheEventLanes *lanes, gint64 event_id);
void attache_event_lanes_set_filtered (AttacheEventLanes *lanes);
gboolean attache_event_lanes_is_match (AttacheEventLanes *lanes, gint64 event_id);

G_END_DECLS
