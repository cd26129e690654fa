/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The filter as SQL: conditions for articles, statements, events and annotations, made of fixed
 * pieces with named parameters, only those that the filter asks for. No word of the reader's goes
 * into the SQL itself. */

#pragma once

#include "attache-filter.h"
#include "attache-sql.h"

G_BEGIN_DECLS

/* What a filter may ask of an article besides its date. */
typedef enum
{
  ATTACHE_PART_ACTORS,
  ATTACHE_PART_SPEAKERS, /* named among the words, as are outlets and tags below */
  ATTACHE_PART_KINDS,
  ATTACHE_PART_OUTLETS, /* from here on what only articles have */
  ATTACHE_PART_NAMED_OUTLETS,
  ATTACHE_PART_TAGS,
  ATTACHE_PART_NAMED_TAGS,
  ATTACHE_PART_KIN,
  ATTACHE_PART_WORDS,
} AttacheFilterPart;
#define ATTACHE_N_PARTS (ATTACHE_PART_WORDS + 1)

typedef struct _AttacheFilterSql AttacheFilterSql;

/* @filter NULL: leaves nothing out. ATTACHE_STORE_ERROR_WORDS where its words cannot be understood.
 */
AttacheFilterSql *attache_filter_sql_new (AttacheFilter *filter, GError **error);
void attache_filter_sql_free (AttacheFilterSql *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheFilterSql, attache_filter_sql_free)

gboolean attache_filter_sql_is_empty (AttacheFilterSql *self);
/* For snippets; NULL where no words are asked. */
const char *attache_filter_sql_get_match (AttacheFilterSql *self);

/* Each appends " AND …" for each part; the query names its tables article, statement, event,
 * annotation. */
void attache_filter_sql_add_articles (AttacheFilterSql *self, GString *sql);
void attache_filter_sql_add_statements (AttacheFilterSql *self, GString *sql);
void attache_filter_sql_add_events (AttacheFilterSql *self, GString *sql);
void attache_filter_sql_add_annotations (AttacheFilterSql *self, GString *sql);

/* For queries that go through articles in an order of their own. @part's articles, as a SELECT of
 * "id" (some more than once); tests of one article for each part that is asked, and for dates,
 * without @except (or ATTACHE_N_PARTS). The place of an article is from :first to :last, whole days
 * around the dates. */
gboolean attache_filter_sql_has (AttacheFilterSql *self, AttacheFilterPart part);
gboolean attache_filter_sql_has_dates (AttacheFilterSql *self);
const char *attache_filter_sql_get_members (AttacheFilterPart part);
void attache_filter_sql_add_tests (AttacheFilterSql *self, AttacheFilterPart except, GString *sql);

/* Binds what was appended. */
void attache_filter_sql_bind (AttacheFilterSql *self, AttacheSql *sql);

G_END_DECLS
