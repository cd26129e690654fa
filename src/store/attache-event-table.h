/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Found events: each article's reports, merged with those of other articles into events. For the
 * thread of the connection. */

#pragma once

#include "attache-article-batch.h"
#include "attache-findings.h"
#include "attache-found-values.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* Two reports tell one event where they are of one kind, neither mode contradicts the other, both
 * times are told to the day or finer and overlap, and they have two actors in common, or all actors
 * of the one that names fewer. Of several such events the one with the most actors in common is
 * taken, then the oldest. A report without a time or without an actor is an event of its own, and
 * none joins an event that is one of its own by the reader's word. Puts the reports of an article
 * into @batch, and what they change of events. @n_events: that the article tells. */
gboolean attache_event_table_put (AttacheDatabase *db, AttacheArticleBatch *batch,
                                  gint64 article_id, const AttacheFindings *findings,
                                  const AttacheFoundValues *values, GArray *actor_ids,
                                  gint analysis, guint *n_events, GError **error);
/* Rows of report, of who takes part, and of figures. */
AttacheRowBatch *attache_event_table_new_reports (void);
AttacheRowBatch *attache_event_table_new_actors (void);
AttacheRowBatch *attache_event_table_new_figures (void);
/* Writes what has changed. */
gboolean attache_event_table_write_events (AttacheDatabase *db, AttacheOpenEvents *open,
                                           GError **error);
/* Takes an article's reports out; events that nobody else reports go, others are told by the next
 * report. */
gboolean attache_event_table_clear (AttacheDatabase *db, gint64 article_id, GError **error);
/* Tells an event by its first report (of those that were found in it, where there are any), and
 * counts them; where there are none the event goes. */
gboolean attache_event_table_tell_again (AttacheDatabase *db, gint64 event_id, GError **error);
/* A number for a new event that no other has, or comes back to: @wanted, where that is so; else one
 * above which all are free (@wanted 0: surely). */
gboolean attache_event_table_take_id (AttacheDatabase *db, gint64 wanted, gint64 *id,
                                      GError **error);

G_END_DECLS
