/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the words of a statement stand, as one value (data/schema/012-spans.sql): a JSON array of
 * numbers, three for each span: role, start, end in code points; in the order of role and start. */

#pragma once

#include <glib.h>

#include "attache-span.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_SPAN_CONTENT,
  ATTACHE_SPAN_CUE,
  ATTACHE_SPAN_SOURCE,
  ATTACHE_SPAN_VIA,
  ATTACHE_SPAN_ADDRESSEE,
} AttacheSpanRole;

typedef struct
{
  AttacheSpanRole role;
  AttacheSpan span;
} AttacheRoleSpan;

/* @spans: AttacheRoleSpan, in any order; those without words, and the second of two that are alike
 * in role and start, are left out. Transfer full. */
char *attache_statement_spans_to_json (GArray *spans);
/* @json nullable: none. It may come from anybody. AttacheRoleSpan, transfer full; NULL: DAMAGED. */
GArray *attache_statement_spans_from_json (const char *json, GError **error);

G_END_DECLS
