/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles, their texts and the search index over them, as rows. For the thread of the connection.
 */

#pragma once

#include "attache-article.h"
#include "attache-database.h"
#include "attache-new-article.h"

G_BEGIN_DECLS

/* What of an article the reader may change; strings are owned. */
typedef struct
{
  char *title;
  char *outlet;   /* nullable */
  char *language; /* nullable */
  char *author;   /* nullable */
  char *url;      /* nullable */
  gint64 published;
  AttachePrecision published_precision;
  AttacheDateBasis published_basis;
  gboolean is_starred;
  gboolean is_title_derived;
} AttacheArticleDetails;

void attache_article_details_clear (AttacheArticleDetails *details);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AttacheArticleDetails, attache_article_details_clear)

/* @id: 0 where there is none of that @uid. */
gboolean attache_article_table_find (AttacheDatabase *db, const char *uid, gint64 *id,
                                     GError **error);
/* The article that @article is already (@id; 0: none), and the @uid that is its own (transfer
 * full). The same text in another outlet is another article, unless the address is the same. Of
 * @article outlet and url count. @text_uid: the hash of its text. */
gboolean attache_article_table_find_same (AttacheDatabase *db, const AttacheNewArticle *article,
                                          const char *text_uid, char **uid, gint64 *id,
                                          GError **error);
/* What the caller knows of a new article. */
typedef struct
{
  gint64 id;
  const char *uid;
  guint n_statements;
  guint n_events;
} AttacheArticleKeys;

/* Article and text; what belongs into the search index is appended to @entries
 * (AttacheSearchEntry), for attache_search_table_add (). The caller knows that the uid is new. */
gboolean attache_article_table_insert (AttacheDatabase *db, const AttacheNewArticle *article,
                                       const AttacheArticleKeys *keys, gint64 now, GArray *entries,
                                       GError **error);
/* Counts what was found. */
gboolean attache_article_table_set_analysed (AttacheDatabase *db, gint64 id, gint version,
                                             GError **error);
/* The same where the caller has counted. */
gboolean attache_article_table_set_found (AttacheDatabase *db, gint64 id, gint version,
                                          guint n_statements, guint n_events, GError **error);
gboolean attache_article_table_set_read (AttacheDatabase *db, gint64 id, GError **error);

/* ATTACHE_STORE_ERROR_GONE where there is none. */
gboolean attache_article_table_get_details (AttacheDatabase *db, gint64 id,
                                            AttacheArticleDetails *details, GError **error);
/* Keeps its place in the order of dates and the search index in step. */
gboolean attache_article_table_set_details (AttacheDatabase *db, gint64 id,
                                            const AttacheArticleDetails *details, GError **error);

/* The details as an image for undo, as for annotations; an article is never made or deleted by one.
 */
gboolean attache_article_table_get_image (AttacheDatabase *db, gint64 id, GVariant **image,
                                          GError **error);
gboolean attache_article_table_set_image (AttacheDatabase *db, gint64 id, GVariant *image,
                                          GError **error);

/* Transfer full; GONE where there is none. */
AttacheText *attache_article_table_load_text (AttacheDatabase *db, gint64 id, GError **error);

/* What an article is known by whose text another outlet carried before. Transfer full. */
char *attache_article_table_dup_uid_of_carrier (const char *text_uid, const char *outlet);

G_END_DECLS
