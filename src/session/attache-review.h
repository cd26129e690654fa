/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a text or an analysis that changed left to be looked at, and what the reader says of it.
 * Each answer is one step of undo. Main thread only. */

#pragma once

#include "attache-review-item.h"
#include "attache-session.h"

G_BEGIN_DECLS

/* At most so many of each kind are told. */
#define ATTACHE_REVIEW_MAX 500

/* A GPtrArray of AttacheReviewItem; transfer full. */
void attache_session_review_async (AttacheSession *self, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *attache_session_review_finish (AttacheSession *self, GAsyncResult *result,
                                          GError **error);

/* Of a note: it stands where it should; it does not; it should stand at @span of its article. */
void attache_session_confirm_place (AttacheSession *self, gint64 annotation_id);
void attache_session_detach (AttacheSession *self, gint64 annotation_id);
void attache_session_attach (AttacheSession *self, gint64 annotation_id, AttacheSpan span);

/* Of a decision without ground: it counts for the statement or event @found_id; or not any more. */
void attache_session_move_decision (AttacheSession *self, gint64 decision_id, gint64 found_id);
void attache_session_discard_decision (AttacheSession *self, gint64 decision_id);
/* The same of a word on events; @report_id: a report. */
void attache_session_move_choice (AttacheSession *self, gint64 choice_id, gint64 report_id);
void attache_session_discard_choice (AttacheSession *self, gint64 choice_id);
/* The same of a word on where statements begin and end. */
void attache_session_discard_shape (AttacheSession *self, gint64 choice_id);

G_END_DECLS
