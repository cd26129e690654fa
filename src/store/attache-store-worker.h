/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One thread of a store with a connection of its own, for the files of the store: it answers the
 * tickets of its queue, one after another. */

#pragma once

#include "attache-store.h"

G_BEGIN_DECLS

/* What the writer does while nobody writes, and what stops it when somebody does. */
typedef struct _AttacheStoreQuiet AttacheStoreQuiet;

AttacheStoreQuiet *attache_store_quiet_new (void);
void attache_store_quiet_free (AttacheStoreQuiet *quiet);
/* Somebody wants to write. On any thread. */
void attache_store_quiet_end_step (AttacheStoreQuiet *quiet);

/* What a queue holds beside tickets. */
typedef enum
{
  ATTACHE_STORE_MARK_END,    /* ends one thread */
  ATTACHE_STORE_MARK_UPKEEP, /* begins the upkeep */
  ATTACHE_STORE_MARK_REST,   /* ends it */
  ATTACHE_N_STORE_MARKS,
} AttacheStoreMark;

gpointer attache_store_worker_get_mark (AttacheStoreMark mark);

/* Waits until the connection is open or has failed. @queue: of AttacheStoreTicket. @quiet: the
 * writer's; NULL makes a reader. Ended by the mark, then to be joined. Transfer full. */
GThread *attache_store_worker_start (GAsyncQueue *queue, const char *path,
                                     AttacheDatabaseFlags flags, AttacheStoreQuiet *quiet,
                                     GError **error);

G_END_DECLS
