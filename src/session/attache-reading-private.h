/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Making a reading: for the session and its tests. */

#pragma once

#include "attache-reading.h"

G_BEGIN_DECLS

/* All borrowed, none NULL; arrays in the order of the text, and not changed afterwards. */
typedef struct
{
  AttacheArticle *article;
  AttacheText *text;
  GArray *sections;       /* AttacheFoundSection */
  GArray *mentions;       /* AttacheReadingMention */
  GArray *times;          /* AttacheReadingTime */
  GPtrArray *statements;  /* AttacheStatement */
  GPtrArray *events;      /* AttacheEvent */
  GPtrArray *annotations; /* AttacheAnnotation; of the whole article first */
  GPtrArray *kin;         /* AttacheKin */
  GArray *versions;       /* gint64; nullable: there is one only */
  const char *country;    /* nullable: of the outlet */
} AttacheReadingParts;

AttacheReading *attache_reading_new (const AttacheReadingParts *parts);

G_END_DECLS
