/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the session share: attache-session.c has the object, -articles the list of
 * articles, -lists the others, -series the timeline's events, -reading
 * the open article and the selection, -notes what the reader writes, -history the way back, -write
 * its way to the disk, -state what is remembered with the window. */

#pragma once

#include "attache-dossier-private.h"
#include "attache-import-rules.h"
#include "attache-query-model.h"
#include "attache-query-series.h"
#include "attache-session-write.h"
#include "attache-session.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_LIST_ARTICLES,
  ATTACHE_LIST_SPEAKERS,
  ATTACHE_LIST_STATEMENTS,
  ATTACHE_LIST_EVENTS,
  ATTACHE_LIST_ANNOTATIONS,
} AttacheSessionList;
#define ATTACHE_N_LISTS (ATTACHE_LIST_ANNOTATIONS + 1)

typedef enum
{
  PROP_DOSSIER = 1,
  PROP_FILTER,
  PROP_READING,
  PROP_SERIES,
  PROP_SCOPE,
  PROP_LANES,
  PROP_ORDER,
  PROP_SORTING,
  PROP_SAVE_STATE,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_SELECTED_STATEMENT,
  PROP_SELECTED_EVENT,
  PROP_SELECTED_SPEAKER,
  PROP_SELECTED_ANNOTATION,
  PROP_N_ARTICLES,
  PROP_N_ARTICLES_TOTAL,
  PROP_N_EVENTS,
  PROP_N_EVENTS_TOTAL,
  PROP_N_SPEAKERS,
} AttacheSessionProperty;

struct _AttacheSession
{
  GObject parent_instance;

  /* Owned */
  AttacheDossier *dossier;
  AttacheFilter *filter;
  AttacheFilter *shown_filter;  /* nullable: of what the list of articles shows, or soon will */
  AttacheReading *reading;      /* nullable */
  AttacheEventSeries *series;   /* nullable */
  AttacheSeriesGround *ground;  /* nullable: what the series is made of */
  AttacheFilter *series_filter; /* nullable: of the series, or of the one on its way */
  AttacheQueryModel *lists[ATTACHE_N_LISTS];
  GListStore *actor_choices;                        /* AttacheChoice */
  GListStore *outlet_choices;                       /* AttacheChoice */
  GListStore *tag_choices;                          /* AttacheChoice */
  AttacheSessionWriter *writer;                     /* what is on its way to the disk */
  GCancellable *articles_cancellable;               /* nullable: of the query that runs */
  GCancellable *others_cancellable;                 /* nullable */
  GCancellable *series_cancellable;                 /* nullable */
  GCancellable *notes_cancellable;                  /* nullable */
  GCancellable *reading_cancellable;                /* nullable */
  GCancellable *rows_cancellables[ATTACHE_N_LISTS]; /* nullable each: of rows that are fetched */
  char *undo_label;                                 /* nullable */
  char *redo_label;                                 /* nullable */
  char *author;                                     /* nullable: of what is written */

  /* State */
  AttacheScope scope;
  AttacheLanes lanes;
  AttacheOrder order;
  AttacheOrder shown_order; /* of what the list of articles shows, or soon will */
  gint64 selected_statement;
  gint64 selected_event;
  gint64 selected_speaker;
  gint64 selected_annotation;
  guint n_articles;
  guint n_articles_total;
  guint n_events;
  guint n_events_total;
  guint n_speakers;
  guint refresh_id;         /* idle source */
  guint others_id;          /* the same, for the other lists when the dossier opens */
  gboolean wants_others;    /* with the next refresh: the lists but that of articles */
  gboolean is_list_ranked;  /* the list of articles is sorted by relevance */
  gboolean is_sorting;      /* it will be */
  gboolean is_ground_stale; /* another one is on its way */
  gboolean wants_choices;   /* with the next refresh: the dossier changed, not only the filter */
  gint64 sight_begin;       /* what the timeline shows; equal: nobody said */
  gint64 sight_until;
  gint64 read_begin; /* of which single events are in the series, or on their way */
  gint64 read_until;
  gint64 opening_id;         /* the article that is being read from disk; 0: none */
  gint64 passage_article_id; /* what is to be shown when the reading is there; 0: nothing */
  AttacheSpan passage;
  AttacheSaveState save_state;
  gboolean can_undo;
  gboolean can_redo;
};

void attache_session_set_count (AttacheSession *self, guint *count, guint value,
                                AttacheSessionProperty property);
void attache_session_notify (AttacheSession *self, AttacheSessionProperty property);
/* Emits "failed", unless it was only cancelled. */
void attache_session_fail (AttacheSession *self, const GError *error);
void attache_session_request_passage (AttacheSession *self, gint64 article_id, AttacheSpan span);
/* 0: none. */
gint64 attache_session_get_open_article_id (AttacheSession *self);
/* Cancels what runs under *@cancellable (nullable) and puts a new one there, borrowed. */
GCancellable *attache_session_renew (GCancellable **cancellable);

/* attache-session-articles.c: asks for the list of articles, and for the others after its first
 * page. */
void attache_session_query_articles (AttacheSession *self);

/* attache-session-lists.c */
void attache_session_init_lists (AttacheSession *self);
void attache_session_query_others (AttacheSession *self);
/* attache-session-series.c: asks for the timeline's events anew; or only looks whether the selected
 * one is among them. */
void attache_session_query_series (AttacheSession *self);
void attache_session_pin_selected (AttacheSession *self);

/* The rows of one list are fetched again; what is being fetched is dropped. */
void attache_session_invalidate (AttacheSession *self, AttacheSessionList list);
/* All lists ask again, soon; several calls make one. */
void attache_session_refresh (AttacheSession *self, gboolean with_choices);
/* The list of articles asks again, soon. */
void attache_session_reorder (AttacheSession *self);
/* Only notes and tags changed: their list, and the rows that tell of them. */
void attache_session_refresh_notes (AttacheSession *self);

/* attache-session-reading.c: reads the open article again, sharing its text. */
void attache_session_reload_reading (AttacheSession *self);
/* Transfer full: with what the person told of outlets, as far as it can be read. Blocks on the
 * disk. */
AttacheImportRules *attache_session_load_outlet_rules (void);

/* attache-session-write.c: what undo and redo would do now, asked of the journal. */
void attache_session_update_history (AttacheSession *self);

G_END_DECLS
