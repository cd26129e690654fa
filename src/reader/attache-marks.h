/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is marked on a page: statements, names, times, highlights, passages of events, as one array
 * of spans in page order that can be asked for a stretch. It is plain data; it knows no colour and
 * no widget. */

#pragma once

#include "attache-annotation.h"
#include "attache-event.h"
#include "attache-sheet.h"
#include "attache-reading.h"
#include "attache-statement.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_MARK_STATEMENT, /* a span of its content */
  ATTACHE_MARK_SPEAKER,   /* the words that name the speaker of a statement; id: the statement */
  ATTACHE_MARK_ACTOR,
  ATTACHE_MARK_TIME,
  ATTACHE_MARK_HIGHLIGHT, /* id: the annotation */
  ATTACHE_MARK_EVENT,
} AttacheMarkKind;

#define ATTACHE_MARK_BIT(kind) (1u << (kind))

typedef struct
{
  AttacheSpan set; /* code points of the page; never empty */
  gint64 id;       /* 0 where the mark is no thing of its own */
  guint8 kind;     /* AttacheMarkKind */
  guint8 style;    /* of a statement and its speaker: AttacheStatementKind */
  guint8 colour;   /* palette slot 0 … 7, of a highlight AttacheHighlight */
  guint8 level;    /* how many underlines lie above it: 0 … 2 */
  guint8 is_first; /* the first span of its statement */
  guint8 is_dim;   /* the filter leaves it out */
  guint8 is_known; /* has a speaker, for a statement; has a note or tags, for a highlight */
} AttacheMark;

/* Arrays as a reading has them, borrowed for the call. */
typedef struct
{
  AttacheStatement *const *statements;
  guint n_statements;
  AttacheEvent *const *events;
  guint n_events;
  AttacheAnnotation *const *annotations;
  guint n_annotations;
  const AttacheReadingMention *mentions;
  guint n_mentions;
  const AttacheReadingTime *times;
  guint n_times;
} AttacheMarkSources;

typedef struct _AttacheMarks AttacheMarks;

/* Linear but for sorting. Rejected statements are not marked. */
AttacheMarks *attache_marks_new (const AttacheSheet *page, const AttacheMarkSources *sources);
void attache_marks_free (AttacheMarks *marks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheMarks, attache_marks_free)

const AttacheMark *attache_marks_get_all (const AttacheMarks *marks, guint *n_marks);

/* Calls @each for the marks of @kinds (bits) that touch @set, in page order; logarithmic, and then
 * in what it finds. */
typedef void (*AttacheMarkFunc) (const AttacheMark *mark, gpointer user_data);
void attache_marks_foreach (const AttacheMarks *marks, AttacheSpan set, guint kinds,
                            AttacheMarkFunc each, gpointer user_data);

/* The shortest mark of @kinds that holds the code point @at; NULL where none does. */
const AttacheMark *attache_marks_find_at (const AttacheMarks *marks, guint32 at, guint kinds);

/* The mark of @kind that begins after (@step 1) or before (@step -1) @at; of a statement its first
 * span. NULL where none does. */
const AttacheMark *attache_marks_step (const AttacheMarks *marks, AttacheMarkKind kind, guint32 at,
                                       gint step);

/* The first mark of that kind and id; linear. */
const AttacheMark *attache_marks_find (const AttacheMarks *marks, AttacheMarkKind kind, gint64 id);

/* The bars beside a paragraph: the colours of who speaks in @set, in order, at most three. */
guint attache_marks_get_bars (const AttacheMarks *marks, AttacheSpan set, guint8 colours[3],
                              gboolean *is_dim);

/* How many highlights that begin in @set have a note or tags; *first is the first of them, or NULL.
 */
guint attache_marks_count_notes (const AttacheMarks *marks, AttacheSpan set,
                                 const AttacheMark **first);

G_END_DECLS
