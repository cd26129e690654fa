/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One article as the reader pane needs it: its text with everything that is marked in it. Frozen;
 * when a note changes the session makes a new one that shares the text. */

#pragma once

#include <glib-object.h>

#include "attache-annotation.h"
#include "attache-article.h"
#include "attache-event.h"
#include "attache-import-record.h"
#include "attache-reading-mark.h"
#include "attache-statement.h"
#include "attache-text.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_READING (attache_reading_get_type ())
G_DECLARE_FINAL_TYPE (AttacheReading, attache_reading, ATTACHE, READING, GObject)

AttacheArticle *attache_reading_get_article (AttacheReading *self);
AttacheText *attache_reading_get_text (AttacheReading *self);

/* Of its outlet, ISO 3166; nullable, borrowed. */
const char *attache_reading_get_country (AttacheReading *self);

/* Arrays in the order of the text, borrowed. */
const AttacheFoundSection *attache_reading_get_sections (AttacheReading *self, guint *n_sections);
const AttacheReadingMention *attache_reading_get_mentions (AttacheReading *self, guint *n_mentions);
const AttacheReadingTime *attache_reading_get_times (AttacheReading *self, guint *n_times);
/* AttacheStatement *, AttacheEvent * (span: its passage here) and AttacheAnnotation * (spans only,
 * and whole-article ones first). */
AttacheStatement *const *attache_reading_get_statements (AttacheReading *self, guint *n_statements);
AttacheEvent *const *attache_reading_get_events (AttacheReading *self, guint *n_events);
AttacheAnnotation *const *attache_reading_get_annotations (AttacheReading *self,
                                                           guint *n_annotations);

/* AttacheKin *: who else carried the text, the most in common first; borrowed. */
const AttacheKin *const *attache_reading_get_kin (AttacheReading *self, guint *n_kin);

/* Ids of all versions of the article, this one among them, the first first; none where there is but
 * one. */
const gint64 *attache_reading_get_versions (AttacheReading *self, guint *n_versions);

/* Borrowed; NULL where this article has none of that id. */
AttacheStatement *attache_reading_find_statement (AttacheReading *self, gint64 id);
AttacheAnnotation *attache_reading_find_annotation (AttacheReading *self, gint64 id);

G_END_DECLS
