/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article with all that was found in it, written as one whole: it is all there or nothing
 * happened. For the thread of the connection. */

#pragma once

#include "attache-database.h"
#include "attache-new-article.h"
#include "attache-seen-texts.h"

G_BEGIN_DECLS

/* So many articles are best added in one transaction: what they share is written once for all of
 * them, and a note need not wait for long. */
#define ATTACHE_STORE_BATCH 2000

typedef struct
{
  gint64 id;
  gboolean is_known; /* the same text was there before; nothing was written */
} AttacheAdded;

/* Lower-case hexadecimal SHA-256 of the text's bytes: the uid of the first article with that text.
 * Transfer full. */
char *attache_article_uid (const AttacheText *text);

/* @now: microseconds UTC. In a transaction of its own, or as part of the one that runs. */
gboolean attache_store_add_article (AttacheDatabase *db, const AttacheNewArticle *article,
                                    gint64 now, AttacheAdded *added, GError **error);

/* The same for @n_articles at once, which is several times as quick as one by one. @seen: of those
 * that came before in the same work, or NULL. @added: as many. */
gboolean attache_store_add_articles (AttacheDatabase *db, const AttacheNewArticle *articles,
                                     guint n_articles, AttacheSeenTexts *seen, gint64 now,
                                     AttacheAdded *added, GError **error);

/* Puts @findings in the place of what was found before. What the reader wrote stays. */
gboolean attache_store_set_findings (AttacheDatabase *db, gint64 article_id,
                                     const AttacheText *text, const AttacheFindings *findings,
                                     GArray *sections, GError **error);

G_END_DECLS
