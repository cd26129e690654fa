/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The feeds of a dossier, and what each announced before. For the thread of the connection. */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *address;
  char *title;         /* nullable */
  guint minutes;       /* between looks; 0: only when asked */
  gint64 checked;      /* microseconds UTC; ATTACHE_TIME_UNKNOWN: never */
  char *etag;          /* nullable */
  char *last_modified; /* nullable */
  char *problem;       /* nullable; of the last look, for people */
} AttacheFeedRow;

void attache_feed_row_free (AttacheFeedRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheFeedRow, attache_feed_row_free)

/* Transfer full: AttacheFeedRow, by title. NULL where it failed. */
GPtrArray *attache_feed_table_load (AttacheDatabase *db, GError **error);

/* The address stands once; @id is that of the feed, new or not. */
gboolean attache_feed_table_add (AttacheDatabase *db, const char *address, const char *title,
                                 gint64 *id, GError **error);
gboolean attache_feed_table_remove (AttacheDatabase *db, gint64 id, GError **error);
gboolean attache_feed_table_set_minutes (AttacheDatabase *db, gint64 id, guint minutes,
                                         GError **error);
/* After a look: etag, last_modified and problem as in the row; a title where it has none yet. */
gboolean attache_feed_table_set_checked (AttacheDatabase *db, const AttacheFeedRow *row,
                                         GError **error);

/* Transfer full: those of @keys that were not told before. Nothing is noted. */
GStrv attache_feed_table_find_unseen (AttacheDatabase *db, gint64 id, const char *const *keys,
                                      GError **error);
gboolean attache_feed_table_set_seen (AttacheDatabase *db, gint64 id, const char *const *keys,
                                      gint64 now, GError **error);

G_END_DECLS
