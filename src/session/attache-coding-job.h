/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people tagged in a dossier, and in another beside it, read on a worker, to be compared. Main
 * thread only. */

#pragma once

#include "attache-coding.h"
#include "attache-dossier.h"

G_BEGIN_DECLS

/* @theirs nullable: another dossier, which is only read. */
void attache_codings_load_async (AttacheDossier *dossier, GFile *theirs, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
/* AttacheCoding, of each dossier one for each author; transfer full. */
GPtrArray *attache_codings_load_finish (AttacheDossier *dossier, GAsyncResult *result,
                                        GError **error);

G_END_DECLS
