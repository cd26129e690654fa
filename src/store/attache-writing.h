/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader does, each one step of the history and one transaction: all of it is on disk or
 * nothing happened. For the thread of the connection that writes. @now: microseconds UTC. */

#pragma once

#include "attache-anchor.h"
#include "attache-database.h"
#include "attache-decision.h"

G_BEGIN_DECLS

/* Typing in one note within this time is one step. */
#define ATTACHE_TYPING_USEC (G_USEC_PER_SEC / 2)

/* @article_id and @span for spans, @article_id for articles, @target_id for events and speakers. */
gboolean attache_writing_annotate (AttacheDatabase *db, AttacheAnnotationTarget target,
                                   gint64 article_id, gint64 target_id, AttacheSpan span,
                                   AttacheHighlight colour, gint64 now, gint64 *id, GError **error);
/* The same by @author (nullable). */
gboolean attache_writing_annotate_as (AttacheDatabase *db, AttacheAnnotationTarget target,
                                      gint64 article_id, gint64 target_id, AttacheSpan span,
                                      AttacheHighlight colour, const char *author, gint64 now,
                                      gint64 *id, GError **error);
gboolean attache_writing_set_note (AttacheDatabase *db, gint64 id, const char *note, gint64 now,
                                   GError **error);
gboolean attache_writing_set_colour (AttacheDatabase *db, gint64 id, AttacheHighlight colour,
                                     gint64 now, GError **error);
/* Names, trimmed; empty ones and repetitions are left out, new ones are made. */
gboolean attache_writing_set_tags (AttacheDatabase *db, gint64 id, const char *const *tags,
                                   gint64 now, GError **error);
gboolean attache_writing_delete (AttacheDatabase *db, gint64 id, gint64 now, GError **error);

gboolean attache_writing_set_starred (AttacheDatabase *db, gint64 article_id, gboolean is_starred,
                                      gint64 now, GError **error);
/* The basis becomes "given", or "unknown" where @published is ATTACHE_TIME_UNKNOWN. */
gboolean attache_writing_set_published (AttacheDatabase *db, gint64 article_id, gint64 published,
                                        AttachePrecision precision, gint64 now, GError **error);
/* A blank title changes nothing. */
gboolean attache_writing_set_title (AttacheDatabase *db, gint64 article_id, const char *title,
                                    gint64 now, GError **error);
/* NULL or blank: none. */
gboolean attache_writing_set_outlet (AttacheDatabase *db, gint64 article_id, const char *outlet,
                                     gint64 now, GError **error);

/* @speaker_id: with EDITED who really said it; 0: nobody that could be named. */
gboolean attache_writing_decide_statement (AttacheDatabase *db, gint64 statement_id,
                                           AttacheDecision decision, gint64 speaker_id, gint64 now,
                                           GError **error);
gboolean attache_writing_decide_event (AttacheDatabase *db, gint64 event_id,
                                       AttacheDecision decision, gint64 now, GError **error);

G_END_DECLS
