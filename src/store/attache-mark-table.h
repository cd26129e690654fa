/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader pane only marks in a text: sections, times and names. For the thread of the
 * connection. */

#pragma once

#include "attache-database.h"
#include "attache-findings.h"
#include "attache-row-batch.h"

G_BEGIN_DECLS

/* @sections: AttacheFoundSection. @actor_ids as of attache_actor_table_resolve (). Empty spans are
 * left out. */
gboolean attache_mark_table_write_sections (AttacheDatabase *db, gint64 article_id,
                                            GArray *sections, GError **error);
/* Rows of found_time, and those of an article put into them. */
AttacheRowBatch *attache_mark_table_new_times (void);
void attache_mark_table_put_times (AttacheRowBatch *rows, gint64 article_id,
                                   const AttacheFindings *findings);
gboolean attache_mark_table_write_mentions (AttacheDatabase *db, gint64 article_id,
                                            const AttacheFindings *findings, GArray *actor_ids,
                                            GError **error);
/* AttacheStoredMention, in the order of the text; transfer full. Their rules are borrowed from
 * @rules (transfer full). */
GArray *attache_mark_table_load_mentions (AttacheDatabase *db, gint64 article_id, GPtrArray **rules,
                                          GError **error);
/* AttacheFoundSection, in the order of the text; transfer full. */
GArray *attache_mark_table_load_sections (AttacheDatabase *db, gint64 article_id, GError **error);
gboolean attache_mark_table_clear (AttacheDatabase *db, gint64 article_id, GError **error);

G_END_DECLS
