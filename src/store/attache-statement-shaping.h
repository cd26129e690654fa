/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two statements become one, one becomes two, or gets other words: rows made of rows. It knows no
 * choice and no ground. For the thread of the connection that writes, within a transaction. */

#pragma once

#include "attache-found-place.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* @id: 0 where there is none. */
gboolean attache_statement_find_at (AttacheDatabase *db, const AttacheFoundPlace *place, gint64 *id,
                                    GError **error);
/* What it says, in code points; AttacheSpan, ascending. Transfer full. */
GArray *attache_statement_load_content (AttacheDatabase *db, gint64 id, GError **error);

/* What follows is marked as standing by @choice_id. @text: of the article. */

/* @first gets the words of @second, and whoever is not known of it; @second goes. */
gboolean attache_statement_merge (AttacheDatabase *db, const AttacheText *text, gint64 first,
                                  gint64 second, gint64 choice_id, GError **error);
/* @id ends at @end, and @new_id begins at @begin, with all else that is known of it. @is_done:
 * FALSE where one of them would be empty; then nothing is changed. */
gboolean attache_statement_split (AttacheDatabase *db, const AttacheText *text, gint64 id,
                                  guint32 end, guint32 begin, gint64 new_id, gint64 choice_id,
                                  gboolean *is_done, GError **error);
gboolean attache_statement_reword (AttacheDatabase *db, const AttacheText *text, gint64 id,
                                   AttacheSpan span, gint64 choice_id, GError **error);

G_END_DECLS
