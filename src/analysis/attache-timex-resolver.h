/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a phrase lies in time: against the day of writing and against the date the text has come
 * to. News is read from its day of writing; a history from its running date. */

#pragma once

#include "attache-timex-expression.h"
#include "attache-timex-tense.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 published; /* ATTACHE_TIME_UNKNOWN where not known */
  AttachePrecision published_precision;
  gboolean is_history;
  AttacheTimeSpan running; /* the last date told, or unknown */
  guint32 running_sentence;
  AttacheTimeSpan
      quarter; /* the last quarter told, or unknown: reports of earnings go on from it */
  guint32 quarter_sentence;
} AttacheTimexStory;

typedef struct
{
  char value[ATTACHE_TIMEX_BUFFER];
  const char *mod; /* static; nullable */
  AttacheTimeSpan when;
} AttacheTimexMeaning;

/* What @expression means in @story, whose running date then goes on. FALSE where it means nothing:
 * a date that does not exist. */
gboolean attache_timex_resolve (const AttacheTimexExpression *expression, AttacheTense tense,
                                AttacheTimexStory *story, AttacheTimexMeaning *meaning);

/* The year of a date that names none. Exposed for the calendar's part of the resolver. */
gboolean attache_timex_resolve_calendar (const AttacheTimexExpression *expression,
                                         AttacheTense tense, const AttacheTimexStory *story,
                                         AttacheTimexMeaning *meaning);

/* The last quarter told, or the last that was over on the day of writing; unknown where neither is.
 */
AttacheTimeSpan attache_timex_quarter_of_story (const AttacheTimexStory *story);

/* The value of a weekend, 2022-W38-WE, whose days are set. */
void attache_timex_print_weekend (AttacheTimexMeaning *meaning);

/* The part of a span that "early", "the end of" or "later" leave of it. */
void attache_timex_apply_edge (const AttacheTimexExpression *expression,
                               const AttacheTimexStory *story, AttacheTimexMeaning *meaning);

/* "before 1994", "after May 2014": what lies to that side of a month or a year; the value stays. */
void attache_timex_apply_side (const AttacheTimexExpression *expression,
                               AttacheTimexMeaning *meaning);

G_END_DECLS
