/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A dossier's threads: one that writes, four that read, each with a connection of its own, so that
 * the main thread never waits for the disk. What is written is on disk when its callback comes. Any
 * thread may ask; callbacks come on the asker's main context. */

#pragma once

#include "attache-database.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_STORE (attache_store_get_type ())
G_DECLARE_FINAL_TYPE (AttacheStore, attache_store, ATTACHE, STORE, GObject)

/* Blocks on the disk. Flags and errors are those of attache_database_open (). Who writes holds a
 * lock beside the file: where another program or window does, the error is LOCKED, and it can only
 * be opened to be read. */
AttacheStore *attache_store_open (const char *path, AttacheDatabaseFlags flags, GError **error);
const char *attache_store_get_path (AttacheStore *self);
gboolean attache_store_is_read_only (AttacheStore *self);

/* Runs @func on the writer in a transaction of its own, in the order of asking. @data goes to
 * @destroy when all is over, on any thread. Cancelling before it began or while it runs rolls it
 * back; after the commit it does nothing. */
void attache_store_write_async (AttacheStore *self, AttacheTransaction func, gpointer data,
                                GDestroyNotify destroy, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
/* Runs @func on a reader, where all its queries see the same state: at least what was acknowledged
 * before the asking. */
void attache_store_read_async (AttacheStore *self, AttacheTransaction func, gpointer data,
                               GDestroyNotify destroy, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
/* Of both. A reading that was cancelled fails with G_IO_ERROR_CANCELLED even where its answer was
 * there before: nobody wants it any more. @data (nullable): what was handed in, borrowed from
 * @result. */
gboolean attache_store_finish (AttacheStore *self, GAsyncResult *result, gpointer *data,
                               GError **error);

/* For workers: waits for the writer, or for a reader. Never on the main thread. */
gboolean attache_store_write (AttacheStore *self, AttacheTransaction func, gpointer data,
                              GCancellable *cancellable, GError **error);
gboolean attache_store_read (AttacheStore *self, AttacheTransaction func, gpointer data,
                             GCancellable *cancellable, GError **error);

/* For workers that have something else to do meanwhile: begins to write, tells whether it is over,
 * and waits until it is. @data is the writer's until then. Each beginning has its end. */
typedef struct _AttacheStoreTicket AttacheStoreTicket;
AttacheStoreTicket *attache_store_begin_write (AttacheStore *self, AttacheTransaction func,
                                               gpointer data);
gboolean attache_store_is_written (AttacheStoreTicket *ticket);
gboolean attache_store_end_write (AttacheStoreTicket *ticket, GError **error);

/* From now on the writer keeps the dossier quick while nobody writes: attache-upkeep.h. Only of one
 * that was found whole. Nothing where it may only be read. */
void attache_store_begin_upkeep (AttacheStore *self);
void attache_store_end_upkeep (AttacheStore *self);

/* Ends after what was asked before is done; what is asked afterwards fails. Blocks. Also done by
 * the last unref. */
void attache_store_close (AttacheStore *self);

G_END_DECLS
