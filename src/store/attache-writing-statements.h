/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader says about where statements begin and end, each a transaction and a step of the
 * history. What was decided about a statement goes along to what becomes of it, unless something
 * was said about just that before. GONE where a statement is not there, or would be empty. @now:
 * microseconds UTC. For the thread of the connection that writes. */

#pragma once

#include "attache-database.h"
#include "attache-span.h"

G_BEGIN_DECLS

/* Two of one article, in any order, are one; what the first does not tell, the second does. The two
 * parts of a statement that was split become what it was. */
gboolean attache_writing_merge_statements (AttacheDatabase *db, gint64 statement_id,
                                           gint64 other_id, gint64 now, GError **error);
/* It is two, of which the second begins at or after @at, in code points of the text. One that was
 * merged there becomes what it was. */
gboolean attache_writing_split_statement (AttacheDatabase *db, gint64 statement_id, guint32 at,
                                          gint64 now, GError **error);
/* It says what stands at @span, without space at its ends. */
gboolean attache_writing_reword_statement (AttacheDatabase *db, gint64 statement_id,
                                           AttacheSpan span, gint64 now, GError **error);
/* One that has lost its ground, or any other. */
gboolean attache_writing_discard_statement_choice (AttacheDatabase *db, gint64 choice_id,
                                                   gint64 now, GError **error);

G_END_DECLS
