/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One detail of many articles filled in at once, as one step of the history. For the thread of the
 * connection that writes. */

#pragma once

#include "attache-article.h"
#include "attache-database.h"
#include "attache-new-article.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_FILLING_OUTLET,
  ATTACHE_FILLING_LANGUAGE,
  ATTACHE_FILLING_PUBLISHED,
} AttacheFilling;

/* @words: the outlet, or the language as a BCP 47 tag; blank: none. @published: with PUBLISHED, a
 * day, microseconds. GONE, and nothing happened, where one of the articles is. @now: microseconds
 * UTC.
 */
gboolean attache_filling_run (AttacheDatabase *db, AttacheFilling filling, const gint64 *ids,
                              guint n_ids, const char *words, gint64 published, gint64 now,
                              GError **error);
/* What an article lacks and another telling of it has: bits. */
typedef enum
{
  ATTACHE_GAP_TITLE = 1 << 0, /* it has one that was made of its text */
  ATTACHE_GAP_OUTLET = 1 << 1,
  ATTACHE_GAP_AUTHOR = 1 << 2,
  ATTACHE_GAP_URL = 1 << 3,
  ATTACHE_GAP_LANGUAGE = 1 << 4,
  ATTACHE_GAP_PUBLISHED = 1 << 5,
} AttacheGaps;

/* @fields: what was read of the same text; its text may be NULL. Also for a connection that reads.
 */
gboolean attache_filling_find_gaps (AttacheDatabase *db, gint64 id, const AttacheNewArticle *fields,
                                    AttacheGaps *gaps, GError **error);
/* Fills them in, and nothing else, as part of the import that @import names (see
 * attache_writing_note_import ()). Where the date is filled in and @fields has findings, they take
 * the place of those that were found without it. @gaps: what was filled. */
gboolean attache_filling_complete (AttacheDatabase *db, gint64 id, const AttacheNewArticle *fields,
                                   const char *import, gint64 now, AttacheGaps *gaps,
                                   GError **error);
/* For people: "outlet, date". Transfer full. */
char *attache_filling_describe (AttacheGaps gaps);

G_END_DECLS
