/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Speakers that are one, by the reader's word; each word is one step of undo. Main thread only. */

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

G_END_DECLS
