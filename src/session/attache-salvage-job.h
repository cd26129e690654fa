/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Salvaging a damaged dossier as a person wants it: what can be read goes into a new one, and what
 * was found in the texts is found again. */

#pragma once

#include "attache-analyzer.h"
#include "attache-salvage.h"

G_BEGIN_DECLS

/* Blocks; for workers. @permille: nullable; 0 to 1000, written with g_atomic_int_set () for an
 * onlooker. Errors are those of attache_salvage_run (). Cancelling while texts are analysed keeps
 * what was saved. */
AttacheSalvageReport *attache_salvage_job_run (const char *damaged, const char *target,
                                               AttacheAnalyzer *analyzer, gint *permille,
                                               GCancellable *cancellable, GError **error);

/* The same on a worker; @permille must live until the callback. Main thread. */
void attache_salvage_job_run_async (GFile *damaged, GFile *target, AttacheAnalyzer *analyzer,
                                    gint *permille, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
AttacheSalvageReport *attache_salvage_job_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
