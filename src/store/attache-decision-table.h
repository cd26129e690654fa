/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader decided about found things, by where they stand in the text, so that it survives
 * a new analysis. For the thread of the connection. */

#pragma once

#include "attache-decision.h"
#include "attache-found-place.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_DECIDES_STATEMENT,
  ATTACHE_DECIDES_EVENT,
} AttacheDecisionTarget;

/* The decision on what stands, or stood, there: its row's id, or 0 where there is none. */
gboolean attache_decision_table_find_at (AttacheDatabase *db, AttacheDecisionTarget target,
                                         const AttacheFoundPlace *place, gint64 *id,
                                         GError **error);
/* On a statement or event. GONE where that is not there. */
gboolean attache_decision_table_find (AttacheDatabase *db, AttacheDecisionTarget target,
                                      gint64 found_id, gint64 *id, GError **error);
/* Puts it in the place of an earlier one of the same @id; NONE takes it back. What follows from it
 * follows at once. */
gboolean attache_decision_table_decide (AttacheDatabase *db, gint64 id,
                                        AttacheDecisionTarget target, gint64 found_id,
                                        AttacheDecision decision, gint64 speaker_id, gint64 now,
                                        GError **error);
/* To what stands at @span of another article; the number among those at that place stays. */
gboolean attache_decision_table_move (AttacheDatabase *db, gint64 id, gint64 article_id,
                                      AttacheSpan span, GError **error);
/* To the statement or event @found_id; where that is decided on already, or gone, it is GONE. */
gboolean attache_decision_table_move_to (AttacheDatabase *db, gint64 id, gint64 found_id,
                                         GError **error);
/* After a new analysis of an article: who spoke, by the reader's word. */
gboolean attache_decision_table_apply (AttacheDatabase *db, gint64 article_id, GError **error);
/* Before statements change their shape: nobody said any of them. apply () is the way back. */
gboolean attache_decision_table_release (AttacheDatabase *db, gint64 article_id, GError **error);
/* Decisions whose found thing is gone; ids (gint64) are appended. */
gboolean attache_decision_table_list_unattached (AttacheDatabase *db, GArray *ids, GError **error);

/* As for annotations. */
gboolean attache_decision_table_get_image (AttacheDatabase *db, gint64 id, GVariant **image,
                                           GError **error);
gboolean attache_decision_table_set_image (AttacheDatabase *db, gint64 id, GVariant *image,
                                           GError **error);

G_END_DECLS
