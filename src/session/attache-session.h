/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader is looking at: one dossier, one filter, one article, one selection. Every pane is
 * a picture of this object and changes the world only through it. Main thread only; nothing here
 * waits for the disk. What goes wrong is told by "failed". */

#pragma once

#include <gio/gio.h>

#include "attache-dossier.h"
#include "attache-event-series.h"
#include "attache-filter.h"
#include "attache-reading.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_SCOPE_ARTICLE,
  ATTACHE_SCOPE_DOSSIER,
} AttacheScope;

typedef enum
{
  ATTACHE_LANES_KIND,
  ATTACHE_LANES_ACTOR,
  ATTACHE_LANES_OUTLET,
} AttacheLanes;

typedef enum
{
  ATTACHE_ORDER_NEWEST,
  ATTACHE_ORDER_RELEVANCE, /* where words are asked; else newest first as well */
} AttacheOrder;

typedef enum
{
  ATTACHE_SAVED,
  ATTACHE_SAVING,
  ATTACHE_SAVE_FAILED,
} AttacheSaveState;

#define ATTACHE_TYPE_SESSION (attache_session_get_type ())
G_DECLARE_FINAL_TYPE (AttacheSession, attache_session, ATTACHE, SESSION, GObject)

/* Signals:
 *   "failed" (const GError *error)                       something the reader asked for could not
 * be done; shown as a toast "passage-requested" (gint64 article_id, guint start, guint end)  the
 * reader pane is to show and flash this span; the article is, or is about to be, the "reading"
 * Properties (all notify):
 *   "dossier" "filter" "reading" (nullable) "series" (nullable) "scope" "lanes" "order" "save-state"
 *   "sorting" (gboolean)   the articles are shown by date until their order by relevance is ready
 *   "can-undo" "can-redo" "undo-label" "redo-label"      labels are for people, nullable: "Undo
 * highlight" "selected-statement" "selected-event" "selected-speaker" "selected-annotation"   ids,
 * 0: none "n-articles" "n-articles-total" "n-events" "n-events-total" "n-speakers" (uint)  within
 * the filter, and in all */
AttacheSession *attache_session_new (AttacheDossier *dossier);

AttacheDossier *attache_session_get_dossier (AttacheSession *self);

AttacheFilter *attache_session_get_filter (AttacheSession *self);
void attache_session_set_filter (AttacheSession *self, AttacheFilter *filter);

AttacheReading *attache_session_get_reading (AttacheSession *self);
AttacheEventSeries *attache_session_get_series (AttacheSession *self);
/* The part of time that the timeline shows, microseconds UTC: of a large dossier the series has
 * single events there, soon. */
void attache_session_look_at (AttacheSession *self, gint64 begin, gint64 until);
AttacheScope attache_session_get_scope (AttacheSession *self);
void attache_session_set_scope (AttacheSession *self, AttacheScope scope);
AttacheLanes attache_session_get_lanes (AttacheSession *self);
void attache_session_set_lanes (AttacheSession *self, AttacheLanes lanes);
/* Of the list of articles. */
AttacheOrder attache_session_get_order (AttacheSession *self);
void attache_session_set_order (AttacheSession *self, AttacheOrder order);
/* Whether the filter asks for words, so that some articles can be more relevant than others. */
gboolean attache_session_can_sort (AttacheSession *self);

/* Models of AttacheQueryRow, borrowed, the same objects for the session's life. Their items: */
GListModel *attache_session_list_articles (
    AttacheSession *self); /* AttacheArticle in the "order", grouped by day */
GListModel *attache_session_list_speakers (
    AttacheSession *self); /* AttacheSpeaker of the scope, most statements first */
GListModel *attache_session_list_statements (
    AttacheSession
        *self); /* AttacheStatement of the scope (of the selected speaker, if any) in order */
GListModel *
attache_session_list_events (AttacheSession *self); /* AttacheEvent of the scope, by time */
GListModel *attache_session_list_annotations (
    AttacheSession *self); /* AttacheAnnotation of the scope, in order of articles and spans */

