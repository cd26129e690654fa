/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the articles of a transaction gather until all of it is written at once, and what is looked
 * at again for several of them. Its rows have their ids already, so that they may refer to each
 * other. For the thread of the connection. */

#pragma once

#include "attache-actor-table.h"
#include "attache-open-events.h"
#include "attache-found-values.h"
#include "attache-hash-index.h"
#include "attache-row-batch.h"
#include "attache-seen-texts.h"

G_BEGIN_DECLS

typedef struct
{
  /* Rows, in the order in which they are written */
  AttacheOpenEvents *events;
  AttacheRowBatch *reports;
  AttacheRowBatch *event_actors;
  AttacheRowBatch *figures;
  AttacheRowBatch *statements;
  AttacheRowBatch *counts; /* of article_actor */
  AttacheRowBatch *times;
  AttacheHashBatch *hashes;
  gint64 next_article_id;
  gint64 next_event_id;
  gint64 next_report_id;
  gint64 next_statement_id;

  /* Once for all articles, at the end */
  GArray *entries;  /* of the search index */
  GHashTable *sums; /* of actors */

  AttacheActorsSeen *actors;
  AttacheSeenTexts *seen; /* Borrowed */
  GArray *merged;         /* gint64: actors that count for another by the reader's word */
  GPtrArray *borrowed;    /* AttacheFoundValues: rows borrow of them */
} AttacheArticleBatch;

/* Within a transaction. NULL on failure. */
AttacheArticleBatch *attache_article_batch_new (AttacheDatabase *db, AttacheSeenTexts *seen,
                                                GError **error);
void attache_article_batch_free (AttacheArticleBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheArticleBatch, attache_article_batch_free)

/* So much has gathered that the rows had better be written before more does. */
gboolean attache_article_batch_is_full (AttacheArticleBatch *batch);
/* The rows. More may gather after it. */
gboolean attache_article_batch_write_rows (AttacheArticleBatch *batch, AttacheDatabase *db,
                                           GError **error);

G_END_DECLS
