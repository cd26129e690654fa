/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader does to tags, each one step of the history with all the notes that it changes.
 * For the thread of the connection that writes. @now: microseconds UTC. GONE where the tag is not
 * there.
 */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

/* Where its neighbours have one of that name the two become one. */
gboolean attache_writing_rename_tag (AttacheDatabase *db, gint64 id, const char *name, gint64 now,
                                     GError **error);
/* @colour below 8. */
gboolean attache_writing_set_tag_colour (AttacheDatabase *db, gint64 id, guint colour, gint64 now,
                                         GError **error);
/* Below @parent_id, or to the root (0). Nothing happens where that is the tag itself or below it;
 * where one of that name is there the two become one. */
gboolean attache_writing_move_tag (AttacheDatabase *db, gint64 id, gint64 parent_id, gint64 now,
                                   GError **error);
/* Notes that had @id have @into, and what was below it is below that. Nothing happens where @into
 * is the tag itself or below it. */
gboolean attache_writing_merge_tag (AttacheDatabase *db, gint64 id, gint64 into, gint64 now,
                                    GError **error);
/* The tag and all below it, off all notes. */
gboolean attache_writing_delete_tag (AttacheDatabase *db, gint64 id, gint64 now, GError **error);

G_END_DECLS
