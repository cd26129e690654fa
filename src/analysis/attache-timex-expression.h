/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a phrase says of a time before anyone asks "seen from when": "last Friday", "3 May", "two
 * days later". The grammar makes expressions, the resolver gives them their place in time. */

#pragma once

#include "attache-findings.h"
#include "attache-timex-holiday.h"
#include "attache-timex-pieces.h"
#include "attache-timex.h"

G_BEGIN_DECLS

#define ATTACHE_TIMEX_NO_YEAR G_MININT
#define ATTACHE_TIMEX_NO_ZONE G_MININT8
#define ATTACHE_TIMEX_NO_AMOUNT (-1.0)

/* "2 years, 3 months and 5 days": smaller units that a length or a step has beside its first. */
#define ATTACHE_TIMEX_MOST_REST 2

typedef struct
{
  gint32 amount[ATTACHE_TIMEX_MOST_REST]; /* above 0 */
  guint8 unit[ATTACHE_TIMEX_MOST_REST];   /* AttacheTimeUnit, each smaller than the one before */
  guint8 n;
} AttacheTimexRest;

typedef enum
{
  ATTACHE_TIMEX_CALENDAR,  /* fields of the calendar; those not set are the anchor's */
  ATTACHE_TIMEX_SHIFT,     /* amount units from an anchor */
  ATTACHE_TIMEX_LENGTH,    /* a duration */
  ATTACHE_TIMEX_FREQUENCY, /* a set */
  ATTACHE_TIMEX_VAGUE,     /* a reference: PAST_REF, or a value as it stands */
} AttacheTimexKind;

typedef enum
{
  ATTACHE_TIMEX_FROM_PUBLISHED, /* seen from the day of writing: yesterday, last week */
  ATTACHE_TIMEX_FROM_RUNNING,   /* from where the story is: two days later, that year */
} AttacheTimexAnchor;

typedef struct
{
  guint first; /* pieces [first, end) */
  guint end;
  AttacheTimexType type;
  AttacheTimexKind kind;
  AttacheTimexAnchor anchor;
  const char *rule; /* static */
  const char *mod;  /* static; nullable */

  /* ATTACHE_TIMEX_CALENDAR; 0 where not set, but for year, part, hour, minute and zone */
  gint year;
  gint8 month;
  gint8 day;
  gint8 weekday;
  gint8 season;
  gint8 quarter; /* or −1, the quarter of the story: "the 1988 period" */
  gint8 half;
  gint8 nth;          /* which of the month's such weekdays, or of its days; −1 the last */
  gint8 week;         /* of the year, or of the month where that is set; −1 its last */
  gint8 direction;    /* AttacheTimexDirection */
  gint8 direction_of; /* the AttacheTimeUnit it belongs to ("May of last year"); −1: the date itself
                       */
  gint8 part;         /* AttacheDayPart, or −1 */
  gint8 hour;         /* or −1; 24 is midnight */
  gint8 minute;       /* or −1 */
  gint8 zone;         /* half hours east, or ATTACHE_TIMEX_NO_ZONE */
  gint8 holiday;      /* or −1 */
  gint8 edge;         /* AttacheTimexEdge: where in it */
  gboolean is_point; /* "the end of the month", and not "late this month" */
  gboolean is_split; /* "later this month": cut at the day of writing */
  gboolean follows;  /* ends what the date before it began: "from September to March" */
  gboolean weekend;
  AttachePrecision year_precision; /* year, decade or century */

  /* ATTACHE_TIMEX_SHIFT, _LENGTH, _FREQUENCY */
  double amount; /* negative in a length: X */
  AttacheTimeUnit unit;
  AttacheTimexRest rest;
  gboolean whole;    /* a shift to a whole unit ("last week") and not by one ("a week ago") */
  gboolean is_ahead; /* a length that is a time: "in two weeks" */
  gboolean keeps_precision; /* "a year earlier": of what was told before, quarter to quarter */

  /* Any: a step from what was told: "two days before Christmas" */
  gboolean has_step;
  double step;
  AttacheTimeUnit step_unit;
  AttacheTimexRest step_rest;

  const char *value; /* ATTACHE_TIMEX_VAGUE, or a set's as it stands; static, nullable */

  /* Filled by the finder */
  AttacheSpan span;
  guint8 before; /* AttacheTimexWord of the piece before it */
  gint8 side;    /* "before 1994" −1, "after 1994" 1: all that lies to that side of it */
  guint32 token;
  guint32 end_token;
  guint32 sentence;
} AttacheTimexExpression;

/* An expression with nothing set, at one place. */
AttacheTimexExpression attache_timex_expression_at (guint first, AttacheTimexKind kind,
                                                    const char *rule);

/* A rule of the grammar: reads at @at, FALSE and @expression undefined where it does not match. */
typedef gboolean (*AttacheTimexRule) (const AttacheTimexLine *line, guint at,
                                      AttacheTimexExpression *expression);

G_END_DECLS
