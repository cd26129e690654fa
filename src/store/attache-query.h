/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the lists ask: the ordered ids of a list, through the filter. Eight bytes a row; the nouns
 * come later, page by page (attache-fetch.h). For the thread of a connection that reads. */

#pragma once

#include "attache-choice.h"
#include "attache-database.h"
#include "attache-event-series.h"
#include "attache-filter.h"

G_BEGIN_DECLS

/* What stands in for a day where none is known. */
#define ATTACHE_GROUP_UNDATED G_MININT32

typedef enum
{
  ATTACHE_SERIES_BY_KIND,
  ATTACHE_SERIES_BY_ACTOR,
  ATTACHE_SERIES_BY_OUTLET,
} AttacheSeriesLanes;

/* All: @ids of gint64 are appended to. @filter nullable. */

/* Newest first, undated last. @groups (gint32, nullable): the day of each, since 1970. @limit 0:
 * all. */
gboolean attache_query_articles (AttacheDatabase *db, AttacheFilter *filter, guint limit,
                                 GArray *ids, GArray *groups, GError **error);

/* The hits of the filter's words, newest first, each as its place in the order of dates: what the
 * search index alone knows, and so the quickest that can be asked. Of the rest of the filter only
 * the dates count, in whole days. No words, no hits. */
gboolean attache_query_hits (AttacheDatabase *db, AttacheFilter *filter, guint limit,
                             GArray *places, GError **error);

/* As attache_query_articles (), the @limit best by how much they tell of the filter's words, best
 * first; the newer of equals. Nothing where no words are asked. All hits are looked at, some
 * microseconds each; a cancellable ends it. */
gboolean attache_query_best_articles (AttacheDatabase *db, AttacheFilter *filter, guint limit,
                                      GArray *ids, GArray *groups, GError **error);

/* Actors with statements, most first. With @article_id those of the article, whatever the filter
 * says. */
gboolean attache_query_speakers (AttacheDatabase *db, AttacheFilter *filter, gint64 article_id,
                                 GArray *ids, GError **error);

/* With @article_id its statements in the order of the text, whatever the filter says; else in the
 * order of when they were said. @speaker_id 0: of all. */
gboolean attache_query_statements (AttacheDatabase *db, AttacheFilter *filter, gint64 article_id,
                                   gint64 speaker_id, GArray *ids, GError **error);

/* By time, undated last; with @article_id in the order of the text, whatever the filter says. */
gboolean attache_query_events (AttacheDatabase *db, AttacheFilter *filter, gint64 article_id,
                               GArray *ids, GError **error);

/* Events that may be the same as one, those next to it in time first; then undated ones of its
 * kind. Not itself. @limit on either side of it. */
gboolean attache_query_near_events (AttacheDatabase *db, gint64 event_id, guint limit, GArray *ids,
                                    GError **error);

/* How many there are in the whole dossier. */
gboolean attache_query_n_events (AttacheDatabase *db, AttacheFilter *filter, guint *n_events,
                                 GError **error);

/* In the order of articles (newest first) and spans; those of no article first. */
gboolean attache_query_annotations (AttacheDatabase *db, AttacheFilter *filter, gint64 article_id,
                                    GArray *ids, GError **error);

/* All dated events, with what the filter leaves out marked so. Transfer full. */
AttacheEventSeries *attache_query_series (AttacheDatabase *db, AttacheFilter *filter,
                                          AttacheSeriesLanes lanes, GError **error);

/* AttacheChoice, most articles first; transfer full. */
GPtrArray *attache_query_actor_choices (AttacheDatabase *db, GError **error);
GPtrArray *attache_query_outlet_choices (AttacheDatabase *db, GError **error);
GPtrArray *attache_query_tag_choices (AttacheDatabase *db, GError **error);

typedef struct
{
  guint n_articles;
  guint n_events;
  guint n_speakers;
} AttacheTotals;

gboolean attache_query_totals (AttacheDatabase *db, AttacheTotals *totals, GError **error);

G_END_DECLS
