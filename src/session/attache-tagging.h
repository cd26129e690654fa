/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tags changed with all their uses; each change is one step of undo. Main thread only. */

#pragma once

#include "attache-session.h"

G_BEGIN_DECLS

#define ATTACHE_N_TAG_COLOURS 8

/* Where a tag beside it has that name the two become one. @name is copied, and not empty. */
void attache_session_rename_tag (AttacheSession *self, gint64 tag_id, const char *name);
void attache_session_set_tag_colour (AttacheSession *self, gint64 tag_id, guint colour);
/* With all below it, below @parent_id, or to the top (0). Nothing happens where that is the tag
 * itself or below it; where one of that name is there the two become one. */
void attache_session_move_tag (AttacheSession *self, gint64 tag_id, gint64 parent_id);
/* Off all notes, with the tags below it. */
void attache_session_delete_tag (AttacheSession *self, gint64 tag_id);

G_END_DECLS
