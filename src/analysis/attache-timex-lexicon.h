/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words that times are told with, and what kind of word each is. To teach a word, add a line to
 * the table in the .c file; what a phrase of such words means is for the grammar. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_TW_NONE,
  ATTACHE_TW_MONTH,    /* 1 … 12 */
  ATTACHE_TW_WEEKDAY,  /* 1 Monday … 7 */
  ATTACHE_TW_CARDINAL, /* one … ninety */
  ATTACHE_TW_SCALE,    /* hundred, thousand */
  ATTACHE_TW_DOZEN,    /* 12 */
  ATTACHE_TW_ORDINAL,  /* first … thirtieth */
  ATTACHE_TW_SUFFIX,   /* st nd rd th */
  ATTACHE_TW_S,        /* the s of 1990s */
  ATTACHE_TW_UNIT,     /* AttacheTimeUnit; | ATTACHE_TW_TWICE for a fortnight */
  ATTACHE_TW_WEEKEND,
  ATTACHE_TW_SEASON,   /* 1 spring … 4 winter */
  ATTACHE_TW_DAY_PART, /* AttacheDayPart */
  ATTACHE_TW_CLOCK,    /* noon 12, midnight 24 */
  ATTACHE_TW_TODAY,    /* days from today */
  ATTACHE_TW_TONIGHT,
  ATTACHE_TW_OVERNIGHT,
  ATTACHE_TW_THE,
  ATTACHE_TW_A,
  ATTACHE_TW_RELATIVE, /* AttacheTimexDirection */
  ATTACHE_TW_EACH,     /* every how many: 1; other: 2 */
  ATTACHE_TW_EDGE,     /* early, late, mid: AttacheTimexEdge */
  ATTACHE_TW_LATER,    /* later +1, earlier −1 */
  ATTACHE_TW_POINT,    /* beginning, middle, end: AttacheTimexEdge */
  ATTACHE_TW_ABOUT,    /* about, around */
  ATTACHE_TW_NEARLY,
  ATTACHE_TW_OVER,
  ATTACHE_TW_MORE,
  ATTACHE_TW_LESS,
  ATTACHE_TW_THAN,
  ATTACHE_TW_LEAST,
  ATTACHE_TW_MOST,
  ATTACHE_TW_AGO, /* ago −1, hence +1 */
  ATTACHE_TW_BEFORE,
  ATTACHE_TW_AFTER,
  ATTACHE_TW_FROM,
  ATTACHE_TW_TO,
  ATTACHE_TW_UNTIL,
  ATTACHE_TW_SINCE,
  ATTACHE_TW_BETWEEN,
  ATTACHE_TW_AND,
  ATTACHE_TW_OR,
  ATTACHE_TW_IN,
  ATTACHE_TW_ON,
  ATTACHE_TW_AT,
  ATTACHE_TW_OF,
  ATTACHE_TW_FOR,
  ATTACHE_TW_PREPOSITION, /* any other that a year may follow */
  ATTACHE_TW_POSSESSIVE,
  ATTACHE_TW_HALF_DAY, /* a.m. 0, p.m. 12 */
  ATTACHE_TW_ERA,      /* BC −1, AD 1 */
  ATTACHE_TW_ZONE,     /* half hours east of UTC */
  ATTACHE_TW_OCLOCK,
  ATTACHE_TW_REFERENCE, /* −1 recently, 0 now, 1 soon */
  ATTACHE_TW_NOW,
  ATTACHE_TW_FUTURE,  /* future 1, past −1, present 0, as nouns */
  ATTACHE_TW_OFTEN,   /* daily …: AttacheTimeUnit */
  ATTACHE_TW_HOLIDAY, /* AttacheTimexHoliday */
  ATTACHE_TW_FEW,     /* few, several, many */
  ATTACHE_TW_COUPLE,
  ATTACHE_TW_HALF,
  ATTACHE_TW_TWENTIES, /* 20 … 90 */
  ATTACHE_TW_FISCAL,   /* kinds of years, quarters and days that change no value */
  ATTACHE_TW_PERIOD,
  ATTACHE_TW_TIME,
  ATTACHE_TW_OLD,
  ATTACHE_TW_ALL,
  ATTACHE_TW_QUARTER_LETTER, /* the q of Q3 4, the h of H1 2: parts of a year */
  ATTACHE_TW_BY,
  ATTACHE_TW_EVE,
  ATTACHE_TW_NUMBERED, /* resolution, page: the number after it is no year */
  ATTACHE_TW_ENDED,    /* the year ended 31 March */
  ATTACHE_TW_DAY_NAME, /* the Day of Labor Day is a unit; these only name: labor, memorial … */
  ATTACHE_TW_MONEY,    /* million, dollars, percent: no year stands before it */
} AttacheTimexWord;

/* The unit is doubled: a fortnight is two weeks. */
#define ATTACHE_TW_TWICE 0x100

typedef enum
{
  ATTACHE_TIMEX_THIS = 1,
  ATTACHE_TIMEX_CURRENT,
  ATTACHE_TIMEX_LAST,
  ATTACHE_TIMEX_PAST,
  ATTACHE_TIMEX_PREVIOUS, /* previous, preceding */
  ATTACHE_TIMEX_NEXT,
  ATTACHE_TIMEX_COMING,
  ATTACHE_TIMEX_FOLLOWING,
  ATTACHE_TIMEX_THAT,
  ATTACHE_TIMEX_SAME,
  ATTACHE_TIMEX_LATEST,
  ATTACHE_TIMEX_RECENT,
  ATTACHE_TIMEX_THESE,
} AttacheTimexDirection;

typedef enum
{
  ATTACHE_TIMEX_WHOLE,
  ATTACHE_TIMEX_START,
  ATTACHE_TIMEX_MID,
  ATTACHE_TIMEX_END,
  ATTACHE_TIMEX_PART, /* the rest of, much of: no mod */
} AttacheTimexEdge;

enum
{
  ATTACHE_TW_PLURAL = 1 << 0,
  ATTACHE_TW_CAPITAL = 1 << 1, /* is that word only where capitalised: May, Sun */
  ATTACHE_TW_CAPS = 1 << 2,    /* only in capitals: EST */
  ATTACHE_TW_VERB = 1 << 3,    /* may as well be a verb or another noun: fall, second */
};

typedef struct
{
  const char *text;
  guint8 word; /* AttacheTimexWord */
  guint8 flags;
  gint16 value;
} AttacheTimexEntry;

/* The whole table, sorted by text. */
const AttacheTimexEntry *attache_timex_lexicon_get_entries (guint *n_entries);

G_END_DECLS
