/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells and rows of a text with separators (RFC 4180, with commas, semicolons or tabulators). It
 * knows nothing of what the columns mean. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ATTACHE_CSV_MAX_COLUMNS 256

/* On the stack of a reader; @p and @end are borrowed. */
typedef struct
{
  const char *p;
  const char *end;
  char separator;
  guint line; /* 1-based, of what is read next */
} AttacheCsv;

/* The separator is the one that the first line has most of; FALSE where it has none. */
gboolean attache_csv_init (AttacheCsv *csv, const char *text, gsize length);

/* Transfer full, NULL-terminated; NULL at the end. Empty lines are passed over. Cells beyond the
 * limit are dropped. */
GStrv attache_csv_next (AttacheCsv *csv);

G_END_DECLS
