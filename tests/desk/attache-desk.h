/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session for tests of panes: the whole contract of attache-session.h and attache-reading.h over
 * invented coverage in memory, answered at once, with a log of what was asked. A test that links
 * this does not link the real session. */

#pragma once

#include "attache-query-model.h"
#include "attache-session.h"

G_BEGIN_DECLS

/* Five articles on the talks of Ruritania and Sylvania; none is open. Transfer full. */
AttacheSession *attache_desk_new_session (void);
/* An article of @n_paragraphs with as many statements, and nothing else. */
AttacheSession *attache_desk_new_long_session (guint n_paragraphs);
AttacheSession *attache_desk_new_empty_session (void);

/* What was asked of the session since the last time, a line a call; transfer full. */
char *attache_desk_take_log (AttacheSession *session);

/* The parts of an invented article, found in its text by their words. */
typedef struct
{
  AttacheArticle *article;
  AttacheText *text;
  GArray *sections;
  GArray *mentions;
  GArray *times;
  GPtrArray *statements;
  GPtrArray *events;
  GPtrArray *annotations;
} AttacheDeskArticle;

GPtrArray *attache_desk_make_coverage (void); /* AttacheDeskArticle; transfer full */
AttacheDeskArticle *attache_desk_make_long_article (guint n_paragraphs);
void attache_desk_article_free (AttacheDeskArticle *article);
AttacheReading *attache_desk_make_reading (AttacheDeskArticle *article);
AttacheArticle *attache_desk_copy_article (AttacheArticle *article, const AttacheFilter *filter,
                                           const char *text);

G_END_DECLS
