/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader's word on where statements begin and end: two are one, one is two, or it has other
 * words. Kept by places, each upon those before it in the article, so that it outlives a new
 * analysis; what it is about may be gone then, and come back. For the thread of the connection that
 * writes, within a transaction. */

#pragma once

#include "attache-decision.h"
#include "attache-statement-shaping.h"

G_BEGIN_DECLS

/* SQL: whether @place, which has start, end and twin, is of a statement that the statement_choice c
 * made another of. What is decided about it rests until it comes back. */
#define ATTACHE_STATEMENT_IS_UNDER(place)                                                          \
  "c.is_met = 1 AND ((c.start = " place ".start AND c.end = " place ".end AND c.twin = " place     \
  ".twin) OR (c.kind = 1 AND c.with_start = " place ".start AND c.with_end = " place               \
  ".end AND c.with_twin = " place ".twin))"

typedef struct
{
  gint64 id;
  AttacheStatementShape kind; /* never FOUND */
  AttacheFoundPlace place;
  /* MERGED: of the other, the later one. SPLIT: where the first part ends and the second begins.
   * REWORDED: the words. */
  AttacheSpan with;
  guint32 with_twin;
  gint64 made;
} AttacheStatementChoice;

/* What a statement is, and what it stands by (id 0: as it was found). GONE where it is not there.
 */
gboolean attache_statement_choice_table_get (AttacheDatabase *db, gint64 statement_id,
                                             AttacheFoundPlace *place,
                                             AttacheStatementChoice *choice, GError **error);
/* The statements (gint64) that stand by it, ascending in the text, are appended. */
gboolean attache_statement_choice_table_list_made (AttacheDatabase *db, gint64 id, GArray *ids,
                                                   GError **error);
/* @choice->id: new, or that of the one whose place it takes. */
gboolean attache_statement_choice_table_set (AttacheDatabase *db,
                                             const AttacheStatementChoice *choice, GError **error);
/* After an article's findings were written, or came back. */
gboolean attache_statement_choice_table_apply (AttacheDatabase *db, gint64 article_id,
                                               GError **error);
/* Those whose ground is gone; ids (gint64) are appended. Also for a connection that reads. */
gboolean attache_statement_choice_table_list_unmet (AttacheDatabase *db, GArray *ids,
                                                    GError **error);
/* Of one article, in their order; AttacheStatementChoice. Transfer full. */
GArray *attache_statement_choice_table_load (AttacheDatabase *db, gint64 article_id,
                                             GError **error);

/* The two passages that it is about; and a choice about others, of @article_id. */
void attache_statement_choice_take_apart (const AttacheStatementChoice *choice, AttacheSpan *one,
                                          AttacheSpan *other);
void attache_statement_choice_put_together (AttacheStatementChoice *choice, gint64 article_id,
                                            AttacheSpan one, AttacheSpan other);

/* As for annotations. */
gboolean attache_statement_choice_table_get_image (AttacheDatabase *db, gint64 id, GVariant **image,
                                                   GError **error);
gboolean attache_statement_choice_table_set_image (AttacheDatabase *db, gint64 id, GVariant *image,
                                                   GError **error);

G_END_DECLS
