/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader says of notes that moved and of decisions that lost their ground. Each is one
 * step of the history and one transaction. For the thread of the connection that writes. @now:
 * microseconds UTC. */

#pragma once

#include "attache-anchor.h"
#include "attache-database.h"

G_BEGIN_DECLS

/* The present place is the right one: it counts as put there. */
gboolean attache_writing_confirm_place (AttacheDatabase *db, gint64 annotation_id, gint64 now,
                                        GError **error);
/* It is not: the note stays, without a place in the text. */
gboolean attache_writing_detach (AttacheDatabase *db, gint64 annotation_id, gint64 now,
                                 GError **error);
/* The reader shows the right place, in the article that the note belongs to. */
gboolean attache_writing_attach (AttacheDatabase *db, gint64 annotation_id, AttacheSpan span,
                                 gint64 now, GError **error);

/* A decision counts for the statement or event @found_id instead, where nobody decided yet. */
gboolean attache_writing_move_decision (AttacheDatabase *db, gint64 decision_id, gint64 found_id,
                                        gint64 now, GError **error);
gboolean attache_writing_discard_decision (AttacheDatabase *db, gint64 decision_id, gint64 now,
                                           GError **error);
/* As both of these, of a word on events: where its report is gone @report_id is in its place, else
 * in that of the one that it was to be the same as. */
gboolean attache_writing_move_choice (AttacheDatabase *db, gint64 choice_id, gint64 report_id,
                                      gint64 now, GError **error);
gboolean attache_writing_discard_choice (AttacheDatabase *db, gint64 choice_id, gint64 now,
                                         GError **error);

G_END_DECLS
