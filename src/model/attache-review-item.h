/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Something the reader wrote or decided that stands on other ground than it was put on, or on none.
 * A plain record. */

#pragma once

#include "attache-anchor.h"
#include "attache-decision.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_REVIEW_NOTE,
  ATTACHE_REVIEW_STATEMENT, /* a decision on a statement */
  ATTACHE_REVIEW_EVENT,     /* a decision on an event */
  ATTACHE_REVIEW_CHOICE,    /* a report is the same event as another, or one of its own */
  ATTACHE_REVIEW_SHAPE,     /* the merging, splitting or rewording of statements */
} AttacheReviewKind;

/* Strings are owned. */
typedef struct
{
  AttacheReviewKind kind;
  gint64 id;                 /* of the annotation, the decision or the choice */
  AttacheAnchorState anchor; /* of a decision: UNATTACHED */
  double score;              /* 0 … 1: how sure the present place is */
  char *title;               /* of the article */
  char *quote;               /* what it was put on */
  char *quote_now;           /* what stands there now; nullable */
  char *words;               /* the note; of a decision who was said to have spoken; of a choice the
                                title of the other report's article; nullable */
  AttacheDecision decision;
  AttacheStatementShape shape;
  gint64 article_id; /* where it stands, or stood last */
  AttacheSpan span;
  gint64 home_id; /* where it was put; 0: there */
  AttacheSpan home_span;
  gint64 candidate_id; /* of a decision: what is found about there now, a statement or an event, of
                          a choice a report; 0: nothing */
} AttacheReviewItem;

void attache_review_item_free (gpointer item);

G_END_DECLS
