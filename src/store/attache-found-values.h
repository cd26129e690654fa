/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is written of the findings of an article and depends on nothing else: a worker makes it
 * while the writer has other things to do. Pure; any thread. */

#pragma once

#include "attache-findings.h"
#include "attache-text.h"

G_BEGIN_DECLS

typedef struct
{
  /* One for each statement, in their order */
  GPtrArray *spans;     /* char *: by attache_statement_spans_to_json () */
  GArray *quote_hashes; /* gint64: by attache_quote_hash (); 0: not quoted, or too short */
  /* One for each event */
  GPtrArray *labels; /* char *: by attache_event_label () */
} AttacheFoundValues;

AttacheFoundValues *attache_found_values_new (const AttacheText *text,
                                              const AttacheFindings *findings);
void attache_found_values_free (AttacheFoundValues *values);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheFoundValues, attache_found_values_free)

G_END_DECLS
