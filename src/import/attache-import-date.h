/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates as files, pages and archives write them, in the languages that coverage comes in. Absolute
 * dates only: "yesterday" is the analysis' business. */

#pragma once

#include "attache-time-span.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 instant; /* microseconds of civil time: a zone is read over, not converted */
  AttachePrecision precision;
  gsize start; /* bytes: where in the string it stands */
  gsize end;
} AttacheImportDate;

/* The first date in @string (@length bytes, -1: to the NUL) within years 1900 … 2099. @month_first:
 * how to read 9/10/2022, which nothing in the string decides. FALSE, and @date untouched, where
 * there is none. Linear. */
gboolean attache_import_date_find (const char *string, gssize length, gboolean month_first,
                                   AttacheImportDate *date);

/* The same, and also seconds or milliseconds since 1970 written as digits, as programs do. */
gboolean attache_import_date_parse (const char *string, gboolean month_first,
                                    AttacheImportDate *date);

/* 1 … 12 for a month's name or its usual abbreviation, which fills the first @length bytes of
 * @word; 0 for others. */
gint attache_import_date_month (const char *word, gsize length);

G_END_DECLS
