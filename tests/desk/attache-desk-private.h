/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the desk's session share. */

#pragma once

#include "attache-desk.h"

G_BEGIN_DECLS

struct _AttacheSession
{
  GObject parent_instance;

  /* Owned */
  GPtrArray *coverage; /* AttacheDeskArticle */
  AttacheFilter *filter;
  AttacheReading *reading; /* nullable */
  AttacheQueryModel *articles;
  AttacheQueryModel *others;
  GListStore *actors;
  GListStore *outlets;
  GListStore *tags;
  GString *log;

  /* State */
  gint64 selected[4];
  AttacheScope scope;
  AttacheLanes lanes;
  AttacheOrder order;
  guint n_articles;
};

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

#define LOG(...)                                                                                   \
  (g_string_append_printf (self->log, __VA_ARGS__), g_string_append_c (self->log, '\n'))

AttacheDeskArticle *attache_desk_get_open_article (AttacheSession *self);
/* A new reading of @article becomes the session's. */
void attache_desk_read_again (AttacheSession *self, AttacheDeskArticle *article);
void attache_desk_set_selected (AttacheSession *self, AttacheSessionProperty property, gint64 id);

G_END_DECLS
