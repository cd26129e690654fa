/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Speakers, events and statements that are one by the reader's word, or are not; each word is one
 * step of undo. Main thread only. */

#pragma once

#include "attache-session.h"

G_BEGIN_DECLS

/* @id is the same person or body as @into_id. */
void attache_session_merge_speakers (AttacheSession *self, gint64 id, gint64 into_id);
/* It is not, after all. */
void attache_session_split_speaker (AttacheSession *self, gint64 id);

/* Those that count for @id: a GPtrArray of AttacheSpeaker; transfer full. */
void attache_session_merged_async (AttacheSession *self, gint64 id, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *attache_session_merged_finish (AttacheSession *self, GAsyncResult *result,
                                          GError **error);

/* All reports of @event_id tell what @into_id tells. */
void attache_session_merge_events (AttacheSession *self, gint64 event_id, gint64 into_id);
/* The report tells another event than those beside it. */
void attache_session_split_report (AttacheSession *self, gint64 report_id);

/* What may be said of an event. */
typedef struct
{
  GPtrArray *reports; /* of it: AttacheReport */
  GPtrArray *near;    /* those that may be the same: AttacheEvent, the nearest in time first */
} AttacheEventChoices;

void attache_event_choices_free (AttacheEventChoices *choices);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheEventChoices, attache_event_choices_free)

void attache_session_event_choices_async (AttacheSession *self, gint64 event_id,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
/* Transfer full. */
AttacheEventChoices *attache_session_event_choices_finish (AttacheSession *self,
                                                           GAsyncResult *result, GError **error);

/* Two of one article are one statement. */
void attache_session_merge_statements (AttacheSession *self, gint64 statement_id, gint64 other_id);
/* It is two, of which the second begins at or after @at, in code points. */
void attache_session_split_statement (AttacheSession *self, gint64 statement_id, guint32 at);
/* It says what stands at @span, in code points. */
void attache_session_reword_statement (AttacheSession *self, gint64 statement_id, AttacheSpan span);

G_END_DECLS
