/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that one article shows when it is read, fetched in one view of the dossier. For the thread of
 * a connection that reads. */

#pragma once

#include "attache-article.h"
#include "attache-database.h"
#include "attache-filter.h"
#include "attache-import-record.h"
#include "attache-reading-mark.h"
#include "attache-text.h"

G_BEGIN_DECLS

typedef AttacheReadingMention AttacheMentionRow;
typedef AttacheReadingTime AttacheTimeRow;

/* Arrays in the order of the text. */
typedef struct
{
  AttacheArticle *article;
  AttacheText *text;
  GArray *sections;       /* AttacheFoundSection */
  GArray *mentions;       /* AttacheMentionRow */
  GArray *times;          /* AttacheTimeRow */
  GPtrArray *statements;  /* AttacheStatement */
  GPtrArray *events;      /* AttacheEvent */
  GPtrArray *annotations; /* AttacheAnnotation; of the whole article first */
  GPtrArray *kin;         /* AttacheKin: who else carried it, the most in common first */
  GArray *versions;       /* gint64: all versions of the article, the first first */
} AttacheReadingRows;

/* @text (nullable): of this article, where it is at hand already. GONE where there is no such
 * article. Transfer full. */
AttacheReadingRows *attache_fetch_reading (AttacheDatabase *db, AttacheFilter *filter,
                                           gint64 article_id, AttacheText *text, GError **error);
void attache_reading_rows_free (AttacheReadingRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheReadingRows, attache_reading_rows_free)

G_END_DECLS
