/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a feed list asks of the store: one change, and the rows as they are after it. */

#pragma once

#include "attache-feed-table.h"
#include "attache-store.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_FEED_WRITING_NOTHING, /* only the rows */
  ATTACHE_FEED_WRITING_ADD,     /* address, title, minutes; what is seen already */
  ATTACHE_FEED_WRITING_REMOVE,  /* id */
  ATTACHE_FEED_WRITING_MINUTES, /* id, minutes */
  ATTACHE_FEED_WRITING_CHECKED, /* id and the rest; what it announces */
  ATTACHE_FEED_WRITING_SEEN,    /* id; what is seen now */
} AttacheFeedWritingKind;

typedef struct
{
  AttacheFeedWritingKind kind;
  AttacheFeedRow row; /* Owned fields, as the kind says */
  GStrv addresses;    /* Owned, nullable; of entries */
  gint64 now;         /* microseconds UTC */

  /* Owned; the answer */
  GPtrArray *rows; /* AttacheFeedRow */
  GStrv unseen;    /* of CHECKED: those of the addresses that were not seen before */
} AttacheFeedWriting;

AttacheFeedWriting *attache_feed_writing_new (AttacheFeedWritingKind kind);
void attache_feed_writing_free (AttacheFeedWriting *writing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheFeedWriting, attache_feed_writing_free)

/* Takes @writing. On the writer; NOTHING on a reader, so that it goes in a dossier that is only
 * read. The callback's source is the store. */
void attache_feed_writing_run_async (AttacheStore *store, AttacheFeedWriting *writing,
                                     GAsyncReadyCallback callback, gpointer user_data);
/* Borrowed from @result; NULL where it failed. */
AttacheFeedWriting *attache_feed_writing_finish (AttacheStore *store, GAsyncResult *result,
                                                 GError **error);

G_END_DECLS
