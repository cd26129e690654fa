/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What we have: one file of coverage on disk. It owns the store and says when something in it
 * changed. Main thread only. */

#pragma once

#include <gio/gio.h>

#include "attache-analyzer.h"
#include "attache-store-error.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_DOSSIER (attache_dossier_get_type ())
G_DECLARE_FINAL_TYPE (AttacheDossier, attache_dossier, ATTACHE, DOSSIER, GObject)

/* Where the default dossier lies: "default.dossier" in the user's data directory. Transfer full. */
GFile *attache_dossier_get_default_file (void);

/* Opens, or creates where there is none. Errors are ATTACHE_STORE_ERROR: damaged, newer, not a
 * dossier, locked, no room, … Property "read-only" tells a dossier that may only be looked at, and
 * "read-only-reason" why, for people. Property "generation" (uint) notifies whenever anything in it
 * changed. */
void attache_dossier_open_async (GFile *file, AttacheAnalyzer *analyzer, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
AttacheDossier *attache_dossier_open_finish (GAsyncResult *result, GError **error);

GFile *attache_dossier_get_file (AttacheDossier *self);
const char *attache_dossier_get_title (AttacheDossier *self); /* for people */
gboolean attache_dossier_is_read_only (AttacheDossier *self);
const char *attache_dossier_get_read_only_reason (AttacheDossier *self); /* nullable */
/* Of one that may only be read: LOCKED, DAMAGED, MOVED, … by which the window offers a way on. */
AttacheStoreError attache_dossier_get_read_only_cause (AttacheDossier *self);

/* By the online-backup API; overwrites @target as a whole or not at all. */
void attache_dossier_save_copy_async (AttacheDossier *self, GFile *target,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean attache_dossier_save_copy_finish (AttacheDossier *self, GAsyncResult *result,
                                           GError **error);

/* Ends all work and closes the file; the dossier is of no use afterwards. */
void attache_dossier_close_async (AttacheDossier *self, GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean attache_dossier_close_finish (AttacheDossier *self, GAsyncResult *result, GError **error);

G_END_DECLS