/* What the filter can ask for: GListModel of AttacheChoice, borrowed, kept up to date. */
GListModel *attache_session_list_actor_choices (AttacheSession *self);
GListModel *attache_session_list_outlet_choices (AttacheSession *self);
GListModel *attache_session_list_tag_choices (AttacheSession *self);

/* Reading. An id that is gone does nothing. _step_article: +1 is the next in the list (older), -1
 * the one before. */
void attache_session_open_article (AttacheSession *self, gint64 article_id);
void attache_session_step_article (AttacheSession *self, gint step);
void attache_session_show_passage (AttacheSession *self, gint64 article_id, AttacheSpan span);

/* Selection; 0 clears. Each also shows the passage (of an event: its first report) and selects it
 * in every pane. */
void attache_session_select_statement (AttacheSession *self, gint64 statement_id);
void attache_session_select_event (AttacheSession *self, gint64 event_id);
void attache_session_select_speaker (AttacheSession *self, gint64 actor_id);
void attache_session_select_annotation (AttacheSession *self, gint64 annotation_id);

/* Writing. Each is one step of undo (typing in one note: one step per pause of 500 ms); what
 * changed comes back as a new reading and list rows. A new annotation becomes
 * "selected-annotation". Strings are copied. */
void attache_session_annotate_span (AttacheSession *self, AttacheSpan span,
                                    AttacheHighlight colour);
void attache_session_annotate (AttacheSession *self, AttacheAnnotationTarget target,
                               gint64 target_id);
void attache_session_set_note (AttacheSession *self, gint64 annotation_id, const char *note);
void attache_session_set_colour (AttacheSession *self, gint64 annotation_id,
                                 AttacheHighlight colour);
void attache_session_set_tags (AttacheSession *self, gint64 annotation_id, const char *const *tags);
void attache_session_delete_annotation (AttacheSession *self, gint64 annotation_id);
void attache_session_set_starred (AttacheSession *self, gint64 article_id, gboolean is_starred);
void attache_session_set_published (AttacheSession *self, gint64 article_id, gint64 published,
                                    AttachePrecision precision);
void attache_session_set_title (AttacheSession *self, gint64 article_id, const char *title);
void attache_session_set_outlet (AttacheSession *self, gint64 article_id, const char *outlet);
/* The same for many at once, as one step. @language: a BCP 47 tag. @day: microseconds UTC. */
void attache_session_fill_outlet (AttacheSession *self, const gint64 *ids, guint n_ids,
                                  const char *outlet);
void attache_session_fill_language (AttacheSession *self, const gint64 *ids, guint n_ids,
                                    const char *language);
void attache_session_fill_published (AttacheSession *self, const gint64 *ids, guint n_ids,
                                     gint64 day);
/* @speaker_id: with EDITED the actor who really said it. NONE takes a decision back. */
void attache_session_decide_statement (AttacheSession *self, gint64 statement_id,
                                       AttacheDecision decision, gint64 speaker_id);
void attache_session_decide_event (AttacheSession *self, gint64 event_id, AttacheDecision decision);
void attache_session_undo (AttacheSession *self);
void attache_session_redo (AttacheSession *self);
/* Undoes or redoes until the step (0: none) is the last one that stands; see attache-history.h. */
void attache_session_move_to_step (AttacheSession *self, gint64 step_id);
/* With all that was found and written in them; one step of the history. Where the open article is
 * among them, the next one is read. */
void attache_session_remove_articles (AttacheSession *self, const gint64 *article_ids,
                                      guint n_articles);
/* Who writes: stands with every new note. NULL or empty: nobody is named. */
void attache_session_set_author (AttacheSession *self, const char *author);

/* Resolves when all that was written before is on disk; a close waits for it. */
void attache_session_flush_async (AttacheSession *self, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
gboolean attache_session_flush_finish (AttacheSession *self, GAsyncResult *result, GError **error);

/* Remembered with the window: filter, article, scope, lanes. */
GVariant *attache_session_save_state (AttacheSession *self); /* floating */
void attache_session_restore_state (AttacheSession *self, GVariant *state);

G_END_DECLS
