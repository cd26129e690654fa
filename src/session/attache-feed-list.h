/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The feeds of a dossier: kept with it, looked at when the reader says so or on the interval that
 * the reader set, and what is new in them brought in. Nothing is asked of the network otherwise.
 * Main thread only. */

#pragma once

#include "attache-dossier.h"
#include "attache-import-job.h"

G_BEGIN_DECLS

/* One feed as a list shows it; it is frozen. */
#define ATTACHE_TYPE_FEED_ITEM (attache_feed_item_get_type ())
G_DECLARE_FINAL_TYPE (AttacheFeedItem, attache_feed_item, ATTACHE, FEED_ITEM, GObject)

gint64 attache_feed_item_get_id (AttacheFeedItem *self);
const char *attache_feed_item_get_title (AttacheFeedItem *self); /* or its address */
const char *attache_feed_item_get_address (AttacheFeedItem *self);
guint attache_feed_item_get_minutes (AttacheFeedItem *self);       /* 0: only when asked */
gint64 attache_feed_item_get_checked (AttacheFeedItem *self);      /* microseconds UTC; or
                                                                      ATTACHE_TIME_UNKNOWN */
const char *attache_feed_item_get_problem (AttacheFeedItem *self); /* nullable */

/* Signal "imported" (AttacheFeedItem, AttacheImportJob): what was new came in, or could not; the
 * job has ended. Signal "failed" (GError): the dossier could not be written. */
#define ATTACHE_TYPE_FEED_LIST (attache_feed_list_get_type ())
G_DECLARE_FINAL_TYPE (AttacheFeedList, attache_feed_list, ATTACHE, FEED_LIST, GObject)

/* Loads in the background. */
AttacheFeedList *attache_feed_list_new (AttacheDossier *dossier);

/* Borrowed: AttacheFeedItem, by title. */
GListModel *attache_feed_list_get_items (AttacheFeedList *self);
/* TRUE while a feed is looked at or its articles come in. Property "busy". */
gboolean attache_feed_list_is_busy (AttacheFeedList *self);

/* @seen (nullable): keys of entries that need not come in any more, as the reader has just seen
 * them. */
void attache_feed_list_add (AttacheFeedList *self, const char *address, const char *title,
                            guint minutes, const char *const *seen);
void attache_feed_list_remove (AttacheFeedList *self, gint64 id);
void attache_feed_list_set_minutes (AttacheFeedList *self, gint64 id, guint minutes);

/* Looks at each of them, one after the other, and brings in what is new. */
void attache_feed_list_check (AttacheFeedList *self, const gint64 *ids, guint n_ids);
void attache_feed_list_cancel (AttacheFeedList *self);

/* Whether those with an interval are looked at when it is over; FALSE at first. */
void attache_feed_list_set_watching (AttacheFeedList *self, gboolean is_watching);
/* What watching does at @now (microseconds UTC): asks for those whose time has come. */
void attache_feed_list_check_due (AttacheFeedList *self, gint64 now);

G_END_DECLS
