/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows become nouns: a page of ids in, as many objects out, in the same order, NULL for what is
 * gone. Transfer full. For the thread of a connection that reads. */

#pragma once

#include "attache-annotation.h"
#include "attache-article.h"
#include "attache-database.h"
#include "attache-event.h"
#include "attache-filter.h"
#include "attache-report.h"
#include "attache-speaker.h"
#include "attache-statement.h"

G_BEGIN_DECLS

/* @filter (nullable) gives snippets where it asks for words. */
GPtrArray *attache_fetch_articles (AttacheDatabase *db, AttacheFilter *filter, const gint64 *ids,
                                   guint n_ids, GError **error);
/* The first page of the list of articles, newest first: what attache_query_articles () gives as ids
 * and groups, and their rows at once. */
GPtrArray *attache_fetch_first_articles (AttacheDatabase *db, AttacheFilter *filter, guint limit,
                                         GArray *ids, GArray *groups, GError **error);
/* Numbers and roles are those of @article_id, or of the whole dossier (0) within @filter. */
GPtrArray *attache_fetch_speakers (AttacheDatabase *db, AttacheFilter *filter, gint64 article_id,
                                   const gint64 *ids, guint n_ids, GError **error);
/* Each tells whether it is within @filter (nullable: all are). */
GPtrArray *attache_fetch_statements (AttacheDatabase *db, AttacheFilter *filter, const gint64 *ids,
                                     guint n_ids, GError **error);
/* The passage is that of @article_id, or of the first report (0). */
GPtrArray *attache_fetch_events (AttacheDatabase *db, AttacheFilter *filter, gint64 article_id,
                                 const gint64 *ids, guint n_ids, GError **error);
GPtrArray *attache_fetch_annotations (AttacheDatabase *db, const gint64 *ids, guint n_ids,
                                      GError **error);
/* AttacheReport of one event, in the order of publication. */
GPtrArray *attache_fetch_reports (AttacheDatabase *db, gint64 event_id, GError **error);

G_END_DECLS
